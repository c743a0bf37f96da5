#!/usr/bin/env perl
# A list as large as it may become, or an overlay for the list as it is.
#
#     tests/grow.pl list RESPONSES WORDINGS CODES <codes.xml >large.xml
#     tests/grow.pl overlay ENTRIES <codes.xml >local.xml
#
# The list gets new replies of providers and new wordings until it has as many,
# and new codes, in pairs too. They are made of words of the list and of others
# that could be words, always the same ones.
use strict;
use warnings;

my $seed = 2026;
sub below { # a number below another one
	$seed = ($seed * 1103515245 + 12345) & 0x7fffffff;
	return int(($seed >> 8) * $_[0] / (1 << 23));
}
sub one_of { return $_[below(scalar @_)] }

my ($what, @sizes) = @ARGV;
my $list = do { local $/; <STDIN> };
my @providers = $list =~ /<provider id="([^"]+)"/g;
# Those that can bear an entry of high confidence.
my @sources = $list =~ /<source id="([^"]+)"[^>]* kind="own"/g;
# Codes that stand in the list, and those that some provider uses: subject and detail.
my %used = map { $_ => 1 } $list =~ /<enhanced code="[^.]*\.([^"]+)"/g;
while ($list =~ /enhanced="\d\.(\d)\.(\d+)(?:-(\d+))?"/g) {
	$used{"$1.$_"} = 1 for $2 .. ($3 // $2);
}
# Those that call no address dead.
my @categories = qw(policy reputation blocklisted rate-limited spam-content auth-failed greylisted
    message-too-large relay-denied system-error);
my %seen;
my @common = grep { /^[a-z]{4,}$/ && !$seen{$_}++ } split /[^a-z]+/,
    join " ", $list =~ m{<match>([^<]*)</match>}g;

my @starts = qw(b br c ch cl d dr f fl g gr h j k l m n p pl pr qu r s sh st t th tr v w z);
my @middles = qw(a e i o u ai ea ie oa ou);
my @ends = qw(b ck d ft g l ll m mp n nd nt p r rd rm s sk st t x);
sub syllable { return one_of(@starts) . one_of(@middles) . (below(2) ? one_of(@ends) : "") }
my @words = map { join "", map { syllable() } 0 .. 1 + below(2) } 1 .. 20000;

# Words that are a wording, a sign or a token by themselves would speak for that.
my @alone = grep { defined && /^ ?[^ ]+$/ } $list =~ m{<(?:match|sign)[^>]*>([^<]+)<|token="([^"]+)"}g;
my $alone = join "|", map { quotemeta lc s/ //r } @alone;
@$_ = grep { !/^(?:$alone)/ } @$_ for \@common, \@words;
# "open resolver" tells of a refused query (rule 31), and an advice that begins so has to
# fit the action.
@common = grep { !/^(?:resolver|stop|repair|remove|reduce|retry|wait)$/ } @common;

sub wording { # of five to eight words, half of them common
	my @w = map { below(2) ? one_of(@common) : one_of(@words) } 1 .. 5 + below(4);
	$w[2] .= " *" if below(8) == 0;
	return join " ", @w;
}
sub sentence { return ucfirst(join " ", map { one_of(below(3) ? @common : @words) } 1 .. 8 + below(8)) . "." }

my $made = 0;
sub response { # response ELEMENT NMATCHES PROVIDER
	my ($element, $nmatches, $provider) = @_;
	my $reply = one_of(421, 450, 451, 452, 550, 552, 553, 554);
	my $class = substr $reply, 0, 1;
	my $n = ++$made;
	my $enhanced = "";
	# Some have a code of their own, or a range of them: 5.3.100 to 5.6.999.
	if ($n % 10 == 0 && $n < 9000) {
		my ($subject, $detail) = (3 + int($n / 10) % 4, 100 + int($n / 40) * 4);
		$enhanced = sprintf "%d.%d.%d%s", $class, $subject, $detail, $n % 20 ? "" : "-" . ($detail + 2);
	} elsif ($n % 3 == 0) {
		$enhanced = "$class.7.1";
	}
	my @matches = map { wording() } 1 .. $nmatches;
	my $code = $reply . ($enhanced =~ /^([\d.]+)/ ? " $1" : "");
	(my $sample = "$code host: $matches[-1]") =~ s/ \* / in between /g;
	return sprintf "    <%s%s reply=\"%s\"%s category=\"%s\" checked=\"2026-11\">\n      <title>%s %d</title>\n%s      <cause>%s</cause>\n      <source ref=\"%s\"/>\n      <sample>%s</sample>\n    </%s>\n",
	    $element, $provider ? " provider=\"$provider\"" : "", $reply, $enhanced ? " enhanced=\"$enhanced\"" : "",
	    one_of(@categories), substr(sentence(), 0, -1), $n,
	    join("", map { "      <match>$_</match>\n" } @matches), sentence(), one_of(@sources), $sample, $element;
}

sub codes { # X. codes for 4 and 5, and the pair of each: four keys
	my ($wanted) = @_;
	my ($enhanced, $pairs, $n) = ("", "", 0);
	for my $detail (100 .. 999) {
		for my $subject (0 .. 2, 7) {
			next if $n >= $wanted || $used{"$subject.$detail"};
			$enhanced .= sprintf "    <enhanced code=\"X.%d.%d\" classes=\"4 5\" category=\"%s\">\n      <title>%s</title>\n      <meaning>%s</meaning>\n      <cause>%s</cause>\n      <advice>%s</advice>\n      <source ref=\"%s\"/>\n    </enhanced>\n",
			    $subject, $detail, one_of(@categories), map({ sentence() } 1 .. 4), one_of(@sources);
			$pairs .= sprintf "    <pair code=\"550 5.%d.%d\">\n      <note>%s</note>\n      <source ref=\"%s\"/>\n    </pair>\n",
			    $subject, $detail, sentence(), one_of(@sources);
			$n += 4;
		}
	}
	return ($enhanced, $pairs);
}

if ($what eq "list") {
	my ($responses, $wordings, $keys) = @sizes;
	my $entries = () = $list =~ /<(?:response|phrase) /g;
	my $matches = () = $list =~ /<match>/g;
	my $new = "";
	for (my $left = $responses - $entries; $left > 0; $left--) {
		my $n = int(($wordings - $matches) / $left + 0.5);
		$n = 1 if $n < 1;
		$new .= response("response", $n, below(3) ? one_of(@providers) : "");
		$matches += $n;
	}
	my ($enhanced, $pairs) = codes($keys);
	$list =~ s{(?=^  </responses>)}{$new}m;
	$list =~ s{(?=^  </enhanced-codes>)}{$enhanced}m;
	$list =~ s{(?=^  </pairs>)}{$pairs}m;
	print $list;
} else {
	my ($n) = @sizes;
	print "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<overlay xmlns=\"urn:bouncecode:codes:1\" name=\"large\">\n";
	print "  <providers>\n";
	for my $i (192 .. 255) {
		my $word = $words[$i];
		print "    <provider id=\"own$i\" number=\"$i\" name=\"Own $i\">\n      <sign strength=\"strong\">$word.own$i.example</sign>\n    </provider>\n";
		push @providers, "own$i";
	}
	print "  </providers>\n  <blocklists>\n";
	for my $i (192 .. 255) {
		my $name = "$words[$i].list$i.example";
		print "    <blocklist id=\"list$i\" number=\"$i\" name=\"List $i\" category=\"blocklisted\" checked=\"2026-11\">\n      <title>On list $i</title>\n      <match>$name</match>\n      <source ref=\"$sources[0]\"/>\n      <sample>554 listed at $name</sample>\n    </blocklist>\n";
		$n--;
	}
	print "  </blocklists>\n  <responses>\n";
	my $phrases = int($n / 4);
	print response("response", 3, one_of(@providers)) for 1 .. $n - $phrases;
	print "  </responses>\n  <phrases>\n";
	print response("phrase", 2, "") for 1 .. $phrases;
	print "  </phrases>\n</overlay>\n";
}
