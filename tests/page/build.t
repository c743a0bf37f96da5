#!/bin/sh
# The page as a file: the same bytes wherever it is made, small, and whole.
. "$(dirname "$0")/../tap.sh"
MAKE=${MAKE:-make}
unset MAKEFLAGS MFLAGS MAKELEVEL
page=$B/docs/index.html

# ---- size

is "$(cd "$B/docs" && echo index*.html)" \
    "$(cd "$top/translations" && ls | sed 's/\.xml$//; s/.*/index.&.html/; s/index\.en\.html/index.html/' | sort | tr '\n' ' ' | sed 's/ $//')" \
    "a page for each language"
for file in "$B"/docs/index*.html; do
	size=$(wc -c <"$file")
	packed=$(gzip -9n <"$file" | wc -c)
	echo "# ${file##*/}: $size bytes, $packed with gzip"
	[ "$size" -lt 1200000 ]
	ok $? "${file##*/}: smaller than 1.2 MB"
	[ "$packed" -lt 300000 ]
	ok $? "smaller than 300 KB with gzip"
done

# ---- the same bytes

mkdir "$work/some where else"
tests/copy.sh "$work/some where else"
(cd "$work/some where else" && umask 077 && LC_ALL=C.UTF-8 LANG=tr_TR.UTF-8 TZ=Asia/Kathmandu $MAKE -j2 B=build page) >"$work/log" 2>&1
ok $? "it is made in a directory with blanks, in another locale and time zone"
sed 's/^/# /' "$work/log" | grep -iE 'warning|error'
for f in $(ls "$B/docs"); do
	cmp "$B/docs/$f" "$work/some where else/build/docs/$f"
	ok $? "$f has the same bytes"
done
(cd "$work/some where else" && $MAKE -q B=build page)
ok $? "a second make has nothing to do"
is "$(grep -alF -e "$work" -e "$top" "$B"/docs/*)" "" "no path of the machine"

# ---- nothing is fetched

policy_of() {
	sed -n 's/^<meta http-equiv="Content-Security-Policy" content="\(.*\)">$/\1/p' "$1"
}
policy=$(policy_of "$page")
for rule in "default-src 'none'" "connect-src 'none'" "worker-src blob:" "base-uri 'none'" "form-action 'none'"; do
	case "; $policy;" in
	*"; $rule;"*) ok 0 "the policy says $rule" ;;
	*) ok 1 "the policy says $rule" ;;
	esac
done
is "$(echo "$policy" | grep -oE "unsafe-inline|unsafe-eval|https?:|\*|strict-dynamic" | grep -v "^'wasm")" \
    "unsafe-eval" "and allows nothing but WebAssembly to be made" # in 'wasm-unsafe-eval'
is "$(echo "$policy" | grep -o "'wasm-unsafe-eval'")" "'wasm-unsafe-eval'" "which has a word of its own"
for file in "$B"/docs/index*.html; do
	is "$(policy_of "$file")" "$policy" "${file##*/}: that policy"
	sed '/<script/,/<\/script>/d; /<style>/,/<\/style>/d' "$file" >"$work/markup"
	is "$(grep -oiE '<(link|img|iframe|object|embed|audio|video|source|base)[^>]*>' "$work/markup")" \
	    '<link rel="icon" href="data:,">' "no element that fetches"
	is "$(grep -oiE ' (on[a-z]+|style|src|srcset|action|formaction|ping)=' "$work/markup" | sort -u)" "" "no attribute that runs or fetches"
done
is "$(grep -coE '@import|url\(|fetch\(|XMLHttpRequest|WebSocket|sendBeacon|EventSource|innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|localStorage|cookie' src/web/*.js src/web/*.css src/web/*.html | grep -v ':0$')" \
    "" "no source that fetches, keeps or writes markup"
is "$(node -e "
const module = new WebAssembly.Module(require('fs').readFileSync('$B/docs/bouncecode.wasm'));
console.log(WebAssembly.Module.imports(module).length, WebAssembly.Module.exports(module).some((e) => e.name === 'explain'))")" \
    "0 true" "bouncecode.wasm needs nothing, and explains"

done_testing
