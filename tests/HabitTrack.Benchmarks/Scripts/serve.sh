# Runs a PostgreSQL server until standard input is closed, which also happens when the benchmark is killed.
# Arguments: database folder, binaries folder, server settings.
folder=$1 binaries=$2
shift 2
trap '' HUP INT TERM

"$binaries/initdb" -D "$folder/data" --username=bench --encoding=UTF8 --no-locale --data-checksums --auth=trust >"$folder/initdb.log" 2>&1 || exit 1
exec 3<&0
"$binaries/postgres" -D "$folder/data" -c unix_socket_directories="$folder" "$@" >"$folder/postgres.log" 2>&1 </dev/null 3<&- &
server=$!
{ while read -r _; do :; done; kill -INT "$server"; } <&3 >/dev/null 2>&1 &
wait "$server"
