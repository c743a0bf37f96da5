# The parts of the runtime that may be left out, as src/parts has them; to be read
# with ".", behind tap.sh.
# shellcheck shell=sh disable=SC2086

parts=$(sed -e '/^#/d' -e 's/ .*//' src/parts)

# What programs may want to leave out, each part alone and several.
variants="
$parts
text search
scan weights text search
explain text
explain search
explain search text"

# flags PART...: the switches that leave them out
flags() {
	for part; do
		printf '%s' " -DBOUNCECODE_NO_$(echo "$part" | tr '[:lower:]' '[:upper:]')"
	done
}

# left_out PART...: those parts and all that need them
left_out() {
	awk -v out=" $* " '!/^#/ {
		if (index(out, " " $1 " ") || index(out, " " $2 " "))
			out = out $1 " "
	}
	END { print out }' src/parts
}

# has PART LEFT-OUT...: is it there all the same?
has() {
	part=$1
	shift
	case $(left_out "$@") in *" $part "*) return 1 ;; esac
}

# rooms_without PART...: of the runtime
rooms_without() {
	out=$(left_out "$@")
	for room in $(sed -n 's/^runtime \([^ ]*\) .*/\1/p' src/rooms); do
		part=$(awk -v room=",$room," '!/^#/ && index("," $3 ",", room) { print $1 }' src/parts)
		case ${part:+$out} in *" $part "*) ;; *) echo "$room" ;; esac
	done
}
