#!/usr/bin/env perl
# The rooms of src/rooms: each file stands in one, a room includes and calls
# only what stands above it in that list, and no two files call each other in
# a circle. Who calls whom is read from what was built, by nm. Each arrow that
# is wrong is shown.
use strict;
use warnings;
use File::Basename;
use File::Find;
use Test::More;

chdir dirname($0) . "/.." or die;
require "./tests/files.pl";
my $build = $ENV{B} || "build";
my $nm = $ENV{NM} || "nm";

# ---- the rooms, in their order, and the files of each

my (@rooms, %place, %part);
for (split /\n/, slurp("src/rooms")) {
	next if /^#/;
	my ($part, $room) = /^(\w+) +(\S+) +\S/ or die "src/rooms: what is this? $_\n";
	$place{$room} = @rooms;
	$part{$room} = $part;
	push @rooms, $room;
}
# What is built where: objects below the first are made of files below the
# second. The compiler of the list takes some of the runtime; the page and the npm
# package are compiled for another machine, and show their calls by what they include.
# The modules of Python and PostgreSQL and the extension of SQLite are only built when they
# are asked for.
my @built = (["src", "src"], ["command", "src"], ["module", "src"], ["sqlite", "src"], ["postgresql/object", "src"],
	["gen/src", "src"], ["gen", "gen"]);
# Two programs are linked from these, each with a main() of its own.
my %family = (src => "run", command => "run", module => "run", sqlite => "run", "postgresql/object" => "run",
	"gen/src" => "gen", gen => "gen");
# Programs that run while building, each on its own; and the public header, which
# every room may include.
my %alone = ("gen/pack.c" => 1, map { $_ => 1 } glob "gen/shrink/*.c");
my $public = "src/bouncecode.h";

plan tests => 7 + 2 * @rooms;

sub none {
	my ($wrong, $name) = @_;

	ok(!@$wrong, $name) or diag(join "\n", sort @$wrong);
}

my @files;
find({ no_chdir => 1, wanted => sub { push @files, $_ if /\.[ch]$/ } }, "src", "gen");
@files = sort @files;
none([grep { !-d } @rooms], "each room is a directory");
none([grep { $_ ne $public && !defined $place{dirname($_)} } @files], "each file stands in a room");
my @in_rooms = grep { $_ ne $public && defined $place{dirname($_)} } @files;

# ---- includes

# Below src/ an include begins with the room; below gen/ with the path.
sub included {
	my ($name) = @_;
	my ($file) = grep { -e } "src/$name", $name;

	return $file;
}

my (@nameless, @of_systems, %includes);
for my $file ($public, @in_rooms) {
	my $line = 0;

	for (split /\n/, slurp($file)) {
		$line++;
		push @of_systems, "$file:$line: $1"
			if m{^\s*#\s*include\s*<((?:sys/(?!types)|unistd|fcntl|dirent|poll|termios|pwd|windows|io)\b.*)>} &&
			$part{dirname($file)} ne "mail" && dirname($file) ne "src/cli/system";
		my ($name) = /^\s*#\s*include\s*"([^"]+)"/ or next;
		next if $name =~ m{^[^/]+\.gen\.h$} || $name =~ m{^(?:src/)?bouncecode\.h$};
		my $header = included($name);
		if (!defined $header || $name !~ m{/}) {
			push @nameless, "$file:$line: \"$name\" names no room";
			next;
		}
		push @{$includes{dirname($file)}}, ["$file:$line", $header];
	}
}
none(\@nameless, "each include names its room");
none(\@of_systems, "what not all systems have is included in src/cli/system");
for my $room (@rooms) {
	my @up = grep { $place{dirname($_->[1])} > $place{$room} } @{$includes{$room} || []};

	none([map { "$_->[0] includes $_->[1]" } @up], "$room includes what stands above it in the list");
}

# ---- calls: who needs a symbol that another file defines

my (%defined, %needed, %object);
for (@built) {
	my ($below, $source) = @$_;
	my $family = $family{$below};

	for my $file (grep { /\.c$/ && m{^\Q$source\E/} } @in_rooms) {
		(my $object = $file) =~ s{^\Q$source\E/(.*)\.c$}{$build/$below/$1.o};
		next unless -e $object && !$object{"$family $file"};
		$object{"$family $file"} = $object{$file} = $object;
		for (`$nm -P '$object'`) {
			my ($symbol, $type) = split;

			if ($type eq "U") {
				$needed{$family}{$file}{$symbol} = 1;
			} elsif ($type =~ /[A-Z]/) {
				push @{$defined{$family}{$symbol}}, $file;
			}
		}
	}
}
none([grep { /\.c$/ && !$alone{$_} && $part{dirname($_)} !~ /^(?:page|npm|python|sqlite|postgresql)$/ &&
		($part{dirname($_)} ne "mail" || -e "$build/bouncecode-mail") && !$object{$_} } @in_rooms],
	"each file was built");

my (%up, %calls);
for my $family (sort keys %needed) {
	for my $file (sort keys %{$needed{$family}}) {
		for my $symbol (sort keys %{$needed{$family}{$file}}) {
			my @by = grep { $_ ne $file } @{$defined{$family}{$symbol} || []};

			$calls{$file}{$_}{$symbol} = 1 for @by;
			next if grep { $place{dirname($_)} <= $place{dirname($file)} } @by;
			$up{dirname($file)}{"$file -> $_, $symbol"} = 1 for @by;
		}
	}
}
cmp_ok(scalar keys %calls, ">", 20, "files that call others are found");
for my $room (@rooms) {
	none([keys %{$up{$room} || {}}], "$room calls what stands above it in the list");
}

# ---- circles: files from which each other can be reached

my %reached;
for my $start (keys %calls) {
	my @next = keys %{$calls{$start}};

	while (defined(my $file = pop @next)) {
		next if $reached{$start}{$file}++;
		push @next, keys %{$calls{$file} || {}};
	}
}
my @circles;
for my $from (keys %calls) {
	for my $to (keys %{$calls{$from}}) {
		push @circles, "$from -> $to, " . join " ", sort keys %{$calls{$from}{$to}}
			if $reached{$to}{$from};
	}
}
none(\@circles, "no two files call each other in a circle");
