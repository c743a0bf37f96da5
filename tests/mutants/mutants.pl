#!/usr/bin/env perl
# Does some test see it when the code is changed? Takes MUTANTS changes out of all that
# changes.pl can make, always the same ones for one SEED, builds each in a copy of the
# project and runs the tests that reach its line, shortest first, until one is red. What
# the compiler makes the same of is no change. Survivors are listed; those that change
# nothing a test could see stand in equivalent.tsv with the reason, and do not count.
# Called by "make mutants", which has built all and what tells which test reaches what:
#
#     make mutants MUTANTS=50 SEED=7 FILES='src/text/ gen/list/load.c:120'
use strict;
use warnings;
use Cwd qw(abs_path getcwd);
use Digest::MD5 qw(md5_hex);
use File::Basename;
use File::Copy qw(copy);
use File::Path qw(make_path remove_tree);
use List::Util qw(uniq);
use POSIX ();
use Time::HiRes qw(time);

chdir dirname($0) . "/../.." or die;
require "./tests/files.pl";
require "./tests/rooms.pl";
require "./tests/mutants/changes.pl";
require "./tests/mutants/run.pl";

my $build = abs_path($ENV{B} || "build");
my $counts = abs_path($ENV{COUNTS} || "build-coverage") . "/counts";
my ($wanted, $seed, $jobs) = ($ENV{MUTANTS} || 200, $ENV{SEED} || 1, $ENV{JOBS} || 1);
my ($make, $cc, $cflags) = ($ENV{MAKE} || "make", $ENV{CC} || "cc", $ENV{CFLAGS} || "-O1");
my $top = getcwd();
my $work = "$build/mutants";
my $least = 90;

# ---- which tests reach a line, and how long each takes

# One that takes longer builds the project anew: it is asked only where no other reaches
# the line.
my $too_long = 120;
my (%reach, %seconds, %is_counted);
for my $file (glob "$counts/*/lines") {
	my $name = basename(dirname($file));
	my $test = $name =~ /\.t$/ ? "tests/$name" : "build/tests/$name";

	next if !-e ($name =~ /\.t$/ ? $test : "$build/tests/$name");
	($seconds{$test}) = slurp(dirname($file) . "/seconds") =~ /(\d+)/;
	for (split /\n/, slurp($file)) {
		my ($where, $line, $n) = split /\t/;

		$is_counted{"$where:$line"} = 1;
		push @{$reach{"$where:$line"}}, $test if $n > 0;
	}
}
for my $tests (values %reach) {
	my @short = grep { $seconds{$_} <= $too_long } @$tests;

	$tests = \@short if @short;
}

# A constant or a table has no code of its own: what runs the code behind it uses it.
sub reaching {
	my ($file, $line, $last) = @_;

	$line++ while $line < $last && !$is_counted{"$file:$line"};
	return @{$reach{"$file:$line"} || []};
}

die "make mutants: no test is known; make coverage first\n" if !%reach;

# ---- the changes, in an order that depends on the seed and on each of them alone: that of
# ---- others stays when code is written

my (@all, %flags, %order);
for (asked_files()) {
	my ($file, $flags) = @$_;
	my ($line) = map { /\Q$file\E:(\d+)/ ? $1 : () } $ENV{FILES} || "";
	my $text = slurp($file);
	my @lines = split /\n/, $text;

	$flags{$file} = $flags;
	for my $change (changes_of($text)) {
		next if defined $line && $change->[0] != $line;
		push @all, [$file, @$change];
		$order{$all[-1]} = md5_hex(join "\t", $seed, $file, $lines[$change->[0] - 1], @$change[1 .. 3]);
	}
}
@all = sort { $order{$a} cmp $order{$b} } @all;

# File, text of the line, what for what, and why nothing can be seen; and lines that no
# test runs, for a reason.
my %equivalent = map { my @r = split /\t/; ("$r[0]\t$r[1]\t$r[2]\t$r[3]" => 1) }
	grep { !/^#/ } split /\n/, slurp("tests/mutants/equivalent.tsv");

sub key {
	my ($file, $line, $at, $from, $to) = @{$_[0]};
	my $text = (split /\n/, slurp($file))[$line - 1] =~ s/^\s+|\s+$//gr;

	return join "\t", $file, $text, $from, $to;
}

# What was killed once is not tried again, nor what is no change, as long as the file is
# the same: tests are added for those that survive. "make clean" forgets it.
my $known = "$work/known.tsv";
my %known = -e $known ? map { /^(.*)\t(.*)$/ } split /\n/, slurp($known) : ();
my %digest;

sub known_key {
	my ($file, @change) = @{$_[0]};

	$digest{$file} //= md5_hex(slurp($file));
	return join "\t", $digest{$file}, $file, @change;
}

# ---- one change

# The object, without notes for debuggers.
sub object {
	my ($source, $flags, $object) = @_;

	my $command = "$cc -O2 -w -ffile-prefix-map=$work= -I$build $flags -Isrc -I. -c -o $object -x c $source";
	return system("$command >/dev/null 2>&1") == 0 ? slurp($object) : undef;
}

# Of the compiler of the list and the keeper alone, whichever room it is in.
sub is_of_compiler {
	my ($file) = @_;
	my $object = $file =~ s/\.c$/.o/r;

	return $file =~ /^gen/ || (-e "$build/gen/$object" && !-e "$build/$object" && !-e "$build/" . $object =~ s/^src/command/r);
}

# As C, and not the same: an own copy of the file is compiled where it stands.
my %object;

sub is_other {
	my ($tree, $file, $text, $flags) = @_;

	$flags =~ s/-I\Q$ENV{B}\E/-I$build/g if $ENV{B};
	chdir $tree;
	$object{$file} //= object($file, $flags, "$tree/old.o");
	spit($file, $text);
	my $changed = object($file, $flags, "$tree/new.o");
	chdir $top;
	return defined $changed && $changed ne $object{$file};
}

# Make without what is made of the list: that is known not to differ, or is what the
# compiler is asked for by its tests.
sub make_in {
	my ($tree, $file, @goals) = @_;

	return run_in($tree, 300, $make, "-s", "CC=$cc", "CFLAGS=$cflags", "-o", "build/overlay",
		is_of_compiler($file) ? () : ("-o", "build/bouncegen"), @goals) == 0;
}

# What is built for it: programs, and the tests that are run. The compiler of the list is
# put aside, since others may be in need of what it makes.
my @compiler = qw(build/bouncegen build/bouncekeep);

sub built {
	my ($tree, $file, @tests) = @_;
	my @programs = is_of_compiler($file) ? @compiler
	    : ("build/bouncecode", "build/libbouncecode.so", -e "$build/bouncecode-mail" ? "build/bouncecode-mail" : ());

	return make_in($tree, $file, @programs, grep { /^build/ } @tests);
}

# The objects of a file: it may be part of several programs.
sub objects {
	my ($tree, $file) = @_;
	my $name = $file =~ s/\.c$/.o/r;

	return grep { -e } map { "$tree/build/$_" } uniq($name, $name =~ s/^src/command/r, "gen/$name");
}

# As it was, without compiling it again.
sub put_back {
	my ($tree, $file) = @_;

	copy($file, "$tree/$file") or die;
	utime((stat $file)[8, 9], "$tree/$file");
	for (objects($tree, $file)) {
		rename "$_.kept", $_ or die;
		utime undef, undef, $_;
	}
	if (is_of_compiler($file)) {
		rename "$tree/$_.kept", "$tree/$_" or die for @compiler;
	}
}

# The test that is red, which it is not without the change; or nothing. First comes what is
# short, and has killed others.
my (%green, %kills);

sub killer {
	my ($tree, $file, @tests) = @_;
	my %worth = map { $_ => (1 + ($kills{$_} || 0)) / (1 + $seconds{$_}) } @tests;

	for my $test (sort { $worth{$b} <=> $worth{$a} || $a cmp $b } @tests) {
		next if passes($tree, "$tree/build", $test, $seconds{$test});
		$green{$test} //= passes($top, $build, $test, $seconds{$test});
		next if !$green{$test};
		$kills{$test}++;
		return $test;
	}
	return undef;
}

# Killed by what, "survived", or "none", where it is no change. It compiles, so that where
# building fails it is a compiler of the list that does not do its work.
sub try_change {
	my ($tree, $change) = @_;
	my ($file, @rest) = @$change;
	my $text = slurp($file);
	my @tests = reaching($file, $rest[0], $text =~ tr/\n//);
	my $result = "none";

	copy($_, "$_.kept") or die for objects($tree, $file);
	if (is_of_compiler($file)) {
		rename "$tree/$_", "$tree/$_.kept" or die for @compiler;
	}
	if (is_other($tree, $file, changed($text, @rest), $flags{$file})) {
		$result = "survived";
		if (!@tests) {
			$result = "not reached";
		} elsif (!built($tree, $file, @tests)) {
			$result = is_of_compiler($file) ? "killed by what it builds" : "does not build";
		} elsif (defined(my $test = killer($tree, $file, @tests))) {
			$result = "killed by " . basename($test);
		}
	}
	put_back($tree, $file);
	return $result;
}

# ---- all of them, by some processes, each of which has a tree

sub tree {
	my ($n) = @_;
	my $tree = "$work/$n";

	remove_tree($tree);
	make_path($tree);
	system("tests/copy.sh", $tree) == 0 or die;
	make_path("$tree/build");
	system("cd '$build' && tar -cf - src command tests gen flags completions \$(find . -maxdepth 1 ! -type d) |
	    tar -xf - -C '$tree/build'") == 0 or die;
	make_in($tree, "src", "build/bouncecode", grep { /^build/ } keys %seconds)
	    or die "make mutants: it does not build, see $tree/log\n";
	return $tree;
}

# Tries each change of a list, and says what becomes of it: its place in the list, what it
# was, and the seconds.
sub try_all {
	my ($to, $tree, @list) = @_;

	for my $i (@list) {
		my $began = time;
		my $result = $equivalent{key($all[$i])} ? "equivalent" : $known{known_key($all[$i])} // try_change($tree, $all[$i]);

		printf $to "%d\t%s\t%.0f\n", $i, $result, time - $began or return;
	}
}

make_path($work);
my (@readers, @result);
for my $n (0 .. $jobs - 1) {
	pipe my $from, my $to or die;
	my $child = fork // die;

	if ($child == 0) {
		close $from;
		$to->autoflush(1);
		# Enough of them: some are no changes.
		try_all($to, tree($n), grep { $_ % $jobs == $n && $_ < 3 * $wanted } 0 .. $#all);
		POSIX::_exit(0);
	}
	close $to;
	push @readers, [$from, $child];
}

# They are counted in order, so that what is counted does not depend on who was faster.
$| = 1;
open my $learned, ">>", $known or die "$known: $!\n";
$learned->autoflush(1);
my ($next, $n, $killed, $equivalent, @left) = (0, 0, 0, 0);
while ($n < $wanted && $next < @all && $next < 3 * $wanted) {
	my $line = readline $readers[$next % $jobs][0];

	last if !defined $line;
	my (undef, $result, $seconds) = split /\t/, $line =~ s/\n//r;
	my $change = $all[$next++];
	my ($file, $number, undef, $from, $to) = @$change;

	if ($result =~ /^(?:killed|none)/ && !$known{known_key($change)}) {
		print $learned known_key($change), "\t$result\n";
	}
	print "- $file:$number: $from -> $to: $result\n" if $result eq "does not build";
	next if $result eq "none" || $result eq "does not build";
	if ($result eq "equivalent") {
		$equivalent++;
		next;
	}
	$n++;
	$killed++ if $result =~ /^killed/;
	push @left, "$file:$number: $from -> $to: $result" if $result !~ /^killed/;
	print "$n $file:$number: $from -> $to: $result, $seconds s\n";
}
for (@readers) {
	kill "TERM", $_->[1];
	waitpid $_->[1], 0;
}
die "make mutants: there was nothing to change\n" if $n == 0;
printf "\n%d mutants of %d, %d killed: %.1f %%; %d more change nothing that could be seen\n",
	$n, scalar @all, $killed, 100 * $killed / $n, $equivalent;
print "survived:\n", map { "    $_\n" } @left if @left;
exit(100 * $killed < $least * $n);
