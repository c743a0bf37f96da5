#!/bin/sh
# Logs of any size, counted in every way that docs/SCALE.md has: all come to the same
# bytes. It is no test of "make check", as it takes some minutes:
#
#     make python && tests/python/large.sh [MB [PIECES]]    300 in 200
#
# Each fifth piece is packed. Messages that are deferred in one piece may be delivered in
# another.
set -eu
LC_ALL=C
export LC_ALL
cd "$(dirname "$0")/../.."
: "${B:=build}" "${PYTHON:=/usr/bin/python3}"
B=$(cd "$B" && pwd)
here=$PWD/tests/python mb=${1:-300} pieces=${2:-200}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$PYTHON" -m zipfile -e "$B"/python/dist/*.whl "$work/site"
cd "$work"
mkdir logs

perl - "$mb" "$pieces" <<'PERL'
my ($mb, $pieces) = @ARGV;
srand 7;
my @bad = ("550 5.1.1 <%s>: Recipient address rejected: User unknown", "452 4.2.2 %s: Mailbox full",
    "550 5.7.26 Unauthenticated email from %s is not accepted", "599 4%d what is this, %s",
    "554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org, %s");
my ($n, $time) = (0, 0);
for my $piece (1 .. $pieces) {
	open my $out, ">", sprintf("logs/%05d.log", $piece) or die;
	my $size = 0;
	while ($size < $mb * 1e6 / $pieces) {
		$n++;
		$time += 2700 * 86400 / 100 / $mb / 4000 if rand() < .9; # 27 days
		my $old = rand() < .1 ? int rand $n : $n;
		my $domain = $old % 3 ? "gmail.com" : "d" . $old % 20011 . ".example";
		my $mx = $old % 3 ? "gmail-smtp-in.l.google.com" : "mx.$domain";
		my $to = "u" . $old % 700001 . "\@$domain";
		my $x = rand;
		my $said = $x < .2 ? "4.7.1, status=deferred (host $mx\[192.0.2.7] said: 450 4.7.1 Greylisted, try again in " . int(rand 900) . " seconds)"
		    : $x < .4 ? "5.0.0, status=bounced (host $mx\[192.0.2.7] said: " . sprintf($bad[rand @bad], $to, $to) . ")"
		    : "2.0.0, status=sent (250 2.0.0 Ok: queued as " . sprintf("%X", rand 1 << 32) . ")";
		my $line = sprintf "Nov %2d %02d:%02d:%02d mx1 postfix/smtp[%d]: %X: to=<%s>, relay=%s[192.0.2.7]:25, delay=%d, delays=0/0/1/3, dsn=%s\n",
		    1 + $time / 86400, $time / 3600 % 24, $time / 60 % 60, $time % 60, 500 + rand 99, 0x4A000000 + $old, $to, $mx, rand 90, $said;
		print $out $line;
		$size += length $line;
	}
}
PERL
du -m logs | sed 's/	.*/ MB of logs/'

# same WHAT COMMAND...: what it writes is the summary of the whole
failed=0
same() {
	what=$1
	shift
	"$@" >got
	if cmp -s whole got; then echo "ok: $what"; else echo "NOT THE SAME: $what"; failed=1; fi
}
bc=$B/bouncecode
count() { "$bc" "$@" --json --by=day; }
by_dask() { # WORKERS KILLED BLOCK
	PYTHONPATH=$work/site:$here "$PYTHON" "$here/large.py" dask.partial "$@" logs/* >&2
	count --merge dask.partial
}

cat logs/*.log >whole.log
for workers in 1 2; do
	echo "$workers on one file:"
	PYTHONPATH=$work/site:$here "$PYTHON" "$here/large.py" dask.partial $workers 0 64 whole.log
done
count --summary whole.log >whole
same "one file, by Dask" count --merge dask.partial
rm whole.log
for f in logs/*[05].log; do gzip -1 "$f"; done
same "all pieces" count --summary logs/*
same "by Dask, two workers" by_dask 2 0 1
same "by Dask, while three of three workers are killed and three added" by_dask 3 3 1
ls logs/* | xargs -P 2 -I {} "$bc" --summary --format=partial --output={}.partial {}
mkdir parts && mv logs/*.partial parts
same "by xargs" count --merge parts/*
for seed in 1 2 3; do
	perl -e 'srand shift; print map { "$_->[1]\n" } sort { $a->[0] <=> $b->[0] } map { [rand, $_] } @ARGV' $seed parts/* >order
	# shellcheck disable=SC2046 # names without blanks
	same "merged in random order" count --merge $(cat order)
done
exit $failed
