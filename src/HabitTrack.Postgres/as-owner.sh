# Runs a command as the owner of a folder, because PostgreSQL cannot run as root. Arguments: folder, command, which finds the folder at descriptor 9.
# The folder is passed as an open descriptor, because its owner may not have access to the parent folders.
folder=$1
shift
exec 9<"$folder"
exec setpriv --reuid="$(stat -c %u "$folder")" --regid="$(stat -c %g "$folder")" --init-groups "$@"
