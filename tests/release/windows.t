#!/bin/sh
# The command for Windows, which mingw-w64 builds and Wine runs: what the native
# one prints, it prints too, byte for byte. Names there are UTF-16, lines end with
# CR LF, and no shell replaces "*.log".
. "$(dirname "$0")/../tap.sh"
unset COLUMNS NO_COLOR
cd "$top" || exit 1
host=${HOST:-x86_64-w64-mingw32}

# Some systems put it where no shell looks.
for wine in wine64 wine wine64-stable /usr/lib/wine/wine64; do
	command -v $wine >/dev/null 2>&1 && break
done
for tool in $host-gcc $wine; do
	command -v $tool >/dev/null 2>&1 || skip_all "no $tool"
done
export WINEPREFIX="$work/wine" WINEDEBUG=-all WINEDLLOVERRIDES="mscoree,mshtml=" LC_ALL=C.UTF-8

# ---- it is built, and the vendored pair with the warnings of others

$MAKE -s B="$B" HOST="$host" WERROR=-Werror windows >"$work/log" 2>&1
is "$? $(cat "$work/log")" "0 " "make windows, without a word"
exe=$B/windows/bouncecode.exe
is "$($host-objdump -p "$exe" | sed -n 's/.*DLL Name: //p' | grep -viE '^(kernel32|msvcrt|api-ms-win-crt-.*)\.dll$')" "" \
    "it needs no library that Windows does not have"
$MAKE -s B="$B" vendor DEST="$work/pair" >"$work/log" 2>&1
(cd "$work/pair" && $host-gcc -O2 -Wall -Wextra -Werror -c bouncecode.c) >"$work/log" 2>&1
is "$? $(cat "$work/log")" "0 " "the pair compiles, without a warning"
cat >"$work/pair/program.c" <<'C'
#include "bouncecode.h"
#include <stdio.h>

int
main(void)
{
	struct bouncecode_answer a;

	bouncecode_explain("550 5.1.1 No such user", 22, &a);
	return puts(bouncecode_name(BOUNCECODE_CATEGORIES, a.category)) == EOF;
}
C
(cd "$work/pair" && $host-gcc -o program.exe program.c bouncecode.o) >"$work/log" 2>&1
is "$($wine "$work/pair/program.exe" 2>/dev/null | tr -d '\r')" "bad-mailbox" "and answers"

# ---- what both print

mkdir "$work/files" && cd "$work/files" || exit 1
cp "$top"/tests/logs/mail.log .
cp mail.log größe.log
cp -r "$top/tests/mailbox" Maildir
awk '{ print $0 "\r" }' mail.log >crlf.log
printf '550 5.1.1\r\n\r\n552 Mailbox full\r\n' >crlf.txt
for i in 1 2 3 4 5 6 7 8; do
	cat mail.log "$top/tests/logs/lines.tsv"
done >long.log
: >nothing

# both INPUT ARGUMENT...: run them; their outputs, messages and statuses are in
# the files here.* and there.*
both() {
	input=$1
	shift
	"$B/bouncecode" "$@" <"$input" >here.out 2>here.err
	echo $? >here.status
	$wine "$exe" "$@" <"$input" >there.out 2>there.err
	echo $? >there.status
}

# same INPUT ARGUMENT...: as both(); nothing may differ
same() {
	both "$@"
	for of in out err status; do
		if ! cmp -s there.$of here.$of; then
			same_file there.$of here.$of "$*"
			return
		fi
	done
	ok 0 "bouncecode $* <$input: as the native one, status $(cat there.status)"
}

for asked in "550 5.1.1" "552 Mailbox full" "554 5.7.1 blocked using zen.spamhaus.org"; do
	for format in text json tsv csv; do
		same nothing -f $format "$asked"
	done
	same nothing -v "$asked"
done
same nothing --help
same nothing --list
same nothing --list --json --category=mailbox-full
same nothing --search mailbox full
same nothing --suggest "mailbox is full"
same nothing --compare "550 5.1.1" "552 5.2.2"
for log in mail.log crlf.log long.log; do
	for format in text json; do
		same nothing --scan -f $format "$log"
		same "$log" --scan -f $format
		same nothing --summary -f $format "$log"
	done
	same nothing --lines --json "$log"
	same nothing --suppress "$log"
	same "$log" --suppress -
	for jobs in 1 4; do
		same nothing --scan --json --jobs=$jobs "$log" mail.log
		same "$log" --summary --jobs=$jobs - mail.log
	done
done
same crlf.txt --lines
same crlf.txt

both nothing --version
is "$(cat there.status) $(head -n 3 there.out)" "0 $(head -n 3 here.out)" "--version"
if grep -q gzip there.out; then
	gzip -c mail.log >mail.log.gz
	same nothing --scan --json mail.log.gz crlf.log
	same mail.log.gz --summary
else
	skip "what is compressed with gzip" "no zlib for $host"
fi

# ---- the end of it

same nothing 5-7-26
same nothing nonsense.words
same nothing --scan nothing
same nothing --scan missing.log
same nothing --scan mail.log missing.log mail.log
same nothing --scan Maildir
same nothing Maildir
same nothing mail.log
same nothing --limit=0
both nothing --nonsense
is "$(cat there.status) $(head -n 1 there.err | cut -c 1-12)" "2 bouncecode: " "an option that is none: status 2, and the program's name"
$wine "$exe" --scan long.log long.log long.log long.log 2>err | head -n 1 >out
is "$(cat out) $(cat err)" "$("$B/bouncecode" --scan long.log long.log | head -n 1) " "a reader that ends is no failure"

# ---- names and texts that are not ASCII

same nothing 'Das Postfach von "Müller" ist voll: 552 5.2.2 \\ \'
same nothing --json "ящик переполнен 552"
same nothing --scan --json größe.log
same nothing --scan --json fehlt-größe.log
same nothing größe.log
$wine "$exe" --scan --json '*.log' >out 2>err
"$B/bouncecode" --scan --json *.log >expected
is "$(sort out | cksum) $(cat err)" "$(sort expected | cksum) " "*.log is all of them"

# ---- a console

if command -v script >/dev/null 2>&1; then
	script -qec "stty cols 40; $wine $exe 552 5.2.2" /dev/null </dev/null >out 2>&1
	grep -q "$(printf '\033')\[33m552 5.2.2" out
	ok $? "a console shows colours"
	NO_COLOR=1 script -qec "stty cols 40; $wine $exe 552 5.2.2" /dev/null </dev/null >out 2>&1
	! grep -q "$(printf '\033')\[33m552 5.2.2" out
	ok $? "but for who has NO_COLOR"
else
	skip "a console" "no script(1)"
fi

# ---- mails: what reads them is not there, which is said

both nothing --mail Maildir
is "$(cat there.status) $(cat there.out there.err)" \
    "2 bouncecode: --mail needs bouncecode-mail, which is not there for Windows" "a Maildir"
both "$top/tests/mails/001-postfix-gmail-5.1.1.eml" --json
is "$(cat there.status) $(sed 's/.*"category": "\([^"]*\)".*/\1/' there.out) $(cat there.err)" \
    "0 bad-mailbox bouncecode: an e-mail, read as plain text: bouncecode-mail is missing" "a mail is a text"

is "$(find "$WINEPREFIX" -iname 'bou*.tmp')" "" "no file is left behind"

# Its server would still write there while the directory is removed.
for server in wineserver wineserver-stable /usr/lib/wine/wineserver; do
	command -v $server >/dev/null 2>&1 && break
done
$server -k >/dev/null 2>&1
$server -w >/dev/null 2>&1
done_testing
