#!/bin/sh
# Keyword search in the command: what people and programs see of it.
. "$(dirname "$0")/command.sh"

json() { # json EXPRESSION: of all lines of out, as @r
	perl -MJSON::PP -ne 'push @r, decode_json($_); END { $v = '"$1"'; print defined $v ? $v : "null" }' out
}

# ---- for people

run 0 mailbox full
ok $? "words typed one by one are searched for: status 0"
is "$(head -n 2 out)" "5.2.2       Mailbox full
            mailbox-full, soft" "best first: code, title, category"
is "$(sed -n 3p out)" "            The mailbox is full, and the server returned the message." "and a line of meaning"
is "$(grep -c '^[^ ]' out)" 11 "ten hits, and a line that tells how many there are"
grep -q '^10 of [0-9]* entries; --limit=N shows more$' out
ok $? "which says how to see more"
run 0 --limit=2 mailbox full
is "$(grep -c '^[^ ]' out)" 3 "--limit=2 shows two"
run 0 -v --limit=1 mailbox full
grep -q '; also 550 5.2.2, 552 5.2.2, 4.2.2, 452 4.2.2$' out
ok $? "--verbose names the other spellings"
run 0 "Mailbox full"
is "$(head -n 1 out)" "Mailbox full" "a text in quotes is explained"
run 0 "how big may a message be"
grep -q 'message-too-large, ' out
ok $? "but searched for where nothing explains it"
run 0 TSS04
is "$(head -n 1 out)" "TSS04  Deferred: volume or complaints" "a private code is explained"
run 0 550 spam
grep -q '^  Verdict ' out
ok $? "a code among the words is explained"
run 0 --search 550 spam
is "$(head -n 1 out | cut -c1-10)" "550 5.7.1 " "--search searches whatever the words look like"
run 0 --search greyl
is "$(head -n 1 out)" "451 4.7.1   Greylisting, try again" "the last word may be unfinished"
run 0 greylsting
is "$(head -n 1 out)" "451 4.7.1   Greylisting, try again" "a typo is forgiven"

# ---- what is meant, and what has nothing to do with mail

# judge TABLE: sets all, right, none and suggested
judge() {
	bc=$bc perl "$top/tests/search/judge.pl" "$top/tests/search/$1" >judged 2>/dev/null
	sed '$d' judged
	# shellcheck disable=SC2046
	set -- $(tail -n 1 judged)
	all=$1 right=$2 none=$3 suggested=$4
}
judge queries.tsv
[ "$all" -ge 160 ] && [ $((100 * right)) -ge $((95 * all)) ]
ok $? "$right of $all queries of people are answered by the first three hits, at least 95 %"
[ $((100 * none)) -le $((2 * all)) ]
ok $? "and $none find nothing, at most 2 %"
judge nonsense.tsv
[ "$all" -ge 60 ] && [ $((100 * none)) -ge $((85 * all)) ]
ok $? "of $all queries about something else $none find nothing, at least 85 %"
[ $((100 * suggested)) -le $((10 * all)) ]
ok $? "and $suggested are mended, at most 10 %"
for words in "the printer is on fire" "qwertzuiopq asdf" "asdf" "banana" "foo bar baz" "to the"; do
	run 1 --search "$words"
	is "$? $(cat out)$(cat err)" "0 bouncecode: no match for '$words'" "$words: nothing, and nothing else is offered"
done

# ---- colour and width

run 0 --color=always --limit=1 mailbox full
e=$(printf '\033')
is "$(head -n 1 out)" "${e}[1m5.2.2${e}[0m       ${e}[1;36mMailbox${e}[0m ${e}[1;36mfull${e}[0m" \
    "the words are emphasised where there is colour"
if script -qec true /dev/null >/dev/null 2>&1; then
	for width in 80 40 20; do
		COLUMNS=$width script -qec "$bc --color=never mailbox full" /dev/null >out </dev/null
		widest=$(tr -d '\r' <out | awk '{ if (length > w) w = length } END { print w }')
		[ "$widest" -le "$width" ]
		ok $? "no line is wider than a terminal of $width columns"
	done
	grep -q ' \.\.\.' out
	ok $? "the line of meaning is cut between words"
else
	for n in 1 2 3 4; do
		skip "width of a terminal, $n" "script cannot be used"
	done
fi

# ---- for programs

run 0 --json mailbox full
is "$(json 'scalar @r')" 10 "a record for each hit"
is "$(json 'join " ", map { $_->{rank} } @r')" "1 2 3 4 5 6 7 8 9 10" "with its rank"
is "$(json 'join "", map { $r[$_]{score} <= $r[$_ - 1]{score} ? "" : "x" } 1..$#r')" "" "and score, which falls"
is "$(json 'join "|", @{$r[0]{also}}')" "550 5.2.2|552 5.2.2|4.2.2|452 4.2.2" "the other spellings are named"
is "$(json '$r[0]{code} . " " . $r[0]{category}')" "5.2.2 mailbox-full" "and all fields of a record are there"
run 0 --format=tsv --limit=3 --search mailbox full
is "$(head -n 1 out | tr '\t' ' ' | sed 's/ kind .*//')" "rank score reply enhanced code also" "TSV has a header"
is "$(wc -l <out)" 4 "and a row for each hit"
is "$(fields also <out | head -n 1)" "550 5.2.2; 552 5.2.2; 4.2.2; 452 4.2.2" "a list is joined"
run 0 --search --provider=google --json --limit=5 rate limit
is "$(json 'join " ", map { $_->{provider} } @r')" "google google google google google" "--provider filters"
is "$(json 'join " ", map { $_->{rank} } @r')" "1 2 3 4 5" "ranks are those of what is shown"
run 0 --search --kind=reply --category=mailbox-full --json quota
is "$(json 'join " ", map { $_->{kind} eq "reply" && $_->{category} eq "mailbox-full" ? () : "x" } @r')" "" \
    "filters are those of --list"

# ---- nothing, and trouble

run 1 xgraylstin
is "$? $(cat out)" "0 " "no hit: status 1, nothing on standard output"
is "$(cat err)" "bouncecode: no match for 'xgraylstin'; did you mean graylisting?" "the nearest word is offered"
run 1 --json qqqqzzzz
is "$(cat err)" "bouncecode: no match for 'qqqqzzzz'" "or none"
run 1 --search --provider=gmx greylisting
is "$? $(cat err)" "0 bouncecode: no match for 'greylisting' among the entries that --provider and the like ask for" \
    "filters that leave nothing are named"
run 2 --search
is "$(head -n 1 err)" "bouncecode: --search: no words given" "--search needs words"
for n in 0 -1 x 1x ''; do
	run 2 "--limit=$n" --search full
	is "$(head -n 1 err)" "bouncecode: --limit='$n': expected a number, at least 1" "--limit=$n"
done
run 2 --list --limit=3
is "$(head -n 1 err)" "bouncecode: --limit needs --search, --suggest, --summary or --merge" "--limit with --list"
run 2 --search --list full
is "$(head -n 1 err)" "bouncecode: only one of --search, --compare, --suggest, --list, --lines, --scan, --filter, --summary, --merge, --suppress and --mail can be used" "two modes"
# Bytes without a pattern; SEED=N gives others.
seed=${SEED:-1}
echo "# SEED=$seed"
perl -e 'srand shift; binmode STDOUT; print map { chr(1 + int rand 255) } 1 .. 100000' "$seed" >random
"$bc" --search -- "$(cat random)" >out 2>err
[ $? -le 1 ]
ok $? "100 KB of random bytes, seed $seed: an answer or none"

done_testing
