#!/usr/bin/env bash
# Packs the rendered icons into FILE.icns: with iconutil on macOS, with png2icns (package icnsutils) elsewhere.
set -euo pipefail

into=$(cd "$(dirname "${1:?usage: make_icns.sh FILE.icns}")" && pwd)/$(basename "$1")
pngs=$(cd "$(dirname "$0")/../../resources/app_icon/png" && pwd)

if command -v iconutil >/dev/null; then
    set=$(mktemp -d)/points-desk.iconset
    mkdir "$set"
    for size in 16 32 128 256; do
        cp "$pngs/points-desk_$size.png" "$set/icon_${size}x$size.png"
        cp "$pngs/points-desk_$((size * 2)).png" "$set/icon_${size}x$size@2x.png"
    done
    cp "$pngs/points-desk_512.png" "$set/icon_512x512.png"
    iconutil --convert icns --output "$into" "$set"
    rm -rf "$(dirname "$set")"
else
    png2icns "$into" "$pngs"/points-desk_{16,32,48,128,256,512}.png >/dev/null
fi
