# Tables of figures, as the documents have them.
use strict;
use warnings;

my %kind_of_file = (
	mails => "mails that came back, of other projects' tests", stock => "what servers are built to say",
	pasted => "pasted into public issues",
);

# ---- figures

sub share {
	my ($part, $all) = @_;

	return $all ? sprintf "%.1f %%", 100 * $part / $all : "-";
}

# Rows, "right", "wrong", "nothing" and "killed" of them, as cells.
sub cells {
	my @rows = @_;
	my %count = (right => 0, wrong => 0, nothing => 0);

	$count{$_->{mark}}++ for @rows;
	return (scalar @rows, $count{right}, share($count{right}, scalar @rows), $count{wrong}, $count{nothing},
		scalar grep { $_->{killed} } @rows);
}

# Columns of these heads are text, others are numbers.
my %text_column = map { $_ => 1 } qw(corpus confidence basis provider language accepted answered example), "what it is";

sub table {
	my ($head, @lines) = @_;
	my @rules = map { $text_column{$_} ? "---" : "---:" } @$head;

	return join "", map { "| " . join(" | ", @$_) . " |\n" } $head, \@rules, @lines;
}

my @figures = ("texts", "right", "share", "wrong", "nothing found", "wrongly hard");

# A line for each value of a field, in the order that is given, and then by the
# alphabet; values of fewer rows than LEAST are one line, "others".
sub by {
	my ($name, $field, $order, $least, @rows) = @_;
	my %of;

	push @{$of{$_->{$field}}}, $_ for @rows;
	my @others = map { @{$of{$_}} } grep { @{$of{$_}} < $least } sort keys %of;
	my %known = map { $_ => 1 } @$order;
	my @values = grep { $of{$_} && @{$of{$_}} >= $least } @$order, grep { !$known{$_} } sort keys %of;
	my @lines = map { [$_, cells(@{$of{$_}})] } @values;

	push @lines, ["others", cells(@others)] if @others;
	return table([$name, @figures], @lines);
}

sub by_confidence {
	my @rows = @_;
	my @lines;

	for my $confidence (qw(high medium low none)) {
		my @these = grep { $_->{confidence} eq $confidence } @rows or next;
		my @found = grep { $_->{mark} ne "nothing" } @these;

		push @lines, [$confidence, scalar @these, share(scalar @these, scalar @rows),
			share(scalar(grep { $_->{mark} eq "right" } @these), scalar @found), scalar grep { $_->{killed} } @these];
	}
	return table(["confidence", "texts", "share of all", "right, where a category was answered", "wrongly hard"], @lines);
}

# A text as a cell of a table.
sub example {
	my ($text) = @_;

	$text = substr($text, 0, 97) . "..." if length $text > 100;
	$text =~ s/[^\x20-\x7e]+\.{3}$/.../;
	$text =~ s/`/'/g;
	$text =~ s/\|/\\|/g;
	$text =~ s/  +/ /g;
	return "`$text`";
}

sub confusions {
	my ($most, @rows) = @_;
	my %of;

	push @{$of{join(", ", @{$_->{accepted}}) . "\t" . $_->{category}}}, $_ for grep { $_->{mark} eq "wrong" } @rows;
	my @keys = sort { @{$of{$b}} <=> @{$of{$a}} || $a cmp $b } keys %of;
	my $all = @keys;
	@keys = @keys[0 .. $most - 1] if @keys > $most;

	my $text = table([qw(accepted answered texts example)],
		map { [split(/\t/), scalar @{$of{$_}}, example($of{$_}[0]{text})] } @keys);
	return $text . ($all > @keys ? "\nThe first " . @keys . " of $all pairs.\n" : "");
}

# All tables of a set of answers, below a heading of its own.
sub tables {
	my ($most, @rows) = @_;
	my @files = map { my $f = $_; [$f, $kind_of_file{$f}, cells(grep { $_->{file} eq $f } @rows)] } qw(mails stock pasted);
	my $text = table(["corpus", "what it is", @figures], @files, ["all", "", cells(@rows)]);

	$text .= "\nBy confidence, which is the program's own word for how sure it is:\n\n" . by_confidence(@rows);
	$text .= "\nBy basis, what decided:\n\n" . by("basis", "basis",
		[qw(vendor-code provider-phrase phrase words pair enhanced reply class none)], 1, @rows);
	$text .= "\nBy the provider that was named:\n\n" . by("provider", "provider", [], 4, @rows);
	$text .= "\nBy language, which is told by script and by words that are in nearly every sentence:\n\n"
		. by("language", "language", [languages()], 1, @rows);
	return $text . "\nWhere the answer is wrong, the commonest first:\n\n" . confusions($most, @rows);
}

1;
