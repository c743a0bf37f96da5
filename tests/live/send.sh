#!/bin/sh
# send.sh SENDER SERVER...: gives a sender the mail of each case of these servers; the clients
# that cases name are those of Postfix.
set -eu
sender=$1
shift

lines() { # lines NUMBER TEXT
	yes "$2" | head -n "$1"
}

# The message of a case, by its name; "ID: VALUE" is a field of the header.
message() { # message KIND FROM TO
	case $1 in
	hops) lines 60 'Received: from a.example by b.example; Mon, 16 Nov 2026 10:00:00 +0000' ;;
	exe) printf '%s\n' 'MIME-Version: 1.0' 'Content-Type: application/octet-stream; name="invoice.exe"' ;;
	nofrom) ;;
	*:*) echo "$1" ;;
	esac
	[ "$1" = nofrom ] || echo "From: <$2>"
	printf '%s\n' "To: <$3>" 'Date: Mon, 16 Nov 2026 10:00:00 +0000' 'Message-ID: <lab@sender.test>' 'Subject: hello' ''
	case $1 in
	long) head -c 1500 /dev/zero | tr '\0' x ;;
	big) lines 1000 'a long message, longer than some servers take' ;;
	gtube) echo 'XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X' ;;
	body) echo 'Buy cheap pills now' ;;
	*) echo 'Hello' ;;
	esac
}

# Of recipients with a ";" between them, the first ones get a message of their own, before all others.
send_all() { # send_all first|rest SERVER...
	turn=$1
	shift
	grep -v '^#' /lab/cases.tsv | while IFS=$(printf '\t') read -r name server client from to kind _; do
		case " $* odd names " in
		*" $server "*) ;;
		*) continue ;;
		esac
		[ "$client" = - ] || [ "$sender" = from_postfix ] || continue
		case $turn$to in
		first*\;*) to=${to%;*} ;;
		first*) continue ;;
		*) to=${to##*;} ;;
		esac
		[ "$from" != - ] || from=ann@sender.test
		# shellcheck disable=SC2046 # they are several
		message "$kind" "$from" "${to##*,}" | sendmail -f "$from" -- $(echo "$to" | tr , ' ') ||
			echo "$name: sendmail: status $?"
	done
}
send_all first "$@"
sleep 2
send_all rest "$@"
