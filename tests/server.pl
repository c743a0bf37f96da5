#!/usr/bin/env perl
# A web server for one test: says its port, answers each path as its name says,
# and ends when its standard input does.
use strict;
use warnings;
use IO::Select;
use IO::Socket::INET;

my ($file) = @ARGV;
my $server = IO::Socket::INET->new(LocalAddr => "127.0.0.1", Listen => 5, ReuseAddr => 1) or die "listen: $!";
$| = 1;
$SIG{PIPE} = "IGNORE";
print $server->sockport, "\n";

sub answer {
	my ($client, $path) = @_;
	if ($path eq "/registry.xml") {
		open my $f, "<:raw", $file or die "$file: $!";
		local $/;
		my $data = <$f>;
		print $client "HTTP/1.0 200 OK\r\nContent-Length: ", length $data, "\r\n\r\n$data";
	} elsif ($path eq "/page") {
		print $client "HTTP/1.0 200 OK\r\n\r\n<!DOCTYPE html><html><body>Try again later</body></html>\n";
	} elsif ($path eq "/cut") {
		print $client "HTTP/1.0 200 OK\r\nContent-Length: 1000\r\n\r\n<registry>";
	} elsif ($path eq "/endless") {
		print $client "HTTP/1.0 200 OK\r\n\r\n";
		for (1 .. 40) { print $client "x" x 65536 or last }
	} elsif ($path eq "/announced") {
		print $client "HTTP/1.0 200 OK\r\nContent-Length: 209715200\r\n\r\n";
	} elsif ($path eq "/slow") {
		print $client "HTTP/1.0 200 OK\r\n\r\n<registry>";
		$client->flush;
		sleep 5;
	} else {
		print $client "HTTP/1.0 404 Not Found\r\n\r\n";
	}
}

my $select = IO::Select->new($server, \*STDIN);
while (1) {
	for my $ready ($select->can_read) {
		exit if $ready == \*STDIN;
		my $client = $server->accept or next;
		my $path = "";
		while (my $line = <$client>) {
			$path = $1 if $line =~ /^GET (\S+)/;
			last if $line =~ /^\r?$/;
		}
		answer($client, $path);
		close $client;
	}
}
