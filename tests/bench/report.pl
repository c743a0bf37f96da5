#!/usr/bin/env perl
# Runs benchmarks, shows what they measured, and makes a document of it. What they
# write is described in tests/bench/harness.h. B is the build directory.
#
#     tests/bench/report.pl [NAME...]    run these, or all, and write BENCHMARKS.md into B
#     tests/bench/report.pl --update     make docs/BENCHMARKS.md and README's lines of it
use strict;
use warnings;
use File::Basename;
use POSIX qw(strftime);

chdir dirname($0) . "/../.." or die;
require "./tests/files.pl";
my $build = $ENV{B} || "build";
my $document = "$build/BENCHMARKS.md";

# ---- the benchmarks, in order, and what each is about

my @benches = (
	[lookup => "A code, looked up"], [explain => "A text, explained"], [log => "A log, read"],
	[search => "Words, searched for"], [start => "A process of its own"], [mail => "Bounce e-mails"],
	[generate => "The list, compiled"], [size => "What the library takes"],
);
my %title = map { @$_ } @benches;

# What a benchmark measured: notes, missing peers, and cases, each of which has a
# name and rows.
sub read_rows {
	my ($name) = @_;
	my %found = (notes => [], missing => [], cases => []);
	my $cases = $found{cases};

	for (split /\n/, slurp("$build/bench/$name.rows")) {
		my ($kind, @cells) = split /\t/;

		push @{$found{notes}}, $cells[0] if $kind eq "note";
		push @{$found{missing}}, \@cells if $kind eq "missing";
		next unless $kind eq "row";
		my %row;
		@row{qw(case role name unit figure spread)} = @cells;
		push @$cases, { name => $row{case}, rows => [] } unless @$cases && $cases->[-1]{name} eq $row{case};
		push @{$cases->[-1]{rows}}, \%row;
	}
	return \%found;
}

# How many times as fast as one row another is.
sub times_as_fast {
	my ($row, $other) = @_;

	return $row->{unit} eq "MB/s" ? $row->{figure} / $other->{figure} : $other->{figure} / $row->{figure};
}

sub of_role {
	my ($case, $role) = @_;

	return grep { $_->{role} eq $role } @{$case->{rows}};
}

# Ours as many times as fast as the best peer; nothing where there is none, nor of
# time that went by: that job was counted.
sub against_best {
	my ($case) = @_;
	my ($ours) = of_role($case, "ours") or return;
	return if $ours->{unit} =~ /elapsed/;
	my @ratios = sort { $a <=> $b } map { times_as_fast($ours, $_) } of_role($case, "peer");

	return @ratios ? $ratios[0] : ();
}

sub mean {
	my $sum = 0;

	$sum += log for @_;
	return exp($sum / @_);
}

# The one figure: of each benchmark the geometric mean of its cases, and of these; with
# what such a mean hides.
sub one_figure {
	my %measured = @_;
	my @means = map { my @all = map { against_best($_) } @{$_->{cases}}; @all ? mean(@all) : () } values %measured;
	my @all = sort { $a <=> $b } map { against_best($_) } map { @{$_->{cases}} } values %measured;
	my $missing = join ", ", missing(\%measured);

	return "nothing was compared" unless @means;
	return sprintf "%.2f times as fast as the best of the others: the geometric mean of %d comparisons in %d benchmarks, "
		. "%d of them lost, at worst %.2f%s", mean(@means), scalar @all, scalar @means,
		scalar(grep { $_ < 1 } @all), $all[0], $missing && "; without $missing, which were not there";
}

# The peers that were not there.
sub missing {
	my ($measured) = @_;
	my %names = map { $_->[0] => 1 } map { @{$_->{missing}} } values %$measured;

	return sort keys %names;
}

# ---- showing

# Three digits that count.
sub digits {
	my ($n) = @_;

	return sprintf $n < 10 ? "%.2f" : $n < 100 ? "%.1f" : "%.0f", $n;
}

sub figure {
	my ($row) = @_;

	return ($row->{unit} eq "bytes" ? $row->{figure} : digits($row->{figure})) . " $row->{unit}";
}

# A row's place in its case: how ours compares with it.
sub comparison {
	my ($case, $row) = @_;
	my ($ours) = of_role($case, "ours");

	return "" unless $ours && $row->{role} =~ /^(?:peer|floor)$/;
	return sprintf "%.2f", times_as_fast($ours, $row);
}

sub show {
	my ($name, $measured) = @_;

	print "$title{$name}\n";
	print "  $_\n" for @{$measured->{notes}};
	print "  missing: $_->[0]", $_->[1] ? ", in the package $_->[1] (make bench-deps)" : "", "\n"
		for @{$measured->{missing}};
	for my $case (@{$measured->{cases}}) {
		print "  $case->{name}\n";
		for (@{$case->{rows}}) {
			my $times = comparison($case, $_);

			printf "    %-44s %14s  +-%4.1f %%  %s\n", $_->{name}, figure($_), $_->{spread},
				$times ? "we are $times times as fast" . ($_->{role} eq "floor" ? ", which does less" : "") : "";
		}
	}
	print "\n";
}

# ---- the document

sub first_line {
	my ($command) = @_;
	my ($line) = `$command 2>/dev/null` =~ /(.*)/;

	return $line // "";
}

# The version of a package of Debian, else what pkg-config knows.
sub version_of {
	my ($package, $name) = @_;

	return first_line("dpkg-query -W -f '\${Version}' $package") || first_line("pkg-config --modversion $name") || "?";
}

sub versions {
	my %seen;
	my @peers = map { [split] } grep { /^[a-z]/ } split /\n/, slurp("tests/bench/peers");
	my %there = map { (split /:/, $_, 3)[2] => 1 }
		split /\n/, `PKG_CONFIG=pkg-config CXX=c++ tests/bench/peers.sh`;

	return map { "$_->[3] " . version_of(@$_[3, 2]) }
		grep { $_->[3] ne "-" && $there{$_->[2]} && !$seen{$_->[3]}++ } @peers;
}

sub machine {
	my ($model) = -r "/proc/cpuinfo" ? slurp("/proc/cpuinfo") =~ /^model name\s*:\s*(.*)/m : ();
	my ($system) = -r "/etc/os-release" ? slurp("/etc/os-release") =~ /^PRETTY_NAME="(.*)"/m : ();
	my $cc = $ENV{CC} || "cc";

	return (
		"Processor: " . ($model // first_line("uname -m")) . ", " . first_line("getconf _NPROCESSORS_ONLN") . " of them",
		"System: " . ($system // first_line("uname -s")) . ", kernel " . first_line("uname -r | grep -o '^[0-9]*\.[0-9]*'"),
		"Compiler: " . first_line("$cc --version") . ", " . ($ENV{CFLAGS} || "-O2 -g"),
		"Peers: " . join(", ", versions()),
		"Program: " . join(", ", split /\n/, `$build/bouncecode --version | head -n 2`),
		"Date: " . strftime("%Y-%m-%d", gmtime),
	);
}

sub section {
	my ($name, $measured) = @_;
	my ($head) = slurp("tests/bench/$name.c") =~ m{\A/\*(?:\n \*)? (.*?)\s*\*/}s;
	my @lines = ("## $title{$name}", "", $head =~ s/\n \* ?/\n/gr, "");

	push @lines, map { "- $_" } @{$measured->{notes}};
	push @lines, map { "- Not there when this was measured: $_->[0]" } @{$measured->{missing}};
	push @lines, "" if $lines[-1] ne "";
	push @lines, "| case | | median | middle half | we are so many times as fast |", "| --- | --- | ---: | ---: | ---: |";
	for my $case (@{$measured->{cases}}) {
		my $first = $case->{name};

		for (@{$case->{rows}}) {
			my $name = $_->{role} eq "ours" ? "**$_->{name}**" : $_->{role} eq "floor" ? "*$_->{name}*" : $_->{name};

			push @lines, sprintf "| %s | %s | %s | %s | %s |", $first, $name, figure($_),
				$_->{unit} eq "bytes" ? "" : sprintf("± %.1f %%", $_->{spread}), comparison($case, $_);
			$first = "";
		}
	}
	return join "\n", @lines, "", "";
}

sub write_document {
	my ($measured) = @_;
	my @names = grep { $measured->{$_} } map { $_->[0] } @benches;
	my $intro = join "\n", map { "- $_" } machine();

	spit($document, <<"END" . join "", map { section($_, $measured->{$_}) } @names);
# Speed

**${\ one_figure(map { ($_ => $measured->{$_}) } @names)}.**

`make update-benchmarks` writes this page; `make bench` measures the same on your machine. All ways of a case run in turn,
in another order each time, for seven rounds or more, of which the median counts. Times are those of the processor, so that what else the machine does
takes little part; where time that went by counts, it is said. Ways that do the same job have to give the same answers
before they are timed, and every time after it; scanners, which do a share of it, what a plain search finds.

Bold rows are ours. Rows in italics do less than the job, and are the least that anything could take: they do not count
for the figure above. That is made of our ratio to the best of the others in each case: the geometric mean of the cases
of each benchmark, and of these means; a case in time that went by repeats another, and does not count. Libraries of
others are those of the system, as it compiled them; what they have in headers is compiled as we are.

$intro

END
}

# ---- README

# The lines of README.md that have figures: what each sentence shows of a row.
my @sentences = (
	["A code is found by its number in %s", "by number", "ours"], [" (%s by a displaced hash)", "by number", "displaced"],
	[", and by its text in %s", "by text, as the list writes it", "ours"],
	[" (%s by gperf on strings)", "by text, as the list writes it", "gperf"],
	["; a pasted line is explained in %s", "lines that people pasted", "ours"],
	[", where only finding the wordings takes Vectorscan %s", "lines that people pasted", "Vectorscan"],
	["; a log of Postfix is read at %s", "Postfix, one line in ten failing", "ours"],
	[" (Vectorscan alone %s)", "Postfix, one line in ten failing", "Vectorscan"],
	[", one of KumoMTA at %s", "KumoMTA (JSON), one line in ten failing", "ours"],
	[" (%s)", "KumoMTA (JSON), one line in ten failing", "Vectorscan"],
	["; and words are searched for in %s", "one word", "ours"], [" (Xapian %s)", "one word", "Xapian"],
);

sub readme_text {
	my ($measured) = @_;
	my %case = map { ($_->{name} => $_) } map { @{$_->{cases}} } values %$measured;
	my $text = "";

	for (@sentences) {
		my ($sentence, $case, $who) = @$_;
		my ($row) = grep { $who eq "ours" ? $_->{role} eq "ours" : index($_->{name}, $who) == 0 } @{$case{$case}{rows}};

		die "report.pl: $case was not measured with $who: make bench-deps, and measure all\n" unless $row;
		$text .= sprintf $sentence, figure($row);
	}
	$text .= ". [docs/BENCHMARKS.md](docs/BENCHMARKS.md) has all figures, and how they were measured.";
	$text =~ s/(.{1,120})(?:\s+|$)/$1\n/g;
	return $text;
}

sub update {
	my ($measured) = @_;
	my $readme = slurp("README.md");
	my @missing = missing($measured);

	die "report.pl: not there when it was measured: @missing: make bench-deps, and measure all\n" if @missing;

	$readme =~ s/^A code is found by its number in .*?were measured\.\n/readme_text($measured)/mse
		or die "report.pl: README.md has no line of figures\n";
	spit("docs/BENCHMARKS.md", slurp($document));
	spit("README.md", $readme);
}

# ---- what is to be done

my $updates = grep { $_ eq "--update" } @ARGV;
my @wanted = grep { $_ ne "--update" } @ARGV;
for (@wanted) {
	die "report.pl: there is no benchmark \"$_\": " . join(", ", map { $_->[0] } @benches) . "\n" unless $title{$_};
}
@wanted = map { $_->[0] } @benches unless @wanted || $updates;

binmode STDOUT;
$| = 1;
for my $name (@wanted) {
	system("$build/bench/$name >$build/bench/$name.part") == 0 or exit 1;
	rename "$build/bench/$name.part", "$build/bench/$name.rows" or die;
	show($name, read_rows($name));
}
my @there = grep { -e "$build/bench/$_.rows" } map { $_->[0] } @benches;
my %measured = map { ($_ => read_rows($_)) } @there;

# The document is of all of them.
write_document(\%measured) if @wanted == @benches || $updates && @there == @benches;
if ($updates) {
	die "report.pl: not all was measured: make bench\n" unless @there == @benches;
	update(\%measured);
} else {
	print one_figure(map { ($_ => $measured{$_}) } @wanted), "\n";
}
