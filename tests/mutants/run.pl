# Runs programs that may do anything: never end, fill the memory or the disk, leave others
# running. A test is run to its first failure alone.
use strict;
use warnings;
use File::Path qw(make_path remove_tree);
use IO::Select;
use POSIX qw(:sys_wait_h setpgid);
use Time::HiRes qw(time);

my $running;
$SIG{TERM} = sub { stop() if $running; POSIX::_exit(1) };

# Starts a command in a directory, where each process may use so many seconds of a processor.
sub start {
	my ($directory, $seconds, $log, $out, @command) = @_;

	$running = fork // die;
	return if $running != 0;
	setpgid(0, 0);
	chdir $directory or POSIX::_exit(127);
	open STDIN, "<", "/dev/null";
	open STDERR, ">", $log;
	open STDOUT, ">&", $out // \*STDERR;
	my $limits = "ulimit -f 2000000; ulimit -c 0; ulimit -v 8000000; ulimit -t $seconds";
	exec "sh", "-c", "$limits; exec \"\$@\"", "sh", @command or POSIX::_exit(127);
}

# Stops it, and what it may have left running.
sub stop {
	kill "KILL", -$running;
	waitpid $running, 0;
	$running = undef;
}

sub has_ended {
	return waitpid($running, WNOHANG) != 0;
}

# The status of a command, or -1 where it had to be stopped.
sub run_in {
	my ($directory, $limit, @command) = @_;
	my $end = time + $limit;

	start($directory, $limit, "$directory/log", undef, @command);
	while (!has_ended()) {
		if (time > $end) {
			stop();
			return -1;
		}
		select undef, undef, undef, 0.02;
	}
	my $status = $?;
	stop();
	return $status;
}

# How many others want the processor, which one that waits has to wait for.
sub crowd {
	my ($load) = -e "/proc/loadavg" ? slurp("/proc/loadavg") =~ /^([\d.]+)/ : 1;

	return $load > 1 ? $load : 1;
}

# Does a test pass that usually takes so many seconds of a processor?
sub passes {
	my ($directory, $build, $test, $usual) = @_;
	my ($said, $ended, $end) = ("", 0, time + crowd() * (30 + 10 * $usual));
	pipe my $from, my $to or die;

	# Several may ask one build at once.
	my $tmp = "$build/tmp.$$";
	local @ENV{qw(B MUTATIONS TMPDIR)} = ($build, 200, $tmp);
	make_path($tmp);
	start($directory, 3 + 2 * $usual, "$build/log", $to, $test =~ s/^build\//$build\//r);
	close $to;
	my $reader = IO::Select->new($from);
	while (1) {
		$ended = has_ended() if !$ended;
		my $status = $?;
		my $more = $reader->can_read($ended ? 0 : 0.05) && sysread $from, $said, 65536, length $said;

		if ($said =~ /^not ok\b(?!.*# TODO)/mi || time > $end || $ended && !$more) {
			stop();
			remove_tree($tmp);
			return $ended && !$more && $status == 0 && $said !~ /^not ok\b(?!.*# TODO)/mi;
		}
		select undef, undef, undef, 0.02 if !$more;
	}
}

1;
