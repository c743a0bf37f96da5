#!/bin/sh
# The tarball: the same bytes from anywhere, and it builds without the tools of
# the list.
. "$(dirname "$0")/../tap.sh"
cd "$top" || exit 1

if ! git rev-parse --git-dir >/dev/null 2>&1; then
	skip "a tarball" "no git repository"
	done_testing
	exit
fi
version=$(sed -n 's/^#define BOUNCECODE_VERSION "\(.*\)"/\1/p' src/bouncecode.h)
name=bouncecode-$version
for at in one "two with blanks"; do
	git clone -q . "$work/$at" && (cd "$work/$at" && TZ=Asia/Kathmandu $MAKE -s dist) >"$work/log" 2>&1
	ok $? "make dist"
done
cmp "$work/one/build/dist/$name.tar.gz" "$work/two with blanks/build/dist/$name.tar.gz"
ok $? "from two directories the same bytes"
(cd "$work/one/build/dist" && sha256sum -c --quiet "$name.tar.gz.sha256")
ok $? "which its checksum has"
echo >>"$work/one/README.md"
(cd "$work/one" && $MAKE -s dist) >"$work/log" 2>&1
is "$? $(head -n 1 "$work/log")" "2 make dist: there are changes that are not committed" "no tarball of what is not committed"

mkdir "$work/tree" && tar -xzf "$work/two with blanks/build/dist/$name.tar.gz" -C "$work/tree"
cd "$work/tree/$name" || exit 1
$MAKE -s GPERF=false XML_CFLAGS= XML_LIBS=--none >"$work/log" 2>&1
ok $? "it builds without gperf and libxml2"
is "$(build/bouncecode -f tsv 550 5.1.1 | tail -n 1 | cut -f 3)" "550 5.1.1" "and answers"
[ ! -e build/bouncegen ]
ok $? "the compiler of the list was not built"
same_file vendor/bouncecode.c "$work/one/build/dist/$name/vendor/bouncecode.c" "the two files for other trees are in it"
$MAKE -s DESTDIR="$work/root" prefix=/usr install >"$work/log" 2>&1
is "$("$work/root/usr/bin/bouncecode" --version | head -n 1)" "bouncecode $version" "it can be installed"
(cd "$work/root" && find . -type f | sort | head -n 3) >/dev/null

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
