#!/bin/sh
# Write the web page, one file that needs no other.
#
#     gen/page.sh TABLE LANGUAGES RUNTIME MAP SHRINK UNPACK FILE
#
# TABLE is what "bouncegen html" made, LANGUAGES what "bouncegen languages" did, RUNTIME the runtime as WebAssembly, MAP what
# the linker said of it, SHRINK the program that packs it (gen/shrink) and UNPACK
# what unpacks it. What is written depends on nothing but those and src/web/.
# Only the scripts and the style that are in the page may run: their hashes stand
# in its policy.
set -eu
LC_ALL=C
export LC_ALL
. "$(dirname "$0")/sha256.sh"
[ $# = 7 ] || {
	echo "usage: $0 TABLE LANGUAGES RUNTIME MAP SHRINK UNPACK FILE" >&2
	exit 2
}
table=$1
languages=$2
runtime=$3
map=$4
shrink=$5
unpack=$6
file=$7
web=$(dirname "$0")/../src/web
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

# Three digits of hexadecimal are two of base64; 64 of them leave one.
base64_of_hex() {
	awk '{
		digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
		$0 = $0 "00"
		for (i = 1; i + 2 <= length($0); i += 3) {
			n = 0
			for (k = 0; k < 3; k++)
				n = n * 16 + index("0123456789abcdef", substr($0, i + k, 1)) - 1
			text = text substr(digits, int(n / 64) + 1, 1) substr(digits, n % 64 + 1, 1)
		}
		print substr(text, 1, 43) "="
	}'
}

base64_of() {
	base64 <"$1" | tr -d '\n'
	echo
}

# hash FILE: of an element with that text between two line ends
hash() {
	echo "'sha256-$({ echo; cat "$1"; } | sha256 | base64_of_hex)'"
}

# Comments at the beginning of a line, and what it is indented by, are for
# those who read the sources.
shorten() {
	cat "$@" | sed -e 's/^[[:blank:]]*//' -e '/^\/\/ /d' -e '/^\/\* .* \*\/$/d' -e '/^$/d'
}

cd "$web"
shorten page.css >"$work/style"
shorten waits.js >"$work/waits"
shorten engine.js >"$work/engine"
shorten reader.js >"$work/reader"
shorten say.js show.js table.js box.js mail.js logs.js start.js >"$work/script"
cd - >/dev/null
base64_of "$unpack" >"$work/unpack"
cp "$table" "$work/table"
cp "$languages" "$work/languages"

# The text of the rows, as src/web/start.js takes it from the page: what they show,
# then what they say, each ended as strings are in the runtime, where they stand in
# that order. put_html() in gen/base/print.c wrote it.
rows() {
	sed '/^<details class="[a-z]*"><summary>/s/<\/summary>/&\
/' "$table" | grep "$1" | grep -o "$2" | sed -e 's/<[^>]*>//' -e 's/^>//' -e 's/<$//' -e 's/&#34;/"/g' \
	    -e "s/&#39;/'/g" -e 's/&#60;/</g' -e 's/&#62;/>/g' -e 's/&#38;/\&/g' | tr '\n' '\0'
}
{
	rows '^<option' '>[^<]*<'
	rows '^<dt>' '<dd>[^<]*<'
	rows '^<details' '<\(b\|span\)>[^<]*<'
	rows '^<div' '<dd>[^<]*<'
} >"$work/text"
# Rows with offsets, which grow, and postings, whose halves say different things.
"$shrink" "$runtime" "$map" "$work/text" "$work/runtime" bc_prose \
    bc_spelling_lists=+2 bc_list_heads=+2 bc_documents=+4 \
    bc_references=2 bc_citations=12@3 bc_patterns=8 bc_pieces=4 bc_entries=+16 bc_words=+16 \
    bc_feature_places=+2 bc_features=2 bc_weight_rows=48 bc_owners=2 bc_postings=2 bc_texts=24@5

cat >"$work/policy" <<P
default-src 'none'; script-src $(hash "$work/waits") $(hash "$work/engine") $(hash "$work/script") 'wasm-unsafe-eval'; style-src $(hash "$work/style"); worker-src blob:; img-src data:; connect-src 'none'; base-uri 'none'; form-action 'none'
P

# A line "@NAME@" is the text of that name; the policy stands within a line.
awk -v work="$work" '
	/@policy@/ {
		getline policy <(work "/policy")
		sub(/@policy@/, policy)
	}
	/^@[a-z]+@$/ {
		name = work "/" substr($0, 2, length($0) - 2)
		while ((got = (getline line <name)) > 0)
			print line
		if (got < 0) {
			print "cannot read " name >"/dev/stderr"
			exit 1
		}
		next
	}
	{ print }
' "$web/page.html" >"$work/page"
mkdir -p "$(dirname "$file")"
cp "$work/page" "$file"
