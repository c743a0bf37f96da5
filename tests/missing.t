#!/usr/bin/env perl
# A list from which something is missing, an element or an attribute, is refused with the
# line of an error, or every output is made of it: no emitter meets what is not there. Here
# it is words of the vocabulary; "make check-faults", with FAULTS=all, takes away all of the
# small list in turn, and each word of the real one.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename;
use File::Temp qw(tempdir);
use Test::More;

chdir dirname($0) . "/.." or die;
require "./tests/files.pl";
my $gen = abs_path($ENV{B} || "build") . "/bouncegen";
my $work = tempdir(CLEANUP => 1);
my $all = ($ENV{FAULTS} // "") eq "all";
my @outputs = slurp("gen/emit/outputs") =~ /^([a-z]+)  /mg;
spit("$work/page.html", "<html lang=\"en\">\n<head>\n</head>\n<body>\n<footer>\n</footer>\n</body>\n</html>\n");
system("cp -R tests/small/translations $work") == 0 or die;

# What can be taken away of a list: what it is, and where it stands.
sub parts {
	my ($text) = @_;
	my (@open, @parts);

	while ($text =~ m{<!--.*?-->|<\?.*?\?>|<(/?)([\w:-]+)((?:\s+[\w:-]+="[^"]*")*)\s*(/?)>}gs) {
		my ($at, $end, $closes, $name, $attributes, $is_empty) = ($-[0], $+[0], $1, $2, $3, $4);

		next unless defined $name;
		if ($closes) {
			my $begin = pop @open;
			push @parts, ["<$name>", $begin, $end - $begin];
			next;
		}
		push @parts, ["$1= of <$name>", $at + 1 + length($name) + $-[0], $+[0] - $-[0]]
			while $attributes =~ m{\s+([\w:-]+)="[^"]*"}g;
		push @parts, ["<$name>", $at, $end - $at] if $is_empty;
		push @open, $at unless $is_empty;
	}
	return sort { $a->[1] <=> $b->[1] } @parts;
}

# Status, or the signal that ended it, and what was said.
sub generate {
	my (@arguments) = @_;
	my $pid = fork // die;

	if ($pid == 0) {
		open STDERR, ">", "$work/errors" or die;
		alarm 20;
		exec $gen, @arguments or die;
	}
	waitpid $pid, 0;
	return ($? & 127 ? "signal " . ($? & 127) : $? >> 8, scalar slurp("$work/errors"));
}

# What is wrong with the compiler, or nothing. A translation of what is missing is an error
# of its own, with its line.
sub wrong_with {
	my ($list) = @_;
	my ($status, $errors) = generate("check", $list);

	return if $status eq "1" && $errors =~ m{^(?:\Q$list\E|\Q$work\E/translations/\w+\.xml):\d+: error: }m;
	return "check: $status, $errors" if $status ne "0";
	for my $output (@outputs, "site") {
		($status, $errors) = generate($output, $list, "$work/out", $output eq "site" ? ("$work/page.html", "") : ());
		# The main page is there in one language.
		next if $status eq "0" || ($output eq "site" && $status eq "1" && $errors =~ m{^bouncegen: \S+: No such file}m);
		# What the tables have no room for only their emitter knows.
		return "$output: $status, $errors" if $status ne "1" || $errors !~ /^\Q$list\E:\d+: error: /m;
	}
	return;
}

sub take_away {
	my ($name, $text, @parts) = @_;
	my @wrong;

	for my $part (@parts) {
		my ($what, $at, $length) = @$part;
		my $less = $text;

		substr($less, $at, $length) = "";
		spit("$work/codes.xml", $less);
		my $wrong = wrong_with("$work/codes.xml");
		push @wrong, sprintf "%s in line %d: %s", $what, 1 + substr($text, 0, $at) =~ tr/\n//, $wrong if $wrong;
	}
	ok(@parts > 10 && !@wrong, sprintf "%s: %d parts", $name, scalar @parts) or diag(@wrong);
}

my $small = slurp("tests/small/codes.xml");
my $end = index $small, "</vocabulary>";
my @parts = parts($small);
my @words = grep { $_->[1] < $end && $_->[0] =~ /^<(?:fault|bounce|action|confidence|kind|basis|remark|system|category|provider|blocklist|meaning|personal|server|list)>$/ } @parts;
take_away("the vocabulary of the small list", $small, @words);
if ($all) {
	take_away("the small list", $small, @parts);
	my $list = slurp("codes.xml");
	system("rm -rf $work/translations && cp -R translations $work") == 0 or die;
	$end = index $list, "</vocabulary>";
	take_away("the vocabulary of the list", $list, grep { $_->[1] < $end && $_->[0] =~ /^<(?:fault|bounce|action|confidence|kind|basis|remark|system|category)>$/ } parts($list));
}
done_testing();
