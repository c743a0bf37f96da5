# The Test Anything Protocol for shell scripts; to be read with ".".
# B is the build directory; a script gets a directory of its own to work in.
set -u
cd "$(dirname "$0")/.."
[ -f Makefile ] || cd ..
top=$PWD
case ${B:=build} in
/*) ;;
*) B=$top/$B ;;
esac
tap_run=0
tap_failed=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

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

done_testing() {
	echo "1..$tap_run"
	[ "$tap_failed" = 0 ]
	exit
}
