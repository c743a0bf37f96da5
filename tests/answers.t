#!/usr/bin/env perl
# Texts in which wordings, codes, words and bounds compete, and the answers:
# each row of tests/answers/texts.tsv. They were chosen so that a change of any
# number or word by which the runtime decides changes one of them.
#
#     UPDATE=1 tests/answers.t    writes the answers anew ("make update-golden")
use strict;
use warnings;
use File::Basename;
use File::Temp qw(tempdir);
use JSON::PP;
use Test::More;

chdir dirname($0) . "/.." or die;
require "./tests/files.pl";
my $build = $ENV{B} || "build";
my $work = tempdir(CLEANUP => 1);
my $file = "tests/answers/texts.tsv";
# A field of a record that is not here changes no row.
my @fields = qw(reply enhanced code title category bounce action confidence basis provider blocklist
    permanent retry_after remarks matched);

sub field {
	my ($value) = @_;

	return "-" unless defined $value;
	return $value ? "yes" : "no" if JSON::PP::is_bool($value);
	return $value unless ref $value;
	return join " ", map { ref $_ ? "$_->{what}:$_->{offset}:$_->{length}" : $_ } @$value;
}

my ($header, @rows) = map { [split /\t/, $_, -1] } split /\n/, slurp($file);
spit("$work/texts", join "", map { "$_->[-1]\n" } @rows);
my @got = map { my $r = decode_json($_); [map { field($r->{$_}) } @fields] }
    `$build/bouncecode --lines --json $work/texts`;
@got == @rows or die "as many records as texts";

if ($ENV{UPDATE}) {
	my @table = map { join "\t", @{$got[$_]}, $rows[$_][-1] } 0 .. $#rows;

	spit($file, join "", map { "$_\n" } join("\t", @fields, "text"), @table);
	exit;
}
plan tests => @rows + 2;
cmp_ok(scalar @rows, ">", 100, "there are texts");
is("@$header", "@fields text", "the columns are the fields");
for my $row (0 .. $#rows) {
	my ($text, @expected) = ($rows[$row][-1], @{$rows[$row]}[0 .. $#fields]);
	my @differ = grep { $got[$row][$_] ne ($expected[$_] // "") } 0 .. $#fields;

	ok(!@differ, $text) or diag(map { "$fields[$_]: $got[$row][$_], expected $expected[$_]\n" } @differ);
}
