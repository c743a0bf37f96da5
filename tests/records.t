#!/bin/sh
# The library's records are the command's: of texts with prose and without, and of
# lines of logs.
. "$(dirname "$0")/tap.sh"
CC=${CC:-cc}

cat >"$work/records.c" <<'C'
#include <bouncecode.h>
#include <stdio.h>
#include <string.h>

/* A record for each line of standard input, of the line or of what it reports. */
int
main(int argc, char *argv[])
{
	static char line[70000], record[4 * BOUNCECODE_JSON_SIZE];
	unsigned flags = strchr(argv[1], 'b') != NULL ? BOUNCECODE_JSON_BRIEF : 0;
	struct bouncecode_report report;
	struct bouncecode_scan scan;

	bouncecode_scan_start(&scan);
	while (argc == 2 && fgets(line, sizeof line, stdin) != NULL) {
		size_t length = strcspn(line, "\n");

		if (strchr(argv[1], 's') == NULL) {
			bouncecode_json(line, length, record, sizeof record, flags);
			puts(record);
			continue;
		}
		bouncecode_scan_feed(&scan, line, strlen(line));
		while (bouncecode_scan_next(&scan, &report)) {
			bouncecode_report_json(&report, record, sizeof record, flags);
			puts(record);
		}
	}
	return 0;
}
C
# shellcheck disable=SC2086
$CC ${CFLAGS:-} -Isrc -o "$work/records" "$work/records.c" "$B/libbouncecode.a" 2>"$work/log"
is "$? $(cat "$work/log")" "0 " "a program for records compiles"

# ---- what the command prints beside the record of a text

bare() {
	sed 's/^{ "file": "[^"]*", "line": [0-9]*, /{ /'
}
cut -f 2- tests/corpus/*.tsv | grep -v '^$' | tr -d '\r' >"$work/texts"
"$work/records" - <"$work/texts" >"$work/ours"
"$B/bouncecode" --lines --json --verbose "$work/texts" | bare >"$work/theirs"
same_file "$work/ours" "$work/theirs" "of texts"
[ "$(wc -l <"$work/ours")" -gt 400 ]
ok $? "of which there are many"
"$work/records" b <"$work/texts" >"$work/ours"
"$B/bouncecode" --lines --json "$work/texts" | bare >"$work/theirs"
same_file "$work/ours" "$work/theirs" "without prose"

cut -f 9 tests/logs/lines.tsv >"$work/log.txt"
"$work/records" s <"$work/log.txt" >"$work/ours"
"$B/bouncecode" --scan --json --verbose "$work/log.txt" | sed 's/^{ "file": "[^"]*", /{ /' >"$work/theirs"
same_file "$work/ours" "$work/theirs" "of lines of logs"
done_testing
