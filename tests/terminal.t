#!/usr/bin/env perl
# Nothing of what others wrote reaches a terminal that would obey it, or show something
# else: escapes, C1 controls as bytes and as UTF-8, signs of direction and of no width, in
# every mode, on standard output and standard error, in texts, names of files and words of
# options. Records have what is no control as it is.
use strict;
use warnings;
use File::Basename;
use File::Temp qw(tempdir);
use Test::More;

chdir dirname($0) . "/.." or die;
require "./tests/files.pl";
require "./tests/plain.pl";
my $build = plain_path($ENV{B} || "build");
my $top = plain_path(".");
my $work = tempdir(CLEANUP => 1);
my ($bc, $gen, $keep) = map { "$build/$_" } qw(bouncecode bouncegen bouncekeep);
delete @ENV{qw(LANG LC_ALL LC_MESSAGES COLUMNS NO_COLOR)};
chdir $work or die;

# U+009B is CSI; U+202E turns the direction, U+2066 isolates, U+200B has no width.
my $bad = "\e[31mA\e]0;T\a\x9b1mB\xc2\x9b2mC\xe2\x80\xaeD\xe2\x81\xa6E\xe2\x80\x8bF\x7f\x08H\rG";
my $json = $bad =~ s/([\x00-\x1f\x7f])/sprintf "\\u%04x", ord $1/ger =~ s/\x9b/\\u009b/r =~ s/\xc2\\u009b/\\u009b/r;

# What a terminal would be told of some bytes; colours that the command itself has do not
# count. Records may have what is no control.
sub told {
	my ($bytes, $is_record) = @_;
	my @found;

	$bytes =~ s/\e\[[0-9;]*m//g if $bytes !~ /\e\[31mA/;
	push @found, "C0" if $bytes =~ /[\x00-\x08\x0b-\x1f\x7f]/;
	push @found, "C1" if $bytes =~ /\xc2[\x80-\x9f]/;
	push @found, "no UTF-8" if !$is_record && $bytes =~ /(?<![\x80-\xff])[\x80-\xbf]/;
	push @found, "direction" if !$is_record && $bytes =~ /\xe2\x80[\x8b-\x8f\xaa-\xae]|\xe2\x81[\xa0-\xaf]/;
	return @found;
}

sub run {
	my ($input, @command) = @_;
	my $pid = fork // die;

	spit("$work/input", $input);
	if ($pid == 0) {
		open STDIN, "<", "$work/input" or die;
		open STDOUT, ">", "$work/stdout" or die;
		open STDERR, ">", "$work/stderr" or die;
		alarm 20;
		exec @command or die;
	}
	waitpid $pid, 0;
	return (scalar slurp("$work/stdout"), scalar slurp("$work/stderr"), $?);
}

# Runs it, and says what is wrong. There is something to be said, or nothing was tested.
sub safe {
	my ($name, $input, @command) = @_;
	my $is_record = grep { /^(?:--json|tsv|csv|json|--filter=\w+|partial)$/ } @command;
	my ($out, $err, $status) = run($input, @command);
	my @wrong = (map({ "$_ on standard output" } told($out, $is_record)), map { "$_ on standard error" } told($err, 0));

	push @wrong, "ended by a signal" if $status & 127;
	push @wrong, "says nothing" if "$out$err" eq "";
	ok(!@wrong, $name) or diag(join(", ", @wrong), "\n", join(" ", map { s/[^ -~]/?/gr } @command), "\n",
		map { "$_\n" } grep { told($_, $is_record) } map { split /\n/ } $out, $err);
}

# ---- texts

my $reply = "550 5.1.1 <x$bad\@example.net> User unknown $bad";
my $log = "Nov 20 23:59:03 mx postfix/smtp[1]: 4F2A1B3C: to=<a$bad\@example.net>, relay=mx$bad.example.net[192.0.2.1]:25, "
	. "dsn=5.1.1, status=bounced (host mx.example.net said: $reply)\n";
my $unknown = "Nov 20 23:59:04 mx postfix/smtp[1]: 4F2A1B3D: to=<b\@ex$bad.net>, relay=h$bad, dsn=4.0.0, status=deferred (450 Frob $bad nicated)\n";
my $from = "Nov 20 23:59:02 mx postfix/qmgr[1]: 4F2A1B3C: from=<s$bad\@example.com>, size=1, nrcpt=1\n";
# A recipient that may be one, so that there is something to tell.
$log .= "Nov 20 23:59:03 mx postfix/smtp[1]: 4F2A1B3E: to=<good\@example.net>, relay=mx.example.net[192.0.2.1]:25, "
	. "dsn=5.1.1, status=bounced (host mx.example.net said: 550 5.1.1 User unknown $bad)\n";
# One that has no control, but is not what it shows.
$log .= "Nov 20 23:59:03 mx postfix/smtp[1]: 4F2A1B3F: to=<ba\xe2\x80\x8bd\@example.net>, relay=mx.example.net[192.0.2.1]:25, "
	. "dsn=5.1.1, status=bounced (host mx.example.net said: 550 5.1.1 User unknown)\n";
my $event = qq({"RecordType":"Bounce","Type":"HardBounce","Email":"c$json\@example.net","Description":"550 5.1.1 $json","Details":"550 5.1.1 User unknown $json","BouncedAt":"2026-11-20T23:59:03Z"}\n);
my $table = "Timestamp,SenderAddress,RecipientAddress,RecipientStatus$bad\n2026-11-20T23:59:03Z,a$bad\@example.com,b$bad\@example.net,550 5.1.1 No $bad\n";
my $mail = "From: MAILER-DAEMON\@mx$bad.example.net\nTo: me\@example.com\nSubject: Undelivered $bad\nDate: Fri, 20 Nov 2026 23:59:03 +0000 $bad\n"
	. "Content-Type: multipart/report; report-type=delivery-status; boundary=b\nMIME-Version: 1.0\n\n--b\n\nYour mail $bad\n"
	. "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx$bad\n\n"
	. "Final-Recipient: rfc822; d$bad\@example.net\nOriginal-Recipient: rfc822; e$bad\@example.net\nAction: failed\nStatus: 5.1.1\n"
	. "Remote-MTA: dns; r$bad\nDiagnostic-Code: smtp; $reply\n\n"
	. "Final-Recipient: rfc822; good\@example.net\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; $reply\n\n--b--\n";
my $logs = $from . $log . $unknown . $event . $table;
my $name = "n$bad" =~ s/\///gr;
spit("$work/$name.log", $logs);
spit("$work/$name.eml", $mail);
mkdir "$work/$name" or die;
spit("$work/$name/$name.eml", $mail);
spit("$work/partial", (run($logs, $bc, "--summary", "--format=partial"))[0]);

my @formats = ([], ["--color=always"], ["-v"], ["--json"], ["-f", "tsv"], ["-f", "csv"]);
for my $format (@formats) {
	my $as = @$format ? "@$format" : "for people";

	safe("a text as an argument, $as", "", $bc, @$format, $reply);
	safe("as standard input, $as", $reply, $bc, @$format, "-");
	safe("lines, $as", "$reply\n$bad\n", $bc, "--lines", "--echo", @$format);
	safe("a log, $as", $logs, $bc, "--scan", "--echo", @$format);
	safe("a log of that name, $as", "", $bc, "--scan", @$format, "$name.log", "$name.log");
	safe("fields of it, $as", $logs, $bc, "--scan", "--fields=recipient,host,sender,text,time,queue_id", @$format);
	safe("a summary, $as", "", $bc, "--summary", "--by=day", @$format, "$name.log", "$name.log");
	safe("one of parts, $as", "", $bc, "--merge", @$format, "partial");
	safe("addresses to mail no more, $as", "", $bc, "--suppress", @$format, "$name.log");
	next unless -x "$build/bouncecode-mail";
	safe("a mail, $as", "", $bc, "--mail", @$format, "$name.eml", $name);
	safe("mails counted, $as", "", $bc, "--mail", "--summary", @$format, "$name.eml");
	safe("mails to mail no more, $as", "", $bc, "--suppress", @$format, $name);
}
safe("a page", $logs, $bc, "--summary", "--format=html");
safe("metrics", $logs, $bc, "--summary", "--format=prometheus");
safe("a partial summary", $logs, $bc, "--summary", "-f", "partial");
safe("a filter, $_", $logs, $bc, "--filter=$_") for qw(json rsyslog);
safe("a search", "", $bc, "--search", "mailbox$bad", $bad);
safe("words", "", $bc, "mailbox$bad", $bad);
safe("a situation", "", $bc, "--suggest", "mailbox is full $bad");
safe("a comparison", "", $bc, "--compare", "550 5.1.1 $bad", "552 5.2.2 $bad");
safe("nothing to compare", "", $bc, "--compare", $bad, $bad);
safe("a prefix", "", $bc, "--list", $bad);

# ---- what is wrong with options, where one of the arguments may not be shown

for (["invalid option -- 'n'", "-n", "-\e"], ["invalid option -- '\\033'", "-j\e"],
	["option '--json' doesn't allow an argument", "--json=x", "-\e"],
	["option '--limit' requires an argument", "--output=\e", "--limit"],
	["option requires an argument -- 'f'", "--output=\e", "-f"],
	["option '--li' is ambiguous", "--li", "-\e"], ["unrecognized option '--bog\\033us'", "--bog\eus"],
	["unrecognized option '--bog\xc3\xbf'", "--bog\xc3\xbf"]) {
	my ($message, @hidden) = @$_;
	my ($out, $err) = run("", $bc, @hidden);

	is((split /\n/, $err)[0], "bouncecode: $message", "an error of options, and what may not be shown: $message");
}
# Some read a letter as a byte, and others as a character.
like((run("", $bc, "-j\xc3\xbfx"))[1], qr/^bouncecode: invalid option -- '\\3\d\d'\n/, "a letter that no byte is");

# ---- names and words

for my $option (qw(--category --fault --bounce --action --confidence --kind --provider --blocklist --outcome --to --from --since --until
	--format --fields --for --lang --as --color --jobs --limit --by --soft-after --sent-by --verp --filter --output)) {
	safe("$option=WORD", "", $bc, $option =~ /--(?:by|limit)/ ? "--summary" : $option =~ /sent|verp/ ? "--mail"
		: $option =~ /soft/ ? "--suppress" : "--scan", "$option=/$bad", "absent");
}
safe("an option", "", $bc, "--$bad");
safe("a letter", "", $bc, "-\x9b$bad");
safe("no such file, $_", "", $bc, $_, "absent$bad") for qw(--lines --scan --summary --merge --suppress);
safe("no such mail", "", $bc, "--mail", "absent$bad") if -x "$build/bouncecode-mail";
safe("a broken partial summary", "bouncecode-partial 1 $bad\n$bad\n", $bc, "--merge");
spit("$work/$name.gz", "\x1f\x8b\x08$bad");
safe("damaged data", "", $bc, "--scan", "$name.gz");
spit("$work/$name.zip", "PK\3\4$bad");
safe("what others unpack", "", $bc, "--scan", "$name.zip");
safe("a directory", "", $bc, "--scan", $name);

# ---- lists and registries

(my $in_xml = $bad) =~ s/[\x00-\x1f]|\x9b(?!2m)//g;
$in_xml =~ s/\xc2?\x9b?2m/&#x9b;2m/;
my $small = slurp("$top/tests/small/codes.xml");
system("cp -R $top/tests/small/translations $work") == 0 or die;
for my $change (["an unknown source", 's{(<source ref=")}{$1x$in_xml}'], ["a category", 's{category="policy"}{category="p$in_xml"}'],
	["an element", 's{</codes>}{<a>$in_xml</a></codes>}'], ["an attribute", 's{<fault id="none"}{<fault id="none$in_xml" x="$in_xml"}'],
	["a code", 's{(<reply code=")}{$1$in_xml}'], ["a document type", 's{(<codes)}{<!DOCTYPE a [<!ENTITY x "$in_xml">]>$1}'],
	["no XML", 's{<codes}{<codes $in_xml $bad}']) {
	my $list = $small;

	eval "\$list =~ $change->[1]; 1" or die;
	die "nothing is changed: $change->[0]" if $list eq $small;
	spit("$work/$name.xml", $list);
	safe("a list with $change->[0]", "", $gen, "json", "$name.xml", "out");
}
safe("no list of that name", "", $gen, "json", "absent$bad", "out");
(my $registry = slurp("$top/tests/upkeep/registry.xml")) =~ s{(<sample>)}{$1$in_xml}g;
$registry =~ s{(<description>)}{$1$in_xml}g;
spit("$work/$name.registry", $registry);
safe("a registry", "", $keep, "check-iana", "$top/tests/upkeep/codes.xml", "$name.registry");
(my $new = slurp("$top/tests/upkeep/codes.xml")) =~ s{(<title>)}{$1$in_xml}g;
spit("$work/$name.new", $new);
safe("a difference", "", $keep, "diff", "$top/tests/upkeep/codes.xml", "$name.new");
safe("what is stale", "", $keep, "stale", "$name.new", "1", "2030-01");
safe("a month", "", $keep, "stale", "$name.new", "1", $bad);
done_testing();
