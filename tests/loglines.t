#!/usr/bin/env perl
# Lines of logs with what they report, tests/logs/lines.tsv: --scan answers
# each exactly. A family is one log, in the order of the file; "a|b" are two
# right answers, "-" is none. Where the form of a family is documented stands in
# sources.tsv. What is wrong today stands in known.tsv, with the
# answer that is given; a row there that is true no longer fails as well.
use strict;
use warnings;
use File::Basename;
use File::Temp qw(tempdir);
use JSON::PP;
use Test::More;

chdir dirname($0) . "/.." or die;
my $build = $ENV{B} || "build";
my $work = tempdir(CLEANUP => 1);
my @fields = qw(reply enhanced recipient sender host queue_id outcome);

# rows FILE: what its rows say, without the header
sub rows {
	my ($file, @columns) = @_;
	my @rows;

	open my $tsv, "<", $file or die "$file: $!";
	<$tsv>;
	while (<$tsv>) {
		chomp;
		my %row;
		@row{@columns} = split /\t/, $_, @columns;
		push @rows, \%row;
	}
	return @rows;
}

my @rows = rows("tests/logs/lines.tsv", "family", @fields, "line");
my @known = rows("tests/logs/known.tsv", qw(field answer line));
my @sources = rows("tests/logs/sources.tsv", qw(family page));
my (%logs, @families, %known);
for (@rows) {
	push @families, $_->{family} unless $logs{$_->{family}};
	push @{$logs{$_->{family}}}, $_;
}
$known{$_->{line}}{$_->{field}} = $_ for @known;

plan tests => @rows + 3;
cmp_ok(scalar @rows, ">=", 400, "there are lines of logs");

# What a record says of a field; of "record", whether there is one.
sub answer {
	my ($record, $field) = @_;

	return $record ? "reported" : "none" if $field eq "record";
	return $record->{$field} // "-";
}

# The right answers for a field of a row.
sub right {
	my ($row, $field) = @_;

	return map { $_ eq "none" ? "none" : "reported" } split /\|/, $row->{outcome}
		if $field eq "record";
	return split /\|/, $row->{$field}, -1;
}

# Is the answer one of the right ones, or the wrong one that is known?
sub complaint {
	my ($row, $record, $field) = @_;
	my $got = answer($record, $field);
	my @right = right($row, $field);
	my $is_right = grep { $_ eq $got } @right;
	my $known = $known{$row->{line}}{$field};

	$known->{used} = 1 if $known;
	return if $known ? !$is_right && $known->{answer} eq $got : $is_right;
	return "$field: $got" . ($is_right ? ", which is right: known.tsv has it as wrong"
		: ", expected " . join " or ", @right);
}

# A time as some log writes it, from its first byte to its last; a log may have none.
my $time = qr/^(?:|\w{3}[ ][ \d]\d[ ]\d\d:\d\d:\d\d(?:\.\d+)?
	|\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:[ ]?(?:Z|[A-Z]{3}|[+-]\d\d(?::?\d\d)?))?
	|\@[0-9a-f]{24}|\d{10}(?:\.\d+|\d{6})?|\[[ ]*\d+\.\d+\])$/x;

# Codes that do not stand where the record says: each has a place, with its digits. And a time
# that is none.
sub misplaced {
	my ($record, $line) = @_;
	my @wrong;

	for my $code (grep { defined $record->{$_} } qw(reply enhanced)) {
		my ($place) = grep { $_->{what} eq $code } @{$record->{matched}};
		my $found = $place ? substr $line, $place->{offset}, $place->{length} : "";

		push @wrong, "$code: '$found' at its place, expected $record->{$code}"
			if join(".", $found =~ /\d+/g) ne $record->{$code} || $found !~ /^(?:[\d.]+|\{[^{}]*\})$/;
	}
	push @wrong, "time: '$record->{time}'" if ($record->{time} // "") !~ $time;
	return @wrong;
}

for my $family (@families) {
	open my $log, ">", "$work/log" or die;
	print $log "$_->{line}\n" for @{$logs{$family}};
	close $log;
	my %records = map { my $r = decode_json($_); ($r->{line}, $r) }
	    `$build/bouncecode --scan --json $work/log`;
	my $number = 0;

	for my $row (@{$logs{$family}}) {
		my $record = $records{++$number};
		my @asked = ("record", $record && $row->{outcome} ne "none" ? @fields : ());
		my @wrong = grep { defined } map { complaint($row, $record, $_) } @asked;
		push @wrong, misplaced($record, $row->{line}) if $record;

		ok(!@wrong, "$family $number") or diag(join "\n", $row->{line}, @wrong);
	}
}
my @others = grep { !$logs{$_->{family}} || $_->{page} !~ m{^https://\S+$} } @sources;
ok(!@others, "sources.tsv has pages of families") or diag(map { "$_->{family}\n" } @others);
my @unused = grep { !$_->{used} } @known;
ok(!@unused, "known.tsv has nothing else") or diag(map { "$_->{field}\t$_->{line}\n" } @unused);
