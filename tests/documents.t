#!/usr/bin/env perl
# What the documents show is what happens: README's commands are run in a
# terminal of 80 columns, its program is compiled, its element is built.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename;
use File::Temp qw(tempdir);
use Test::More;

chdir dirname($0) . "/.." or die;
require "./tests/files.pl";
require "./tests/plain.pl";
my $build = plain_path($ENV{B} || "build");
my $cc = $ENV{CC} || "cc";
my $flags = $ENV{CFLAGS} || "";
my $work = tempdir(CLEANUP => 1);
delete @ENV{qw(COLUMNS MAKEFLAGS MFLAGS MAKELEVEL B)};

my $readme = slurp("README.md");
symlink $build, "$work/build" or die;
symlink abs_path("tests"), "$work/tests" or die;

# ---- commands

SKIP: {
	my $terminal = `script -qec "echo works" /dev/null </dev/null 2>/dev/null` || "";
	my @blocks = $readme =~ /^```console\n(.*?)^```$/msg;
	skip "no script(1)", 1 unless $terminal =~ /works/;
	ok(@blocks >= 3, "README shows commands");
	for my $block (@blocks) {
		my ($command, $expected) = $block =~ /^\$ (.*?)\n(.*)$/s;
		next if $command =~ /--mail/ && !-x "$build/bouncecode-mail";
		spit("$work/command", "stty cols 80\nexport NO_COLOR=1\n$command\n");
		my $got = `cd $work && script -qec "sh command" /dev/null </dev/null`;
		$got =~ s/\r//g;
		# The number of entries grows with the list.
		s/of \d+ entries/of N entries/ for $got, $expected;
		is($got, $expected, "README: $command");
	}
}
for my $code ($readme =~ /in every spelling.*?behind it or not:\n(.*?)\./s ? $1 =~ /`"?([^`"]+)"?`/g : ()) {
	is(system("$build/bouncecode '$code' >/dev/null"), 0, "README: $code is understood");
}

# ---- the program

my ($program) = $readme =~ /^```c\n(.*?)^```$/ms;
my ($prints) = $readme =~ /It prints `(.*?)`/;
spit("$work/example.c", $program);
is(system("$cc $flags -std=c99 -Wall -Wextra -Wpedantic -Werror -Isrc -o $work/example $work/example.c $build/libbouncecode.a"),
	0, "README: the program compiles");
is(`$work/example`, "$prints\n", "README: and prints what is said");

# ---- vendoring

my ($vendor) = $readme =~ /`(make vendor DEST=)DIR`/;
is(system("$vendor$work/vendored -s B='$build'"), 0, "README: make vendor works");
system("cp $work/example.c $work/vendored/");
for my $option ("", "-DBOUNCECODE_NO_TEXT") {
	is(system("cd $work/vendored && $cc $flags $option -I. -o example *.c"), 0, "README: the runtime compiles by itself $option");
	is(`$work/vendored/example`, "$prints\n", "README: and answers");
}

# ---- which reply to keep

my $replies = slurp("docs/REPLIES.md");
my @rows = $replies =~ /^\|.* `([^`]+)` \| `([a-z-]+)` \|$/mg;
cmp_ok(scalar @rows, ">=", 14, "REPLIES.md has tables");
while (my ($reply, $category) = splice @rows, 0, 2) {
	spit("$work/reply", $reply =~ s/\\r\\n/\r\n/gr);
	like(`$build/bouncecode --json "\$(cat $work/reply)"`, qr/"category": "\Q$category\E"/, "REPLIES.md: $reply");
}
like($replies, qr/"Connection timed out"/, "REPLIES.md: a program's own words");
like(`$build/bouncecode --json "Connection timed out"`, qr/"category": "network"/, "are explained");
my ($function) = $replies =~ /^```c\n(.*?)^```$/ms;
spit("$work/keep.c", $function =~ s/^size_t$/static size_t/mr . <<'C');
#include <bouncecode.h>
#include <stdio.h>

int main(void)
{
	static struct kept k;
	struct bouncecode_answer a;
	char line[512];

	while (fgets(line, sizeof line, stdin) != NULL)
		keep_line(line, 1, strlen(line), &k);
	bouncecode_explain(k.refused, k.refused_length, &a);
	printf("%s, %d lines\n", bouncecode_name(BOUNCECODE_CATEGORIES, a.category),
	    k.refused_length == 0 ? 0 : memchr(k.refused, '\n', k.refused_length - 1) == NULL ? 1 : 2);
	return 0;
}
C
is(system("$cc $flags -std=c99 -Wall -Wextra -Wpedantic -Wconversion -Werror -Isrc -o $work/keep $work/keep.c $build/libbouncecode.a"),
	0, "REPLIES.md: the function compiles");
spit("$work/session", join "", map { "$_\r\n" } "220 mx.example.net ESMTP", "250-mx.example.net", "250-PIPELINING", "250 SIZE",
	"250 2.1.0 Ok", "550-5.7.1 Your message was refused.", "550 5.7.1 See https://www.spamhaus.org/query/ip/192.0.2.1",
	"221 2.0.0 Bye");
is(`$work/keep <$work/session`, "blocklisted, 2 lines\n", "and keeps the whole reply that refused, not the last");

# ---- adding a code

my ($element) = $readme =~ /^```xml\n(.*?)^```$/ms;
my $list = slurp("codes.xml");
my ($code) = $element =~ /code="([^"]*)"/;
$list =~ s{^ +<pair code="\Q$code\E".*?</pair>\n}{}ms;
$list =~ s{^(  </pairs>)}{$element$1}m;
spit("$work/codes.xml", $list);
is(`$build/bouncegen check $work/codes.xml 2>&1`, "", "README: the element is accepted");

# ---- help

my $help = `$build/bouncecode --help`;
my ($systems) = $help =~ /of another program:\s+(.*?)\n  -v/s;
my $known = join " ", map { /number="\d+" name=/ && /id="(\w+)"/ ? $1 : () } $list =~ /<system [^>]*>/g;
is(join(" ", split /[,\s]+/, $systems), $known, "--help names every vocabulary of --as");
for my $word ($help =~ /^      --(?:category|fault|bounce|action|confidence|kind|provider)=WORD\s+[^:]*: (.*)$/mg) {
	for (split /, /, $word) {
		next if $_ eq "...";
		like($list, qr/<(?:category|fault|bounce|action|confidence|kind|provider) id="\Q$_\E"/, "--help: $_ is a word");
	}
}

# ---- installing, system by system

my $install = slurp("docs/INSTALL.md");
my ($blocks, $makefile, $packages) = (join("", $install =~ /^```sh\n(.*?)^```$/msg), slurp("Makefile"), slurp(".ci/deps"));
like($readme, qr{\(docs/INSTALL\.md\)}, "README leads to INSTALL.md");
for my $target ($blocks =~ /^(?:sudo )?g?make(?: CC=\w+)? (\w+)\b(?!=)/mg, $install =~ /`make (\w+)[ `]/g) {
	like($makefile, qr/^$target:.* ## /m, "INSTALL.md: make $target");
}
for my $package (map { split } $install =~ /apt-get install((?: --?[\w-]+)*(?: [\w.-]+)+)/g) {
	next if $package =~ /^-/;
	like($packages, qr/\bapt-get:.*\b\Q$package\E\b/, "INSTALL.md: the package $package is the one that CI installs");
}

# ---- speeds

my ($speeds) = $readme =~ /^(A code is found by its number in .*?were measured\.)$/ms;
my @figures = ($speeds // "") =~ /(\d[\d.]* (?:ns|us|ms|MB\/s))/g;
my $benchmarks = slurp("docs/BENCHMARKS.md");
cmp_ok(scalar @figures, ">=", 10, "README tells of speeds");
like($benchmarks, qr/\| \Q$_\E \|/, "docs/BENCHMARKS.md: $_") for @figures;
my @unknown = grep { slurp($_) =~ /\b\d[\d.]* ?(?:ns|MB\/s|GB\/s)\b/ } glob("docs/man/* src/bouncecode.h docs/[A-Z]*.md");
is("@unknown", "docs/BENCHMARKS.md", "no other document has speeds of its own");

# ---- the list of entries, and the words of the project's files

my ($entries) = slurp("docs/CODES.md") =~ /^(\d+) entries\.$/m;
is(`$build/bouncecode --version` =~ /, (\d+) entries/ ? $1 : 0, $entries, "docs/CODES.md has all entries");
like(slurp("CHANGELOG.md"), qr/^## \[?Unreleased\]?/m, "CHANGELOG has a place for what is new");
my ($version) = slurp("src/bouncecode.h") =~ /^#define BOUNCECODE_VERSION "(.*)"$/m;
my ($minor) = $version =~ /^(\d+\.\d+)/;
my $number = sprintf "0x%02x%02x%02x", split /\./, $version;
like(slurp("src/bouncecode.h"), qr/^#define BOUNCECODE_VERSION_NUMBER $number$/m, "the header has its version as a number");
like(slurp("CHANGELOG.md"), qr/^## \Q$version\E - \d{4}-\d\d-\d\d$/m, "CHANGELOG has that version");
like($readme, qr/find_package\(bouncecode \Q$minor\E REQUIRED\)/, "README: CMake asks for it");
is(join(" ", slurp("src/python/README.md") =~ /bouncecode-(\d[\d.]*\d)/g), "$version $version", "Python's README names it");

done_testing();
