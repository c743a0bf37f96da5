# The commit, in a directory of its own; to be read with ".", behind tap.sh.
# shellcheck shell=sh

# clone DIRECTORY: with what was built here, where that is of the commit; the time of all
# of it is one, so that make has nothing to do.
clone() {
	git clone -q . "$1" || return
	[ -z "$(git status --porcelain)" ] && $MAKE -q B="$B" all >/dev/null 2>&1 || return 0
	cp -a "$B" "$1/build"
	touch "$work/now"
	find "$1/build" -exec touch -h -r "$work/now" {} +
}
