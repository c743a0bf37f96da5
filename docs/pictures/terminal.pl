#!/usr/bin/env perl
# Records a session in a terminal: the commands of the file "session", run in one
# of 124 columns, with all colours. It writes
#
#     session.cast   for asciinema and its like (asciicast, version 2)
#     session.svg    the same as a picture that moves, for README
#
# and both are the same bytes wherever the command prints the same.
#
#     docs/pictures/terminal.pl BUILD-DIRECTORY OUTPUT-DIRECTORY
use strict;
use warnings;
use Cwd qw(abs_path);
use File::Basename;
use File::Temp qw(tempdir);
use JSON::PP;

my ($build, $to) = @ARGV;
defined $to or die "usage: $0 BUILD-DIRECTORY OUTPUT-DIRECTORY\n";
my $top = abs_path(dirname($0) . "/../..");
my ($columns, $rows) = (124, 24);
my ($typing, $reading) = (0.04, 6); # seconds for a letter, and for an answer

open my $in, "<", "$top/docs/pictures/session" or die "session: $!\n";
chomp(my @commands = <$in>);

# What the command prints there, in English and UTF-8, lines ended by "\r\n".
my $work = tempdir(CLEANUP => 1);
delete @ENV{qw(LANG LANGUAGE LC_MESSAGES NO_COLOR COLUMNS)};
$ENV{LC_ALL} = "C.UTF-8";
$ENV{TERM} = "xterm";
symlink "$top/tests", "$work/tests" or die;

sub run {
	my ($command) = @_;

	open my $f, ">", "$work/command" or die;
	print $f "stty cols $columns rows $rows\nPATH='", abs_path($build), "':\$PATH\n$command\n";
	close $f or die;
	my $printed = `cd $work && script -qec "sh command" /dev/null </dev/null`;
	die "$command: printed nothing; is script(1) there?\n" if $printed eq "";
	return $printed;
}
my @frames = map { { command => $_, printed => run($_) } } @commands;

sub output {
	my ($name, $text) = @_;

	open my $f, ">", "$to/$name" or die "$to/$name: $!\n";
	print $f $text;
	close $f or die "$to/$name: $!\n";
}

# ---- the recording: an event a line, [seconds, "o", what is printed]

my $json = JSON::PP->new->utf8(0)->canonical->allow_nonref;
my $time = 0;
my $cast = $json->encode({ version => 2, width => $columns, height => $rows, title => "bouncecode",
	env => { TERM => "xterm", SHELL => "/bin/sh" } }) . "\n";

sub event {
	my ($printed) = @_;

	utf8::decode($printed);
	$printed = $json->encode($printed);
	utf8::encode($printed);
	$cast .= sprintf "[%.2f, \"o\", %s]\n", $time, $printed;
}
for my $frame (@frames) {
	event("\e[H\e[2J\e[32m\$\e[0m ");
	for my $letter (split //, $frame->{command}) {
		$time += $typing;
		event($letter);
	}
	$time += 0.4;
	event("\r\n$frame->{printed}");
	$time += $reading;
}
output("session.cast", $cast);

# ---- the picture: a frame for each command, shown one after the other

my ($width, $height, $margin) = (8.4, 18, 14);
my %classes = (1 => "b", 2 => "d", 31 => "r", 32 => "g", 33 => "y", 36 => "c");

sub escape {
	my ($s) = @_;

	$s =~ s/&/&amp;/g;
	$s =~ s/</&lt;/g;
	return $s;
}

# A line with its colours, as pieces that each say where they begin and how wide
# they are, whatever the font.
sub draw_line {
	my ($line, $row) = @_;
	my ($column, $drawn, %on) = (0, "");

	utf8::decode($line);
	for my $piece (split /(\e\[[\d;]*m)/, $line) {
		if ($piece =~ /^\e\[([\d;]*)m$/) {
			for my $code (split /;/, $1 eq "" ? "0" : $1) {
				%on = $code ? (%on, ($classes{$code} // die "no colour $code\n") => 1) : ();
			}
			next;
		}
		while ($piece =~ /(\S(?:.*\S)?)/g) {
			my $at = $column + $-[1];
			my $classes = join " ", sort keys %on;

			die "a line has more than $columns columns: $line\n" if $column + length $piece > $columns;
			$drawn .= sprintf qq(<tspan x="%.1f" textLength="%.1f"%s>%s</tspan>), $margin + $width * $at,
			    $width * length $1, $classes ? qq( class="$classes") : "", escape($1);
		}
		$column += length $piece;
	}
	utf8::encode($drawn);
	return $drawn eq "" ? "" : sprintf qq(<text y="%d">%s</text>\n), $margin + $height * $row + 13, $drawn;
}

my $seconds = @frames * $reading;
my ($keyframes, $drawn) = ("", "");
for my $i (0 .. $#frames) {
	my @lines = split /\r\n/, $frames[$i]{printed};
	my ($from, $until) = map { 100 * ($i + $_) / @frames } 0, 1;
	my $row = 0;

	die "$frames[$i]{command}: more than $rows lines\n" if @lines + 1 > $rows;
	$keyframes .= sprintf ".f%d { animation: f%d %ds step-end infinite }\n\@keyframes f%d { 0%% { visibility: %s } %s%.2f%% { visibility: hidden } }\n",
	    $i, $i, $seconds, $i, $i ? "hidden" : "visible", $i ? sprintf("%.2f%% { visibility: visible } ", $from) : "", $until;
	$drawn .= sprintf qq(<g class="f%d"%s>\n), $i, $i ? ' visibility="hidden"' : "";
	$drawn .= draw_line($_, $row++) for "\e[32m\$\e[0m \e[1m$frames[$i]{command}\e[0m", @lines;
	$drawn .= "</g>\n";
}
output("session.svg", sprintf(<<'END', ($columns * $width + 2 * $margin, $rows * $height + 2 * $margin) x 2, $keyframes, $drawn));
<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %d %d" role="img" aria-label="bouncecode in a terminal">
<style>
text { font: 14px Consolas, Menlo, "DejaVu Sans Mono", monospace; fill: #d8dee4; white-space: pre }
.b { font-weight: bold; fill: #fff }
.d { fill: #8d96a0 }
.r { fill: #ff7b72 }
.g { fill: #7ee787 }
.y { fill: #e3b341 }
.c { fill: #76e3ea }
%s@media (prefers-reduced-motion: reduce) { g { animation: none !important } }
</style>
<rect width="100%%" height="100%%" rx="8" fill="#161b22"/>
%s</svg>
END
