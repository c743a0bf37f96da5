#!/bin/sh
# Write the runtime as two files for other people's trees, bouncecode.c and
# bouncecode.h. Each has a banner that tells where it comes from and how to
# check it.
#
#     gen/vendor.sh GENERATED DIRECTORY [PART...]
#
# GENERATED is where the generated tables are. What is written depends on
# nothing but src/, LICENSE and those. The pair holds all parts of src/parts, or
# those that are named, what they need, and "lookup", which every pair holds.
set -eu
LC_ALL=C
export LC_ALL
. "$(dirname "$0")/sha256.sh"
[ $# -ge 2 ] || {
	echo "usage: $0 GENERATED DIRECTORY [PART...]" >&2
	exit 2
}
generated=$1
directory=$2
shift 2
source=$(dirname "$0")/../src
licence=$(dirname "$0")/../LICENSE

fail() {
	echo "$0: $*" >&2
	exit 1
}

# with_needs PART...: those and what they need, which stands above them
with_needs() {
	awk -v asked=" $* " '
		/^#/ { next }
		{ name[++n] = $1; needs[n] = $2 }
		END {
			for (i = n; i > 0; i--)
				if (index(asked, " " name[i] " "))
					asked = asked needs[i] " "
			for (i = 1; i <= n; i++)
				if (index(asked, " " name[i] " "))
					print name[i]
		}' "$source/parts"
}

all=$(sed -e '/^#/d' -e 's/ .*//' "$source/parts")
for part; do
	case " lookup $(echo $all) " in
	*" $part "*) ;;
	*) fail "$part is no part; these are: lookup" $all ;;
	esac
done
asked=$*
[ $# -gt 0 ] || set -- $all
parts=$(with_needs "$@")
without=$(for part in $all; do
	echo "$parts" | grep -qx "$part" || echo "$part"
done)
rooms=$(sed -n 's|^runtime \([^ ]*\) .*|\1|p' "$source/rooms" |
    awk -v without=" $(echo $without) " '
	NR == FNR {
		n = split($3, rooms, ",")
		for (i = 1; i <= n; i++)
			part[rooms[i]] = $1
		next
	}
	!($1 in part) || !index(without, " " part[$1] " ") {
		sub("^src/", "")
		print
	}' "$source/parts" -)

# constant NAME: the text of a constant of the tables
constant() {
	sed -n "s/^static const char $1\[\] = \"\(.*\)\";\$/\1/p" \
	    "$generated/bouncecode_tables.gen.h"
}

version=$(sed -n 's/^#define BOUNCECODE_VERSION "\(.*\)"$/\1/p' "$source/bouncecode.h")
data=$(constant bc_version)
updated=$(constant bc_updated)
digest=$(constant bc_digest)
gperf=$(sed -n '1s/.* gperf version \([^ ]*\) .*/\1/p' "$generated/keys.gen.h")
owner=$(sed -n '/^Copyright /p' "$licence")
for fact in "$version" "$data" "$updated" "$digest" "$gperf" "$owner"; do
	[ -n "$fact" ] || fail "a fact for the banner is missing"
done

# All files of the runtime as one, between what they share. The tables come
# first, then what defines a table that others use: what is static cannot be
# declared before. The headers of the system come before all, since some are
# included under a condition.
one_file() {
	echo '#include "bouncecode.h"'
	echo
	for room in $rooms; do
		sed -n '/^#include </p' "$source/$room"/*.[ch]
	done | sort -u
	cat <<'C'

/* Where BOUNCECODE_API is "static", not every function need be called. */
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#endif
C
	set -- "$source/list/tables.c" "$source/explain/fold.c"
	for room in $rooms; do
		set -- "$@" "$source/$room"/*.c
	done
	awk -v source="$source" -v generated="$generated" \
	    -f "$(dirname "$0")/one_file.awk" "$@"
	cat <<'C'

#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif
C
}

# reduced FILE: without the parts that were left out
reduced() {
	awk -v without="$(echo $without)" -f "$(dirname "$0")/without.awk" "$1"
}

# The header without them tells so to those who include it.
header() {
	[ -z "$without" ] || echo '/* What "make vendor" left out. */'
	for part in $without; do
		name=BOUNCECODE_NO_$(echo "$part" | tr a-z A-Z)
		printf '#ifndef %s\n#define %s\n#endif\n' "$name" "$name"
	done
	[ -z "$without" ] || echo
	reduced "$source/bouncecode.h"
}

# banner NAME OTHER FILE: what stands above the text of a file
banner() {
	cat <<C
/*
 * $1: what an SMTP refusal means, and what to do about it.
 * This file and $2 are the whole library of bouncecode;
 * docs/VENDORING.md of its source tree tells how to use them.
 *
 *   Version    $version
 *   Data       $data of $updated
 *   Data from  codes.xml, SHA-256
 *              $digest
 *   Hash by    gperf $gperf
 *   Parts      $(echo lookup $parts)
 *   Licence    SPDX-License-Identifier: MIT
 *              $owner
 *
 * Made of the source tree by "make vendor": do not edit. To update, run in the
 * source tree of a newer release
 *
 *     make vendor DEST=the/directory/of/this/file$setting
 *
 * The preferred form of modification is codes.xml, and the C of the source
 * tree: "make vendor SOURCE=yes" puts both beside.
 *
 * To check that nothing below the licence was changed, compare
 *
 *     tail -n +$((lines + 1)) $1 | sha256sum
 *     $(sha256 <"$3")
 *
 * To check that it was made of a source tree, make it there again: the same
 * tree and gperf give the same bytes.
 */
/*
$(cat "$licence")
*/
C
}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
one_file >"$work/whole.c"
reduced "$work/whole.c" >"$work/body.c"
header >"$work/body.h"
# The lines of a banner, with those of the licence.
lines=$((32 + $(wc -l <"$licence")))
setting=
[ -z "$asked" ] || {
	lines=$((lines + 1))
	setting=" \\
 *         PARTS=\"$asked\""
}
mkdir -p "$directory"
for file in c h; do
	other=$([ $file = c ] && echo bouncecode.h || echo bouncecode.c)
	banner "bouncecode.$file" "$other" "$work/body.$file" >"$work/bouncecode.$file"
	[ "$(wc -l <"$work/bouncecode.$file")" -eq "$lines" ] || fail "the banner has another length"
	cat "$work/body.$file" >>"$work/bouncecode.$file"
done
cp "$work/bouncecode.c" "$work/bouncecode.h" "$directory"

