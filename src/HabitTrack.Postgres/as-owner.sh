# PostgreSQL does not run as root: whoever owns the folder runs it. Arguments: folder, command that finds the folder at descriptor 9.
# The folder is handed over open, because the ones above it may be closed to its owner.
folder=$1
shift
exec 9<"$folder"
exec setpriv --reuid="$(stat -c %u "$folder")" --regid="$(stat -c %g "$folder")" --init-groups "$@"
