/*
 * Counted are the wordings that come with the code, and the lines to learn from that
 * begin with it. Nothing weighs how often a reply is sent: the list does not know.
 */
#include "gen/learn/causes.h"

#include <stdio.h>
#include <string.h>

enum {
	SEEN_MIN = 3, /* fewer are chance */
	NCATEGORIES = 256
};

/* Digits of a code; 0 where there is none, and no enhanced code without a class. */
struct digits {
	unsigned reply, class_digit, subject, detail;
};

static struct digits
digits_of_line(const char *text)
{
	struct digits d = { 0 };
	int n = 0;

	if (sscanf(text, "%3u%*1[ -]%n", &d.reply, &n) < 1 || n < 4)
		return (struct digits){ 0 };
	if (sscanf(text + n, "%1u.%3u.%3u", &d.class_digit, &d.subject, &d.detail) < 3)
		d.class_digit = 0;
	return d;
}

/* Is what has these digits a case of the code? A whole class leaves some open, and
 * so does a reply code. */
static bool
is_case(const struct row *row, const struct digits *d)
{
	const struct entry *e = row->entry;

	if (e->reply > 9 ? d->reply != e->reply
			 : e->reply > 0 && d->reply / 100 != e->reply)
		return false;
	if (row->class_digit == 0)
		return true;
	if (d->class_digit != row->class_digit)
		return false;
	if (e->kind == BOUNCECODE_KIND_CLASS)
		return *e->code != 'X' || d->subject == e->subject;
	return d->subject == e->subject && d->detail == e->detail;
}

/* A category that names no cause is none. */
static bool
is_cause(const struct category *c)
{
	static const char *const none[] = { "ok", "other", "policy" };

	for (size_t i = 0; c != NULL && i < sizeof none / sizeof *none; i++)
		if (strcmp(c->word->id, none[i]) == 0)
			return false;
	return c != NULL;
}

static void
count(const struct row *row, const struct digits *d, const struct category *c,
    unsigned seen[NCATEGORIES])
{
	if (is_cause(c) && c->word->number < NCATEGORIES && is_case(row, d))
		seen[c->word->number]++;
}

static void
count_all(const struct model *m, const struct row *row, unsigned seen[NCATEGORIES])
{
	for (size_t i = 0; i < m->nentries; i++) {
		const struct entry *e = &m->entries[i];
		struct digits d = { e->reply, e->class_digit, e->subject, e->detail };

		if (is_worded(e) && !e->catch_all &&
		    e->confidence != BOUNCECODE_CONFIDENCE_LOW)
			count(row, &d, e->category, seen);
	}
	for (size_t i = 0; i < m->nlines; i++) {
		struct digits d = digits_of_line(m->lines[i].text);

		count(row, &d, m->lines[i].category, seen);
	}
}

size_t
causes_of(const struct model *m, const struct row *row,
    unsigned categories[BC_CAUSES_MAX])
{
	unsigned seen[NCATEGORIES] = { 0 };
	size_t n = 0;

	if (is_worded(row->entry) || (row->digit != 4 && row->digit != 5) ||
	    row->entry->confidence != BOUNCECODE_CONFIDENCE_LOW)
		return 0;
	count_all(m, row, seen);
	for (; n < BC_CAUSES_MAX; n++) {
		unsigned most = 0;

		for (unsigned c = 1; c < NCATEGORIES; c++)
			if (seen[c] > seen[most])
				most = c;
		if (seen[most] < SEEN_MIN)
			break;
		categories[n] = most;
		seen[most] = 0;
	}
	return n;
}
