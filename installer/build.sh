#!/usr/bin/env bash
# Makes the installers that can be made on Debian, prints their sizes and what is inside. `./dev installer` calls it.
#
#   build.sh              both
#   build.sh debian       the .deb
#   build.sh windows      the Windows installer, cross-built with mingw-w64
#
# They come out in build/packages/. A second run only builds what changed.
set -euo pipefail

root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
export CCACHE_BASEDIR=$root CCACHE_NOHASHDIR=1 CCACHE_SLOPPINESS=pch_defines,time_macros
packages=$root/build/packages
jobs=$(nproc 2>/dev/null || echo 2)
max_windows_bytes=$((30 * 1000 * 1000))

say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }
die() {
    printf '%s\n' "$*" >&2
    exit 1
}

# configure FOLDER OPTIONS…
configure() {
    local folder=$1
    shift
    [ -f "$folder/build.ninja" ] || cmake -S . -B "$folder" -G Ninja -DCMAKE_BUILD_TYPE=Release \
        -DCMAKE_SKIP_INSTALL_ALL_DEPENDENCY=ON "$@" >&2
}

# pack FOLDER GENERATOR PATTERN: sets $package to what came out.
pack() {
    local folder=$1 generator=$2 pattern=$3
    rm -rf "$folder/packages"
    (cd "$folder" && cpack -G "$generator") >"$folder/cpack.log" 2>&1 || {
        cat "$folder/cpack.log" >&2
        die "CPack could not make the package; its log is above."
    }
    mkdir -p "$packages"
    local made
    made=$(find "$folder/packages" -maxdepth 1 -name "$pattern" -print -quit)
    [ -n "$made" ] || die "CPack made no $pattern in $folder/packages"
    find "$packages" -name "$pattern" -delete
    cp "$made" "$packages/"
    package=$packages/$(basename "$made")
}

size_of() { stat -c %s "$1"; }

tell() {
    say "$(basename "$1"): $(awk -v bytes="$(size_of "$1")" 'BEGIN { printf "%.1f MB", bytes / 1e6 }')"
    sha256sum "$1" | cut -d' ' -f1
}

build_debian() {
    say "Debian package"
    configure build/debian -DPD_BUILD_TESTS=OFF -DPD_PRECOMPILE=ON
    cmake --build build/debian -j "$jobs" --target points-desk >&2
    pack build/debian DEB '*.deb'
    tell "$package"
    dpkg-deb --field "$package" Package Version Architecture Depends Recommends Installed-Size
    dpkg-deb --contents "$package" | awk '$3 > 0 { printf "%9d  %s\n", $3, $6 }'
}

build_windows() {
    say "Windows installer"
    local sysroot=${PD_SYSROOT:-$root/build/windows-sysroot}
    installer/windows/sysroot.sh "$sysroot" >&2
    export PD_SYSROOT=$sysroot
    configure build/windows -DPD_PRECOMPILE=ON -DCMAKE_TOOLCHAIN_FILE="$root/installer/windows/toolchain.cmake"
    cmake --build build/windows -j "$jobs" --target points-desk >&2
    pack build/windows NSIS '*.exe'
    tell "$package"
    local tree=build/windows/packages/_CPack_Packages
    tree=$(find "$tree" -name points-desk.exe -printf '%h\n' -quit)
    (cd "$tree" && find . -type f -printf '%9s  %P\n' | LC_ALL=C sort -k2)
    installer/windows/imports.py "$tree"
    [ "$(size_of "$package")" -le $max_windows_bytes ] || die "The installer is over 30 MB."
}

wanted=("$@")
[ ${#wanted[@]} -gt 0 ] || wanted=(debian windows)
for one in "${wanted[@]}"; do
    case $one in
        debian) build_debian ;;
        windows) build_windows ;;
        *) die "usage: build.sh [debian] [windows]" ;;
    esac
done
ls -l "$packages"
