#!/usr/bin/env perl
# Inputs of fuzz targets, as lines of text: one a line, with the escapes "\n", "\t",
# "\\" and "\x1b"; a line that begins with "#" is a remark. What a fuzzer wants is a
# file for each.
#
#     inputs.pl seeds TARGET             inputs made of the texts that the tests have
#     inputs.pl dictionary TARGET        words for a fuzzer to put into them
#     inputs.pl unpack DIRECTORY FILE... a file for each input of some lists
#     inputs.pl pack DIRECTORY...        a list of the files of a directory
use strict;
use warnings;
use Digest::SHA qw(sha1_hex);
use File::Basename;

chdir dirname($0) . "/../.." or die;
require "./tests/files.pl";
my $build = $ENV{B} || "build";

# ---- lists

my %letter = ("\n" => "\\n", "\t" => "\\t", "\\" => "\\\\");

sub line {
	my ($input) = @_;

	$input =~ s/([\\\x00-\x1f\x7f-\xff])/$letter{$1} \/\/ sprintf "\\x%02x", ord $1/ge;
	return ($input =~ s/^#/\\x23/r) . "\n";
}

sub input {
	my ($line) = @_;
	my %byte = (n => "\n", t => "\t", "\\" => "\\");

	chomp $line;
	return $line =~ s/\\(?:x(..)|(.))/defined $1 ? chr hex $1 : $byte{$2}/ger;
}

sub list {
	return grep { !/^#/ } split /^/, slurp($_[0]);
}

# ---- texts of the tests

# A column of the rows of a table; -1 is the last.
sub column {
	my ($file, $n) = @_;

	return map { (split /\t/, $_, -1)[$n] // "" } grep { !/^#/ } split /\n/, slurp($file);
}

sub entries {
	my %seen;

	return grep { defined && !$seen{$_}++ } slurp("codes.xml") =~ m{<(?:match|title)>\s*(.*?)\s*</|\bcode="([^"]*)"}gs;
}

# Every n-th, so that there are not too many.
sub some {
	my ($most, @all) = @_;
	my $step = int(@all / $most) + 1;

	return @all[grep { $_ % $step == 0 } 0 .. $#all];
}

# Adversarial ones (tests/bounds.t), so long that windows and reaches end in them.
sub hostile {
	my ($file, $length) = @_;
	my @rows = map { [map { input($_) } split /\t/, $_, -1] } grep { !/^#/ && /\t/ } split /\n/, slurp("tests/bounds/$file.tsv");

	return map { $_->[1] . $_->[2] x (1 + $length / (1 + length $_->[2])) . $_->[3] } @rows;
}

sub texts {
	return (column("tests/answers/texts.tsv", -1), hostile("text", 200), map { column("tests/corpus/$_.tsv", -1) } qw(mails pasted stock));
}

sub logs {
	my @lines = column("tests/logs/lines.tsv", -1);
	my %family;

	push @{$family{(split /\t/)[0]}}, (split /\t/, $_, -1)[-1] for split /\n/, slurp("tests/logs/lines.tsv");
	return ((map { "$_\n" } some(400, @lines)), (map { slurp($_) } "tests/logs/mail.log", glob "tests/events/*.json"),
		some(180, hostile("log", 300), hostile("summary", 300)),
		map { join "\n", @{$family{$_}}[0 .. ($#{$family{$_}} < 4 ? $#{$family{$_}} : 4)], "" } sort keys %family);
}

sub mails {
	return map { slurp($_) } sort glob "tests/mails/*.eml tests/mailbox/*/*";
}

sub queries {
	return ((map { lc } some(60, entries())), some(20, hostile("query", 200)));
}

# What tests/broken changes of the small list, one after the other.
sub lists {
	my $small = slurp("tests/small/codes.xml");
	my @lists = ($small, map { slurp($_) } sort glob "tests/broken/*.xml");

	for my $change (some(60, sort glob "tests/broken/*.sed")) {
		push @lists, scalar `sed -f '$change' tests/small/codes.xml`;
	}
	return @lists;
}

sub overlays {
	my $head = '<?xml version="1.0" encoding="UTF-8"?>' . "\n"
		. '<overlay xmlns="urn:bouncecode:codes:1" name="example">' . "\n";
	my @sections = slurp("tests/small/codes.xml") =~ /^  (<(?!vocabulary)([\w-]+)>.*?^  <\/\2>)/gms;
	my @overlays = ($head . "</overlay>\n");

	while (my ($section) = splice @sections, 0, 2) {
		push @overlays, "$head  $section\n</overlay>\n";
	}
	return @overlays;
}

# Without the texts of most of its records, which are long.
sub registries {
	my $registry = slurp("tests/registry/smtp-enhanced-status-codes.xml");
	my @csv = ("Code,Sample Text,Associated basic status code,Description,Reference,Submitter,Change Controller\n"
		. "X.7.30,REQUIRETLS support required,550,\"What it means,\n and more\",\"[RFC8689], Section 6\",[Jim_Fenton],[IESG]\n",
		"Code,Summary,Description,Reference\nX.1.XXX,Addressing Status,\"About \"\"it\"\".\",[RFC3463]\n");

	return (slurp("tests/upkeep/registry.xml"), $registry =~ s/<record.*?<\/record>\s*/one_in_twelve($&)/gser, @csv);
}

# The whole of an index, and some of its entries by themselves.
sub indexes {
	my $index = slurp("tests/upkeep/rfc-index.xml");
	my @entries = $index =~ /(<rfc-entry>.*?<\/rfc-entry>)/gs;

	return ($index, map { "<rfc-index xmlns=\"https://www.rfc-editor.org/rfc-index\">$_</rfc-index>" } @entries);
}

{
	my $n = 0;

	sub one_in_twelve {
		return $n++ % 12 == 0 ? $_[0] : "";
	}
}

# Partial summaries, as the command writes them.
sub partials {
	return map { scalar `'$build/bouncecode' --summary --format=partial '$_'` } "tests/logs/mail.log",
		sort glob "tests/events/*.json";
}

# Edits of a list: so many bytes, whatever they are.
sub edits {
	return map { pack "C*", map { ($_ * 7919 * ($_ + 1) >> 3) & 255 } $_ .. $_ + 4 * ($_ % 12 + 1) } 1 .. 40;
}

# Settings of a run, made of the number of an input, stand before it.
sub numbered {
	my ($settings, @texts) = @_;

	return map { $settings->($_) . $texts[$_] } 0 .. $#texts;
}

sub replies {
	my @hosts = ("aspmx.l.google.com", "", "dns; mx1.mail.icloud.com", "192.0.2.1");
	my @codes = ("550 5.1.1", "", "452", "5.7.26");

	return map { "$_\0failed\0005.0.0" }
		numbered(sub { chr($_[0] % 7) . "$hosts[$_[0] % 4]\0$codes[$_[0] / 4 % 4]\0" }, some(400, texts()));
}

my %seeds = (
	explain => \&texts,
	reply => \&replies,
	lookup => sub { return (entries(), map { ("($_)", "$_ x", "\"$_\"") } some(40, entries())) },
	search => sub {
		my @texts = some(300, texts());

		return map { $_ . "\0" . (shift(@texts) // "") } queries();
	},
	scan => sub { return numbered(sub { chr($_[0] % 5) . chr($_[0] % 11) }, logs()) },
	summary => sub { return numbered(sub { chr($_[0] * 37 % 256) . chr($_[0] % 3) }, logs()) },
	records => sub { return ((map { chr(0) . $_ } some(200, texts())), map { chr(1) . $_ } logs()) },
	mail => \&mails,
	partial => \&partials,
	list => sub { return numbered(sub { chr($_[0] % 256) }, lists()) },
	edits => \&edits,
	overlay => sub { return numbered(sub { chr($_[0] % 256) }, overlays()) },
	registry => \&registries,
	rfcs => \&indexes,
);

# ---- words

my %words = (
	log => [qw(status=bounced status=deferred status=sent dsn= relay= to=< from=< stat= ctladdr= ** => == SMTP reject:),
		"said: ", "\"log\":\"", "postfix/smtp[1]: ", "#Fields: ", "\"RecordType\":", "\"event\":\"bounce\"",
		"\"eventType\":\"Bounce\"", "Remote host said: ", "delivery 1: failure: ", "\\u0000", "\\\"", "\\\\"],
	mail => ["Content-Type: ", "multipart/report; ", "boundary=b", "--b\n", "message/delivery-status", "message/rfc822",
		"Content-Transfer-Encoding: base64\n", "Content-Transfer-Encoding: quoted-printable\n", "Final-Recipient: rfc822; ",
		"Original-Recipient: ", "Action: failed\n", "Status: 5.1.1\n", "Diagnostic-Code: smtp; ", "From: MAILER-DAEMON",
		"Subject: Undelivered Mail\n", "X-Failed-Recipients: ", "Auto-Submitted: auto-replied\n", "text/html", "charset=",
		"iso-2022-jp", "utf-8", "=?utf-8?q?", "Feedback-Type: abuse\n", "Received: ", "<br>", "&amp;", "&#8217;"],
	xml => [map({; "<$_>", "</$_>" } qw(enhanced reply pair phrase match title meaning cause advice note source word category
		overlay codes)), "code=\"", "category=\"", "reply=\"", "enhanced=\"", "<!--", "-->", "<![CDATA[", "]]>", "&#0;", "&lt;",
		"<!DOCTYPE ", " * "],
	rfcs => [map({; "<$_>", "</$_>" } qw(rfc-entry rfc-not-issued-entry doc-id title date month year keywords kw obsoleted-by
		updated-by)), qw(RFC5321 RFC3463 RFC0000 May 2025 SMTP), "<!--", "-->", "<![CDATA[", "]]>", "&lt;", "<!DOCTYPE "],
	partial => [qw(bouncecode-partial passed table row lost place domain messages message recipient end), "\\x09", "\t"],
);
my %vocabulary = (explain => [], reply => [], lookup => [], search => [], scan => ["log"], summary => ["log"], records => ["log"],
	mail => ["mail"], partial => ["partial"], list => ["xml"], edits => [], overlay => ["xml"], registry => ["xml"],
	rfcs => ["rfcs"]);

# Wordings of the list, where texts are explained.
sub dictionary {
	my ($target) = @_;
	my @words = map { @{$words{$_}} } @{$vocabulary{$target}};

	push @words, some(600, map { split / \* / } entries()) if $target =~ /^(?:explain|reply|scan|records|mail|lookup)$/;
	push @words, some(600, map { lc } entries()) if $target eq "search";
	my %seen;
	return map { "\"" . s/([^ !#-\[\]-~])/sprintf "\\x%02x", ord $1/ger . "\"\n" }
		grep { length && length() <= 60 && !$seen{$_}++ } @words;
}

# ---- what is asked for

my %commands = (
	seeds => sub {
		my %seen;

		print map { line($_) } grep { !$seen{$_}++ } $seeds{$_[0]}->();
	},
	dictionary => sub { print dictionary($_[0]) },
	unpack => sub {
		my $directory = shift;

		for my $text (map { input($_) } map { list($_) } @_) {
			spit("$directory/" . sha1_hex($text), $text);
		}
	},
	pack => sub {
		print map { line(slurp($_)) } sort { -s $a <=> -s $b || $a cmp $b } grep { -f } map { glob "$_/*" } @_;
	},
);
my $command = $commands{shift @ARGV // ""};
die "usage: inputs.pl seeds|dictionary TARGET, unpack DIRECTORY FILE..., pack DIRECTORY...\n" unless $command && @ARGV;
$command->(@ARGV);
