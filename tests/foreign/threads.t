#!/bin/sh
# The threads of the command, watched by ThreadSanitizer: whatever reads logs and mails in
# parts, by the tests of that. A race is told in a file, and is red.
. "$(dirname "$0")/../tap.sh"
. tests/foreign/common.sh

tests=
cc=${THREADS_CC:-gcc}
if ! echo 'int main(void) { return 0; }' | $cc -fsanitize=thread -x c -o "$work/empty" - 2>/dev/null ||
    ! "$work/empty"; then
	[ "${CI_PACKAGES:-}" = 1 ] || skip_all "no ThreadSanitizer with $cc"
fi
b=$work/threads
compiles_for "with ThreadSanitizer" "$b" "$cc" "-O1 -g -fsanitize=thread" "" || done_testing
mail=
if [ -e "$B/bouncecode-mail" ]; then
	$MAKE -s B="$b" CC="$cc" BUILD_CC="$natively" CFLAGS="-O1 -g -fsanitize=thread" "$b/bouncecode-mail" >"$work/log" 2>&1
	status=$?
	ok $status "the reader of mails compiles with ThreadSanitizer"
	if [ $status = 0 ]; then mail=mail; else sed 's/^/# /' "$work/log" | head -n 20; fi
fi

export TSAN_OPTIONS="log_path=$work/races exitcode=66"
# shellcheck disable=SC2086 # there may be none
run_scripts "with ThreadSanitizer" "$b" jobs $mail
for files in "--scan --json" "--summary --from=example.com" "--suppress"; do
	# shellcheck disable=SC2086
	"$b/bouncecode" $files --jobs=8 tests/logs/*.tsv tests/corpus/*.tsv tests/events/*.json >"$work/out" 2>&1
	ok "$(($? > 1))" "$files of many files"
done
is "$(cat "$work"/races* 2>/dev/null | grep -E '^(WARNING|SUMMARY)' | sort | uniq -c | sort -rn | head -n 20)" "" "there is no race"
done_testing
