#!/usr/bin/env perl
# What people see first: pictures show what is printed today, links lead somewhere,
# figures are those of the page, or the tree, that they come from, and forms of the
# repository say what they have to.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename;
use File::Find;
use File::Temp qw(tempdir);
use Test::More;

chdir dirname($0) . "/.." or die;
require "./tests/files.pl";
my $build = abs_path($ENV{B} || "build");
my $work = tempdir(CLEANUP => 1);

# ---- pictures

SKIP: {
	my $terminal = `script -qec "echo works" /dev/null </dev/null 2>/dev/null` || "";

	if ($terminal !~ /works/) {
		die "no script(1)" if $ENV{CI_PACKAGES};
		skip "no script(1)", 3;
	}
	is(system("docs/pictures/terminal.pl", $build, $work), 0, "a session is recorded");
	for my $file ("session.cast", "session.svg") {
		ok(slurp("docs/pictures/$file") eq slurp("$work/$file"), "docs/pictures/$file shows what is printed; or: make update-pictures");
	}
}
my ($header, @events) = split /\n/, slurp("docs/pictures/session.cast");
like($header, qr/^\{.*"version":2.*\}$/, "the recording is an asciicast of version 2");
is(scalar(grep { !/^\[\d+\.\d\d, "o", ".*"\]$/ } @events), 0, "and has nothing but what is printed, with its time");
unlike(slurp("docs/pictures/session.svg"), qr/<script|href=|url\(/, "the picture loads and runs nothing");
cmp_ok(-s "docs/pictures/$_", "<", 40_000, "docs/pictures/$_ is small") for qw(session.cast session.svg page.png);

# ---- links

my @pages = glob("*.md docs/*.md docs/examples/*.md .github/*.md .github/ISSUE_TEMPLATE/*.md src/*/README.md src/*/*/README.md tests/*/README.md");

# The anchors that GitHub gives to headings.
sub anchors {
	my ($page) = @_;

	return map { my $s = lc; $s =~ s/[`*]//g; $s =~ s/\[([^]]*)\]\([^)]*\)/$1/g; $s =~ s/[^\w\- ]//g; $s =~ tr/ /-/; ($s => 1) }
		slurp($page) =~ /^#+ (.*)$/mg;
}
my @lost;
for my $page (@pages) {
	my $text = slurp($page) =~ s/^```.*?^```$//msgr =~ s/`[^`\n]*`//gr;

	for my $link ($text =~ /\]\(([^)\s]+)\)/g) {
		my ($file, $anchor) = $link =~ /^([^#]*)#?(.*)$/;

		next if $link =~ /^[a-z]+:/;
		my $to = $file eq "" ? $page : dirname($page) . "/$file";
		push @lost, "$page: $link" if !-e $to || ($anchor ne "" && $to =~ /\.md$/ && !{ anchors($to) }->{$anchor});
	}
}
is(join("\n", @lost), "", "every link within the repository leads somewhere");
cmp_ok(scalar @pages, ">=", 15, "of all pages");

# ---- the FAQ

my $faq = slurp("docs/FAQ.md");
unlike($faq =~ s/<!--[a-z ]+-->.*?<!-- -->//gr, qr/\d %|\d texts/, "the FAQ has no figure but those that are counted");
cmp_ok(scalar(() = $faq =~ /<!--[a-z]/g), ">=", 9, "and these");
my $help = `"$build/bouncecode" --help`;
my $makefile = slurp("Makefile");
for my $page (@pages) {
	next if $page !~ m{FAQ|SECURITY|\.github};
	my $text = slurp($page);

	ok($help =~ /\Q$_\E\b/ || $_ eq "--version", "$page: $_") for $text =~ /`(?:bouncecode )?(--[a-z]+)/g;
	like($makefile, qr/^\Q$_\E:/m, "$page: make $_") for $text =~ /`make ([a-z-]+)/g;
}

# ---- figures

$ENV{B} = $build;
is(`tests/testing/figures.pl --check`, "", "the figures of docs/TESTING.md and docs/FAQ.md are current");
my $targets = () = slurp("docs/TESTING.md") =~ /`make ([a-z-]+)/g;
cmp_ok($targets, ">=", 20, "and it names what makes them");

# ---- the forms of the repository

my @templates = glob(".github/ISSUE_TEMPLATE/*.md");
like($templates[0], qr/misread/, "a bounce that was misread comes first");
for my $template (@templates) {
	like(slurp($template), qr/\A---\nname: .+\nabout: .+\ntitle: ".*"\nlabels: \w+\n---\n\n/, "$template has its head");
}
for my $workflow (glob(".github/workflows/*.yml")) {
	my $text = slurp($workflow);

	unlike($text, qr/\t/, "$workflow has no tab");
	like($text, qr/^permissions:\n  contents: read$/m, "$workflow may only read");
	is(join(" ", grep { !/\@v\d+\.\d+\.\d+$/ } $text =~ /uses: (\S+)/g), "", "$workflow names exact versions");
	for my $target (map { split } $text =~ /run: make((?: -\w+| [a-z-]+\b(?!=))+)/g) {
		like($makefile, qr/^\Q$target\E:/m, "$workflow: make $target") unless $target =~ /^-/;
	}
}
like(slurp(".github/workflows/check.yml"), qr/^        run: \.ci\/run$/m, "what is checked there is .ci/run");

done_testing();
