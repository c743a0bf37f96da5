/* Exact look-up against a GLib hash table of the same codes. 65536 queries in
 * random order, nine of ten registered, are answered by each way in turn, a
 * hundred rounds over, and the fastest round of each counts: whatever else the
 * machine does only ever adds. Every way must give the same answers before it
 * is timed. The ratios mean something, the times are of this machine. */
#include <bouncecode.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../random.h"
#include "clock.h"

#ifdef HAVE_GLIB
#include <glib.h>
#endif

enum { NQUERIES = 65536, NROUNDS = 100, NPASSES = 4 };

struct query {
	char text[16];
	size_t length;
	uint32_t number;
};

static struct query queries[NQUERIES];
static uint32_t numbers[NQUERIES];

static uint32_t
number_of(const struct bouncecode_code *c)
{
	return (c->reply ? BOUNCECODE_REPLY(c->reply) : 0) |
	    (c->class_digit ? BOUNCECODE_ENHANCED(
				  c->class_digit, c->subject, c->detail)
			    : 0);
}

static int
is_query(const char *key, struct bouncecode_code *code)
{
	bouncecode_read(key, strlen(key), code);
	return code->reply != 0 ? code->reply > 99
				: code->detail != BOUNCECODE_OPEN;
}

static void
set_query(struct query *q, const char *text)
{
	struct bouncecode_code code;

	snprintf(q->text, sizeof q->text, "%s", text);
	q->length = strlen(q->text);
	bouncecode_read(q->text, q->length, &code);
	q->number = number_of(&code);
}

static void
make_queries(void)
{
	struct bouncecode_code code;
	char text[16];

	for (size_t i = 0; i < NQUERIES;) {
		const struct bouncecode_entry *e =
		    bouncecode_at(next_random() % bouncecode_count());
		const char *key = bouncecode_key(e);

		if (bouncecode_kind_of(e) > BOUNCECODE_KIND_PAIR)
			continue;
		if (i % 10 == 9)
			snprintf(text, sizeof text, "%u %u.%u.%u",
			    400 + next_random() % 200, 4 + next_random() % 2,
			    next_random() % 8, 40 + next_random() % 900);
		else if (is_query(key, &code))
			snprintf(text, sizeof text, "%s", key);
		else
			continue;
		set_query(&queries[i++], text);
	}
	for (size_t i = 0; i < NQUERIES; i++)
		numbers[i] = queries[i].number;
}

static uintptr_t
by_number(void)
{
	uintptr_t sum = 0;

	for (size_t i = 0; i < NQUERIES; i++)
		sum += (uintptr_t)bouncecode_find(numbers[i]);
	return sum;
}

static uintptr_t
by_text(void)
{
	struct bouncecode_code code;
	uintptr_t sum = 0;

	for (size_t i = 0; i < NQUERIES; i++) {
		bouncecode_read(queries[i].text, queries[i].length, &code);
		sum += (uintptr_t)bouncecode_find(number_of(&code));
	}
	return sum;
}

#ifdef HAVE_GLIB
static GHashTable *table;

static uintptr_t
by_glib(void)
{
	uintptr_t sum = 0;

	for (size_t i = 0; i < NQUERIES; i++)
		sum += (uintptr_t)g_hash_table_lookup(table, queries[i].text);
	return sum;
}

static void
make_table(void)
{
	table = g_hash_table_new(g_str_hash, g_str_equal);
	for (size_t i = 0; i < bouncecode_count(); i++) {
		const struct bouncecode_entry *e = bouncecode_at(i);

		if (bouncecode_kind_of(e) <= BOUNCECODE_KIND_PAIR)
			g_hash_table_insert(
		    table, (gpointer)bouncecode_key(e), (gpointer)e);
	}
}
#endif

static struct way {
	const char *name;
	uintptr_t (*run)(void);
	double ns; /* of the fastest round, for a query */
} ways[] = {
	{ "bouncecode, by number", by_number, 1e9 },
	{ "bouncecode, by text", by_text, 1e9 },
#ifdef HAVE_GLIB
	{ "GLib GHashTable, by text", by_glib, 1e9 },
#endif
};

enum { NWAYS = sizeof ways / sizeof *ways };

/* Every query by its own, then the sums that the timed loops make. */
static int
check(void)
{
	for (size_t i = 0; i < NQUERIES; i++) {
		const struct query *q = &queries[i];
		const struct bouncecode_entry *e = bouncecode_find(q->number);

		if (e != NULL && strcmp(bouncecode_key(e), q->text) != 0)
			return fprintf(stderr, "bench: %s answers %s\n",
			    q->text, bouncecode_key(e)), 0;
#ifdef HAVE_GLIB
		if (e != g_hash_table_lookup(table, q->text))
			return fprintf(stderr, "bench: %s: GLib differs\n",
			    q->text), 0;
#endif
	}
	for (size_t w = 1; w < NWAYS; w++)
		if (ways[w].run() != ways[0].run())
			return fprintf(stderr, "bench: %s: wrong sum\n",
			    ways[w].name), 0;
	return 1;
}

static void
time_all(void)
{
	volatile uintptr_t sums = 0; /* so that no loop is left out */

	for (size_t round = 0; round < NROUNDS; round++)
		for (size_t w = 0; w < NWAYS; w++) {
			double start = now(), ns;

			for (int pass = 0; pass < NPASSES; pass++)
				sums = sums + ways[w].run();
			ns = (now() - start) / NPASSES / NQUERIES;
			if (ns < ways[w].ns)
				ways[w].ns = ns;
		}
}

int
main(void)
{
	make_queries();
#ifdef HAVE_GLIB
	make_table();
#endif
	if (!check())
		return 1;
	time_all();
	printf("%d queries in random order, %zu entries\n", NQUERIES,
	    bouncecode_count());
	for (size_t w = 0; w < NWAYS; w++)
		printf("%-26s%7.2f ns\n", ways[w].name, ways[w].ns);
#ifdef HAVE_GLIB
	printf("by number %.1f x GLib; by text %.1f x GLib\n",
	    ways[2].ns / ways[0].ns, ways[2].ns / ways[1].ns);
	g_hash_table_destroy(table);
#else
	printf("GLib is not installed (libglib2.0-dev): nothing to compare with\n");
#endif
	return 0;
}
