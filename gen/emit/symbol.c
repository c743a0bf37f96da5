/*
 * What has digits is named by them, all else by a hash of what it says: of eight
 * digits for strings, of which there may be a million, and of six for wordings.
 */
#include "gen/emit/symbol.h"

#include <ctype.h>
#include <string.h>

enum { TEXT_DIGITS = 8, ROW_DIGITS = 6 };

/* FNV-1a, whose upper bits depend on each byte after one more round. */
static uint64_t
hash_of(const char *s)
{
	uint64_t h = 0xcbf29ce484222325u;

	for (; *s != '\0'; s++)
		h = (h ^ (unsigned char)*s) * 0x100000001b3u;
	return (h ^ h >> 32) * 0x9e3779b97f4a7c15u;
}

/* So many digits of 32. */
static char *
digits_of(uint64_t hash, int n)
{
	static const char digits[] = "0123456789abcdefghijklmnopqrstuv";
	char *s = xcalloc((size_t)n + 1, 1);

	for (int i = 0; i < n; i++, hash <<= 5)
		s[i] = digits[hash >> 59];
	return s;
}

const char *
text_symbol(const char *s)
{
	return s == NULL || *s == '\0' ? "none" : digits_of(hash_of(s), TEXT_DIGITS);
}

static char *
code_symbol(const char *code)
{
	char *s = xstrdup(code);

	for (char *p = s; *p != '\0'; p++)
		if (!isalnum((unsigned char)*p))
			*p = '_';
	return s;
}

/* Its title and its texts are left to be edited. */
static char *
wording_symbol(const struct entry *e)
{
	const char *found_by = e->token ? e->token
	    : e->patterns.n > 0		? e->patterns.list[0].text
					: e->text[TITLE];

	return digits_of(
	    hash_of(xprintf("%d %s %u %u.%u.%u %s", (int)e->kind,
		e->provider_id ? e->provider_id : "", e->reply, e->class_digit,
		e->subject, e->detail, found_by ? found_by : "")),
	    ROW_DIGITS);
}

/* What two have is told apart by a number. */
static const char *
free_symbol(struct dictionary *taken, const char *symbol)
{
	const char *name = symbol;

	for (size_t n = 2; dictionary_find(taken, name) != NOT_FOUND; n++)
		name = xprintf("%s_%zu", symbol, n);
	dictionary_add(taken, name, 0);
	return name;
}

struct symbols
symbols_of(const struct model *m)
{
	struct symbols s = { xcalloc(m->nrows + 1, sizeof *s.rows),
		xcalloc(m->nentries + 1, sizeof *s.entries) };
	struct dictionary rows = { 0 }, entries = { 0 };

	for (size_t i = 0; i < m->nrows; i++) {
		const struct row *r = &m->rows[i];

		s.rows[i] = free_symbol(&rows, is_worded(r->entry)
			? wording_symbol(r->entry) : code_symbol(r->key));
	}
	for (size_t i = 0; i < m->nentries; i++) {
		const struct entry *e = &m->entries[i];

		s.entries[i] = free_symbol(&entries,
		    is_worded(e) ? wording_symbol(e) : code_symbol(e->code));
	}
	return s;
}

const char *
entry_number(const struct symbols *s, size_t row)
{
	return row > 0 ? xprintf("BC_E_%s", s->rows[row - 1]) : "0";
}
