# Servers of PostgreSQL for tests: a copy of that of the system, which finds the extension
# beside it, with clusters that nothing but the test reaches. To be read with "." behind
# tap.sh.
: "${PG_CONFIG:=pg_config}" "${MAKE:=make}"
unset PGHOST PGPORT PGUSER PGDATABASE PGOPTIONS PGSERVICE PGCLIENTENCODING
LC_ALL=C
export LC_ALL
root=$work/root

missing() { # missing WHAT
	[ -z "${CI_PACKAGES:-}" ] || { ok 1 "$1"; done_testing; }
	skip_all "$1"
}
bin=$("$PG_CONFIG" --bindir) || missing "no pg_config"
[ -x "$bin/initdb" ] || missing "no server of PostgreSQL"
share=$("$PG_CONFIG" --sharedir)
modules=$("$PG_CONFIG" --pkglibdir)

# Root is not served, and gives its directory to nobody.
as_nobody() { # as_nobody COMMAND...
	if [ "$(id -u)" = 0 ]; then
		setpriv --reuid=nobody --regid="$(id -g nobody)" --clear-groups "$@"
	else
		"$@"
	fi
}

# A program finds what it needs from where it stands, which must be no link.
copy_server() {
	mkdir -p "$root$bin" "$root$share/extension" "$root$modules" "$work/socket"
	cp "$bin/postgres" "$bin/initdb" "$bin/pg_ctl" "$root$bin"
	for file in "$share"/* "$share"/extension/* "$modules"/*; do
		[ -e "$root$file" ] || case $(basename "$file") in
		bouncecode*) ;; # of the system
		*) ln -s "$file" "$root$file" ;;
		esac
	done
	(cd "$top" && $MAKE -s B="$B" PG_CONFIG="$PG_CONFIG" DESTDIR="$root" install-postgresql) >"$work/log" 2>&1
	ok $? "it installs below DESTDIR"
	sed 's/^/# /' "$work/log"
	version=$(sed -n "s/^default_version = '\(.*\)'/\1/p" "$root$share/extension/bouncecode.control")
	[ "$(id -u)" != 0 ] || { chmod 755 "$work" && chown nobody "$work" "$work/socket"; }
	trap 'stop_servers; tap_leave' EXIT
}

stop_server() { # stop_server NAME
	as_nobody "$root$bin/pg_ctl" -D "$work/$1" -m immediate stop >/dev/null
}
stop_servers() {
	for file in "$work"/*/postmaster.pid; do
		[ ! -f "$file" ] || stop_server "$(basename "$(dirname "$file")")"
	done
}

start_server() { # start_server NAME PORT
	as_nobody "$root$bin/initdb" -D "$work/$1" -A trust -U tester -N -E UTF8 --locale=C >"$work/log" 2>&1 &&
	    cat >>"$work/$1/postgresql.conf" <<END &&
port = $2
listen_addresses = ''
unix_socket_directories = '$work/socket'
dynamic_shared_memory_type = mmap
shared_buffers = 16MB
fsync = off
END
	    as_nobody "$root$bin/pg_ctl" -D "$work/$1" -w -l "$work/$1/log" start >>"$work/log" 2>&1
	ok $? "a server of its own runs"
	[ -S "$work/socket/.s.PGSQL.$2" ] && return
	sed 's/^/# /' "$work/log" "$work/$1/log"
	exit 1
}

sql() { # sql DATABASE [OPTION...]: what is read, without ornaments; of the server at port
	database=$1
	shift
	"$bin/psql" -X -q -A -t -h "$work/socket" -p "${port:-5432}" -U tester -d "$database" "$@" 2>&1
}
create() { # create DATABASE [WITH...]
	name=$1
	shift
	echo "CREATE DATABASE $name $*" | sql postgres
	echo "CREATE EXTENSION bouncecode" | sql "$name"
}
