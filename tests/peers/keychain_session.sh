#!/bin/sh
# Runs a program on a session bus of its own with a Secret Service that holds nothing and is unlocked. Nothing of the user's
# own keychain is touched: home and bus are new.
set -eu
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
HOME=$home XDG_DATA_HOME=$home/data XDG_CONFIG_HOME=$home/config XDG_CACHE_HOME=$home/cache XDG_RUNTIME_DIR=$home/run
export HOME XDG_DATA_HOME XDG_CONFIG_HOME XDG_CACHE_HOME XDG_RUNTIME_DIR
mkdir -m 700 "$XDG_RUNTIME_DIR"
mkdir -p "$XDG_DATA_HOME"
# The script within the quotes is another shell's: the one on the new bus.
# shellcheck disable=SC2016
dbus-run-session -- sh -c 'echo | gnome-keyring-daemon --unlock --components=secrets >/dev/null && "$@"' sh "$@"
