#!/bin/sh
# The sources of the Python package build it where no wheel fits: the module and the
# command, without the compiler of the list and what that takes.
. "$(dirname "$0")/../tap.sh"
: "${PYTHON:=/usr/bin/python3}"
unset MAKEFLAGS MFLAGS MAKELEVEL

"$PYTHON" -c 'import ensurepip, setuptools, wheel' 2>/dev/null ||
    skip_all "no venv, setuptools and wheel for $PYTHON"
set -- "$B"/python/dist/*.tar.gz
sources=$1
[ $# = 1 ] && [ -f "$sources" ]
ok $? "there are sources"
is "$(tar -tzf "$sources" | grep -c '/source/\(codes.xml\|src/web\|src/python/README\|gen/[^e]\)')" "0" \
    "without the list and what has no part in it"
is "$(tar -tzf "$sources" | grep -v /generated/ | sed 's|.*/||' | grep '\.c$' | sort | uniq -c | sort -rn | sed -n '1s/ *\([0-9]*\) .*/\1/p')" \
    "$(find src -name '*.c' ! -path 'src/web/*' ! -path 'src/sql/*' | sed 's|.*/||' | sort | uniq -c | sort -rn | sed -n '1s/ *\([0-9]*\) .*/\1/p')" \
    "and each file once"

# Only setuptools and wheel come from the system. Nobody waits for what is fast.
"$PYTHON" -m venv --system-site-packages "$work/venv" &&
    CFLAGS=-O0 "$work/venv/bin/pip" install -q --no-index --no-build-isolation "$sources" >"$work/log" 2>&1
ok $? "they install without a network"
tail -n 20 "$work/log" | sed 's/^/# /'
cp src/python/README.md "$work"
(cd "$work" && "$work/venv/bin/python" -m doctest README.md) >"$work/log" 2>&1
ok $? "README.md shows what happens"
head -n 20 "$work/log" | sed 's/^/# /'
is "$("$work/venv/bin/bouncecode" -f tsv 550 5.1.1 | tail -n 1 | cut -f 3)" "550 5.1.1" "the command answers"

done_testing
