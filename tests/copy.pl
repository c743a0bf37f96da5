# Into a copy of the project with what was built, for tests that do there what a
# document says; a build directory of any name and any make are "build" and
# "make" in it.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename;
use File::Temp qw(tempdir);

# Returns the name of the build directory.
sub enter_copy {
	my $build = abs_path($ENV{B} || "build");
	my $make = $ENV{MAKE} || "make";
	my $tree = tempdir(CLEANUP => 1);
	my $b = basename($build);

	system("tests/copy.sh", $tree) == 0 or die;
	system("cp -a '$build' $tree/") == 0 or die;
	chdir $tree or die;
	mkdir "bin";
	chomp(my $program = `sh -c 'command -v "$make"'`);
	symlink $program, "bin/make" or die;
	delete @ENV{qw(COLUMNS MFLAGS MAKELEVEL B MAKE)};
	# What is built keeps the name that make's own notes have.
	$ENV{MAKEFLAGS} = "B=$b";
	$ENV{PATH} = "$tree/bin:$ENV{PATH}";
	return $b;
}

1;
