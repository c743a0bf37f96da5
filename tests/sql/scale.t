#!/bin/sh
# Replies and logs in two databases of two servers, counted where they are and put together
# by a third: with postgres_fdw, which asks both at once, and with PL/Proxy. What docs/SCALE.md
# shows is what runs here.
. "$(dirname "$0")/../tap.sh"
. tests/sql/server.sh

[ -f "$share/extension/postgres_fdw.control" ] || missing "no postgres_fdw"
copy_server
start_server first 5432
start_server second 5433
start_server above 5434

# A block of docs/SCALE.md that has a line, for the servers of this test.
shown() { # shown LINE
	awk -v line="$1" '/^```sql$/ { text = ""; inside = 1; next }
		/^```$/ { if (inside && index(text, line)) printf "%s", text; inside = 0 }
		inside { text = text $0 "\n" }' docs/SCALE.md |
	    sed "s|host 'first'|host '$work/socket', port '5432'|; s|host 'second'|host '$work/socket', port '5433'|
		s|host=first|host=$work/socket port=5432|; s|host=second|host=$work/socket port=5433|"
}
replies() { # replies FROM TO
	seq "$1" "$2" | awk '
		BEGIN {
			text[0] = "550 5.1.1 User unknown"
			text[1] = "452 4.2.2 Mailbox full"
			text[2] = "554 5.7.1 Service unavailable; blocked using zen.spamhaus.org"
		}
		{ print $1 "\t" text[$1 % 3] }'
}
lines() { # lines FROM TO
	replies "$1" "$2" | awk -F '\t' '{ printf "2026-11-21T10:%02d:00 mx postfix/smtp[1]: %X: to=<u%d@example.org>, relay=mx.example.org[192.0.2.1]:25, dsn=5.0.0, status=bounced (host mx.example.org[192.0.2.1] said: %s)\n", $1 % 60, $1, $1, $2 }'
}
fill() { # fill PORT FROM TO
	port=$1
	echo "CREATE ROLE mail LOGIN; CREATE DATABASE mail" | sql postgres
	shown "CREATE VIEW part AS" | sql mail
	replies "$2" "$3" >"$work/replies"
	lines "$2" "$3" >"$work/lines.$1"
	sql mail <<END
\copy deliveries FROM '$work/replies'
\copy log (line) FROM '$work/lines.$1'
END
}
fill 5432 1 2000
fill 5433 2001 5000
port=5434
echo "CREATE DATABASE mail" | sql postgres
shown "IMPORT FOREIGN SCHEMA" | sql mail >"$work/got"
is "$(cat "$work/got")" "" "the recipe runs"
asked=$(shown "sum(replies) FROM by_category")
is "$(echo "$asked" | sql mail)" "bad-mailbox|1666
mailbox-full|1667
blocklisted|1667" "replies in two servers are counted together"
echo "EXPLAIN (VERBOSE, COSTS OFF) $asked" | sql mail >"$work/plan"
is "$(grep -c 'Async Foreign Scan' "$work/plan") $(grep -c 'Remote SQL: SELECT category, replies FROM public.by_category' "$work/plan")" "2 2" \
    "both at once, each by itself"
cat "$work"/lines.543? >"$work/all.log"
"$B/bouncecode" --summary --format=partial "$work/all.log" | "$B/bouncecode" --merge --json >"$work/expected"
shown "bouncecode_merge" | sql mail >"$work/got"
is "$(sql mail <<END
CREATE TABLE rows (n serial, r jsonb);
\copy rows (r) FROM '$work/expected' (FORMAT csv, DELIMITER E'\x01', QUOTE E'\x02')
SELECT (SELECT jsonb_agg(r ORDER BY n) FROM rows) = bouncecode_merge(part) FROM parts;
END
)" t "and so are logs, as by the command"
[ -s "$work/got" ]
ok $? "in rows"
port=5432
echo "SELECT bouncecode_partial(line) FROM log" | sql mail | sed 's/^\\x//' | perl -ne 'chomp; print pack "H*", $_' >"$work/first.partial"
"$B/bouncecode" --summary --format=partial "$work/lines.5433" >"$work/second.partial"
"$B/bouncecode" --merge --json "$work/first.partial" "$work/second.partial" >"$work/got"
same_file "$work/got" "$work/expected" "a part of a database and one of the command merge"
port=5434
is "$(echo "SELECT bouncecode_merge(E'nonsense\\\\012'::bytea)" | sql mail)" \
    'ERROR:  no partial summary: line 1: this is no partial summary, expected "bouncecode-partial 1 ..."' "what is none is told"

if [ -f "$share/extension/plproxy.control" ]; then
	shown "LANGUAGE plproxy" | sql mail >"$work/got"
	is "$(cat "$work/got")" "" "the recipe of PL/Proxy runs"
	is "$(shown "FROM run_by_category()" | sql mail)" "bad-mailbox|1666
mailbox-full|1667
blocklisted|1667" "and comes to the same"
elif [ -n "${CI_PACKAGES:-}" ]; then
	ok 1 "PL/Proxy is there"
else
	skip "PL/Proxy" "it is not there"
fi

# ---- a server that stops while it is asked

port=5433
echo "CREATE VIEW slow AS SELECT category, replies FROM by_category, pg_sleep(60); GRANT SELECT ON slow TO mail" | sql mail
port=5434
sql mail <<'END'
CREATE FOREIGN TABLE slow (category bouncecode_category_word, replies bigint) SERVER second OPTIONS (schema_name 'public');
END
echo "SELECT sum(replies) FROM (SELECT * FROM by_category UNION ALL SELECT * FROM slow) both_servers" | sql mail >"$work/got" &
asking=$!
for i in 1 2 3 4 5 6 7 8 9 10; do
	[ "$(port=5433 sql mail -c "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'")" = 1 ] && break
	sleep 1
done
stop_server second
wait $asking
grep -q '^ERROR:' "$work/got" && grep -qi 'terminat\|closed the connection' "$work/got" && ! grep -q '^[0-9]' "$work/got"
ok $? "a server that stops ends the query: $(head -n 1 "$work/got")"
echo "$asked" | sql mail | head -n 1 >"$work/got"
grep -q '^ERROR:  could not connect to server "second"' "$work/got"
ok $? "and is named by the next one: $(cat "$work/got")"

done_testing
