#!/usr/bin/env perl
# The words of codes.xml and the enumerations of bouncecode.h: every number has
# its enumerator, by its name, and every enumerator its word.
use strict;
use warnings;
use File::Basename;
use Test::More;

chdir dirname($0) . "/.." or die;
require "./tests/files.pl";

# What the enumerators of a word begin with; a remark's number is that of a bit.
my %prefix = (category => "CATEGORY_", fault => "FAULT_", bounce => "BOUNCE_", action => "ACTION_",
    confidence => "CONFIDENCE_", kind => "KIND_", basis => "BASIS_", remark => "REMARK_");
my %vocabulary = (category => "CATEGORIES", fault => "FAULTS", bounce => "BOUNCES",
    action => "ACTIONS", confidence => "CONFIDENCES", kind => "KINDS", basis => "BASES",
    remark => "REMARKS", system => "SYSTEMS", provider => "PROVIDERS", blocklist => "BLOCKLISTS");

plan tests => keys(%prefix) + 4;
my $list = slurp("codes.xml");
my $header = slurp("src/bouncecode.h");
$list =~ s/<!--.*?-->//gs;
$header =~ s{/\*.*?\*/}{}gs;

# The enumerators of "enum bouncecode_NAME", without what all begin with.
sub enumerators {
	my ($name) = @_;
	my ($body) = $header =~ /^enum bouncecode_$name \{(.*?)\};/ms or return "no enum bouncecode_$name";

	return join "\n", sort map { s/^\s*BOUNCECODE_//r } grep { /\S/ } split /,/, $body =~ s/\s+/ /gr;
}

# The same of the words of the list.
sub words {
	my ($element) = @_;
	my @words;

	while ($list =~ /<$element ([^>]*)>/g) {
		my %attribute = $1 =~ /(\w+)="([^"]*)"/g;
		my $name = uc $prefix{$element} . $attribute{id} =~ tr/-/_/r;
		my $number = ($element eq "remark" ? "1 << " : "") . $attribute{number};

		push @words, "$name = $number ";
	}
	# What has no word has a number all the same.
	push @words, "CATEGORY_NONE = 0 " if $element eq "category";
	return join "\n", sort map { s/ $//r } @words;
}

for my $element (sort keys %prefix) {
	is(enumerators($element) =~ s/ +$//gmr, words($element), "the words of <$element> and enum bouncecode_$element");
}
my @found = sort map { s/^ *BOUNCECODE_(\w+) = .*/$1/sr } split /,/,
    ($header =~ /^enum bouncecode_vocabulary \{(.*?)\};/ms)[0] =~ s/\s+/ /gr;
is("@found", join(" ", sort values %vocabulary), "each vocabulary has its number");
# Every enumerator begins with the name of its enumeration; a vocabulary is the
# plural of one.
my @strays;
while ($header =~ /^enum bouncecode_(\w+) \{(.*?)\};/msg) {
	my ($family, $body) = (uc $1, $2);

	next if $family eq "VOCABULARY";
	push @strays, grep { !/^BOUNCECODE_${family}_/ } $body =~ /\b(BOUNCECODE_\w+)\s*=/g;
}
is("@strays", "", "each enumerator is called by its enumeration");
for my $element (qw(provider blocklist)) {
	my %n;
	my @twice = grep { $n{$_}++ } $list =~ /<$element [^>]*number="(\d+)"/g;

	ok(%n && !@twice, "no number is of two <$element>s");
}
