#!/usr/bin/env perl
# odd.pl SERVICES: the servers that no program is: each row of the program "odd" says what
# it answers at which stage, "rcpt=550 5.1.1 No such user | end=drop". A stage that is not
# named is accepted; "drop" ends the connection, "silent" never answers, "\n" begins another
# line, and "close" of the greeting says good-bye behind it.
use strict;
use warnings;
use IO::Select;
use IO::Socket::INET;

my %usual = (greet => "220 odd.test ESMTP", ehlo => "250-odd.test\\n250-SIZE 20000\\n250 8BITMIME",
	helo => "250 odd.test", mail => "250 Ok", rcpt => "250 Ok", data => "354 Go ahead", end => "250 Ok",
	rset => "250 Ok", quit => "221 Bye", starttls => "502 No", auth => "502 No");
my %stages; # by socket
my $select = IO::Select->new;

$SIG{CHLD} = "IGNORE";
$SIG{PIPE} = "IGNORE";

# Answers one stage; false where the connection is to end.
sub say_it {
	my ($client, $stages, $stage) = @_;
	my $reply = $stages->{$stage} // $usual{$stage} // "500 5.5.1 What?";

	return 0 if $reply eq "drop";
	sleep 60 if $reply eq "silent";
	(my $lines = $reply) =~ s/\\x([0-9a-f]{2})/chr hex $1/ge;
	$lines =~ s/\\n/\r\n/g;
	$client->syswrite("$lines\r\n");
	return $stage ne "quit" && $reply !~ /^421/ && !($stage eq "greet" && $reply !~ /^220/);
}

sub serve {
	my ($client, $stages) = @_;

	say_it($client, $stages, "greet") or return;
	while (my $line = <$client>) {
		my ($stage) = lc($line) =~ /^(\w+)/ or next;

		say_it($client, $stages, $stage) or return;
		next if $stage ne "data" || ($stages->{data} // "354") !~ /^354/;
		while (defined($line = <$client>) && $line ne ".\r\n") { }
		say_it($client, $stages, "end") or return;
	}
}

open my $services, "<:raw", $ARGV[0] or die "$ARGV[0]: $!";
while (<$services>) {
	chomp;
	my ($name, $program, $address, $settings) = split /\t/;
	next if /^#/ || ($program // "") ne "odd" || $settings eq "closed";
	my $listening = IO::Socket::INET->new(LocalAddr => $address, LocalPort => 25, Listen => 20, ReuseAddr => 1)
		or die "$address: $!";
	$stages{$listening} = { map { split /=/, $_, 2 } split / \| /, $settings };
	$select->add($listening);
}
while (my @ready = $select->can_read) {
	for my $listening (@ready) {
		my $client = $listening->accept or next;
		if (fork // die "fork: $!") {
			close $client;
			next;
		}
		serve($client, $stages{$listening});
		exit;
	}
}
