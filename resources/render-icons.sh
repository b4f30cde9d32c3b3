#!/usr/bin/env bash
# Renders the PNGs from the SVG sources (`./dev icons`). They are kept with the sources because not every machine that builds
# the program has a renderer. rendered.sha256 names the sources that they were rendered from; a test compares.
set -euo pipefail
cd "$(dirname "$0")"

render() { # render SVG SIZE PNG
    rsvg-convert --width "$2" --height "$2" "$1" --output "$3"
}

rm -rf icons/png app_icon/png
mkdir -p icons/png app_icon/png
for svg in icons/*.svg; do
    name=$(basename "$svg" .svg)
    for size in 16 20 24 32 40 48 64 96; do
        render "$svg" $size "icons/png/${name}_$size.png"
    done
done
for size in 16 20 24 32; do # a drawing of its own: the star would be a smudge
    render app_icon/points-desk-small.svg $size "app_icon/png/points-desk_$size.png"
done
for size in 40 48 64 128 256 512; do
    render app_icon/points-desk.svg $size "app_icon/png/points-desk_$size.png"
done
convert app_icon/png/points-desk_{16,20,24,32,40,48,64,256}.png app_icon/points-desk.ico

sha256sum icons/*.svg app_icon/*.svg >rendered.sha256
