#!/bin/sh
# The Debian packages: built from the source in the tarball, without an error of lintian,
# put in and taken out of a root of their own.
. "$(dirname "$0")/../tap.sh"
cd "$top" || exit 1
. tests/release/clone.sh

for tool in git dpkg-buildpackage dh lintian; do
	command -v $tool >/dev/null 2>&1 && continue
	skip_all "no $tool"
done
if ! git rev-parse --git-dir >/dev/null 2>&1; then
	skip_all "no git repository"
fi
clone "$work/tree" && cd "$work/tree" && $MAKE -s deb >"$work/log" 2>&1
ok $? "make deb"
is "$(cd build/deb && ls *.deb | sed 's/_.*//' | grep -v dbgsym | tr '\n' ' ')" \
    "bouncecode-mail bouncecode libbouncecode-dev libbouncecode0 " "the command, what reads mail, the library, what developers need"
is "$(cd build/deb && ls *.dsc *.orig.tar.gz *.debian.tar.xz | sed 's/[0-9][0-9.]*[0-9]\(-[0-9]*\)*/V/')" "bouncecode_V.debian.tar.xz
bouncecode_V.dsc
bouncecode_V.orig.tar.gz" "and the source that they are built from"
grep -qE '^ *(gperf|awk .*gperf)' "$work/log" && grep -q 'bouncegen tables codes.xml' "$work/log"
ok $? "the tables are made anew"
is "$(grep -c '^Result: PASS' "$work/log")" 2 "the tests run while building"
dpkg-deb -f build/deb/bouncecode_*.deb Homepage | grep -q '^https://[a-z./]*$'
ok $? "there is a home page"
is "$(sed -n 's/^Vcs-\([A-Za-z]*\): https:.*/\1/p' build/deb/*.dsc | sort | tr '\n' ' ')" "Browser Git " "and where the sources are"
lintian --fail-on error build/deb/*.changes >"$work/lintian" 2>&1
is "$? $(grep -c '^E:' "$work/lintian")" "0 0" "lintian finds no error"
sed 's/^/# /' "$work/lintian"

# Packages of the system stay as they are: what is in ours is looked at below a
# directory.
mkdir "$work/root"
for deb in build/deb/bouncecode_*.deb build/deb/bouncecode-mail_*.deb build/deb/libbouncecode*.deb; do
	dpkg-deb -x "$deb" "$work/root"
	ok $? "$(basename "$deb" | sed 's/_.*//') unpacks"
done
doc=$work/root/usr/share/doc/bouncecode
is "$(cd "$doc" && ls -d README.md* CODES.md* changelog.gz changelog.Debian.gz examples/client.c* examples/languages)" \
    "$(printf '%s\n' CODES.md.gz README.md.gz changelog.Debian.gz changelog.gz examples/client.c examples/languages)" \
    "README, the table, the changelogs and the examples are in it"
for link in $(find "$work/root" -type l); do
	[ -e "$link" ] || echo "$link"
done >"$work/links"
is "$(cat "$work/links")" "" "no link leads nowhere"
is "$("$work/root/usr/bin/bouncecode" -f tsv 550 5.1.1 | tail -n 1 | cut -f 3)" "550 5.1.1" "the command answers"
printf 'From: MAILER-DAEMON@example.net\nTo: a@example.com\nSubject: Undeliverable\n\n<b@example.net>: 550 5.1.1 User unknown\n' >"$work/mail"
is "$("$work/root/usr/bin/bouncecode" --mail "$work/mail" | cut -c 1-9)" "550 5.1.1" "and finds what reads mail beside it"
if [ "$(id -u)" = 0 ] && [ -n "${CI_PACKAGES:-}" ]; then
	dpkg -i build/deb/bouncecode_*.deb build/deb/bouncecode-mail_*.deb build/deb/libbouncecode0_*.deb build/deb/libbouncecode-dev_*.deb >"$work/log" 2>&1
	ok $? "they install"
	is "$(bouncecode -f tsv 550 5.1.1 | tail -n 1 | cut -f 3)" "550 5.1.1" "the installed command answers"
	for test in command library; do
		mkdir "$work/$test"
		said=$(AUTOPKGTEST_TMP="$work/$test" src/packaging/debian/tests/$test 2>&1)
		is "$? $said" "0 the $test answers" "the test of what is installed: $test"
	done
	dpkg -P bouncecode-mail bouncecode libbouncecode-dev libbouncecode0 >"$work/log" 2>&1
	ok $? "and they are removed"
	is "$(ls /usr/bin/bouncecode /usr/include/bouncecode.h /usr/share/bouncecode /usr/libexec/bouncecode 2>/dev/null)" "" "nothing stays"
else
	for n in 1 2 3 4 5 6; do
		skip "installed, $n" "set CI_PACKAGES=1, as root"
	done
fi
done_testing
