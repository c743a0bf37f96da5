#!/usr/bin/env perl
# The figures of docs/TESTING.md and docs/FAQ.md. Those that can be counted in a moment are counted
# in the tree; those that take hours are taken from what the targets that measure
# them printed, and stay as they were where there is nothing:
#
#     make coverage | tee build/testing/coverage.txt
#     tests/testing/figures.pl            write them into the document
#     tests/testing/figures.pl --check    say which are out of date; status 1 if any
use strict;
use warnings;
use File::Basename;
use File::Find;
use List::Util qw(sum);

chdir dirname($0) . "/../.." or die;
require "./tests/files.pl";
my $build = $ENV{B} || "build";
my @documents = ("docs/TESTING.md", "docs/FAQ.md");
my $accuracy = slurp("docs/ACCURACY.md");

# Files whose names match, in folders.
sub files {
	my ($name, @folders) = @_;
	my @found;

	find({ no_chdir => 1, wanted => sub { push @found, $_ if -f && /$name/ } }, grep { -d } @folders);
	@found = sort @found;
	return @found;
}

# Rows of tables: lines that are no comment and not empty.
sub rows {
	return scalar map { grep { /\S/ && !/^#/ } split /\n/, slurp($_) } @_;
}

sub lines {
	return scalar map { split /\n/, slurp($_) } @_;
}

# How often a text stands there.
sub matches {
	my ($pattern, @files) = @_;

	return scalar map { slurp($_) =~ /$pattern/g } @files;
}

my @sources = files(qr/\.(?:[ch]|js|py|awk|sh|sql)$/, "src", "gen");
my @tests = files(qr{\.(?:[cht]|p[ly]|js|sh)$}, "tests");
my @scripts = grep { dirname($_) eq "tests" } files(qr/\.t$/, "tests");

# What is counted in the tree; nothing is a figure that was never made.
my %counted = (
	"source lines" => lines(@sources),
	"test lines" => lines(@tests),
	"test programs" => scalar(grep { dirname($_) eq "tests" } files(qr/_test\.c$/, "tests")),
	"test scripts" => scalar @scripts,
	"page scripts" => scalar files(qr/\.t$/, "tests/page"),
	"samples" => matches(qr/<sample\b/, "codes.xml"),
	"counters" => matches(qr/<counter\b/, "codes.xml"),
	"broken lists" => scalar files(qr/\.err$/, "tests/broken"),
	"log lines" => rows("tests/logs/lines.tsv") - 1,
	"events" => scalar files(qr/\.json$/, "tests/events"),
	"mails" => scalar files(qr/\.eml$/, "tests/mails"),
	"corpus" => ($accuracy =~ /^In short: of (\d+) texts/m)[0],
	"right" => ($accuracy =~ /answers ([\d.]+ %) right/)[0],
	"right without" => ($accuracy =~ /taken out of it, ([\d.]+ %) are right/)[0],
	"right of sisimai" => ($accuracy =~ /^\| all \| \d+ \| [^|]* \| [^|]* \| ([\d.]+ %), [^|]* \|$/m)[0],
	"version of sisimai" => ($accuracy =~ /^Sisimai ([\d.]+\d) reads/m)[0],
	"wrongly hard" => ($accuracy =~ /^(\d+) texts were called hard/m)[0],
	"answers" => rows("tests/answers/texts.tsv") - 1,
	"searches" => rows("tests/search/queries.tsv", "tests/search/nonsense.tsv"),
	"suggestions" => rows("tests/suggest.tsv"),
	"adversarial" => rows(files(qr/\.tsv$/, "tests/bounds")),
	"fixed jobs" => rows("tests/instructions/recorded.tsv"),
	"languages" => scalar files(qr/\.(?:lua|go|php|pl|rb|rs)$/, "docs/examples/languages"),
	"live refusals" => rows("tests/live/cases.tsv"),
	"live services" => rows("tests/live/services.tsv"),
	"fuzz inputs" => rows(files(qr/\.inputs$/, "tests/fuzz/corpus")),
	"fuzz targets" => scalar files(qr/\.inputs$/, "tests/fuzz/corpus"),
);

# What takes long is found in what other targets printed, saved in files there.
my %printed = (
	"measured tests" => ["check", qr/^Files=\d+, Tests=(\d+)/m],
	"measured lines" => ["coverage", qr/^all of src +\d+ +([\d.]+%)/m],
	"measured branches" => ["coverage", qr/^all of src +\d+ +[\d.]+% +\d+ +([\d.]+%)/m],
	"measured gen lines" => ["coverage", qr/^all of gen +\d+ +([\d.]+%)/m],
	"measured mutants" => ["mutants", qr/^\d+ mutants of \d+, \d+ killed: ([\d.]+ %)/m],
	"measured unseen" => ["unseen", qr/^\d+ mutants of \d+, \d+ killed: ([\d.]+ %)/m],
);
# Sums of a column: what each fuzz target executed, and each case of the faults.
my %summed = (
	"measured fuzz" => ["fuzz", qr/^[a-z]+ +(\d+) +\d+  \S/m],
	"measured faults" => ["faults", qr/^ok \d+ - .*, (\d+) faults$/m],
);
my %measured;

for my $name (keys %printed, keys %summed) {
	my ($of, $what) = @{$printed{$name} || $summed{$name}};
	my $file = "$build/testing/$of.txt";
	my @found = -e $file ? slurp($file) =~ /$what/g : ();

	$measured{$name} = $summed{$name} ? sum(@found) : $found[0] =~ s/(\d)%/$1 %/r if @found;
}

# How far they may be off: ACCURACY.md has the very same.
my %share = ("source lines" => 1 / 3, "test lines" => 1 / 3,
	map { $_ => 0 } "corpus", "right", "right without", "right of sisimai", "version of sisimai", "wrongly hard");

# "1,234" for people.
sub figure {
	my ($n) = @_;

	1 while $n =~ s/^(\d+)(\d{3})/$1,$2/;
	return $n;
}

# Is a figure near enough to what is true? A tree that grows does not make the page
# wrong every day; lines come and go most of all.
sub is_current {
	my ($shown, $true, $share) = @_;

	return $shown eq $true if $share == 0 || $true !~ /^\d+$/;
	$shown =~ tr/,//d;
	return $shown =~ /^\d+$/ && abs($shown - $true) <= 3 + $true * $share;
}

my ($check, @stale) = @ARGV && $ARGV[0] eq "--check";

# The document with its figures, each of which stands as <!--name-->figure<!-- -->.
sub filled {
	my ($document) = @_;

	return slurp($document) =~ s{<!--([a-z][a-z ]*)-->(.*?)<!-- -->}{
		my ($name, $shown) = ($1, $2);
		my $true = $counted{$name} // $measured{$name} // ($shown ne "..." ? $shown : 0);
		my $new = $true || $name !~ /^measured/ ? figure($true) : "...";

		die "$document: nothing is called \"$name\"\n" unless exists $counted{$name} || $printed{$name} || $summed{$name};
		push @stale, "$document: $name: $shown, and there are $new"
			if exists $counted{$name} && !is_current($shown, $true, $share{$name} // 1 / 10);
		"<!--$name-->$new<!-- -->"
	}ger;
}
for my $document (@documents) {
	my $text = filled($document);
	spit($document, $text) if !$check && $text ne slurp($document);
}
if ($check) {
	print "$_; make update-testing counts them anew\n" for @stale;
	exit(@stale ? 1 : 0);
}
