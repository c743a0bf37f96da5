# judge.pl TABLE: how the command answers the queries of a table: how many there are,
# how many are answered by one of the codes or categories beside them, how many find
# nothing, and how many of those are told what may have been meant.
use strict;
use warnings;
use JSON::PP;

my ($all, $right, $none, $suggested) = (0) x 4;

sub is_answer {
	my ($hit, $wanted) = @_;

	return $wanted eq "\@$hit->{category}" || grep { $_ eq $wanted || /^\d+ \Q$wanted\E$/ }
		grep { defined } $hit->{code}, @{$hit->{also} // []};
}

open my $table, "<", $ARGV[0] or die "$ARGV[0]: $!\n";
while (<$table>) {
	next if /^#/;
	chomp;
	my ($words, $codes) = split /\t/;
	my @hits;

	open my $answer, "-|", $ENV{bc}, "--search", "--json", "--limit=3", "--", $words or die;
	@hits = map { decode_json($_) } <$answer>;
	close $answer;
	$all++;
	$none += !@hits;
	$suggested += !@hits && qx("\$bc" --search -- "$words" 2>&1) =~ /did you mean/;
	if (defined $codes && grep { my $wanted = $_; grep { is_answer($_, $wanted) } @hits } split /\|/, $codes) {
		$right++;
	} elsif (defined $codes || @hits) {
		print "# $words: ", join(", ", map { $_->{code} // $_->{title} } @hits), "\n";
	}
}
print "$all $right $none $suggested\n";
