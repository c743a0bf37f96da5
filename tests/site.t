#!/usr/bin/env perl
# The site that "bouncegen site" writes: pages that hold together, whatever is in the
# list and wherever they are put, and in which each entry is found.
#
#     UPDATE=1 tests/site.t    writes the pages of the small list anew ("make update-golden")
use strict;
use warnings;
use Cwd;
use Digest::SHA qw(sha256_base64);
use Encode qw(encode_utf8);
use File::Basename;
use File::Find;
use File::Temp qw(tempdir);
use JSON::PP;
use Test::More;

chdir dirname($0) . "/.." or die;
require "./tests/files.pl";
my $top = getcwd;
my $build = $ENV{B} || "build";
$build = "$top/$build" unless $build =~ m{^/};
my $gen = "$build/bouncegen";
my $work = tempdir(CLEANUP => 1);
my $url = "https://codes.example/of/mail/";

sub none {
	my ($wrong, $name) = @_;
	my @first = sort @$wrong;

	splice @first, 10;
	ok(!@$wrong, $name) or diag(join "\n", @first);
}

# The main page is made elsewhere: here one that is as much as is asked of it, in each
# language.
my @languages = slurp("src/cli/output/language_list.h") =~ /ROW\("([a-z]+)"/g;
my $main = "$work/main.html";
for (@languages) {
	spit($_ eq "en" ? $main : "$work/main.$_.html", "<!DOCTYPE html>\n<html lang=\"$_\">\n<head>\n<title>The main page</title>\n" .
		"</head>\n<body>\n<main>\n<p id=\"trust\" data-report=\"https://forms.example/?a=1&amp;b=2\"></p>\n</main>\n<footer>\n</footer>\n</body>\n</html>\n");
}
my @main_pages = map { $_ eq "en" ? "index.html" : "index.$_.html" } @languages;

# written LIST URL: the archive; its status and what was said are kept
my ($status, $said);
sub written {
	my ($list, $where, $archive, @overlay) = @_;

	system "'$gen' site '$list' '$archive' '$main' '$where' @overlay 2>'$work/said'";
	$status = $? >> 8;
	$said = slurp("$work/said");
	return $archive;
}

# unpacked ARCHIVE: path of each file => its text
sub unpacked {
	my ($archive) = @_;
	my $directory = tempdir(DIR => $work);
	my %files;

	system("tar", "-xf", $archive, "-C", $directory) == 0 or die "tar: $?";
	find({ no_chdir => 1, wanted => sub {
		-f and $files{substr $_, 1 + length $directory} = slurp($_);
	} }, $directory);
	return \%files;
}

my %named = (amp => "&", lt => "<", gt => ">", quot => '"');
sub plain {
	my ($text) = @_;

	$text =~ s/<[^>]*>//g;
	$text =~ s/&#(\d+);/chr $1/ge;
	$text =~ s/&(\w+);/$named{$1}/g;
	return $text;
}

# ---- a small list, page by page

# What differs from page to page, and one of them as a whole; without style and script,
# and the digests by which the policy knows them.
sub golden {
	my ($pages) = @_;
	my $all = "";

	for my $path (sort keys %$pages) {
		my $page = $pages->{$path} =~ s{<(style|script)>.*?</\1>}{<$1/>}gsr =~ s{'sha256-[^']*'}{'sha256-...'}gr;

		$page = join "", $page =~ m{(<title>.*?</title>\n|<main.*?</main>\n|<nav class="way".*?</nav>\n|<meta name="description".*?>\n)}gs
			if $page =~ /<main/ && $path ne "550/index.html";
		$all .= "==== $path\n$page";
	}
	return $all;
}

my $expected = "tests/small/pages.txt";
my $got = golden(unpacked(written("tests/small/codes.xml", $url, "$work/small.tar")));
if ($ENV{UPDATE}) {
	spit($expected, $got);
	exit;
}
spit("$work/got", $got);
is(scalar `diff -u $expected $work/got | head -n 40`, "", "the pages of a small list are those of $expected");

# ---- the whole list

my $archive = written("codes.xml", $url, "$work/site.tar");
is("$status $said", "0 ", "the site is written");
my $files = unpacked($archive);
my @pages = sort grep { m{/index\.html$} } keys %$files;
cmp_ok(scalar @pages, ">", 1000, "a page for each of many codes");
note(sprintf "%d pages, %d bytes", scalar @pages, -s $archive);
for (qw(550-5.7.1 5.7.1 google tss04 category/bad-mailbox blocklist/spamhaus-zen)) {
	ok($files->{"$_/index.html"}, "/$_/ is there");
}
like($files->{"550-5.7.1/index.html"}, qr{<title>550 5\.7\.1: [^<]+: meaning and fix</title>}, "a title says what people ask");
none([grep { !m{^[a-z0-9][a-z0-9.-]*(?:/[a-z0-9][a-z0-9.-]*)?/index\.html$} } @pages], "paths are safe on any system");
none([grep { length $files->{$_} >= 30000 } @pages], "each page is smaller than 30 KB");

# twice: pages that have the same, by what is looked for
sub twice {
	my ($pattern) = @_;
	my (%seen, @twice);

	for my $page (@pages, "index.html") {
		my ($text) = $files->{$page} =~ $pattern;
		push @twice, "$page: none" if !defined $text && $page ne "index.html";
		push @twice, "$page: $seen{$text}" if defined $text && defined $seen{$text};
		$seen{$text // ""} = $page;
	}
	return \@twice;
}
none(twice(qr{<title>(.*?)</title>}), "each has a title of its own");
none(twice(qr{<meta name="description" content="(.*?)">}), "and a description of its own");
none(twice(qr{<h1>(.*?)</h1>}), "and a heading of its own");

# ---- the box that everybody reads

my ($unsure, $sure) = map { $files->{"$_/index.html"} =~ m{<div class="verdict ([^\0]*?)</div>} } "550-5.7.1", "550-5.1.1";
like($sure, qr/^hard">.*You sent one mail<.*You run the mail server<.*You send to a list<.*How sure</s,
    "three readers are told what to do, and how sure that is");
like($unsure, qr/^unsure">.*Not sure.*It could be:.*href="[^"]*category\/blocklisted/s,
    "what is not sure has a colour of its own, and links to what it could be");
unlike($unsure, qr/What it is|Whose fault/, "and is of no category");
none([grep { index($files->{$_}, '<a href="https://forms.example/?a=1&amp;b=2"') < 0 } @pages],
    "each page says where to report what is wrong");

# ---- markup: what is opened is closed, what runs is in the policy

my (@unbalanced, @twice, @foreign, @unsound, %ids);
for my $page (@pages, "404.html") {
	my $text = $files->{$page};
	my ($policy) = $text =~ /<meta http-equiv="Content-Security-Policy" content="(.*?)">/;
	my (@open, %id);

	# What stands in a script or a style is no markup.
	for my $part (["script", qr{<script>(.*?)</script>}s], ["style", qr{<style>(.*?)</style>}s]) {
		my @all = $text =~ /$part->[1]/g;
		push @unsound, "$page: $part->[0]"
			unless @all == 1 && index($policy, "$part->[0]-src 'sha256-" . sha256_base64($all[0]) . "='") >= 0;
	}
	for ($text =~ m{<script type="application/ld\+json">(.*?)</script>}sg) {
		my $way = eval { decode_json($_) } or push @unsound, "$page: $@";
		push @unsound, "$page: no way to it" unless $way && @{$way->{itemListElement}} >= 2;
	}
	$text =~ s{<(script|style)[^>]*>.*?</\1>}{}sg;
	for ($text =~ /<[^!][^>]*>/g) {
		my ($close, $tag) = m{^<(/?)([a-z0-9]+)} or push @unbalanced, "$page: $_";
		next if $tag =~ /^(?:meta|link)$/;
		if ($close) {
			(pop(@open) // "") eq $tag or push @unbalanced, "$page: $_";
		} else {
			push @open, $tag;
		}
		push @foreign, "$page: $_" if /\s(?:on\w+|style|src|srcset|action)=/ || /^<(?:img|iframe|object|base|svg)/;
		push @twice, "$page: $1" if /\sid="([^"]*)"/ && $id{$1}++;
	}
	push @unbalanced, "$page: @open" if @open;
	$ids{$page} = \%id;
}
none(\@unbalanced, "what is opened is closed");
none(\@twice, "an id stands once");
none(\@foreign, "nothing is fetched, nothing runs but the script");
none(\@unsound, "which the policy knows, and the way to the page is JSON");

# ---- links

my (@dead, @outward, %leads);
for my $page (@pages, "index.html") {
	for ($files->{$page} =~ m{<a href="([^"]*)"(?! rel=)}g) {
		my ($to, $anchor) = split /#/, $_, 2;
		my @way = split m{/}, dirname($page) eq "." ? "" : dirname($page);

		next if $to eq "";
		push @outward, "$page: $_" if m{^(?:/|\w+:)} || $to !~ m{(?:^|/)index\.html$};
		for my $step (split m{/}, $to) {
			$step eq ".." ? pop @way : push @way, $step;
		}
		my $file = join "/", @way;
		push @dead, "$page: $_" unless exists $files->{$file} && (!defined $anchor || $ids{$file}{$anchor});
		$leads{$page}{$file} = 1;
	}
}
none(\@outward, "links name a file, from where they stand");
none(\@dead, "each leads to a page that is there, and to a part that it has");
my %reached = ("index.html" => 1);
my @next = ("index.html");
while (defined(my $page = pop @next)) {
	push @next, grep { !$reached{$_}++ } keys %{$leads{$page}};
}
none([grep { !$reached{$_} } @pages], "each page is reached from the main page");

# ---- each entry

my %told; # title and a wording, of the parts that tell one
for my $page (@pages) {
	my @parts = $files->{$page} =~ m{<section class="row".*?</section>}sg;

	push @parts, $files->{$page} unless @parts;
	for my $part (@parts) {
		my ($title) = $part =~ m{<h3>(.*?)</h3>}s;
		($title) = $part =~ m{<h1>(.*?)</h1>}s unless defined $title;
		$title = plain($title);
		push @{$told{plain($_)}}, $title for $part =~ m{<li><code>(.*?)</code></li>}g;
	}
}
my $json = decode_json(slurp("$build/codes.json"));
my @lost;
for my $e (@{$json->{entries}}) {
	utf8::encode($_) for grep { defined } $e->{title}, $e->{code}, @{$e->{match}};
	if ($e->{kind} eq "phrase" || $e->{kind} eq "provider") {
		my $wording = @{$e->{match}} ? $e->{match}[0] : $e->{token};
		next unless defined $wording;
		$wording =~ s/ \* / \xe2\x80\xa6 /g;
		push @lost, "$e->{title}: $wording" unless grep { index($_, $e->{title}) >= 0 } @{$told{$wording}};
	} else {
		(my $path = lc $e->{code}) =~ s/ /-/g;
		push @lost, $e->{code}
			unless index(plain($files->{"$path/index.html"} // ""), "$e->{code}: $e->{title}") >= 0;
	}
}
cmp_ok(scalar @{$json->{entries}}, ">", 2000, "entries are looked for");
none(\@lost, "each is told on a page");
my %titles;
none([map { $_->{title} } grep { $_->{title} =~ /\((?:generic|refused|retrying|other tags|any .*|.* (?:code|text|form|kind))\)$/ } @{$json->{entries}}],
	"no title is a remark of those who keep the list");
none([map { "$_->{provider}: $_->{title}" } grep { $_->{provider} && $titles{"$_->{provider} $_->{title}"}++ } @{$json->{entries}}],
	"nor has a provider two replies of one title");
my ($first) = $files->{"codes/index.html"} =~ m{<h2 id="g-5xx.*?<li><a[^>]*>(.*?)</a>}s;
is($first, "500 Syntax error, command unrecognized", "codes stand before the classes that they are of");
like($files->{"550-5.7.1/index.html"}, qr{>IP address on a block list</a>}, "a code shows the wordings that come with it");
like($files->{"tss04/index.html"}, qr{>421 4\.7\.0</a>}, "a private code what it comes with");
my $second = $files->{"codes-2/index.html"};
my ($pages) = $second =~ m{<nav aria-label="Pages">(.*?)</nav>}s;
my ($next) = grep { !$files->{"codes-$_/index.html"} } 3 .. 20;
is(join(" ", $pages =~ m{href="([^"]*)"}g), join(" ", map { "../codes$_/index.html" } "", map { "-$_" } 3 .. $next - 1),
	"a page of several links to the others");
my @on_it = $second =~ m{<li><a href="\.\./([^/"]+)/index\.html">\1\b}g;
like($second, qr{page 2 of \d+: \Q$on_it[0]\E to \Q$on_it[-1]\E\)</title>}, "and its title says what is there");
my %kinds = map { m{^google/(.*)/index\.html$} ? ("../$_" => $files->{$_}) : () } keys %$files;
is(join(" ", grep { $files->{"google/index.html"} !~ m{<li><a href="\Q$_\E">[^<]+</a> <span class="quiet">\d} } sort keys %kinds), "",
	"a provider links to its kinds of replies");
cmp_ok(scalar(grep { /<h2[^>]*>Replies with a page of their own/ } values %kinds), ">", 3, "which lead to those of their own");
my ($classes) = $files->{"2.0.0/index.html"} =~ m{<dt>Other classes</dt>(.*?)</ul>}s;
is(join(" ", ($classes // "") =~ m{<a[^>]*>(.*?)</a>}g), "5.0.0 4.0.0 X.0.0", "an enhanced code its other classes");
is(join(", ", ($files->{"category/mailbox-full/index.html"} =~ m{<dt>(.*?)</dt>}g)[0 .. 8]), "As 5yz, As 4yz, What to do, Whose fault, Cause, "
	. "Advice, You sent one mail, Called elsewhere, In the records of the command", "a category tells all that is known of it");
is(join(", ", ($files->{"550-5.1.1/index.html"} =~ m{<dt>(.*?)</dt>}g)[0 .. 10]), "You sent one mail, You run the mail server, You send to a list, "
	. "What it is, Whose fault, How sure, Meaning, Cause, Advice, Note, Sources", "and a code");

# ---- for those who come by a search

# file_at ADDRESS: what a server that knows nothing of this site answers with
sub file_at {
	my ($address) = @_;

	$address =~ s/^\Q$url\E// or return "(elsewhere)";
	return $address =~ m{(?:^|/)$} ? "${address}index.html" : $address;
}

my @places = map { plain($_) } $files->{"sitemap.xml"} =~ m{<loc>(.*?)</loc>}g;
is(join("\n", sort map { file_at($_) } @places), join("\n", sort @main_pages, @pages),
	"the sitemap has all pages, by addresses at which they are");
none([grep { ($files->{file_at($_)} // "") !~ m{<link rel="canonical" href="\Q$_\E">} } @places], "each says what its address is");
sub way_to {
	my ($text) = @_;
	my ($way) = $text =~ m{<nav class="way"[^>]*>(.*?)</nav>}s;

	return map { plain($_) } $way =~ m{<li[^>]*>(.*?)</li>}sg;
}

# A step that is no page, the last of which is not the page itself, or of which the
# text says something else.
my @astray;
for my $page (@pages) {
	my ($json) = $files->{$page} =~ m{<script type="application/ld\+json">(.*?)</script>}s;
	my @steps = @{decode_json($json)->{itemListElement}};
	my @files = map { file_at($_->{item}) } @steps;

	push @astray, $page unless $files[0] eq "index.html" && $files[-1] eq $page && !grep({ !exists $files->{$_} } @files) &&
		join("\n", map { encode_utf8($_->{name}) } @steps) eq join("\n", way_to($files->{$page})) &&
		join(" ", map { $_->{position} } @steps) eq join(" ", 1 .. @steps);
}
none(\@astray, "and so does the way to it, step by step");
is(join(" > ", way_to($files->{"google/auth-failed/index.html"})),
	"bouncecode > Providers > Gmail, Google Workspace > SPF, DKIM, DMARC or ARC did not vouch for the message",
	"who has much to say has a page for each kind of trouble");
my %shown_in = map { $_ => $url . ($_ eq "en" ? "" : "index.$_.html") } @languages;
my $alternates = join "", map { qq{<link rel="alternate" hreflang="$_" href="$shown_in{$_}">\n} } @languages;
for (@languages) {
	my $text = $files->{file_at($shown_in{$_})};

	like($text, qr{<link rel="canonical" href="\Q$shown_in{$_}\E">\n\Q$alternates\E<link rel="alternate" hreflang="x-default" href="\Q$url\E">\n</head>},
		"the main page ($_) says where it is, in which languages");
	like($text, $_ eq "en" ? qr{<nav aria-label} : qr{<nav lang="en" aria-label}, "and leads to the others");
}
is($files->{"robots.txt"}, "User-agent: *\nDisallow:\nSitemap: ${url}sitemap.xml\n", "robots.txt names the sitemap");
like($files->{"404.html"}, qr{<meta name="robots" content="noindex">}, "what is not there is no page to find");
none([grep { !m{^\Q$url\E} && $_ ne "#content" } $files->{"404.html"} =~ m{<a href="([^"]*)"(?! rel=)}g], "and leads back from any depth");

# ---- anywhere

my $anywhere = unpacked(written("codes.xml", "", "$work/anywhere.tar"));
is(join(" ", sort keys %$anywhere), join(" ", grep { $_ ne "sitemap.xml" } sort keys %$files),
	"without an address: the same files, but no sitemap");
none([grep { $anywhere->{$_} =~ /canonical|hreflang|codes\.example/ } keys %$anywhere], "and no address");
{
	local @ENV{qw(LC_ALL TZ)} = ("tr_TR.UTF-8", "Pacific/Kiritimati");
	chdir "/" or die;
	written("$top/codes.xml", $url, "$work/again.tar");
	chdir $top or die;
}
ok(slurp("$work/again.tar") eq slurp($archive), "the same bytes from elsewhere");

none([grep { slurp($_) =~ /--[a-z-]+:/ } "src/web/page.css", "gen/site/site.css"], "the colours of both kinds of pages stand in one file");

# ---- lists that mean harm, or do not fit

my $small = slurp("tests/small/codes.xml");

# changed FROM TO...: the small list, with other texts
sub changed {
	my $text = $small;

	while (my ($from, $to) = splice @_, 0, 2) {
		$text =~ s/\Q$from\E/$to/ or die "no $from";
	}
	spit("$work/codes.xml", $text);
	return "$work/codes.xml";
}
my $evil = "&lt;/title&gt;&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;&quot;'&amp;amp; @";
my $hostile = unpacked(written(changed("<title>Okay<", "<title>$evil<", "Done.", "$evil 3", "Acme | Mail", $evil,
	"<title>On the Grudge List<", "<title>$evil 2<", "no such box", $evil), $url, "$work/hostile.tar"));
is("$status $said", "0 ", "a list with markup in its texts");
my $shown = 0;
for (sort keys %$hostile) {
	my @tags = $hostile->{$_} =~ /<(?:img|script)[^>]*>/g;

	$shown += $hostile->{$_} =~ m{&#60;img src=x onerror=alert\(1\)&#62;&#34;&#39;&#38;amp;};
	ok("@tags" =~ m{^(?:<script type="application/ld\+json"> )?<script>$}, "no markup of it in $_: @tags")
		if /html$/ && !/^index/ && "@tags" !~ m{^(?:<script type="application/ld\+json"> )?<script>$};
}
cmp_ok($shown, ">", 3, "shows it as it stands");

spit("$work/old.tar", "old");
written(changed('provider id="quiet"', 'provider id="codes"', 'provider="quiet"', 'provider="codes"'), "", "$work/old.tar");
like("$status $said", qr{^1 \S+codes\.xml:\d+: error: "All codes" would be the page /codes/, which "Quiet, Inc\." is\n}m,
	"two of one path are an error");
is(slurp("$work/old.tar"), "old", "and nothing is written");
is(join(" ", glob("$work/.old.tar.*")), "", "nor left");
for my $file ("$work/main.$languages[-1].html", $main) {
	spit($file, "<p>something else</p>\n");
	written("codes.xml", "", "$work/old.tar");
	is("$status $said", "1 bouncegen: $file: this is not the main page: it has no head, or no footer\n", "another page");
	is(slurp("$work/old.tar"), "old", "is not taken");
}
unlink $main or die;
written("codes.xml", "", "$work/old.tar");
like("$status $said", qr{^1 bouncegen: \Q$main\E: }, "nor is none");

done_testing();
