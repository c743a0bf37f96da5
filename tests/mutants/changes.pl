# Mutants: small changes of the code, one each, which some test should see. Nothing is
# changed outside of functions, in comments, strings and what the preprocessor reads.
use strict;
use warnings;

# Operators and what takes their place.
my %instead = ("==" => "!=", "!=" => "==", " < " => " <= ", " <= " => " < ", " > " => " >= ", " >= " => " > ",
	"&&" => "||", "||" => "&&", " + " => " - ", " - " => " + ", " += " => " -= ", " -= " => " += ",
	"++" => "--", " & " => " | ", " | " => " & ", "<<" => ">>", ">>" => "<<", " * " => " / ", " / " => " * ",
	" % " => " / ", "true" => "false", "false" => "true");
my $operators = join "|", map { quotemeta } sort { length $b <=> length $a || $a cmp $b } keys %instead;

# The text with blanks for all that is no code, of the same length.
sub code_alone {
	my ($text) = @_;
	my $blank = sub { $_[0] =~ s/[^\n]/ /gr };

	$text =~ s{(/\*.*?\*/)|("(?:[^"\\\n]|\\.)*")|('(?:[^'\\\n]|\\.)+')|^([ \t]*\#(?:\\\n|[^\n])*)}
	    {defined $3 ? $3 : $blank->($1 // $2 // $4)}gemsx;
	return $text;
}

# Changes of one line of code: the offset, what stands there, and what instead.
sub changes_of_line {
	my ($line) = @_;
	my @changes;

	while ($line =~ /'(?:[^'\\]|\\.)+'|(?<![=!<>+\-*\/&|^%])(?:$operators)(?!=)/g) {
		my ($from, $at) = ($&, $-[0]);

		push @changes, [$at, $from, substr($from, 0, 1) eq "'" ? "($from + 1)" : $instead{$from}];
	}
	# More room than is asked for is none.
	my $room = $line =~ /^\s+\w+(?: \w+)* \*?\w+(?:\[\d+\][,;]|\[\]\[\d+\] = \{)/ ? qr/(?<!\[)/ : qr//;
	while ($line =~ /(?<![\w.'])$room(\d+)[uU]?(?:ll|LL)?(?![\w.'])/g) {
		push @changes, [$-[1], $1, $1 eq "1" ? "0" : $1 + 1];
	}
	while ($line =~ /!(?=[\w(])/g) {
		push @changes, [$-[0], "!", ""];
	}
	while ($line =~ /\b(?:if|while) (\((?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*\))/g) {
		push @changes, [$-[1], $1, "(!$1)"];
	}
	# A whole statement: what is assigned, called, counted, or where it leads. Memory that is
	# not freed changes nothing that is said; what looks for that is a sanitizer.
	return @changes if $line =~ /^\s+\w*[fF]ree(?:_\w+)?\(/;
	if ($line =~ /^\s+((?:[*(]*\w+(?:->\w+|\.\w+|\[[^\]]*\]|\))*\s*(?:[-+*\/|&^%]|<<|>>)?=[^=].*|
	    \w+\(.*\)|\w[\w.\->]*(?:\+\+|--)|break|continue);)\s*$/x && ($1 =~ tr/(//) == ($1 =~ tr/)//)) {
		push @changes, [$-[1], $1, ";"];
	}
	return @changes;
}

# All of a file: rows of line, offset in it, what stands there, and what instead.
sub changes_of {
	my ($text) = @_;
	my @lines = split /\n/, code_alone($text), -1;
	my (@changes, $inside);

	for my $i (0 .. $#lines) {
		$inside = $i > 0 && $lines[$i - 1] =~ /\)\s*$/ if $lines[$i] =~ /^\{/;
		$inside = 0 if $lines[$i] =~ /^\}/;
		next unless $inside;
		push @changes, map { [$i + 1, @$_] } changes_of_line($lines[$i]);
	}
	return @changes;
}

# The text with one of them.
sub changed {
	my ($text, $number, $at, $from, $to) = @_;
	my @lines = split /\n/, $text, -1;

	substr($lines[$number - 1], $at, length $from) = $to;
	return join "\n", @lines;
}

1;
