#!/bin/sh
# Installing: what goes where, that nothing is built or left behind, and every
# way by which a program finds the library.
. "$(dirname "$0")/tap.sh"
. "$(dirname "$0")/records.sh"
MAKE=${MAKE:-make}
CC=${CC:-cc}
CFLAGS=${CFLAGS:-}
export CC CFLAGS
unset MAKEFLAGS MFLAGS MAKELEVEL PKG_CONFIG_LIBDIR DESTDIR
b=$B
unset B

if [ ! -e "$b/libbouncecode.so" ]; then
	skip "installing" "there is no shared library in the build directory, or of another kind"
	done_testing
fi

version=$(sed -n 's/^#define BOUNCECODE_VERSION "\(.*\)"/\1/p' src/bouncecode.h)
has() {
	command -v "$1" >/dev/null 2>&1
}
run() { # run NAME COMMAND...: its output is kept, and shown when it fails
	run_name=$1
	shift
	"$@" >"$work/log" 2>&1
	status=$?
	ok $status "$run_name"
	[ $status = 0 ] || tail -n 20 "$work/log" | sed 's/^/# /'
	return $status
}
make_install() { # make_install SETTING...
	$MAKE -s B="$b" install "$@" >"$work/log" 2>&1
}
files() { # files DIRECTORY: as tests/manifest has them
	perl -MFile::Find -e 'chdir shift or die; find({ no_chdir => 1, wanted => sub {
	    my $f = substr $_, 2;
	    print -l $_ ? "link $f -> " . readlink . "\n" : -f _ ? sprintf "%o %s\n", (stat _)[2] & 07777, $f : ""
	} }, ".")' "$1" | LC_ALL=C sort -k 2
}
built() { # what the manifest says, but for what is not in this tree
	while read -r line; do
		case $line in
		*/man/*) [ -e "docs/man/${line##*/}" ] || continue ;;
		*/completions/bouncecode) [ -e "$b/completions/bouncecode.bash" ] || continue ;;
		*/bouncecode-mail) [ -e "$b/bouncecode-mail" ] || continue ;;
		*/_bouncecode | *.fish) [ -e "$b/completions/${line##*/}" ] || continue ;;
		esac
		echo "$line"
	done <tests/manifest | sed "s/VERSION/$version/"
}

# ---- what goes where

touch "$work/before"
sleep 1
(umask 077; make_install DESTDIR="$work/some where" prefix=/usr CC=false GPERF=false)
ok $? "make install builds nothing, whatever the settings and the umask"
files "$work/some where/usr" >"$work/files"
built >"$work/expected"
same_file "$work/files" "$work/expected" "it installs what tests/manifest says"
is "$(find "$work/some where" -type d ! -perm 755)" "" "in directories that everybody may read"
is "$(find src gen docs tests "$b" codes.xml Makefile -newer "$work/before" ! -type d)" "" \
    "and writes nothing into its own tree"
is "$(grep -rlF "$work" "$work/some where")" "" "no file knows DESTDIR"
cp "$work/before" "$work/some where/usr/share/bouncecode/foreign"
$MAKE -s B="$b" uninstall DESTDIR="$work/some where" prefix=/usr
is "$? $(find "$work/some where" ! -type d)" "0 $work/some where/usr/share/bouncecode/foreign" \
    "make uninstall takes all of it away, and nothing else"
rm "$work/some where/usr/share/bouncecode/foreign"
$MAKE -s B="$b" uninstall DESTDIR="$work/some where" prefix=/usr
is "$? $(ls -d "$work/some where" 2>/dev/null)" "0 " "with all directories, once they are empty"
mkdir -p "$work/prefix/lib" "$work/prefix/share/man"
make_install prefix="$work/prefix" && make_install prefix="$work/prefix"
is "$? $(sed "s|^$work/prefix||" "$work/prefix/share/bouncecode/directories" | head -n 3 | tr '\n' ' ')" "0 /bin /include /lib/cmake " \
    "without DESTDIR, the directories that it made are noted"
$MAKE -s B="$b" uninstall prefix="$work/prefix"
is "$? $(cd "$work/prefix" && find . | LC_ALL=C sort | tr '\n' ' ')" "0 . ./lib ./share ./share/man " "and these are taken away, not others"
make_install prefix="$work/new/prefix" && $MAKE -s B="$work/not-built" uninstall prefix="$work/new/prefix"
is "$? $(ls -d "$work/new" "$work/not-built" 2>/dev/null)" "0 " "with the prefix itself, where there was none, from where nothing is built"

make_install DESTDIR="$work/places" prefix=/p exec_prefix=/e bindir=/bin1 libdir=/e/lib/triplet \
    includedir=/p/include/sub datarootdir=/data mandir=/man bashcompletiondir=/bash \
    zshcompletiondir=/zsh fishcompletiondir=/fish libexecdir=/exec
is "$? $(cd "$work/places" && LC_ALL=C ls -d bin1/* e/lib/triplet/*.a p/include/sub/*.h data/bouncecode/*.json | tr '\n' ' ')" \
    "0 bin1/bouncecode data/bouncecode/codes.json e/lib/triplet/libbouncecode.a p/include/sub/bouncecode.h p/include/sub/bouncecode_codes.h " \
    "each directory has its variable"
is "$(ls "$work/places" | grep -vxE 'bash|bin1|data|e|exec|fish|man|p|zsh')" "" "and nothing goes elsewhere"
is "$(sed -n '1,5p' "$work/places/e/lib/triplet/pkgconfig/bouncecode.pc")" "prefix=/p
exec_prefix=/e
libdir=\${exec_prefix}/lib/triplet
includedir=\${prefix}/include/sub
pkgdatadir=/data/bouncecode" "bouncecode.pc names them"
make_install DESTDIR="$work/static" SHARED=no
is "$? $(files "$work/static" | grep -cE 'libbouncecode\.(so|dylib)')" "0 0" "SHARED=no leaves the shared library out"

# ---- the shared library

at=$work/at
make_install prefix="$at"
ok $? "make install into a prefix"
lib=$at/lib/libbouncecode.so.$version
if has readelf; then
	is "$(readelf -d "$lib" | sed -n 's/.*SONAME.*\[\(.*\)\]/\1/p')" libbouncecode.so.0 "its soname is that of the ABI"
	is "$(readelf -d "$lib" | grep -cE 'TEXTREL|RPATH|RUNPATH')" 0 "no text relocation, no path"
else
	skip "its soname is that of the ABI" "no readelf"
fi
nm -D --defined-only "$lib" | awk '$2 != "A" { sub(/@.*/, "", $3); print $3 }' | LC_ALL=C sort >"$work/exported"
is "$(grep -v '^bouncecode_' "$work/exported")" "" "it exports nothing but bouncecode_"
sed -n '/^[a-zB].*bouncecode_[a-z_]*($/,/;/p; /^[a-zB].*bouncecode_[a-z_]*(./p' src/bouncecode.h |
    grep -oE '\bbouncecode_[a-z_]+\(' | tr -d '(' | LC_ALL=C sort -u >"$work/declared"
same_file "$work/exported" "$work/declared" "and every function of the header"
is "$("$at/bin/bouncecode" -f tsv 550 | fields kind)" "$("$b/bouncecode" -f tsv 550 | fields kind)" \
    "the installed command answers"

# Who packs it writes the functions down, with the release in which each came.
sed -n 's/^ \(bouncecode_[a-z_]*\)@BOUNCECODE_0 .*/\1/p' src/packaging/debian/libbouncecode0.symbols >"$work/listed"
same_file "$work/listed" "$work/exported" "Debian's list of symbols has all of them"
is "$(sed -n '1s/bouncecode (\(.*\)-[0-9]*) .*/\1/p' src/packaging/debian/changelog)" "$version" \
    "and Debian's changelog begins with this version"

# ---- a program that finds it, in each way

mkdir "$work/program"
cat >"$work/program/program.c" <<'C'
#include <bouncecode.h>
#include <stdio.h>
#include <string.h>

int
main(int argc, char **argv)
{
	const char *text = argc > 1 ? argv[1] : "550 5.1.1";
	struct bouncecode_answer a;

	if (!bouncecode_explain(text, strlen(text), &a))
		return 1;
	printf("%s %s\n", bouncecode_data_version(),
	    bouncecode_name(BOUNCECODE_CATEGORIES, a.category));
	return 0;
}
C
data=$("$b/bouncecode" --version | sed -n 's/.*data \([0-9.]*[0-9]\).*/\1/p' | head -n 1)
answers() { # answers NAME PROGRAM: with the shared library where it is installed
	is "$(LD_LIBRARY_PATH=$at/lib "$2" 2>&1)" "$data bad-mailbox" "$1 answers"
}
# shellcheck disable=SC2086
compile() { # compile OUTPUT FLAG...
	out=$1
	shift
	$CC $CFLAGS -o "$out" "$work/program/program.c" "$@"
}
# A sanitizer's library is not for static programs.
static() {
	echo 'int main(void) { return 0; }' >"$work/static.c"
	# shellcheck disable=SC2086
	$CC $CFLAGS -static -o "$work/static.out" "$work/static.c" 2>/dev/null
}

run "a bare cc finds it" compile "$work/bare" -I"$at/include" -L"$at/lib" -lbouncecode &&
    answers "its program" "$work/bare"

export PKG_CONFIG_PATH="$at/lib/pkgconfig${PKG_CONFIG_PATH:+:$PKG_CONFIG_PATH}"
if has pkg-config; then
	is "$(pkg-config --modversion bouncecode)" "$version" "pkg-config knows the version"
	is "$(pkg-config --variable=pkgdatadir bouncecode)" "$at/share/bouncecode" "and where the data are"
	# shellcheck disable=SC2046
	run "pkg-config finds it" compile "$work/pc" $(pkg-config --cflags --libs bouncecode) &&
	    answers "its program" "$work/pc"
	if static; then
		# shellcheck disable=SC2046
		run "pkg-config --static finds it" compile "$work/pcs" -static $(pkg-config --static --cflags --libs bouncecode) &&
		    is "$("$work/pcs")" "$data bad-mailbox" "its program answers by itself"
	else
		skip "pkg-config --static finds it" "no static programs here"
	fi
else
	skip "pkg-config finds it" "no pkg-config"
fi

# What README says, word for word.
readme() { # readme LANGUAGE: the first block in it
	sed -n "/^\`\`\`$1\$/,/^\`\`\`\$/{ /^\`\`\`/d; p; }" README.md
}
mkdir "$work/readme"
cp "$work/program/program.c" "$work/readme"
if has pkg-config; then
	run "README: the compiler's line" sh -c "cd '$work/readme' && $(readme sh | sed 's/^cc /$CC $CFLAGS /')" &&
	    answers "README: its program" "$work/readme/a.out"
fi
if has cmake; then
	{
		echo "cmake_minimum_required(VERSION 3.10)"
		echo "project(program C)"
		echo "add_executable(program program.c)"
		readme cmake
	} >"$work/readme/CMakeLists.txt"
	run "README: CMake's lines" cmake -S "$work/readme" -B "$work/readme/cmake" -DCMAKE_PREFIX_PATH="$at" &&
	    run "README: are enough" cmake --build "$work/readme/cmake" &&
	    answers "README: CMake's program" "$work/readme/cmake/program"
fi
if has meson && has ninja && has pkg-config; then
	{
		echo "project('program', 'c')"
		readme meson
		echo "executable('program', 'program.c', dependencies: bouncecode)"
	} >"$work/readme/meson.build"
	run "README: Meson's line" meson setup "$work/readme/meson" "$work/readme" &&
	    run "README: is enough" ninja -C "$work/readme/meson" &&
	    answers "README: Meson's program" "$work/readme/meson/program"
fi

if has cmake; then
	cat >"$work/program/CMakeLists.txt" <<'CMAKE'
cmake_minimum_required(VERSION 3.10)
project(program C)
find_package(bouncecode ${WANTED} REQUIRED)
add_executable(shared program.c)
target_link_libraries(shared PRIVATE bouncecode::bouncecode)
add_executable(static program.c)
target_link_libraries(static PRIVATE bouncecode::static)
CMAKE
	# Moved, as a package's tree is while it is built, and without a shared
	# library.
	mkdir "$work/moved"
	cp -R "$at" "$work/moved/at"
	for place in "$at" "$work/moved/at" "$work/static/usr/local"; do
		name="find_package${place#"$work"}"
		dir=$work/cmake$(echo "$place" | cksum | cut -d' ' -f1)
		run "$name: CMake finds it" cmake -S "$work/program" -B "$dir" -DCMAKE_PREFIX_PATH="$place" -DWANTED="${version%.*}" &&
		    run "$name: and builds with it" cmake --build "$dir" &&
		    answers "$name: its program" "$dir/shared" &&
		    is "$("$dir/static")" "$data bad-mailbox" "$name: and a static one"
		is "$(grep -c "^bouncecode_DIR:PATH=$place/lib/cmake/bouncecode$" "$dir/CMakeCache.txt")" 1 "$name: from there"
	done
	for wanted in "${version%.*}.99" 1.0; do
		cmake -S "$work/program" -B "$work/wanted$wanted" -DCMAKE_PREFIX_PATH="$at" -DWANTED=$wanted >"$work/log" 2>&1
		[ $? != 0 ] && grep -q 'compatible with requested' "$work/log"
		ok $? "CMake is told that this is no $wanted"
	done
else
	skip "find_package: CMake finds it" "no cmake"
fi

if has meson && has ninja && has pkg-config; then
	cat >"$work/program/meson.build" <<'MESON'
project('program', 'c')
bouncecode = dependency('bouncecode',
  fallback: ['bouncecode', 'bouncecode_dep'])
executable('program', 'program.c', dependencies: bouncecode)
MESON
	run "Meson finds it" meson setup "$work/meson" "$work/program" &&
	    run "Meson builds with it" ninja -C "$work/meson" &&
	    answers "Meson: its program" "$work/meson/program"
else
	skip "Meson finds it" "no meson, ninja or pkg-config"
fi

# ---- a tree that has the two files in it

vendored=$work/vendored/bouncecode
mkdir "$work/vendored"
if $MAKE -n B="$b" vendor DEST="$vendored" >/dev/null 2>&1; then
	run "make vendor" $MAKE -s B="$b" vendor DEST="$vendored"
	cp src/packaging/vendor/* "$vendored"
	if has cmake; then
		for way in "add_subdirectory(bouncecode)" "include(FetchContent)
FetchContent_Declare(bouncecode SOURCE_DIR $vendored)
FetchContent_MakeAvailable(bouncecode)"; do
			name=${way%%(*}
			[ "$name" = include ] && name=FetchContent
			cp "$work/program/program.c" "$work/vendored"
			cat >"$work/vendored/CMakeLists.txt" <<CMAKE
cmake_minimum_required(VERSION 3.14)
project(program C)
$way
add_executable(program program.c)
target_link_libraries(program PRIVATE bouncecode::bouncecode)
CMAKE
			run "$name: CMake takes the directory" cmake -S "$work/vendored" -B "$work/with-$name" &&
			    run "$name: and builds it" cmake --build "$work/with-$name" &&
			    is "$("$work/with-$name/program")" "$data bad-mailbox" "$name: its program answers"
		done
	else
		skip "add_subdirectory: CMake takes the directory" "no cmake"
	fi
	if has meson && has ninja; then
		mkdir -p "$work/sub/subprojects"
		cp "$work/program/program.c" "$work/program/meson.build" "$work/sub"
		cp -R "$vendored" "$work/sub/subprojects"
		run "a subproject of Meson" meson setup --wrap-mode=forcefallback "$work/meson-sub" "$work/sub" &&
		    run "Meson builds it" ninja -C "$work/meson-sub" &&
		    is "$("$work/meson-sub/program")" "$data bad-mailbox" "a subproject: its program answers"
	else
		skip "a subproject of Meson" "no meson or ninja"
	fi
else
	skip "a tree with the two files in it" "no make vendor"
fi

# ---- the next edition of the list, behind a program that was linked before

next=$work/next
mkdir "$next"
cp -R Makefile codes.xml gen src .ci "$next"
perl -0pi -e 's{(<codes [^>]*\bversion=)"[^"]*"}{$1"2999.1"};
    s{(    <reply code="605")}{    <reply code="599" category="virus" origin="de-facto" confidence="low">
      <title>Too many puns</title>
      <meaning>The server has no sense of humour.</meaning>
      <cause>A pun in the subject.</cause>
      <advice>Write it again, with a straight face.</advice>
      <source ref="kumomta"/>
    </reply>
$1};
    s{(  </phrases>)}{    <phrase reply="550" category="mailbox-full" checked="2026-11">
      <title>Pigeonhole full</title>
      <match>the pigeonhole is crammed</match>
      <source ref="kumomta"/>
      <sample>550 the pigeonhole is crammed</sample>
    </phrase>
$1}' "$next/codes.xml"
run "the next edition is built" $MAKE -s -C "$next" -j2 "build/libbouncecode.so.$version"
pun="599 A pun"
pigeon="550 the pigeonhole is crammed"
said() { # said LIBRARIES: what the program answers with them
	for text in "$pun" "$pigeon" "550 5.1.1"; do
		LD_LIBRARY_PATH=$1 "$work/bare" "$text" 2>&1
	done
}
is "$(said "$at/lib" | tail -n 1)" "$data bad-mailbox" "the program with the library that it was linked with"
said "$at/lib" >"$work/old"
grep -qE 'virus|mailbox-full' "$work/old"
is $? 1 "which knows neither the new code nor the new phrase"
is "$(said "$next/build")" "2999.1 virus
2999.1 mailbox-full
2999.1 bad-mailbox" "and with the next, which knows both"
if has abidiff; then
	run "abidiff sees no change" abidiff --no-show-locs "$lib" "$next/build/libbouncecode.so.$version"
	is "$(cat "$work/log")" "" "and says nothing"
else
	skip "abidiff sees no change" "no abidiff"
fi

done_testing
