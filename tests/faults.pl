# Calls of the system and pieces of memory that fail, once each: what tests/faults.t runs
# and what it expects of it. A program that meets a fault either does all the same what it
# does without, or says so and ends with the status of trouble: nothing else is right.
use strict;
use warnings;
use File::Path qw(remove_tree);
use POSIX qw(:sys_wait_h);

our ($build, $work);
my ($inject, $memory);

# ---- the programs that make them fail

# Why there are none, or nothing.
sub no_faults {
	my ($cc, $flags) = @_;

	return "only on Linux" if $^O ne "linux";
	return "sanitizers have calls and memory of their own" if $flags =~ /-fsanitize/;
	($inject, $memory) = ("$work/inject", "$work/memory.so");
	system("$cc -std=c11 -O1 -o $inject tests/faults/inject.c 2>$work/log"
		. " && $cc -std=c11 -O1 -shared -fPIC -o $memory tests/faults/memory.c 2>>$work/log") == 0
		or return "the programs that make calls fail need a PC or an ARM of 64 bits, and glibc";
	system("$inject error 0 $work/report '$build/bouncecode' 550 >$work/log 2>&1") == 0 && slurp("$work/report") =~ /^[1-9]\d* \S+ status 0$/
		or return "no program can be watched here";
	return;
}

# ---- files to read

my %packer = (gz => "gzip -c", bz2 => "bzip2 -c", xz => "xz -c", zst => "zstd -qc");

sub make_files {
	my $log = slurp("tests/logs/mail.log");
	my ($formats) = `$build/bouncecode --version` =~ /^compressed input: (.*)/m;

	$log .= "Nov 21 01:12:00 mx postfix/qmgr[1]: 4F2A1B3C: from=<ann\@example.com>, size=1000, nrcpt=1 (queue active)\n"
		. "Nov 21 01:12:01 mx postfix/smtp[1]: 4F2A1B3C: to=<bob\@example.net>, relay=mx.example.net[192.0.2.1]:25, "
		. "delay=1, dsn=5.2.2, status=bounced (host mx.example.net said: 552 5.2.2 Mailbox full (in reply to RCPT TO command))\n";
	spit("$work/log", $log);
	spit("$work/log2", $log);
	# One that is read in parts.
	spit("$work/long", $log x 40);
	spit("$work/lines", "550 5.1.1 User unknown\n\n552 Mailbox full\n");
	spit("$work/mbox", join "", map { "From MAILER-DAEMON Sat Nov 21 10:00:00 2026\n" . slurp($_) . "\n" } glob "tests/mails/00[1-3]*.eml");
	for my $end (grep { my ($name) = $packer{$_} =~ m{(\w+)}; $formats =~ m{$name} } sort keys %packer) {
		system("$packer{$end} $work/log >$work/log.$end 2>/dev/null") == 0 or unlink "$work/log.$end";
	}
	spit("$work/list.xml", slurp("tests/small/codes.xml"));
	system("cp", "-R", "tests/small/translations", "$work/translations") if -d "tests/small/translations";
	for (qw(log log2)) {
		system("$build/bouncecode --summary --format=partial $work/$_ >$work/partial-$_") == 0 or die "no partial summary";
	}
}

# ---- running one

# What runs in a directory of its own: its files beside those that are linked there.
my $number = 0;

sub run_case {
	my ($case, $kind, $at) = @_;
	my $place = "$work/case";
	my %got;
	my @command = @{$case->{command}};

	remove_tree($place);
	mkdir $place or die;
	spit("$place/out", "old\n") if $case->{output};
	spit("$place/codes.xml", slurp($case->{list})) if $case->{list};
	spit("$work/report", "\0" x 16);
	unshift @command, $inject, $kind, $at, "$work/report" if $kind ne "memory";
	my $pid = fork // die;
	if ($pid == 0) {
		chdir $place or die;
		delete @ENV{qw(LANG LC_ALL LC_MESSAGES COLUMNS)};
		open STDIN, "<", $case->{input} // "/dev/null" or die;
		open STDOUT, ">", "$work/stdout" or die;
		open STDERR, ">", "$work/stderr" or die;
		setpgrp;
		@ENV{qw(LD_PRELOAD FAULT_AT FAULT_REPORT)} = ($memory, $at, "$work/report") if $kind eq "memory";
		exec @command or die;
	}
	local $SIG{ALRM} = sub { $got{hangs} = 1; kill KILL => -$pid };
	alarm 60;
	waitpid $pid, 0;
	alarm 0;
	my $status = $?;
	my $report = slurp("$work/report");
	if ($kind eq "memory") {
		my ($asked, $refused) = unpack "QQ", $report;
		@got{qw(count failed)} = ($asked, $refused ? "memory" : "");
		@got{qw(ended number)} = $status & 127 ? ("signal", $status & 127) : ("status", $status >> 8);
	} elsif (!$got{hangs}) {
		@got{qw(count failed ended number)} = $report =~ /^(\d+) (\S+) (\S+) (\d+)$/ or die "no report of $case->{name}: $report";
		$got{failed} = "" if $got{failed} eq "-";
	}
	$got{printed} = slurp("$work/stdout");
	$got{told} = slurp("$work/stderr");
	opendir my $d, $place or die;
	$got{files} = join " ", map { my $text = -f "$place/$_" ? slurp("$place/$_") : ""; "$_=$text" } sort grep { !/^\.\.?$/ } readdir $d;
	closedir $d;
	return \%got;
}

# ---- judging it

# What is wrong, or nothing. What is begun and not ended is: half a file, a file beside it.
sub wrong_with {
	my ($case, $kind, $got, $without, $before) = @_;
	my $trouble = $case->{trouble} // 2;
	# What is kept current may be whole in other ways.
	my $is_whole = $got->{files} eq $before->{files} || $got->{files} eq $without->{files}
		|| ($case->{follows} && $got->{files} =~ /\Aout=# HELP .*\n\z/s && $got->{files} !~ /\.out\./
			&& $got->{files} =~ tr/\n// == $without->{files} =~ tr/\n//);
	my $is_torn = $case->{output} && !$is_whole;

	return "hangs" if $got->{hangs};
	# What cannot be taken away stays.
	return if $got->{failed} =~ /^unlink/ && $got->{ended} eq "status" && ($got->{number} == $trouble || $got->{number} == $without->{number});
	return $is_torn ? "leaves other files" : "" if $got->{ended} eq "signal" && $got->{number} eq $kind;
	return "ended by signal $got->{number}" if $got->{ended} eq "signal";
	return $is_torn ? "leaves other files" : ""
		if $case->{follows} && $kind eq 15 && $got->{number} < $trouble;
	if ($got->{number} == $without->{number} && $got->{told} eq $without->{told}) {
		return "prints something else" if $got->{printed} ne $without->{printed};
		return "leaves other files" if $got->{files} ne $without->{files};
		return;
	}
	return if $case->{lacks} && $got->{told} =~ $case->{lacks};
	# Where a message itself is not to be written, only the status tells.
	return if $got->{failed} eq "write" && $got->{number} == $trouble && $got->{told} ne $without->{told} && $without->{told} ne "";
	return "status $got->{number}" if $got->{number} != $trouble;
	return "says nothing" if $got->{told} eq "" || $got->{told} eq $without->{told};
	my @other = grep { !/^$|^\*\*\*MEMORY-ERROR\*\*\*|^GLib .* Aborting\.$|^(?:bouncecode|bouncegen|bouncekeep): \S|^\S+:\d+: error: / } split /\n/, $got->{told};
	return "says what is no message of its own: $other[0]" if @other;
	return "leaves other files" if $is_torn;
	return;
}

1;
