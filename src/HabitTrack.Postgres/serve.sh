# Runs the server until standard input ends: the service holds the other end, and the kernel closes it however the service dies.
# Arguments: folder, folder of the binaries, name of the role, the service's account, settings for the server.
# Prints the server's process id.
folder=$1 binaries=$2 name=$3 account=$4
shift 4

# A signal to the whole group is for the service to answer, which then closes standard input.
trap '' HUP INT TERM

# Of all accounts of this machine, only the service's may connect.
echo "local all all peer map=service" >"$folder/pg_hba.conf"
echo "service \"$account\" $name" >"$folder/pg_ident.conf"

# The id left by a server that has gone may now be another program's, or a zombie's. One that cannot exist in its place lets the
# server start, and keeps its check that nobody uses the former server's shared memory any more.
rm -f "$folder"/.s.PGSQL.*
if [ -f "$folder/postmaster.pid" ]; then
    former=$(tail -n +2 "$folder/postmaster.pid")
    printf '%s\n' 2147483647 "$former" >"$folder/postmaster.pid"
fi

exec 3<&0
"$binaries/postgres" -D "$folder" "$@" </dev/null 3<&- &
server=$!
echo "$server"

{ while read -r _; do :; done; kill -INT "$server"; } <&3 >/dev/null 2>&1 &
watcher=$!

wait "$server"
status=$?
kill -KILL "$watcher"
exit "$status"
