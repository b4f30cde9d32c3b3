#!/usr/bin/env bash
# Runs the cross-built tests that need no desktop under Wine: all of the labels unit and ui but those of not_under_wine.txt.
#
#   unit_tests.sh [TEST…]     all of them, or those named (tst_vault …); `./dev installer windows` made build/windows
#
# Prints one line a test; the whole output of those that fail. A test program gets five minutes.
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
    for name in "${left_out[@]}"; do
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
QT_PLUGIN_PATH=$(winepath -w "$PD_SYSROOT/plugins")
OPENSSL_MODULES=$(winepath -w "$PD_SYSROOT/lib/ossl-modules")
PD_SOURCE_DIR=$(winepath -w "$root" | sed 's|\\|/|g')
export WINEPATH QT_PLUGIN_PATH OPENSSL_MODULES PD_SOURCE_DIR QT_QPA_PLATFORM=offscreen build

run_test() {
    local name=$1 program status=0 totals
    program=$(find "$build/tests" -name "$name.exe" -print -quit)
    # Qt Test says nothing on Wine's console.
    timeout 300 wine "$program" -o "$name.txt,txt" >"$name.out" 2>&1 || status=$?
    totals=$(grep -a '^Totals:' "$name.txt" 2>/dev/null | tr -d '\r' || true)
    echo "$name: ${totals:-no result} (exit $status)"
    if [ $status -ne 0 ] || [ -z "$totals" ]; then
        touch "$name.failed"
        grep -a -v '^PASS' "$name.txt" 2>/dev/null | tail -60 || true
        tail -20 "$name.out"
    fi
}
export -f run_test
cd "$scratch"
printf '%s\n' "${names[@]}" | xargs -P "$(nproc)" -I{} bash -c 'run_test {}'
failed=$(find . -maxdepth 1 -name '*.failed' -printf '%f ' | sed 's/\.failed//g')
[ -z "$failed" ] || { echo "FAILED under Wine: $failed" && exit 1; }
echo "${#names[@]} test programs passed under Wine; left out: installer/windows/not_under_wine.txt"
