# The C files of src/rooms with the flags that each is compiled with, for programs that
# compile them as make does: FLAGS_src, FLAGS_command and FLAGS_gen, which it tells.
use strict;
use warnings;

require "./tests/files.pl";

my %flags = (runtime => "src", index => "src", summary => "command", command => "command", mail => "command",
	compiler => "gen", keeper => "gen");

# Pairs of a file and its flags, in the order of the rooms.
sub files_of_rooms {
	my @files;

	for (split /\n/, slurp("src/rooms")) {
		my ($part, $room) = /^(\w+) +(\S+)/ or next;
		my $flags = $flags{$part} or next;

		push @files, map { [$_, $ENV{"FLAGS_$flags"} // die "FLAGS_$flags is not set\n"] } sort glob "$room/*.c";
	}
	return @files;
}

# Those that FILES asks for, by a part of their names.
sub asked_files {
	my @asked = split / /, $ENV{FILES} || "";

	return grep { my $f = $_->[0]; !@asked || grep { index($f, s/:.*//r) >= 0 } @asked } files_of_rooms();
}

1;
