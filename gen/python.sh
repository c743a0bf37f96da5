#!/bin/sh
# Write the Python package, a wheel and a source distribution:
#
#     gen/python.sh BUILD VERSION PYTHON
#
# BUILD is the build directory with all that "make" makes, and what goes into the
# wheel, in python/built. What is written depends on nothing else and on the time of
# the commit: the same files have the same bytes.
set -eu
LC_ALL=C
export LC_ALL
top=$(cd "$(dirname "$0")/.." && pwd)
build=$(cd "$1" && pwd)
name=bouncecode-$2
python=$3
stage=$build/python/$name
dist=$build/python/dist
SOURCE_DATE_EPOCH=$(git -C "$top" log -1 --format=%ct 2>/dev/null || echo 1577836800)
export SOURCE_DATE_EPOCH

"$python" -c 'import build, setuptools, wheel' 2>/dev/null || {
	"$top/.ci/deps" check python
	echo "make: $python has not what builds a package: build, setuptools and wheel" >&2
	exit 1
}

# ---- the tree that both are made of: the package, and the sources of the module and
# ---- the command with what the compiler of the list made

rm -rf "$stage" "$dist"
mkdir -p "$stage/bouncecode" "$stage/source/gen/emit" "$dist"
cd "$top/src/python"
cp pyproject.toml setup.py MANIFEST.in README.md "$top/LICENSE" "$stage"
cp bouncecode/*.py bouncecode/*.pyi bouncecode/py.typed "$stage/bouncecode"
cp "$build/python_words.py" "$stage/bouncecode/words.py"
cd "$top"
cp -R Makefile LICENSE .ci src "$stage/source"
(cd "$stage/source/src" && rm -rf web packaging sql python/bouncecode python/README.md)
cp gen/emit/outputs "$stage/source/gen/emit"
sed -n 's/^[a-z][a-z]*  *\([^ ]*\)  *\(released\|installed\) .*/\1/p' gen/emit/outputs |
    while read -r file; do
	mkdir -p "$(dirname "$stage/source/generated/$file")"
	cp "$build/$file" "$stage/source/generated/$file"
done
cp "$build/keys.gen.h" "$build/bouncecode_keys.gen.h" "$stage/source/generated"

# ---- the source distribution, whose names, owners and times are those of the commit

cd "$stage"
"$python" -m build --no-isolation --sdist --outdir "$dist" . >"$build/python/log" 2>&1 || {
	cat "$build/python/log" >&2
	exit 1
}
rm -rf "$build/python/sdist"
mkdir "$build/python/sdist"
tar -xzf "$dist/$name.tar.gz" -C "$build/python/sdist"
tar --sort=name --owner=0 --group=0 --numeric-owner --mode=u+rwX,go+rX,go-w \
    --mtime="@$SOURCE_DATE_EPOCH" -C "$build/python/sdist" -cf - "$name" |
    gzip -9n >"$dist/$name.tar.gz"

# ---- the wheel, of what make has built

cp -R "$build/python/built" "$stage"
"$python" -m build --no-isolation --wheel --outdir "$dist" . >"$build/python/log" 2>&1 || {
	cat "$build/python/log" >&2
	exit 1
}
ls "$dist"/*
