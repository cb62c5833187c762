# Tells the server of a folder to stop at once and cleanly. Argument: folder.
read -r server <"$1/postmaster.pid"
kill -INT "$server"
