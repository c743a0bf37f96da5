/*
 * How much stack the functions take, at most what the header says: measured on
 * a stack that was painted, for all samples of the list, one by one and as one
 * text of many windows.
 */
#include "tap.h"
#include "entries.h"

#include <pthread.h>
#include <stdlib.h>

enum { STACK = 1 << 18, PAINT = 0x5a, KIB = 1024 };

static unsigned char *stack;

/* Of a log: escapes in a string are taken away on the stack. */
static const char event[] =
    "{\"email\":\"jo@example.net\",\"event\":\"bounce\",\"type\":\"bounce\","
    "\"reason\":\"550 5.1.1 \\u003cjo@example.net\\u003e: \\\"User\\\" unknown\","
    "\"status\":\"5.1.1\",\"sg_event_id\":\"a\",\"timestamp\":1795600000}\n";

/* All samples, one a line. */
static char *text;
static size_t length;

/* ---- what is measured */

static void
look_up(const char *p, size_t n)
{
	struct bouncecode_answer a;

	if (bouncecode_lookup(p, n, &a))
		bouncecode_answer_entry(a.entry, &a);
}

static void
explain(const char *p, size_t n)
{
	struct bouncecode_answer a;

	bouncecode_explain(p, n, &a);
}

static void
guess(const char *p, size_t n)
{
	struct bouncecode_answer a;

	bouncecode_guess(p, n, &a);
}

static void
scan(const char *p, size_t n)
{
	static struct bouncecode_scan log;
	static struct bouncecode_report report;

	bouncecode_scan_start(&log);
	bouncecode_scan_feed(&log, p, n);
	while (bouncecode_scan_next(&log, &report))
		continue;
	bouncecode_scan_feed(&log, event, sizeof event - 1);
	while (bouncecode_scan_next(&log, &report))
		continue;
}

#ifndef BOUNCECODE_NO_SEARCH
static void
search(const char *p, size_t n)
{
	static struct bouncecode_hit hits[8];

	bouncecode_search(p, n, hits, 8);
}

static void
look_for_words(const char *p, size_t n)
{
	static struct bouncecode_match places[8];
	static struct bouncecode_suggestion suggestion;

	bouncecode_search_places(p, n, p, n, places, 8);
	bouncecode_suggest(p, n, &suggestion);
}
#endif

/* What is written at the top of a stack is not all the library's. */
static void
nothing(const char *p, size_t n)
{
	(void)p;
	(void)n;
}

/* ---- how it is measured */

static void (*measured)(const char *p, size_t n);

/* Each line of the text, and all of it. */
static void *
run(void *unused)
{
	const char *p = text, *end;

	for (; (end = strchr(p, '\n')) != NULL; p = end + 1)
		measured(p, (size_t)(end - p));
	measured(text, length);
	return unused;
}

/* How many bytes a thread of its own writes below the top of its stack. */
static size_t
depth_of(void (*function)(const char *p, size_t n))
{
	pthread_attr_t attributes;
	pthread_t thread;
	size_t i = 0;

	measured = function;
	memset(stack, PAINT, STACK);
	pthread_attr_init(&attributes);
	if (pthread_attr_setstack(&attributes, stack, STACK) != 0 ||
	    pthread_create(&thread, &attributes, run, NULL) != 0)
		abort();
	pthread_join(thread, NULL);
	pthread_attr_destroy(&attributes);
	while (i < STACK && stack[i] == PAINT)
		i++;
	return STACK - i;
}

static void
test(const char *name, void (*function)(const char *p, size_t n), size_t most)
{
	size_t first = depth_of(function); /* the loader finds what it calls */
	size_t depth = depth_of(function) - depth_of(nothing);

	ok(first >= depth && depth > 0 && depth <= most, "%s: %zu bytes of stack, at most %zu", name,
	    depth, most);
}

static void
write_text(void)
{
	size_t n = 0;

	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
		n += strlen(samples[i].text) + 1;
	text = malloc(n + 1);
	if (text == NULL)
		abort();
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
		length += (size_t)sprintf(text + length, "%s\n", samples[i].text);
}

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__
#endif
#endif

int
main(void)
{
	void *memory;

#ifdef __SANITIZE_ADDRESS__
	puts("1..0 # SKIP a sanitizer takes stack of its own");
	return 0;
#endif

	if (posix_memalign(&memory, 4096, STACK) != 0)
		abort();
	stack = memory;
	write_text();
	test("looking up", look_up, 2 * KIB);
	test("explaining", explain, 32 * KIB);
	test("guessing", guess, 32 * KIB);
	test("reading a log", scan, 32 * KIB);
#ifndef BOUNCECODE_NO_SEARCH
	test("searching", search, 48 * KIB);
	test("looking for words", look_for_words, 8 * KIB);
#endif
	free(memory);
	free(text);
	return done();
}
