# shellcheck shell=bash disable=SC2034
# What the other scripts need of the machine. They source this file.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

say() { printf '%s\n' "$@" >&2; }

fail() {
    say "$@"
    exit 1
}

# The SDK that global.json asks for; dotnet itself says what is amiss.
need_sdk() {
    local wanted
    wanted=$(sed -n 's/.*"sdk".*"version": *"\([0-9.]*\)".*/\1/p' "$root/global.json")
    (cd "$root" && dotnet --version >/dev/null) ||
        fail "HabitTrack is built by the .NET SDK $wanted or a later ${wanted%.*}. Get it from https://dot.net/download"
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

# The binaries of PostgreSQL, of which the service runs a server of its own.
need_postgres() {
    has_postgres && return
    [ -z "${HABITTRACK_PG_BIN:-}" ] || fail "HABITTRACK_PG_BIN=$HABITTRACK_PG_BIN is not the folder of PostgreSQL's binaries: it has no initdb."
    command -v apt-get >/dev/null || fail "PostgreSQL is missing. Get it, on macOS by: brew install postgresql"
    [ "$(id -u)" = 0 ] || fail "PostgreSQL is missing. Get it by: sudo apt-get install postgresql"

    say "Installing PostgreSQL ..."
    install_packages postgresql
}

has_chromium() {
    local name
    [ -z "${HABITTRACK_CHROMIUM:-}" ] || return 0
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        command -v "$name" >/dev/null && return
    done
    return 1
}

# The browser that tests of the pages drive. Without it those tests are skipped, by name.
want_chromium() {
    has_chromium && return
    if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
        say "Installing chromium ..."
        install_packages chromium
    else
        say "There is no chromium, and the tests that need one will be skipped. Get it by: sudo apt-get install chromium" \
            "HABITTRACK_CHROMIUM=<file> names one that is not on the PATH."
    fi
}

# Installs packages on Debian, without the database that its PostgreSQL package would make and start.
install_packages() {
    local clusters=/etc/postgresql-common/createcluster.d log status=0
    log=$(mktemp)
    mkdir -p "$clusters"
    echo "create_main_cluster = false" >"$clusters/habittrack.conf"
    {
        apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$@"
    } >"$log" 2>&1 </dev/null || status=$?
    rm "$clusters/habittrack.conf"

    [ "$status" = 0 ] || { cat "$log" >&2; fail "apt-get could not install $*: see above."; }
    rm "$log"
}

# The service as scripts/run last built it: building would change it under one that runs.
need_service() {
    service=$root/src/HabitTrack.Web/bin/Release/net10.0/HabitTrack.Web.dll
    [ ! -f "$service" ] || return 0
    (cd "$root" && dotnet build src/HabitTrack.Web --configuration Release --nologo --verbosity quiet >&2)
}
