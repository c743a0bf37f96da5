#!/bin/sh
# Edges of the command that a change of one number or word would move, unseen
# by the tests of what it is for.
. "$(dirname "$0")/command.sh"
plan 74

# ---- statuses and words

run 0 --help
ok $? "--help is an answer: status 0"
run 0 --version
ok $? "and so is --version"
run 0 --list
is "$(grep -E '^([1-6X]xx|[1-6]xx,|X )' out)" "5xx  permanent refusals
4xx  not now: temporary refusals
2xx  success
3xx  the server waits for more
1xx, 6xx  not SMTP" "titles of the groups, in their order"
run 0 --list --kind=phrase
is "$(head -n 1 out)" "Wordings that mean the same whoever sends them" "and of wordings"
run 0 --list X.7.26
is "$(head -n 1 out)" "X    enhanced codes, whatever the class" "and of codes of any class"

# ---- what counts as more than a code

for text in "550 5.1.1 abcdef:0" "550 5.1.1 abcdefg:1" "550 abcdefg:0" "550 abcdefgh:1"; do
	printf '%s' "${text%:*}" | "$bc" - >out 2>err
	is "$(grep -c '^  550.*abc' out)" "${text#*:}" "evidence below '${text%:*}'"
done

# ---- times of logs, by what --scan says and --summary makes of them

time_of() { # time_of LINE EXPECTED NAME
	printf '%s\n' "$1" >log
	run 0 --scan --format=tsv log
	is "$(fields time <out)" "$2" "$3"
}
said="smtp: 550 5.1.1 <ann@example.net>: User unknown"
time_of "Nov  1 10:00:00 mx $said" "Nov  1 10:00:00" "a time of RFC 3164"
time_of "2026-11-21T10:00:00Z mx $said" "2026-11-21T10:00:00Z" "of ISO 8601"
time_of "2026-11-21 10:00:00.123+01:00 mx $said" "2026-11-21 10:00:00.123+01:00" "with a fraction and a zone"
time_of "2026-11-21 10:00:00 +0100 mx $said" "2026-11-21 10:00:00 +0100" "with a zone that stands apart"
time_of "2026/11/21 10:00:00 mx $said" "2026/11/21 10:00:00" "with slashes"
time_of "21-11-2026 10:00:00 mx $said" "21-11-2026 10:00:00" "of Domino"
time_of "[2026-11-21 10:00:00] $said" "2026-11-21 10:00:00" "in brackets"
time_of "@400000006740f1a31f550424 $said" "@400000006740f1a31f550424" "of TAI64N"
time_of "@400000006740f1a31f55042 $said" "" "which has 24 digits"
bom=$(printf '\357\273\277')
time_of "<22>1 2026-11-21T10:00:00Z mx postfix/smtp 421 - - ${bom}4F2A1B3C: to=<ann@example.net>, relay=none, dsn=4.4.1, status=deferred (timed out)" \
    "2026-11-21T10:00:00Z" "of RFC 5424"
is "$(fields queue_id <out)" "4F2A1B3C" "and what stands behind its mark of UTF-8"

# ---- how much is kept of a log

awk 'BEGIN { for (i = 0; i < 4096; i++)
	printf "postfix/smtp[1]: 4F2A1B3C: to=<a@example.net>, relay=none, dsn=4.%d.%d, status=deferred (x)\n", i / 512, i % 512 }' >log
run 0 --summary --format=tsv log
is "$(fields table <out | grep -c '^code$')" 4096 "4096 codes are counted"
awk 'BEGIN { for (i = 0; i < 1000; i++)
	printf "2026-%02d-%02d %02d:00:00 mx smtp: 550 5.1.1 User unknown\n", i / 672 % 12 + 1, i / 24 % 28 + 1, i % 24 }' >log
run 0 --summary --by=hour --format=tsv log
is "$(fields table <out | grep -c '^hour$')" 1000 "and 1000 hours"

# ---- what is unexplained

printf "smtp: %s\n" "550 Frobnicated by the gadget" "550 User unknown" "550 5.1.4 Frobnicated" >log
run 0 --summary --format=tsv log
is "$(fields table name <out | grep '^unexplained')" "unexplained	smtp: 550 Frobnicated by the gadget" \
    "only what the code alone explains is"

# ---- a file that cannot be read

printf 'smtp: 550 5.1.1 User unknown\n' >log
for mode in --summary --scan --lines; do
	run 2 $mode log absent log
	ok $? "$mode: one file of three is not there: status 2"
	is "$(cat err)" "bouncecode: absent: No such file or directory" "which is said"
done

# ---- what is not to reach a terminal

name=$(printf 'a\033\377.log')
printf 'mx postfix/smtp[1]: 4F2A1B3C: to=<j\303\266\342\200\256\302\233rg@example.net>, relay=none, dsn=5.1.1, status=bounced (550 5.1.1 User unknown)\n' >"$name"
run 0 --scan "$name"
is "$(sed 's/.*bad-mailbox *//' out)" "$(printf 'j\303\266??rg@example.net  -  User unknown')" "a recipient with signs of control and of direction"
run 0 --scan -f tsv "$name"
is "$(fields recipient <out)" "$(printf 'j\303\266\342\200\256?rg@example.net')" "of which records have the latter"
is "$(fields file <out)" "$(printf 'a\\u001b\377.log')" "TSV has the bytes of a file's name, but not those of control"
for mode in --scan --lines; do
	run 0 $mode --json "$name"
	is "$(perl -MJSON::PP -ne 'print join " ", map { sprintf "%x", ord } split //, decode_json($_)->{file}' out)" \
	    "61 1b fffd 2e 6c 6f 67" "$mode: JSON is UTF-8, whatever the name"
done
run 0 "$(printf '550 5.1.1 <j\303\266\342\200\256\302\233rg@example.net> User unknown')"
is "$(sed -n 's/.*<\(j.*net\)>.*/\1/p' out)" "$(printf 'j\303\266..rg@example.net')" "nor from a text that is shown again"
run 2 --limit="$(printf '1\302\233\342\200\256')"
is "$(head -n 1 err | grep -o "'1.*[0-7]'")" "'1\\302\\233\\342\\200\\256'" "nor in a message"
run 2 --lines "$(printf 'absent\302\233\342\200\256\033')"
is "$(cat err)" "bouncecode: absent???: No such file or directory" "nor in that of a file"

# ---- bounds of numbers in options

for limit in 1:0 1000000:0 0:2 -1:2 1x:2 :2; do
	"$bc" --limit="${limit%:*}" --search mailbox full >out 2>err
	is $? "${limit#*:}" "--limit=${limit%:*}: the status"
done

# ---- what options of --mail take

for domain in '' @ . .com com. a,b example.com, ,example.com example..com a@example.com 'example com' '*.example.com'; do
	run 2 --mail --sent-by="$domain"
	is "$(head -n 1 err)" "bouncecode: --sent-by='$domain': expected a domain, such as example.com" "--sent-by=$domain"
done
run 2 --mail --sent-by=example.com --sent-by=example.net
is "$(head -n 1 err)" "bouncecode: --sent-by is given once, with commas between domains: example.com,example.net" \
    "a second --sent-by would hide the first"
for pattern in '' foo '*' 'bounces+*' 'bounces+*@' bounces@example.com '*bounces+*@example.com' 'bounces@*.example.com'; do
	run 2 --mail --verp="$pattern"
	is "$(head -n 1 err)" "bouncecode: --verp='$pattern': expected one asterisk, where the recipient stands: bounces+*@example.com" \
	    "--verp=$pattern"
done
# What these do is seen in tests/mail.t; here, that another option is complained of.
for right in --sent-by=example.com --sent-by=a-b.example,c_d.example --sent-by=b\303\274cher.example '--verp=bounces+*@example.com' \
    '--verp=*@example.com' '--verp=a=*=b@example.com'; do
	run 2 --mail "$(printf '%b' "$right")" --limit=1
	is "$(head -n 1 err)" "bouncecode: --limit needs --search, --suggest, --summary or --merge" "$right"
done

# ---- delays

for delay in "in 168 hours:604800" "in 169 hours:" "in 10080 minutes:604800" "in 0 minutes:"; do
	printf '451 4.7.1 Greylisted, try again %s' "${delay%:*}" | "$bc" --json - >out
	is "$(sed -n 's/.*"retry_after": \([0-9]*\),.*/\1/p' out)" "${delay#*:}" "a delay: ${delay%:*}"
done

done_testing
