# Counting instructions with callgrind.
use strict;
use warnings;

# Why they cannot be counted of what a compiler makes with these flags; "" where they
# can.
sub no_callgrind {
	my ($cc, $flags) = @_;

	return "instructions are counted without sanitizers" if $flags =~ /-fsanitize/;
	return "valgrind is not installed" if system("valgrind --version >/dev/null 2>&1") != 0;
	return "the headers of valgrind are not installed"
		if system("echo '#include <valgrind/callgrind.h>' | $cc -fsyntax-only -x c - 2>/dev/null") != 0;
	return "";
}

1;
