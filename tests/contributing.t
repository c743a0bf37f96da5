#!/usr/bin/env perl
# docs/CONTRIBUTING.md, done as it says, in a copy of the project: elements are
# written into the list, commands print what is shown.
use strict;
use warnings;
use File::Basename;
use Test::More;

chdir dirname($0) . "/.." or die;
require "./tests/files.pl";
require "./tests/copy.pl";
my $doc = slurp("docs/CONTRIBUTING.md");
my $b = enter_copy();

# The registry that the document tells of.
my $record = <<'END';
    <record date="2027-03-01">
      <code>X.7.900</code>
      <sample>Postage due</sample>
      <basic_code>550</basic_code>
      <description>Postage was due.</description>
      <reference><xref type="rfc" data="rfc99999"/>, Section 4.2 (Standards Track)</reference>
    </record>
END
my $registry = slurp("tests/registry/smtp-enhanced-status-codes.xml");
$registry =~ s{(  </registry>\s*<people/>)}{$record$1};
$registry =~ s{<updated>[^<]*}{<updated>2027-03-02};
spit("registry.xml", $registry);

# The index of RFCs that it tells of: all that the list names, related as it says to
# know, and one more, which is new.
my %rfcs = map { $_ => "" } slurp("codes.xml") =~ /\b(?:RFC |rfc-?)(\d+)/g;
for my $later (slurp("codes.xml") =~ /<later ([^>]*)>/g) {
	my ($number) = $later =~ /\brfc="rfc(\d+)"/;
	$rfcs{$_} .= "<updated-by><doc-id>RFC$number</doc-id></updated-by>" for $later =~ /than=.*/ ? $& =~ /rfc(\d+)/g : ();
}
$rfcs{8689} .= "<updated-by><doc-id>RFC99998</doc-id></updated-by>";
my %titles = (8689 => "SMTP Require TLS Option", 99998 => "SMTP Require Postage Option");
$rfcs{99999} = ""; # of the registry
$rfcs{99998} = "<date><month>March</month><year>2027</year></date>";
spit("rfc-index.xml", join "", qq(<rfc-index xmlns="https://www.rfc-editor.org/rfc-index">\n),
	(map { sprintf "<rfc-entry><doc-id>RFC%04d</doc-id><title>%s</title>%s</rfc-entry>\n", $_, $titles{$_} // "Another", $rfcs{$_} } sort keys %rfcs),
	"</rfc-index>\n");

my %sections = (reply => "replies", response => "responses", phrase => "phrases", enhanced => "enhanced-codes", source => "sources",
	line => "lines", later => "rfcs");

# An element takes the place of the one with its code or id, or comes last.
sub into_list {
	my ($element) = @_;
	my ($name, $key) = $element =~ /^\s*<(\w+)\b[^>]*? ((?:code|id)="[^"]*")/;
	($name) = $element =~ /^\s*<(\w+)/;
	my $list = slurp("codes.xml");
	my $end = $name eq "source" ? qr{/>\n} : qr{</$name>\n};
	unless (defined $key && $list =~ s{^    <$name\b[^>]* \Q$key\E(?:(?!<$name\b).)*?$end}{$element}ms) {
		$list =~ s{^(  </$sections{$name}>)}{$element$1}m or return 0;
	}
	spit("codes.xml", $list);
	return 1;
}

# "..." in what is shown stands for what changes with the list, and so do
# numbers of codes and reasons.
sub as_pattern {
	my ($shown) = @_;
	my $pattern = quotemeta $shown;
	$pattern =~ s/\\\.\\\.\\\./\\d+/g;
	$pattern =~ s/(besides\\ )\d+(\\ with\\ a\\ reason)/$1\\d+$2/;
	$pattern =~ s/\d+(\\ codes)/\\d+$1/;
	$pattern =~ s/(data\\ )\d+\\\.\d+/$1\\d+\\.\\d+/;
	return qr/^$pattern$/;
}

my $terminal = `script -qec "echo works" /dev/null </dev/null 2>/dev/null` || "";
my $commands = 0;
while ($doc =~ /^```(\w+)\n(.*?)^```$/msg) {
	my ($kind, $text) = ($1, $2);
	if ($kind eq "xml" && $text =~ /<overlay/) {
		spit("local.xml", $text);
	} elsif ($kind eq "xml" && $text =~ /^\s*<text /) {
		ok(index(slurp("translations/de.xml"), $text) >= 0, "a translation as one file has it");
	} elsif ($kind eq "xml") {
		ok(into_list($text), "an element: " . ($text =~ /^\s*(<[^>]*>)/)[0]);
	} elsif ($kind eq "console") {
	SKIP: {
			skip "no script(1)", 1 unless $terminal =~ /works/;
			while ($text =~ /^\$ (.*)\n((?:(?!\$ ).*\n)*)/mg) {
				my ($command, $shown) = ($1, $2);
				spit("command", "stty cols 80\nexport NO_COLOR=1\n" . ($command =~ s{\bbuild/}{$b/}gr) . "\n");
				my $got = `script -qec "sh command" /dev/null </dev/null 2>&1`;
				$got =~ s/\r//g;
				$commands++;
				like($got, as_pattern($shown), $command);
			}
		}
	}
}
ok($commands >= 10 || $terminal !~ /works/, "the document shows commands");

# What it says of the tests is so: those that compare with the registry and
# with the table for people pass for the new list.
is(system("make -s update-docs check-docs >log 2>&1"), 0, "the table for people can be brought up to date");
is(system("make -s all >log 2>&1 && B=$b prove --norc -e '' tests/registry.t >>log 2>&1"), 0, "the list agrees with the new registry")
	or diag slurp("log");

done_testing();
