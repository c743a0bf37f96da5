# What prove runs the tests by: at the end it is said which were skipped, and why.
package Skips;
use strict;
use warnings;
use parent "TAP::Harness";

my (@order, %skipped);

sub note_skip {
	my ($file, $why) = @_;
	my $of = $skipped{$file} ||= {};

	push @order, [$file, $why] unless $of->{$why}++;
}

sub make_parser {
	my ($self, $job) = @_;
	my ($parser, $session) = $self->SUPER::make_parser($job);
	my $file = $job->description;

	$parser->callback(test => sub { note_skip($file, $_[0]->explanation) if $_[0]->has_skip });
	$parser->callback(plan => sub { note_skip($file, $_[0]->explanation) if $_[0]->has_skip });
	return ($parser, $session);
}

sub summary {
	my ($self, @rest) = @_;

	print "Skipped:\n" if @order;
	for my $skip (sort { $a->[0] cmp $b->[0] } @order) {
		my ($file, $why) = @$skip;
		my $times = $skipped{$file}{$why};

		printf "  %-24s %s%s\n", $file, $why eq "" ? "without a reason" : $why, $times > 1 ? " ($times tests)" : "";
	}
	return $self->SUPER::summary(@rest);
}

1;
