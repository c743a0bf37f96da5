#!/bin/sh
# --compare: the pairs of compare.tsv, either way round, and how two answers are
# shown.
. "$(dirname "$0")/command.sh"

grep -v '^#' "$top/tests/compare.tsv" >table
while IFS='	' read -r first second better rule source; do
	run 0 --compare -f tsv "$first" "$second"
	is "$(fields better rule rule_source <out)" "$better	$rule	$source" "$first | $second: $better, $rule"
	run 0 --compare -f tsv "$second" "$first"
	is "$(fields better rule rule_source <out)" "$better	$rule	$source" "and the other way round"
done <table

# ---- how it is shown

run 0 --compare 554 5.7.1 550 5.7.26
cp out typed
run 0 --compare "554 5.7.1" "550 5.7.26"
same_file out typed "quotes around codes may be left out"
is "$(sed -n '/^. Code/p; /^. Category/p; /^. Bounce/p' out)" "* Code       554 5.7.1                         550 5.7.26
* Category   policy                            auth-failed
  Bounce     block                             block" "two columns, with a sign before what differs"
is "$(grep -c ' $' out)" 0 "no line ends with a blank"
run 0 --compare --json "552 5.2.2" "550 5.7.1 listed at zen.spamhaus.org"
is "$(perl -MJSON::PP -ne '$r = decode_json($_); print join "|", map { $_ // "null" } @$r{qw(first_code second_code first_blocklist second_blocklist first_fault second_fault better rule_url)}' out)" \
    "552 5.2.2|550 5.7.1|null|spamhaus-zen|recipient|sender|neither|null" "JSON: one object"
is "$(fields differ <<T
$("$bc" --compare -f tsv "550 5.1.1" "450 4.1.1")
T
)" "code, title, bounce, permanent, action, confidence, remarks, meaning, source" "what differs is named"
if has_terminal; then
	terminal 40 "NO_COLOR=1 $bc --compare 554 5.7.1 550 5.7.26" >shown
	is "$(grep -n -A1 -e '^Code' -e '^Better' shown | tr '\n' ' ')" \
	    "1:Code * 2-  554 5.7.1 -- 24:Code * 25-  550 5.7.26 -- 51:Better 52-  550 5.7.26: it is more specific: the " "40 columns: one below the other"
	is "$(grep -v http shown | grep -c '.\{41\}')" 0 "and none wider"
	terminal 80 "NO_COLOR=1 $bc --compare \"550 5.7.1 listed at zen.spamhaus.org\" 550 5.7.26" >shown
	is "$(grep -v http shown | grep -c '.\{81\}')" 0 "80 columns: none wider"
	terminal 80 "$bc --compare 554 5.7.1 550 5.7.26" >shown
	grep -q "$(printf '\033')\[1m550 5.7.26" shown
	ok $? "what differs stands out in colour"
else
	skip "in a terminal" "no script(1)"
fi

# ---- what cannot be compared

for given in "550" "" "550 551 552" "550 5.1.1 551 5.7.1 552"; do
	# shellcheck disable=SC2086
	run 2 --compare $given
	is "$? $(head -n 1 err)" "0 bouncecode: --compare: two codes or texts are wanted, each of them in quotes" "'$given' is not two"
done
run 1 --compare 550 "qwertz zuiop"
is "$(cat out)$(cut -d: -f 2 err)" " 'qwertz zuiop'" "one that nothing explains is named"
run 1 --compare 5-9-9 550
is "$(cat out)$(cut -d: -f 2 err)" " '5-9-9'" "so is a code that is none"

done_testing
