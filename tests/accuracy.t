#!/usr/bin/env perl
# docs/ACCURACY.md says what the program does today, the texts it is judged by
# are well formed and have their licences, and what a list leaves out with a
# source is all that stands on its word. "make accuracy" writes the figures.
use strict;
use warnings;
use Encode qw(decode FB_CROAK);
use File::Basename;
use Test::More;

chdir dirname($0) . "/.." or die;
require "./tests/files.pl";
require "./tests/accuracy/corpus.pl";
require "./tests/accuracy/folds.pl";
my $build = $ENV{B} || "build";

# ---- the texts

my %known = map { $_ => 1 } slurp("codes.xml") =~ /<category id="([^"]*)"/g;
my $readme = slurp("tests/corpus/README.md");
my %licence = map { /^\| `([^`]+)` \|.*\| ([^|]+) \|$/ ? ($1 => $2) : () } split /\n/, $readme;
my (@malformed, @unknown, @unlicensed, %seen);

for my $file (glob "tests/corpus/*.tsv") {
	my $number = 1;

	for (split /\n/, slurp($file) =~ s/\A.*\n//r) {
		my $where = "$file:" . ++$number;
		my ($source, $category, $text, @more) = split /\t/, $_, -1;
		my $fits = !@more && defined $text && $text =~ /\S/ && $source =~ m{\A(?:\S+ )?[a-z0-9.-]+\z}
		    && $text !~ /[\x00-\x1f\x7f]/ && eval { decode("UTF-8", my $copy = $text, FB_CROAK); 1 };

		if (!$fits) {
			push @malformed, $where;
			next;
		}
		push @unknown, "$where: $_" for grep { !$known{$_} } split /\|/, $category, -1;
		my $place = (split / /, $source)[0] =~ s{\A[\w.-]+/[\w.-]+#\d+\z}{OWNER/REPOSITORY#NUMBER}r =~ s{/.*\.(?:eml|txt)\z}{}r;
		push @unlicensed, "$where: $place" unless $licence{$place};
		$seen{$place} = 1;
	}
}
is("@malformed", "", "each row is a source, categories and a text");
is("@unknown", "", "each category is one of the list");
is("@unlicensed", "", "each source has a row with its licence");
is(join(" ", grep { !$seen{$_} } grep { !/\.tsv$/ } sort keys %licence), "", "and each such row has texts");
is(join(" ", grep { !-s "tests/corpus/$_" } $readme =~ m{\((licences/[^)]+)\)}g), "", "the licences are there");

# ---- the figures

my $document = slurp("docs/ACCURACY.md");
my $whole = `B='$build' tests/accuracy/accuracy.pl --whole`;
my ($got) = $document =~ /^(## The list as it is\n.*?)^\n## /ms;
is($got, $whole, "docs/ACCURACY.md has today's figures; otherwise \"make accuracy\" writes them");
my ($summary) = $document =~ /^(In short: .*?)\n\n/ms;
my ($line) = slurp("README.md") =~ /^(Of \d+ published replies.*)$/m;
is(join(" ", ($line // "") =~ /\d+(?:\.\d+)?/g), join(" ", ($summary // "") =~ /(\d+) texts.*?([\d.]+) %.*?([\d.]+) %/s),
	"README's figures are those of the document");

# ---- what is left out

my $list = <<'END';
    <source id="one" name="Sisimai" kind="own"/>
    <source id="two" name="Stalwart" kind="own"/>
    <source id="page" name="support.google.com" kind="own"/>
    <source id="three" name="ago/ni #7" kind="own"/>
    <phrase category="policy">
      <match>only one</match>
      <source ref="one"/>
    </phrase>
    <phrase category="policy">
      <match>one and two</match>
      <source ref="one"/>
      <source ref="two"/>
    </phrase>
    <response provider="google" category="policy">
      <match>what Google says</match>
      <source ref="two"/>
    </response>
    <response provider="yahoo" category="policy">
      <match>what Google tells of Yahoo</match>
      <source ref="page"/>
    </response>
    <cue category="policy"><match>from an issue</match><source ref="three"/></cue>
    <reply code="550">
      <source ref="two"/>
    </reply>
    <lines of="mails">
      <line category="policy" source="one">of one</line>
      <line category="policy" source="two">of two 1</line>
      <line category="policy" source="two">the same words 2</line>
    </lines>
    <lines of="set-of-emails">
      <line category="policy" source="two">of the collection</line>
    </lines>
END

# The texts that are left of the list.
sub left {
	my ($texts, @houses) = @_;
	my ($left) = leave_out($list, $texts, map { house($_) => 1 } @houses);

	return join "; ", $left =~ /<(?:match|line [^>]*)>([^<]*)</g, $left =~ /<source id="([^"]*)"/g;
}

is(left([], "nobody"), left([]), "without a house, nothing is left out");
is(left([], "set-of-emails"), "one and two; what Google says; what Google tells of Yahoo; from an issue; "
	. "of two 1; the same words 2; one; two; page; three", "what only one house says, with its lines, and those of its texts");
is(left([], "set-of-emails", "stalwart"), "what Google tells of Yahoo; from an issue; two; page; three",
	"what two houses say, where both are left out, and the sources that nothing names any more");
is(left([], "google"), "only one; one and two; from an issue; of one; of two 1; the same words 2; of the collection; "
	. "one; two; three", "a provider's replies, whoever tells of them, and what it tells itself");
unlike(left([], "Ago/Ni#9"), qr/issue/, "an issue is that of its repository");
unlike(left(["The SAME words 31"], "nobody"), qr/same words/, "a line of the same words");
like((leave_out($list, [], house("stalwart") => 1))[0], qr/<reply code/, "codes stay");

done_testing();
