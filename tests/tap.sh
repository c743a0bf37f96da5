# The Test Anything Protocol for shell scripts; to be read with ".".
# B is the build directory; a script gets a directory of its own to work in.
set -u
unset LANG LANGUAGE LC_ALL LC_COLLATE LC_CTYPE LC_MESSAGES LC_MONETARY LC_NUMERIC LC_TIME
cd "$(dirname "$0")/.."
[ -f Makefile ] || cd ..
top=$PWD
case ${B:=build} in
/*) ;;
*) B=$top/$B ;;
esac
tap_run=0
tap_failed=0
tap_planned=
tap_ended=
work=$(mktemp -d)
# The same without blanks, for commands that are put together as texts.
plain=$B
case $B in
*[[:space:]]*)
	plain=$work/.build
	ln -s "$B" "$plain"
	;;
esac
trap tap_leave EXIT
trap 'exit 1' HUP INT TERM

# A script that does not reach done_testing has failed, whatever it ended with.
tap_leave() {
	rm -rf "$work"
	[ -n "$tap_ended" ] && return
	echo "not ok $((tap_run + 1)) - the script reached its end"
	exit 1
}

# nothing_beside FILE: what was to take its place is not left
nothing_beside() {
	[ -z "$(find "$(dirname "$1")" -name ".$(basename "$1").*")" ]
}

# plan NUMBER: how many tests there are, said before the first
plan() {
	tap_planned=$1
	echo "1..$1"
}

# ok STATUS NAME
ok() {
	tap_run=$((tap_run + 1))
	if [ "$1" = 0 ]; then
		echo "ok $tap_run - $2"
	else
		echo "not ok $tap_run - $2"
		tap_failed=$((tap_failed + 1))
	fi
}

# is GOT EXPECTED NAME
is() {
	if [ "$1" = "$2" ]; then
		ok 0 "$3"
	else
		ok 1 "$3"
		printf 'got\n%s\nexpected\n%s\n' "$1" "$2" | sed 's/^/# /'
	fi
}

# same_file GOT EXPECTED NAME
same_file() {
	if diff -u "$2" "$1" >"$work/diff" 2>&1; then
		ok 0 "$3"
	else
		ok 1 "$3"
		sed 's/^/# /' "$work/diff" | head -n 40
	fi
}

skip() { # skip NAME WHY
	tap_run=$((tap_run + 1))
	echo "ok $tap_run - $1 # SKIP $2"
}

skip_all() { # skip_all WHY: no test of a script can be run, or need be
	echo "1..0 # SKIP $1"
	tap_ended=1
	exit 0
}

# The last line of a script. Where nothing was planned, what ran is the plan;
# prove would take a plan of nothing for a test that was skipped.
done_testing() {
	[ "$tap_run" -gt 0 ] || ok 1 "there are tests"
	[ -n "$tap_planned" ] || echo "1..$tap_run"
	tap_ended=1
	[ "$tap_failed" = 0 ] && [ "${tap_planned:-$tap_run}" = "$tap_run" ]
	exit
}
