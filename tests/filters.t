#!/bin/sh
# Which lines of logs and which e-mails are wanted: by outcome, address and time.
. "$(dirname "$0")/command.sh"
log=$top/tests/logs/mail.log

codes() { # codes OPTION...: of the records of a log on standard input
	"$bc" --scan -f tsv "$@" | fields line outcome | tail -n +1 | tr '\t\n' ' ;'
}

# A status at a time, of an address, in the manner of Postfix.
line() { # line TIME SENDER RECIPIENT
	echo "$1 mx1 postfix/smtp[7]: 4A1B2C3D: to=<$3>, relay=mx.example.net[192.0.2.7]:25, delay=1," \
	    "delays=0/0/0/1, dsn=5.1.1, status=bounced (host mx.example.net[192.0.2.7] said: 550 5.1.1 User unknown)"
}

# ---- outcome and address

is "$(codes --outcome=accepted,failed <"$log")" "$(codes --outcome=\!deferred <"$log")" "outcomes are words as others are"
is "$(codes --outcome=deferred <"$log" | grep -c accepted)" 0 "and these are told apart"
is "$("$bc" --scan -f tsv --to=example.net <"$log" | fields recipient | sort -u)" "ann@example.net" "a domain of recipients"
is "$(line "2026-11-20T10:00:00" "" "jo@mail.example.net" | "$bc" --scan -f tsv --to=Example.Net | wc -l)" 2 \
    "case does not count, and what is below it is of it"
is "$(line "2026-11-20T10:00:00" "" "jo@badexample.net" | "$bc" --scan --to=example.net)" "" "but not what only ends so"
is "$(line "2026-11-20T10:00:00" "" "jo@example.net" | "$bc" --scan --from=example.net)" "" "nobody is of no domain"
run 2 --scan --to=jo@example.net "$log"
is "$(head -n 1 err)" "bouncecode: --to='jo@example.net': expected a domain, such as example.com" "an address is no domain"

# ---- time

between() { # between OPTION...: hours of the lines that are left
	for at in "2026-11-19T23:59:59" "2026-11-20T00:00:00" "2026-11-20T14:00:30" "2026-11-20T23:59:59" \
	    "2026-11-21T00:00:00"; do
		line "$at+01:00" "" jo@example.net
	done | "$bc" --scan -f tsv "$@" | fields time | cut -c 9-19 | tr '\n' ' '
}
is "$(between --since=2026-11-20)" "20T00:00:00 20T14:00:30 20T23:59:59 21T00:00:00 " "from a day on"
is "$(between --until=2026-11-20)" "19T23:59:59 20T00:00:00 20T14:00:30 20T23:59:59 " "to the end of a day"
is "$(between --since=2026-11-20 --until=2026-11-20)" "20T00:00:00 20T14:00:30 20T23:59:59 " "a day"
is "$(between --since="2026-11-20 14:00" --until=2026-11-20T14:00)" "20T14:00:30 " "a minute"
is "$(between --since="2026-11-20 14:00:31" --until=2026-11-20T23:59:58)" "" "between two seconds"
for at in 2026-13-01 2026-02-30 20 2026-11-20x "2026-11-20 24:00" 25:00 14:60 "2 dys ago" ago "-1 days ago" ""; do
	run 2 --scan --since="$at" "$log"
	grep -q "^bouncecode: --since='$at': expected a time: 2026-11-20, 14:00" err
	ok $? "no time: \"$at\""
done

# Those of the clock: a log that names no year is of the last twelve months.
stamp() { # stamp WHEN: as syslog writes it
	LC_ALL=C date -d "$1" '+%b %e %H:%M:%S'
}
if LC_ALL=C date -d '2 days ago' >/dev/null 2>&1; then
	for since in "2 days ago" "25 hours ago" "1 week ago" yesterday "1500 minutes ago"; do
		is "$({
			line "$(stamp '300 days ago')" "" old@example.net
			line "$(stamp '20 days ago')" "" older@example.net
			line "$(stamp '5 minutes ago')" "" new@example.net
		} | "$bc" --scan -f tsv --since="$since" | fields recipient)" new@example.net "since $since"
	done
	is "$(line "$(stamp '5 minutes ago')" "" jo@example.net | "$bc" --scan --until="10 minutes ago")" "" "until 10 minutes ago"
	is "$(line "$(stamp '5 minutes ago')" "" jo@example.net | "$bc" --scan --since=now)" "" "since now"
	is "$(line "$(stamp '40 days ago')" "" jo@example.net | "$bc" --scan -f tsv --since="300 days ago" | wc -l)" 2 \
	    "the year that a log does not name"
else
	skip "times before now" "this date knows none"
fi
is "$(echo '550 5.1.1 user unknown' | "$bc" --scan --since=2020-01-01)" "" "what has no time is of none"

# ---- what is counted

is "$("$bc" --summary -f tsv --outcome=failed "$log" | grep -c '^total	accepted	0')" 1 "a summary counts what passes"
is "$("$bc" --summary --outcome=deferred "$log" | grep -A 3 -i 'deferred' | grep -ci 'later')" \
    "$("$bc" --summary "$log" | grep -A 3 -i 'deferred' | grep -ci 'later')" "and goes on following what was deferred"

is "$({
	line "Oct  5 10:00:00" "" jo@example.net
	line "Jan  5 10:00:00" "" jo@example.org
	line "May  5 10:00:00" "" jo@example.net
} | "$bc" --summary --to=example.net | sed -n '1s/^Lines *[0-9]*  //p')" "Oct  5 10:00 to May  5 10:00" \
    "lines that do not pass tell when a year begins"

# ---- e-mails

mails=$top/tests/mails
if [ -x "$B/bouncecode-mail" ] && ls "$mails" >/dev/null 2>&1; then
	all=$("$bc" --mail -f tsv "$mails" | wc -l)
	some=$("$bc" --mail -f tsv --outcome=failed "$mails" | wc -l)
	[ "$some" -gt 1 ] && [ "$some" -lt "$all" ]
	ok $? "outcomes of e-mails"
	is "$("$bc" --mail -f tsv --to=example.net "$mails" | fields recipient original_recipient |
	    grep -cv '[@.]example\.net')" 0 "and their recipients"
	is "$("$bc" --mail -f tsv --since=2030-01-01 "$mails" | wc -l)" 1 "and their times"
else
	skip "e-mails" "no program for them"
fi

done_testing
