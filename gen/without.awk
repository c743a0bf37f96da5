# Leave parts out of a file of C: what stands between "#ifndef BOUNCECODE_NO_SCAN"
# and its end goes, where "scan" is one of them, and so does the line that asks.
#
#     awk -v without="explain scan" -f gen/without.awk FILE
#
# Other conditions stay as they are, and empty lines do not add up.

BEGIN {
	n = split(toupper(without), names, " ")
	for (i = 1; i <= n; i++)
		is_without["BOUNCECODE_NO_" names[i]] = 1
}

# Of the conditions that are open: is there one whose lines are left out?
function is_left_out(    i) {
	for (i = 1; i <= depth; i++)
		if (left_out[i])
			return 1
	return 0
}

/^#if/ {
	depth++
	resolved[depth] = $1 ~ /^#ifn?def$/ && ($2 in is_without)
	left_out[depth] = resolved[depth] && $1 == "#ifndef"
	if (resolved[depth])
		next
}
/^#else/ && resolved[depth] {
	left_out[depth] = !left_out[depth]
	next
}
/^#endif/ {
	if (resolved[depth--])
		next
	left_out[depth + 1] = 0
}
is_left_out() { next }
$0 == "" && was_empty && n > 0 { next }
{
	print
	was_empty = $0 == ""
}
