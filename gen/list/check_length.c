/*
 * The rule of how long a string may be that the library gives: the header
 * promises it in bytes, where the schema counts characters.
 */
#include "gen/list/check_length.h"

#include "base/sizes.h"

#include <string.h>

/* With the NUL behind it. */
static void
check_length(struct model *m, int line, const char *what, const char *text, size_t size)
{
	if (text != NULL && strlen(text) >= size)
		model_error(m, line, "the %s has %zu bytes: at most %zu", what,
		    strlen(text), size - 1);
}

static void
check_vocabulary(struct model *m, const struct vocabulary *v)
{
	for (size_t i = 0; i < v->n; i++) {
		const struct word *w = &v->words[i];

		check_length(m, w->line, "text", w->text, BOUNCECODE_TEXT_SIZE);
		check_length(m, w->line, "note", w->note, BOUNCECODE_TEXT_SIZE);
		check_length(m, w->line, "address", w->url, BOUNCECODE_TEXT_SIZE);
		check_length(m, w->line, "personal", w->personal, BOUNCECODE_TEXT_SIZE);
		for (int l = 0; l < NLISTENERS; l++)
			for (int b = 0; b < NBOUNCES; b++)
				check_length(m, w->line, listener_names[l],
				    w->said[l][b], BOUNCECODE_TEXT_SIZE);
	}
}

/* Formats without lists make one string of them. */
static void
check_references(struct model *m, const struct entry *e)
{
	size_t length = 0;

	for (size_t i = 0; i < e->nreferences; i++) {
		const struct reference *r = &e->references[i];
		char url[2 * BOUNCECODE_TEXT_SIZE];

		if (r->source == NULL)
			continue; /* which has been said */
		reference_url(r, url, sizeof url);
		check_length(m, r->line, "name of the source", r->source->name,
		    BOUNCECODE_TEXT_SIZE);
		check_length(m, r->line, "section", r->section, BOUNCECODE_TEXT_SIZE);
		check_length(m, r->line, "address", url, BOUNCECODE_TEXT_SIZE);
		length += (i > 0 ? strlen("; ") : 0) + strlen(r->source->name) +
		    (r->section != NULL ? strlen(" ") + strlen(r->section) : 0);
	}
	if (length >= BC_LIST_SIZE)
		model_error(m, e->line, "the sources have %zu bytes: at most %d", length,
		    BC_LIST_SIZE - 1);
}

/* A text that is inherited is too long once, where it is written. */
static bool
is_own(const struct entry *e, int t)
{
	return (e->parent == NULL || e->text[t] != e->parent->text[t]) &&
	    (e->category == NULL || e->text[t] != e->category->text[t]);
}

static void
check_entry(struct model *m, const struct entry *e)
{
	check_length(m, e->line, "token", e->token, BOUNCECODE_NAME_SIZE);
	for (int t = 0; t < NTEXTS; t++)
		if (is_own(e, t))
			check_length(m, e->line, text_names[t], e->text[t],
			    BOUNCECODE_TEXT_SIZE);
	check_length(m, e->line, "reason", e->reason, BOUNCECODE_TEXT_SIZE);
	check_references(m, e);
}

static void
check_category(struct model *m, const struct category *c)
{
	int line = c->word->line;

	for (int t = CAUSE; t < NTEXTS; t++)
		check_length(m, line, text_names[t], c->text[t],
		    BOUNCECODE_TEXT_SIZE);
	for (size_t i = 0; i < NSYSTEMS_MAX; i++) {
		check_length(m, line, "word of another system", c->terms[i],
		    BOUNCECODE_TEXT_SIZE);
		check_length(m, line, "word of another system",
		    c->transient_terms[i], BOUNCECODE_TEXT_SIZE);
	}
}

void
check_lengths(struct model *m)
{
	for (int v = 0; v < NVOCABULARIES; v++)
		check_vocabulary(m, &m->vocabularies[v]);
	for (size_t i = 0; i < m->nentries; i++)
		check_entry(m, &m->entries[i]);
	for (size_t i = 0; i < m->nsituations; i++)
		check_references(m, &m->situations[i].entry);
	for (size_t i = 0; i < m->nheadlines; i++)
		check_length(m, m->headlines[i].entry.line, "line with the cause",
		    m->headlines[i].where, BOUNCECODE_TEXT_SIZE);
	for (size_t i = 0; i < m->ncategories; i++)
		check_category(m, &m->categories[i]);
}
