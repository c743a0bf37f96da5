# A name that no shell takes apart, for commands that a test makes.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Temp qw(tempdir);

# The same place, from the root on; by a link, where the name has blanks.
sub plain_path {
	my $path = abs_path(shift);
	return $path unless $path =~ m{[^\w/.,:+=@%-]};
	my $link = tempdir(CLEANUP => 1) . "/here";
	symlink $path, $link or die "$link: $!";
	return $link;
}

1;
