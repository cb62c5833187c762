# Requests a fast shutdown of the server of a folder. Argument: folder.
read -r server <"$1/postmaster.pid"
kill -INT "$server"
