#!/usr/bin/env bash
# Proves the .deb on a clean Debian: a new root made by debootstrap, the package installed by apt with what it depends on, the
# program driven on a virtual display as an ordinary user, and removed again. Needs root; `./dev installer debian` made the package.
#
#   check.sh [FOLDER]     screenshots go to FOLDER (default build/debian-check)
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
pictures=$(realpath -m "${1:-$root/build/debian-check}")
package=$(find "$root/build/packages" -name 'points-desk_*.deb' -print -quit)
suite=bookworm

fail() {
    echo "FAILED: $*" >&2
    exit 1
}
passed() { echo "passed: $*"; }
[ -n "$package" ] || fail "there is no package: run ./dev installer debian"
[ "$(id -u)" -eq 0 ] || fail "a new root needs root"

# ---- what can be said without installing ----
desktop-file-validate "$here/points-desk.desktop" || fail "the desktop entry"
content=$(mktemp -d)
clean=$content/root
trap 'rm -rf "$content"' EXIT
dpkg-deb --extract "$package" "$content/files"
appstreamcli validate --no-net "$content/files/usr/share/metainfo/example.pointsdesk.PointsDesk.metainfo.xml" || fail "the AppStream data"
for size in 16 24 32 48 64 128 256 512; do
    icon=$content/files/usr/share/icons/hicolor/${size}x${size}/apps/points-desk.png
    file "$icon" | grep -q "$size x $size" || fail "the icon of $size pixels"
done
passed "desktop entry, AppStream data, icons"

# ---- a clean root ----
# It reaches Debian's archive as this machine does: the same mirrors, proxy and authorities, and none of the other archives.
archive() {
    # shellcheck disable=SC2016 # apt's own placeholders
    apt-get indextargets --format '$(ORIGIN) $(CREATED_BY) deb $(REPO_URI) $(CODENAME) $(COMPONENT)' |
        sed -n 's/^Debian Packages //p' | sort -u
}
mirror=$(archive | awk -v suite=$suite '$3 == suite { print $2; exit }')
[ -n "$mirror" ] || fail "apt knows no archive of Debian $suite"
debootstrap --variant=minbase --include=ca-certificates $suite "$clean" "$mirror" >"$content/debootstrap.log" 2>&1 ||
    { tail -20 "$content/debootstrap.log" && fail "no clean root"; }
archive >"$clean/etc/apt/sources.list"
apt-config dump | grep '^Acquire::' >"$clean/etc/apt/apt.conf"
cp /etc/resolv.conf "$clean/etc/" 2>/dev/null || true
cp -r /usr/local/share/ca-certificates/. "$clean/usr/local/share/ca-certificates/" 2>/dev/null || true
in_root() { chroot "$clean" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
in_root update-ca-certificates >/dev/null 2>&1 || true
in_root apt-get -qq update
cp "$package" "$clean/tmp/points-desk.deb"
in_root apt-get -qq install -y --no-install-recommends /tmp/points-desk.deb >"$content/install.log" 2>&1 ||
    { tail -20 "$content/install.log" && fail "apt could not install the package"; }
passed "installed by apt on a clean Debian $suite, recommended packages left out"

# ---- the program ----
in_root apt-get -qq install -y --no-install-recommends xvfb xauth fonts-noto-cjk >"$content/install.log" 2>&1 ||
    { tail -20 "$content/install.log" && fail "no virtual display in the clean root"; }
in_root useradd --create-home clerk
in_root su clerk -c 'xvfb-run -a points-desk --self-test --lang zh_CN --screenshots /tmp/pictures' || fail "the self-test"
mkdir -p "$pictures"
cp "$clean"/tmp/pictures/*.png "$pictures/"
passed "self-test as an ordinary user, pictures in $pictures"

# ---- away again, but for what a clerk has written ----
journal=/home/clerk/.local/share/points-desk/practice/practice.db
# xvfb-run does not pass a signal on: the program itself is ended, and xvfb-run with it, before the package goes.
in_root su clerk -c "xvfb-run -a sh -c 'points-desk --practice & echo \$! >/tmp/practice.pid; wait' >/tmp/practice.log 2>&1 & display=\$!
    for _ in \$(seq 600); do [ ! -s $journal ] || break; sleep 0.1; done
    kill \$(cat /tmp/practice.pid); wait \$display; [ -s $journal ]" || fail "no journal of practice was made"
! kill -0 "$(cat "$clean/tmp/practice.pid")" 2>/dev/null || fail "the program does not end when it is told to"
sums() { (cd "$clean" && find home -type f -exec sha256sum {} + | sort); }
before=$(sums)
in_root apt-get -qq purge -y points-desk >"$content/purge.log" 2>&1 || { tail -20 "$content/purge.log" && fail "apt could not remove the package"; }
left=$(find "$clean"/{usr,etc,var,opt} -iname '*points?desk*')
[ -z "$left" ] || fail "left behind: $left"
[ "$before" = "$(sums)" ] || fail "removing the package touched the home of its user"
passed "removed: nothing left behind, and the journal is as it was"
