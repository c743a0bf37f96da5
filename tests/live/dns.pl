#!/usr/bin/env perl
# dns.pl ADDRESS SERVICES ZONE: the only name server of the lab. Each service is a domain,
# NAME.PROGRAM.test, with an MX; the zone has what else there is: "name TYPE value" a line,
# where SERVFAIL is a type as well. All other names do not exist.
use strict;
use warnings;
use IO::Socket::INET;

my ($address, $services, $zone) = @ARGV;
my %type = (A => 1, NS => 2, CNAME => 5, SOA => 6, PTR => 12, MX => 15, TXT => 16, AAAA => 28);
my %type_of = reverse %type;
my (%records, %exists);

sub add {
	my ($name, $kind, $value) = @_;

	push @{$records{lc $name}{$kind}}, $value;
	# What stands above a name exists as well, without records (RFC 8020 section 2).
	for (my $n = lc $name; $n ne ""; $n =~ s/^[^.]*\.?//) { $exists{$n} = 1 }
}

sub rows {
	my ($file, $do) = @_;

	open my $f, "<", $file or die "$file: $!";
	while (<$f>) {
		chomp;
		$do->() unless /^(?:#|$)/;
	}
}

rows($services, sub {
	my ($name, $program, $at) = split /\t/;

	add("$name.$program.test", "MX", "10 mx.$name.$program.test");
	add("$name.$program.test", "A", $at);
	add("mx.$name.$program.test", "A", $at);
	add(join(".", reverse split /\./, $at) . ".in-addr.arpa", "PTR", "mx.$name.$program.test");
});
rows($zone, sub { add(split " ", $_, 3) });

sub packed_name { join("", map { pack "C/a*", $_ } split /\./, $_[0]) . "\0" }

sub packed_value {
	my ($kind, $value) = @_;

	return pack "C4", split /\./, $value if $kind eq "A";
	return pack("n", $1) . packed_name($2 eq "." ? "" : $2) if $kind eq "MX" && $value =~ /^(\d+) (\S+)/;
	return pack "C/a*", $value if $kind eq "TXT";
	return packed_name($value);
}

sub answer {
	my ($query) = @_;
	my ($id, $flags) = unpack "nn", $query;
	my ($at, @labels) = (12);

	while (my $length = ord substr $query, $at, 1) {
		push @labels, substr $query, $at + 1, $length;
		$at += 1 + $length;
	}
	my $question = substr $query, 12, $at + 5 - 12;
	my $kind = $type_of{unpack "n", substr $query, $at + 1, 2} // "";
	my $name = lc join ".", @labels;
	my $has = $records{$name} || {};
	my $code = $has->{SERVFAIL} ? 2 : $exists{$name} ? 0 : 3;
	my @found = map { [$kind, $_] } @{$has->{$kind} || []};
	my $answer = join "", map {
		my $data = packed_value(@$_);
		pack("n n n N n", 0xc00c, $type{$_->[0]}, 1, 60, length $data) . $data;
	} @found;
	# Without an answer the zone says for how long (RFC 2308 section 2).
	my $soa = packed_name("ns.test") . packed_name("root.test") . pack("N5", 1, 60, 60, 60, 60);
	my $authority = @found || $code == 2 ? "" : "\0" . pack("n n N n", 6, 1, 60, length $soa) . $soa;
	return pack("n6", $id, 0x8580 | $flags & 0x100 | $code, 1, scalar @found, $authority ne "" ? 1 : 0, 0) .
		$question . $answer . $authority;
}

my $socket = IO::Socket::INET->new(LocalAddr => $address, LocalPort => 53, Proto => "udp") or die "$address: $!";
while (defined(my $peer = $socket->recv(my $query, 4096))) {
	$socket->send(answer($query), 0, $peer) if length $query > 16;
}
