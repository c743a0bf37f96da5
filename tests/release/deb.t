#!/bin/sh
# The Debian packages: built of the tarball, without an error of lintian, put
# in and taken out of a root of their own.
. "$(dirname "$0")/../tap.sh"
cd "$top" || exit 1

for tool in git dpkg-buildpackage dh lintian; do
	command -v $tool >/dev/null 2>&1 && continue
	skip "Debian packages" "no $tool"
	done_testing
	exit
done
if ! git rev-parse --git-dir >/dev/null 2>&1; then
	skip "Debian packages" "no git repository"
	done_testing
	exit
fi
git clone -q . "$work/tree" && cd "$work/tree" && $MAKE -s deb >"$work/log" 2>&1
ok $? "make deb"
is "$(cd build/deb && ls *.deb | sed 's/_.*//' | grep -v dbgsym | tr '\n' ' ')" \
    "bouncecode-mail bouncecode libbouncecode-dev libbouncecode0 " "the command, what reads mail, the library, what developers need"
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
is "$("$work/root/usr/bin/bouncecode" -f tsv 550 5.1.1 | tail -n 1 | cut -f 3)" "550 5.1.1" "the command answers"
printf 'From: MAILER-DAEMON@example.net\nTo: a@example.com\nSubject: Undeliverable\n\n<b@example.net>: 550 5.1.1 User unknown\n' >"$work/mail"
is "$("$work/root/usr/bin/bouncecode" --mail "$work/mail" | cut -c 1-9)" "550 5.1.1" "and finds what reads mail beside it"
if [ "$(id -u)" = 0 ] && [ -n "${CI_PACKAGES:-}" ]; then
	dpkg -i build/deb/bouncecode_*.deb build/deb/bouncecode-mail_*.deb build/deb/libbouncecode0_*.deb build/deb/libbouncecode-dev_*.deb >"$work/log" 2>&1
	ok $? "they install"
	is "$(bouncecode -f tsv 550 5.1.1 | tail -n 1 | cut -f 3)" "550 5.1.1" "the installed command answers"
	printf '#include <bouncecode.h>\nint main(void) { return bouncecode_count() == 0; }\n' >"$work/p.c"
	# shellcheck disable=SC2046
	$CC -o "$work/p" "$work/p.c" $(pkg-config --cflags --libs bouncecode) && "$work/p"
	ok $? "a program links with the installed library"
	dpkg -P bouncecode-mail bouncecode libbouncecode-dev libbouncecode0 >"$work/log" 2>&1
	ok $? "and they are removed"
	is "$(ls /usr/bin/bouncecode /usr/include/bouncecode.h /usr/share/bouncecode /usr/libexec/bouncecode 2>/dev/null)" "" "nothing stays"
else
	for n in 1 2 3 4 5; do
		skip "installed, $n" "set CI_PACKAGES=1, as root"
	done
fi
done_testing
