/* bouncecode_codes: the list, and bouncecode_search(words, limit): what keyword search
 * finds in it. */
#include "sql/sqlite/tables.h"

#include <string.h>

/* ---- the list */

static int
next_code(struct table_cursor *c)
{
	const struct bouncecode_entry *entry = bouncecode_at((size_t)c->row - 1);

	c->has_ended = entry == NULL;
	if (entry != NULL)
		record_of_entry(&c->record, entry);
	return SQLITE_OK;
}

static void
stop_codes(struct table_cursor *c)
{
	(void)c;
}

const struct table_kind table_codes = {
	.name = "bouncecode_codes", .fields = FIELDS_TEXTS, .trust = SQLITE_VTAB_INNOCUOUS,
	.rows = 2000, .size = sizeof(struct table_cursor),
	.start = next_code, .next = next_code, .stop = stop_codes
};

/* ---- keyword search */

struct search_cursor {
	struct table_cursor base;
	struct bouncecode_hit *hits;
	size_t n;
};

/* Less than none is no limit, as behind LIMIT; false where it is no number. */
static bool
read_limit(sqlite3_value *value, size_t *limit)
{
	sqlite3_int64 number;

	*limit = bouncecode_count();
	if (value == NULL || sqlite3_value_type(value) == SQLITE_NULL)
		return true;
	if (sqlite3_value_numeric_type(value) != SQLITE_INTEGER)
		return false;
	number = sqlite3_value_int64(value);
	if (number >= 0 && number < (sqlite3_int64)*limit)
		*limit = (size_t)number;
	return true;
}

static int
next_hit(struct table_cursor *c)
{
	const struct search_cursor *s = (struct search_cursor *)c;
	const struct bouncecode_hit *hit = &s->hits[c->row - 1];

	c->has_ended = (size_t)c->row > s->n;
	if (c->has_ended)
		return SQLITE_OK;
	record_of_entry(&c->record, hit->entry);
	c->record.rank = (unsigned long)c->row;
	c->record.score = hit->score;
	return SQLITE_OK;
}

static int
start_search(struct table_cursor *c)
{
	struct search_cursor *s = (struct search_cursor *)c;
	struct text words;
	size_t limit;

	if (!value_text(c->arguments[0], &words))
		return SQLITE_NOMEM;
	if (!read_limit(c->arguments[1], &limit))
		return table_fails(c, "bouncecode_search: the limit is a whole number");
	s->hits = sqlite3_malloc64((limit + 1) * sizeof *s->hits);
	if (s->hits == NULL)
		return SQLITE_NOMEM;
	s->n = bouncecode_search(words.bytes, words.length, s->hits, limit);
	return next_hit(c);
}

static void
stop_search(struct table_cursor *c)
{
	struct search_cursor *s = (struct search_cursor *)c;

	sqlite3_free(s->hits);
	s->hits = NULL;
	s->n = 0;
}

const struct table_kind table_search = {
	.name = "bouncecode_search", .fields = FIELDS_TEXTS | FIELDS_OF_SEARCH,
	.trust = SQLITE_VTAB_INNOCUOUS, .rows = 50, .arguments = { "words", "limit" },
	.needs = "give words to look for", .size = sizeof(struct search_cursor),
	.start = start_search, .next = next_hit, .stop = stop_search
};
