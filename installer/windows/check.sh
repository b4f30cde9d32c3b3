#!/usr/bin/env bash
# Proves the Windows installer under Wine, as an IT department would use it: installs an older version silently, books in its
# practice journal, upgrades while the program runs (refused) and after it was closed, opens the journal again, drives the
# installed program, uninstalls, and installs into a folder with a Chinese name.
#
#   check.sh [FOLDER]     screenshots go to FOLDER (default build/windows-check); `./dev installer windows` made the installer
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
pictures=$(realpath -m "${1:-$root/build/windows-check}")
build=$root/build/windows
installer=$(find "$root/build/packages" -name 'PointsDesk-*-windows-x64.exe' -print -quit)
[ -n "$installer" ] || { echo "There is no installer: run ./dev installer windows" >&2 && exit 1; }
version=$(basename "$installer" | sed 's/PointsDesk-\(.*\)-windows-x64.exe/\1/')

# shellcheck source=installer/windows/wine_session.sh
. "$here/wine_session.sh"

fail() {
    echo "FAILED: $*" >&2
    exit 1
}
passed() { echo "passed: $*"; }

uninstall_key='HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall\PointsDesk'
registered() { wine reg query "$uninstall_key" /v "$1" 2>/dev/null | tr -d '\r' | sed -n "s/.*REG_SZ *//p"; }

# until_true SECONDS WHAT COMMAND…
until_true() {
    local seconds=$1 what=$2 tenth
    shift 2
    for ((tenth = 0; tenth < seconds * 10; ++tenth)); do
        ! "$@" || return 0
        sleep 0.1
    done
    fail "waited $seconds s in vain until $what"
}
gone() { [ ! -e "$1" ]; }
has_bytes() { [ -s "$1" ]; }

# ---- an older version, with a file that the new one no longer has ----
mkdir -p "$scratch/stale"
echo "only in the old version" >"$scratch/stale/old-part.txt"
(cd "$build" && cpack -G NSIS -R 0.0.9 -B "$scratch/old" -D "CPACK_PACKAGE_FILE_NAME=old" -D "CPACK_INSTALLED_DIRECTORIES=$scratch/stale;.") \
    >"$scratch/cpack.log" 2>&1 || {
    cat "$scratch/cpack.log"
    fail "the older installer could not be made"
}

start_wine_session
drive=$WINEPREFIX/drive_c
folder="$drive/Program Files/Points Desk"
program="$folder/points-desk.exe"
data="$drive/users/$(id -un)/AppData/Local/points-desk"
menu="$drive/ProgramData/Microsoft/Windows/Start Menu/Programs/Points Desk"

wine "$scratch/old/old.exe" /S || fail "the older version does not install silently"
[[ -f $program && -f $folder/old-part.txt ]] || fail "the older version left no program"
[ "$(registered DisplayVersion)" = 0.0.9 ] || fail "the older version is not registered: $(registered DisplayVersion)"
[ "$(find "$menu" -name '*.lnk' | wc -l)" -eq 2 ] || fail "no entries in the start menu"
passed "silent install, registered, in the start menu"

# ---- a journal of practice, and a program that runs ----
wine "$program" --practice --lang zh_CN >"$scratch/practice.log" 2>&1 &
practice_pid=$!
until_true 120 "the practice journal is there" has_bytes "$data/practice/practice.db"
status=0
wine "$installer" /S || status=$?
[ $status -eq 4 ] || fail "an upgrade while the program runs ended with $status instead of 4"
[ "$(registered DisplayVersion)" = 0.0.9 ] || fail "a refused upgrade changed the version"
passed "an upgrade while the program runs is refused with 4"

# Closed as by its window's button; what still runs after a minute is a failure.
has_ended() { ! kill -0 "$practice_pid" 2>/dev/null; }
wine taskkill /im points-desk.exe >/dev/null 2>&1 || fail "the running program could not be told to close"
until_true 60 "the program has closed" has_ended
# A journal that was closed has no log beside it; what is checked is then one file.
sum_before=$(cd "$data" && find . -name '*.db*' -type f -exec sha256sum {} + | sort)
[ -n "$sum_before" ] || fail "no journal to keep"

# ---- upgrade ----
status=0
wine "$installer" /S || status=$?
[ $status -eq 0 ] || fail "the upgrade ended with $status"
[ "$(registered DisplayVersion)" = "$version" ] || fail "the upgrade is not registered"
[ ! -e "$folder/old-part.txt" ] || fail "a part of the older version stayed"
[ "$(find "$menu" -name '*.lnk' | wc -l)" -eq 2 ] || fail "the start menu has not two entries"
[ "$sum_before" = "$(cd "$data" && find . -name '*.db*' -type f -exec sha256sum {} + | sort)" ] || fail "the upgrade changed the journal"
passed "upgrade from 0.0.9 to $version keeps the journal and clears the old program"

# ---- the installed program ----
"$here/imports.py" "$folder" || fail "DLLs are missing"
for look in zh_CN-light en-dark; do
    rm -rf "${pictures:?}/$look"
    mkdir -p "$pictures/$look"
    status=0
    wine "$program" --self-test --lang "${look%-*}" --theme "${look#*-}" \
        --screenshots "$(winepath -w "$pictures/$look")" >"$pictures/$look.txt" 2>&1 || status=$?
    tr -d '\r' <"$pictures/$look.txt"
    [ $status -eq 0 ] || fail "the self-test ended with $status"
    [ "$(find "$pictures/$look" -name '*.png' | wc -l)" -ge 2 ] || fail "the self-test left no pictures"
done
passed "self-test, pictures in $pictures"

# ---- uninstall ----
wine "$folder/Uninstall.exe" /S || fail "the uninstaller ended with an error"
until_true 60 "the program's folder is gone" gone "$folder"
until_true 10 "the start menu's folder is gone" gone "$menu"
[ -z "$(registered DisplayVersion)" ] || fail "the uninstaller left its registry key"
[ "$sum_before" = "$(cd "$data" && find . -name '*.db*' -type f -exec sha256sum {} + | sort)" ] || fail "the uninstaller touched the journal"
passed "uninstall leaves the data and nothing else"

# ---- another folder, with a Chinese name ----
other="$drive/商场 软件/Points Desk"
# NSIS takes the rest of the line, unquoted: quotes are what Wine puts around an argument with spaces in it.
wine "$installer" /S '/D=C:\商场' '软件\Points' Desk || fail "no silent install into another folder"
[ -f "$other/points-desk.exe" ] || fail "/D= was not followed"
wine "$other/points-desk.exe" --self-test >"$scratch/other.txt" 2>&1 || {
    cat "$scratch/other.txt"
    fail "the program does not run from a folder with a Chinese name"
}
wine "$other/Uninstall.exe" /S
until_true 60 "the other folder is gone" gone "$other"
passed "a folder with a Chinese name"
