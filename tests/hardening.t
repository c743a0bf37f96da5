#!/usr/bin/env perl
# What plain make ships is hard to abuse: at addresses that nobody knows, with canaries on
# the stack, tables of addresses that are read-only, lengths that the C library looks at,
# and nothing that is both written and executed. The headers of the files tell.
use strict;
use warnings;
use File::Basename;
use Test::More;

chdir dirname($0) . "/.." or die;
require "./tests/files.pl";
require "./tests/plain.pl";
my $build = plain_path($ENV{B} || "build");
my $cc = $ENV{CC} || "cc";
my $flags = $ENV{CFLAGS} // "-O2 -g";
my $make = $ENV{MAKE} || "make";

# ---- ELF, as elf(5) describes it

my %class = (1 => { header => "x24 L x4 L x6 SS", segment => "LLLLLLLL", flags => 6, entry => "L l" },
	2 => { header => "x24 Q Q x8 x6 SS", segment => "LLQQQQQQ", flags => 1, entry => "q Q" });

# What the headers of a file say, or nothing where it is none.
sub elf {
	my ($file) = @_;
	my $bytes = slurp($file);
	my %elf = (dynamic => {});

	return if substr($bytes, 0, 4) ne "\x7fELF";
	my $c = $class{ord substr $bytes, 4, 1};
	my ($little) = ord(substr $bytes, 5, 1) == 1 ? "<" : ">";
	$elf{type} = unpack "S$little", substr $bytes, 16, 2;
	my ($phoff, $size, $n) = $c == $class{2}
		? (unpack("Q$little", substr $bytes, 32, 8), unpack "S${little}2", substr $bytes, 54, 4)
		: (unpack("L$little", substr $bytes, 28, 4), unpack "S${little}2", substr $bytes, 42, 4);
	for my $i (0 .. $n - 1) {
		my @s = unpack "($c->{segment})$little", substr $bytes, $phoff + $i * $size, $size;
		my ($at, $length) = $c == $class{2} ? @s[2, 5] : @s[1, 4];

		push @{$elf{segments}}, [$s[0], $s[$c->{flags}]];
		next if $s[0] != 2; # PT_DYNAMIC
		my $step = length pack "($c->{entry})$little", 0, 0;
		for (my $to = $at + $length; $at < $to; $at += $step) {
			my ($tag, $value) = unpack "($c->{entry})$little", substr $bytes, $at, $step;
			$elf{dynamic}{$tag} //= $value;
		}
	}
	$elf{text} = $bytes;
	return \%elf;
}

sub flags_of {
	my ($elf, $type) = @_;

	return map { $_->[1] } grep { $_->[0] == $type } @{$elf->{segments}};
}

my ($GNU_STACK, $GNU_RELRO, $LOAD) = (0x6474e551, 0x6474e552, 1);
my ($DT_FLAGS, $DT_FLAGS_1, $DT_TEXTREL, $DT_RPATH, $DT_RUNPATH, $DT_BIND_NOW) = (30, 0x6ffffffb, 22, 15, 29, 24);

my %files = map { $_ => elf("$build/$_") } grep { -e "$build/$_" } qw(bouncecode bouncecode-mail libbouncecode.so);
plan skip_all => "the command is no ELF file" unless $files{bouncecode};
plan skip_all => "$cc does not know all of it"
	if !$ENV{CI_PACKAGES} && system("echo 'int main(void) { return 0; }' | $cc -fstack-protector-strong -Wl,-z,relro,-z,now -fPIE -pie "
		. "-x c -o /dev/null - 2>/dev/null") != 0;
# Lengths are looked at where the compiler optimizes, and sanitizers do it in their own way.
my $fortifies = $flags =~ /-O[1-3s]/ && $flags !~ /-fsanitize|-O0/;

for my $name (sort keys %files) {
	my $elf = $files{$name};
	my $dynamic = $elf->{dynamic};
	my $flags_1 = $dynamic->{$DT_FLAGS_1} // 0;

	is($elf->{type}, 3, "$name: it is loaded anywhere");
	ok($flags_1 & 0x08000000, "$name: and says so") if $name !~ /\.so/;
	ok(scalar(flags_of($elf, $GNU_RELRO)), "$name: what the loader fills in is read-only then");
	ok(($flags_1 & 1) || (($dynamic->{$DT_FLAGS} // 0) & 8) || defined $dynamic->{$DT_BIND_NOW}, "$name: all of it at the beginning");
	is(join(" ", map { $_ & 1 } flags_of($elf, $GNU_STACK)), "0", "$name: the stack is not executed");
	is(scalar(grep { ($_ & 3) == 3 } flags_of($elf, $LOAD)), 0, "$name: nothing is both written and executed");
	ok(!defined $dynamic->{$DT_TEXTREL}, "$name: no code is changed when it is loaded");
	ok(!defined $dynamic->{$DT_RPATH} && !defined $dynamic->{$DT_RUNPATH}, "$name: no place of its own is looked for libraries in");
	like($elf->{text}, qr/\0__stack_chk_fail\0/, "$name: the stack has canaries");
	SKIP: {
		skip "$name: lengths", 1 unless $fortifies;
		like($elf->{text}, qr/\0__\w+_chk\0/, "$name: lengths are looked at");
	}
}

# ---- what reads logs gives up the rest

# How many filters a process has; this one may have some as well.
sub filters {
	return (slurp("/proc/$_[0]/status") =~ /^Seccomp_filters:\s*(\d+)/m)[0];
}

for my $mode (qw(--lines --scan --summary --filter=json --suppress)) {
	SKIP: {
		skip "$mode: the fence", 1 if $flags =~ /-fsanitize/ || `uname -sm` !~ /^Linux (?:x86_64|aarch64)/ || !-r "/proc/self/status" || !defined filters("self");
		my $pid = open my $to, "|-", "exec $build/bouncecode $mode >/dev/null" or die;
		my $more = 0;
		for (1 .. 3000) { # a minute at most, until it waits for what to read
			last if ($more = filters($pid) - filters("self")) > 0;
			select undef, undef, undef, 0.02;
		}
		close $to;
		cmp_ok($more, ">", 0, "$mode: calls are filtered");
	}
}

# ---- who builds has the last word

sub commands {
	my $text = `$make -n B=$build/hardening CC="$cc" @_ 2>/dev/null`;

	return join "\n", grep { m{ -o \S+/(?:bouncecode|cli/main\.o) } } split /\n/, $text;
}

unlike(commands("CFLAGS=-O0"), qr/FORTIFY/, "without optimization no lengths are known");
unlike(commands("'CFLAGS=-O2 -g -O0'"), qr/FORTIFY/, "the last of such flags counts");
like(commands("CFLAGS=-Os"), qr/FORTIFY_SOURCE=2/, "with -Os they are");
unlike(commands("'CFLAGS=-g -O1 -fsanitize=address'"), qr/FORTIFY/, "sanitizers look at them themselves");
unlike(commands("'CFLAGS=-O2 -D_FORTIFY_SOURCE=3'"), qr{FORTIFY_SOURCE=2}, "another level is left as it is");
like(commands("CFLAGS=-fno-stack-protector"), qr/strong .*-fno-stack-protector/, "CFLAGS come last");
like(commands("LDFLAGS=-no-pie"), qr/-pie .*-no-pie/, "and so do LDFLAGS");
unlike(commands("HARDENING=no"), qr/stack-protector|FORTIFY|relro|-pie/i, "HARDENING=no leaves all of it out");
done_testing();
