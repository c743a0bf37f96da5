#!/bin/sh
# What the functions of the extension cost beside length(text) and the bare call in C, in one
# run on the same rows: tests/sql/speed.sh [ROWS], behind "make postgresql". Needs a C compiler.
. "$(dirname "$0")/../tap.sh"
. tests/sql/server.sh
rows=${1:-200000}

copy_server >&2
start_server one 5432 >&2
for file in tests/corpus/*.tsv; do
	grep -v '^#' "$file" | tail -n +2 | cut -f 3
done | grep -v '^$' >"$work/texts"
awk -v rows="$rows" '{ text[NR] = $0 } END { for (i = 0; i < rows; i++) print substr("host mx1.example.net said: ", 1, i % 27) text[i % NR + 1] " (" i ")" }' \
    "$work/texts" >"$work/rows"
cat >"$work/bare.c" <<'END'
#include <bouncecode.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

int main(void)
{
	static char line[1 << 16];
	char **lines = NULL;
	size_t n = 0, bytes = 0, sum = 0;
	struct timespec from, to;

	while (fgets(line, sizeof line, stdin) != NULL) {
		lines = realloc(lines, (n + 1) * sizeof *lines);
		lines[n++] = strdup(line);
		bytes += strlen(line) - 1;
	}
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &from);
	for (size_t i = 0; i < n; i++) {
		struct bouncecode_answer a;

		bouncecode_explain(lines[i], strlen(lines[i]) - 1, &a);
		sum += a.category;
	}
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &to);
	printf("bouncecode_explain() in C: %.2f us a row of %zu bytes (%zu)\n",
	    ((double)(to.tv_sec - from.tv_sec) * 1e9 + (double)(to.tv_nsec - from.tv_nsec)) / 1e3 / (double)n, bytes / n, sum);
	return 0;
}
END
${CC:-cc} -O2 -Isrc -o "$work/bare" "$work/bare.c" "$B/libbouncecode.a"
create main
sql main <<END
CREATE TABLE texts (n serial, t text);
\\copy texts (t) FROM '$work/rows' (FORMAT csv, DELIMITER E'\\x01', QUOTE E'\\x02')
VACUUM ANALYZE texts;
END
# The time of the processor counts, as the kernel tells it of the process that answers.
ticks="SELECT (string_to_array(regexp_replace(pg_read_file('/proc/self/stat'), '.*[)] ', ''), ' '))[12:13]"
ask() { # ask NAME QUERY: the least of RUNS runs, without what reading the rows takes
	for i in $(seq "${RUNS:-3}"); do
		echo "$ticks; EXPLAIN (ANALYZE, TIMING OFF) $2; $ticks" |
		    PGOPTIONS="-c jit=off -c max_parallel_workers_per_gather=0" sql main |
		    tr -d '{}' | awk -F , '/^[0-9]+,[0-9]+$/ { used = $1 + $2 - used } END { print used * 1000 / '"$(getconf CLK_TCK)"' }'
	done | sort -n | head -n 1 >"$work/least"
	awk -v name="$1" -v rows="$rows" -v read="${read:-0}" '{
		printf "%s: %.2f us a row\n", name, ($1 - read) * 1000 / rows }' "$work/least" >&2
}
ask "reading the rows" "SELECT count(n) FROM texts"
read=$(cat "$work/least")
ask "twenty additions" "SELECT count(n$(printf '%.0s + 1' $(seq 20))) FROM texts"
ask "length(t)" "SELECT count(length(t)) FROM texts"
"$work/bare" <"$work/rows" >&2
ask "bouncecode_category(t)" "SELECT count(bouncecode_category(t)) FROM texts"
ask "bouncecode_bounce(t)" "SELECT count(bouncecode_bounce(t)) FROM texts"
ask "bouncecode(t)" "SELECT count(bouncecode(t)) FROM texts"
ask "(bouncecode(t)).category" "SELECT count((bouncecode(t)).category) FROM texts"
ask "FROM bouncecode(t)" "SELECT count(b.category) FROM texts, bouncecode(t) b"
ask "bouncecode_summary(t)" "SELECT bouncecode_summary(t) FROM texts"
"$work/bare" <"$work/rows" >&2
ask "length(t) again" "SELECT count(length(t)) FROM texts"
rows=100
read=0
ask "bouncecode_codes()" "SELECT count(c) FROM (SELECT bouncecode_codes() c FROM generate_series(1, 100) OFFSET 0) x"
rows=1000
ask "bouncecode_search(t)" "SELECT count(s) FROM (SELECT 'mailbox full ' || n AS t FROM generate_series(1, 1000) n OFFSET 0) x, bouncecode_search(t) s"
ok 0 "measured"
done_testing
