#!/usr/bin/env bash
# Has Apple check a signed .dmg and staples the ticket to it.
#
#   PD_NOTARY_APPLE_ID=… PD_NOTARY_TEAM_ID=… PD_NOTARY_PASSWORD=… notarize.sh FILE.dmg
#
# The password is an app-specific one. It goes into a keychain profile by standard input, so that no process list shows it.
set -euo pipefail

dmg=${1:?usage: notarize.sh FILE.dmg}
: "${PD_NOTARY_APPLE_ID:?}" "${PD_NOTARY_TEAM_ID:?}" "${PD_NOTARY_PASSWORD:?}"

keychain=$(mktemp -d)/notary.keychain-db
trap 'security delete-keychain "$keychain" 2>/dev/null || true; rm -rf "$(dirname "$keychain")"' EXIT
security create-keychain -p "" "$keychain"
xcrun notarytool store-credentials points-desk --keychain "$keychain" \
    --apple-id "$PD_NOTARY_APPLE_ID" --team-id "$PD_NOTARY_TEAM_ID" <<<"$PD_NOTARY_PASSWORD"
xcrun notarytool submit "$dmg" --keychain-profile points-desk --keychain "$keychain" --wait --timeout 30m
xcrun stapler staple "$dmg"
xcrun stapler validate "$dmg"
spctl --assess --type open --context context:primary-signature --verbose "$dmg"
