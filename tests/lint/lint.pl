#!/usr/bin/env perl
# What clang-tidy, cppcheck and gcc's analyzer find in src/ and gen/. What they find
# and is none stands in known.tsv, with the line and a reason; a row that nothing is
# found for is wrong as well. Called by "make lint", which has built what is included
# and tells how each part is compiled: FLAGS_src, FLAGS_command and FLAGS_gen.
#
#     make lint TOOLS='cppcheck' FILES='src/text/in_text.c'
use strict;
use warnings;
use File::Basename;

chdir dirname($0) . "/../.." or die;
require "./tests/files.pl";
require "./tests/rooms.pl";
my $build = $ENV{B} || "build";

my @files = asked_files();
die "make lint: FILES='$ENV{FILES}' are none of src and gen\n" if !@files;

# ---- the tools, each of which says FILE:LINE: CHECK: MESSAGE

# What does not compile is looked through by none.
sub cannot {
	my ($file, $said) = @_;

	return [$file, 1, "cannot", $said =~ s/\n.*//sr];
}

# Its header filter is for paths as they stand in an include.
sub clang_tidy {
	my ($file, $flags) = @_;
	my $options = "--quiet --config-file=tests/lint/clang-tidy --header-filter='(src|gen)/'";
	my $said = `clang-tidy $options $file -- $flags 2>&1`;
	return cannot($file, $said) if $? != 0;
	return map { s/^.*?((?:src|gen)\/)/$1/r =~ /^(\S+?):(\d+):\d+: (?:warning|error): (.*) \[([\w.,-]+)\]$/ ?
		[$1, $2, $4, $3] : () } split /\n/, $said;
}

# Without what was generated, of which it takes minutes to read the tables.
sub cppcheck {
	my ($file, $flags) = @_;
	my ($standard) = $flags =~ /-std=(\w+)/;
	my $defined = join " ", grep { /^-[DI]/ && !/MAIL_DIRECTORY|^-I\Q$build\E$/ } split / +/, $flags;
	my $options = "-q --enable=warning,performance,portability --std=$standard --max-configs=1 " .
		"--suppressions-list=tests/lint/cppcheck -D__GNUC__=12 -D__linux__ -D__x86_64__ -D__SSE2__";
	my $said = `cppcheck $options $defined --template='{file}:{line}: {id}: {message}' --template-location= $file 2>&1`;

	return map { /^((?:src|gen)\S+?):(\d+): (\w+): (.*)/ ? [$1, $2, $3, $4] : () } split /\n/, $said;
}

# Of processor time it has two minutes for a file, and needs some seconds for most.
sub analyzer {
	my ($file, $flags) = @_;
	my $said = `ulimit -t 120; gcc -O2 -fanalyzer -fdiagnostics-path-format=none -Wno-overlength-strings $flags -c -o /dev/null $file 2>&1`;
	return cannot($file, $said) if $? != 0;
	return map { /^((?:src|gen)\S+?):(\d+):\d+: (?:warning|error): (.*) \[(?:CWE-\d+\] \[)?(-W[\w-]+)\]/ ?
		[$1, $2, $4, $3] : () } split /\n/, $said;
}

# ---- what is known, and what is new

# Rows say what, where, the line, and why it is none.
my @known = map { [split /\t/] } grep { !/^#/ } split /\n/, slurp("tests/lint/known.tsv");
my (%seen, %said, %lines);
my @tools = (["clang-tidy", \&clang_tidy], ["cppcheck", \&cppcheck], ["analyzer", \&analyzer]);
my %wanted = map { ($_ => 1) } split / /, $ENV{TOOLS} || join " ", map { $_->[0] } @tools;
my $bad = 0;

die "make lint: TOOLS are some of ", join(", ", map { $_->[0] } @tools), "\n" if grep { my $w = $_; !grep { $_->[0] eq $w } @tools } keys %wanted;
for my $tool (grep { $wanted{$_->[0]} } @tools) {
	my ($name, $run) = @$tool;
	my ($began, $found, $new) = (time, 0, 0);

	for my $file (@files) {
		for my $finding ($run->(@$file)) {
			my ($where, $number, $check, $message) = @$finding;
			my $line = ($lines{$where} //= [split /\n/, slurp($where)])->[$number - 1] =~ s/^\s+|\s+$//gr;
			my ($row) = grep { my $k = $known[$_]; $k->[0] eq $check && $k->[1] eq $where && $k->[2] eq $line }
				0 .. $#known;

			next if $said{"$where:$number: $check"}++;
			$found++;
			if (defined $row) {
				$seen{$row} = 1;
			} else {
				print "$where:$number: $check: $message\n    $line\n";
				$bad = 1;
				$new++;
			}
		}
	}
	print "$name: ", scalar @files, " looked through in ", time - $began, " s: $found found, $new of them without a row in known.tsv\n";
}
if (!$ENV{FILES} && keys %wanted == @tools) {
	for (grep { !$seen{$_} } 0 .. $#known) {
		print "tests/lint/known.tsv: nothing is found any more: ", join(" ", @{$known[$_]}[0 .. 2]), "\n";
		$bad = 1;
	}
}
exit $bad;
