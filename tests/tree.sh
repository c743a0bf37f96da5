# A copy of the project with all that was built, to change and build again.
# shellcheck shell=sh
. "$(dirname "$0")/tap.sh"
MAKE=${MAKE:-make}
unset MAKEFLAGS MFLAGS MAKELEVEL

# The directory of what is built keeps its name: make's own notes have it.
tree=$work/tree
mkdir "$tree"
tests/copy.sh "$tree"
cp -a "$B" "$tree/"
b=$(basename "$B")

# in_tree GOAL...: make, in the copy
in_tree() {
	(cd "$tree" && env -u B "$MAKE" -s B="$b" "$@")
}
