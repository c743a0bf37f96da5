#!/bin/sh
# Memory that nobody has written is not read: by MemorySanitizer, which all code must be
# compiled with, so that libraries are left out, and by valgrind with all of them: the
# command's modes, the compiler with each output, and what keeps the list.
. "$(dirname "$0")/../tap.sh"
. tests/foreign/common.sh

lacks() {
	if [ "${CI_PACKAGES:-}" = 1 ]; then ok 1 "$1"; else skip "$1" "not here"; fi
}

if echo 'int main(void) { return 0; }' | clang -fsanitize=memory -x c -o "$work/empty" - 2>/dev/null && "$work/empty"; then
	b=$work/memory
	clang -O1 -fsanitize=memory -c -o "$work/unpoison.o" tests/foreign/unpoison.c
	# shellcheck disable=SC2086 # they are several
	watched="-O1 -g -fsanitize=memory -fno-sanitize-recover=all"
	compiles_for "with MemorySanitizer" "$b" clang "$watched" \
	    "$work/unpoison.o -Wl,--wrap=stat,--wrap=lstat,--wrap=fstat,--wrap=stat64,--wrap=lstat64,--wrap=fstat64,--wrap=fopencookie" $without && {
		# The compiler itself needs libxml2; these of its tests only what is ours.
		$MAKE -s -o "$b/bouncegen" B="$b" CC=clang BUILD_CC=clang CFLAGS="$watched" BUILD_CFLAGS="$watched" \
		    $without "$b/tests/learn_test" "$b/tests/print_test" "$b/tests/sha256_test" >"$work/log" 2>&1
		ok $? "what the compiler is made of compiles with MemorySanitizer"
		for t in $tests learn_test print_test sha256_test; do
			run_test "$t, with MemorySanitizer" "$b/tests/$t"
		done
		run_scripts "with MemorySanitizer" "$b" $scripts merge suppress
	}
else
	lacks "MemorySanitizer"
fi

if ! valgrind --version >"$work/log" 2>&1; then
	lacks "valgrind"
	done_testing
fi

# clean STATUS WHAT COMMAND...: with this status, and without a word of valgrind
clean() {
	expected=$1 what=$2
	shift 2
	valgrind -q --vgdb=no --error-exitcode=99 --log-file="$work/said" "$@" >"$work/out" 2>&1
	is "$? $(head -n 20 "$work/said")" "$expected " "valgrind: $what"
}

tail -n +2 tests/logs/lines.tsv | cut -f 9- >"$work/lines.log"
c=$B/bouncecode
clean 0 "a code" "$c" 552 5.2.2
clean 0 "a text, with all that is told" "$c" -v "host mx.example.com said: 554 5.7.1 Client host [203.0.113.9] blocked using zen.spamhaus.org"
clean 0 "words" "$c" --search mialbox full
clean 1 "words that are nowhere" "$c" --search qqqqqq
clean 0 "a situation" "$c" --suggest mailbox is full
clean 0 "two codes" "$c" --compare "554 5.7.1" "550 5.7.26"
clean 0 "the table" "$c" --list
clean 2 "an option that is none" "$c" --nonsense
for format in text json tsv csv; do
	clean 0 "lines, $format" "$c" --lines --format=$format "$work/lines.log"
	clean 0 "a log, $format" "$c" --scan --format=$format --jobs=1 "$work/lines.log"
	clean 0 "a log, counted, $format" "$c" --summary --format=$format --by=hour "$work/lines.log"
done
for format in html prometheus partial; do
	clean 0 "a log, counted, $format" "$c" --summary --format=$format "$work/lines.log"
done
cp "$work/out" "$work/partial"
clean 0 "a partial summary" "$c" --merge "$work/partial"
clean 0 "events" "$c" --scan --json tests/events/*.json
clean 0 "addresses" "$c" --suppress "$work/lines.log"
clean 0 "in German" "$c" --lang=de 550 5.1.1
[ -e "$B/bouncecode-mail" ] && clean 0 "mails" "$c" --mail --json tests/mails/*.eml
for output in $(sed -n 's/^\([a-z][a-z]*\)  .*/\1/p' gen/emit/outputs); do
	clean 0 "bouncegen $output" "$B/bouncegen" "$output" tests/small/codes.xml "$work/made"
done
clean 1 "a broken list" "$B/bouncegen" check tests/broken/entity-bomb.xml
if [ -e "$B/bouncekeep" ]; then
	clean 0 "bouncekeep diff" "$B/bouncekeep" diff tests/small/codes.xml tests/small/codes.xml
	clean 1 "bouncekeep check-iana" "$B/bouncekeep" check-iana tests/small/codes.xml tests/registry/smtp-enhanced-status-codes.xml
fi
done_testing
