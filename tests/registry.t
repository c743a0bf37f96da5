#!/usr/bin/env perl
# The list against IANA's registry: every registered code has an entry under
# its registered title, and answers by itself for every class it is used with.
use strict;
use warnings;
use File::Basename;
use JSON::PP;
use Test::More;

chdir dirname($0) . "/.." or die;
require "./tests/files.pl";
my $build = $ENV{B} || "build";

sub text {    # of an element, white space collapsed
	my ($record, $element) = @_;
	my ($s) = $record =~ m{<$element>(.*?)</$element>}s;
	return "" unless defined $s;
	$s =~ s/<[^>]*>//g;
	$s =~ s/&lt;/</g;
	$s =~ s/&gt;/>/g;
	$s =~ s/&amp;/&/g;
	$s =~ s/\s+/ /g;
	$s =~ s/^ | $//g;
	return $s;
}

my $xml = slurp("tests/registry/smtp-enhanced-status-codes.xml");
my %entries = map { $_->{code} => $_ } grep { $_->{kind} !~ /^(?:phrase|provider)$/ } @{ decode_json(slurp("$build/codes.json"))->{entries} };
my ($table) = $xml =~ m{<registry id="smtp-enhanced-status-codes-3">(.*?)</registry>}s;
my @records = $table =~ m{<record\b.*?</record>}sg;
ok(@records >= 81, "the registry has its rows");

my %registered;
for my $record (@records) {
	my ($code, $title) = (text($record, "code"), text($record, "sample"));
	my $entry = $entries{$code};
	$registered{$code} = 1;
	# X.6.10 is registered without a text; ours says why it has none.
	is($entry->{title}, $title || "(deprecated duplicate of X.6.8)", "$code has the registered title");

	my %replies = map { $_ => 1 } text($record, "basic_code") =~ /\b([2-5](?:\d\d|XX))\b/g;
	my $got = lc($entry->{associated_replies} // "");
	my $expected = text($record, "basic_code") eq "Any" ? "any" : join " ", map { lc } sort keys %replies;
	is(join(" ", sort split / /, $got), join(" ", sort split / /, $expected), "$code has the associated replies");

	my @classes = grep { $entries{ $_ . substr $code, 1 } } 2, 4, 5;
	ok(@classes > 0, "$code has a class");
	for my $class (@classes) {
		my $own = $class . substr $code, 1;
		my $answer = decode_json(`"$build/bouncecode" --json $own`);
		is("$answer->{code} $answer->{basis}", "$own enhanced", "$own is answered by its own entry");
		is($answer->{title}, $entry->{title}, "$own under its registered title");
	}
}
is(join(" ", grep { /^X\.\d\.\d/ && !$registered{$_} } sort keys %entries), "", "nothing else is said to be registered");

my ($classes) = $xml =~ m{<registry id="smtp-enhanced-status-codes-1">(.*?)</registry>}s;
my ($subjects) = $xml =~ m{<registry id="smtp-enhanced-status-codes-2">(.*?)</registry>}s;
for my $record (map { m{<record\b.*?</record>}sg } $classes, $subjects) {
	my $code = text($record, "code");
	is($entries{$code}{title}, text($record, "summary"), "$code has the registered title");
}

done_testing();
