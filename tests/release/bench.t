#!/bin/sh
# The benchmarks: a program that was built before a peer was installed is built anew with it.
. "$(dirname "$0")/../tap.sh"
cd "$top" || exit 1

command -v "${PKG_CONFIG:=pkg-config}" >/dev/null 2>&1 && "$PKG_CONFIG" --exists glib-2.0 || {
	[ -z "${CI_PACKAGES:-}" ] || ok 1 "GLib is there"
	skip_all "no GLib"
}
cat >"$work/without" <<S
#!/bin/sh
case "\$*" in *glib*) exit 1 ;; esac
exec $PKG_CONFIG "\$@"
S
chmod +x "$work/without"
cp -a "$B" "$work/build"
rm -rf "$work/build/bench"
peers() { # peers SETTING...: builds it, and prints whether GLib is in it
	$MAKE -s B="$work/build" "$@" "$work/build/bench/lookup" >"$work/log" 2>&1 || tail -n 5 "$work/log"
	nm "$work/build/bench/lookup" | grep -c ' g_hash_table_new$'
}
is "$(peers PKG_CONFIG="$work/without")" 0 "without GLib"
is "$(peers)" 1 "with GLib, once it is installed"
is "$(peers PKG_CONFIG="$work/without")" 0 "and without it again"
done_testing
