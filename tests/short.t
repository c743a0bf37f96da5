#!/usr/bin/env perl
# What is short: room on the disk, files that may be open, memory, stack; and readers that
# want no more. Each mode does all the same what it does with plenty, or says what is short
# and ends with 2; a reader that has gone is not told. Nothing is half there. With
# FAULTS=all, as "make check-faults" has it, every step of each is tried.
use strict;
use warnings;
use File::Basename;
use File::Temp qw(tempdir);
use Test::More;

chdir dirname($0) . "/.." or die;
require "./tests/files.pl";
require "./tests/plain.pl";
my $build = plain_path($ENV{B} || "build");
my $top = plain_path(".");
my $work = tempdir(CLEANUP => 1);
my $bc = "$build/bouncecode";
my $all = ($ENV{FAULTS} // "") eq "all";
my $chosen = $ENV{CASES} // ".";
my $has_sanitizer = ($ENV{CFLAGS} // "") =~ /-fsanitize/;
delete @ENV{qw(LANG LC_ALL LC_MESSAGES COLUMNS)};
chdir $work or die;

spit("log", slurp("$top/tests/logs/mail.log") x 3);
spit("lines", "550 5.1.1 User unknown\n\n552 Mailbox full\n");
system("$bc --summary --format=partial log >partial") == 0 or die;
my @modes = (["a code", "552", "5.2.2"], ["a list", "--list"], ["help", "--help"], ["lines", "--lines", "lines"],
	["a log", "--scan", "--json", "log"], ["threads", "--scan", "--jobs=3", "log", "log", "lines"],
	["a summary", "--summary", "--jobs=2", "log", "log"], ["a page", "--summary", "--format=html", "log"],
	["a partial summary", "--summary", "--format=partial", "log"], ["a merge", "--merge", "partial", "partial"],
	["addresses", "--suppress", "log"],
	-x "$build/bouncecode-mail" ? (["mails", "--mail", "$top/tests/mailbox"], ["mails counted", "--mail", "--summary", "$top/tests/mailbox"]) : ());
@modes = grep { $_->[0] =~ /$chosen/ } @modes;
@modes = @modes[grep { $_ % 3 == 0 } 0 .. $#modes] if !$all;

# Runs a line of the shell, where "$@" is the command: its status, as a shell has it, and
# what it said.
sub run {
	my ($line, @arguments) = @_;
	my $pid = fork // die;

	if ($pid == 0) {
		open STDIN, "<", "/dev/null" or die;
		open STDOUT, ">", "$work/stdout" or die;
		open STDERR, ">", "$work/stderr" or die;
		alarm 60;
		exec "sh", "-c", $line, "sh", $bc, @arguments or die;
	}
	waitpid $pid, 0;
	return ($? & 127 ? 128 + ($? & 127) : $? >> 8, scalar slurp("$work/stderr"));
}

sub none {
	my ($wrong, $name) = @_;

	ok(!@$wrong, $name) or diag(join "\n", @$wrong[0 .. ($#$wrong < 9 ? $#$wrong : 9)]);
}

# As with plenty, or trouble that is told. What cannot even be loaded ends with 126 or 127.
sub judge {
	my ($how, $plenty, $status, $told) = @_;
	my $printed = slurp("$work/stdout");

	return if $status == 126 || $status == 127 || ($told =~ /error while loading|cannot allocate memory/ && $status > 2);
	return if $status == $plenty->[0] && $told eq $plenty->[1] && $printed eq $plenty->[2];
	return if $status == 2 && $told =~ /^bouncecode: \S.*\n\z/m;
	return "$how: status $status, " . length($printed) . " bytes, $told";
}

for my $mode (@modes) {
	my ($name, @arguments) = @$mode;
	my @wrong;
	my ($status, $told) = run('exec "$@"', @arguments);
	my $plenty = [$status, $told, scalar slurp("$work/stdout")];
	my $length = length $plenty->[2];

	# ---- the disk

	SKIP: {
		skip "$name: a full disk", 1 unless -w "/dev/full";
		($status, $told) = run('exec "$@" >/dev/full', @arguments);
		is("$status $told", "2 bouncecode: standard output: No space left on device\n", "$name: a full disk");
	}
	($status, $told) = run('exec "$@" >&-', @arguments);
	is("$status $told", "2 bouncecode: standard output: Bad file descriptor\n", "$name: no standard output");

	# ---- a reader that wants so many bytes

	my @bytes = $all && $length < 3000 ? 0 .. $length - 1 : map { int($length * $_ / 10) } 0 .. 9;
	for my $n (@bytes) {
		for my $kind ("PIPE", "") {
			pipe my $reads, my $writes or die;
			my $pid = fork // die;
			if ($pid == 0) {
				local $SIG{PIPE} = $kind eq "PIPE" ? "DEFAULT" : "IGNORE";
				close $reads;
				open STDIN, "<", "/dev/null" or die;
				open STDOUT, ">&", $writes or die;
				open STDERR, ">", "$work/stderr" or die;
				alarm 60;
				exec $bc, @arguments or die;
			}
			close $writes;
			my ($got, $left) = ("", $n);
			while ($left > 0) {
				my $some = sysread $reads, $got, $left, length $got;
				last unless $some;
				$left -= $some;
			}
			close $reads;
			waitpid $pid, 0;
			my $end = $? & 127 ? 128 + ($? & 127) : $? >> 8;
			my $said = slurp("$work/stderr");
			# All of it may have been on its way; and libraries may ignore the signal.
			push @wrong, "$n bytes: status $end, $said"
				if !($end == $plenty->[0] || $end == 2 || ($kind && $end == 128 + 13)) || $said ne $plenty->[1]
				|| $got ne substr $plenty->[2], 0, $n;
		}
	}
	none(\@wrong, "$name: a reader that ends after any of its bytes");

	# ---- files, memory and stack

	SKIP: {
		skip "$name: sanitizers need much", 3 if $has_sanitizer;
		my @some = $all ? 3 .. 12 : (4, 6);
		none([map { judge("$_ files", $plenty, run("ulimit -n $_; exec \"\$@\"", @arguments)) } @some], "$name: few open files");
		@some = $all ? map { 4096 * $_ } 1 .. 60 : (8192, 65536);
		none([map { judge("$_ KB", $plenty, run("ulimit -v $_; exec \"\$@\"", @arguments)) } @some], "$name: little memory");
		@some = $all ? map { 1 << $_ } 5 .. 12 : (32, 64, 512);
		none([map { judge("$_ KB", $plenty, run("ulimit -s $_; exec \"\$@\"", @arguments)) } @some], "$name: a small stack");
	}
}

# ---- a file that may not grow, and a message that nobody reads: nothing is left beside it

sub left {
	return join " ", map { basename $_ } glob "limited/* limited/.[!.]*";
}

mkdir "limited" or die;
spit("limited/out", "old\n");
my ($limited, $complaint) = run('ulimit -f 1; exec "$@"', "--list", "--json", "--output=limited/out");
is("$limited $complaint" . left() . slurp("limited/out"), "2 bouncecode: limited/out: File too large\noutold\n", "a file that may not grow");
run('{ sleep 0.2; "$@"; } 2>&1 >/dev/null | true', "--scan", "--output=limited/out", "log", "absent");
is(left(), "out", "a message that nobody reads");

# ---- a disk that fills while a file is written, which root can make

my $mounted;
END { system "umount", "$work/disk" if $mounted }

SKIP: {
	mkdir "disk" or die;
	skip "only root can make a small disk", 1 if $> != 0;
	skip "no small disk can be made here", 1 if system("mount -t tmpfs -o size=32k tmpfs disk 2>/dev/null") != 0;
	$mounted = 1;
	my @wrong;
	for my $mode (grep { $_->[0] ne "help" } @modes) {
		my ($name, @arguments) = @$mode;
		run('exec "$@"', @arguments);
		next if -s "$work/stdout" < 40_000 && $name !~ /page/;
		spit("disk/out", "old\n");
		my ($status, $told) = run('exec "$@"', "--output=disk/out", @arguments);
		my $files = join " ", map { basename $_ } glob "disk/* disk/.[!.]*";
		push @wrong, "$name: $status $told" if "$status $told" ne "2 bouncecode: disk/out: No space left on device\n"
			&& !($status == 0 && $name eq "a page");
		push @wrong, "$name: $files" if $files ne "out" || ($status == 2 && slurp("disk/out") ne "old\n");
	}
	spit("big", slurp("$top/tests/logs/mail.log") x 300);
	spit("disk/out", "old\n");
	my ($status, $told) = run('exec "$@"', "--scan", "--json", "--output=disk/out", "big");
	push @wrong, "$status $told" if "$status $told" ne "2 bouncecode: disk/out: No space left on device\n";
	push @wrong, "not the old one" if slurp("disk/out") ne "old\n" || glob "disk/.[!.]*";
	none(\@wrong, "a disk that fills up: the old file stays, alone");
}
done_testing();
