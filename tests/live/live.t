#!/usr/bin/env perl
# Mail servers of Debian refuse mail for real, in namespaces of their own, and what the
# sender's Postfix writes of it into its log and into bounces is judged as cases.tsv
# expects. KEEP=DIRECTORY leaves there what was logged, SERVERS="exim dovecot" takes only these.
use strict;
use warnings;
use utf8;
use Encode;
use File::Basename;
use File::Path qw(make_path);
use File::Temp qw(tempdir);
use JSON::PP;
use Test::More;

chdir dirname($0) . "/../.." or die;
require "./tests/files.pl";
my $build = $ENV{B} || "build";
my $packages = "$build/live";
my @servers = split " ", $ENV{SERVERS} || "postfix exim opensmtpd sendmail dovecot courier";
my @fields = qw(name server client from to message outcome category bounce why);
binmode $_, ":utf8" for *STDOUT, *STDERR, Test::More->builder->output, Test::More->builder->failure_output;

# What the lab needs: root, for namespaces, mounts and users; and Debian's packages.
sub missing {
	return "not root" if $>;
	for my $tool (qw(unshare ip mount chroot tar apt-get dpkg-deb openssl)) {
		return "no $tool" if system "command -v $tool >/dev/null 2>&1";
	}
	return "no namespaces" if system "unshare --mount --net --pid --fork --mount-proc true 2>/dev/null";
	return "no --mail" if !-x "$build/bouncecode-mail";
	return "no packages: " . (split /\n/, slurp("$packages/log"))[-1]
		if system "mkdir -p '$packages' && tests/live/fetch.sh '$packages' @servers postgrey spf opendmarc rspamd >'$packages/log' 2>&1";
	return;
}

sub records {
	my ($mode, $what) = @_;
	my %by;

	open my $out, "-|", "$build/bouncecode", $mode, "--json", $what or die;
	while (<$out>) {
		my $record = decode_json($_);

		$by{lc $record->{recipient}} = $record if defined $record->{recipient};
	}
	return \%by;
}

if (defined(my $why = missing())) {
	plan skip_all => $why;
}
# Servers that are to be there, and are not, would only show as ports that are closed.
my $output = $ENV{KEEP} || tempdir(CLEANUP => 1);
make_path($output);
my $began = time;
my $status = system "timeout", "--signal=KILL", "170", "unshare", "--mount", "--net", "--pid", "--fork", "--kill-child",
	"--mount-proc", "sh", "tests/live/lab.sh", $output, $packages, "tests/live/cases.tsv", @servers;
is($status, 0, "the lab runs: " . (time - $began) . " seconds");
diag(slurp("$output/lab.log")) if $status;

my %seen = (log => records("--scan", "$output/mail.log"), bounce => records("--mail", "$output/bounces"));
my (%count, @wrong, @silent);
for (split /\n/, decode("UTF-8", slurp("tests/live/cases.tsv"))) {
	next if /^#/;
	my %case;
	@case{@fields} = split /\t/;
	next if !grep { $_ eq $case{server} } @servers, "odd", "names";
	my $recipient = lc +(split /[,;]/, $case{to})[-1];

	for my $what (qw(log bounce)) {
		my $record = $seen{$what}{$recipient};
		if (!$record) {
			push @silent, "$case{name}, $what: nothing";
			next;
		}
		my $outcome = $record->{outcome} // $record->{report};
		my $right = $what eq "bounce" || grep { $_ eq $outcome } split /,/, $case{outcome};

		$right &&= grep { $_ eq $record->{category} } split /,/, $case{category};
		$right &&= grep { $_ eq $record->{bounce} } split /,/, $case{bounce};
		$count{$what}{$right ? "right" : "wrong"}++;
		$count{$case{server}}{$right ? "right" : "wrong"}++;
		push @wrong, "$case{name}, $what: $outcome, $record->{category}, $record->{bounce}; " .
			"expected $case{outcome}, $case{category}, $case{bounce}: " . ($record->{diagnostic} // $record->{title})
			if !$right;
	}
}
ok(!@silent, "each case is refused, logged and bounced") or diag(join "\n", @silent);
for my $what (sort keys %count) {
	my ($right, $wrong) = map { $_ // 0 } @{$count{$what}}{qw(right wrong)};

	cmp_ok($right, ">=", 0.98 * ($right + $wrong), "$what: $right of " . ($right + $wrong) . " verdicts are right");
}
diag(join "\n", @wrong) if @wrong;
done_testing;
