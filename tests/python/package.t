#!/bin/sh
# The Python package: its wheel, installed into an empty environment from its file
# alone, does what its README shows and answers as the command does; types, a second
# build, and the figures of memory and threads are those of the files beside this one.
. "$(dirname "$0")/../tap.sh"
export B PYTHONDONTWRITEBYTECODE=1 MYPY_CACHE_DIR="$work/mypy"
: "${PYTHON:=/usr/bin/python3}"
dist=$B/python/dist

for need in venv pytest mypy; do
	"$PYTHON" -c "import $need" 2>/dev/null && continue
	[ -z "${CI_PACKAGES:-}" ] || { ok 1 "$need is there"; done_testing; }
	skip_all "no $need for $PYTHON"
done

set -- "$dist"/*.whl
wheel=$1
[ $# = 1 ] && [ -f "$wheel" ]
ok $? "there is a wheel"
"$PYTHON" -m venv "$work/venv" && "$work/venv/bin/pip" install -q --no-index "$wheel" >"$work/log" 2>&1
ok $? "it installs without a network"
sed 's/^/# /' "$work/log"
python=$work/venv/bin/python
installed=$("$python" -c 'import bouncecode, os; print(os.path.dirname(bouncecode.__file__))')

# ---- what it says of where it runs is true

objdump -T "$installed"/_bouncecode*.so >"$work/symbols"
newest=$(sed -n 's/.*GLIBC_2\.\([0-9]*\).*/\1/p' "$work/symbols" | sort -n | tail -n 1)
case $wheel in
*-cp310-abi3-manylinux2014_*) [ "${newest:-99}" -le 17 ] ;;
*-cp310-abi3-*) [ "${newest:-99}" -gt 17 ] ;;
*) false ;;
esac
ok $? "its name says what it needs: $(basename "$wheel"), glibc 2.$newest"
"$python" - "$installed"/_bouncecode*.so >"$work/unstable" <<'END'
import re, subprocess, sys
# The names of CPython that are no part of the stable interface begin so, but for
# these, which its macros call (Misc/stable_abi.toml there).
symbols = subprocess.run(["objdump", "-T", sys.argv[1]], capture_output=True, text=True).stdout
print(*re.findall(r"\*UND\*.*\b(_Py(?!Object_New\b|_Dealloc\b|_\w+Struct\b|\w+_SizeT\b)\w+)", symbols))
END
is "$(cat "$work/unstable")" "" "the module asks for the stable interface alone"
is "$(sed -n 's/.* \.text.* //p' "$work/symbols" | tr '\n' ' ')" "PyInit__bouncecode " "and shows no other name than its own"

# ---- README and the command

cp src/python/README.md "$work"
(cd "$work" && "$python" -m doctest README.md) >"$work/log" 2>&1
ok $? "README.md shows what happens"
sed 's/^/# /' "$work/log" | head -n 40
sed -n '/^```python$/,/^```$/p' README.md | sed '/^```/d' >"$work/shown.py"
is "$("$python" "$work/shown.py")" "$(sed -n 's/^print.*  # //p' "$work/shown.py")" "so does the README of the project"
same() { # same NAME ARGUMENT...
	name=$1
	shift
	"$B/bouncecode" "$@" >"$work/expected" 2>&1
	echo $? >>"$work/expected"
	"$python" -m bouncecode "$@" >"$work/got" 2>&1
	echo $? >>"$work/got"
	same_file "$work/got" "$work/expected" "python -m bouncecode: $name"
}
same "a reply" 552 5.2.2
same "nothing" "the weather is fine"
same "trouble" --nonsense
same "help" --help
same "a summary" --summary tests/logs/mail.log
same "records" --scan --json tests/logs/mail.log
gzip -9n <tests/logs/mail.log >"$work/log.gz"
same "packed" --scan "$work/log.gz"
is "$("$work/venv/bin/bouncecode" -f tsv 550 5.1.1 | tail -n 1 | cut -f 3)" "550 5.1.1" "and so is bouncecode"

# ---- types

site=$(dirname "$installed")
(cd "$work" && "$PYTHON" -m mypy --strict --python-executable "$python" -p bouncecode) >"$work/log" 2>&1
ok $? "mypy --strict finds nothing in the package"
sed 's/^/# /' "$work/log"
cp docs/examples/columns.py tests/python/wrong_types.py "$work"
"$PYTHON" -m mypy --strict --python-executable "$python" --ignore-missing-imports "$work/columns.py" >"$work/log" 2>&1
ok $? "nor in the example"
sed 's/^/# /' "$work/log"
"$PYTHON" -m mypy --strict --python-executable "$python" "$work/wrong_types.py" |
    sed -n 's/.*wrong_types\.py:\([0-9]*\): error: .*/\1/p' >"$work/got"
grep -n '# wrong$' tests/python/wrong_types.py | sed 's/:.*//' >"$work/expected"
same_file "$work/got" "$work/expected" "and it finds each line that is wrong"
# To it, a union of words is no Literal, nor has typing what it has; neither has stubs.
# Where there is no Dask, that module is not there.
printf '%s\n' 'bouncecode\.words\..*' 'bouncecode\.(_logs\..*|dask(\.Iter.*)?)' >"$work/allowed"
(cd "$work" && PYTHONPATH=$site "$PYTHON" -m mypy.stubtest --allowlist allowed bouncecode) >"$work/log" 2>&1
ok $? "the types are those of what is there"
sed 's/^/# /' "$work/log" | head -n 40

# ---- the example

if "$PYTHON" -c 'import pandas' 2>/dev/null; then
	printf 'id,reply\n1,550 5.1.1 User unknown\n2,\n3,"452 4.2.2 Mailbox full, try later"\n' >"$work/replies.csv"
	PYTHONPATH=$site "$PYTHON" docs/examples/columns.py "$work/replies.csv" reply >"$work/got" 2>"$work/log"
	ok $? "the example reads a column"
	is "$(sed 's/  */ /g' "$work/got" | grep -c 'bad-mailbox hard 1\|mailbox-full soft 1')" "2" "and counts"
	is "$(sed -n 4p "$work/replies.csv.out")" '3,"452 4.2.2 Mailbox full, try later",mailbox-full,soft,retry,True' "and writes what they say"
else
	skip "the example" "no pandas"
fi

# ---- answers, hostile input, memory, threads

PYTHONPATH=$("$PYTHON" -c 'import os, pytest; print(os.path.dirname(os.path.dirname(pytest.__file__)))') \
    "$python" -m pytest -q -p no:cacheprovider --tb=short tests/python >"$work/log" 2>&1
ok $? "pytest: $(tail -n 1 "$work/log")"
grep -q '^FAILED\|^ERROR' "$work/log" && sed 's/^/# /' "$work/log" | head -n 80

# ---- the same bytes twice

mkdir "$work/first"
cp "$dist"/* "$work/first"
$MAKE -s B="$B" python >"$work/log" 2>&1
for file in "$work/first"/*; do
	cmp "$file" "$dist/$(basename "$file")"
	ok $? "built again, $(basename "$file") is the same"
done

done_testing
