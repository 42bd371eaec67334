#!/usr/bin/env bash
# Looks at the pages in a real browser: marks, links, tables, contrast, keyboard, narrow screens, no console
# message, no request. Usage: tests/browser/run.sh [FOLDER-FOR-SCREENSHOTS]
# Needs Chromium and Node.js; on Debian it installs them where they are absent and it may.
set -euo pipefail
cd "$(dirname "$0")/../.."

browser() { command -v chromium || command -v chromium-browser || command -v google-chrome; }

if ! browser >/dev/null || ! command -v node >/dev/null; then
    [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null || { echo "run.sh: needs chromium and node" >&2; exit 1; }
    missing=()
    browser >/dev/null || missing+=(chromium)
    command -v node >/dev/null || missing+=(nodejs)
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
fi

nutgraf=${NUTGRAF:-}
if [ -z "$nutgraf" ]; then
    cargo build --locked --quiet
    nutgraf=${CARGO_TARGET_DIR:-target}/debug/nutgraf
fi

pages=$(mktemp -d)
trap 'rm -rf "$pages"' EXIT
cp tests/browser/hostile.txt "$pages"
"$nutgraf" --quiet -f html -o "$pages" fixtures/articles/*.txt "$pages/hostile.txt"
[ -z "${1:-}" ] || mkdir -p "$1"
node tests/browser/check.mjs "$(browser)" "$pages" ${1:+"$1"}
