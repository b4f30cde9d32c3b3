#!/usr/bin/env bash
# Proves the Windows installer under Wine, as an IT department would use it: installs an older version silently, lets it make a
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

product_key='HKLM\Software\Points Desk'
uninstall_key='HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall\PointsDesk'
registered() { wine reg query "$uninstall_key" /v "$1" 2>/dev/null | tr -d '\r' | sed -n "s/.*REG_SZ *//p"; }

# until_true SECONDS WHAT COMMAND…
until_true() {
    local what=$2 end=$((SECONDS + $1))
    shift 2
    while ((SECONDS < end)); do
        ! "$@" || return 0
        sleep 0.1
    done
    fail "waited in vain until $what"
}
gone() { [ ! -e "$1" ]; }
there() { [ -e "$1" ]; }
has_bytes() { [ -s "$1" ]; }

# start_practice: the installed program with its practice journal; the log beside a journal says that it is open.
start_practice() {
    wine "$program" --practice --lang zh_CN >"$scratch/practice.log" 2>&1 &
    practice_pid=$!
    until_true 120 "the practice journal is there" has_bytes "$data/practice/practice.db"
    until_true 120 "the practice journal is open" there "$data/practice/practice.db-wal"
}

# Closed as by its window's button, again every five seconds: the journal is open before there is a window to close. What still
# runs after a minute is a failure.
told_to_close=0
has_ended() {
    kill -0 "$practice_pid" 2>/dev/null || return 0
    if ((SECONDS >= told_to_close + 5)); then
        told_to_close=$SECONDS
        wine taskkill /im points-desk.exe >/dev/null 2>&1 || true
    fi
    return 1
}
close_practice() {
    until_true 60 "the program has closed" has_ended
    wait "$practice_pid" || fail "the program ended with $?: $(cat "$scratch/practice.log")"
}

# Everything that belongs to the user. A journal that was closed has no log beside it; what is checked is then one file.
user_data() { (cd "$data" && find . -type f -exec sha256sum {} + | sort -k2); }
same_data() {
    local now
    now=$(user_data)
    [ "$now" = "$data_before" ] || { diff <(echo "$data_before") <(echo "$now") || true; return 1; }
}

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

# ---- a journal of practice, a profile of IT's, and a program that runs ----
start_practice
status=0
wine "$installer" /S || status=$?
[ $status -eq 4 ] || fail "an upgrade while the program runs ended with $status instead of 4"
[ "$(registered DisplayVersion)" = 0.0.9 ] || fail "a refused upgrade changed the version"
passed "an upgrade while the program runs is refused with 4"
close_practice
printf '[merchant]\nmchid=1900000001\n' >"$data/profile.ini"
data_before=$(user_data)
echo "$data_before"

# ---- upgrade ----
status=0
wine "$installer" /S || status=$?
[ $status -eq 0 ] || fail "the upgrade ended with $status"
[ "$(registered DisplayVersion)" = "$version" ] || fail "the upgrade is not registered"
[ ! -e "$folder/old-part.txt" ] || fail "a part of the older version stayed"
[ "$(find "$menu" -name '*.lnk' | wc -l)" -eq 2 ] || fail "the start menu has not two entries"
same_data || fail "the upgrade changed the user's data"
passed "upgrade from 0.0.9 to $version keeps journal and settings and clears the old program"
start_practice
close_practice
grep -q 'mchid=1900000001' "$data/profile.ini" || fail "the new version changed the profile"
data_before=$(user_data)
passed "the new version opens the older one's journal"

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
    for line in 'TLS: openssl, OpenSSL 3' 'SQLite: 3' 'platform: windows' "OpenSSL's old ciphers: loaded" \
        "vault: sealed and opened again with a key of the system's keychain"; do
        grep -qF "$line" "$pictures/$look.txt" || fail "the self-test does not say: $line"
    done
done
grep -q '^history: .*已受理' "$pictures/zh_CN-light.txt" || fail "the Chinese window is not in Chinese"
passed "self-test, pictures in $pictures"

# ---- uninstall ----
wine "$folder/Uninstall.exe" /S || fail "the uninstaller ended with an error"
until_true 60 "the program's folder is gone" gone "$folder"
until_true 10 "the start menu's folder is gone" gone "$menu"
[ -z "$(registered DisplayVersion)" ] || fail "the uninstaller left its registry key"
! wine reg query "$product_key" >/dev/null 2>&1 || fail "the uninstaller left $product_key"
left=$(find "$drive" -ipath '*points*desk*' ! -path "$data" ! -path "$data/*")
[ -z "$left" ] || fail "left behind: $left"
same_data || fail "the uninstaller touched the user's data"
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
