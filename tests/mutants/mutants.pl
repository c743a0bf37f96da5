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
use File::Basename;
use File::Copy qw(copy);
use File::Path qw(make_path remove_tree);
use POSIX qw(:sys_wait_h setpgid);
use Time::HiRes qw(time);

chdir dirname($0) . "/../.." or die;
require "./tests/files.pl";
require "./tests/rooms.pl";
require "./tests/mutants/changes.pl";

my $build = abs_path($ENV{B} || "build");
my $counts = abs_path($ENV{COUNTS} || "build-coverage") . "/counts";
my ($wanted, $seed, $jobs) = ($ENV{MUTANTS} || 200, $ENV{SEED} || 1, $ENV{JOBS} || 1);
my ($make, $prove, $cc) = ($ENV{MAKE} || "make", $ENV{PROVE} || "prove", $ENV{CC} || "cc");
my $top = getcwd();
my $work = "$build/mutants";
my $least = 90;

# ---- which tests reach a line, and how long each takes

# What measures, or asks for other things than answers, is left to "make check".
my $left_out = qr{/(?:bounds|instructions|room|style|layers|developing|documents|contributing)\.t$};
my (%reach, %seconds);
for my $file (glob "$counts/*/lines") {
	my $name = basename(dirname($file));
	my $test = $name =~ /\.t$/ ? "tests/$name" : "$build/tests/$name";

	next if $test =~ $left_out || !-e $test;
	($seconds{$test}) = slurp(dirname($file) . "/seconds") =~ /(\d+)/;
	for (split /\n/, slurp($file)) {
		my ($where, $line, $n) = split /\t/;

		push @{$reach{"$where:$line"}}, $test if $n > 0;
	}
}
die "make mutants: no test is known; make coverage first\n" if !%reach;

# ---- the changes, in an order that depends on the seed alone

my $state = $seed;

sub draw {
	my ($n) = @_;

	$state = ($state * 1103515245 + 12345) % 2147483648;
	return int($state / 65536) % $n;
}

my (@all, %flags);
for (asked_files()) {
	my ($file, $flags) = @$_;
	my ($line) = map { /\Q$file\E:(\d+)/ ? $1 : () } $ENV{FILES} || "";

	$flags{$file} = $flags;
	push @all, map { [$file, @$_] } grep { !defined $line || $_->[0] == $line } changes_of(slurp($file));
}
for my $i (reverse 1 .. $#all) {
	my $j = draw(32768) * 32768 + draw(32768);

	@all[$i, $j % ($i + 1)] = @all[$j % ($i + 1), $i];
}

# File, text of the line, what for what, and why nothing can be seen; and lines that no
# test runs, for a reason.
my %equivalent = map { my @r = split /\t/; ("$r[0]\t$r[1]\t$r[2]\t$r[3]" => 1) }
	grep { !/^#/ } split /\n/, slurp("tests/mutants/equivalent.tsv");

sub key {
	my ($file, $line, $at, $from, $to) = @{$_[0]};
	my $text = (split /\n/, slurp($file))[$line - 1] =~ s/^\s+|\s+$//gr;

	return join "\t", $file, $text, $from, $to;
}

# ---- running programs, with an end

# The status of a command in a directory, or -1 where it had to be stopped.
sub run {
	my ($directory, $limit, $log, @command) = @_;
	my $child = fork // die;

	local $SIG{TERM} = sub { kill "KILL", -$child; POSIX::_exit(1) };
	if ($child == 0) {
		setpgid(0, 0);
		chdir $directory or die;
		open STDIN, "<", "/dev/null";
		open STDOUT, ">", $log or die;
		open STDERR, ">&", \*STDOUT;
		exec "sh", "-c", 'ulimit -f 2000000; ulimit -c 0; exec "$@"', "sh", @command or POSIX::_exit(127);
	}
	my $end = time + $limit;
	while (waitpid($child, WNOHANG) == 0) {
		if (time > $end) {
			kill "KILL", -$child;
			waitpid $child, 0;
			return -1;
		}
		select undef, undef, undef, 0.02;
	}
	my $status = $?;
	kill "KILL", -$child; # what it may have left running
	return $status;
}

sub passes {
	my ($tree, $test) = @_;
	my $own = $test =~ m{^\Q$build\E/} ? $tree . "/build" . substr $test, length $build : $test;

	local $ENV{B} = "$tree/build";
	local $ENV{MUTATIONS} = 200;
	return run($tree, 30 + 10 * $seconds{$test}, "$tree/log", split(/ /, $prove), "--norc", "-Q", "-e", "", $own) == 0;
}

# ---- one change

# The object, without notes for debuggers.
sub object {
	my ($source, $flags, $object) = @_;

	return system("$cc -O2 -w -ffile-prefix-map=$work= -I$build $flags -Isrc -I. -c -o $object -x c $source >/dev/null 2>&1") == 0;
}

# As C, and not the same: an own copy of the file is compiled where it stands.
sub is_other {
	my ($tree, $file, $text, $flags) = @_;

	$flags =~ s/-I\Q$ENV{B}\E/-I$build/g if $ENV{B};
	chdir $tree;
	my $there = object($file, $flags, "$tree/old.o");
	spit($file, $text);
	my $other = $there && object($file, $flags, "$tree/new.o") && slurp("$tree/old.o") ne slurp("$tree/new.o");
	chdir $top;
	return $other;
}

# What is built for it: programs, and the tests that are run. What the compiler has made
# stays as it is, but where that itself is changed.
sub built {
	my ($tree, $file, @tests) = @_;
	my @programs = $file =~ /^gen/ ? qw(build/bouncegen build/bouncekeep)
	    : ("build/bouncecode", "build/libbouncecode.so", -e "$build/bouncecode-mail" ? "build/bouncecode-mail" : ());

	push @programs, map { m{^\Q$build\E/(.*)} ? "build/$1" : () } @tests;
	return run($tree, 600, "$tree/log", $make, "-s", "CC=$cc", "CFLAGS=-O1", "-o", "build/overlay",
		$file =~ /^gen/ ? () : ("-o", "build/bouncegen"), @programs) == 0;
}

my %green;

# The test that is red, which it is not without the change; or nothing.
sub killer {
	my ($tree, @tests) = @_;

	for my $test (@tests) {
		next if passes($tree, $test);
		$green{$test} //= passes_unchanged($test);
		return $test if $green{$test};
	}
	return undef;
}

sub passes_unchanged {
	my ($test) = @_;

	local $ENV{B} = $build;
	return run($top, 30 + 10 * $seconds{$test}, "$work/log.$$", split(/ /, $prove), "--norc", "-Q", "-e", "", $test) == 0;
}

# Killed by what, "survived", or "none", where it is no change.
sub try_change {
	my ($tree, $change) = @_;
	my ($file, @rest) = @$change;
	my $before = slurp($file);
	my @tests = sort { $seconds{$a} <=> $seconds{$b} || $a cmp $b } @{$reach{"$file:$rest[0]"} || []};
	my $result = "none";

	if (is_other($tree, $file, changed($before, @rest), $flags{$file})) {
		$result = "survived";
		if (!@tests) {
			$result = "not reached";
		} elsif (!built($tree, $file, grep { m{^\Q$build\E/} } @tests)) {
			$result = "does not build";
		} elsif (defined(my $test = killer($tree, @tests))) {
			$result = "killed by " . basename($test);
		}
	}
	spit("$tree/$file", $before);
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
	system("cd '$build' && tar -cf - src command tests gen flags completions \$(find . -maxdepth 1 ! -type d) | tar -xf - -C '$tree/build'") == 0 or die;
	# What is linked into the tests has the flags of this build: compiled once for all.
	run($tree, 1200, "$tree/log", $make, "-s", "CC=$cc", "CFLAGS=-O1", "-o", "build/overlay", "-o", "build/bouncegen",
		"build/bouncecode", -e "$build/bouncecode-mail" ? "build/bouncecode-mail" : (),
		map { m{^\Q$build\E/(.*)} ? "build/$1" : () } keys %seconds) == 0
		or die "make mutants: it does not build, see $tree/log\n";
	return $tree;
}

make_path($work);
my (@readers, @result);
for my $n (0 .. $jobs - 1) {
	pipe my $from, my $to or die;
	my $child = fork // die;

	if ($child == 0) {
		close $from;
		$to->autoflush(1);
		my $tree = tree($n);
		# Enough of them: some are no changes.
		for (my $i = $n; $i < @all && $i < 3 * $wanted; $i += $jobs) {
			my $known = $equivalent{key($all[$i])};

			print $to "$i\t", $known ? "equivalent" : try_change($tree, $all[$i]), "\n" or last;
		}
		POSIX::_exit(0);
	}
	close $to;
	push @readers, [$from, $child];
}

# They are counted in order, so that what is counted does not depend on who was faster.
$| = 1;
my ($next, $n, $killed, $equivalent, @left) = (0, 0, 0, 0);
while ($n < $wanted && $next < @all && $next < 3 * $wanted) {
	my $line = readline $readers[$next % $jobs][0];

	last if !defined $line;
	my (undef, $result) = split /\t/, $line =~ s/\n//r;
	my ($file, $number, undef, $from, $to) = @{$all[$next++]};

	next if $result eq "none" || $result eq "does not build";
	if ($result eq "equivalent") {
		$equivalent++;
		next;
	}
	$n++;
	$killed++ if $result =~ /^killed/;
	push @left, "$file:$number: $from -> $to: $result" if $result !~ /^killed/;
	print "$n $file:$number: $from -> $to: $result\n";
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
