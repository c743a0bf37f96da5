#!/bin/sh
# .ci/deps: what it finds missing and what it would install, by the package
# managers of six systems, which are stand-ins here that only say how they
# were called.
. "$(dirname "$0")/tap.sh"

# A machine has these commands and no others.
machine() { # machine COMMAND...
	rm -rf "$work/bin"
	mkdir "$work/bin"
	for tool in sh id rm; do
		ln -s "$(command -v $tool)" "$work/bin/$tool"
	done
	for tool; do
		printf '#!%s\necho "%s $*"\n' "$(command -v sh)" "$tool" >"$work/bin/$tool"
		chmod +x "$work/bin/$tool"
	done
}
libxml2() { # pkg-config that knows libxml-2.0 or does not
	printf '#!%s\n[ "$2" = libxml-2.0 ] && exit %s; exit 1\n' "$(command -v sh)" "$1" >"$work/bin/pkg-config"
	chmod +x "$work/bin/pkg-config"
}
user() { # who is asking
	rm -f "$work/bin/id"
	printf '#!%s\necho %s\n' "$(command -v sh)" "$1" >"$work/bin/id"
	chmod +x "$work/bin/id"
}
deps() {
	(unset CC; PATH=$work/bin "$work/bin/sh" .ci/deps "$@" >"$work/out" 2>"$work/err")
}

machine cc gperf prove
libxml2 0
deps check
is "$? $(cat "$work/out" "$work/err")" "0 " "nothing is missing for building"
deps install
is "$? $(cat "$work/out" "$work/err")" "0 " "and nothing is installed"

machine apt-get cc
deps check
is "$? $(cat "$work/out")" "1 " "something is missing: status 1"
is "$(cat "$work/err")" "make: missing packages: pkg-config gperf libxml2-dev
make: 'make deps' installs them" "with the names it has here"

install() { # install MANAGER EXPECTED EXPECTED_FOR_CI
	machine "$1" env sudo
	user 0
	deps install
	is "$? $(tail -n 1 "$work/out")" "0 $2" "$1 as root"
	deps install ci
	is "$? $(tail -n 1 "$work/out")" "0 $2 $3" "$1 for CI"
}
install apt-get "env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends gcc libc6-dev pkg-config gperf libxml2-dev perl" \
    "g++ clang libglib2.0-dev libgmime-3.0-dev libsqlite3-dev sqlite3 zlib1g-dev libbz2-dev liblzma-dev libzstd-dev bzip2 xz-utils zstd cmake meson ninja-build abigail-tools zsh fish mandoc curl libcurl4-openssl-dev libesmtp-dev musl-tools lintian debhelper dpkg-dev fakeroot qemu-user gcc-aarch64-linux-gnu libc6-dev-arm64-cross gcc-s390x-linux-gnu libc6-dev-s390x-cross gcc-mingw-w64-x86-64-posix libz-mingw-w64-dev wine64 lld chromium fonts-liberation firefox-esr nodejs npm valgrind rsyslog golang-go rustc cargo librust-cc-dev lua5.4 liblua5.4-dev luajit php-cli ruby libffi-platypus-perl python3-dev python3-build python3-setuptools python3-wheel python3-venv python3-pytest mypy python3-pandas python3-dask python3-distributed postgresql postgresql-server-dev-all postgresql-15-plproxy"
install dnf "dnf install -y gcc pkgconf-pkg-config gperf libxml2-devel perl-Test-Harness perl-JSON-PP" \
    "gcc-c++ clang glib2-devel gmime30-devel sqlite-devel sqlite zlib-devel bzip2-devel xz-devel libzstd-devel bzip2 xz zstd cmake meson ninja-build libabigail zsh fish mandoc curl libcurl-devel libesmtp-devel lld chromium firefox nodejs npm valgrind valgrind-devel python3-devel python3-build python3-setuptools python3-wheel postgresql-server postgresql-server-devel postgresql-test"
install apk "apk add gcc musl-dev pkgconf gperf libxml2-dev perl perl-utils" \
    "g++ clang glib-dev gmime-dev sqlite-dev sqlite zlib-dev bzip2-dev xz-dev zstd-dev bzip2 xz zstd cmake meson samurai zsh fish mandoc curl curl-dev lld chromium firefox nodejs npm valgrind valgrind-dev python3-dev py3-build py3-setuptools py3-wheel postgresql postgresql-dev"
install pacman "pacman -S --needed --noconfirm gcc pkgconf gperf libxml2 perl" \
    "gcc clang glib2 gmime3 sqlite zlib bzip2 xz zstd bzip2 xz zstd cmake meson ninja zsh fish mandoc curl libesmtp lld chromium firefox nodejs npm valgrind python python-build python-setuptools python-wheel postgresql"
install zypper "zypper --non-interactive install gcc pkg-config gperf libxml2-devel perl" \
    "g++ clang glib2-devel gmime-devel sqlite3-devel sqlite3 zlib-devel libbz2-devel xz-devel libzstd-devel bzip2 xz zstd cmake meson ninja zsh fish mandoc curl libcurl-devel libesmtp-devel lld chromium MozillaFirefox nodejs npm valgrind valgrind-devel python3-devel python3-build python3-setuptools python3-wheel postgresql-server postgresql-server-devel postgresql-test"
install brew "brew install gcc pkgconf gperf libxml2 perl" \
    "gcc clang glib gmime sqlite zlib bzip2 xz zstd bzip2 xz zstd cmake meson ninja zsh fish mandoc curl libesmtp lld chromium firefox node"

machine apt-get cc prove env sudo
libxml2 0
user 1000
deps install
is "$(tail -n 1 "$work/out")" \
    "sudo env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends gperf" \
    "only what is missing, with sudo when not root"
machine brew cc prove sudo
libxml2 0
user 1000
deps install
is "$(tail -n 1 "$work/out")" "brew install gperf" "but never with brew"
machine apt-get cc prove
libxml2 1
user 1000
deps install
is "$? $(cat "$work/err")" "1 .ci/deps: not root and no sudo; install by hand: gperf libxml2-dev" "no sudo: what to do"
machine apt-get cc pkg-config gperf
libxml2 0
deps check page
is "$? $(cat "$work/err")" "1 make: missing packages: clang lld liblzma-dev
make: '.ci/deps install page' installs them" "what the page needs as well"
deps check mail
is "$? $(cat "$work/err")" "1 make: missing packages: libgmime-3.0-dev
make: '.ci/deps install mail' installs them" "and what e-mails need"
deps check postgresql
is "$? $(cat "$work/err")" "1 make: missing packages: postgresql postgresql-server-dev-all
make: '.ci/deps install postgresql' installs them" "and what the extension of PostgreSQL needs"
deps check python
is "$? $(cat "$work/err")" "1 make: missing packages: python3-dev python3-build python3-setuptools python3-wheel
make: '.ci/deps install python' installs them" "and what the Python package needs"
deps check sqlite
is "$? $(cat "$work/err")" "1 make: missing packages: libsqlite3-dev
make: '.ci/deps install sqlite' installs them" "and what the extension of SQLite needs"
printf '#!%s\nexit 1\n' "$(command -v sh)" >"$work/bin/cc"
deps check input
is "$? $(cat "$work/err")" "1 make: missing packages: zlib1g-dev libbz2-dev liblzma-dev libzstd-dev
make: '.ci/deps install input' installs them" "and what compressed files need"
printf '#!%s\nexit 0\n' "$(command -v sh)" >"$work/bin/cc"
deps check input
is "$? $(head -n 1 "$work/err")" "1 make: missing packages: zlib1g-dev liblzma-dev libzstd-dev" \
    "of which bzip2 may be there without pkg-config"
machine apt-get cc pkg-config gperf clang env
libxml2 0
user 0
deps install page
is "$(tail -n 1 "$work/out")" \
    "env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends lld liblzma-dev" "and no more is installed"
machine apt-get cc pkg-config prove env
user 0
deps install foreign
is "$(tail -n 1 "$work/out")" "env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends clang clang-tidy cppcheck valgrind musl-tools qemu-user gcc-i686-linux-gnu libc6-dev-i386-cross gcc-aarch64-linux-gnu libc6-dev-arm64-cross gcc-s390x-linux-gnu libc6-dev-s390x-cross gcc-riscv64-linux-gnu libc6-dev-riscv64-cross gcc-arm-linux-gnueabihf libc6-dev-armhf-cross" \
    "other compilers and machines"
# What "make bench" compares with: of some systems only a part.
machine apt-get cc c++
printf '#!%s\ncase $* in *install*libre2-dev) exit 1 ;; *install*) echo "$*" ;; esac\n' "$work/bin/sh" >"$work/bin/env"
chmod +x "$work/bin/env"
user 0
deps install bench
is "$? $(grep -c DEBIAN_FRONTEND "$work/out") $(cat "$work/err")" "0 8 .ci/deps: libre2-dev is not to be had here: left out" \
    "peers of the benchmarks: each by itself, and what there is none of is named"

machine cc prove
libxml2 0
user 0
deps install
is "$? $(cat "$work/err")" "1 .ci/deps: no package manager that is known here; install by hand: gperf" \
    "no package manager: what to do"
deps
is $? 2 "no argument: status 2"

# ---- a compiler that was named, and what single targets need

named() { # named COMPILER
	(CC=$1; export CC; PATH=$work/bin "$work/bin/sh" .ci/deps check >"$work/out" 2>"$work/err")
}
machine apt-get ccache gcc pkg-config gperf
libxml2 0
named "ccache gcc"
is "$? $(cat "$work/out" "$work/err")" "0 " "a compiler may have another program before it"
named "ccache clang"
is "$? $(cat "$work/err")" "1 make: CC=ccache clang: there is no such compiler here" "which is not enough"
named musl-gcc
is "$? $(cat "$work/err")" "1 make: CC=musl-gcc: there is no such compiler here" "one that is missing is named as what it is"
# Of what 32 bits need, all but the headers of the kernel may be there.
printf '#!%s\nread -r line\ncase "$*$line" in *-m32*errno.h*) echo "asm/errno.h: No such file"; exit 1 ;; *--odd*) echo "an odd option" >&2; exit 1 ;; esac\n' \
    "$(command -v sh)" >"$work/bin/gcc"
named "gcc -O2"
is "$? $(cat "$work/err")" "0 " "and options behind it"
named "gcc -m32"
is "$? $(cat "$work/err")" "1 make: CC=gcc -m32: there are no headers for 32 bits here; Debian has them in gcc-multilib" \
    "without what 32 bits need"
named "gcc --odd"
is "$? $(cat "$work/err")" "1 make: CC=gcc --odd: it does not compile a program: an odd option" "or with options that it does not know"
rm "$work/bin/gperf"
for has in 1 0; do
	libxml2 $has
	(CC=gcc; export CC; PATH=$work/bin "$work/bin/sh" .ci/deps check list >"$work/out" 2>"$work/err")
	echo "$? $(cat "$work/err")"
done >"$work/list"
is "$(cat "$work/list")" "1 make: missing packages: libxml2-dev
make: '.ci/deps install list' installs them
0 " "what the compiler of the list needs in a tarball: no gperf"
for target in "static:musl-tools" "deb:dpkg-dev debhelper fakeroot" "windows:gcc-mingw-w64-x86-64-posix libz-mingw-w64-dev"; do
	deps check "${target%%:*}"
	is "$? $(cat "$work/err")" "1 make: missing packages: ${target#*:}
make: '.ci/deps install ${target%%:*}' installs them" "what make ${target%%:*} needs"
done
for host in "i686-w64-mingw32:gcc-mingw-w64-i686-posix libz-mingw-w64-dev" aarch64-w64-mingw32:aarch64-w64-mingw32-gcc; do
	(HOST=${host%%:*}; export HOST; deps check windows)
	is "$(sed -n 1p "$work/err")" "make: missing packages: ${host#*:}" "and for ${host%%:*}"
done

# ---- plain make says what is missing and installs nothing

machine cc prove
libxml2 0
for tool in make sed tr printf mkdir dirname touch grep apt-get; do
	[ "$tool" = apt-get ] || ln -sf "$(command -v $tool)" "$work/bin/$tool"
done
machine_make=$(command -v make)
printf '#!%s\necho "apt-get $*" >>%s/installed\n' "$(command -v sh)" "$work" >"$work/bin/apt-get"
chmod +x "$work/bin/apt-get"
(unset MAKEFLAGS MFLAGS MAKELEVEL CC CFLAGS; PATH=$work/bin "$machine_make" GENERATED=no B="$work/build" >"$work/out" 2>"$work/err")
[ $? != 0 ] && grep -q '^make: missing packages: gperf$' "$work/err"
ok $? "plain make says which package is missing"
[ ! -e "$work/installed" ]
ok $? "and installs nothing"

done_testing
