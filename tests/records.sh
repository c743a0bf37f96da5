# Records by the names of their fields; to be read with ".". A test that counts
# columns breaks with every new field.
# shellcheck shell=sh

# fields NAME...: these columns of the TSV on standard input, which has a header
# line, in this order and without that line. A name that is not there is said
# instead of the rows.
fields() {
	awk -F '\t' -v names="$*" '
		NR == 1 {
			n = split(names, wanted, " ")
			for (i = 1; i <= NF; i++)
				at[$i] = i
			for (i = 1; i <= n; i++)
				if (!(wanted[i] in at)) {
					print "no field " wanted[i]
					exit
				}
			next
		}
		{
			for (i = 1; i <= n; i++)
				printf "%s%s", $at[wanted[i]], i < n ? "\t" : "\n"
		}'
}

# all_but NAME: all columns but this one, with the header line.
all_but() {
	awk -F '\t' -v name="$1" '
		NR == 1 {
			for (i = 1; i <= NF; i++)
				if ($i == name)
					at = i
			if (!at) {
				print "no field " name
				exit
			}
		}
		{
			before = ""
			for (i = 1; i <= NF; i++)
				if (i != at) {
					printf "%s%s", before, $i
					before = "\t"
				}
			print ""
		}'
}
