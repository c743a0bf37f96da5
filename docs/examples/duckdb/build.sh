#!/bin/sh
# Builds the extension of DuckDB:
#
#     build.sh PAIR HEADERS PLATFORM
#
# PAIR is where "make vendor" wrote bouncecode.c, HEADERS where duckdb.h and
# duckdb_extension.h are, and PLATFORM what DuckDB calls it, "pragma platform".
set -eu
example=$(dirname "$0")
pair=$1
headers=$2
platform=$3

# The settings are words of their own: no quotes.
# shellcheck disable=SC2086
${CC:-cc} ${CFLAGS:--O2} -shared -fPIC -fvisibility=hidden -I"$pair" -isystem "$headers" -o bouncecode.so \
    "$example/extension.c" "$pair/bouncecode.c"

# What DuckDB reads first stands behind it: a section of WebAssembly, whatever the
# machine is, with eight fields of 32 bytes and room for a signature.
fields() {
	for field; do
		printf %s "$field" | dd bs=32 count=1 conv=sync status=none
	done
}
{
	cat bouncecode.so
	printf '\000\223\004\020duckdb_signature\200\004'
	head -c 96 /dev/zero
	fields C_STRUCT v0.1.0 v1.2.0 "$platform" 4
	head -c 256 /dev/zero
} >bouncecode.duckdb_extension
