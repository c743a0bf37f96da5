# The texts of tests/corpus, the command's answers to them, and which of these
# are right.
use strict;
use warnings;
use Encode qw(decode);
use File::Temp;
use JSON::PP;

# What says that an address is dead, and may be answered as "hard".
my %dead = map { $_ => 1 } qw(bad-mailbox inactive-mailbox mailbox-moved bad-domain not-accepting);

# The language of a text: the first script that it has a word of, else the first
# language of which it has two of the words that are in nearly every sentence.
my @scripts = (
	[Japanese => qr/[\p{Hiragana}\p{Katakana}]{2}/], [Korean => qr/\p{Hangul}{2}/],
	[Chinese => qr/\p{Han}{2}/], [Cyrillic => qr/\p{Cyrillic}{3}/],
	[Greek => qr/\p{Greek}{3}/], [Arabic => qr/\p{Arabic}{3}/],
);
my @words = (
	[German => qr/\b(?:der|die|das|nicht|wurde|ist|und|von|nachricht|ihre)\b/i],
	[French => qr/\b(?:le|les|des|est|vous|votre|adresse|destinataire|pour|une|mail|rejete)\b/i],
	[Spanish => qr/\b(?:el|los|que|por|una|para|mensaje|grupo|con)\b/i],
	[Italian => qr/\b(?:il|di|della|non|una|messaggio|per|posta)\b/i],
);
my @languages = ("English", map { $_->[0] } @words, @scripts);

sub languages {
	return @languages;
}

sub language {
	my $text = decode("UTF-8", shift);

	for (@scripts) {
		return $_->[0] if $text =~ $_->[1];
	}
	for (@words) {
		my ($name, $word) = @$_;
		my %found = map { lc $_ => 1 } $text =~ /$word/g;

		return $name if keys %found >= 2;
	}
	return "English";
}

# A row: file, places (where the text was found), house (who wrote it),
# accepted (the categories that are right) and text.
sub read_corpus {
	my @rows;

	for my $name (qw(mails stock pasted)) {
		my ($head, @lines) = split /\n/, slurp("tests/corpus/$name.tsv");

		die "$name.tsv: the columns are source, category, text\n" unless $head eq "source\tcategory\ttext";
		for (@lines) {
			my ($source, $category, $text) = split /\t/, $_, -1;
			my @places = split / /, $source;
			my $house = pop @places;

			push @rows, { file => $name, places => \@places, house => $house,
				accepted => [split /\|/, $category], text => $text, language => language($text) };
		}
	}
	return @rows;
}

# The records of a command, one for each text.
sub answers {
	my ($command, @texts) = @_;
	my $file = File::Temp->new;

	print $file map { "$_\n" } @texts;
	close $file;
	my @records = map { decode_json($_) } `'$command' --lines --json '$file'`;
	@records == @texts or die "$command: as many records as texts\n";
	return @records;
}

# Rows with what became of them: right, wrong or nothing; "other" is nothing, too,
# but where it is accepted.
sub judge {
	my ($rows, @records) = @_;

	return map {
		my ($row, $record) = ($rows->[$_], $records[$_]);
		my $category = $record->{category} // "other";
		my %accepted = map { $_ => 1 } @{$row->{accepted}};
		my $mark = $accepted{$category} && $record->{category} ? "right" : $category eq "other" ? "nothing" : "wrong";

		+{ %$row, mark => $mark, category => $category,
			confidence => $record->{confidence} // "none", basis => $record->{basis} // "none",
			provider => $record->{provider} // "none",
			killed => ($record->{bounce} // "") eq "hard" && !grep { $dead{$_} } @{$row->{accepted}} }
	} 0 .. $#$rows;
}

1;
