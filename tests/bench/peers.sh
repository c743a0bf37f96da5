#!/bin/sh
# The rows of tests/bench/peers that are there now, as "benchmark:file:name".
#
#     PKG_CONFIG=pkg-config CXX=c++ tests/bench/peers.sh
set -eu
cd "$(dirname "$0")"

is_there() { # is_there FILE NAME
	case $1 in
	*.cc) command -v "$CXX" || return ;;
	esac
	case $2 in
	-) ;;
	program:*) command -v "${2#*:}" ;;
	perl:*) perl -M"${2#*:}" -e 1 ;;
	*) "$PKG_CONFIG" --exists "$2" ;;
	esac
}

LC_ALL=C grep '^[a-z]' peers | while read -r bench file name package; do
	# The package is for people.
	: "$package"
	if is_there "$file" "$name" >/dev/null 2>&1; then
		echo "$bench:$file:$name"
	fi
done
