# shellcheck shell=bash disable=SC2034
# Checks and installs the prerequisites of the other scripts, which source this file.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '%s\n' "$@" >&2; }

fail() {
    say "$@"
    exit 1
}

# The SDK of global.json. If it is missing, dotnet prints the details.
need_sdk() {
    local wanted
    wanted=$(sed -n 's/.*"sdk".*"version": *"\([0-9.]*\)".*/\1/p' "$root/global.json")
    (cd "$root" && dotnet --version >/dev/null) ||
        fail "HabitTrack requires the .NET SDK $wanted or a later ${wanted%.*}. Install it from https://dot.net/download"
}

has_postgres() {
    local folder
    if [ -n "${HABITTRACK_PG_BIN:-}" ]; then
        [ -x "$HABITTRACK_PG_BIN/initdb" ]
        return
    fi
    command -v initdb >/dev/null && return
    for folder in /usr/lib/postgresql/*/bin /opt/homebrew/opt/postgresql*/bin /usr/local/opt/postgresql*/bin; do
        [ -x "$folder/initdb" ] && return
    done
    return 1
}

# The binaries of PostgreSQL, for the embedded server.
need_postgres() {
    has_postgres && return
    [ -z "${HABITTRACK_PG_BIN:-}" ] || fail "HABITTRACK_PG_BIN=$HABITTRACK_PG_BIN is not the folder of PostgreSQL's binaries: it does not contain initdb."
    command -v apt-get >/dev/null || fail "PostgreSQL is missing. Install it, on macOS: brew install postgresql"
    [ "$(id -u)" = 0 ] || fail "PostgreSQL is missing. Install it: sudo apt-get install postgresql"

    say "Installing PostgreSQL ..."
    install_packages postgresql
}

has_chromium() {
    local name
    [ -z "${HABITTRACK_CHROMIUM:-}" ] || return 0
    for name in chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable; do
        command -v "$name" >/dev/null && return
    done
    return 1
}

# The browser for the tests of the pages, which are skipped without it.
want_chromium() {
    has_chromium && return
    if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
        say "Installing chromium ..."
        install_packages chromium-headless-shell
    else
        say "Chromium is missing, so the browser tests will be skipped. Install it: sudo apt-get install chromium-headless-shell" \
            "HABITTRACK_CHROMIUM=<file> sets one that is not on the PATH."
    fi
}

# Installs packages on Debian, without the database cluster that its PostgreSQL package would create and start.
install_packages() {
    local clusters=/etc/postgresql-common/createcluster.d log status=0
    log=$(mktemp)
    mkdir -p "$clusters"
    echo "create_main_cluster = false" >"$clusters/habittrack.conf"
    {
        apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
    } >"$log" 2>&1 </dev/null || status=$?
    rm "$clusters/habittrack.conf"

    [ "$status" = 0 ] || { cat "$log" >&2; fail "apt-get could not install $*; see the output above."; }
    rm "$log"
}

# The service as last built by scripts/run. A new build would overwrite the files of a running service.
need_service() {
    service=$root/src/HabitTrack.Web/bin/Release/net10.0/HabitTrack.Web.dll
    [ ! -f "$service" ] || return 0
    (cd "$root" && dotnet build src/HabitTrack.Web --configuration Release --nologo --verbosity quiet >&2)
}
