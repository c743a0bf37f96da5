#!/usr/bin/env perl
# docs/examples/languages: each language says of replies, and of a log, what
# the command says of them. One that is not installed is passed over, but where
# CI_PACKAGES is set, and all are to be there.
use strict;
use warnings;
use Encode qw(encode);
use File::Basename;
use File::Copy qw(copy);
use File::Temp qw(tempdir);
use JSON::PP;
use Test::More;

chdir dirname($0) . "/.." or die;
require "./tests/files.pl";
require "./tests/plain.pl";
my $build = plain_path($ENV{B} || "build");
my $cc = $ENV{CC} || "cc";
my $flags = $ENV{CFLAGS} || "";
my $strict = "-std=c99 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror";
my $examples = plain_path("docs/examples/languages");
my $work = tempdir(CLEANUP => 1);

# A program of another language can not load what needs a sanitizer, and says the
# same whatever compiled the library.
plan skip_all => "other languages know no sanitizers" if $flags =~ /-fsanitize/;
plan skip_all => "other languages are tried with one compiler" if $cc =~ /clang/;
plan skip_all => "no shared library" if !-e "$build/libbouncecode.so.0";

$ENV{LD_LIBRARY_PATH} = $build;
$ENV{TMPDIR} = $work; # where cgo looks for headers first
delete @ENV{qw(CFLAGS MAKEFLAGS MFLAGS MAKELEVEL)}; # which cargo heeds

# ---- what is asked, and what the command says

# The column of the texts is the last one.
sub texts {
	my ($file) = @_;
	my (undef, @lines) = split /\n/, slurp($file);

	return map { (split /\t/)[-1] } @lines;
}

my @replies = map { texts("tests/corpus/$_.tsv") } qw(stock pasted mails);
push @replies, "hello", "550 5.1.1 Usuario desconocido: Jos\xe9", "552 5.2.2 \xff\xfe quota";
spit("$work/replies", join "", map { "$_\n" } @replies);
my $last = "550-5.7.26 This mail is not authenticated,\r\n550 5.7.26 and was blocked.\r\n";
spit("$work/last", $last);

sub said {
	my ($json) = @_;
	my $a = decode_json($json);

	return "unknown" if !defined $a->{category};
	return encode("UTF-8", "$a->{category}, $a->{bounce}, $a->{action}: $a->{advice}");
}

my $record = "--json --fields=category,bounce,action,advice";
my @expected = map { said($_) } `$build/bouncecode --lines $record $work/replies`, `$build/bouncecode $record <$work/last`;
push @replies, $last;
cmp_ok(scalar @replies, ">", 400, "there are replies");
is(scalar @expected, scalar @replies, "the command answers each");
cmp_ok(scalar(grep { $_ eq "unknown" } @expected), "<", 40, "and knows most");

# Blocks of a reader end in lines, and in events that run over several of them.
# No message comes twice with its sender once: the command looks that up.
my $events = join "", map { slurp($_) } sort glob "tests/events/*.json";
my $lines = slurp("tests/logs/mail.log") . join "\n", texts("tests/logs/lines.tsv");
spit("$work/log", $events x 16 . "caf\xe9 \xff\r\n" . $lines);
my @records = `$build/bouncecode --scan --json <$work/log`;
s/^\{ "file": "-", /{ / for @records;
cmp_ok(scalar @records, ">", 900, "a log has reports");
cmp_ok(-s "$work/log", ">", 5 << 16, "in several blocks");

# ---- the languages

sub in_a_directory {
	my ($name, $example, $as) = @_;

	mkdir "$work/$name";
	copy("$examples/$example", "$work/$name/" . ($as || $example)) or die "$example: $!";
	return "$work/$name";
}

sub with_the_pair {
	my $directory = in_a_directory(@_);

	copy("$build/vendor/$_", "$directory/$_") or die "$_: $!" for qw(bouncecode.c bouncecode.h);
	return $directory;
}

# As the comments of the examples say, but without what takes long.
sub build_go {
	my $directory = with_the_pair("go", "bounces.go");

	local @ENV{qw(GOPATH GOCACHE GOFLAGS CGO_CFLAGS CC)} = ("$work/go-path", "$work/go-cache", "-mod=mod", "-O0", $cc);
	return system("cd $directory && go mod init bounces 2>init.out && go build") == 0
		&& (!can("gofmt") || `gofmt -l $directory` eq "");
}

sub build_rust {
	return system("rustc -D warnings -L native=$build -l static=bouncecode -o $work/bounces-rust $examples/bounces.rs") == 0;
}

# The crate cc is Debian's, so that nothing is fetched.
sub build_cargo {
	my $directory = with_the_pair("cargo", "bounces.rs", "main.rs");
	my ($script) = slurp("$examples/bounces.rs") =~ m{^//!     (fn main\(\) \{ cc::.*\})$}m;

	spit("$directory/build.rs", "$script\n");
	spit("$directory/Cargo.toml", <<'T');
[package]
name = "bounces"
version = "0.1.0"
edition = "2021"

[profile.dev]
debug = false

[[bin]]
name = "bounces"
path = "main.rs"

[build-dependencies]
cc = "1"
T
	mkdir "$directory/.cargo";
	spit("$directory/.cargo/config.toml", <<'T');
[source.crates-io]
replace-with = "system"
[source.system]
directory = "/usr/share/cargo/registry"
T
	local @ENV{qw(CARGO_HOME CC)} = ("$work/cargo-home", $cc);
	return system("cd $directory && cargo build --quiet --offline") == 0;
}

sub build_lua {
	my $headers = `pkg-config --cflags lua5.4`;

	chomp $headers;
	return system("$cc $strict -O1 -shared -fPIC -Isrc $headers -o $work/bouncecode.so"
		. " $examples/luabouncecode.c $build/libbouncecode.a") == 0;
}

sub can {
	my ($command) = @_;

	return system("{ $command; } >$work/out 2>&1 </dev/null") == 0;
}

# What is it called, is it there, what is to be built, what is run?
my @languages = (
	["Go", "go version", \&build_go, "$work/go/bounces"],
	["Rust", "rustc --version", \&build_rust, "$work/bounces-rust"],
	["Rust, with cargo", "cargo --version && ls /usr/share/cargo/registry/cc-1*", \&build_cargo,
		"$work/cargo/target/debug/bounces"],
	["Lua 5.4", "lua5.4 -v && pkg-config --exists lua5.4", \&build_lua, "lua5.4", "$examples/bounces.lua"],
	["LuaJIT", "luajit -v", undef, "luajit", "$examples/bounces.lua"],
	["PHP", "php -r 'exit(class_exists(\"FFI\") ? 0 : 1);'", undef, "php", "$examples/bounces.php"],
	["Ruby", "ruby -rfiddle -e 1", undef, "ruby", "$examples/bounces.rb"],
	["Perl", "perl -MFFI::Platypus -e 1", undef, "perl", "$examples/bounces.pl"],
);
$ENV{LUA_CPATH} = "$work/?.so";
$ENV{LUA_PATH} = "$examples/?.lua";

# What a program prints; what it complains of goes with it.
sub printed {
	my ($input, @command) = @_;
	my $child = open(my $out, "-|") // die "fork: $!";

	if ($child == 0) {
		open STDIN, "<", $input or die "$input: $!";
		open STDERR, ">&", \*STDOUT or die;
		exec @command or die "$command[0]: $!";
	}
	my @lines = <$out>;
	return (@lines, close $out ? () : "status $?\n");
}

# The first line that differs is enough to see.
sub same_lines {
	my ($got, $expected, $name) = @_;
	my ($i) = grep { ($got->[$_] // "") ne ($expected->[$_] // "") } 0 .. ($#$got > $#$expected ? $#$got : $#$expected);

	ok(!defined $i, $name) or diag("line " . ($i + 1) . "\ngot      " . ($got->[$i] // "nothing\n")
		. "expected " . ($expected->[$i] // "nothing\n"));
}

# README.md shows what is printed.
my $readme = slurp("docs/examples/README.md");
my ($shown) = $readme =~ /^```text\n(.*?)^```$/ms;
my ($asked) = $readme =~ /^ruby bounces.rb (".*")$/m;
is($shown, `perl $examples/bounces.pl $asked`, "README.md shows what is printed") if can("perl -MFFI::Platypus -e 1");

my @answers = map { "$_\n" } @expected;
for (@languages) {
	my ($name, $there, $make, @command) = @$_;

	SKIP: {
		if (!can($there)) {
			skip "$name is not installed", 1 if !$ENV{CI_PACKAGES};
			fail("$name is installed: .ci/deps install languages does it");
			next;
		}
		next if $make && !ok($make->(), "$name: it is built");
		same_lines([printed("/dev/null", @command, @replies)], \@answers, "$name: replies");
		same_lines([printed("$work/log", @command)], \@records, "$name: a log");
		same_lines([printed("/dev/null", @command)], [], "$name: nothing");
		isnt((printed("/", @command))[-1], undef, "$name: what is no file");
	}
}

done_testing();
