#!/usr/bin/env perl
# Makes a PNG with 24 bits for each point as small as a picture of text may be: the
# 64 commonest colours stay, every other one becomes the nearest of them.
#
#     docs/pictures/shrink.pl PICTURE.png
use strict;
use warnings;
use Compress::Zlib;

my ($file) = @ARGV;
defined $file or die "usage: $0 PICTURE.png\n";

# Chunks of a PNG, as [type, data].
sub chunks {
	my ($png) = @_;
	my @chunks;

	substr($png, 0, 8) eq "\x89PNG\r\n\x1a\n" or die "$file: not a PNG\n";
	for (my $at = 8; $at < length $png;) {
		my ($size, $type) = unpack "N a4", substr $png, $at, 8;
		push @chunks, [$type, substr $png, $at + 8, $size];
		$at += 12 + $size;
	}
	return @chunks;
}

# What the filter of a row takes away from each byte: of the one to its left, above
# it, and above that (PNG section 9.2).
sub predicted {
	my ($filter, $left, $above, $corner) = @_;
	my $sum = $left + $above - $corner;
	my ($a, $b, $c) = map { abs($sum - $_) } $left, $above, $corner;

	return (0, $left, $above, int(($left + $above) / 2), $a <= $b && $a <= $c ? $left : $b <= $c ? $above : $corner)[$filter];
}

sub rows {
	my ($data, $width, $height) = @_;
	my $size = 3 * $width;
	my @above = (0) x $size;
	my @rows;

	for my $y (0 .. $height - 1) {
		my ($filter, @row) = unpack "C*", substr $data, $y * ($size + 1), $size + 1;
		for my $i (0 .. $#row) {
			my ($left, $corner) = $i < 3 ? (0, 0) : ($row[$i - 3], $above[$i - 3]);
			$row[$i] = ($row[$i] + predicted($filter, $left, $above[$i], $corner)) & 255;
		}
		push @rows, [map { join ",", @row[3 * $_ .. 3 * $_ + 2] } 0 .. $width - 1];
		@above = @row;
	}
	return @rows;
}

sub nearest {
	my ($colour, @palette) = @_;
	my @c = split /,/, $colour;
	my ($best, $least) = (0, 1e9);

	for my $i (0 .. $#palette) {
		my @p = split /,/, $palette[$i];
		my $far = 0;
		$far += ($c[$_] - $p[$_])**2 for 0 .. 2;
		($best, $least) = ($i, $far) if $far < $least;
	}
	return $best;
}

sub chunk {
	my ($type, $data) = @_;

	return pack("N", length $data) . $type . $data . pack("N", crc32($type . $data));
}

open my $in, "<:raw", $file or die "$file: $!\n";
my @chunks = chunks(do { local $/; <$in> });
my ($width, $height, $depth, $kind) = unpack "NNCC", $chunks[0][1];
exit if $kind == 3;
die "$file: not of 24 bits\n" unless $depth == 8 && $kind == 2;
my @rows = rows(uncompress(join "", map { $_->[1] } grep { $_->[0] eq "IDAT" } @chunks), $width, $height);
my %count;
$count{$_}++ for map { @$_ } @rows;
my @palette = grep { defined } (sort { $count{$b} <=> $count{$a} || $a cmp $b } keys %count)[0 .. 63];
my %index = map { ($_ => nearest($_, @palette)) } keys %count;
my $data = join "", map { "\0" . pack "C*", map { $index{$_} } @$_ } @rows;
open my $out, ">:raw", $file or die "$file: $!\n";
print $out "\x89PNG\r\n\x1a\n", chunk("IHDR", pack("NNCCCCC", $width, $height, 8, 3, 0, 0, 0)),
    chunk("PLTE", join "", map { pack "C*", split /,/ } @palette), chunk("IDAT", compress($data, 9)), chunk("IEND", "");
close $out or die "$file: $!\n";
