# Sourced: a Wine of its own in a temporary folder, on a virtual display, gone when the script ends. Sets $scratch.
# shellcheck shell=bash

scratch=$(mktemp -d)
display_pid=

end_wine_session() {
    local status=$?
    wineserver -k 2>/dev/null || true
    [ -z "$display_pid" ] || kill "$display_pid" 2>/dev/null || true
    rm -rf "$scratch"
    exit "$status"
}
trap end_wine_session EXIT

start_wine_session() {
    local tool
    for tool in wine wineserver Xvfb; do
        command -v "$tool" >/dev/null || PATH=$PATH:/usr/lib/wine
        command -v "$tool" >/dev/null || { echo "$tool is missing: ./dev installer installs it" >&2 && exit 1; }
    done
    export WINEPREFIX=$scratch/wine WINEARCH=win64 WINEDEBUG=-all WINEDLLOVERRIDES="mscoree=;mshtml=;winemenubuilder.exe="
    # Arguments reach Windows programs in the locale's charset.
    export LC_ALL=C.UTF-8
    # Wine links Documents and Desktop to the real ones of whoever runs this.
    mkdir -p "$scratch/home"
    export HOME=$scratch/home
    Xvfb -displayfd 3 -screen 0 1680x1050x24 -nolisten tcp 3>"$scratch/display" 2>"$scratch/xvfb.log" &
    display_pid=$!
    for _ in $(seq 100); do
        [ ! -s "$scratch/display" ] || break
        sleep 0.1
    done
    [ -s "$scratch/display" ] || { cat "$scratch/xvfb.log" >&2 && exit 1; }
    DISPLAY=:$(cat "$scratch/display")
    export DISPLAY
    wine wineboot -i >/dev/null 2>&1
    wineserver -w
}
