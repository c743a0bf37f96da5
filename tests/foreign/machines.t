#!/bin/sh
# On other machines, emulated, and in other ways on this one: the tests in C, with the
# library and with the pair of "make vendor", then the command, by those of its tests that
# need nothing else. A partial summary of any machine is that of every other. Called by
# "make check-foreign", which takes some of them: MACHINES='s390x musl'.
. "$(dirname "$0")/../tap.sh"
. tests/foreign/common.sh

# Those that ask for the library's functions alone.
alone="code_test entries_test explain_test lookup_test record_test reply_test strings_test structs_test
    words_test write_test"

# with_the_pair NAME DIRECTORY COMPILER LINKING EMULATOR
with_the_pair() {
	$MAKE -s B="$2" CC="$natively" vendor DEST="$2/pair" >"$work/log" 2>&1 &&
	    $3 -O2 -c -o "$2/pair/bouncecode.o" "$2/pair/bouncecode.c" >>"$work/log" 2>&1
	ok $? "the pair compiles: $1"
	for t in $alone; do
		${3%% *} $4 -o "$2/pair/$t" "$2/tests/$t.o" "$2/pair/bouncecode.o" >"$work/log" 2>&1
		ok $? "$t links with the pair, $1"
		run_test "$t with the pair, $1" "$2/pair/$t" "$5"
	done
}

# The command in the place where scripts look for it.
by_emulator() {
	[ -z "$2" ] && return
	mv "$1/bouncecode" "$1/bouncecode.there"
	printf '#!/bin/sh\nexec %s -0 "$0" "%s" "$@"\n' "$2" "$1/bouncecode.there" >"$1/bouncecode"
	chmod +x "$1/bouncecode"
}

partial=
while IFS='|' read -r name cc emulator flags linking pair <&3; do
	case " ${MACHINES:-$name} " in *" $name "*) ;; *) continue ;; esac
	# shellcheck disable=SC2086 # they are several
	if ! echo 'int main(void) { return 0; }' | $cc $flags $linking -x c -o "$work/empty" - 2>/dev/null ||
	    ! $emulator "$work/empty" >"$work/log" 2>&1; then
		if [ "${CI_PACKAGES:-}" = 1 ]; then ok 1 "$name: no $cc, or no $emulator"; else skip "$name" "no $cc, or no $emulator"; fi
		continue
	fi
	b=$work/$name
	# shellcheck disable=SC2086
	compiles_for "$name" "$b" "$cc" "-O2 $flags" "$linking" $without || continue
	with_the_pair "$name" "$b" "${pair:-$cc $flags}" "$linking" "$emulator"
	[ -n "$pair" ] && continue
	for t in $tests; do
		run_test "$t, $name" "$b/tests/$t" "$emulator"
	done
	by_emulator "$b" "$emulator"
	# shellcheck disable=SC2086
	run_scripts "$name" "$b" $scripts
	"$b/bouncecode" --summary --format=partial tests/logs/mail.log >"$work/$name.partial"
	[ -s "$work/$name.partial" ] && cmp "$work/$name.partial" "${partial:=$work/$name.partial}"
	ok $? "the partial summary is the same, $name"
	rm -rf "$b"
done 3<<'L'
unsigned-char|gcc||-funsigned-char|
alignment|gcc||-g -fsanitize=alignment -fno-sanitize-recover=all|-fsanitize=alignment
c++|gcc||||g++ -x c++ -std=c++17
32-bits|i686-linux-gnu-gcc|||-static
musl|musl-gcc|||-static
aarch64|aarch64-linux-gnu-gcc|qemu-aarch64||-static
s390x|s390x-linux-gnu-gcc|qemu-s390x||-static
riscv64|riscv64-linux-gnu-gcc|qemu-riscv64||-static
armhf|arm-linux-gnueabihf-gcc|qemu-arm||-static
L
done_testing
