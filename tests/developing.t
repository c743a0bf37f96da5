#!/usr/bin/env perl
# docs/DEVELOPING.md, done as it says, in a copy of the project: files are
# written, lines put below others, commands print what is shown.
use strict;
use warnings;
use File::Basename;
use Test::More;

chdir dirname($0) . "/.." or die;
require "./tests/files.pl";
require "./tests/copy.pl";
my $doc = slurp("docs/DEVELOPING.md");

# A block belongs to the sentence above it.
my @blocks;
while ($doc =~ /([^\n]*(?:\n[^\n]+)*)\n\n?```(\w+)\n(.*?)^```$/msg) {
	push @blocks, [$1 =~ tr/\n/ /r, $2, $3];
}
my $place = qr/\b(?:Into|In|new file,) `([^`]+)`(?:, below `([^`]+)`)?/;
my @changes = grep { $_->[0] =~ $place && $_->[1] =~ /^(?:c|xml|tsv|diff|text)$/ } @blocks;
my @commands = map { my ($text) = $_->[2]; map { [split /\n/, $_, 2] } $text =~ /^\$ (.*\n(?:(?!\$ ).*\n)*)/mg }
	grep { $_->[1] eq "console" } @blocks;
# The last word of a line that begins with "make", if it is no setting.
my @goals = map { s/\s*#.*//r =~ /^make.* ([a-z-]+)$/ ? $1 : () } map { split /\n/, $_->[2] }
	grep { $_->[1] eq "sh" } @blocks;

plan tests => @changes + @commands + @goals + 3;
cmp_ok(scalar @changes, ">=", 13, "the document shows changes");
cmp_ok(scalar @commands, ">=", 9, "and commands");

my $b = enter_copy();
$ENV{B} = $b;

my $makefile = slurp("Makefile");
like($makefile, qr/^\Q$_\E:/m, "make $_") for @goals;

# The offset behind what begins with a line: the line, or the function or
# element that it opens.
sub behind {
	my ($text, $at) = @_;
	my $rest = substr $text, $at;
	my $end = $rest =~ /\A[^\n]*\n\{\n.*?^\}\n/ms ? $+[0]
	    : $rest =~ /\A\s*<(\w+) [^>]*[^\/]>\n.*?<\/\1>\n/s ? $+[0]
	    : index($rest, "\n") + 1;

	return $at + $end;
}

# Carry out a change; true where it says one that can be.
sub change {
	my ($sentence, $kind, $text) = @_;
	my ($file, $below) = $sentence =~ $place or return 0;

	if ($sentence =~ /new file, `\Q$file\E`/) {
		return !-e $file && spit($file, $text);
	}
	my $old = slurp($file);
	if ($kind eq "diff") {
		my $from = join "", map { /^-(.*)/ ? "$1\n" : () } split /\n/, $text;
		my $to = join "", map { /^\+(.*)/ ? "$1\n" : () } split /\n/, $text;

		$old =~ s/\Q$from\E/$to/ or return 0;
	} elsif (defined $below) {
		$old =~ /^.*\Q$below\E/m or return 0;
		my $at = behind($old, $-[0]);

		substr($old, $at, 0) = ($text =~ /\{\n/ && $text =~ /^\}$/m ? "\n" : "") . $text;
	} else {
		$old .= $text;
	}
	return spit($file, $old);
}

my $ran = 0;
for my $block (@blocks) {
	my ($sentence, $kind, $text) = @$block;

	if (grep { $_ == $block } @changes) {
		ok(change(@$block), "Into " . ($block->[0] =~ $place)[0]);
	} elsif ($kind eq "console") {
		while ($text =~ /^\$ (.*)\n((?:(?!\$ ).*\n)*)/mg) {
			my ($command, $shown) = ($1, $2);

			spit("command", $command =~ s{\bbuild/}{$b/}gr . "\n");
			is(`sh command 2>&1`, $shown, $command);
			$ran++;
		}
	}
}
is($ran, scalar @commands, "all commands were run");
