#!/bin/sh
# Which fields of a record are printed, and what stands above and behind them.
. "$(dirname "$0")/command.sh"
log=$top/tests/logs/mail.log
tab=$(printf '\t')

# ---- chosen fields

run 0 --scan --fields=recipient,code,category -f tsv "$log"
is "$(sed -n '1p;4p' out)" "recipient${tab}code${tab}category
bob@gmail.com${tab}p=NoSuchUser${tab}bad-mailbox" "--fields: TSV has these, in this order"
"$bc" --scan -f tsv "$log" | fields recipient code category | tr ' ' '\t' >all
tail -n +2 out | tr ' ' '\t' >chosen
tail -n "$(wc -l <chosen)" all >some
same_file chosen some "with the values that they have among all"
run 0 --scan --fields=category,line -f csv "$log"
is "$(head -n 2 out)" "category,line
greylisted,2" "CSV as well"
run 0 --scan --fields=category,line --json "$log"
is "$(head -n 1 out)" '{ "category": "greylisted", "line": 2 }' "JSON too"
run 0 --scan --fields=outcome,bounce,recipient "$log"
is "$(head -n 2 out)" "deferred  soft   ann@example.net
accepted  none   ann@example.net" "text has columns, and no header"
for n in 4060 4072 4073 4080 4100; do
	perl -e 'print "550 5.1.1 User unknown ", "x" x $ARGV[0]' "$n"
	echo
done | "$bc" --lines --fields=input,code,category | head -c 40000 | sed 's/^.*x  //' >out
is "$(sort -u out)" "550 5.1.1    bad-mailbox" "columns go on behind what is longer than a buffer"
is "$(printf '\n550 5.1.1 User unknown\n' | "$bc" --lines --fields=code,action)" "-            -
550 5.1.1    suppress" "where nothing is known stands a sign of that"
is "$("$bc" --fields=category,action 550 5.1.1)" "bad-mailbox          suppress" "of a query"
is "$("$bc" --limit=1 --fields=rank,code mailbox full)" "1  5.2.2" "of words that are searched for"
is "$("$bc" --fields=rank,code 550)" "-  550" "a query that proves no search has none of its fields"
is "$("$bc" --list --fields=code -f tsv 421 | head -n 2)" "code
421" "of the list"
is "$(printf '550 5.1.1 User unknown\n' | "$bc" --lines --fields=advice)" \
    "$("$bc" -f tsv 550 5.1.1 User unknown | fields advice | tail -n 1)" "long fields need no --verbose"
is "$(printf 'x\n' | "$bc" --lines --as=kumo --fields=as)" "-" "another vocabulary"
if [ -x "$B/bouncecode-mail" ]; then
	is "$("$bc" --mail --fields=report,recipient,text "$top/tests/mailbox" | sed -n 2p)" \
	    "delayed     ann@example.net  452 4.2.2 Mailbox full" "of an e-mail"
	is "$("$bc" --fields=report,code <"$top/tests/mails/001-postfix-gmail-5.1.1.eml")" \
	    "failed      p=NoSuchUser" "also where it comes as a query"
else
	skip "of an e-mail" "built without GMime"
	skip "also where it comes as a query" "built without GMime"
fi

# ---- names that are wrong

refused() { # refused COMPLAINT OPTION...
	complaint=$1
	shift
	run 2 "$@"
	is "$? $(head -n 1 err)" "0 bouncecode: $complaint" "$*: status 2"
}

refused "--fields='recipiant': there is no such word; did you mean 'recipient'?" --scan --fields=code,recipiant "$log"
refused "--fields='': there is no such word; --fields='?' lists all" --scan --fields=code, "$log"
refused "--fields: 'code' is given twice" --fields=code,code 550
refused "--fields=recipient needs --scan, --filter or --mail" --lines --fields=recipient "$log"
refused "--fields=recipient needs --scan, --filter or --mail" --fields=recipient 550
refused "--fields=score needs --search" --list --fields=score
refused "--fields=input needs --lines or --scan" --list --fields=input
refused "--fields=as needs --as" --fields=as 550
refused "--fields needs --search, --list, --lines, --scan, --filter or --mail" --summary --fields=code "$log"
"$bc" -f tsv --as=kumo --scan -v --echo "$log" | head -n 1 | tr '\t' '\n' >names
run 2 --fields=\?
sed -n 's/.*expected one of: //p' err | tr ' ' '\n' >known
is "$(grep -vxFf known names)" "" "each name of a record is one of the option"
is "$("$bc" --scan -f tsv --as=kumo --fields="$(paste -sd, names)" "$log" | sed 1q)" "$(paste -s names)" \
    "and can be asked for"

# ---- the line that was read

run 0 --scan --echo "$log"
sed 's/.*  Nov/Nov/' out >echoed
sed -n '2,5p' "$log" >lines
is "$(grep -cxFf "$log" echoed)" 4 "--echo: the line ends its record"
run 0 --scan --echo -f tsv "$log"
is "$(fields input <out)" "$(cat echoed)" "in TSV as well, as its last field"
is "$(head -n 1 out | grep -c "${tab}input\$")" 1 "which has a name"
printf '552 Mailbox full\r\n\n5.1.1 "a",\tb \000c\nend' >odd
is "$("$bc" --lines --echo --fields=line -f csv odd)" "$(printf 'line,input\n1,552 Mailbox full\n2,\n3,"5.1.1 ""a"",\tb ?c"\n4,end')" \
    "ends of lines are none of it"
is "$("$bc" --lines --echo odd)" "$(printf '552         soft   mailbox-full        Mailbox full  552 Mailbox full
-
5.1.1       hard   bad-mailbox         Bad destination mailbox address  5.1.1 "a",?b ?c
-  end')" "as text"
is "$("$bc" --lines --fields=input,line odd | tail -n 1)" "end  4" "it has a place like others"
is "$("$bc" --lines --echo --fields=input,line odd | tail -n 1)" "end  4" "where it is once"
# What has a meaning in one of the formats stands beside what has none.
perl -e 'print "550 ", map({ chr } 32 .. 126), "\n"; printf "550 a%cb%c%c\n", $_, $_, 48 + $_ % 64 for 32 .. 126' >all
"$bc" --lines --echo --fields=line -f json all | perl -MJSON::PP -ne 'print decode_json($_)->{input}, "\n"' >read
same_file all read "each printable character reads back from JSON"
"$bc" --lines --echo --fields=line -f tsv --no-header all | perl -pe 's/^\d+\t//; s/\\(.)/$1/g' >read
same_file all read "from TSV"
"$bc" --lines --echo --fields=line -f csv --no-header all | perl -pe 's/^\d+,//; s/^"(.*)"$/$1/ and s/""/"/g' >read
same_file all read "from CSV"
head -c 300000 /dev/zero | tr '\0' x >long
is "$("$bc" --lines --echo --fields=line -f tsv --no-header long | wc -c)" 300003 "a line of any length"
refused "--echo needs --lines or --scan" --echo 550

# ---- the header

is "$("$bc" --scan --no-header -f csv "$log")" "$("$bc" --scan -f csv "$log" | tail -n +2)" "--no-header"
is "$("$bc" --summary --no-header -f tsv "$log")" "$("$bc" --summary -f tsv "$log" | tail -n +2)" "of a summary as well"
refused "--no-header needs --format=tsv or csv" --no-header --json 550

# ---- the file

cp "$log" one.log
is "$("$bc" --scan one.log one.log | sed -n 2p)" "one.log: $("$bc" --scan one.log | sed -n 2p)" \
    "--scan names the file where there are several"
done_testing
