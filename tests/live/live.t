#!/usr/bin/env perl
# Mail servers of Debian refuse mail for real, in namespaces of their own, and what the
# senders, Postfix and Exim, write of it into their logs and bounces is judged as cases.tsv
# expects: 98 of 100 verdicts are right. SERVERS="exim dovecot" takes only these servers,
# KEEP=DIRECTORY leaves the logs there.
use strict;
use warnings;
use Encode;
use File::Basename;
use File::Path qw(make_path remove_tree);
use File::Spec;
use File::Temp qw(tempdir);
use JSON::PP;
use Test::More;

chdir dirname($0) . "/../.." or die;
require "./tests/files.pl";
my $build = $ENV{B} || "build";
my $packages = "$build/live";
my @servers = split " ", $ENV{SERVERS} || "postfix exim opensmtpd sendmail dovecot courier";
# The senders, what stands behind Postfix, and those.
my %needed = map { $_ => 1 } qw(postfix exim postgrey spf opendmarc rspamd), @servers;
my @needed = sort keys %needed;
my @fields = qw(name server client from to message outcome category bounce why);
my $enough = 0.98;

# Who sends: Postfix, and Exim what needs none of the clients that Postfix has. postscreen
# knows who came before; and Exim writes addresses in ASCII, and tries the recipients that
# were too many in the same session again.
my %not_exim = map { $_ => 1 } qw(postscreen-new smtputf8 many-recipients sendmail-many);
my %senders = (from_postfix => sub { 1 }, from_exim => sub { $_[0]{client} eq "-" && !$not_exim{$_[0]{name}} });

# What the lab needs: root, for namespaces, mounts and users, and packages of Debian.
sub missing {
	return "only root can make the namespaces" if $>;
	for my $tool (qw(unshare ip mount chroot tar timeout apt-get dpkg-deb)) {
		return "no $tool" if system "command -v $tool >/dev/null 2>&1";
	}
	return "namespaces and overlays cannot be made here"
		if system qw(unshare --mount --net --pid --fork --mount-proc sh -c),
			"{ mount -t tmpfs none /mnt && mkdir /mnt/a /mnt/b /mnt/c && " .
			"mount -t overlay none -o lowerdir=/,upperdir=/mnt/a,workdir=/mnt/b /mnt/c; } 2>/dev/null";
	return "bouncecode --mail was not built" if !-x "$build/bouncecode-mail";
	make_path($packages);
	return "packages cannot be had: " . (split /\n/, slurp("$packages/log"))[-1]
		if system "tests/live/fetch.sh '$packages' @needed >'$packages/log' 2>&1";
	return;
}

# What a mode of the command says of each recipient; the last word counts.
sub records {
	my ($mode, $what) = @_;
	my %by;

	open my $out, "-|", "$build/bouncecode", $mode, "--json", $what or die "$build/bouncecode: $!";
	while (<$out>) {
		my $record = decode_json($_);

		# That Exim tried for long enough is no reason: the one stands in the line before.
		next if !defined $record->{recipient} || $mode eq "--scan" && ($record->{category} // "") eq "expired";
		$by{lc $record->{recipient}} = $record;
	}
	return \%by;
}

sub cases {
	my @cases;

	for (split /\n/, decode("UTF-8", slurp("tests/live/cases.tsv"))) {
		next if /^#/;
		my %case;

		@case{@fields} = split /\t/;
		$case{judged} = lc +(split /[,;]/, $case{to})[-1];
		push @cases, \%case if grep { $_ eq $case{server} } @servers, "odd", "names";
	}
	return @cases;
}

sub one_of {
	my ($word, $expected) = @_;

	return scalar grep { $_ eq ($word // "none") } split /,/, $expected;
}

# A bounce says that delivery failed, also where the server asked for patience: the sender has none.
sub is_right {
	my ($case, $record) = @_;

	# All that Exim tells of what it never reached.
	return 1 if ($record->{category} // "") eq "expired" && !$record->{diagnostic} && one_of("soft", $case->{bounce});
	return one_of($record->{category}, $case->{category}) && one_of($record->{bounce}, $case->{bounce}) &&
		one_of($record->{report} ? "failed" : $record->{outcome},
			$record->{report} ? "failed" : $case->{outcome});
}

if (defined(my $why = missing())) {
	plan skip_all => $why;
}
my $output = File::Spec->rel2abs($ENV{KEEP} || tempdir(CLEANUP => 1));
make_path($output);
remove_tree("$output/from_postfix.bounces", "$output/from_exim.bounces");
unlink glob "$output/*.log";
my $began = time;
my $status = system "timeout", "--foreground", "--signal=KILL", "600", "unshare", "--mount", "--net", "--pid", "--fork", "--kill-child",
	"--mount-proc", "sh", "tests/live/lab.sh", $output, $packages, "tests/live/cases.tsv", @servers;
is($status, 0, "the lab ran") or BAIL_OUT("see KEEP=DIRECTORY");
diag("the lab took " . (time - $began) . " seconds");
unlike(slurp("$output/lab.log"), qr/does not|status/, "each server starts, and all mail is sent") or diag(slurp("$output/lab.log"));

my %seen;
for my $sender (keys %senders) {
	$seen{"$sender, log"} = records("--scan", "$output/$sender.mail.log");
	$seen{"$sender, bounces"} = records("--mail", "$output/$sender.bounces");
}
my (%count, @silent, @wrong);
for my $case (cases()) {
	for my $what (sort keys %seen) {
		my $record = $seen{$what}{$case->{judged}};

		next if !$senders{$what =~ s/,.*//r}->($case);
		if (!$record || ($record->{outcome} // "") eq "accepted") {
			push @silent, "$case->{name}, $what: " . ($record ? "accepted" : "nothing");
			next;
		}
		my $right = is_right($case, $record);
		$count{$_}[$right ? 0 : 1]++ for $what, $case->{server};
		push @wrong, "$case->{name}, $what: " . join(", ", map { $_ // "-" } @$record{qw(category bounce)}) . "; expected " .
			"$case->{outcome}, $case->{category}, $case->{bounce}: " . ($record->{diagnostic} // $record->{title} // "no answer")
			if !$right;
	}
}
ok(!@silent, "each case is refused, logged and bounced") or diag(join "\n", @silent);
for my $what (sort keys %count) {
	my ($right, $wrong) = map { $_ // 0 } @{$count{$what}}[0, 1];
	my $share = "$what: $right of " . ($right + $wrong) . " verdicts are right";

	if ($seen{$what}) {
		cmp_ok($right, ">=", $enough * ($right + $wrong), $share);
	} else {
		diag($share);
	}
}
diag(encode("UTF-8", join "\n", @wrong)) if @wrong;
done_testing;
