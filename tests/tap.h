/* The Test Anything Protocol, as prove reads it. */
#ifndef TAP_H
#define TAP_H

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static int tap_run, tap_failed;

__attribute__((format(printf, 2, 3), unused)) static int
ok(int passed, const char *format, ...)
{
	va_list ap;

	printf("%sok %d - ", passed ? "" : "not ", ++tap_run);
	va_start(ap, format);
	vprintf(format, ap);
	va_end(ap);
	putchar('\n');
	tap_failed += !passed;
	return passed;
}

/* Strings, or NULL, are equal; else both are shown. */
__attribute__((unused)) static int
same(const char *got, const char *expected)
{
	int equal = got == NULL || expected == NULL
	    ? got == expected
	    : strcmp(got, expected) == 0;

	if (!equal)
		printf("# got      %s\n# expected %s\n", got ? got : "(null)",
		    expected ? expected : "(null)");
	return equal;
}

__attribute__((unused)) static int
same_number(const char *what, long got, long expected)
{
	if (got != expected)
		printf("# %s: got %ld, expected %ld\n", what, got, expected);
	return got == expected;
}

__attribute__((unused)) static int
done(void)
{
	/* prove would take a plan of nothing for a test that was skipped. */
	if (tap_run == 0)
		ok(0, "there are tests");
	printf("1..%d\n", tap_run);
	return tap_failed != 0;
}

#endif
