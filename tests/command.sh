# For tests of the command: in $work, with $bc the command.
# shellcheck shell=sh
. "$(dirname "$0")/tap.sh"
. "$(dirname "$0")/records.sh"
unset COLUMNS NO_COLOR
bc=$plain/bouncecode
cd "$work" || exit 1

# A terminal of so many columns; its output without carriage returns.
terminal() {
	columns=$1
	shift
	script -qec "stty cols $columns; $*" /dev/null </dev/null | tr -d '\r'
}
# is_filled WIDTH INDENT: one paragraph from standard input, broken only where the next
# word had no room, and indented so behind its first line
is_filled() {
	awk -v width="$1" -v indent="$2" '
	    NR > 1 && (match($0, /[^ ]/) != indent + 1 || last + 1 + length($1) <= width) || length > width { bad = 1 }
	    { last = length }
	    END { exit bad || NR < 2 }'
}
has_terminal() {
	command -v script >/dev/null 2>&1 && [ "$(terminal 80 echo works)" = works ]
}

# run STATUS ARGUMENT...: runs the command; its output is in out and err. What
# $alarm has, if anything, ends it when it takes too long. Another status is a
# test that failed, whether the caller looks at it or not; so it is not to be
# called in a subshell or in a pipe, which would lose that.
run() {
	expected=$1
	shift
	${alarm-} "$bc" "$@" >out 2>err </dev/null
	status=$?
	[ "$status" = "$expected" ] && return
	ok 1 "bouncecode $*: status $status, expected $expected"
	false
}
