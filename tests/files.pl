# Whole files, read and written as bytes.
use strict;
use warnings;

sub slurp {
	my ($file) = @_;
	open my $f, "<:raw", $file or die "$file: $!";
	local $/;
	return <$f>;
}

sub spit {
	my ($file, $text) = @_;
	open my $f, ">:raw", $file or die "$file: $!";
	print $f $text;
	close $f or die "$file: $!";
}

1;
