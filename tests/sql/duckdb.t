#!/bin/sh
# docs/examples/duckdb: it is built with the pair, DuckDB loads it, and it says what the
# command says.
. "$(dirname "$0")/../tap.sh"

modules=$B/sql-tests/node_modules
headers=$modules/duckdb/src/duckdb/src/include
node -e "require('$modules/@duckdb/node-api')" 2>"$work/log" || {
	[ -z "${CI_PACKAGES:-}" ] || { ok 1 "DuckDB is there: $(tail -n 1 "$work/log")"; done_testing; }
	skip_all "no DuckDB: npm has none for this machine"
}

ask() { # ask [QUERY]
	node tests/sql/duckdb.js "$modules" "$work/bouncecode.duckdb_extension" "$work/lines" "$@" 2>&1
}

platform=$(ask)
(cd "$work" && CFLAGS="-O1 -Wall -Wextra -Werror" sh "$top/docs/examples/duckdb/build.sh" "$B/vendor" "$headers" "$platform") >"$work/log" 2>&1
ok $? "it is built for $platform, without a warning"
sed 's/^/# /' "$work/log" | head -n 20

for texts in stock pasted mails; do
	sed 1d "tests/corpus/$texts.tsv" | sed 's/.*	//'
done >"$work/lines"
echo "the weather is fine" >>"$work/lines"
ask 'select bouncecode(t) from lines' >"$work/got"
"$B/bouncecode" --lines --verbose --json "$work/lines" | sed 's/^{ "file": "[^"]*", "line": [0-9]*, /{ /' >"$work/expected"
same_file "$work/got" "$work/expected" "bouncecode() has the record of each of $(($(wc -l <"$work/lines"))) texts"
ask 'select bouncecode_category(t), bouncecode_bounce(t), bouncecode_fault(t), bouncecode_action(t) from lines' >"$work/got"
"$B/bouncecode" --lines -f tsv --no-header --fields=category,bounce,fault,action "$work/lines" >"$work/expected"
same_file "$work/got" "$work/expected" "and the others have its words"

is "$(ask "select count(bouncecode(null)), count(bouncecode_category(if(i % 2 = 0, null, '550 5.1.1'))) from range(100000) t(i)")" "0	50000" \
    "NULL is NULL"
is "$(ask "select bouncecode_category(repeat('x', 1000000) || ' 552 5.2.2 Mailbox full'), bouncecode_bounce('')")" "mailbox-full	" \
    "long texts and none"
is "$(ask "select bouncecode_category('550 5.1.1 User' || chr(0) || 'unknown')")" "bad-mailbox" "a NUL is data"
printf 'select %s\n' "bouncecode_nonsense('550')" >"$work/query"
ask "$(cat "$work/query")" | grep -q 'bouncecode_nonsense does not exist'
ok $? "there is no other function"
sed -n '/^## In DuckDB$/,/^## In Python$/p' docs/examples/README.md >"$work/section"
is "$(ask "$(grep '^select ' "$work/section")")" "$(sed -n 's/^It gives `\(.*\)` and `\(.*\)`\..*/\1	\2/p' "$work/section")" \
    "README.md shows what happens"

done_testing
