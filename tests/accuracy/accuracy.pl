#!/usr/bin/env perl
# How often the answers are right, on the texts of tests/corpus. B is the build
# directory.
#
#     tests/accuracy/accuracy.pl            write docs/ACCURACY.md, and the line of README.md
#     tests/accuracy/accuracy.pl --whole    print the part that is of the list as it is
use strict;
use warnings;
use File::Basename;

chdir dirname($0) . "/../.." or die;
require "./tests/files.pl";
require "./tests/accuracy/corpus.pl";
require "./tests/accuracy/tables.pl";
require "./tests/accuracy/document.pl";
require "./tests/accuracy/folds.pl";
require "./tests/accuracy/sisimai.pl";
my $build = $ENV{B} || "build";
my $wanted = shift // "";

my @rows = read_corpus();
my @whole = judge(\@rows, answers("$build/bouncecode", map { $_->{text} } @rows));

if ($wanted eq "--whole") {
	print whole_section(@whole);
	exit;
}
my @left_out = judge(\@rows, answers_left_out($build, \@rows));
my %house = map { $_->{house} => 1 } @rows;
my $readme = slurp("README.md");
my $line = readme_line(\@whole, \@left_out);

$readme =~ s/^Of \d+ published replies.*\n/$line/m or die "README.md has no line of figures\n";
spit("docs/ACCURACY.md", document(whole => \@whole, left_out => \@left_out,
	sisimai => [ask_sisimai(\@rows)], houses => scalar keys %house));
spit("README.md", $readme);
