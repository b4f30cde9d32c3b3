#!/usr/bin/env bash
# Runs the cross-built tests that need no desktop under Wine: all of the labels unit and ui but what not_under_wine.txt names.
#
#   unit_tests.sh [TEST…]     all of them, or those named (tst_vault …); `./dev installer windows` made build/windows
#
# Prints one line a test; the whole output of those that fail. A test program gets fifteen minutes, as on a busy machine RSA keys
# take long.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
build=$root/build/windows
export PD_SYSROOT=${PD_SYSROOT:-$root/build/windows-sysroot}

[ -f "$build/build.ninja" ] || { echo "build/windows is not there: run ./dev installer windows" >&2 && exit 1; }
export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1 CCACHE_SLOPPINESS=pch_defines,time_macros
cmake -S "$root" -B "$build" >/dev/null # so that the list below is today's
names=("$@")
if [ ${#names[@]} -eq 0 ]; then
    mapfile -t known < <(ctest --test-dir "$build" -N -L 'unit|ui' | sed -n 's/^ *Test *#[0-9]*: //p')
    mapfile -t left_out < <(sed -n 's/^\(tst_[a-z0-9_]*\) .*/\1/p' "$here/not_under_wine.txt")
    mapfile -t partly < <(sed -n 's/^\(tst_[a-z0-9_]*\):.*/\1/p' "$here/not_under_wine.txt")
    for name in "${left_out[@]}" "${partly[@]}"; do
        printf '%s\n' "${known[@]}" | grep -qx "$name" || { echo "not_under_wine.txt names $name, which there is not" >&2 && exit 1; }
    done
    mapfile -t names < <(printf '%s\n' "${known[@]}" | grep -vxF -f <(printf '%s\n' "${left_out[@]}"))
fi
[ ${#names[@]} -gt 0 ] || { echo "no tests found" >&2 && exit 1; }

cmake --build "$build" -j "$(nproc)" --target "${names[@]}" >"$build/unit_tests.log" || {
    tail -50 "$build/unit_tests.log"
    exit 1
}

# shellcheck source=installer/windows/wine_session.sh
. "$here/wine_session.sh"
start_wine_session
WINEPATH=$(winepath -w "$PD_SYSROOT/bin")
# Wine keeps variables that begin with QT_ to itself, but for those that it is given like this.
WINEQT_PLUGIN_PATH=$(winepath -w "$PD_SYSROOT/plugins")
OPENSSL_MODULES=$(winepath -w "$PD_SYSROOT/lib/ossl-modules")
PD_SOURCE_DIR=$(winepath -w "$root" | sed 's|\\|/|g')
WINEQT_QPA_FONTDIR=$(winepath -w /usr/share/fonts/truetype/dejavu)
export WINEQT_QPA_FONTDIR WINEPATH WINEQT_PLUGIN_PATH OPENSSL_MODULES PD_SOURCE_DIR WINEQT_QPA_PLATFORM=offscreen build here

# wait_for PROCESS TEST: its exit status. What has told its result and still runs ten seconds later is waiting for a lock of the C++
# runtime while that is unloaded (app/leave_process_windows.cpp is why the program doesn't): its result counts, and it is said.
wait_for() {
    local told=0 began=$SECONDS
    while kill -0 "$1" 2>/dev/null; do
        ((told > 0)) || ! grep -aq 'Finished testing of' "$2.txt" 2>/dev/null || told=$SECONDS
        if ((told > 0 && SECONDS > told + 10)); then
            kill -9 "$1"
            touch "$2.stayed"
            grep -a '^Totals:' "$2.txt" | grep -q ', 0 failed,' || return 1
            return 0
        elif ((SECONDS > began + 900)); then
            kill -9 "$1"
            return 124
        fi
        sleep 0.1
    done
    wait "$1"
}

run_test() {
    local name=$1 program status=0 totals not_run functions=()
    program=$(find "$build/tests" -name "$name.exe" -print -quit)
    not_run=$(sed -n "s/^$name:\([A-Za-z0-9_]*\) .*/\1/p" "$here/not_under_wine.txt")
    if [ -n "$not_run" ]; then
        mapfile -t functions < <(wine "$program" -functions 2>/dev/null | tr -d '\r' | sed 's/()$//')
        for function in $not_run; do
            printf '%s\n' "${functions[@]}" | grep -qx "$function" || {
                echo "$name has no function $function: mend not_under_wine.txt" && touch "$name.failed" && return 0
            }
        done
        mapfile -t functions < <(printf '%s\n' "${functions[@]}" | grep -vxF "$not_run")
    fi
    # Qt Test says nothing on Wine's console.
    wine "$program" "${functions[@]}" -o "$name.txt,txt" >"$name.out" 2>&1 &
    wait_for $! "$name" || status=$?
    totals=$(grep -a '^Totals:' "$name.txt" 2>/dev/null | tr -d '\r' || true)
    echo "$name: ${totals:-no result} (exit $status)${not_run:+ without ${not_run//$'\n'/, }}"
    if [ $status -ne 0 ] || [ -z "$totals" ]; then
        touch "$name.failed"
        grep -a -v '^PASS' "$name.txt" 2>/dev/null | tail -60 || true
        tail -20 "$name.out"
    fi
}
export -f run_test wait_for
cd "$scratch"
printf '%s\n' "${names[@]}" | xargs -P "$(nproc)" -I{} bash -c 'run_test {}'
stayed=$(find . -maxdepth 1 -name '*.stayed' -printf '%f ' | sed 's/\.stayed//g')
[ -z "$stayed" ] || echo "passed, but did not end by themselves and were ended: $stayed"
failed=$(find . -maxdepth 1 -name '*.failed' -printf '%f ' | sed 's/\.failed//g')
[ -z "$failed" ] || { echo "FAILED under Wine: $failed" && exit 1; }
echo "${#names[@]} test programs passed under Wine; left out: installer/windows/not_under_wine.txt"
