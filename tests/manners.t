#!/bin/sh
# What people see of the command in a terminal, and what it says to them where they
# may have meant something else.
. "$(dirname "$0")/command.sh"
log=$top/tests/logs/mail.log

# ---- what was meant

for pair in sumary:summary maill:mail categorie:category feilds:fields list-all:list; do
	run 2 "--${pair%%:*}" 550
	grep -q "^bouncecode: did you mean '--${pair#*:}'?" err
	ok $? "--${pair%%:*}: the option that is near"
done
cp "$log" day.log
run 2 day.log
is "$(cat out; grep -c 'did you mean --scan,' err)" 1 "the name of a log: is --scan meant?"
is "$("$bc" --fields=code 5.1.1 5.7.1)" "5.1.1
5.7.1" "two codes are answered both"
is "$("$bc" --fields=code 550 421 | tr '\n' ' ')" "550 421 " "replies as well"
is "$("$bc" --fields=code '452 4.2.2, 5.2.2; 550' | tr '\n' ';')" "452 4.2.2;5.2.2;550;" "however they are divided"
is "$("$bc" --fields=code 550 5.1.1)" "550 5.1.1" "while a pair is one"
is "$("$bc" -f csv --fields=code 550 421 | tr '\n' ' ')" "code 550 421 " "records have one header"
is "$("$bc" 550 421 | grep -c '^  Verdict')" 2 "as text as well"
run 0 --fields=code 999 550
is "$(cat out) $(cut -d\; -f1 err)" "550 bouncecode: '999': there is no such code" "one that does not exist is named"
run 1 --category=ok 550 421
is "$(cat out err)" "" "a filter is asked of each"

# ---- what is left out

run 1 --list --category=blocklisted
n=$("$bc" --list --category=blocklisted --kind=provider,phrase -f tsv | tail -n +2 | wc -l)
is "$(sed 's/.*entries; //' out)" "$((n)) more by their wording: --kind=provider,phrase lists them" \
    "--list says how to see wordings"
is "$("$bc" --list | tail -n 1 | grep -c wording)" 0 "but not of all"
run 0 550 5.1.1 user unknown
is "$(grep -c https: out) $(grep -c '^             also ' out)" "1 1" "sources are short"
run 0 -v 550 5.1.1 user unknown
[ "$(grep -c https: out)" -gt 2 ] && ! grep -q '^             also ' out
ok $? "but for --verbose"

# ---- what would not go together

run 0 450 4.1.1 user unknown
is "$(grep -c '^  Server  *Try again later' out) $(grep -c '^  Advice  *Once it is sure that the address is dead: ' out)" "1 1" \
    "advice about the dead does not contradict a verdict of now"
run 0 550 5.1.1 user unknown
is "$(grep -c 'Once it is sure' out)" 0 "nor is it kept back of the dead"
{
	"$bc" --list -v --kind=class,reply,enhanced,pair,phrase,provider --fields=bounce,action,advice -f tsv
	cut -f 2- "$top/tests/corpus/pasted.tsv" "$top/tests/corpus/stock.tsv" | "$bc" --lines --fields=bounce,action,advice -f tsv
} >all
[ "$(grep -c . all)" -gt 2000 ]
ok $? "answers of all entries and of replies that were met"
is "$(awk -F '\t' '$2 == "suppress" && $1 != "hard"' all)" "" "who is to be suppressed is dead"
is "$(awk -F '\t' '$1 == "hard" && $2 !~ /^(suppress|none)$/' all)" "" "and the dead are not tried again"
"$bc" --list --kind=class,reply,enhanced,pair,phrase,provider --action=\!suppress --fields=bounce,advice -f tsv |
    grep -E '^(block|soft).(Stop (mailing|sending to) the address[;.]|Check the spelling; if it is right, stop|Correct or remove)' >against
is "$(cat against)" "" "nobody is told to give up an address that may be fine"

# ---- terminals

if has_terminal; then
	unset TERM
	is "$(terminal 80 "TERM=dumb $bc 550" | grep -c "$(printf '\033')")" 0 "TERM=dumb has no colour"
	[ "$(terminal 80 "TERM=xterm $bc 550" | grep -c "$(printf '\033')")" -gt 0 ]
	ok $? "others have"
	[ "$(terminal 80 "TERM=dumb $bc '550 5.1.1 user unknown'" | wc -l)" -lt 24 ]
	ok $? "an answer fits a terminal of 24 lines"
	NO_COLOR=1
	export NO_COLOR
	carets() { # carets COLUMNS TEXT: what of the text is above carets, with W for two columns and nothing for none
		terminal "$1" "$bc '$2'" | grep -B1 '\^' | perl -CS -pe 's/\x{200e}|\p{Mn}//g;
		    s/([\x{4e00}-\x{9fff}\x{ac00}-\x{d7a3}])/WW/g' |
		    perl -CS -ne 'chomp; if (/\^/) { while (/\^+/g) { push @m, substr($t, $-[0], $+[0] - $-[0]) } } else { $t = $_ }
		    END { print join " ", @m }'
	}
	for columns in 80 40; do
		is "$(carets $columns '550 5.7.1 用户不存在 blocked using zen.spamhaus.org')" "550 5.7.1 zen.spamhaus.org" \
		    "$columns columns: carets behind wide characters"
		is "$(carets $columns '550 5.7.1 café né blocked zen.spamhaus.org')" "550 5.7.1 zen.spamhaus.org" \
		    "and behind accents that have no width"
		is "$(carets $columns '550 5.7.1 שלום עולם blocked zen.spamhaus.org')" "550 5.7.1 zen.spamhaus.org" \
		    "and behind letters from right to left"
	done
	is "$(terminal 80 "$bc '550 5.7.1 שלום zen.spamhaus.org'" | grep -c "$(printf '\342\200\216')zen.spamhaus.org")" 1 \
	    "which do not take along what is marked"
	is "$("$bc" '550 5.7.1 שלום zen.spamhaus.org' | grep -c "$(printf '\342\200\216')")" 0 "in a pipe nothing is put in"
	long=$(printf '550 5.7.1 '; for i in 1 2 3 4 5 6 7 8 9; do printf '用户不存在 '; done)
	is "$(terminal 40 "$bc '$long'" | grep 用户 | perl -CS -ne 'chomp; s/([\x{4e00}-\x{9fff}])/WW/g; print if length > 40')" "" \
	    "rows of wide characters are no wider than the terminal"
else
	skip "what is seen in a terminal" "no script(1)"
fi
done_testing
