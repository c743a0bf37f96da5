#!/usr/bin/env perl
# What refusals mean and what logs report, with FFI::Platypus.
#
#     perl bounces.pl "452 4.2.2 Mailbox full"
#     perl bounces.pl </var/log/mail.log
use strict;
use warnings;
use FFI::Platypus;
use FFI::Platypus::Buffer qw(grow scalar_to_pointer set_used_length);
use JSON::PP qw(decode_json);

# These are from bouncecode.h.
use constant { JSON_SIZE => 8192, JSON_BRIEF => 1, STRUCT_REPORT => 8, STRUCT_SCAN => 9 };

my $ffi = FFI::Platypus->new(api => 1, lib => "libbouncecode.so.0");
$ffi->mangler(sub { "bouncecode_$_[0]" });
$ffi->attach(json => [qw(string size_t opaque size_t uint)] => "size_t");
$ffi->attach(size_of => ["int"] => "size_t");
$ffi->attach(scan_start => ["opaque"] => "void");
$ffi->attach(scan_feed => [qw(opaque string size_t)] => "void");
$ffi->attach(scan_feed_part => [qw(opaque string size_t)] => "void");
$ffi->attach(scan_next => [qw(opaque opaque)] => "int");
$ffi->attach(scan_rest => ["opaque"] => "size_t");
$ffi->attach(report_json => [qw(opaque opaque size_t uint)] => "size_t");

# What a reply means, as a hash; undef where nothing tells. The reply is bytes.
sub explain {
	my ($reply) = @_;

	grow(my $json, JSON_SIZE);
	set_used_length($json, json($reply, length $reply, scalar_to_pointer($json), JSON_SIZE, 0));
	my $answer = decode_json($json);
	return defined $answer->{category} ? $answer : undef;
}

sub report_record {
	my ($report) = @_;
	my $size = 1 + report_json($report, undef, 0, JSON_BRIEF);

	grow(my $json, $size);
	set_used_length($json, report_json($report, scalar_to_pointer($json), $size, JSON_BRIEF));
	return $json;
}

# Calls a function with a record, in JSON, of each status that a log reports.
sub scan {
	my ($log, $each) = @_;
	my ($text, $more) = ("", 1);

	grow(my $scan, size_of(STRUCT_SCAN));
	grow(my $report, size_of(STRUCT_REPORT));
	my ($scan_at, $report_at) = map { scalar_to_pointer($_) } $scan, $report;
	scan_start($scan_at);
	while ($more) {
		defined read $log, $text, 1 << 16, length $text or die "the log: $!\n";
		$text .= readline($log) // ""; # whole lines
		$more = !eof $log;
		$more ? scan_feed_part($scan_at, $text, length $text) : scan_feed($scan_at, $text, length $text);
		$each->(report_record($report_at)) while scan_next($scan_at, $report_at);
		$text = substr $text, length($text) - scan_rest($scan_at); # an event that goes on
	}
}

if (@ARGV) {
	binmode STDOUT, ":encoding(UTF-8)";
	for (map { explain($_) } @ARGV) {
		print $_ ? "$_->{category}, $_->{bounce}, $_->{action}: $_->{advice}\n" : "unknown\n";
	}
} else {
	binmode STDIN;
	scan(\*STDIN, sub { print "$_[0]\n" });
}
