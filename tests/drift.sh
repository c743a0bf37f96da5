# The keeper compares a small list, which has to stay as it is, with what others publish;
# to be read with "." behind task=check-iana or the like.
# shellcheck shell=sh
. "$(dirname "$0")/tree.sh"
keep=$B/bouncekeep
list=$top/tests/upkeep/codes.xml
cd "$work" || exit 1
cp "$list" codes.xml

# changed NAME FILE PERL: a changed copy of a file
changed() {
	perl -0pe "$3" "$2" >"$1"
	cmp -s "$2" "$1" && echo "# $1 is not changed"
}

# drift STATUS FILE [ARGUMENT...]: what the task prints is in out and err
drift() {
	expected=$1
	shift
	"$keep" "$task" codes.xml "$@" >out 2>err
	status=$?
	[ "$status" = "$expected" ] || {
		echo "# status $status, expected $expected"
		sed 's/^/# /' out err | head -n 20
	}
	[ "$status" = "$expected" ] && cmp -s codes.xml "$list"
}

line() { # line FILE TEXT: the number of the first line that has it
	grep -n -F "$2" "$1" | head -n 1 | cut -d: -f1
}
