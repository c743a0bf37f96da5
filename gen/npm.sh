#!/bin/sh
# Write the npm package, the archive that npm installs.
#
#     gen/npm.sh VERSION MODULE WORDS FILE
#
# MODULE is the runtime, WORDS the types of its words. What is written depends on
# nothing but those and src/node/: owners, modes and the time, which is the one that
# npm gives to files, are always the same.
set -eu
LC_ALL=C
export LC_ALL
[ $# = 4 ] || {
	echo "usage: $0 VERSION MODULE WORDS FILE" >&2
	exit 2
}
gen=$(dirname "$0")
node=$gen/../src/node
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM

mkdir "$work/package"
to=$work/package
sed "s/@version@/$1/" "$node/package.json" >"$to/package.json"
cp "$gen/../LICENSE" "$node/README.md" "$node"/*.cjs "$node"/*.mjs "$to"
cp "$2" "$to/bouncecode.wasm"
cp "$3" "$to/words.d.ts"
cp "$node/core.js" "$to/core.mjs"
awk -f "$gen/commonjs.awk" "$node/core.js" >"$to/core.cjs"
cp "$node/index.d.ts" "$to/index.d.cts"
cp "$node/index.d.ts" "$to/index.d.mts"
cp "$node/node.d.ts" "$to/node.d.cts"
chmod 755 "$to"
chmod 644 "$to"/*
chmod 755 "$to/command.cjs"
tar --sort=name --owner=0 --group=0 --numeric-owner --mtime='1985-10-26 08:15:00Z' \
    -C "$work" -cf - package | gzip -9n >"$4.new"
mv "$4.new" "$4"
