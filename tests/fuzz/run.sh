#!/bin/sh
# Runs fuzzers one after the other, each for some seconds, and tells what they did.
#
#     run.sh BUILD SECONDS TARGET...
#
# BUILD/inputs/TARGET has the inputs: those of the tests, those that were saved, and what
# was found in this run and the ones before. What fails stays in BUILD/failed, and can be
# given to the program again. Status 1 if anything failed.
set -u
cd "$(dirname "$0")/../.."
B=$1 seconds=$2
export B
shift 2
scripts=tests/fuzz/inputs.pl
status=0

mkdir -p "$B/failed"
printf '%-10s %12s %8s  %s\n' target executions seconds found
for target; do
	inputs=$B/inputs/$target log=$B/inputs/$target.log
	mkdir -p "$inputs"
	perl $scripts seeds "$target" >"$inputs.seeds.inputs" &&
		perl $scripts unpack "$inputs" "$inputs.seeds.inputs" "tests/fuzz/corpus/$target.inputs" &&
		perl $scripts dictionary "$target" >"$inputs.dict" || exit 2
	dictionary=
	[ ! -s "$inputs.dict" ] || dictionary=-dict=$inputs.dict
	begun=$(date +%s)
	"$B/fuzz/$target" -max_total_time="$seconds" -timeout=120 -rss_limit_mb=4096 $dictionary \
	    -artifact_prefix="$B/failed/$target-" -close_fd_mask=3 -print_final_stats=1 "$inputs" >"$log" 2>&1
	failed=$?
	ended=$(date +%s)
	executions=$(sed -n 's/^stat::number_of_executed_units: *//p; s/^#\([0-9]*\).*/\1/p' "$log" | tail -n 1)
	found=nothing
	if [ $failed != 0 ]; then
		status=1
		found=$(sed -n 's/.*Test unit written to //p' "$log" | tail -n 1)
		found="${found:-$log}: $(grep -m 1 -o 'not so: .*\|ERROR: .*' "$log")"
	fi
	printf '%-10s %12s %8s  %s\n' "$target" "${executions:--}" $((ended - begun)) "$found"
done
exit $status
