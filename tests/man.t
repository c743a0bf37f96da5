#!/usr/bin/env perl
# The manual pages are complete and true: they name every option, field,
# function, element and column and none that does not exist; their examples
# are run and compiled.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename;
use File::Temp qw(tempdir);
use JSON::PP;
use Test::More;

chdir dirname($0) . "/.." or die;
require "./tests/files.pl";
require "./tests/plain.pl";
my $build = plain_path($ENV{B} || "build");
my $cc = $ENV{CC} || "cc";
my $flags = $ENV{CFLAGS} || "";
my $work = tempdir(CLEANUP => 1);
delete @ENV{qw(COLUMNS NO_COLOR MAKEFLAGS MFLAGS MAKELEVEL B)};

# What a line of the source shows.
my %named = (dq => '"', aq => "'", ha => "^", ti => "~", ga => "`");
sub unescape {
	my ($s) = @_;
	$s =~ s/\\(?:\((..)|(.))/
	    defined $1 ? $named{$1} \/\/ die "unknown escape \\($1" :
	    $2 eq "e" ? "\\" : $2 eq "&" ? "" : $2 eq "-" ? "-" : die "unknown escape \\$2"/gex;
	return $s;
}

# The arguments of a macro everywhere in a page, without punctuation.
sub arguments {
	my ($page, $macro) = @_;
	my %got;
	for my $line ($page =~ /^\.(?:It )?$macro (.*)$/mg) {
		$got{$_}++ for grep { /\w/ } split / /, $line;
	}
	return \%got;
}

# What is there, each once, one on a line.

sub list { return join "\n", sort keys %{{ map { $_ => 1 } @_ }} }

# A page's section.
sub section {
	my ($page, $title) = @_;
	return $page =~ /^\.S[hs] \Q$title\E\n(.*?)(?=^\.S[hs] |\z)/ms ? $1 : die "no section $title";
}

my @pages = glob("docs/man/*.[1-9]");
is("@pages", "docs/man/bouncecode-codes.5 docs/man/bouncecode.1 docs/man/bouncecode.3", "there are three pages");
my ($codes, $command, $library) = map { slurp($_) } @pages;

# ---- form

my $mandoc = system("command -v mandoc >/dev/null 2>&1") == 0;
for my $page (@pages) {
	SKIP: {
		skip "no mandoc", 4 unless $mandoc;
		is(`mandoc -Tlint -W warning $page 2>&1`, "", "$page: mandoc has nothing to say");
		my @lines = split /\n/, `mandoc -Tascii -O width=80 $page 2>/dev/null` =~ s/.\x08//gr;
		# A URL is as long as it is, and stands on a line of its own.
		is(join("\n", grep { length > 80 && !m{^ +https://\S+$} } @lines), "", "$page fits into 80 columns");
		cmp_ok(scalar @lines, ">", 50, "$page is shown");
		my ($prose) = join("\n", @lines) =~ /(.*)^EXAMPLES/ms;
		is(join(" ", grep { $_ ne "-lbouncecode" } $prose =~ /(?<![-\w])-[a-z]{2,}/g), "",
			"$page: long options have two dashes");
	}
	my $source = slurp($page);
	is(join("\n", grep { length > 100 && !/^\.Fn/ } split /\n/, $source), "", "$page has lines that can be read");
	like($source, qr/\A\.Dd \w+ \d+, \d{4}\n/, "$page has a date that stays");
}

# ---- the command

my $help = `$build/bouncecode --help`;
my @documented;
for my $line ($command =~ /^\.It (Fl .*)$/mg) {
	push @documented, "--$1" . ($2 // "") while $line =~ /Fl Fl ([a-z-]+)(?: Ns (=) Ns )?/g;
	push @documented, "-$1" while $line =~ /Fl ([a-zA-Z])\b(?! Fl)(?=[ ,]|$)/g;
}
my @offered;
for my $line ($help =~ /^ +(-.*?)(?:  |$)/mg) {
	push @offered, "--$1" . ($2 // "") while $line =~ /--([a-z-]+)(=)?/g;
	push @offered, "-$1" while $line =~ /(?<![-\w])-([a-zA-Z])/g;
}
cmp_ok(scalar @offered, ">=", 26, "--help has options");
is(list(@documented), list(@offered), "bouncecode.1 has the options of --help");

# The words of an option that has few are all there.
for my $option (qw(fault bounce action confidence kind format as color by)) {
	my ($known) = `$build/bouncecode --list --$option=? 2>&1` =~ /expected one of: (.*)/;
	my ($item) = $command =~ /^\.It [^\n]*Fl Fl $option Ns[^\n]*\n(.*?)^\.(?:It|El)/ms;
	my @words = map { /^\.Cm (.*)/ ? grep { /\w/ } split / /, $1 : () } split /\n/, $item // "";
	my %extra = map { $_ => 1 } qw(confidence kind); # "none" is no entry's
	is(list(@words), list(grep { !($extra{$option} && $_ eq "none") } split / /, $known // ""),
		"bouncecode.1 has the words of --$option");
}

# Of an option that has many, some are named: none that does not exist.
for my $option (qw(category provider action)) {
	my ($known) = `$build/bouncecode --list --$option=? 2>&1` =~ /expected one of: (.*)/;
	my ($item) = $command =~ /^\.It [^\n]*Fl Fl $option Ns[^\n]*\n(.*?)^\.(?:It|El)/ms;
	my @words = map { /^\.Cm (.*)/ ? grep { /\w/ } split / /, $1 : () } split /\n/, $item // "";
	my %is_known = map { $_ => 1 } split / /, $known // "";
	cmp_ok(scalar @words, ">=", 2, "bouncecode.1 has words of --$option");
	is(join(" ", grep { !$is_known{$_} } @words), "", "and none that --$option does not take");
}

# A log that shows something of everything.
spit("$work/mail.log", <<'LOG');
Nov 20 23:59:03 mx1 postfix/smtp[551]: 4A1B2C3D: to=<ann@example.net>, relay=mx.example.net[192.0.2.7]:25, delay=4.5, delays=0.1/0/1/3.4, dsn=4.7.1, status=deferred (host mx.example.net[192.0.2.7] said: 450 4.7.1 <ann@example.net>: Recipient address rejected: Greylisted, see https://example.net/greylisting/123 (in reply to RCPT TO command))
Nov 21 00:09:03 mx1 postfix/smtp[552]: 4A1B2C3D: to=<ann@example.net>, relay=mx.example.net[192.0.2.7]:25, delay=604, delays=603/0/0.5/0.4, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as 5504212220)
Nov 21 00:10:00 mx1 postfix/smtp[553]: 4A1B2C3E: to=<bob@gmail.com>, relay=gmail-smtp-in.l.google.com[192.0.2.27]:25, delay=1.1, delays=0/0/0.5/0.6, dsn=5.1.1, status=bounced (host gmail-smtp-in.l.google.com[192.0.2.27] said: 550-5.1.1 The email account that you tried to reach does not exist. 550 5.1.1 https://support.google.com/mail/?p=NoSuchUser x-20020a05 - gsmtp (in reply to RCPT TO command))
LOG

# Fields in their order, as far as a record of this kind has them.
sub header {
	my ($arguments) = @_;
	my ($line) = `$build/bouncecode -f tsv $arguments` =~ /\A(.*)\n/;
	return split /\t/, $line;
}
my $records = section($command, "RECORDS");
my ($record, $counted) = $records =~ /(.*)^A record of\n(.*)/ms or die;
my @fields = map { /^\.It Va (.*)/ ? split / , /, $1 : () } split /\n/, $record;
my %is_field = map { $_ => 1 } @fields;
my %seen;
my @mail = -x "$build/bouncecode-mail" ? ("--as=kumo --mail -v tests/mailbox") : ();
for my $call (@mail, "--as=kumo --search ptr", "--as=kumo --scan -v --echo $work/mail.log", "--as=kumo --lines -v $work/mail.log", "--as=kumo 550") {
	my %has = map { $_ => 1 } header($call);
	$seen{$_} = 1 for keys %has;
	is(join(" ", grep { $has{$_} } @fields), join(" ", header($call)), "bouncecode.1 has the fields of $call");
}
SKIP: {
	skip "built without GMime", 1 unless @mail;
	is(join(" ", grep { !$seen{$_} } @fields), "", "and no others");
}
my %brief = map { $_ => 1 } header("--lines $work/mail.log");
my @long = grep { !$brief{$_} } header("--lines -v $work/mail.log");
my ($from, $to) = $record =~ /the fields from\n\.Va (\w+)\nto\n\.Va (\w+)\nare there only with\n\.Fl Fl verbose/;
is("$from $to", "$long[0] $long[-1]", "bouncecode.1 says which fields are long");
my ($columns) = $counted =~ /has the fields\n(.*?)^:?which table/ms;
is(join(" ", map { grep { /\w/ } split / / } $columns =~ /^\.Va (.*)$/mg), join(" ", header("--summary $work/mail.log")),
	"bouncecode.1 has the fields of --summary");
($columns) = $counted =~ /^\.Fl Fl suppress\nputs has the fields\n(.*?)^:?why/ms;
is(join(" ", map { grep { /\w/ } split / / } $columns =~ /^\.Va (.*)$/mg), join(" ", header("--suppress $work/mail.log")),
	"bouncecode.1 has the fields of --suppress");

# Commands of the examples, in a terminal of 72 columns: a page indents.
my $terminal = `script -qec "echo works" /dev/null </dev/null 2>/dev/null` || "";
mkdir "$work/bin";
symlink "$build/bouncecode", "$work/bin/bouncecode" or die;
symlink abs_path("tests/mailbox"), "$work/Maildir" or die;
my @blocks = section($command, "EXAMPLES") =~ /^\.Bd -literal\n(.*?)^\.Ed$/msg;
cmp_ok(scalar @blocks, ">=", 5, "bouncecode.1 shows commands");
for my $example (map { split /^(?=\$ )/m } @blocks) {
	SKIP: {
		skip "no script(1)", 1 unless $terminal =~ /works/;
		skip "built without GMime", 1 if !@mail && $example =~ /mail\b.*Maildir/;
		my ($shown, $expected) = unescape($example) =~ /\A\$ ([^\n]*\n(?:> [^\n]*\n)*)(.*)\z/s;
		my $run = $shown =~ s/^> //mgr;
		spit("$work/command", "stty cols 72\nexport NO_COLOR=1 PATH=$work/bin:\$PATH\n$run");
		my $got = `cd $work && script -qec "sh command" /dev/null </dev/null`;
		$got =~ s/\r//g;
		# The number of entries grows with the list.
		s/of \d+ entries/of N entries/ for $got, $expected;
		is($got, $expected, "bouncecode.1: " . $run =~ s/\n/ /gr);
	}
}

# ---- the library

my $commented = slurp("src/bouncecode.h");
my $header = $commented;
$header =~ s{/\*.*?\*/}{}gs;
my ($described) = $library =~ /^\.Sh DESCRIPTION\n(.*)/ms;
# Each prototype as the header has it: type, name and parameters.
my $synopsis = join "", $library =~ /^\.Ss [^\n]*\n(\.Ft .*?)(?=^\.S[hs])/msg;
my (%declared, %prototype);
$synopsis =~ s/^\.Fo (\w+)\n((?:\.Fa .*\n)+)\.Fc/".Fn $1 " . join " ", $2 =~ m{^\.Fa (".*")$}mg/mge;
while ($synopsis =~ /^\.Ft (.*)\n\.Fn (\w+) (.*)$/mg) {
	my ($type, $name, $parameters) = ($1, $2, $3);
	next if $name =~ /^BOUNCECODE/;
	$type =~ s/"//g;
	my @parameters = $parameters =~ /"/ ? $parameters =~ /"(.*?)"/g : $parameters;
	$prototype{$name} = "$type $name(" . join(", ", @parameters) . ")";
}
my $flat = $header =~ s/^#.*(?:\\\n.*)*$//mgr =~ s/\s+/ /gr;
while ($flat =~ /((?:const )?(?:struct |enum )?\w+ \*?)(bouncecode_\w+)\(([^()]*)\);/g) {
	my ($type, $name, $parameters) = ($1, $2, $3);
	s/\s+$//, s/^\s+// for $type, $parameters;
	$declared{$name} = "$type $name($parameters)";
}
cmp_ok(scalar keys %declared, ">=", 35, "the header has functions");
is(list(values %prototype), list(values %declared), "bouncecode.3 has the functions of the header");
is(join(" ", grep { $described !~ /^\.Fn $_\b/m } sort keys %declared), "", "and says something about each");
is(list($library =~ /^\.Vt ((?:struct|enum) \w+)/mg), list($header =~ /\b((?:struct|enum) bouncecode_\w+)/g),
	"bouncecode.3 has the types of the header");
is(list($library =~ /\b(BOUNCECODE_[A-Z_]+)\b/g),
	list(grep { $library =~ /\b$_\b/ } $commented =~ /\b(BOUNCECODE_[A-Z_]+)\b/g), "and no constant that does not exist");
is(list(grep { $library !~ /\b$_\b/ } $header =~ /^#define (BOUNCECODE_\w+)/mg), "BOUNCECODE_H", "and every macro");
my ($members) = $header =~ /^struct bouncecode_answer \{(.*?)^\};/ms;
is(list(map { grep { /\w/ } split / / } section($described, "Explaining a text or a code") =~ /^\.It Va (.*)$/mg),
	list($members =~ /(\w+)(?:\[\w+\])?;/g), "and the members of an answer");

my @programs = map { unescape($_) } section($library, "EXAMPLES") =~ /^\.Bd -literal\n(.*?)^\.Ed$/msg;
is(scalar @programs, 4, "bouncecode.3 has two programs and what they print");
while (my ($program, $prints) = splice @programs, 0, 2) {
	spit("$work/example.c", $program);
	is(system("$cc $flags -std=c11 -D_POSIX_C_SOURCE=200809L -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror -Isrc -o $work/example $work/example.c $build/libbouncecode.a"),
		0, "the program compiles");
	is(`$work/example <$work/mail.log`, $prints, "and prints what is said");
}

# ---- the files

my $schema = slurp("gen/codes.xsd");
my %words = %{arguments($codes =~ s/ Ns = Ns Cm / /gr, "Cm")};
is(list(grep { !$words{$_} } $schema =~ /<xs:(?:element|attribute) name="([a-z-]+)"/g), "",
	"bouncecode-codes.5 has the elements and attributes of the schema");
my %schema = map { $_ => 1 } $schema =~ /(?:name|value)="([a-z-]+)"/g;
is(list(grep { !$schema{$_} } grep { $_ ne "bouncegen" } keys %words), "", "and no others");
my $json = decode_json(slurp("$build/codes.json"));
my %member;
# Of "as" and "as_transient" the members are other programs.
sub note_members {
	my ($value) = @_;

	note_members($_) for ref $value eq "ARRAY" ? @$value : ();
	for my $name (ref $value eq "HASH" ? keys %$value : ()) {
		$member{$name} = 1;
		note_members($value->{$name}) if $name !~ /^as(_transient)?$/;
	}
}
note_members($json);
my $named = arguments(section($codes, "codes.json"), "Va");
is(list(grep { !$named->{$_} } keys %member), "", "bouncecode-codes.5 has the members of codes.json");
is(list(grep { !$member{$_} } keys %$named), "", "and no others");
my ($columns_of_csv) = slurp("$build/codes.csv") =~ /\A(.*)\n/;
my %column = map { $_ => 1 } split /,/, $columns_of_csv;
my ($without) = section($codes, "codes.csv") =~ /without\n(.*?)^References/ms;
my %left_out = map { map { $_ => 1 } grep { /\w/ } split / / } $without =~ /^\.Va (.*)$/mg;
is(list(keys %column), list(grep { !$left_out{$_} } keys %{$json->{entries}[0]}), "and says what codes.csv lacks");

# The examples are elements that the compiler takes.
my $list = slurp("codes.xml");
for my $element (section($codes, "EXAMPLES") =~ /^\.Bd -literal\n(.*?)^\.Ed$/msg) {
	$element = unescape($element);
	my $changed = $list;
	if ($element =~ /<pair code="(.*?)"/) {
		$changed =~ s{^ +<pair code="\Q$1\E".*?</pair>\n}{}ms;
		$changed =~ s{^(  </pairs>)}{$element$1}m;
	} else {
		$changed =~ s{^(  </responses>)}{$element$1}m;
	}
	isnt($changed, $list, "an element is put in");
	spit("$work/codes.xml", $changed);
	is(`$build/bouncegen check $work/codes.xml 2>&1`, "", "and accepted");
}

done_testing();
