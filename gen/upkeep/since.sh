#!/bin/sh
# Find the list that the pair in a directory was made of, and write it to a file;
# nothing where there is no pair, or it was made of the list as it is.
#
#     gen/upkeep/since.sh DIRECTORY LIST FILE [FROM]
#
# The pair tells the SHA-256 of its list. FROM is that list, else it stands beside
# the pair, where "make vendor SOURCE=yes" put it, or in the history of LIST.
set -eu
LC_ALL=C
export LC_ALL
. "$(dirname "$0")/../sha256.sh"
directory=$1
list=$2
file=$3
from=${4:-}

rm -f "$file"
[ -f "$directory/bouncecode.c" ] || exit 0
digest=$(sed -n '1,/^ \*\/$/s/^ \* *\([0-9a-f]\{64\}\)$/\1/p' "$directory/bouncecode.c" | head -n 1)
[ -n "$digest" ] && [ "$digest" != "$(sha256 <"$list")" ] || exit 0

# found FILE: is it the list?
found() {
	[ -f "$1" ] && [ "$(sha256 <"$1")" = "$digest" ]
}

for place in "$from" "$directory/bouncecode-source/codes.xml"; do
	if found "$place"; then
		cp "$place" "$file"
		exit
	fi
done
for commit in $(git -C "$(dirname "$list")" log --format=%H -- codes.xml 2>/dev/null); do
	git -C "$(dirname "$list")" show "$commit:./codes.xml" >"$file" 2>/dev/null || continue
	found "$file" && exit
done
rm -f "$file"
echo "The list of the pair before, SHA-256 $digest, is not here: give FROM=FILE to see what changed."
