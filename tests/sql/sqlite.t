#!/usr/bin/env perl
# The extension of SQLite, through its shell: what the command says, what README.md
# shows, and what is wrong is said, whatever is asked.
use strict;
use warnings;
use File::Basename;
use File::Copy qw(copy);
use File::Temp qw(tempdir);
use JSON::PP;
use Test::More;

chdir dirname($0) . "/../.." or die;
require "./tests/files.pl";
require "./tests/plain.pl";
my $build = plain_path($ENV{B} || "build");
my $cc = $ENV{CC} || "cc";
my $top = plain_path(".");
my $work = tempdir(CLEANUP => 1);
my $extension = "$build/sqlite/bouncecode";

if (system("sqlite3 -version >$work/out 2>&1") != 0) {
	plan skip_all => "no sqlite3" unless $ENV{CI_PACKAGES};
	fail("sqlite3 is there: .ci/deps install sqlite does it");
	done_testing();
	exit 1;
}

# ---- asking

# What the shell prints of these, and its status and complaints behind it, where there
# are any.
sub shell {
	my ($program, @statements) = @_;

	spit("$work/statements", join "", map { /^\./ ? "$_\n" : "$_;\n" } ".load $extension", @statements);
	my $printed = `$program -batch -bail $work/db <$work/statements 2>$work/err`;
	return $printed . ($? == 0 ? "" : "status " . ($? >> 8) . "\n") . slurp("$work/err");
}

sub sql {
	my ($printed) = shell("sqlite3", @_);

	chomp $printed;
	return $printed;
}

# Rows by the names of their columns.
sub rows {
	my ($printed) = shell("sqlite3 -json", @_);

	return $printed eq "" ? [] : eval { decode_json($printed) } // [$printed];
}

# A text of any bytes.
sub quote {
	my ($bytes) = @_;

	return "cast(x'" . unpack("H*", $bytes) . "' as text)";
}

# Records of the command, of a text on standard input where there is one.
sub command {
	my ($arguments, $text) = @_;

	spit("$work/input", $text // "");
	return map { decode_json($_) } `$build/bouncecode --json $arguments <$work/input`;
}

# The first that differs is enough to see.
sub same {
	my ($got, $expected, $name) = @_;
	my $json = JSON::PP->new->canonical;
	my ($i) = grep { $json->encode([$got->[$_]]) ne $json->encode([$expected->[$_]]) }
		0 .. ($#$got > $#$expected ? $#$got : $#$expected);

	ok(!defined $i && @$got > 0, "$name: " . scalar @$got) or
		diag(defined $i ? "$i\n" . $json->encode([$got->[$i]]) . "\n" . $json->encode([$expected->[$i]]) : "nothing");
}

# A row of a table as the record that the command makes: lists are JSON there, and what
# is true is 1.
sub as_record {
	my ($row) = @_;
	my %record = %$row;

	for (grep { defined $record{$_} } qw(remarks references matched also)) {
		$record{$_} = JSON::PP->new->decode($record{$_});
	}
	$record{permanent} = $record{permanent} ? JSON::PP::true : JSON::PP::false if defined $record{permanent};
	return \%record;
}

# The column of the texts is the last one.
sub texts {
	my ($file) = @_;
	my (undef, @lines) = split /\n/, slurp($file);

	return map { (split /\t/)[-1] } @lines;
}

is(sql("select bouncecode_version()"), (split " ", `$build/bouncecode --version`)[1], "it is loaded");
like(sql("select bouncecode_data_version()"), qr/^\d+\.\d+$/, "and knows of which data");
is(join(" ", map { (split)[-1] } grep { / [TDB] / } `nm -D $extension.so`), "sqlite3_bouncecode_init", "it shows one name");

# ---- texts: the records are those of the command

my @texts = map { texts("tests/corpus/$_.tsv") } qw(stock pasted mails);
push @texts, texts("tests/logs/lines.tsv"), map { split /\r?\n/, slurp($_) } sort glob "tests/mails/*.eml";
push @texts, "550-5.7.26 This mail is not authenticated,\r\n550 5.7.26 and was blocked.\r\n";
push @texts, "hello", "550 5.1.1 Usuario desconocido: Jos\xe9", "552 5.2.2 \xff\xfe quota", "550\0 5.1.1",
	"552 5.2.2 Mailbox full " . "x" x 1000000;
my @lines = grep { !/[\r\n\0]/ && $_ ne "" } @texts;
spit("$work/lines", join "", map { "$_\n" } @lines);
my @expected = command("--lines --verbose $work/lines");
delete @$_{qw(file line)} for @expected;
my @statements = ("create table texts(t)", "begin", (map { "insert into texts values(" . quote($_) . ")" } @lines), "commit");
is(sql(@statements), "", "texts are put into a table");
cmp_ok(scalar @lines, ">", 3000, "there are many");
same([map { decode_json($_) } split /\n/, sql("select bouncecode(t) from texts")], \@expected, "records");
my @fields = sort keys %{$expected[0]};
my $columns = join ", ", map { "bouncecode(t, '$_') as \"$_\"" } @fields;
same([map { as_record($_) } @{rows("select $columns from texts")}], \@expected, "fields, all in one row");
for my $field (@fields) {
	is(sql("select count(*) from texts where bouncecode_$field(t) is not bouncecode(t, '$field')"), 0, "bouncecode_$field()");
}
for my $text (grep { /[\r\n\0]/ } @texts) {
	my ($record) = command("", $text);
	my $shown = substr($text, 0, 40) =~ s/[^ -~]/?/gr;

	same([decode_json(sql("select bouncecode(" . quote($text) . ")"))], [$record], "bytes: $shown");
	is(sql("select bouncecode(" . quote($text) . ") = bouncecode(x'" . unpack("H*", $text) . "')"), 1, "and as a blob");
}

is(sql(".nullvalue NULL", "select bouncecode(null), bouncecode(null, 'bounce'), bouncecode('550', null), bouncecode_bounce(null)"),
	"NULL|NULL|NULL|NULL", "NULL is NULL");
is(sql("select bouncecode_category(452), bouncecode(5.1, 'code'), typeof(bouncecode_reply(550)), typeof(bouncecode_title('550'))"),
	sql("select bouncecode_category('452'), bouncecode('5.1', 'code'), 'integer', 'text'"), "numbers are as they are written");
is(sql("select bouncecode(x'', 'category') is null, bouncecode('', 'category') is null, bouncecode_permanent('550 5.1.1')"),
	"1|1|1", "nothing is nothing, and true is 1");
is(sql("pragma encoding = 'UTF-16'", "create table u(t)", "insert into u values('550 5.1.1 Usuario desconocido: José')",
	"select bouncecode_category(t), bouncecode(t) = bouncecode('550 5.1.1 Usuario desconocido: José') from u", "drop table u"),
	"bad-mailbox|1", "texts in UTF-16");
like(sql("select bouncecode('550', 'nonsense')"), qr/bouncecode: no field 'nonsense'; there are reply, enhanced, .*, matched/,
	"a field that is not there is told");
like(sql("select bouncecode('550', x'00ff')"), qr/bouncecode: no field '.*'; there are/, "whatever it is");
like(sql("select bouncecode('550', hex(zeroblob(500000)))"), qr/bouncecode: no field '0{64}'; there are/, "and short");
like(sql("select bouncecode()"), qr/wrong number of arguments to function bouncecode\(\)/, "so are wrong arguments");

# ---- in an index, a generated column and a view, where SQLite trusts no other function

my @kept = ("pragma trusted_schema = off", "create table replies(id integer primary key, reply text, "
	. "category as (bouncecode_category(reply)) stored, action as (bouncecode_action(reply)) virtual)",
	"create index bounces on replies(bouncecode_bounce(reply))", "create view hard as select id from replies where bouncecode_bounce(reply) = 'hard'",
	"insert into replies(id, reply) values(1, '550 5.1.1 User unknown'), (2, '452 4.2.2 Mailbox full'), (3, null)");
is(sql(@kept, "select id, category, action from replies", "select * from hard", "pragma integrity_check"),
	"1|bad-mailbox|suppress\n2|mailbox-full|retry\n3||\n1\nok", "a generated column, an index and a view");
like(sql("explain query plan select id from replies where bouncecode_bounce(reply) = 'hard'"), qr/USING.* INDEX bounces/, "the index is used");
my $dump = sql(".dump replies bounces");
like($dump, qr/bouncecode_category.*CREATE INDEX bounces/s, "they are dumped");
spit("$work/dump", $dump);
is(sql("drop view hard", "drop table replies", ".read $work/dump", "select count(*) from replies where category = 'mailbox-full'"), 1,
	"and read again");
like(sql("create view logs as select * from bouncecode_scan('tests/logs/mail.log')", "select * from logs"), qr/unsafe use of .*bouncecode_scan/,
	"a view reads no file");
sql("drop view logs");

# ---- tables

sub names_of {
	my ($table) = @_;

	return sql("select group_concat(name) from pragma_table_info('bouncecode_$table')");
}
sub header_of {
	my ($line) = `$build/bouncecode --format=csv @_`;

	chomp $line;
	return $line;
}
is(names_of("codes"), header_of("--list --verbose"), "bouncecode_codes has the columns of --list");
is(names_of("search"), header_of("--search --verbose mailbox"), "bouncecode_search has those of --search");
is(names_of("scan"), header_of("--scan --verbose tests/logs/mail.log"), "bouncecode_scan has those of --scan");

my $json = JSON::PP->new->canonical;
my @codes = map { as_record($_) } @{rows("select * from bouncecode_codes")};
my %known = map { $json->encode($_) => 1 } @codes;
my @listed = map { command("--verbose --list $_") } "", "X", "--kind=phrase,provider";
is(scalar(grep { !$known{$json->encode($_)} } @listed), 0, "bouncecode_codes has what --list has: " . @listed);
is(scalar @codes, `$build/bouncecode --version` =~ /, (\d+) entries/ ? $1 : 0, "and all entries");
is(sql("select count(*) from bouncecode_codes a join bouncecode_codes b using (code, kind) where a.code = '550' and kind = 'reply'"), 1, "it may be joined");

for my $words ("mailbox full", "greyl", "mialbox", "550", "the printer is on fire") {
	my @hits = command("--search --verbose --limit=5 $words");
	my @rows = map { as_record($_) } @{rows("select * from bouncecode_search('$words', 5)")};

	@hits ? same(\@rows, \@hits, "bouncecode_search: $words") : is(scalar @rows, 0, "bouncecode_search: $words");
}
is(sql("select count(*) > 100, max(rank) = count(*), min(score) > 0 from bouncecode_search('mailbox full')"), "1|1|1", "without a limit");
is(sql("select count(*) from bouncecode_search('mailbox', $_)"), sql("select count(*) from bouncecode_search('mailbox')"), "limit $_")
	for qw(9223372036854775807 -1 null '5000');
is(sql("select count(*) from bouncecode_search('mailbox', 0)"), 0, "limit 0");
is(sql("select count(*) from bouncecode_search($_)"), 0, "words $_") for "null", "''", "x''", "x'00ff'", "'\xff\xfe'", "hex(zeroblob(500000))";
is(sql("with w(w) as (values('greylist'), (null), ('mailbox full')) select w, code from w, bouncecode_search(w.w, 1)"),
	"greylist|451 4.7.1\nmailbox full|5.2.2", "words of another table");
like(sql("select * from bouncecode_search"), qr/bouncecode_search: give words to look for/, "no words");
like(sql("select * from bouncecode_search('mailbox', $_)"), qr/bouncecode_search: the limit is a whole number/, "limit $_")
	for qw('many' 1.5 x'00');

# ---- logs: blocks end in lines, and in events that run over several of them

my $events = join "", map { slurp($_) } sort glob "tests/events/*.json";
spit("$work/log", $events x 16 . "caf\xe9 \xff\r\n" . slurp("tests/logs/mail.log") . join "\n", texts("tests/logs/lines.tsv"));
my @reports = command("--scan --verbose $work/log");
same([map { as_record($_) } @{rows("select * from bouncecode_scan('$work/log')")}], \@reports, "bouncecode_scan");
is(sql("select count(*) from bouncecode_scan('$work/log')") + 1, `$build/bouncecode --scan --format=csv --fields=line $work/log | wc -l` + 0, "as many as --scan has");
for my $pack (["gzip -9n", "gz"], ["bzip2", "bz2"], ["xz", "xz"], ["zstd -q", "zst"]) {
	my ($program, $suffix) = @$pack;

	next if system("$program -c <$work/log >$work/log.$suffix 2>$work/err") != 0;
	is(sql("select count(*), sum(line) from bouncecode_scan('$work/log.$suffix')"), sql("select count(*), sum(line) from bouncecode_scan('$work/log')"),
		"packed: $suffix");
}
is(sql("select count(*) from (values('tests/logs/mail.log'), (null), ('$work/log')) f, bouncecode_scan(f.column1)"), 4 + @reports, "files of another table");
is(sql("select log = file from bouncecode_scan('tests/logs/mail.log') limit 1"), 1, "the argument may be asked for");

spit("$work/empty", "");
is(sql("select count(*) from bouncecode_scan('$work/empty')"), 0, "an empty log");
my $damaged = substr slurp("$work/log.gz"), 0, 3000;
spit("$work/damaged", $damaged);
spit("$work/zip", "PK\3\4" . "\0" x 100);
symlink "/dev/zero", "$work/zero";
for (["'$work/none'", qr{bouncecode_scan: \Q$work\E/none: No such file or directory}], ["'$work'", qr/Is a directory/],
	["'$work/zero'", qr/Not a regular file/], ["'-'", qr/bouncecode_scan: give the path of a file/], ["''", qr/bouncecode_scan: : No such/],
	["'a' || char(0) || 'b'", qr/bouncecode_scan: give the path of a file/], ["hex(zeroblob(500000))", qr/File name too long/],
	["'$work/damaged'", qr/bouncecode: \Q$work\E\/damaged: damaged gzip data: unexpected end$/m], ["'$work/zip'", qr/zip: is a zip archive/]) {
	my ($path, $message) = @$_;

	like(sql("select count(*) from bouncecode_scan($path)"), $message, "no log: " . substr $path, 0, 60);
}
like(sql("select count(*) from bouncecode_scan"), qr/bouncecode_scan: give the path of a log/, "nor without one");

# ---- summaries

is(sql("create table logs(name, line)"), "", "lines of logs");
my %logs = ("mail" => slurp("tests/logs/mail.log"), "lines" => join("", map { "$_\n" } texts("tests/logs/lines.tsv")), "none" => "");
for my $name (sort keys %logs) {
	spit("$work/$name", $logs{$name});
	my @counted = command("--summary $work/$name");
	my @lines = $logs{$name} =~ /^(.*\n)/mg;

	sql("begin", (map { "insert into logs values('$name', " . quote($_) . ")" } @lines), "commit");
	same(decode_json(sql("select bouncecode_summary(line) from logs where name = '$name'")), \@counted, "bouncecode_summary: $name");
}
is(sql("select sum(bouncecode_summary is not (select bouncecode_summary(rtrim(line, char(10))) from logs l where l.name = g.name)) "
	. "from (select name, bouncecode_summary(line) as bouncecode_summary from logs group by name) g"), 0, "each group is a log");
like(sql("select bouncecode_summary(column1) from (values(null), (1), (x'ff00'), (hex(zeroblob(500000))), ('550 5.1.1' || char(0)))"),
	qr/^\[\{.*\}\n\]$/s, "whatever the lines are");

# ---- bounds: memory, time, threads

SKIP: {
	my $line = (grep { /status=bounced/ } split /^/, slurp("tests/logs/mail.log"))[0];
	my $n = int(100_000_000 / length $line);

	open my $f, ">:raw", "$work/large" or die;
	print $f $line x 1000 for 1 .. $n / 1000;
	close $f or die;
	is(shell("ulimit -v 90000; sqlite3", "select count(*) > 100000 from bouncecode_scan('$work/large')"), "1\n", "a log of 100 MB, in less memory");
	unlink "$work/large";
	skip "no timeout", 1 if system("timeout 5 true") != 0;
	open $f, ">", "$work/endless" or die;
	truncate $f, 1 << 40 or skip "no file with a hole", 1;
	close $f;
	my $began = time;
	like(shell("timeout -k 30 -s INT 1 sqlite3", "select count(*) from bouncecode_scan('$work/endless')"), qr/interrupted/i, "an interrupt ends it");
	cmp_ok(time - $began, "<", 20, "soon");
}
is(system("$cc -O1 -std=c11 -D_POSIX_C_SOURCE=200809L -Wall -Wextra -Werror -o $work/connections tests/sql/connections.c -lsqlite3 -pthread"), 0,
	"a program with two connections");
is(`$work/connections $extension tests/logs/mail.log 2>&1`, "the same\n", "in threads, which say the same");

# ---- README.md: what stands behind a prompt is typed, and what it shows is printed

my $readme = slurp("src/sql/sqlite/README.md");
my $session = join "", $readme =~ /^```sql\n(.*?)^```$/msg;
my $typed = join "", map { /^(?:sqlite>|   \.\.\.>) (.*)/ ? "$1\n" : () } split /^/, $session;
my $shown = join "", grep { !/^(?:sqlite>|   \.\.\.>) / } split /^/, $session;
copy("$extension.so", "$work/bouncecode.so");
copy("tests/logs/mail.log", "$work/mail.log");
spit("$work/typed", $typed);
is(`cd $work && sqlite3 -batch <typed 2>&1`, $shown, "README.md shows what happens");
cmp_ok($typed =~ tr/;//, ">", 5, "and much of it");

done_testing();
