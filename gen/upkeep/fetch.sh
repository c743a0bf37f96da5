#!/bin/sh
# Download the registry from where IANA publishes it, or the index of RFCs.
#
#     gen/upkeep/fetch.sh URL FILE SETTING
#
# SETTING is the variable of make that names a file instead.
# FILE is written when all of it is there, and else left as it was. SECONDS_MAX
# and BYTES_MAX in the environment say how long it may take and how large it may
# be. Exit status: 0 done, 2 trouble.
set -u
[ $# = 3 ] || {
	echo "usage: $0 URL FILE SETTING" >&2
	exit 2
}
url=$1
file=$2
setting=$3
bytes=${BYTES_MAX:-8388608}

fail() {
	rm -f "$file.tmp"
	echo "$0: $url: $1; with $setting=FILE a file that is there is read" >&2
	exit 2
}

command -v curl >/dev/null 2>&1 || fail "there is no curl to download it with"
# Older versions of curl compare only a length that the server announces, so
# that the size is looked at once more.
message=$(curl --fail --silent --show-error --location --proto '=https,http' \
    --proto-redir '=https' --connect-timeout 10 --max-time "${SECONDS_MAX:-60}" \
    --max-filesize "$bytes" --output "$file.tmp" "$url" 2>&1) ||
	fail "cannot be downloaded: ${message:-no answer}"
[ "$(wc -c <"$file.tmp")" -le "$bytes" ] || fail "larger than $bytes bytes"
mv "$file.tmp" "$file" || exit 2
