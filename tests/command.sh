# For tests of the command: in $work, with $bc the command.
# shellcheck shell=sh
. "$(dirname "$0")/tap.sh"
unset COLUMNS NO_COLOR
bc=$B/bouncecode
cd "$work" || exit 1

# run STATUS ARGUMENT...: runs the command; its output is in out and err. What
# $alarm has, if anything, ends it when it takes too long.
run() {
	expected=$1
	shift
	${alarm-} "$bc" "$@" >out 2>err </dev/null
	status=$?
	[ "$status" = "$expected" ] || echo "# status $status, expected $expected: $*"
	[ "$status" = "$expected" ]
}
