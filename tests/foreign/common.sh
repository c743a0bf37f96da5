# What the tests of other builds share; to be read with ".", behind tap.sh.
# shellcheck shell=sh
cd "$top" || exit 1
unset MAKEFLAGS MFLAGS MAKELEVEL
MAKE=${MAKE:-make}
CC=${CC:-cc}
natively=$CC

# All that is in C, but what looks at threads and system calls, mails, and gen/, of which
# tests/release/machines.t has what learns.
tests=$(cd tests && ls *_test.c | sed 's/\.c$//' | grep -vE '^(mail|fence|stack|print|sha256|learn)')
# Those of the command that need nothing else, neither compressed files nor mails.
scripts="answers command compare edges events fields filter_lines loglines rates suggest"
without="SHARED=no ZLIB=no BZIP2=no LZMA=no ZSTD=no GMIME=no"

archiver() {
	case $1 in
	*-linux-gnu*-gcc) echo "${1%gcc}ar" ;;
	*) echo ar ;;
	esac
}

# built DIRECTORY COMPILER FLAGS LINKING [SETTING...]: the command and the tests, by another
# compiler; what the list was made to is taken from what was built
built() {
	directory=$1 compiler=$2 flags=$3 linking=$4
	shift 4
	mkdir "$directory" && (cd "$B" && tar -cf - --exclude=./bouncecode --exclude="./bouncecode-mail" --exclude="./libbouncecode*" \
	    flags gen completions $(find . -maxdepth 1 -type f)) | tar -xf - -C "$directory" || return
	touch "$work/now" && find "$directory" -exec touch -r "$work/now" {} +
	# shellcheck disable=SC2046
	$MAKE -s B="$directory" CC="$compiler" AR="$(archiver "$compiler")" BUILD_CC="$natively" CFLAGS="$flags" \
	    LDFLAGS="$linking" "$@" "$directory/bouncecode" $(for t in $tests; do echo "$directory/tests/$t"; done)
}

# compiles_for NAME DIRECTORY COMPILER FLAGS LINKING [SETTING...]
compiles_for() {
	where=$1
	shift
	built "$@" >"$work/log" 2>&1
	status=$?
	ok $status "it compiles: $where"
	[ $status = 0 ] || sed 's/^/# /' "$work/log" | head -n 20
	return $status
}

# run_test NAME PROGRAM [EMULATOR]
run_test() {
	# shellcheck disable=SC2086 # it may have arguments
	MUTATIONS=200 ${3:-} "$2" >"$work/out" 2>&1 </dev/null
	is "$? $(grep '^not ok' "$work/out")" "0 " "$1"
}

# run_scripts NAME DIRECTORY SCRIPT...; $watched: the flags of a sanitizer, which some heed
run_scripts() {
	where=$1 directory=$2
	shift 2
	for t; do
		B=$directory CC=$natively CFLAGS="${watched:-}" MAKE=$MAKE prove --norc -Q -e '' "tests/$t.t" >"$work/out" 2>&1 </dev/null
		is "$? $(grep 'Failed test' "$work/out")" "0 " "tests/$t.t, $where"
	done
}
