#!/usr/bin/env perl
# Reports of a summary: the page and the metrics have the totals of the records,
# nothing that a log says becomes a part of the page, and a file of --output is
# never seen half.
use strict;
use warnings;
use Cwd qw(abs_path);
use Digest::SHA qw(sha256_base64);
use File::Basename;
use File::Temp qw(tempdir);
use JSON::PP;
use POSIX qw(:sys_wait_h);
use Test::More;
use Time::HiRes qw(sleep time);

chdir dirname($0) . "/.." or die;
require "./tests/files.pl";
require "./tests/plain.pl";
my $build = plain_path($ENV{B} || "build");
my $bc = "$build/bouncecode";
my $work = tempdir(CLEANUP => 1);
delete @ENV{qw(COLUMNS NO_COLOR MAKEFLAGS MFLAGS MAKELEVEL B)};

# A line of Postfix, so many minutes after a day began.
sub line {
	my ($minute, $number, $status, $to, $text) = @_;
	my ($day, $hour) = (int($minute / 1440), $minute / 60 % 24);

	return sprintf "2026-%02d-%02dT%02d:%02d:00+00:00 mx1 postfix/smtp[7]: %08X: to=<%s>, relay=%s[192.0.2.7]:25, delay=1, delays=0/0/0/1, dsn=%s, status=%s (host mx.example.net[192.0.2.7] said: %s)\n",
		3 + $day / 28, 1 + $day % 28, $hour, $minute % 60, $number, $to,
		$to =~ /gmail/ ? "gmail-smtp-in.l.google.com" : "mx.example.net", $text =~ /(\d\.\d\.\d)/ ? $1 : "5.0.0", $status, $text;
}

# Something of everything, over so many minutes.
sub log_of {
	my ($lines, $minutes) = @_;
	my @texts = (["sent", "250 2.0.0 Ok: queued"], ["sent", "250 2.0.0 Ok: queued"], ["sent", "250 2.0.0 Ok: queued"],
		["bounced", "550 5.1.1 User unknown"], ["deferred", "450 4.7.1 Greylisted"],
		["bounced", "554 5.7.1 Client host blocked using zen.spamhaus.org"], ["deferred", "452 4.2.2 Mailbox full"],
		["bounced", "550 qwertzuiop is not wanted"]);
	my $log = "";

	for my $i (0 .. $lines - 1) {
		my ($status, $text) = @{$texts[($i * 7 + $i / 11) % @texts]};

		$log .= line($i * $minutes / $lines, $i % 997, $status, "u$i\@" . ($i % 3 ? "gmail.com" : "example.net"), $text);
	}
	return $log;
}

# ---- a page, read strictly: what is written without need of repair

my %void = map { $_ => 1 } qw(meta rect path br);
my %known = map { $_ => 1 } qw(html head meta title style body header h1 h2 h3 p nav ul ol li br a main section dl div dt dd small
	table caption thead tbody tr th td b span bdi code time svg rect path g figure details summary footer);
my %attribute = map { $_ => 1 } qw(lang charset http-equiv content name id class href rel scope colspan aria-label
	aria-labelledby aria-hidden role viewBox preserveAspectRatio x y width height d datetime);

sub faults {
	my ($page) = @_;
	my (@faults, @open, %id, @names, %count);

	push @faults, "no character: $1" if $page =~ /([^\x09\x0a\x20-\x7e\x80-\xff])/;
	push @faults, "no UTF-8" unless utf8::decode(my $copy = $page);
	$page =~ s/\A<!DOCTYPE html>\n// or push @faults, "no doctype";
	while ($page =~ m{\G(?:<(/?)([A-Za-z][A-Za-z0-9]*)((?:\s+[A-Za-z-]+="[^"<>]*")*)\s*(/?)>|([^<>]+))}gc) {
		my ($end, $tag, $attributes, $empty, $text) = ($1, $2, $3, $4, $5);

		if (defined $text) {
			push @faults, "text: $text" if ($open[-1] // "") ne "style" && $text =~ /&(?!(?:amp|lt|gt|quot|nbsp|#39);)/;
			push @faults, "text outside: $text" if !@open && $text =~ /\S/;
			next;
		}
		if ($end) {
			my $last = pop @open // "";

			push @faults, "</$tag> ends $last" if $last ne $tag;
			next;
		}
		push @faults, "<$tag>" unless $known{$tag};
		$count{$tag}++;
		push @open, $tag unless $empty || $void{$tag};
		push @faults, "<$tag> in <$open[-2]>" if @open > 1 && $tag eq "tr" && $open[-2] !~ /^t(?:head|body)$/;
		while ($attributes =~ /([A-Za-z-]+)="([^"]*)"/g) {
			my ($name, $value) = ($1, $2);

			push @faults, "$tag $name=\"$value\"" unless $attribute{$name};
			push @faults, "$name: $value" if $value =~ /&(?!(?:amp|lt|gt|quot|nbsp|#39);)/;
			push @faults, "twice: $value" if $name eq "id" && $id{$value}++;
			push @names, $value if $name eq "aria-labelledby";
			push @names, $1 if $name eq "href" && $value =~ /^#(.*)/;
			push @faults, "href: $value" if $name eq "href" && $value !~ /^(?:#|https:)/;
		}
		push @faults, "<th> without a scope" if $tag eq "th" && $attributes !~ /scope="(?:row|col)"/;
	}
	push @faults, "what is this? " . substr $page, pos($page) // 0, 80 if (pos($page) // 0) < length $page;
	push @faults, "open: @open" if @open;
	push @faults, "nothing is called $_" for grep { !$id{$_} } @names;
	for my $one (qw(html head body header main footer h1)) {
		push @faults, "not one <$one>" if ($count{$one} // 0) != 1;
	}
	push @faults, "no title" unless $page =~ m{<head>.*<title>[^<]+</title>.*</head>}s;
	push @faults, "a table without a caption" if ($count{table} // 0) != ($count{caption} // 0);
	push @faults, "a link without a name" if $page =~ m{<a [^>]*></a>};
	return join "\n", @faults;
}

like(faults("<!DOCTYPE html>\n<html><body><p>a & b</body></html>"), qr/text: a & b/, "the reader of pages is strict: a bare &");
like(faults("<!DOCTYPE html>\n<p>a</div>"), qr{</div> ends p}, "an end without a beginning");
like(faults("<!DOCTYPE html>\n<p onclick=\"x\">a</p>"), qr/onclick/, "an attribute that is not known");
like(faults("<!DOCTYPE html>\n<p>a<b"), qr/what is this/, "what is no tag");

# ---- what is refused

sub fails {
	my ($arguments, $message, $name) = @_;
	my $got = `$bc $arguments 2>&1 </dev/null`;

	is($? >> 8, 2, $name);
	like($got, qr/^bouncecode: $message/, "which is said: $arguments");
}
fails("--format=html 550", "--format=html needs --summary\n", "a page of an answer");
fails("--scan -f prometheus", "--format=prometheus needs --summary\n", "metrics of records");
fails("--list --format=html", "--format=html needs --summary\n", "a page of the list");
fails("--summary --follow", "--follow needs --output=FILE", "to keep nothing current");
fails("--scan --follow -o $work/x", "--follow needs --summary\n", "to follow records");
fails("--summary --follow -o $work/x mail.log", "--follow reads standard input: tail -F mail.log", "to follow a file");
fails("--summary -o $work/no/where", "$work/no/where: no file can be made beside it: No such file or directory\n", "no directory");
fails("-o $work 550", "$work: Is a directory\n", "a directory");
fails("-o '' 550", "--output: expected the name of a file\n", "no name");
is(join(" ", glob "$work/*"), "", "nothing of it made a file");

# ---- the same totals

my $log = "$work/mail.log";
spit($log, log_of(4000, 3 * 1440));
my @records = map { decode_json($_) } split /\n/, `$bc --summary --json $log`;
my %row = map { ("$_->{table} $_->{name}" => $_) } @records;
my $metrics = `$bc --summary --format=prometheus $log`;
my %value = $metrics =~ /^(\w+(?:\{.*?\})?) (\d+)$/mg;
cmp_ok(scalar keys %value, ">", 100, "there are metrics");
is($value{bouncecode_log_lines_total}, 4000, "lines");
is($value{qq(bouncecode_statuses_total{outcome="$_"})}, $row{"total $_"}{count}, "statuses that were $_") for qw(accepted deferred failed);
is($value{qq(bouncecode_deferred_messages{fate="$_->[0]"})}, $row{"total $_->[1]"}{count}, "messages $_->[1]")
	for ["delivered", "delivered-later"], ["failed", "failed-later"], ["waiting", "still-waiting"];
my %sum;
for my $series (keys %value) {
	my ($family, $label, $word) = $series =~ /^bouncecode_refusals(?:_by_\w+?)?_total\{()(\w+)="([^"]*)"/ or next;

	$sum{"$label $word"} += $value{$series};
}
for my $table (qw(category provider blocklist)) {
	is(join(" ", map { "$_->{name}=$_->{count}" } grep { $_->{table} eq $table } @records),
		join(" ", map { "$_->{name}=" . ($sum{"$table $_->{name}"} // "none") } grep { $_->{table} eq $table } @records),
		"metrics have the $table of each record");
}
is($value{'bouncecode_refusals_total{category="bad-mailbox",bounce="hard"}'}, $row{"category bad-mailbox"}{hard}, "and how final it is");
is(join(" ", grep { !/^bouncecode_(?:log_lines|statuses|statuses_by_provider|refusals|refusals_by_provider|refusals_by_blocklist)_total$|^bouncecode_deferred_messages$/ }
	map { s/\{.*//r } sort keys %value), "", "no others");
unlike($metrics, qr/gmail\.com|example|192\.0\.2/, "no address and no host");
my %twice;
is(join(" ", grep { $twice{$_}++ } $metrics =~ /^(\w+\{.*?\})/mg), "", "each series once");
is(join(" ", map { /^# HELP (\w+) \S.*\.$/ ? $1 : () } split /\n/, $metrics), join(" ", $metrics =~ /^# TYPE (\w+) (?:counter|gauge)$/mg),
	"each family has its help and its type");
spit("$work/unknown.log", "Nov 21 10:00:03 mx1 postfix/smtp[1]: 4A1B2C: to=<a\@example.net>, status=bounced (lorem ipsum)\n");
like(`$bc --summary --format=prometheus $work/unknown.log`, qr/^bouncecode_refusals_total\{category="unexplained",bounce="none"\} 1$/m,
	"what nothing explains is counted as that");

my $page = `$bc --summary --format=html $log`;
is(faults($page), "", "the page is valid");
sub grouped { return scalar reverse((reverse shift) =~ s/(\d{3})(?=\d)/$1,/gr) }
like($page, qr{<dt>\u$_</dt><dd>\Q@{[grouped($row{"total $_"}{count})]}\E }, "the page: $_") for qw(accepted deferred failed);
for my $record (grep { $_->{table} =~ /^(?:category|action|provider|blocklist|code)$/ } @records) {
	like($page, qr{<b>\Q$record->{name}\E</b>.*?</th><td>\Q@{[grouped($record->{count})]}\E</td>}, "the page: $record->{table} $record->{name}");
}
my ($numbers) = $page =~ m{<table class="numbers">(.*?)</table>}s;
my @cells = map { tr/,//dr } $numbers =~ m{<td>([\d,]+)</td>}g;
my $all = 0;
$all += $_ for @cells;
is($all, 4000, "the numbers of the time line are all there are");
is(sha256_base64($page =~ m{<style>(.*?)</style>}s) . "=", $page =~ /style-src 'sha256-([^']*)'/ ? $1 : "none", "its policy knows the style");
like($page, qr{Policy" content="default-src 'none'; style-src 'sha256-[^']*'; base-uri 'none'; form-action 'none'">}, "and lets in nothing else");

is(`$bc --summary --format=html --jobs=3 $log`, $page, "the same with three threads");
is(`$bc --summary --format=prometheus --jobs=3 $log`, $metrics, "metrics as well");

# ---- a page of bounded size

sub steps { return scalar(() = $_[0] =~ /<g>/g) }
spit("$work/year.log", log_of(9000, 270 * 1440));
my $year = `$bc --summary --format=html $work/year.log`;
is(faults($year), "", "a page of many months is valid");
cmp_ok(steps($year), "<=", 240, "its pictures have no more steps than they show");
cmp_ok(length $year, "<", 100_000, "and it is small");
is(($year =~ /in steps of (.*?)</)[0], "a week", "hours have become weeks");
like(`$bc --summary --format=html --by=day $log`, qr/in steps of a day</, "--by=day: three days are days");
is(faults(scalar `$bc --summary --format=html </dev/null`), "", "a page of nothing is valid");
unlike(scalar `$bc --summary --format=html </dev/null`, qr/recipients?:/i, "and counts no recipients");
like($page, qr{<caption>Statuses by provider[^\0]*?<th scope="row"><b><bdi>[^<]*</bdi></b><svg class="bar"[^>]*><rect class="(?:failed|deferred|accepted)"},
	"what became of the mails of a provider is a bar");
my ($time) = `$bc --summary --format=html $log` =~ m{<p class="axis" aria-hidden="true"><span>(.*?)</span>};
is($time, "Mar  1 00:00", "the first hour begins the time line");
spit("$work/early.log", join "", map { "$_ mx1 " . (line(0, 1, "bounced", "a\@example.net", "550 5.1.1 User unknown") =~ s/^\S+ mx1 //r) } "0000-01-01T00:00:00", "Nov 21 10:00:00", "2026-11-21T10:00:00");
my $early = `$bc --summary --format=html $work/early.log`;
is($? . faults($early), "0", "a step that begins before the year 0");
unlike($early, qr{<th scope="row"></th>}, "has a name");

# ---- texts that would be more

my @hostile = ("<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'-alert(1)-'", "</style><b>&amp;&#60;", "a\x{1}b\x{7f}\xff\xfe",
	"\xe2\x80\xaereversed\xe2\x80\x8b", "\xef\xbf\xbe\xef\xb7\x90\xf0\x9f\xbf\xbf");
spit("$work/hostile.log", join "", map { line($_, $_, "bounced", "u\@example.net", "550 $hostile[$_] wuxtry plonk") } 0 .. $#hostile);
$page = `$bc --summary --format=html $work/hostile.log`;
is(faults($page), "", "a page of hostile texts is valid");
like($page, qr/&lt;script&gt;alert/, "they are shown as what they are");
SKIP: {
	skip "built without GMime", 6 unless -x "$build/bouncecode-mail";
	mkdir "$work/mails" or die;
	for my $i (0 .. $#hostile) {
		my $to = $hostile[$i] =~ s/["\\]/\\$&/gr;

		spit("$work/mails/$i.eml", <<"MAIL");
From: MAILER-DAEMON\@example.com
To: me\@example.com
Subject: Undelivered Mail Returned to Sender
Date: Mon, 2 Nov 2026 09:00:00 +0000
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.com

Original-Recipient: rfc822; "$to"\@example.net
Final-Recipient: rfc822; "$to"\@example.org
Action: failed
Status: 5.1.1
Diagnostic-Code: smtp; 550 5.1.1 User unknown

--b--
MAIL
	}
	$page = `$bc --mail --summary --format=html $work/mails 2>/dev/null`;
	is(faults($page), "", "a page of hostile addresses is valid");
	like($page, qr/&lt;script&gt;alert/, "they are shown as what they are");
	unlike($page, qr/\xe2\x80\xae|\xef\xbf\xbe|\x01/, "and turn nothing around");
	like(`$bc --mail --summary --format=html tests/mails/118-* tests/mails/120-*`, qr{<dt>Auto-replies</dt><dd>2</dd>}, "and what reports no status is counted");
	unlike($page, qr/id="(?:rates|change)"|accepted at least/, "without shares of what was accepted, which they do not tell");
	$metrics = `$bc --mail --summary --format=prometheus $work/mails 2>/dev/null`;
	like($metrics, qr/^bouncecode_mails_total @{[scalar @hostile]}$/m, "metrics of e-mails");
	like($metrics, qr/^bouncecode_other_mails_total\{kind="auto-replies"\} 0$/m, "and of what reports no status");
}

# ---- colours that can be read: WCAG 2.2, 1.4.3 and 1.4.11

sub luminance {
	my @c = map { $_ <= 0.04045 ? $_ / 12.92 : (($_ + 0.055) / 1.055)**2.4 } map { hex($_) / 255 } $_[0] =~ /([0-9a-f]{2})/g;

	return 0.2126 * $c[0] + 0.7152 * $c[1] + 0.0722 * $c[2];
}
sub contrast {
	my ($x, $y) = sort { $b <=> $a } map { luminance(/^#(.)(.)(.)$/ ? "#$1$1$2$2$3$3" : $_) } @_;

	return ($x + 0.05) / ($y + 0.05);
}
my @schemes = map { +{ /--(\w+): (#[0-9a-f]+)/g } } $page =~ /:root \{(.*?)\}/g;
is(scalar @schemes, 3, "there are colours for light, dark and paper");
for my $scheme (@schemes) {
	for my $back (qw(back card)) {
		cmp_ok(contrast($scheme->{$_}, $scheme->{$back}), ">=", 4.5, "$_ on $back: $scheme->{$_} on $scheme->{$back}") for qw(text quiet link worse better);
		cmp_ok(contrast($scheme->{$_}, $scheme->{$back}), ">=", 3, "$_ on $back: $scheme->{$_} on $scheme->{$back}") for qw(hard block soft none);
	}
}

# ---- a file that is replaced at once

spit("$work/out", "old\n");
chmod 0640, "$work/out" or die;
symlink "out", "$work/link" or die;
is(system("$bc --summary -o $work/link $log"), 0, "--output writes a file");
is(slurp("$work/out"), `$bc --summary $log`, "that has what would be printed");
is(sprintf("%o", (stat "$work/out")[2] & 07777), "640", "the mode of the old one");
ok(-l "$work/link", "a link stays one");
spit("$work/out", "old\n");
is(system("$bc --suppress -o $work/out $log $work/missing 2>/dev/null") >> 8, 2, "an input cannot be read");
is(slurp("$work/out"), "old\n", "the old file stays");
is(system("$bc -o $work/out 550 >&-") . slurp("$work/out"), "0" . `$bc 550`, "standard output is closed");
symlink "d/new", "$work/leads" and mkdir "$work/d" or die;
is(system("$bc -o $work/leads 550") . readlink("$work/leads") . slurp("$work/d/new"), "0d/new" . `$bc 550`, "a link to where nothing is yet");
symlink "circle", "$work/circle" or die;
is(`$bc -o $work/circle 550 2>&1; readlink $work/circle` =~ s/.*: (?=Too many|circle)//r, "Too many levels of symbolic links\ncircle\n", "or nothing can be");
is(`$bc -o - 550`, `$bc 550`, "- is standard output");
is(system("$bc --list -o $work/list && $bc --scan -o $work/scan $log && printf '550 5.1.1\\n' | $bc --lines -o $work/lines"), 0, "every mode has it");
is(slurp("$work/list") . slurp("$work/scan") . slurp("$work/lines"), `$bc --list; $bc --scan $log; printf '550 5.1.1\\n' | $bc --lines`, "and prints the same");
SKIP: {
	skip "built without GMime", 3 unless -x "$build/bouncecode-mail";
	is(system("$bc --mail -o $work/out tests/mailbox"), 0, "--mail as well");
	is(slurp("$work/out"), `$bc --mail tests/mailbox`, "behind its fence");
	is(system("$bc -o $work/out <tests/mails/001-postfix-gmail-5.1.1.eml") . slurp("$work/out"), "0" . `$bc <tests/mails/001-postfix-gmail-5.1.1.eml`,
		"and an e-mail on standard input");
}
is(system("$bc -o /dev/null 550"), 0, "a device is written to");
SKIP: {
	skip "no /dev/full", 2 unless -c "/dev/full";
	is(`$bc -o /dev/full 550 2>&1`, "bouncecode: /dev/full: No space left on device\n", "a full one is told");
	is(`$bc --summary --follow -o /dev/full </dev/null 2>&1`, "bouncecode: /dev/full: No space left on device\n", "once, also of what goes on");
}
opendir my $directory, $work or die;
is(join(" ", grep { /^\.\w/ } readdir $directory), "", "nothing is left beside them");

# ---- a file that is kept current

# Start a command that reads what is written to the handle.
sub follow {
	my ($arguments) = @_;
	my $pid = open(my $to, "|-", "exec $bc --summary --follow $arguments") or die;

	$to->autoflush(1);
	return ($pid, $to);
}

# Until it is so, for some seconds.
sub soon {
	my ($is) = @_;

	for (1 .. 200) {
		return 1 if $is->();
		sleep 0.05;
	}
	return 0;
}
sub lines_of { return -e $_[0] && slurp($_[0]) =~ /^bouncecode_log_lines_total (\d+)$/m ? $1 : -1 }
my $current = "$work/current.prom";
my ($pid, $to) = follow("-f prometheus -o $current");
ok(soon(sub { lines_of($current) == 0 }), "--follow writes at once");
print $to line(1, 1, "bounced", "a\@example.net", "550 5.1.1 User unknown");
ok(soon(sub { lines_of($current) == 1 }), "a line is in the file soon");
print $to line(2, 2, "bounced", "b\@example.net", "550 5.1.1 User unknown") x 3;
ok(soon(sub { lines_of($current) == 4 }), "without another one behind it");
my $file = (stat $current)[1];
sleep 3;
is((stat $current)[1], $file, "what has not changed is not written again");
print $to line(3, 3, "bounced", "c\@example.net", "550 5.1.1 User unknown");
sleep 0.2;
kill "TERM", $pid;
close $to;
is($? . " " . lines_of($current), "0 5", "SIGTERM: the last state is written");
($pid, $to) = follow("-f prometheus -o $current");
print $to log_of(300, 60);
close $to;
is($? . " " . slurp($current), "0 " . do { spit("$work/300.log", log_of(300, 60)); `$bc --summary -f prometheus $work/300.log` }, "the end: as if it had been read at once");

# A device has no half: it is written to each time.
pipe my $from, my $into or die;
($pid, $to) = do { open my $before, ">&", \*STDOUT or die; open STDOUT, ">&", $into or die; my @f = follow("--json -o /dev/stdout"); open STDOUT, ">&", $before or die; @f };
close $into;
vec(my $ready = "", fileno $from, 1) = 1;
ok(select($ready, undef, undef, 10), "a pipe has it before the end");
close $to;
close $from;

# Ended in the middle of it, again and again: what is there is whole.
my ($whole, $half, $seen) = (0, 0, 0);
spit("$work/page", "");
for my $round (1 .. 12) {
	my $child = fork // die;

	if ($child == 0) {
		open STDOUT, ">", "/dev/null";
		exec $bc, qw(--summary --format=html --verbose -o), "$work/page", $log;
	}
	my $until = time + 0.012 * $round;
	while (time < $until) {
		my $is = slurp("$work/page");

		$is eq "" || $is =~ m{</html>\n\z} ? $whole++ : $half++;
	}
	kill "KILL", $child;
	waitpid $child, 0;
	$seen++ if slurp("$work/page") ne "";
}
is($half, 0, "kill -9 leaves no half of a file, in $whole looks");
system("$bc --summary --format=html -o $work/page $log");
like(slurp("$work/page"), qr{</html>\n\z}, "and the next one writes it");

# ---- in another language

my $german = `$bc --lang=de --summary --format=html tests/logs/mail.log`;
like($german, qr{<html lang="de">.*<h1>Was aus den E-Mails wurde</h1>\n<p>Zeilen: 5, 20\. Nov 23:59 bis 21\. Nov 01:11</p>}s,
    "a page says its language, and is in it");
like($german, qr{<dt>Fehlgeschlagen</dt><dd>2 <small>50,0&nbsp;%</small>}, "with numbers as there");
my %words = map { $_ => 1 } `$bc --summary --format=html tests/logs/mail.log` =~ m{<(?:h1|h2|caption|th scope="col"[^>]*|dt|summary)[^>]*>([A-Z][a-z]+ [^<]+)<}g;
cmp_ok(scalar keys %words, ">", 20, "of much that is said in English");
is(join("; ", grep { index($german, ">$_<") >= 0 } sort keys %words), "", "nothing is left");
like($german, qr{<b><span lang="en">No such account</span>}, "but what the list says of a code, which tells it");

# ---- what else reads them

my @monitoring = map { slurp("docs/examples/monitoring/$_") } qw(grafana.json alerts.yml);
my %family = map { (s/\{.*//r => 1) } keys %value;
is(decode_json($monitoring[0])->{title}, "Bounces", "the dashboard is JSON");
for my $text (@monitoring) {
	my %used = map { $_ => 1 } $text =~ /\b(bouncecode_\w+)/g;

	cmp_ok(scalar keys %used, ">=", 3, "it has metrics");
	is(join(" ", grep { !$family{$_} } sort keys %used), "", "and none that do not exist");
}
SKIP: {
	my ($promtool) = grep { -x } map { "$_/promtool" } split /:/, $ENV{PATH};

	skip "no promtool", 4 unless $promtool;
	is(`$bc --summary -f prometheus $log | $promtool check metrics 2>&1`, "", "promtool has nothing to say on the metrics");
	is(`$promtool check metrics <$current 2>&1`, "", "nor on those that were kept current");
	like(`$promtool check rules docs/examples/monitoring/alerts.yml 2>&1`, qr/SUCCESS: 4 rules/, "nor on the rules");
	spit("$work/alerts_test.yml", <<"YAML");
rule_files: [@{[abs_path("docs/examples/monitoring/alerts.yml")]}]
evaluation_interval: 1m
tests:
  - interval: 1m
    input_series:
      - series: 'bouncecode_refusals_by_blocklist_total{instance="a",blocklist="spamhaus-zen",bounce="block"}'
        values: '0x60 0+1x60'
      - series: 'bouncecode_refusals_by_blocklist_total{instance="b",blocklist="spamhaus-zen",bounce="block"}'
        values: '0x120'
      - series: 'bouncecode_refusals_by_provider_total{instance="a",provider="google",bounce="block"}'
        values: '0x60 0+1x60'
      - series: 'bouncecode_statuses_by_provider_total{instance="a",provider="google",outcome="failed"}'
        values: '0x60 0+1x60'
      - series: 'bouncecode_statuses_by_provider_total{instance="a",provider="google",outcome="accepted"}'
        values: '0+4x120'
    alert_rule_test:
      - { eval_time: 50m, alertname: MailBlocklisted, exp_alerts: [] }
      - eval_time: 110m
        alertname: MailRefusedByProvider
        exp_alerts:
          - exp_labels: { severity: critical, instance: a, provider: google }
            exp_annotations:
              summary: "google blocks mail of a"
              description: "More than a tenth of what went there in an hour was refused, not for its recipients: stop that stream, and repair the reason first."
YAML
	like(`$promtool test rules $work/alerts_test.yml 2>&1`, qr/SUCCESS/, "a provider that blocks raises an alert") or diag `$promtool test rules $work/alerts_test.yml 2>&1`;
}

done_testing();
