#!/bin/sh
# Write what PostgreSQL's own rules build and install the extension of:
#
#     gen/postgresql.sh BUILD PG_CONFIG
#
# BUILD is the build directory, with the types that the compiler of the list has made. In
# its postgresql/ come together the script that creates the extension, the scripts of
# earlier versions, one that upgrades each of them, and the rules. What has not changed
# keeps its time.
set -eu
LC_ALL=C
export LC_ALL
top=$(cd "$(dirname "$0")/.." && pwd)
types=$1/postgresql_types.sql
stage=$1/postgresql
source=$top/src/sql/postgresql

[ -f "$("$2" --includedir-server 2>/dev/null)/postgres.h" ] || {
	"$top/.ci/deps" check postgresql
	echo "make: $2 has no headers of the server: give PG_CONFIG=, the pg_config of one that has" >&2
	exit 1
}
version=$(sed -n "s/^default_version = '\(.*\)'/\1/p" "$source/bouncecode.control")
new=$(mktemp -d)
trap 'rm -rf "$new"' EXIT
trap 'exit 1' HUP INT TERM

head_of() { # head_of COMMAND: psql is not to run the script
	printf '\\echo Use "%s" to load this file. \\quit\n\n' "$1"
}

# ---- what creates it, and the scripts of earlier versions

cp "$source/bouncecode.control" "$source/pgxs.mk" "$new"
cp "$source/pgxs.mk" "$new/Makefile"
for earlier in "$source"/bouncecode--*.sql; do
	[ -f "$earlier" ] && cp "$earlier" "$new"
done
{
	head_of "CREATE EXTENSION bouncecode"
	cat "$types"
	echo
	cat "$source/functions.sql" "$source/summary.sql"
} >"$new/bouncecode--$version.sql"

# ---- what upgrades an earlier one: whatever a type lacks is added behind what it has, and
# ---- each function is replaced

upgrade() {
	head_of "ALTER EXTENSION bouncecode UPDATE"
	awk '
		function once(command, condition) {
			printf "DO $$ BEGIN %s; EXCEPTION WHEN %s THEN NULL; END $$;\n", command, condition
		}
		/^CREATE TYPE/ {
			type = $3
			is_enum = / ENUM /
			once("CREATE TYPE " type " AS " (is_enum ? "ENUM ()" : "()"), "duplicate_object")
		}
		/^\t/ {
			sub(/^\t/, "")
			sub(/,$/, "")
			if (is_enum)
				print "ALTER TYPE " type " ADD VALUE IF NOT EXISTS " $0 ";"
			else
				once("ALTER TYPE " type " ADD ATTRIBUTE " $0 " CASCADE", "duplicate_column")
		}' "$types"
	echo
	cat "$source/functions.sql" "$source/summary.sql" |
	    sed -e 's/^CREATE FUNCTION /CREATE OR REPLACE FUNCTION /' \
		-e 's/^CREATE AGGREGATE /CREATE OR REPLACE AGGREGATE /'
}
for earlier in "$new"/bouncecode--*.sql; do
	earlier=$(basename "$earlier" .sql)
	[ "$earlier" = "bouncecode--$version" ] || upgrade >"$new/$earlier--$version.sql"
done

# ---- what the module shows: its functions, and what says so

awk -F '[()]' '
	BEGIN { print "Pg_magic_func 1" }
	/^(PG_FUNCTION_INFO_V1|WORD)[(]/ {
		name = (/^WORD/ ? "bouncecode_pg_" : "") $2
		print name " 1\npg_finfo_" name " 1"
	}' "$source"/*.c >"$new/exports.txt"

mkdir -p "$stage"
for old in "$stage"/bouncecode--*.sql; do
	[ -f "$new/$(basename "$old")" ] || rm -f "$old"
done
for file in "$new"/*; do
	cmp -s "$file" "$stage/$(basename "$file")" || cp "$file" "$stage"
done
