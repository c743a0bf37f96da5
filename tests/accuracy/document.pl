# docs/ACCURACY.md: what is judged and how, and the sections with their figures.
use strict;
use warnings;

# How many are right, wrong and nothing, in one cell.
sub three {
	my %count = (right => 0, wrong => 0, nothing => 0);

	$count{$_}++ for @_;
	return share($count{right}, scalar @_) . ", $count{wrong}, $count{nothing}";
}

sub sisimai_section {
	my ($whole, $left_out, $version, @marks) = @_;

	return "Sisimai was not installed when this was written.\n" unless defined $version;
	my @parts = (["set-of-emails", sub { "@{$_[0]{places}}" =~ /^set-of-emails/ }],
		["other mails", sub { $_[0]{file} eq "mails" && "@{$_[0]{places}}" !~ /^set-of-emails/ }],
		["stock", sub { $_[0]{file} eq "stock" }], ["pasted", sub { $_[0]{file} eq "pasted" }], ["all", sub { 1 }]);
	my @lines = map {
		my ($name, $in) = @$_;
		my @these = grep { $in->($whole->[$_]) } 0 .. $#$whole;

		[$name, scalar @these, three(map { $whole->[$_]{mark} } @these), three(map { $left_out->[$_]{mark} } @these),
			three(map { $marks[$_] } @these)]
	} @parts;
	return <<"END" . table(["corpus", "texts", "bouncecode", "with the author left out", "Sisimai"], @lines);
Sisimai $version reads whole mails, not lines. It was given each text as the diagnostic code of a plain report (RFC 3464)
that names no host, so that neither what it knows of single providers nor the rest of the mail was of use to it: these
are not its figures for mails. Its words are coarser than our categories; any category that a word of it may stand for
counts as its answer, which favours it. The labels of the first row are its own, by a newer edition, which favours it
there. "Nothing" are its undefined and onhold. A cell is the share that is right, then the numbers of wrong and of nothing.

END
}

# What was right among the answers of each confidence.
sub confidence_section {
	my ($whole, $left_out) = @_;
	my $right = sub {
		my ($confidence, $rows) = @_;
		my @found = grep { $_->{confidence} eq $confidence && $_->{mark} ne "nothing" } @$rows;

		return share(scalar(grep { $_->{mark} eq "right" } @found), scalar @found);
	};
	my @lines = map { [$_, $right->($_, $whole), $right->($_, $left_out)] } qw(high medium low);

	return <<"END" . table(["confidence", "right, the list as it is", "right, with the author left out"], @lines);
The list says `high` for "says exactly this", `medium` for "right in most cases" and `low` for "a hint: do not act on it
alone". Of the answers that had each, this share was right:

END
}

sub whole_section {
	return "## The list as it is\n\n" . tables(20, @_);
}

# The sentence of README.md, which is one line.
sub readme_line {
	my ($whole, $left_out) = @_;
	my @whole = cells(@$whole);
	my @left = cells(@$left_out);

	return "Of $whole[0] published replies, $whole[2] are answered right; $left[2] where the list lacks all that"
		. " their authors told it:\n";
}

sub document {
	my %of = @_;
	my @whole = cells(@{$of{whole}});
	my @left = cells(@{$of{left_out}});

	return introduction(\@whole, \@left) . whole_section(@{$of{whole}})
		. left_out_section($of{houses}) . tables(12, @{$of{left_out}})
		. "\n## What confidence meant\n\n" . confidence_section($of{whole}, $of{left_out})
		. "\n## Beside another program\n\n" . sisimai_section($of{whole}, $of{left_out}, @{$of{sisimai}});
}

sub introduction {
	my ($whole, $left) = @_;

	return <<"END";
# Accuracy

How often the category that bouncecode answers is right. Made by `make accuracy`; do not edit.

In short: of $whole->[0] texts that others published, the list as it is answers $whole->[2] right. Where all that the
author and the collector of a text told the list is taken out of it, $left->[2] are right; that is the honest figure for
a server of which nobody has told yet. `hard` says that an address is dead, and a mistake there costs somebody's mail:
$whole->[5] texts were called hard that may mean something else, and $left->[5] with the author left out.

## What is judged

The texts are in [tests/corpus](../tests/corpus/README.md), with their origins and licences: replies, diagnostic codes and
lines of logs, each answered by itself, as `bouncecode --lines` does.

**Right** is an answer in the set of categories that the text was labelled with; many texts allow several. **Nothing
found** is no category, or `other`. **Wrongly hard** is `hard`, "the address is dead", for a text whose label has none of
bad-mailbox, inactive-mailbox, mailbox-moved, bad-domain and not-accepting.

The labels are not ours alone, and not beyond doubt:

- Those of set-of-emails are the reasons of Sisimai's own tests. Each reason stands for all categories that it may mean,
  so that these rows are judged mildly; and Sisimai's opinion is an opinion.
- All others come from one careful reading by one reader, with several categories where one is debatable. Nobody else
  has checked them.
- The rules of the list were written with these very texts in sight. The first figures are those of a list that has seen
  the questions: **they flatter**.
- They are texts that people found worth keeping, published or complained of, nearly all in English. That is not what a
  mail server sees on a day, which is mostly a few replies of a few providers.

END
}

sub left_out_section {
	my ($houses) = @_;

	return <<"END";

## With the author left out

Each text once more, answered by a list that lacks

- every reply of the provider that wrote it;
- every wording, block list, cue and headline that stands in the list only on the word of the one who wrote it (a
  provider, a mail server) or of the place where it was found (a collection, an issue);
- every line that single words are learned from, if it comes from either of them, or has the same words.

What others have seen and told of as well stays, as do the codes and what RFCs say of them. Authors, of whom $houses wrote
these texts, are put into ten folds by a number made of their names, and all of a fold is left out at once: a list lacks
more than it has to, which makes the figures too low. But what makes a provider known stays, and so do rules of the program
that were made with these texts in sight, which makes them too high.

END
}

1;
