#!/bin/sh
# Forms of input that are rare, but not wrong: words in texts that nothing explains, times
# that are none, queries that are no words.
. "$(dirname "$0")/command.sh"

# ---- what differs from one text to the next is a name in its template

refused='Nov 21 00:10:00 mx postfix/smtp[1]: ABC: to=<a@example.net>, relay=mx[192.0.2.1]:25, delay=1, status=bounced (host said: 554'
for case in "https://www.example.com/a/b=URL" "203.0.113.77=IP" "2001:db8::1:2=IP" "10:11:12=IP" "mx.example.net=HOST" \
    "4711=N" "ann@example.net=ADDRESS" "flurb=flurb"; do
	printf '%s quux %s zonk)\n' "$refused" "${case%%=*}" >log
	run 0 --summary --json log
	is "$(sed -n 's/.*"name": "host said: 554 \([^"]*\)".*/\1/p' out)" "quux ${case#*=} zonk" \
	    "a template has ${case#*=} for ${case%%=*}"
done

# ---- a time that is none is passed over, in TAI as well

for time in 40000000659d9c9c0000000 40000000zzzzzzzz00000000 000000000000000100000000; do
	echo "@$time delivery 1: failure: 192.0.2.1_does_not_like_recipient./Remote_host_said:_550_5.1.1_No/" >log
	run 0 --summary --json log
	is "$(sed -n 's/.*"name": "failed".*"first": \([^,]*\),.*/\1/p' out)" null "no time: $time"
done
printf "@4000000065a1b2c300000000 delivery 1: failure: 192.0.2.1_does_not_like_recipient./Remote_host_said:_550_5.1.1_No/\n" >log
run 0 --summary --json log
is "$(sed -n 's/.*"name": "failed".*"first": \([^,]*\),.*/\1/p' out)" '"2024-01-12T21:44:25"' "and one that is one is taken"
for time in 2026-13-21T10:00:00Z 2026-00-21T10:00:00Z 2026-11-32T10:00:00Z 2026-11-00T10:00:00Z 2026-11-21T25:00:00Z \
    2026-11-21T10:x0:00Z 2026-11-21T10:00:x0Z "Nov 32 10:00:00" "Nov  0 10:00:00" "Nov 21 25:00:00"; do
	echo "$time mx postfix/smtp[1]: 4F2A1B3C: to=<a@example.net>, relay=mx.example.net[192.0.2.7]:25, dsn=5.1.1, status=bounced (550 5.1.1 No)" >log.0
	run 0 --summary --json log.0
	is "$(sed -n 's/.*"name": "failed".*"first": \([^,]*\),.*/\1/p' out)" null "no time: $time"
done
run 1 --scan --since=now log
is "$(cat out err)" "" "now is later than all that was logged"

# ---- who has an address in the query does not search for words

run 1 "what about ann@example.com"
grep -q "no code and no wording that is known" err
ok $? "a query with an address is a text: $(cat err)"
run 0 --limit=1 "what about ann @ example"
grep -q "^1 of " out
ok $? "one without is words: $(tail -n 1 out)"
done_testing
