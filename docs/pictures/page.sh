#!/bin/sh
# A picture of the web page as it explains a bounce, taken with Chromium, in light
# colours and as small as it may be to be read.
#
#     docs/pictures/page.sh PAGE.html PICTURE.png
#
# What it looks like depends on the fonts of the machine, so nothing compares it.
set -eu
[ $# = 2 ] || {
	echo "usage: $0 PAGE.html PICTURE.png" >&2
	exit 2
}
page=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
picture=$(cd "$(dirname "$2")" && pwd)/$(basename "$2")
program=$(command -v "${CHROMIUM:-chromium}" || command -v chromium-browser) || {
	echo "$0: there is no chromium; .ci/deps install page installs it" >&2
	exit 2
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Without a display, and without the sandbox where root may not have one.
[ "$(id -u)" = 0 ] && set -- --no-sandbox || set --
"$program" --headless --disable-gpu --hide-scrollbars --disable-lcd-text --user-data-dir="$work" "$@" \
    --window-size=760,600 --virtual-time-budget=8000 --screenshot="$picture" \
    "file://$page#q=550+5.7.1+Client+host+%5B203.0.113.9%5D+blocked+using+zen.spamhaus.org" >/dev/null 2>"$work/log" || {
	cat "$work/log" >&2
	exit 2
}
[ -s "$picture" ]
