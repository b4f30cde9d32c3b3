#!/usr/bin/env bash
# Makes the Windows sysroot for cross-building on Debian 12: Qt Base, OpenSSL and SQLite from Debian's source packages,
# built with mingw-w64, and the header of tl::expected. About 20 minutes on two cores.
#
#   sysroot.sh FOLDER      makes FOLDER, or leaves it when it is complete
#
# A made one is used instead of building where PD_SYSROOT_ARCHIVE names a .tar.zst of it, or where one stands at
# ../shared/windows/sysroot.tar.zst beside the checkout.
#
# PD_SYSROOT_OPENSSL names another version of Debian's openssl (3.0.20-1~deb12u2) than the newest: for a mirror that lists what it
# does not have yet. What lands in an installer for others should be the newest.
set -euo pipefail

prefix=$(realpath -m "${1:?usage: sysroot.sh FOLDER}")
here=$(cd "$(dirname "$0")" && pwd)
archive=${PD_SYSROOT_ARCHIVE:-$here/../../../shared/windows/sysroot.tar.zst}
triplet=x86_64-w64-mingw32
jobs=$(nproc)

complete() {
    [ -e "$prefix/lib/cmake/Qt6/Qt6Config.cmake" ] && [ -e "$prefix/bin/libcrypto-3-x64.dll" ] &&
        [ -e "$prefix/bin/libsqlite3-0.dll" ] && [ -e "$prefix/lib/cmake/tl-expected/tl-expected-config.cmake" ]
}

if complete; then
    echo "The sysroot is there: $prefix"
    exit 0
fi

if [ -r "$archive" ]; then
    echo "Unpacking the made sysroot"
    mkdir -p "$prefix.part"
    tar -I zstd -C "$prefix.part" -xf "$archive"
    rm -rf "$prefix"
    # The archive holds one folder named sysroot.
    mv "$prefix.part/sysroot" "$prefix"
    rmdir "$prefix.part"
    complete || { echo "The archive holds no complete sysroot: $archive" >&2; exit 1; }
    exit 0
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$prefix"/{bin,lib,include}

# logged COMMAND…: what compilers say of others' sources is only of interest when something fails.
logged() {
    "$@" >>"$work/build.log" 2>&1 || {
        tail -60 "$work/build.log" >&2
        exit 1
    }
}

# Debian's sources need a deb-src line; it goes into lists of this script's own.
sources=$work/apt
mkdir -p "$sources"/{lists/partial,cache/archives/partial}
sed 's/^Types: deb$/Types: deb-src/' /etc/apt/sources.list.d/debian.sources >"$sources/source.sources"
apt_options=(-o "APT::Sandbox::User=root" -o "Dir::Etc::sourcelist=/dev/null" -o "Dir::Etc::sourceparts=$sources/parts"
    -o "Dir::State::lists=$sources/lists" -o "Dir::Cache=$sources/cache")
mkdir -p "$sources/parts"
mv "$sources/source.sources" "$sources/parts/"
apt-get "${apt_options[@]}" -qq update
cd "$work"
openssl=openssl${PD_SYSROOT_OPENSSL:+=$PD_SYSROOT_OPENSSL}
apt-get "${apt_options[@]}" -qq --download-only source "$openssl" sqlite3 qt6-base || {
    echo "A source could not be had from Debian. Versions of openssl that are listed (PD_SYSROOT_OPENSSL takes one):" >&2
    apt-cache "${apt_options[@]}" showsrc openssl | sed -n 's/^Version: /  /p' >&2
    exit 1
}
for package in *.dsc; do
    logged dpkg-source --no-check -x "$package"
done

echo "1 of 3: OpenSSL, some 3 minutes"
cd "$work"/openssl-3*/
logged ./Configure mingw64 --cross-compile-prefix=$triplet- shared no-tests no-engine --prefix="$prefix" --libdir=lib
logged make -j"$jobs" build_libs build_modules
logged make install_dev
mkdir -p "$prefix/lib/ossl-modules"
cp providers/legacy.dll "$prefix/lib/ossl-modules/"

echo "2 of 3: SQLite"
cd "$work"/sqlite3-3*/
logged ./configure --disable-tcl
logged make sqlite3.c sqlite3.h
logged $triplet-gcc-posix -O2 -shared '-DSQLITE_API=__declspec(dllexport)' -DSQLITE_ENABLE_FTS5 -DSQLITE_ENABLE_COLUMN_METADATA \
    sqlite3.c -o "$prefix/bin/libsqlite3-0.dll" -Wl,--out-implib,"$prefix/lib/libsqlite3.dll.a"
cp sqlite3.h "$prefix/include/"

echo "3 of 3: Qt Base, some 15 minutes"
cat >"$work/toolchain.cmake" <<TOOLCHAIN
set(CMAKE_SYSTEM_NAME Windows)
set(CMAKE_SYSTEM_PROCESSOR x86_64)
set(CMAKE_C_COMPILER $triplet-gcc-posix)
set(CMAKE_CXX_COMPILER $triplet-g++-posix)
set(CMAKE_RC_COMPILER $triplet-windres)
set(CMAKE_FIND_ROOT_PATH $prefix /usr/$triplet)
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
TOOLCHAIN
logged cmake -S "$work"/qt6-base-6* -B "$work/qt" -G Ninja -DCMAKE_TOOLCHAIN_FILE="$work/toolchain.cmake" \
    -DCMAKE_INSTALL_PREFIX="$prefix" -DCMAKE_PREFIX_PATH="$prefix" \
    -DQT_HOST_PATH=/usr -DQT_HOST_PATH_CMAKE_DIR=/usr/lib/x86_64-linux-gnu/cmake \
    -DCMAKE_BUILD_TYPE=MinSizeRel -DBUILD_SHARED_LIBS=ON -DQT_BUILD_EXAMPLES=OFF -DQT_BUILD_TESTS=OFF \
    -DFEATURE_dbus=OFF -DFEATURE_icu=OFF -DINPUT_opengl=no -DFEATURE_vulkan=OFF -DFEATURE_system_sqlite=ON \
    -DFEATURE_sql_odbc=OFF -DFEATURE_sql_psql=OFF -DFEATURE_sql_mysql=OFF -DINPUT_openssl=linked \
    -DFEATURE_schannel=ON -DFEATURE_pkg_config=OFF -DINPUT_freetype=qt -DINPUT_harfbuzz=qt -DINPUT_libpng=qt \
    -DINPUT_libjpeg=qt -DINPUT_pcre=qt -DFEATURE_system_zlib=OFF -DFEATURE_zstd=OFF -DFEATURE_tabletevent=OFF
logged cmake --build "$work/qt" -j"$jobs"
logged cmake --install "$work/qt"

cp -r /usr/include/tl "$prefix/include/"
cp -r /usr/share/cmake/tl-expected "$prefix/lib/cmake/" 2>/dev/null || cp -r /usr/lib/cmake/tl-expected "$prefix/lib/cmake/"
for dll in libgcc_s_seh-1 libstdc++-6 libwinpthread-1; do
    cp "$($triplet-g++-posix -print-file-name=$dll.dll)" "$prefix/bin/"
done
find "$prefix" -name '*.dll' -exec $triplet-strip --strip-unneeded {} +
complete || { echo "The sysroot is not complete: $prefix" >&2; exit 1; }
echo "The sysroot is made: $prefix"
