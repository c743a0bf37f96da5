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
watched="-O1 -g -fsanitize=thread"
compiles_for "with ThreadSanitizer" "$b" "$cc" "$watched" "" || done_testing
mail=
if [ -e "$B/bouncecode-mail" ]; then
	$MAKE -s B="$b" CC="$cc" BUILD_CC="$natively" CFLAGS="$watched" "$b/bouncecode-mail" >"$work/log" 2>&1
	status=$?
	ok $status "the reader of mails compiles with ThreadSanitizer"
	if [ $status = 0 ]; then mail=mail; else sed 's/^/# /' "$work/log" | head -n 20; fi
fi

export TSAN_OPTIONS="log_path=$work/races exitcode=66"
run_scripts "with ThreadSanitizer" "$b" jobs
# Behind the fence no file is opened: a race is told by the status. GLib was compiled
# without, so that its own locks are not seen; a message is read by one thread alone.
if [ -n "$mail" ]; then
	printf 'race:mail_read\ncalled_from_lib:libglib-2.0\n' >"$work/known"
	TSAN_OPTIONS="suppressions=$work/known exitcode=66" run_scripts "with ThreadSanitizer" "$b" mail
fi
for files in "--scan --json" "--summary --from=example.com" "--suppress"; do
	# shellcheck disable=SC2086
	"$b/bouncecode" $files --jobs=8 tests/logs/*.tsv tests/corpus/*.tsv tests/events/*.json >"$work/out" 2>&1
	ok "$(($? > 1))" "$files of many files"
done
is "$(cat "$work"/races* 2>/dev/null | grep -E '^(WARNING|SUMMARY)' | sort | uniq -c | sort -rn | head -n 20)" "" "there is no race"
done_testing
