#!/bin/sh
# What reads any bytes, over the inputs of the tests and those that fuzzers found
# (tests/fuzz): sound memory, and each property that a target checks.
. "$(dirname "$0")/tap.sh"
cd "$top" || exit 1
export B

for target in $(sed -n 's/^FUZZ_\(LIBRARY\|COMPILER\) *= *//p' Makefile | sed 's/\$(if .*,\(.*\))/\1/'); do
	program=$B/fuzz/$target
	saved=tests/fuzz/corpus/$target.inputs
	if [ "$target" = mail ] && [ ! -e "$B/bouncecode-mail" ]; then
		skip "mail" "there is no GMime"
		continue
	fi
	perl tests/fuzz/inputs.pl seeds "$target" >"$work/seeds.inputs"
	n=$(grep -c -v '^#' "$work/seeds.inputs" "$saved" | awk -F: '{ n += $2 } END { print n }')
	"$program" "$work/seeds.inputs" "$saved" >"$work/out" 2>"$work/said"
	is "$? $(tail -n 1 "$work/said")" "0 $n inputs" "$target"
done

# A replay that sees nothing would see no failure either.
printf '550 5.1.1\\x\n' >"$work/bad.inputs"
! "$B/fuzz/explain" "$work/bad.inputs" >/dev/null 2>"$work/said"
ok $? "an escape that is none is told"
printf '#550\n\\x23550\\n\\xff\n' >"$work/few.inputs"
mkdir "$work/files"
perl tests/fuzz/inputs.pl unpack "$work/files" "$work/few.inputs"
is "$(cat "$work"/files/* | od -An -tx1)" " 23 35 35 30 0a ff" "a list is unpacked"
is "$(perl tests/fuzz/inputs.pl pack "$work/files")" '\x23550\n\xff' "and packed again"
done_testing
