#!/bin/sh
# --format=partial and --merge: logs that are cut at the ends of lines, in any number of
# parts, which are merged in any order, or in trees, come to the same bytes as the whole,
# in every format. What is no partial summary is refused, and nothing is written.
. "$(dirname "$0")/command.sh"

# ---- logs: over a new year, with years, and of each server

cat >make.pl <<'PERL'
my ($n, $has_years) = @ARGV;
srand 7;
my @months = ([11, "Nov", 30], [12, "Dec", 31], [1, "Jan", 31], [2, "Feb", 28]);
my @to = (["gmail.com", "gmail-smtp-in.l.google.com"], ["outlook.com", "outlook-com.olc.protection.outlook.com"],
    map { ["d$_.example", "mx.d$_.example"] } 1 .. 30);
my @bad = ("550 5.1.1 User unknown", "550 5.7.26 Unauthenticated email", "599 4%d what is this",
    "554 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using zen.spamhaus.org");
for my $i (0 .. $n - 1) {
	my ($number, $month, $days) = @{$months[$i * 4 / $n]};
	my $day = $i * 4 / $n;
	$day = ($day - int $day) * $days;
	my $clock = sprintf "%02d:%02d:%02d", ($day - int $day) * 24, rand 60, rand 60;
	$day = int $day + 1;
	my $time = !$has_years ? sprintf "%s %2d %s", $month, $day, $clock
	    : sprintf "%d-%02d-%02dT%s", $number > 6 ? 2025 : 2026, $number, $day, $clock;
	my ($domain, $mx) = @{$to[rand() ** 2 * @to]};
	my $x = rand;
	my $what = $x < .3 ? "4.7.1, status=deferred (host $mx\[192.0.2.7] said: 450 4.7.1 Greylisted)"
	    : $x < .5 ? "5.0.0, status=bounced (host $mx\[192.0.2.7] said: " . sprintf($bad[rand @bad], rand 9) . ")"
	    : "2.0.0, status=sent (250 2.0.0 Ok)";
	# Some messages are deferred in one month and delivered in another.
	printf "%s mx1 postfix/smtp[551]: %X: to=<u%d\@%s>, relay=%s[192.0.2.7]:25, delay=4, delays=0/0/1/3, dsn=%s\n",
	    $time, 0x4A000000 + $i * 7 % ($n / 3), $i * 7 % ($n / 3), $domain, $mx, $what;
}
PERL
perl make.pl 900 >winter.log
perl make.pl 900 years >years.log
mkdir servers
# A log is of one time; these are samples of any.
sed 1d "$top/tests/logs/lines.tsv" | perl -F'\t' -lane 'open my $o, ">>", "servers/$F[0].log";
    $_ = join "\t", @F[8 .. $#F]; s/^[A-Z][a-z]{2} [ \d]\d (?=\d\d:)/Nov 21 /; print $o $_'

# cut FILE N SEED: in N parts, part.0 and so on, at ends of lines by chance
cat >cut.pl <<'PERL'
my ($file, $n, $seed) = @ARGV;
srand $seed;
open my $in, "<", $file or die;
my @lines = <$in>;
my %cuts = (0 => 1);
$n = @lines if $n > @lines;
$cuts{int rand @lines} = 1 while keys %cuts < $n;
my @cuts = ((sort { $a <=> $b } keys %cuts), scalar @lines);
unlink glob "part.*";
for my $i (0 .. $n - 1) {
	open my $out, ">", "part.$i" or die;
	print $out @lines[$cuts[$i] .. $cuts[$i + 1] - 1];
}
PERL
count() { # each part: its partial summary; and their order, which is random
	for p in part.*; do
		"$bc" --summary --format=partial "$p" >"$p.partial" || ok 1 "$p is counted"
	done
	perl -e 'srand shift; print map { "$_->[1]\n" } sort { $a->[0] <=> $b->[0] } map { [rand, $_] } @ARGV' \
	    "$1" part.*.partial >order
}

# same NAME FILE OPTION...: what was merged is the whole
same() {
	what=$1 file=$2
	shift 2
	"$bc" --summary "$@" "$file" >whole 2>whole.err
	echo "status $?" >>whole
	# shellcheck disable=SC2046 # they are names without blanks
	"$bc" --merge "$@" $(cat order) >merged 2>merged.err
	echo "status $?" >>merged
	cmp -s whole merged && cmp -s whole.err merged.err
	ok $? "$what: $*"
}

for log in winter.log years.log; do
	for n in 2 20; do
		perl cut.pl $log $n $n
		count $n
		for options in "--verbose" "--by=hour --json" "--by=day --format=csv" "--format=tsv" \
		    "--format=html" "--format=html --by=day" "--format=prometheus"; do
			# shellcheck disable=SC2086 # they are several
			same "$log in $n parts" $log $options
		done
	done
done
perl -ne 'print if $. % 12 == 5' winter.log >few.log
perl cut.pl few.log 1000 1
count 3
same "each line alone" few.log --json --by=day
for log in servers/*.log; do
	perl cut.pl "$log" 3 1
	count 1
	same "$log" "$log" --json --by=day
done

# ---- parts of parts

perl cut.pl winter.log 9 5
count 9
sed -n 1,4p order | xargs "$bc" --merge --format=partial >one.partial
sed -n 5,9p order | xargs "$bc" --merge --format=partial >two.partial
"$bc" --merge --format=partial two.partial one.partial >tree.partial
sort order | xargs "$bc" --merge --format=partial >flat.partial
"$bc" --summary --format=partial --jobs=1 winter.log >all.partial
cmp -s tree.partial flat.partial
ok $? "a tree of parts and all parts at once are the same partial summary"
echo tree.partial >order
same "a tree" winter.log --json --by=hour
# shellcheck disable=SC2002 # a pipe is what is tried
cat part.*.partial | "$bc" --merge --json - >merged
"$bc" --summary --json winter.log >whole
cmp -s whole merged
ok $? "partial summaries behind each other, from standard input"
if "$bc" --version | grep -q gzip; then
	gzip -c tree.partial >tree.gz
	is "$("$bc" --merge --json tree.gz | cksum)" "$(cksum <whole)" "one that is packed"
else
	skip "one that is packed" "built without zlib"
fi
: >empty.log
"$bc" --summary --format=partial empty.log >empty.partial
is "$? $("$bc" --merge --json empty.partial tree.partial | cksum)" "0 $(cksum <whole)" "a part without a line"
cat winter.log winter.log years.log servers/*.log >mixed.log
for log in winter.log years.log mixed.log; do
	"$bc" --summary --format=partial --jobs=8 $log >several
	"$bc" --summary --format=partial --jobs=1 $log >one
	cmp -s several one
	ok $? "$log: a partial summary of several threads is that of one"
done
# Each line of January begins a year where those of December come late: there are no more
# than can be told from years that are named.
perl -e 'for (1 .. 12000) { for my $month ("Dec", "Jan") {
    printf "%s 21 10:00:00 mx postfix/smtp[1]: 4F2A%05X: to=<u\@example.net>, relay=mx.example.net[192.0.2.7]:25, delay=1, dsn=5.1.1, status=bounced (550 5.1.1 User unknown)\n", $month, $_ } }' >shuffled.log
"$bc" --summary --json --jobs=1 shuffled.log >whole
"$bc" --summary --format=partial shuffled.log | "$bc" --merge --json >merged
is "$? $(cksum <merged)" "0 $(cksum <whole)" "a log in no order is a part that is taken"
is "$("$bc" --summary --json --jobs=64 shuffled.log | cksum)" "$(cksum <whole)" "and the same for several threads"
is "$(LC_ALL=C tr -d '\n\t -~' <all.partial | wc -c | tr -d ' ')" 0 "it is lines of visible ASCII"

# ---- what only another part tells

line() { # TIME ID STATUS
	echo "$1 mx1 postfix/smtp[1]: $2: to=<a@example.net>, relay=mx.example.net[192.0.2.7]:25, delay=1, delays=0/0/0/1, dsn=$3)"
}
deferred='4.7.1, status=deferred (450 4.7.1 Greylisted'
sent='2.0.0, status=sent (250 2.0.0 Ok'
line "Dec 31 23:00:00" 4A1B2C3D "$deferred" >part.a
line "Jan  1 01:00:00" 4A1B2C3D "$sent" >part.b
cat part.a part.b >across.log
rm -f part.[0-9]*
count 2
same "deferred in a year, delivered in the next" across.log --json
merged() { # TABLE: its names and counts
	xargs "$bc" --merge --by=day --format=tsv <order | fields table name count |
		awk -F '\t' -v table="$1" '$1 == table { printf "%s %s ", $2, $3 }'
}
is "$(merged total | grep -o 'delivered-later [0-9]*') $(merged day)" \
    "delivered-later 1 12-31 1 01-01 1 " "it is counted as delivered, and January stands behind December"

printf '#Fields: date-time,server-hostname,event-id,recipient-address,recipient-status\n' >header
perl -e 'printf "2026-11-21T10:00:%02d.000Z,EX1,FAIL,a%d\@example.net,550 5.1.1 User unknown\n", $_ % 60, $_ for 1 .. 200' >rows
cat header rows >table.log
perl cut.pl table.log 7 3
count 3
same "a table whose header stands in one part" table.log --json
is "$(merged domain-rate)" "example.net 200 " "each row is counted by its recipient"
rm -f part.*
cp rows part.0
count 1
same "a table without a header" rows --json
run 0 --summary --format=partial --bounce=hard rows
is "$(cat err)" "bouncecode: 200 rows of a table without its header were read as text: where others are left out, they cannot wait for it" \
    "a filter cannot wait for a header"

# ---- what is refused

refuse() { # WHAT MESSAGE FILE...: with nothing written, and a line
	what=$1 message=$2
	shift 2
	run 2 --merge "$@"
	is "$(wc -c <out | tr -d ' ') $(cat err)" "0 bouncecode: $message" "$what"
}
sed '1s/ [0-9a-f]*$/ 0123456789abcdef/' all.partial >list.partial
digest=$("$bc" --version | sed -n 's/codes.xml sha256 \(............\).*/\1/p')
version=$("$bc" --version | sed -n 's/data \(.*\) of .*/\1/p')
refuse "another list" "list.partial:1: counted with the list $version of digest 0123456789ab..., expected that of this program, $version of digest $digest..." all.partial list.partial
sed '1s/partial 1/partial 2/' all.partial >later.partial
refuse "another version" "later.partial:1: a partial summary of version 2, expected 1" later.partial
refuse "a log" 'winter.log:1: this is no partial summary, expected "bouncecode-partial 1 ..."' winter.log
refuse "an empty file" "empty.log:1: is empty, expected a partial summary" empty.log
perl -ne 'print unless /^relay/ && !$seen++' all.partial >cut.partial
n=$(($(wc -l <cut.partial) - 1))
refuse "a line that is missing" "cut.partial:$((n + 1)): the lines of this partial summary are not those that were written, expected \"end $n\" and their hash" cut.partial
sed '$d' all.partial >cut.partial
refuse "no end" "cut.partial:$((n + 1)): the partial summary ends here, expected more lines up to its \"end\"" cut.partial
rm -f none.partial
run 2 --merge all.partial none.partial
is "$(wc -c <out | tr -d ' ')" 0 "a file that is missing"
cp one out.html
run 2 --merge --format=html --output=out.html all.partial cut.partial
cmp -s one out.html
ok $? "a file that is there stays as it is"
run 2 --summary --format=partial winter.log none.log
is "$(wc -c <out | tr -d ' ')" 0 "what lacks a file is no part of anything"
run 2 --summary --follow --format=partial --output=x
run 2 --scan --format=partial winter.log
is "$(head -1 err)" "bouncecode: --format=partial needs --summary" "a partial summary is one of a summary"

# What was cut or changed anywhere; tests/merge_test.c does it everywhere.
cat >break.pl <<'PERL'
my ($bc, $file) = @ARGV;
srand 3;
open my $in, "<", $file or die;
my $all = join "", <$in>;
for my $i (1 .. 60) {
	my $text = $all;
	my $at = int rand length $text;
	if ($i % 2) { substr($text, $at) = "" }
	else { substr($text, $at, 1) ^= chr(1 << rand 8) }
	open my $out, ">", "broken" or die;
	print $out $text;
	close $out;
	my $got = `"$bc" --merge broken 2>&1`;
	print "$at: status $?: $got" if $? != 2 << 8 || $got !~ /\Abouncecode: broken:\d+: .+\n\z/;
}
PERL
is "$(perl break.pl "$bc" all.partial)" "" "what was cut or changed is refused with a line"

# ---- e-mails

if [ -x "$B/bouncecode-mail" ]; then
	ln -s "$top/tests/mails" reports
	set -- reports/*
	[ -d "$1" ] && set -- "$1"/*
	half=$(($# / 2)) i=0
	: >first.list
	: >second.list
	for f; do
		i=$((i + 1))
		[ -f "$f" ] || continue
		if [ $i -le $half ]; then echo "$f" >>first.list; else echo "$f" >>second.list; fi
	done
	xargs "$bc" --mail --summary --format=partial <first.list >first.partial 2>/dev/null
	xargs "$bc" --mail --summary --format=partial <second.list >second.partial 2>/dev/null
	"$bc" --merge --json second.partial first.partial >merged
	cat first.list second.list | xargs "$bc" --mail --summary --json 2>/dev/null >whole
	[ -s whole ] && cmp -s whole merged
	ok $? "what mails report"
	refuse "mails and logs" "all.partial:1: a partial summary of logs, expected one of mail" first.partial all.partial
else
	skip "mails" "the command was built without GMime"
fi

# ---- recipes of docs/SCALE.md, as they are written there

mkdir logs bin
perl cut.pl years.log 6 6
for p in part.?; do mv "$p" "logs/$p.log"; done
cp years.log mail.log
# Another machine is a directory here.
for host in mx1 mx2; do mkdir -p hosts/$host; done
mv logs/part.[0-2].log hosts/mx1
mv logs/part.[3-5].log hosts/mx2
cat >bin/ssh <<'EOF'
#!/bin/sh
cd "hosts/$1" && sh -c "$(printf '%s\n' "$2" | sed 's,/var/log/mail,part,')"
EOF
chmod +x bin/ssh
cp hosts/*/*.log logs
"$bc" --summary --json years.log >whole
PATH=$work/bin:$B:$PATH
perl -0ne 'print "$1\n" while /<!-- run (\w+) -->/g' "$top/docs/SCALE.md" >recipes
is "$(wc -l <recipes | tr -d ' ')" 4 "there are recipes"
while read -r tool; do
	perl -0ne 'print $1 if /<!-- run '"$tool"' -->\n```sh\n(.*?)```/s' "$top/docs/SCALE.md" >recipe.sh
	rm -f ./*.partial logs/*.partial
	if ! command -v "$tool" >/dev/null 2>&1; then
		skip "the recipe with $tool" "it is not there"
	elif [ "$tool" = split ] && ! split --version 2>/dev/null | grep -q GNU; then
		skip "the recipe with $tool" "it is not GNU's"
	else
		sh -e recipe.sh >merged 2>recipe.err </dev/null
		cmp -s whole merged
		ok $? "the recipe with $tool$(sed 's/^/ # /' recipe.err)"
	fi
done <recipes
done_testing
