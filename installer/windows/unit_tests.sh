#!/usr/bin/env bash
# Runs the cross-built tests that need no window under Wine.
#
#   unit_tests.sh [TEST…]     all of them, or those named (tst_vault …); `./dev installer windows` made build/windows
#
# Prints one line a test; the whole output of those that fail. A test program gets five minutes.
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
build=$root/build/windows
sysroot=${PD_SYSROOT:-$root/build/windows-sysroot}
# What they test: the rooms of core/. Others read the sources or need a window.
rooms="domain wechatpay store vault settings service practice"

[ -f "$build/build.ninja" ] || { echo "build/windows is not there: run ./dev installer windows" >&2 && exit 1; }
names=("$@")
if [ ${#names[@]} -eq 0 ]; then
    for room in $rooms; do
        for source in "$root/tests/unit/$room"/tst_*.cpp; do
            name=$(basename "$source" .cpp)
            # Some are for one platform only.
            [ ! -d "$build/tests/unit/$room/CMakeFiles/$name.dir" ] || names+=("$name")
        done
    done
fi
[ ${#names[@]} -gt 0 ] || { echo "no tests found" >&2 && exit 1; }

export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1 CCACHE_SLOPPINESS=pch_defines,time_macros PD_SYSROOT=$sysroot
cmake --build "$build" -j "$(nproc)" --target "${names[@]}" >"$build/unit_tests.log" || {
    tail -50 "$build/unit_tests.log"
    exit 1
}

# shellcheck source=installer/windows/wine_session.sh
. "$here/wine_session.sh"
start_wine_session
WINEPATH=$(winepath -w "$sysroot/bin")
QT_PLUGIN_PATH=$(winepath -w "$sysroot/plugins")
OPENSSL_MODULES=$(winepath -w "$sysroot/lib/ossl-modules")
PD_SOURCE_DIR=$(winepath -w "$root" | sed 's|\\|/|g')
export WINEPATH QT_PLUGIN_PATH OPENSSL_MODULES PD_SOURCE_DIR QT_QPA_PLATFORM=offscreen

failed=()
cd "$scratch"
for name in "${names[@]}"; do
    program=$(find "$build/tests" -name "$name.exe" -print -quit)
    status=0
    timeout 300 wine "$program" -o "$name.txt,txt" >"$name.out" 2>&1 || status=$?
    totals=$(grep -a '^Totals:' "$name.txt" 2>/dev/null | tr -d '\r' || true)
    echo "$name: ${totals:-no result} (exit $status)"
    if [ $status -ne 0 ] || [ -z "$totals" ]; then
        failed+=("$name")
        grep -a -v '^PASS' "$name.txt" 2>/dev/null | tail -60 || true
        tail -20 "$name.out"
    fi
done
[ ${#failed[@]} -eq 0 ] || { echo "FAILED under Wine: ${failed[*]}" && exit 1; }
echo "${#names[@]} test programs passed under Wine"
