# What gcov counted: for each file of ours, and each line that has code, how often it
# was run, and behind that how often each of its branches was taken.
use strict;
use warnings;
use Cwd qw(abs_path getcwd);
use File::Basename;
use File::Find;
use JSON::PP;

# The counters below a directory, of objects that stand in another.
sub read_counts {
	my ($directory, $build) = @_;
	my (%counts, @found);

	find({ no_chdir => 1, wanted => sub { push @found, $File::Find::name if /\.gcda$/ },
		preprocess => sub { grep { $File::Find::dir ne $build || $_ ne "counts" } @_ } }, $directory);
	@found = grep {
		my $notes = s/\.gcda$/.gcno/r;
		my $object = $build . substr $notes, length $directory;

		!-e $object || -e $notes || symlink $object, $notes;
		-e $object;
	} sort @found;
	return \%counts if !@found;
	# One run for all of them, which says a line for each.
	my $gcov = 'exec gcov --json-format --stdout --branch-probabilities "$@" 2>/dev/null';
	open my $told, "-|", "sh", "-c", $gcov, "sh", @found or die;
	while (my $json = readline $told) {
		my %one;
		for my $file (@{decode_json($json)->{files}}) {
			my $name = $file->{file} =~ s/^\Q@{[getcwd()]}\E\///r;

			next unless $name =~ m{^(?:src|gen)/.*\.[ch]$};
			for my $line (@{$file->{lines}}) {
				my $old = $one{$name}{$line->{line_number}};
				my @new = ($line->{count}, map { $_->{count} } @{$line->{branches}});

				# One that stands in several functions of a file is said once for each.
				$one{$name}{$line->{line_number}} = $old ? sums($old, \@new) : \@new;
			}
		}
		add(\%counts, \%one);
	}
	return \%counts;
}

sub sums {
	my ($one, $other) = @_;
	my $n = @$one > @$other ? @$one : @$other;

	return [map { ($one->[$_] || 0) + ($other->[$_] || 0) } 0 .. $n - 1];
}

sub add {
	my ($to, $from) = @_;

	for my $file (keys %$from) {
		for my $line (keys %{$from->{$file}}) {
			my $old = $to->{$file}{$line};

			$to->{$file}{$line} = $old ? sums($old, $from->{$file}{$line}) : $from->{$file}{$line};
		}
	}
}

# As text, a line each: file, line, and the numbers; and back.
sub written {
	my ($counts) = @_;
	my $text = "";

	for my $file (sort keys %$counts) {
		$text .= join("\t", $file, $_, @{$counts->{$file}{$_}}) . "\n"
			for sort { $a <=> $b } keys %{$counts->{$file}};
	}
	return $text;
}

sub parsed {
	my ($text) = @_;
	my %counts;

	for (split /\n/, $text) {
		my ($file, $line, @n) = split /\t/;

		$counts{$file}{$line} = \@n;
	}
	return \%counts;
}

1;
