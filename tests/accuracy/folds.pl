# Each text, answered by a list without what those who wrote or collected the
# text have told the list.
#
# Sources of one house count as one (houses.tsv). The houses that wrote the
# texts are put into ten folds by a number made of their names; the texts of one
# file and one fold are answered by a list without any entry that stands in it
# only on the word of the houses of that fold, of the places where these texts
# were found, or that is a reply of such a provider. What RFCs define stays.
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename;
use File::Temp qw(tempdir);

my $folds = 10;
my $workers = 2;

# ---- houses

my %house_of;

# The house of a source, by its name in the list or in the corpus: that of
# houses.tsv, else the name; an issue is that of its repository.
sub house {
	my $name = lc shift;

	%house_of = map { my ($n, $h) = split /\t/; (lc $n => $h) } grep { !/^#/ } split /\n/,
		slurp("tests/accuracy/houses.tsv") unless %house_of;
	$name =~ s/\s*#\d+$//;
	$name =~ s{^([\w.-]+)/[\w.-]+\.(?:eml|txt)$}{$1};
	return $house_of{$name} // $name;
}

# FNV-1a of 32 bits.
sub fold_of {
	my $hash = 2166136261;

	$hash = (($hash ^ $_) * 16777619) & 0xffffffff for unpack "C*", house(shift);
	return $hash % $folds;
}

# The houses that a text was found with: an issue's are also those of entries
# that only say "public issues".
sub found_with {
	my ($row) = @_;

	return map { /#\d/ ? (house($_), house("public issue threads")) : house($_) } @{$row->{places}};
}

# ---- a list without them

# leave_out LIST, TEXTS, HOUSES: the list, and how many entries it has less.
sub leave_out {
	my ($list, $texts, %out) = @_;
	my %source = map { my ($id, $name) = (/ id="([^"]*)"/, / name="([^"]*)"/); ($id => house($name)) }
		$list =~ /^ *<source id=.*$/mg;
	my %same = map { plain($_) => 1 } @$texts;
	my $less = 0;
	my $entry = sub {
		my ($element) = @_;
		my @sources = $element =~ /<source ref="([^"]*)"/g;
		my ($provider) = $element =~ /\A *<response [^>]*\bprovider="([^"]*)"/;
		my $gone = @sources && !grep { !$out{$source{$_} // house($_)} } @sources;

		$gone ||= defined $provider && $out{house($provider)};
		$less++ if $gone;
		return $gone ? "" : $element;
	};
	my $line = sub {
		my ($of, $element) = @_;
		my ($id) = $element =~ /\A *<line [^>]*\bsource="([^"]*)"/;
		my ($text) = $element =~ />(.*?)</s;
		my @of = map { $source{$_} // house($_) } grep { defined } $of, $id;

		return (grep { $out{$_} } @of) || $same{plain($text // "")} ? "" : $element;
	};

	$list =~ s{^ *<(response|phrase|blocklist|cue|headline)\b[^>]*?(?:/>|>[^\n]*</\1>|>.*?^ *</\1>)\n}{$entry->($&)}msge;
	$list =~ s{^( *<lines\b[^>]*>\n)(.*?)(^ *</lines>\n)}{lines_left($line, $1, $2, $3)}msge;
	# The compiler takes no source that nothing names.
	my %named = map { $_ => 1 } $list =~ /\b(?:ref|source|of)="([^"]*)"/g;
	$list =~ s{^ *<source id="([^"]*)".*\n}{$named{$1} ? $& : ""}mge;
	return ($list, $less);
}

# What is left of a group of lines, nothing where none is.
sub lines_left {
	my ($line, $open, $lines, $close) = @_;
	my ($of) = $open =~ /\bof="([^"]*)"/;

	$lines =~ s{^ *<line\b.*?</line>\n}{$line->($of, $&)}msge;
	return $lines =~ /<line/ ? $open . $lines . $close : "";
}

# A text as far as two of them are the same: letters, in small ones.
sub plain {
	my $text = lc shift;

	$text =~ s/&[a-z]+;|&#\d+;//g;
	$text =~ s/[\x00-\x60\x7b-\x7f]//g;
	return $text;
}

# ---- answers

# answers_left_out BUILD, ROWS: a record for each row. Each worker has a copy of
# the project with what was built, in which only the list changes.
sub answers_left_out {
	my ($build, $rows) = @_;
	my $b = basename($build);
	my $list = slurp("codes.xml");
	my $top = abs_path(".");
	my $work = tempdir(CLEANUP => 1);
	my (%job, @records);

	push @{$job{"$rows->[$_]{file} " . fold_of($rows->[$_]{house})}}, $_ for 0 .. $#$rows;
	my @jobs = sort keys %job;
	my @pids;
	for my $worker (0 .. $workers - 1) {
		my $pid = fork // die "fork: $!";

		push @pids, $pid;
		next if $pid;
		my $tree = "$work/$worker";
		mkdir $tree;
		system("tests/copy.sh '$tree' && cp -a '$build' '$tree/'") == 0 or die;
		for (my $i = $worker; $i < @jobs; $i += $workers) {
			spit("$work/$jobs[$i].json", encode_json([work_on($tree, $b, $list, map { $rows->[$_] } @{$job{$jobs[$i]}})]));
		}
		require POSIX;
		POSIX::_exit(0);
	}
	for (@pids) {
		waitpid $_, 0;
		$? == 0 or die "a fold could not be built\n";
	}
	chdir $top or die;
	for my $name (@jobs) {
		my $got = decode_json(slurp("$work/$name.json"));

		@records[@{$job{$name}}] = @$got;
	}
	return @records;
}

sub work_on {
	my ($tree, $b, $list, @rows) = @_;
	my @names = ($list =~ /<source id="[^>]* name="([^"]*)"/g, $list =~ /<provider id="([^"]*)"/g);
	my $fold = fold_of($rows[0]{house});
	my @of_fold = grep { !/^(?:rfc |iana|draft-)/ && fold_of($_) == $fold } map { house($_) } @names, map { $_->{house} } @rows;
	my %out = map { $_ => 1 } @of_fold, map { found_with($_) } @rows;
	my ($left, $less) = leave_out($list, [map { $_->{text} } @rows], %out);
	local @ENV{qw(MAKEFLAGS MFLAGS MAKELEVEL B)};
	delete @ENV{qw(MAKEFLAGS MFLAGS MAKELEVEL B)};
	my $make = $ENV{MAKE} || "make";

	spit("$tree/codes.xml", $left);
	system("cd '$tree' && $make -s B='$b' OVERLAY= '$b/bouncecode' >&2") == 0
		or die "$rows[0]{file}, fold $fold: no command\n";
	printf STDERR "%-8s fold %d: %4d texts, %4d entries less\n", $rows[0]{file}, $fold, scalar @rows, $less
		if -t STDERR;
	return answers("$tree/$b/bouncecode", map { $_->{text} } @rows);
}

1;
