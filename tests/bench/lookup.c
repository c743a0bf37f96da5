/*
 * Exact look-up, like with like: numbers against tables of numbers, texts against
 * tables of texts. Who has only a table has to have each spelling in it; here they
 * have all that are asked for. The queries are 65,536 in random order, more than a
 * processor can learn, and one in ten is not in the list.
 */
#include <bouncecode.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../random.h"
#include "harness.h"
#include "lookup.h"

enum { NQUERIES = 65536, KEYS_MAX = 16384 };

static const struct {
	const char *pair, *enhanced, *reply;
} spellings[] = {
#define SPELLING(pair, enhanced, reply) { pair, enhanced, reply },
#include "spellings.h"
};

enum { SPELLINGS = sizeof spellings / sizeof *spellings };

/* The keys in so many spellings, and queries of them. */
struct keys {
	size_t spellings, n;
	struct key list[KEYS_MAX], queries[NQUERIES];
	uint32_t numbers[NQUERIES];
};

static struct keys usual = { .spellings = 1 }, all = { .spellings = SPELLINGS };

static uint32_t
number_of(const struct bouncecode_code *c)
{
	return (c->reply ? BOUNCECODE_REPLY(c->reply) : 0) |
	    (c->class_digit ? BOUNCECODE_ENHANCED(c->class_digit, c->subject, c->detail) : 0);
}

/* Spell a code, and see that it is read as it was meant. */
static void
spell(struct key *k, const struct bouncecode_code *c, size_t spelling)
{
	struct bouncecode_code read;
	int n;

	memset(k, 0, sizeof *k);
	if (c->class_digit == 0)
		n = snprintf(k->text, sizeof k->text, spellings[spelling].reply, c->reply);
	else if (c->reply == 0)
		n = snprintf(k->text, sizeof k->text, spellings[spelling].enhanced,
		    c->class_digit, c->subject, c->detail);
	else
		n = snprintf(k->text, sizeof k->text, spellings[spelling].pair, c->reply,
		    c->class_digit, c->subject, c->detail);
	k->length = (uint32_t)n;
	k->number = number_of(c);
	k->answer = (uint64_t)bouncecode_find(k->number);
	bouncecode_read(k->text, k->length, &read);
	if (n >= (int)sizeof k->text || number_of(&read) != k->number)
		bench_die("\"%s\" is not read as it was meant", k->text);
}

/* Whole codes only: a class or a subject is no key of a hash table. */
static int
is_whole(const struct bouncecode_entry *e, struct bouncecode_code *c)
{
	const char *key = bouncecode_key(e);

	if (bouncecode_kind_of(e) > BOUNCECODE_KIND_PAIR)
		return 0;
	bouncecode_read(key, strlen(key), c);
	return bouncecode_find(number_of(c)) == e && c->class_digit <= 5 &&
	    (c->reply != 0 || c->class_digit != 0);
}

static void
make_keys(struct keys *k)
{
	struct bouncecode_code c;

	for (size_t i = 0; i < bouncecode_count(); i++)
		for (size_t s = 0; s < k->spellings && is_whole(bouncecode_at(i), &c); s++) {
			if (k->n == KEYS_MAX)
				bench_die("there are too many keys");
			spell(&k->list[k->n++], &c, s);
		}
	for (size_t i = 0; i < NQUERIES; i++) {
		struct key *q = &k->queries[i];
		int is_missing = next_random() % 10 == 0;

		*q = k->list[next_random() % k->n];
		while (is_missing && q->answer != 0) {
			bouncecode_read(q->text, q->length, &c);
			c.reply = (uint16_t)(c.reply ? 400 + next_random() % 200 : 0);
			c.class_digit = (uint8_t)(c.class_digit || c.reply == 0 ? 4 + next_random() % 2 : 0);
			c.subject = (uint16_t)(next_random() % 8);
			c.detail = (uint16_t)(next_random() % 1000);
			spell(q, &c, next_random() % k->spellings);
		}
		k->numbers[i] = q->number;
	}
}

/* ---- ways */

static uint64_t
by_number(const void *job)
{
	const uint32_t *numbers = job;
	uint64_t sum = 0;

	for (size_t i = 0; i < NQUERIES; i++)
		sum += (uint64_t)bouncecode_find(numbers[i]);
	return sum;
}

static uint64_t
by_text(const void *job)
{
	const struct key *queries = job;
	uint64_t sum = 0;

	for (size_t i = 0; i < NQUERIES; i++)
		sum += (uint64_t)bouncecode_find_text(queries[i].text, queries[i].length);
	return sum;
}

static const struct {
	const struct lookup_peer *peer;
	const char *name, *package;
} peers[] = { { &lookup_displaced, "displaced hash", "" },
	{ &lookup_gperf, "gperf on strings", "gperf" },
	{ &lookup_glib, "GLib GHashTable", "libglib2.0-dev" },
	{ &lookup_absl, "abseil flat_hash_map", "libabsl-dev" } };

enum { PEERS = sizeof peers / sizeof *peers };

/* What a peer is asked. */
struct job {
	const struct lookup_peer *peer;
	const void *table;
	const struct keys *keys;
};

static uint64_t
peer_by_number(const void *job)
{
	const struct job *j = job;

	return j->peer->by_number(j->table, j->keys->numbers, NQUERIES);
}

static uint64_t
peer_by_text(const void *job)
{
	const struct job *j = job;

	return j->peer->by_text(j->table, j->keys->queries, NQUERIES);
}

static void
compare(const char *what, int is_text, const struct keys *k)
{
	struct job jobs[PEERS];
	struct bench_way ways[PEERS + 1] = { { BENCH_OURS, "bouncecode", is_text ? by_text : by_number,
		is_text ? (const void *)k->queries : k->numbers, NULL } };
	size_t n = 1;

	for (size_t i = 0; i < PEERS; i++) {
		const struct lookup_peer *p = peers[i].peer;
		void *(*make)(const struct key *, size_t) =
		    p == NULL ? NULL : is_text ? p->text_table : p->number_table;

		jobs[i] = (struct job){ p, make ? make(k->list, k->n) : NULL, k };
		if (jobs[i].table != NULL)
			ways[n++] = (struct bench_way){ BENCH_PEER, p->name,
				is_text ? peer_by_text : peer_by_number, &jobs[i], NULL };
	}
	bench_compare(what, BENCH_NS, NQUERIES, ways, n);
}

int
main(void)
{
	make_keys(&usual);
	make_keys(&all);
	for (size_t i = 0; i < PEERS; i++)
		if (peers[i].peer == NULL)
			bench_missing(peers[i].name, peers[i].package);
	bench_note("%d queries in random order, one in ten not in the list, of %zu codes; for one",
	    NQUERIES, usual.n);
	bench_note("All spellings: %zu texts of them, each a key in the tables of the others", all.n);
	compare("by number", 0, &usual);
	compare("by text, as the list writes it", 1, &usual);
	compare("by text, all spellings", 1, &all);
	return 0;
}
