#!/bin/sh
# The tests of the runtime on other machines, emulated: 64 bits in the other
# instruction set, and with the bytes in the other order. What learns the weights
# while building must make the same of a list there.
. "$(dirname "$0")/../tap.sh"
cd "$top" || exit 1

# learns NAME COMPILER [EMULATOR]: what learns makes the same of a list. Its objects
# are those of the machine that builds: compiled anew.
learner="gen/learn/weights.c gen/learn/examples.c gen/list/model.c gen/base/dictionary.c
    gen/base/memory.c gen/base/message.c src/cli/output/shown.c src/explain/stem.c"
learns() {
	# shellcheck disable=SC2086
	$2 -O2 -std=c11 -D_POSIX_C_SOURCE=200809L -I. -Isrc -o "$work/learn_test" \
	    tests/learn_test.c $learner >"$work/log" 2>&1
	ok $? "the learner compiles for $1"
	$3 "$work/learn_test" >"$work/out" 2>&1
	is "$? $(grep '^not ok' "$work/out")" "0 " "it learns the same weights on $1"
}

for other in "32 bits:gcc -m32" "musl:musl-gcc -static"; do
	if echo 'int main(void) { return 0; }' | ${other#*:} -x c -o "$work/empty" - >"$work/log" 2>&1; then
		learns "${other%%:*}" "${other#*:}" ""
	else
		skip "the learner for ${other%%:*}" "no ${other#*:}"
	fi
done

for machine in aarch64 s390x; do
	cc=$machine-linux-gnu-gcc
	if ! command -v $cc >/dev/null 2>&1 || ! command -v qemu-$machine >/dev/null 2>&1; then
		skip "the runtime on $machine" "no $cc, or no qemu-$machine"
		continue
	fi
	b=$work/$machine
	tests=$(cd "$top/tests" && ls code_test.c lookup_test.c words_test.c entries_test.c explain_test.c \
	    stem_test.c match_test.c search_test.c scan_test.c remember_test.c | sed 's/\.c$//')
	# shellcheck disable=SC2046
	$MAKE -s B="$b" CC=$cc AR=$machine-linux-gnu-ar BUILD_CC="$CC" LDFLAGS=-static SHARED=no \
	    ZLIB=no BZIP2=no LZMA=no ZSTD=no "$b/bouncecode" $(for t in $tests; do echo "$b/tests/$t"; done) >"$work/log" 2>&1
	ok $? "the runtime compiles for $machine"
	for t in $tests; do
		MUTATIONS=200 qemu-$machine "$b/tests/$t" >"$work/out" 2>&1
		is "$? $(grep '^not ok' "$work/out")" "0 " "$t on $machine"
	done
	learns "$machine" "$cc -static" qemu-$machine
	is "$(qemu-$machine "$b/bouncecode" -f tsv 550 5.1.1 | tail -n 1 | cut -f 3)" "550 5.1.1" "the command on $machine"
done
done_testing
