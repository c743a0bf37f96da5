#!/bin/sh
# What the command reads: files and pipes, plain or compressed, whole or
# damaged, and the line that shows how far it has come.
. "$(dirname "$0")/tap.sh"
. "$(dirname "$0")/records.sh"
unset COLUMNS NO_COLOR
CC=${CC:-cc}
bc=$plain/bouncecode
formats=$("$bc" --version | sed -n 's/^compressed input: //p' | tr -d ,)

# A command without any of the libraries.
# shellcheck disable=SC2086
$CC ${CFLAGS-} -std=c11 -D_POSIX_C_SOURCE=200809L -Isrc -I"$B" -o "$work/bare" src/summary/*.c src/header/*.c src/cli/*.c src/cli/input/*.c src/cli/output/*.c src/cli/suppress/*.c src/cli/advise/*.c src/cli/system/*.c "$B/libbouncecode.a" ${LDFLAGS-} >"$work/log" 2>&1
ok $? "the command can be built without any library"
sed 's/^/# /' "$work/log" | head -n 5
cd "$work" || exit 1

# lines STATUS MESSAGE NAME ARGUMENT...: runs --lines, whose records are in out
lines() {
	expected="$1 $2"
	name=$3
	shift 3
	"$bc" --lines -f tsv "$@" >out 2>err
	is "$? $(cat err)" "$expected" "$name"
}
# The same of a pipe, whose data come from standard input.
piped() {
	expected="$1 $2"
	cat - | "$bc" --lines -f tsv >out 2>err
	is "$? $(cat err)" "$expected" "$3"
}
# Is out like the records of the plain file, but for the name of the file? After
# an error only the first ones are there.
same_records() {
	all_but file <out >got
	same_file got "$1" "$2"
}
some_records() {
	n=$(wc -l <out)
	all_but file <out | head -n 10000 >got
	[ "$n" -gt 10000 ] && [ "$n" -lt 40000 ] && head -n 10000 expected | cmp -s - got
	ok $? "$1"
}

awk 'BEGIN { for (i = 0; i < 40000; i++) printf "%d 5.%d.%d text of line %d\n", 550 + i % 3, i % 7, i % 5, i * 7919 % 40000 }' >plain
"$bc" --lines -f tsv plain | all_but file >expected
is "$(wc -l <expected | tr -d ' ')" 40001 "the records of a plain file, and their header"

# ---- plain

: >empty
lines 1 "" "an empty file: status 1" empty
is "$(wc -l <out | tr -d ' ')" 1 "and no record"
printf '550 5.1.1' >input
lines 0 "" "a last line without a newline" input
is "$(fields line code <out)" "1	550 5.1.1" "has a record"
printf '550\r\n551\000\n\n\377\376\n552' >input
lines 0 "" "CR LF, NUL, an empty line, bytes that are no text" input
is "$(fields line reply <out | tr '\t\n' ' /')" "1 550/2 551/3 /4 /5 552/" "each line has its record"
for start in '(' 'P*' "$(printf '\375')7zXY" "$(printf '\037\213')"; do
	printf '%s' "$start" >input
	printf '%s\n550\n' "$start" | cat - plain >longer
	lines 1 "" "a file that begins nearly like a compressed one" input
	lines 0 "" "and a longer one" longer
	is "$(fields line reply <out | head -n 2 | tr '\t\n' ' /')" "1 /2 550/" "are plain"
done
for n in 262143 262144 262145 524288 10000000; do
	head -c $n /dev/zero | tr '\0' ' ' | sed 's/$/550/' >input
	printf '\n551' >>input
	lines 0 "" "a line of $n bytes and another" input
	is "$(fields line reply <out | tr '\t\n' ' /')" "1 550/2 551/" "have two records"
done
{ head -c 70000000 /dev/zero | tr '\0' ' '; printf '552\n551\n'; } >input
lines 0 "" "of a line of 70 MB" input
is "$(fields line reply <out | tr '\t\n' ' /')" "1 /2 551/" "the first 64 MiB count"
rm input longer
{ head -c 20000 /dev/zero | tr '\0' ' '; echo 550 5.1.1; } | "$bc" -f tsv - >out
is "$? $(fields code <out)" "0 550 5.1.1" "a long query is read to its end"
query() { # query BYTES: that many, of which the last are a code
	{ head -c $(($1 - 4)) /dev/zero | tr '\0' ' '; echo 550; }
}
query 67108864 | "$bc" -f tsv >out 2>err
is "$? $(fields code <out)$(cat err)" "0 550" "one of 64 MB too"
limit="ulimit -v 250000"
( $limit; "$bc" --version ) >/dev/null 2>&1 || limit=: # sanitizers want more
for more in 1 200000000; do
	{ query 67108864; head -c $more /dev/zero; } | ($limit; "$bc" -f tsv >out 2>err)
	is "$? $(fields code <out)$(cat err)" "2 550bouncecode: standard input: only the first 64 MB were read; --lines, --scan and --mail read any length" \
	    "of one with $more bytes more those are read, and that is said"
done

# ---- what cannot be read

lines 2 "bouncecode: absent: No such file or directory" "a missing file among others" plain absent plain
is "$(fields file <out | uniq -c | tr -s ' ' | tr '\n' /)" " 80000 plain/" "the rest is done"
lines 2 "bouncecode: .: Is a directory" "a directory among others" . plain
is "$(wc -l <out | tr -d ' ')" 40001 "the rest is done"
lines 2 "bouncecode: standard input: Is a directory" "a directory as standard input" <.
lines 2 "bouncecode: standard input: Bad file descriptor" "no standard input" <&-
"$bc" - 2>err <.
is "$? $(cat err)" "2 bouncecode: standard input: Is a directory" "nor as a query"
: >secret
chmod 0 secret
if [ -r secret ]; then
	skip "a file that may not be read" "root reads everything"
else
	lines 2 "bouncecode: secret: Permission denied" "a file that may not be read" secret
fi
if [ -w /dev/full ]; then
	yes 550 2>/dev/null | timeout 10 "$bc" --lines - plain >/dev/full 2>err
	is "$? $(cat err)" "2 bouncecode: standard output: No space left on device" "a full disk ends it: status 2"
else
	skip "a full disk ends it: status 2" "no /dev/full"
fi

# ---- compressed

check_format() { # check_format FORMAT LIBRARY COMMAND...
	format=$1
	library=$2
	shift 2
	"$@" <plain >packed
	"$@" <empty >packed-empty
	"$work/bare" --lines packed >out 2>err
	is "$? $(cat out) $(cat err)" "2  bouncecode: packed: compressed with $format, which this build cannot read: it was built without $library" \
	    "$format: a build without $library says so"
	"$work/bare" --lines packed plain >out 2>err
	is "$? $(wc -l <out | tr -d ' ')" "2 40000" "$format: and goes on with the next file"
	case " $formats " in
	*" $format "*) ;;
	*)
		skip "$format" "built without $library"
		return
		;;
	esac
	lines 0 "" "$format: a file" packed
	same_records expected "$format: all records"
	lines 0 "" "$format: standard input" <packed
	same_records expected "$format: all records"
	piped 0 "" "$format: a pipe" <packed
	same_records expected "$format: all records"
	head -c 1000 packed >start
	timeout 20 perl -e '$| = 1; for (split //, join "", <STDIN>) { print; select undef, undef, undef, 0.0001 }' <start | "$bc" --lines -f tsv >out 2>err
	mv out dripped
	"$bc" --lines -f tsv start >out 2>err
	sed 's/start/-/' out | cmp -s - dripped
	ok $? "$format: a pipe that gives byte by byte"
	lines 1 "" "$format: nothing inside" packed-empty
	head -n 100 plain | "$@" >second
	cat packed packed-empty second >two
	lines 0 "" "$format: compressed files behind one another" two
	is "$(sed 1d out | wc -l | tr -d ' ')" 40100 "$format: are one"
	head -c 100001 /dev/zero | cat packed - second >two
	lines 0 "" "$format: zeros between them" two
	is "$(sed 1d out | wc -l | tr -d ' ')" 40100 "$format: are skipped"

	{ cat packed; echo garbage; } >damaged
	lines 2 "bouncecode: damaged: other data follow the $format data" "$format: garbage behind it" damaged
	same_records expected "$format: all records are given"
	piped 2 "bouncecode: standard input: other data follow the $format data" "$format: the same in a pipe" <damaged
	size=$(wc -c <packed)
	head -c $((size * 2 / 3)) packed >damaged
	lines 2 "bouncecode: damaged: damaged $format data: unexpected end" "$format: a file that was cut" damaged
	some_records "$format: the first records are given"
	head -c $((size - 1)) packed >damaged
	lines 2 "bouncecode: damaged: damaged $format data: unexpected end" "$format: the last byte is missing" damaged
	same_records expected "$format: all records are given"
	{ head -c $((size - 1)) packed; printf '\252'; } >damaged
	"$bc" --lines -f tsv damaged >out 2>err
	is "$? $(cut -d: -f1-3 err)" "2 bouncecode: damaged: damaged $format data" "$format: the last byte is another"
	same_records expected "$format: all records are given"
	head -c 7 packed >damaged
	lines 2 "bouncecode: damaged: damaged $format data: unexpected end" "$format: hardly more than a signature" damaged
	{ head -c $((size * 2 / 3)) packed; printf '\252\125\252\125\252\125\252\125\252\125'; tail -c +$((size * 2 / 3 + 11)) packed; } >damaged
	"$bc" --lines -f tsv damaged >out 2>err
	is "$? $(cut -d: -f1-3 err)" "2 bouncecode: damaged: damaged $format data" "$format: a damaged file"
	some_records "$format: the first records are given"
	"$bc" --lines -f tsv damaged plain 2>/dev/null | all_but file | tail -n 40000 >got
	sed 1d expected | cmp -s - got
	ok $? "$format: the next file is read"

	printf '550-5.7.26 This mail\r\n550 5.7.26 is blocked\r\n' | "$@" | "$bc" -f tsv >out
	is "$? $(fields code <out)" "0 550 5.7.26" "$format: a query"
	head -n 1 plain | "$@" | sed 's/..$//' | "$bc" -f tsv >out 2>err
	is "$? $(cut -d: -f1-3 err)" "2 bouncecode: standard input: damaged $format data" "$format: a damaged query"
}

without() {
	skip "$1" "no $1(1)"
}
for tool in gzip bzip2 xz zstd; do
	command -v $tool >/dev/null 2>&1 || { without $tool; continue; }
	case $tool in
	gzip) check_format gzip zlib gzip -c ;;
	# a megabyte in one block would be all or nothing
	bzip2) check_format bzip2 libbz2 bzip2 -1c ;;
	xz) check_format xz liblzma xz -c ;;
	zstd) check_format zstd libzstd zstd -qc ;;
	esac
done

zstd=$(command -v zstd)
case "${zstd:+ $formats }" in
*" zstd "*)
	printf '\136\052\115\030\004\000\000\000skip' >skipped
	zstd -qc plain 2>/dev/null | cat skipped - skipped >packed
	lines 0 "" "zstd: frames to be skipped" packed
	same_records expected "zstd: are skipped"
	;;
*) skip "zstd: frames to be skipped" "built without libzstd, or no zstd(1)" ;;
esac

# A window is memory, which a few bytes can ask for.
large() { # large FORMAT TOOL READER OPTION...
	format=$1
	tool=$2
	reader=$3
	shift 3
	case " $formats " in
	*" $format "*) ;;
	*)
		skip "$format: a large window" "built without it"
		return
		;;
	esac
	$tool "$@" <plain >large 2>/dev/null || {
		skip "$format: a large window" "no $tool(1) that makes one"
		return
	}
	lines 2 "bouncecode: large: is compressed with a window of more than 128 MB; read it with: $reader large | bouncecode --lines" \
	    "$format: a window that is too large is named, with what reads it" large
	is "$(wc -l <out | tr -d ' ')" 1 "$format: nothing is unpacked"
}
large xz xz "xz -dc" --lzma2=dict=192MiB -c
large zstd zstd "zstd -dc --long=31" -q --long=28 --no-check -c
if command -v xz >/dev/null 2>&1; then
	xz -9ec <plain >packed
	lines 0 "" "xz: the largest that it makes when it is not asked for more" packed
	same_records expected "xz: all records"
else
	without xz
fi

# ---- what others have to unpack

other() { # other BYTES WHAT COMMAND NAME
	printf "$1" >"$4"
	lines 2 "bouncecode: $4: is $2; read it with: $3 $4 | bouncecode --lines" "$4 is named, with what reads it" "$4"
	is "$(wc -l <out | tr -d ' ')" 1 "$4: no record is made of it"
}
other 'PK\003\004\024\000\000\000' "a zip archive" "unzip -p" mail.zip
other 'PK\005\006\000\000\000\000' "a zip archive" "unzip -p" empty.zip
other '7z\274\257\047\034\000\004' "a 7z archive" "7z x -so" mail.7z
other 'Rar!\032\007\001\000' "a rar archive" "unrar p -inul" mail.rar
other '\004\042\115\030\144\100' "compressed with lz4" "lz4 -dc" mail.lz4
other 'LZIP\001\014' "compressed with lzip" "lzip -dc" mail.lz
other '\135\000\000\200\000\377' "compressed with lzma" "xz -dc" mail.lzma
other '\211LZO\000\015\012' "compressed with lzop" "lzop -dc" mail.lzo
other '\037\235\220\142' "compressed with compress" "gzip -dc" mail.Z
lines 2 "bouncecode: standard input: is a zip archive; read it with: unzip -p FILE | bouncecode --lines" "as standard input" <mail.zip
piped 2 "bouncecode: standard input: is a 7z archive; read it with: 7z x -so FILE | bouncecode --lines" "and in a pipe" <mail.7z
for name in "it's a log.zip" -.zip; do
	cp mail.zip "./$name"
	"$bc" --summary -- "$name" 2>err
	told=$(sed 's/.*read it with: unzip -p \(.*\) | bouncecode --summary$/\1/' err)
	is "$(eval "cat $told" | cmp - mail.zip && echo same)" same "a shell finds $name as it is told"
done
"$bc" --lines -f tsv mail.zip plain >out 2>err
is "$? $(wc -l <out | tr -d ' ')" "2 40001" "the next file is read"
"$bc" <mail.zip 2>err
is "$? $(cat err)" "2 bouncecode: standard input: is a zip archive; read it with: unzip -p FILE | bouncecode" "nor is it a query"

# ---- answers at once

timeout 10 perl -e 'use IPC::Open2; $p = open2($o, $i, @ARGV); $i->autoflush(1);
    for (1 .. 3) { print $i "550\n551"; $_ = <$o>; exit 1 unless /^550/; print $i "\n"; $_ = <$o>; exit 1 unless /^551/ }' "$bc" --lines
ok $? "a line in a pipe is answered before the next is sent, part of which may be there"
case " $formats " in
*" gzip "*)
	if perl -MIO::Compress::Gzip -e 1 2>/dev/null; then
		timeout 10 perl -e 'use IPC::Open2; use IO::Compress::Gzip ":all"; $p = open2($o, $i, @ARGV); $i->autoflush(1);
		    $z = IO::Compress::Gzip->new($i);
		    for (1 .. 3) { $z->print("550\n"); $z->flush(Z_SYNC_FLUSH); $_ = <$o>; exit 1 unless /^550/ } $z->close' "$bc" --lines
		ok $? "in compressed data as well"
	else
		skip "in compressed data as well" "no IO::Compress::Gzip"
	fi
	;;
*) skip "in compressed data as well" "built without zlib" ;;
esac

# ---- progress

# What a terminal of so many columns shows, line by line.
terminal() {
	columns=$1
	shift
	script -qec "stty cols $columns; $*" /dev/null </dev/null | tr -s '\r' '\n'
}
cat plain plain plain plain >mail.log
if command -v script >/dev/null 2>&1 && [ "$(terminal 80 echo works)" = works ]; then
	slowly="(sleep 1.1; cat >/dev/null)"
	terminal 80 "$bc --lines -f tsv mail.log | $slowly" >shown
	size=$(awk 'END { printf "%.1f", n / 1e6 } { n += length + 1 }' mail.log)
	sed -n 2p shown | grep -qE "^mail.log  [0-9.]+ [kM]B of $size MB  [0-9]+ %  [0-9.]+ [kM]?B/s  [0-9]+ (s|min) left$"
	ok $? "a terminal on standard error shows the progress"
	is "$(tail -n 1 shown | tr -d ' ')" "" "which is cleared at the end"
	terminal 40 "$bc --lines -f tsv mail.log absent | $slowly" >shown
	grep -v ^bouncecode shown >only
	grep -q "^mail.log  .* %" shown && ! grep -q '.\{40\}' only
	ok $? "and cut to 40 columns"
	is "$(tail -n 2 shown | sed 's/^ *$//')" "
bouncecode: absent: No such file or directory" "and cleared before a message"
	terminal 80 "$bc --lines plain >/dev/null" >shown
	is "$(cat shown)" "" "not within the first second"
	terminal 80 "$bc --lines -f tsv mail.log 2>errors | $slowly" >shown
	is "$(cat shown errors)" "" "nor where standard error is no terminal"
else
	skip "progress" "no script(1)"
fi

done_testing
