# Runs the server until standard input ends. The service holds the other end, which the kernel closes when the service ends for any reason.
# Arguments: folder, folder of the binaries, name of the role, account of the service, settings of the server.
# Prints the server's process id.
folder=$1 binaries=$2 name=$3 account=$4
shift 4

# The service handles signals to the process group and then closes standard input.
trap '' HUP INT TERM

# Only the account of the service may connect.
echo "local all all peer map=service" >"$folder/pg_hba.conf"
echo "service \"$account\" $name" >"$folder/pg_ident.conf"

# The process id of a former server may now belong to another program or a zombie. Replacing it with an id that cannot exist lets the
# server start, and keeps its check that the former server's shared memory is no longer in use.
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
