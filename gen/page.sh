#!/bin/sh
# Write the web page, one file that needs no other, and one for each other language.
#
#     [REPORT_URL=ADDRESS] gen/page.sh TABLE LANGUAGES RUNTIME MAP SHRINK RECIPE UNPACK FILE
#
# TABLE is what "bouncegen html" made, LANGUAGES what "bouncegen languages" did, RUNTIME the runtime as WebAssembly, MAP what
# the linker said of it, SHRINK the program that packs it (gen/shrink), RECIPE how its
# keyword search is made, and UNPACK the module that unpacks it. What is
# written depends on nothing but those and src/web/: FILE in English, and beside
# "index.html" an "index.de.html". They differ in words only.
# Only the scripts and the style that are in the page may run: their hashes stand
# in its policy.
set -eu
LC_ALL=C
export LC_ALL
. "$(dirname "$0")/sha256.sh"
[ $# = 8 ] || {
	echo "usage: $0 TABLE LANGUAGES RUNTIME MAP SHRINK RECIPE UNPACK FILE" >&2
	exit 2
}
table=$1
languages=$2
runtime=$3
map=$4
shrink=$5
recipe=$6
unpack=$7
file=$8
gen=$(dirname "$0")
web=$gen/../src/web
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

# Comments, at the beginning of a line or the end, and what it is indented by, are for
# those who read the sources.
shorten() {
	cat "$@" | sed -e 's/^[[:blank:]]*//' -e '/^\/\/ /d' -e "s/\([;,{]\) \/\/ [^'\"\`]*\$/\1/" -e '/^\/\* .* \*\/$/d' -e '/^$/d'
}

# Blanks around signs: within quotation marks only selectors have such, and need none.
# A line may go on where it ends with a sign.
tighten() {
	sed -e 's/ \([=!]==\) /\1/g' -e 's/ => /=>/g' -e 's/ = /=/g' -e 's/ && /\&\&/g' -e 's/ || /||/g' -e 's/ ? /?/g' \
	    -e 's/ + /+/g' -e 's/ > />/g' -e 's/ < /</g' -e 's/) {/){/g' -e 's/ }/}/g' -e 's/{ /{/g' |
	    awk '{ goes_on = /[{,;]$/; printf "%s%s", $0, goes_on ? "" : "\n" } END { if (goes_on) print "" }'
}

# The style of the command's report, for the part of the page that shows one: strings
# of C, less what is said of a whole page.
report_style() {
	sed -n 's/^ *"\(.*\)",*$/\1/p' ../cli/output/report_style.h | tr -d '\n' | sed -e 's/\\n/\
/g' -e 's/\\"/"/g' | sed -e '/^\(\* \|html\|body\|h1\|header p {\|a {\|:focus\|\.unseen\|nav\|footer\)/d' \
	    -e 's/^header p, footer, //' -e 's/:root/\&/' -e 's/^h2/h4/'
}

cd "$web"
{
	shorten colours.css page.css
	echo '#report {'
	report_style
	shorten report.css
	echo '}'
} >"$work/style"
shorten waits.js >"$work/waits"
shorten engine.js | tighten >"$work/engine"
shorten reader.js | tighten >"$work/reader"
shorten show.js say.js kept.js verdict.js table.js typeahead.js rows.js focus.js names.js send.js share.js address.js lines.js box.js notice.js mail.js report.js logs.js languages.js start.js | tighten >"$work/script"
cd - >/dev/null
base64_of "$unpack" >"$work/unpack"
cp "$table" "$work/table"

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
"$shrink" "$runtime" "$map" "$work/text" "$recipe" "$work/runtime" \
    $(sed '/^#/d' "$gen/shrink/rows")

cat >"$work/policy" <<P
default-src 'none'; script-src $(hash "$work/waits") $(hash "$work/engine") $(hash "$work/script") 'wasm-unsafe-eval'; style-src $(hash "$work/style"); worker-src blob:; img-src data:; connect-src 'none'; base-uri 'none'; form-action 'none'
P

# words LANGUAGE FILE: what stands in braces, in that language
words() {
	awk -v language="$1" -f "$gen/words.awk" "$languages" "$2"
}

# name LANGUAGE: of its page
name() {
	case $1 in
	en) echo "${file##*/}" ;;
	*) echo "${file##*/}" | sed "s/\.[^.]*\$/.$1&/" ;;
	esac
}

# What the answers rest on, and where to say that one is wrong: REPORT_URL, a form
# that takes "title" and "body", or "mailto:" an address.
report=$(printf %s "${REPORT_URL:-}" | sed 's/&/\&amp;/g; s/"/%22/g; s/</%3C/g')
data=$(sed -n 's/^<p class="data" id="data">Data \(.*\) of \([0-9-]*\),.*/\1, {checked} \2/p' "$table")
trust() {
	printf '<p id="trust" class="quiet" data-version="%s" data-report="%s">{Data} %s, <a href="#data">{source}</a>' "$data" "$report" "$data"
	case $report in
	'') ;;
	*) printf ', <a href="%s">{report a wrong answer}</a>' "$report" ;;
	esac
	echo '</p>'
}

# Links to the page in each language, which say in that one that it is there.
links() {
	sed -n 's/^{"language":"\([a-z]*\)","name":"\([^"]*\)".*/\1 \2/p' "$languages" | while read -r id own; do
		echo "<a href=\"$(name "$id")\" hreflang=\"$id\" lang=\"$id\" data-offer=\"{This page is in English, too}\"@$id@>$own</a>" |
		    words "$id" -
	done
}
links >"$work/links"

# Of the texts of a language those that stand in the page alone, which no script asks for,
# are left out.
asked_for() {
	awk -v html="$web/page.html" -v script="$work/script" '
		BEGIN {
			while ((getline line <html) > 0)
				page = page line
			while ((getline line <script) > 0)
				asks = asks line
			gsub(/\\\047/, "\047", asks)
		}
		{
			english = substr($0, 2, index($0, "\":\"") - 2)
			if (index(page, "{" english "}") > 0 && index(asks, english) == 0)
				next
			print
		}
	'
}

# page LANGUAGE: a line "@NAME@" is the text of that name; the policy stands within a line.
page() {
	sed -e "s/@$1@/ aria-current=\"page\"/" -e 's/@[a-z]*@//' "$work/links" >"$work/languages"
	trust | words "$1" - >"$work/trust"
	case $1 in
	en) ;;
	*) echo "<p class=\"quiet\" lang=\"$1\">{The table of all codes is in English.}</p>" ;;
	esac | words "$1" - >"$work/note"
	sed -n "/^{\"language\":\"$1\"/,/^}}/p" "$languages" | sed '1d;$d' | asked_for | awk -f "$gen/keys.awk" >"$work/texts"
	words "$1" "$web/page.html" | awk -v work="$work" '
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
	' >"$work/page"
	cp "$work/page" "$(dirname "$file")/$(name "$1")"
}
mkdir -p "$(dirname "$file")"
for id in $(sed -n 's/^{"language":"\([a-z]*\)".*/\1/p' "$languages"); do
	page "$id"
done
