#!/bin/sh
# The extension of PostgreSQL, in a server of its own: a copy of that of the system, which
# finds the extension beside it, with a cluster that nothing but this script reaches. It
# answers as the command does, in any encoding, in several processes, cancelled, dumped,
# upgraded; and as its README shows.
. "$(dirname "$0")/../tap.sh"
. tests/sql/server.sh
tests=$top/tests/sql/postgresql
regress=$(dirname "$("$PG_CONFIG" --pgxs)")/../test/regress/pg_regress
[ -x "$regress" ] || missing "no pg_regress of PostgreSQL"
copy_server
start_server one 5432

# ---- what it answers, and where it may stand

mkdir "$work/regress"
"$regress" --inputdir="$tests" --outputdir="$work/regress" --bindir="$bin" --host="$work/socket" \
    --user=tester --dbname=regress answers uses roles >"$work/log" 2>&1
ok $? "pg_regress: $(grep -o 'All [0-9]* tests passed\|[0-9]* of [0-9]* tests failed' "$work/log")"
[ ! -s "$work/regress/regression.diffs" ] || sed 's/^/# /' "$work/regress/regression.diffs" | head -n 80

# ---- as the command does

# load TABLE COLUMN FILE: its lines as they are, numbered in their order
load() {
	sql main <<END
CREATE TABLE $1 (n serial, $2);
\\copy $1 (${2% *}) FROM '$3' (FORMAT csv, DELIMITER E'\\x01', QUOTE E'\\x02')
END
}
create main
tail -n +2 tests/answers/texts.tsv | cut -f 16 | grep -v '^$' >"$work/texts"
for file in tests/corpus/*.tsv; do
	grep -v '^#' "$file" | tail -n +2 | cut -f 3
done | grep -v '^$' >>"$work/texts"
fields=$(echo "SELECT string_agg(attname, ',' ORDER BY attnum) FROM pg_attribute WHERE attrelid = 'bouncecode_answer'::regclass" | sql main)
"$B/bouncecode" --lines --json --fields="$fields" "$work/texts" >"$work/records"
load texts "t text" "$work/texts"
load records "r jsonb" "$work/records"
is "$(echo "SELECT count(*) > 500 FROM texts JOIN records USING (n)" | sql main)" t "there are texts, and records of them"
is "$(sql main <<'END'
SELECT t, to_jsonb(bouncecode(t)), r FROM texts JOIN records USING (n)
 WHERE to_jsonb(bouncecode(t)) IS DISTINCT FROM r LIMIT 3
END
)" "" "records are those of the command"
for word in category fault bounce action confidence; do
	echo "SELECT count(*) FROM texts WHERE bouncecode_$word(t) IS DISTINCT FROM (bouncecode(t)).$word"
done | sed 's/$/;/' | sql main | sort -u >"$work/got"
is "$(cat "$work/got")" 0 "and single words those of the record"
is "$fields" "$("$B/bouncecode" --json 552 | grep -o '"[a-z_]*": ' | tr -d '": ' | awk '
	/^(name|section|url|what|offset|length)$/ { next } { printf "%s%s", before, $0; before = "," }')" "with all fields, in the same order"

# ---- summaries

"$B/bouncecode" --json 552 | grep -q . && cut -f 9- tests/logs/lines.tsv | sed 's/\\/\\\\/g' >"$work/all.log"
cat tests/logs/mail.log >>"$work/all.log"
seq 1 20000 | awk '{ printf "2026-11-%02dT10:%02d:00 mx postfix/smtp[1]: %X: to=<u%d@d%d.example>, relay=mx.d%d.example[192.0.2.1]:25, dsn=%s, status=%s\n",
    1 + $1 % 20, $1 % 60, $1 / 2, $1, $1 % 300, $1 % 300,
    $1 % 3 ? "5.1.1" : "2.0.0", $1 % 3 ? "bounced (550 5.1.1 User unknown)" : "sent (250 2.0.0 Ok)" }' >>"$work/all.log"
"$B/bouncecode" --summary --format=partial "$work/all.log" | "$B/bouncecode" --merge --json >"$work/summary"
load log "line text" "$work/all.log"
load summary "r jsonb" "$work/summary"
is "$(sql main <<'END'
SELECT r, own FROM (SELECT r, own FROM (SELECT jsonb_agg(r ORDER BY n) AS r FROM summary) s,
  (SELECT bouncecode_summary(line ORDER BY n) AS own FROM log) o) both_rows WHERE r IS DISTINCT FROM own
END
)" "" "a summary has the rows of the command's"
cat >"$work/parallel.sql" <<'END'
SET parallel_setup_cost = 0;
SET parallel_tuple_cost = 0;
SET min_parallel_table_scan_size = 0;
CREATE TABLE serial_one AS SELECT bouncecode_summary(line ORDER BY n) AS rows FROM log WHERE line ~ '^2026';
\o PLAN
EXPLAIN (ANALYZE, COSTS OFF) SELECT bouncecode_summary(line) FROM log WHERE line ~ '^2026';
\o
SELECT s.rows = p.rows FROM serial_one s, (SELECT bouncecode_summary(line) AS rows FROM log WHERE line ~ '^2026') p;
END
sed -i "s|PLAN|$work/plan|" "$work/parallel.sql"
is "$(sql main <"$work/parallel.sql")" t "several processes come to the same as one"
grep -q 'Workers Launched: [1-9]' "$work/plan"
ok $? "and several there were"
is "$(sql main <<'END'
SELECT bouncecode_summary(string_agg) = (SELECT rows FROM serial_one) FROM (SELECT string_agg(line, E'\n' ORDER BY n) FROM log WHERE line ~ '^2026') one
END
)" t "a log in one value is the same as its lines"

# ---- encodings

for encoding in latin1 sql_ascii euc_jp utf8; do
	create "in_$encoding" "ENCODING $encoding LOCALE 'C' TEMPLATE template0"
	is "$(sql "in_$encoding" <<'END'
SELECT bouncecode_category('550 5.1.1 User unknown'), count(*) > 2000, bool_and(pg_column_size(c) > 0) FROM bouncecode_codes() c
END
)" "bad-mailbox|t|t" "$encoding: answers, and the whole list"
	is "$(sql "in_$encoding" <<'END'
CREATE TABLE bytes (t text);
DO $$
DECLARE
	chars text := '';
BEGIN
	FOR i IN 128..255 LOOP
		BEGIN
			chars := chars || convert_from(decode(lpad(to_hex(i), 2, '0'), 'hex'), getdatabaseencoding());
		EXCEPTION WHEN OTHERS THEN NULL;
		END;
		BEGIN
			chars := chars || convert_from(decode('8f' || to_hex(i) || to_hex(i), 'hex'), getdatabaseencoding());
		EXCEPTION WHEN OTHERS THEN NULL;
		END;
		BEGIN
			chars := chars || convert_from(decode(to_hex(i) || to_hex(i), 'hex'), getdatabaseencoding());
		EXCEPTION WHEN OTHERS THEN NULL;
		END;
	END LOOP;
	INSERT INTO bytes VALUES ('550 5.1.1 ' || chars || ' user unknown ' || chars || chr(27) || chr(1));
END $$;
SELECT bouncecode_category(t) FROM bytes;
SELECT count(matched) FROM bytes, bouncecode(t);
SELECT jsonb_array_length(bouncecode_summary(l)) > 3 FROM bytes, LATERAL (SELECT 'Nov 21 00:11:00 mx1 postfix/smtp[552]: 4A1C: to=<' || left(t, 300) ||
  '@example.com>, relay=mx.example.com[192.0.2.8]:25, dsn=5.2.2, status=bounced (host mx.example.com[192.0.2.8] said: 599 5.9.9 ' || t || ')' AS l) s;
SELECT count(*) FROM bytes, bouncecode_search(t);
END
)" "bad-mailbox
1
t
10" "$encoding: whatever it can hold is read, and what is told of it can be held"
done
printf "SET client_encoding = UTF8; SELECT (matched[cardinality(matched)]).what FROM bouncecode('%b');\n" '554 Empf\303\244nger unbekannt' >"$work/umlaut.sql"
for encoding in latin1 utf8; do
	sql "in_$encoding" <"$work/umlaut.sql"
done >"$work/got"
is "$(cat "$work/got")" "phrase
phrase" "a wording with an umlaut is found in both encodings"

# ---- hostile

is "$(sql main <<'END'
SET statement_timeout = 60000;
SELECT count(bouncecode(t)), count(bouncecode_category(t)) FROM (VALUES (repeat('mailbox ', 2000000)), (repeat('550 5.1.1 ', 1600000)),
  (repeat('user unknown', 1300000)), (repeat(chr(1), 2000000)), (repeat('\u00e4', 1000000)), (repeat(E'\n', 1000000))) v (t);
SELECT count(*) FROM bouncecode_search(repeat('mailbox ', 2000000));
SELECT count(*) FROM (SELECT bouncecode_summary(t) s FROM (VALUES (repeat(chr(1), 10000000)), (repeat('{"event":[', 1000000)),
  (repeat('{"', 500000)), (repeat('4A1B: to=<', 1000000)), (repeat(E'\n', 1000000)), ('')) v (t) GROUP BY t) each_one WHERE s IS NOT NULL;
SELECT bouncecode_summary(repeat('{"event":[', n)) IS NOT NULL FROM generate_series(1, 300) n;
END
)" "6|2
10
6
t" "long and broken texts end in time"

# ---- cancelled, and out of order

is "$(sql main <<'END'
SET statement_timeout = 300;
SELECT bouncecode_summary(line) FROM log, generate_series(1, 100000);
END
)" "ERROR:  canceling statement due to statement timeout" "an aggregate is cancelled in time"
is "$(sql main <<'END'
SET statement_timeout = 300;
SELECT count(bouncecode(line)) FROM log, generate_series(1, 100000);
SELECT count(c) FROM generate_series(1, 100000), bouncecode_codes() c WHERE c.reply > 0 OR pg_sleep(0.001) IS NOT NULL;
END
)" "ERROR:  canceling statement due to statement timeout
ERROR:  canceling statement due to statement timeout" "and so are answers, and the list"
# By the time of the processor: whoever counts all of it takes some seconds of that.
cat >"$work/large.sql" <<'END'
CREATE TABLE large AS SELECT repeat(E'550 5.1.1 <u@example.org> User unknown\n', 10000000) AS log;
SET statement_timeout = 300;
TICKS
SELECT bouncecode_summary(log) FROM large;
TICKS
END
sed "s!TICKS!SELECT (string_to_array(regexp_replace(pg_read_file('/proc/self/stat'), '.*[)] ', ''), ' '))[12:13];!" \
    "$work/large.sql" | sql main >"$work/got"
if [ -r /proc/self/stat ]; then
	tr -d '{}' <"$work/got" | awk -F , '/^[0-9]+,[0-9]+$/ { used = $1 + $2 - used } /canceling/ { cancelled = 1 }
		END { print "# ticks: " used; exit !(cancelled && used < 100) }'
	ok $? "and so is a log that is one value"
else
	skip "a log that is one value" "no /proc"
fi
cat >"$work/often.sql" <<'END'
SET statement_timeout = 60;
SELECT bouncecode_summary(line) FROM many;
END
cat >"$work/resident.sql" <<'END'
RESET statement_timeout;
SELECT 'kB ' || (regexp_match(pg_read_file('/proc/self/status'), 'RssAnon:\s+(\d+)'))[1];
END
if grep -q RssAnon /proc/self/status 2>/dev/null; then
	{
		echo "CREATE TABLE many AS SELECT line FROM generate_series(1, 20), log;"
		echo "SET max_parallel_workers_per_gather = 0;"
		for i in $(seq 10); do cat "$work/often.sql"; done
		cat "$work/resident.sql"
		for i in $(seq 50); do cat "$work/often.sql"; done
		cat "$work/resident.sql"
	} | sql main >"$work/got"
	awk '$1 == "kB" { grown = $2 - grown } /canceling/ { n++ } END { print "# kB: " grown; exit !(n == 60 && grown < 20000) }' "$work/got"
	ok $? "what is cancelled sixty times keeps no memory"
else
	skip "memory" "no /proc"
fi

# ---- dumped and restored

sql main <<'END'
CREATE TABLE kept (reply text, a bouncecode_answer, c bouncecode_category_word GENERATED ALWAYS AS (bouncecode_category(reply)) STORED);
INSERT INTO kept SELECT t, bouncecode(t) FROM texts;
CREATE INDEX ON kept (bouncecode_bounce(reply));
END
echo "CREATE DATABASE restored" | sql postgres
"$bin/pg_dump" -h "$work/socket" -U tester -t kept -e bouncecode main >"$work/dump"
sql restored <"$work/dump" >"$work/log"
is "$(echo "SELECT count(*) > 500, bool_and(a = bouncecode(reply)) FROM kept" | sql restored)" "t|t" "a dump is restored"

# ---- upgraded from the first version, in a database beside one that has the present

create new
echo "CREATE DATABASE old" | sql postgres
echo "CREATE EXTENSION bouncecode VERSION '0.1'" | sql old
is "$(echo "SELECT bouncecode_category('552 Mailbox full'), to_regproc('bouncecode_summary')" | sql old)" "mailbox-full|" \
    "the first version answers, and has no aggregate"
surface() { # all that the extension of a database is made of
	sql "$1" <<'END'
SELECT pg_describe_object(classid, objid, 0) FROM pg_depend WHERE refobjid = (SELECT oid FROM pg_extension WHERE extname = 'bouncecode') ORDER BY 1;
SELECT enumtypid::regtype, enumlabel FROM pg_enum ORDER BY 1, enumsortorder;
SELECT attname, atttypid::regtype FROM pg_attribute WHERE attrelid = 'bouncecode_answer'::regclass ORDER BY attnum;
SELECT oid::regprocedure, provolatile, proparallel, proisstrict, procost, prorows FROM pg_proc WHERE proname LIKE 'bouncecode%' ORDER BY 1;
SELECT a.* FROM pg_aggregate a WHERE aggfnoid::text LIKE 'bouncecode%';
END
}
sql old <<'END' >"$work/got"
CREATE TABLE kept (reply text, a bouncecode_answer, c bouncecode_category_word);
INSERT INTO kept SELECT r, bouncecode(r), bouncecode_category(r) FROM (VALUES ('552 Mailbox full')) v (r);
CREATE INDEX ON kept (bouncecode_category(reply));
CREATE TABLE typed OF bouncecode_answer;
INSERT INTO typed SELECT (bouncecode(reply)).* FROM kept;
ALTER EXTENSION bouncecode UPDATE;
SELECT extversion FROM pg_extension WHERE extname = 'bouncecode';
SELECT bouncecode(reply) = a, c FROM kept WHERE bouncecode_category(reply) = 'mailbox-full';
END
is "$(cat "$work/got")" "$version
t|mailbox-full" "it is upgraded"
surface old >"$work/old"
surface new >"$work/new"
same_file "$work/old" "$work/new" "and is then what is created anew"

# One whose list had fewer words and whose record had fewer fields.
sed -e "/^	'other'/d" -e "s/^\(	'protocol-error'\),/\1/" -e '/^	"matched"/d' -e 's/^\(	"references" .*\),/\1/' \
    "$root$share/extension/bouncecode--0.1.sql" >"$root$share/extension/bouncecode--0.0.sql"
cp "$root$share/extension/bouncecode--0.1--$version.sql" "$root$share/extension/bouncecode--0.0--$version.sql"
echo "CREATE DATABASE older" | sql postgres
sql older <<'END' >"$work/got"
CREATE SCHEMA s;
CREATE EXTENSION bouncecode VERSION '0.0' SCHEMA s;
CREATE TABLE kept AS SELECT s.bouncecode('552 Mailbox full') AS a;
SELECT s.bouncecode_category('552 Mailbox full');
SELECT s.bouncecode_category('550 5.0.0');
ALTER EXTENSION bouncecode UPDATE;
SELECT s.bouncecode_category('550 5.0.0');
SELECT (a).code, (a).matched FROM kept;
END
is "$(cat "$work/got")" 'mailbox-full
ERROR:  s.bouncecode_category_word has no label "other"
HINT:  The library is newer than the extension in this database: ALTER EXTENSION bouncecode UPDATE.
other
552 5.2.2|' "so is one with fewer words and fields, and another schema, which says that it is too old until then"
PGOPTIONS="-c search_path=s" surface older >"$work/older"
same_file "$work/older" "$work/new" "and it is then what is created anew"

# ---- README

awk '/^```sql$/ { shown = 1; next } /^```$/ { shown = 0 } shown' src/sql/postgresql/README.md >"$work/shown"
grep '^[=-]> ' "$work/shown" | sed 's/^..> *//; s/^.> //' >"$work/shown.sql"
grep -v '^[=-]> ' "$work/shown" | grep -v '^$' >"$work/expected"
echo "CREATE DATABASE readme" | sql postgres
"$bin/psql" -X -q -h "$work/socket" -U tester -d readme -f "$work/shown.sql" 2>&1 | sed 's|  *$||' | grep . >"$work/got"
same_file "$work/got" "$work/expected" "README shows what happens"
[ "$(wc -l <"$work/shown.sql")" -gt 10 ]
ok $? "and shows something"

done_testing
