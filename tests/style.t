#!/usr/bin/env perl
# The style of the sources, as far as a program can see it; what it can not see
# is in docs/DEVELOPING.md. Each place that is wrong is shown.
use strict;
use warnings;
use File::Basename;
use File::Find;
use Test::More;

chdir dirname($0) . "/.." or die;
require "./tests/files.pl";

my @files;
find({ no_chdir => 1, wanted => sub { push @files, $_ if -f } }, qw(src gen tests docs));
push @files, grep { -f } glob("* .ci/*");
@files = sort @files;
my @sources = grep { /\.[ch]$/ && !/^docs/ } @files;
my @texts = grep { /\.(?:[cht]|sh|pl|awk|js|css|md|[135])$|Makefile$|^\.ci/ } @files;
# Lines of these are data, as long as they are.
my %data = map { ($_ => 1) } qw(tests/queries.h tests/loglines.h);

plan tests => 8;
cmp_ok(scalar @sources, ">", 100, "there are sources");

my %wrong;

sub wrong {
	my ($rule, $where) = @_;

	push @{$wrong{$rule}}, $where;
}

sub rule {
	my ($rule) = @_;

	ok(!$wrong{$rule}, $rule) or diag(join "\n", @{$wrong{$rule}});
}

# A program's usage, which is set in, does not count as a line of its head.
sub head_lines {
	my ($text) = @_;
	my ($comment) = $text =~ m{\A/\*(.*?)\*/}s or return 0;

	return scalar grep { /\w/ && !/^[ *]* {4}/ } split /\n/, $comment;
}

for my $file (@sources) {
	my $text = slurp($file);
	my @lines = split /\n/, $text, -1;
	my $head = head_lines($text);
	my $name = ""; # the last line that began at the margin
	my $number = 0;

	wrong("each .c begins with a comment of one to five lines", "$file: $head lines")
		if $file =~ /\.c$/ && ($head < 1 || $head > 5);
	for (@lines) {
		my $where = "$file:" . ++$number;

		wrong("C is set in by tabs", $where) if /^\t* {8,}[^ "*\\]/ || /^ {1,3}[^ *]/;
		wrong("no line is longer than 120 bytes, but strings and data", $where)
			if length > 120 && !$data{$file} && !/"(?:[^"\\]|\\.){40,}"/;
		wrong("a function's name begins its line", $where)
			if $_ eq "{" && $name !~ /^\w+\(/ && $name !~ /^(?:struct|enum|static const .*=$)/;
		wrong("comments are those of C99 and older", $where) if m{^\s*//};
		$name = $_ if /^\w/;
	}
}
rule("each .c begins with a comment of one to five lines");
rule("C is set in by tabs");
rule("no line is longer than 120 bytes, but strings and data");
rule("a function's name begins its line");
rule("comments are those of C99 and older");

# What is shown of a terminal, and patterns of a diff, may end with a blank.
for my $file (@texts) {
	my $number = 0;

	for (split /\n/, slurp($file)) {
		my $where = "$file:" . ++$number;

		wrong("no line ends with a blank", $where) if /[ \t]$/ && $file ne "tests/upkeep.t";
		wrong("no path of a machine", $where) if m{(?<![\w"/.])/(?:root|work|home|Users|tmp)/\w} && $file ne $0;
	}
}
rule("no line ends with a blank");
rule("no path of a machine");
