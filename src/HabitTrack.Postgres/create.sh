# Creates a new, empty database. Arguments: folder, folder of the binaries, name of the role and database.
set -e
folder=$1 binaries=$2 name=$3

"$binaries/initdb" -D "$folder" --username="$name" --encoding=UTF8 --no-locale --data-checksums --auth-local=peer --auth-host=reject
echo "CREATE DATABASE $name" | "$binaries/postgres" --single -c exit_on_error=on -D "$folder" template1
