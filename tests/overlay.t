#!/bin/sh
# A user's own entries beside the list: what they change, what is refused, and
# the warnings about what an overlay should not say any more.
. "$(dirname "$0")/tree.sh"
gen=$B/bouncegen
small=$top/tests/small/codes.xml
cd "$work" || exit 1
cp "$small" codes.xml

# overlay SECTIONS: writes local.xml
overlay() {
	printf '%s\n%s\n%s\n%s\n' '<?xml version="1.0" encoding="UTF-8"?>' \
	    '<overlay xmlns="urn:bouncecode:codes:1" name="example">' "$1" \
	    '</overlay>' >local.xml
}

# one_reply ATTRIBUTES [CHILDREN], one_phrase ATTRIBUTES MATCH: of one entry; the
# sample of a phrase is its match in small letters
one_reply() {
	overlay "
  <replies>
    <reply $1>${2-}<source ref=\"seen\"/></reply>
  </replies>"
}
one_phrase() {
	overlay "
  <phrases>
    <phrase $1 checked=\"2026-11\">
      <title>Ours</title>
      <match>$2</match>
      <source ref=\"seen\"/>
      <sample>$(echo "$2" | tr A-Z a-z)</sample>
    </phrase>
  </phrases>"
}

# says STATUS TEXT NAME: what "bouncegen check" says of local.xml
says() {
	"$gen" check codes.xml local.xml >said 2>&1
	status=$?
	is "$status: $(grep -v '^bouncegen: ' said)" "$1: $2" "$3"
}

# field JSON-FILE CODE MEMBER: of the entry with that code
field() {
	perl -MJSON::PP -0777 -e '
	    my ($file, $code, $member) = @ARGV;
	    open my $f, "<", $file or die;
	    my ($e) = grep { $_->{code} eq $code } @{decode_json(<$f>)->{entries}};
	    print $e ? ref $e->{$member} ? join " ", map { ref $_ ? $_->{name} : $_ } @{$e->{$member}} : $e->{$member} // "null" : "no entry"' "$@"
}

line() { # line FILE TEXT: the number of the first line that has it
	grep -n -F "$2" "$1" | head -n 1 | cut -d: -f1
}

# ---- what it adds

overlay '
  <sources>
    <source id="wiki" name="our wiki" title="Seen here" url="https://wiki.example.com/"/>
  </sources>
  <providers>
    <provider id="home" number="200" name="Home">
      <sign strength="strong">mail.home.example</sign>
    </provider>
  </providers>
  <blocklists>
    <blocklist id="ours" number="201" name="Our list" category="policy" checked="2026-11">
      <title>On our list</title>
      <match>ours.home.example</match>
      <source ref="wiki"/>
      <sample>554 listed at ours.home.example</sample>
    </blocklist>
  </blocklists>
  <replies>
    <reply code="599" category="policy">
      <title>Never mind</title><meaning>Nobody minds.</meaning><cause>Fate.</cause><advice>Forget it.</advice>
      <source ref="wiki"/>
    </reply>
  </replies>
  <responses>
    <response provider="home" reply="550" category="policy" checked="2026-11">
      <title>Not on a Sunday</title>
      <match>closed on Sundays</match>
      <source ref="wiki"/>
      <sample>550 mail.home.example is closed on Sundays</sample>
    </response>
  </responses>
  <synonyms>
    <synonym words="sunday, weekend"/>
  </synonyms>'
says 0 "" "new entries need no word about the list"
"$gen" json codes.xml out.json local.xml
is "$(field out.json 599 title), $(field out.json ours blocklist)" "Never mind, ours" "they are in the list"
is "$(perl -MJSON::PP -0777 -ne '$j = decode_json($_); print "$j->{version} $j->{digest}"' out.json)" \
    "1.0+example $(cat codes.xml local.xml | sha256sum | cut -d' ' -f1)" "version and digest tell of both files"

# ---- what it overrides

one_reply 'code="550" category="policy" overrides="bad-mailbox"' '<advice>Our own advice.</advice>'
says 0 "" "a verdict may be overridden knowingly"
"$gen" json codes.xml out.json local.xml
is "$(field out.json 550 category), $(field out.json 550 advice), $(field out.json 550 title)" \
    "policy, Our own advice., Unavailable" "what it leaves out it takes from the list"
is "$(field out.json 550 references)" "seen RFC 5321 IANA" "with the sources of both"
is "$(perl -MJSON::PP -0777 -ne 'print scalar @{decode_json($_)->{entries}}' out.json)" 31 "and no entry is there twice"

one_reply 'code="550"' '<note>Only a note.</note>'
says 0 "" "other words are no contradiction"
"$gen" json codes.xml out.json local.xml
is "$(field out.json 550 category), $(field out.json 550 note)" "bad-mailbox, Only a note." "the verdict stays"

# Of each code of the list nothing is said but one of its sources.
perl -0ne '
    for my $section (qw(replies enhanced-codes pairs)) {
        my ($inner) = m{<$section>(.*?)</$section>}s;
        $inner =~ s{<!--.*?-->}{}sg;
        print "\n  <$section>";
        while ($inner =~ m{<(\w+) code="([^"]*)"[^>]*>.*?(<source [^>]*>).*?</\1>}sg) {
            print qq(<$1 code="$2">$3</$1>);
        }
        print "</$section>";
    }' "$top/codes.xml" >sections
overlay "$(cat sections)"
"$gen" check "$top/codes.xml" local.xml >said 2>&1
is "$? $(grep -c superfluous said) $(grep -vc superfluous said)" "0 $(grep -o '<[a-z]* code=' sections | wc -l) 0" \
    "what says nothing is superfluous, code by code"
"$gen" json "$top/codes.xml" list.json
"$gen" json "$top/codes.xml" out.json local.xml 2>said
perl -MJSON::PP -0777 -e '
    my $j = JSON::PP->new->canonical->utf8;
    my (@lists, %seen);
    for my $file (@ARGV) {
        open my $f, "<", $file or die;
        my $list = {};
        for my $e (grep { $_->{kind} =~ /^(reply|enhanced|pair)$/ } @{$j->decode(<$f>)->{entries}}) {
            my %once = map { $j->encode($_) => 1 } @{$e->{references}};
            $e->{references} = [ sort keys %once ];
            $list->{"$e->{kind} $e->{code}"} = $e;
            $seen{$_} += ref $e->{$_} eq "ARRAY" ? @{$e->{$_}} : !!$e->{$_} for keys %$e;
        }
        push @lists, $list;
    }
    for my $code (sort keys %{$lists[0]}) {
        my ($x, $y) = map { $_->{$code} } @lists;
        $j->encode([ $x->{$_} ]) eq $j->encode([ $y->{$_} ]) or print "$code: another $_\n" for sort keys %$x;
    }
    $seen{$_} or print "no code has $_\n" for qw(precise remarks associated_replies note reason samples);
' list.json out.json >others
is "$(head -n 5 others)" "" "and each has all members that it had"
one_reply 'code="550" category="bad-mailbox" overrides="bad-mailbox" confidence="high"'
"$gen" tables codes.xml terms.h local.xml
grep -q '"Other' terms.h
ok $? "what other systems call it stays with its category"
one_reply 'code="550" category="policy" overrides="bad-mailbox"'
"$gen" tables codes.xml terms.h local.xml
grep -q '"Other' terms.h
is $? 1 "and not with another one"

one_phrase 'category="policy" overrides="bad-mailbox"' 'No such recipient'
says 0 "" "a wording may be overridden, in any case of letters"
"$gen" json codes.xml out.json local.xml
is "$(grep -c 'No such recipient' out.json) $(grep -c '"title": "No such recipient"' out.json)" "1 0" \
    "an entry that lost its only wording is gone"
"$gen" test codes.xml out.h local.xml
grep -q '{ 1, 9, .*"no such recipient"' out.h
ok $? "its sample is told by the overlay's own line"

# Of what it takes its code where it has none.
perl -pe 's/<phrase category="bad-mailbox" conf/<phrase reply="553" category="bad-mailbox" conf/' "$small" >codes.xml
overlay '
  <phrases>
    <phrase category="bad-mailbox" checked="2026-11">
      <title>Ours</title>
      <match>Empfänger unbekannt</match>
      <match>no such recipient</match>
      <source ref="seen"/>
      <sample>no such recipient</sample>
    </phrase>
  </phrases>'
"$gen" json codes.xml out.json local.xml
is "$(perl -MJSON::PP -0777 -ne 'print map { "$_->{code} $_->{title}" } grep { $_->{title} eq "Ours" } @{decode_json($_)->{entries}}' out.json)" \
    "550 Ours" "of two wordings it has the code of the first in the list"
cp "$small" codes.xml

# Each command and each code is claimed on its own.
overlay '
  <words>
    <cue command="mail" category="bad-mailbox" confidence="low" overrides="policy">
      <title>Ours</title>
      <verdict permanent="block" action="investigate">Nobody knows.</verdict>
      <source ref="seen"/>
      <sample>host mx.example.com said: 550 Fiddlesticks (in reply to MAIL FROM command)</sample>
    </cue>
  </words>'
says 0 "" "what a cue stands in for may be overridden, too"
"$gen" json codes.xml out.json local.xml
is "$(grep -c '"In answer to MAIL"' out.json) $(grep -c '"Words that are not known"' out.json)" "0 1" \
    "the cue of that command is gone, that of a code is not"
overlay '
  <words>
    <cue behind="550" category="policy" confidence="low">
      <title>Ours</title>
      <advice>Ask us.</advice>
      <source ref="seen"/>
      <sample>550 Fiddlesticks</sample>
    </cue>
  </words>'
says 0 "" "with other words as well"
"$gen" json codes.xml out.json local.xml
is "$(grep -c '"In answer to MAIL"' out.json) $(grep -c '"Words that are not known"' out.json)" "1 0" \
    "and the cue of that code is gone, that of a command is not"
overlay '
  <providers>
    <provider id="home" number="200" name="Home" aliases="acme"/>
  </providers>'
at=$(line local.xml '<provider ')
says 1 "local.xml:$at: error: alias \"acme\" of provider \"home\" is a name of \"acme\" already (codes.xml:$(line codes.xml 'provider id="acme"'))" \
    "an alias must not be a name of the list"
overlay '
  <headlines>
    <headline>
      <match>did not arrive</match>
      <where>Here.</where>
      <source ref="seen"/>
      <sample>It did not arrive</sample>
    </headline>
  </headlines>'
says 1 "local.xml:$(line local.xml '<match>'): error: \"did not arrive\" is claimed twice for the same code (first at codes.xml:$(line codes.xml 'did not arrive'))" \
    "nor a headline one of the list"

# ---- what it should not say any more

one_reply 'code="550" category="policy"'
at=$(line local.xml '<reply ') from=$(line codes.xml 'reply code="550"')
says 0 "local.xml:$at: warning: contradicts the list, which says \"bad-mailbox\" (codes.xml:$from); overrides=\"bad-mailbox\" says that this is known" \
    "a contradiction is named with both lines"
one_reply 'code="550" category="policy" overrides="ok"'
says 0 "local.xml:$at: warning: contradicts a newer list, which says \"bad-mailbox\" (codes.xml:$from), not \"ok\" as it did; look again, then say overrides=\"bad-mailbox\"" \
    "so is one with a newer list"
one_reply 'code="250" category="ok"'
says 0 "local.xml:$at: warning: superfluous: the list says the same (codes.xml:$(line codes.xml 'reply code="250"'))" \
    "what the list says, too, is superfluous"
one_phrase 'category="bad-mailbox"' 'no such recipient'
at=$(line local.xml '<phrase ')
says 0 "local.xml:$at: warning: superfluous: the list says the same (codes.xml:$(line codes.xml '<phrase reply="550"'))" \
    "so is a wording"
one_phrase 'category="bad-mailbox" confidence="medium"' 'empfänger unbekannt'
says 0 "" "but not one of another language"

# hush ATTRIBUTES MATCHES, gone CHILDREN SOURCES: the wordings of these names, again
hush() {
	overlay "
  <responses>
    <response provider=\"quiet\" category=\"policy\" confidence=\"low\" $1>
      <title>Hush</title>
      $2
      <source ref=\"hearsay\"/>
      <sample made=\"yes\">quiet.example said: 452 Please be quiet</sample>
    </response>
  </responses>"
}
gone() {
	overlay "
  <responses>
    <response provider=\"acme\" token=\"E=Gone|1\" category=\"bad-mailbox\" checked=\"2026-11\">
      <title>Nobody of that name</title>
      $1<source ref=\"seen\"/>$2
      <sample>550 5.1.1 [Acme] Sorry, (E=Gone|1)</sample>
    </response>
  </responses>"
}
superfluous() {
	says 0 "local.xml:$(line local.xml '<response '): warning: superfluous: the list says the same (codes.xml:$(line codes.xml "$1"))" "$2"
}
hush 'needs-sign="yes"' '<match>please be quiet</match>'
superfluous 'provider="quiet" reply' "so is one with a mark that the list has"
hush '' '<match>please be quiet</match>'
says 0 "" "but not one without it"
"$gen" json codes.xml out.json local.xml
is "$(grep '"Hush"' out.json | grep -o '"needs_sign": [a-z]*') $(grep '"Hush"' out.json | grep -o '"reply": [0-9]*')" \
    '"needs_sign": false "reply": 452' "of a wording the codes are taken, and nothing else"
hush 'needs-sign="yes"' '<match>please be quiet</match><match>be quiet, please</match>'
says 0 "" "nor one with one more wording"
hush 'needs-sign="yes" kumo="Hush"' '<match>please be quiet</match>'
says 0 "" "nor one that other systems call something else"
causes='<cause>The address was never given out.</cause><advice>Remove it.</advice>'
second='<source ref="rfc5321" section="4.2.3"/>'
gone "$causes" "$second"
superfluous 'token="E=Gone|1"' "what repeats all texts and sources is superfluous, too"
gone '' "$second"
says 0 "" "but not what leaves texts out"
gone "$causes" ''
says 0 "" "or a source"
one_reply 'code="550" vague="no"'
says 0 "" "nor a code that is no longer vague"

one_phrase 'category="policy" overrides="ok"' 'nobody says this'
says 0 "local.xml:$at: warning: superfluous: overrides=\"ok\", but nothing in the list says this" \
    "an override of nothing is named"

# ---- what is refused: schema and rules are those of the list

overlay '
  <providers>
    <provider id="home" number="7" name="Home"/>
  </providers>'
says 1 "local.xml:$(line local.xml '<provider '): error: provider number 7: those from 192 on are for overlays, the others for codes.xml" \
    "numbers of the list are not for overlays"
overlay '
  <providers>
    <provider id="acme" number="200" name="Acme"/>
  </providers>'
says 1 "local.xml:$(line local.xml '<provider '): error: provider \"acme\" is defined twice (first at codes.xml:$(line codes.xml 'provider id="acme"'))" \
    "a word that is there already, with both lines"
overlay '
  <replies>
    <reply code="599" category="humour"><title>a</title><meaning>b</meaning><cause>c</cause><advice>d</advice><source ref="none"/></reply>
  </replies>'
at=$(line local.xml '<reply ')
says 1 "local.xml:$at: error: ref=\"none\": there is no such source
local.xml:$at: error: category=\"humour\": there is no such category" "an unknown source and category"
overlay '
  <vocabulary/>'
says 1 "local.xml:$(line local.xml '<vocabulary'): error: Element 'vocabulary': This element is not expected. Expected is one of ( sources, providers, blocklists, replies, enhanced-codes, pairs, responses, phrases, words, lines )." \
    "the vocabulary is the list's"
cp codes.xml local.xml
says 1 "local.xml:$(line local.xml '<codes '): error: the root is <codes>, expected <overlay>" "a second list is no overlay"
overlay '
  <replies>'
"$gen" check codes.xml local.xml 2>&1 | grep -q '^local.xml:[0-9]*: error: '
ok $? "an overlay that is cut off"
"$gen" json codes.xml out2 absent.xml 2>said
is "$? $(head -n 1 said)" "1 bouncegen: absent.xml: No such file or directory" "an overlay that is not there"
sed 's/<reply code="250"/<reply overrides="ok" code="250"/' "$small" >list.xml
"$gen" check list.xml 2>said
is "$? $(head -n 1 said)" "1 list.xml:$(line list.xml 'code="250"'): error: overrides=\"ok\" is for overlays" \
    "overrides in the list itself"

# ---- built by make

overlay '
  <sources>
    <source id="wiki" name="our wiki" title="Seen here" url="https://wiki.example.com/"/>
  </sources>
  <responses>
    <response reply="550" category="policy" checked="2026-11">
      <title>Not on a Sunday</title>
      <match>sorry, closed on Sundays</match>
      <source ref="wiki"/>
      <sample>550 Sorry, closed on Sundays</sample>
    </response>
  </responses>'
in_tree OVERLAY="$work/local.xml" "$b/bouncecode" >log 2>&1
is "$? $(cat log)" "0 " "make OVERLAY=local.xml builds without a word"
is "$("$tree/$b/bouncecode" "550 5.7.1 sorry, closed on sundays" | head -n 1)" "550 5.7.1  Not on a Sunday" "and the command knows it"
in_tree OVERLAY="$work/local.xml" check-samples >log 2>&1
ok $? "make check-samples: every sample is explained by its own entry"
sed 's/Sundays<\/sample/Mondays<\/sample/' local.xml >other.xml
in_tree OVERLAY="$work/other.xml" check-samples >log 2>&1
[ $? != 0 ] && grep -q "Failed 1/" log
ok $? "or that is said"
in_tree OVERLAY="$work/local.xml" all >log 2>&1 && in_tree install prefix=/usr DESTDIR="$work/root" >log 2>&1
"$work/root/usr/bin/bouncecode" --version | grep -q '+example'
ok $? "make install takes what was built, without being told"
in_tree "$b/bouncecode" >log 2>&1
"$tree/$b/bouncecode" --version | grep -q '+example'
is $? 1 "without OVERLAY= the list stands alone again"

done_testing
