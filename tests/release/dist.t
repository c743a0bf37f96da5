#!/bin/sh
# The tarball: the same bytes from anywhere; it builds without the tools of the list, and
# with them where the list is edited; an overlay never stays in it.
. "$(dirname "$0")/../tap.sh"
. tests/records.sh
. tests/new_code.sh
. tests/locale.sh
. tests/release/clone.sh
cd "$top" || exit 1

if ! git rev-parse --git-dir >/dev/null 2>&1; then
	skip_all "no git repository"
fi
version=$(sed -n 's/^#define BOUNCECODE_VERSION "\(.*\)"/\1/p' src/bouncecode.h)
name=bouncecode-$version
# The second has another name, clock and locale, lines that git would end as Windows does,
# and is built from nothing.
clone "$work/one" && git clone -q . "$work/two with blanks" &&
    git -C "$work/two with blanks" config core.autocrlf true
sed -n '/^```sh$/,/^```$/{ /^```/d; s/^make /$MAKE -s /; p; }' docs/RELEASES.md >"$work/commands"
(export MAKE && cd "$work/one" && TZ=Asia/Kathmandu sh -e "$work/commands") >"$work/log" 2>&1
is "$? $(tail -n 2 "$work/log")" "0 $name.tar.gz: OK
$name.spdx.json: OK" "make dist, and what RELEASES.md says of its digests"
later=$work/later.so
${CC:-cc} -shared -fPIC -o "$later" tests/release/later.c >"$work/log" 2>&1
if [ "$(LD_PRELOAD=$later date +%Y 2>/dev/null)" = "$(date +%Y)" ]; then
	later=
	[ -z "${CI_PACKAGES:-}" ]
	ok $? "there is another clock"
fi
(cd "$work/two with blanks" && umask 077 &&
    TZ=Pacific/Kiritimati LC_ALL=$locale LD_PRELOAD=$later $MAKE -s dist) >"$work/log" 2>&1
ok $? "make dist, in another directory${later:+, in another year}"
sed 's/^/# /' "$work/log" | head -n 20
for file in $name.tar.gz $name.spdx.json SHA256SUMS; do
	cmp "$work/one/build/dist/$file" "$work/two with blanks/build/dist/$file"
	ok $? "from two directories the same bytes: $file"
done

# Each file of the tarball is in the list of what is in it, with its digest, and nothing else.
mkdir "$work/tree" && tar -xzf "$work/two with blanks/build/dist/$name.tar.gz" -C "$work/tree"
perl -MJSON::PP -0777 -ne '
	my $d = decode_json($_);
	my (%ids, @unknown);
	$ids{$_->{SPDXID}}++ for $d, @{$d->{packages}}, @{$d->{files}};
	my @twice = grep { $ids{$_} > 1 } keys %ids;
	for my $r (@{$d->{relationships}}) {
		push @unknown, grep { !$ids{$_} } @$r{qw(spdxElementId relatedSpdxElement)};
	}
	print STDERR "$d->{spdxVersion} $d->{packages}[0]{versionInfo} @twice@unknown\n";
	for my $f (@{$d->{files}}) {
		my %sum = map { $_->{algorithm} => $_->{checksumValue} } @{$f->{checksums}};
		print "$sum{SHA256}  $f->{fileName}\n";
	}' "$work/one/build/dist/$name.spdx.json" >"$work/listed" 2>"$work/said"
is "$(cat "$work/said")" "SPDX-2.3 $version " "the SBOM is SPDX, and refers to what it has"
is "$(cd "$work/tree/$name" && sha256sum -c --quiet "$work/listed" 2>&1; wc -l <"$work/listed") " \
    "$(find "$work/tree/$name" -type f | wc -l) " "and has every file of the tarball with its digest"
echo >>"$work/one/README.md"
(cd "$work/one" && $MAKE -s dist) >"$work/log" 2>&1
is "$? $(head -n 1 "$work/log")" "2 make dist: there are changes that are not committed" "no tarball of what is not committed"
(cd "$work/two with blanks" && $MAKE -s dist OVERLAY=tests/small/codes.xml) >"$work/log" 2>&1
is "$? $(head -n 1 "$work/log")" "2 make dist: a release has no overlay: OVERLAY=tests/small/codes.xml" \
    "and none with an overlay"

cd "$work/tree/$name" || exit 1
$MAKE -s GPERF=false XML_CFLAGS= XML_LIBS=--none >"$work/log" 2>&1
ok $? "it builds without gperf and libxml2"
is "$(build/bouncecode -f tsv 550 5.1.1 | tail -n 1 | cut -f 3)" "550 5.1.1" "and answers"
[ ! -e build/bouncegen ]
ok $? "the compiler of the list was not built"
mkdir "$work/bin"
printf '#!/bin/sh\ncase "$*" in *libxml*) exit 1 ;; esac\nexec %s "$@"\n' "$(command -v pkg-config)" >"$work/bin/pkg-config"
chmod +x "$work/bin/pkg-config"
PATH="$work/bin:$PATH" $MAKE -s build/bouncekeep >"$work/log" 2>&1
is "$? $(sed -n 's/^make: missing packages: libxml2.*/named/p' "$work/log")" "2 named" "what the keeper of the list lacks is named"
same_file vendor/bouncecode.c "$work/one/build/dist/$name/vendor/bouncecode.c" "the two files for other trees are in it"
$MAKE -s DESTDIR="$work/root" prefix=/usr install >"$work/log" 2>&1
is "$("$work/root/usr/bin/bouncecode" --version | head -n 1)" "bouncecode $version" "it can be installed"

# ---- what is edited counts, and nothing of an overlay stays

cp -p codes.xml "$work/codes.xml"
add_599 codes.xml
$MAKE -s build/bouncecode >"$work/log" 2>&1
is "$? $(build/bouncecode -f tsv 599 | fields code title)" "0 599	Too many puns" "what is added to its list is built"
cp -p "$work/codes.xml" codes.xml
cat >local.xml <<'X'
<?xml version="1.0" encoding="UTF-8"?>
<overlay xmlns="urn:bouncecode:codes:1" name="example">
  <phrases>
    <phrase category="policy" reply="550" checked="2026-11">
      <title>Ours alone</title>
      <match>the pigeonhole is crammed</match>
      <source ref="postfix"/>
      <sample>550 the pigeonhole is crammed</sample>
    </phrase>
  </phrases>
</overlay>
X
$MAKE -s all OVERLAY=local.xml >"$work/log" 2>&1
is "$? $(build/bouncecode -f tsv "550 the pigeonhole is crammed" | fields title)" "0 Ours alone" "so is an overlay"
$MAKE -s all >"$work/log" 2>&1
is "$? $(build/bouncecode -f tsv 599 | fields code) $(find build -type f ! -path '*/.*' -exec grep -l "Ours alone" {} +)" "0 5yz " \
    "and after a plain make there is nothing left of both"
$MAKE -q all && $MAKE -s DESTDIR="$work/again" install >"$work/log" 2>&1
is "$? $(grep -rl "Ours alone" "$work/again")" "0 " "nor is any of it installed"

if command -v musl-gcc >/dev/null 2>&1; then
	cd "$work/tree/$name" && $MAKE -s static >"$work/log" 2>&1
	is "$(build/static/bouncecode -f tsv 5.7.26 | tail -n 1 | cut -f 3)" "5.7.26" "make static: a command of musl answers"
	readelf -l build/static/bouncecode 2>/dev/null | grep -q INTERP
	is $? 1 "and needs no interpreter"
else
	skip "make static: a command of musl answers" "no musl-gcc"
	skip "and needs no interpreter" "no musl-gcc"
fi
done_testing
