/*
 * The rules of what is looked for: patterns that can be found, no two claims
 * to one wording, facts that were checked, synonyms.
 */
#include "gen/list/check_wording.h"

#include "gen/list/wording.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* A pattern is found by four bytes of one of its pieces, and a phrase of
 * less than six letters stands everywhere. */
static void
check_pattern(struct model *m, const struct pattern *p)
{
	struct wording w = fold_wording(p->text);
	size_t longest = 0, all = 0;

	for (size_t i = 0; i < w.npieces && i < PIECES_MAX; i++) {
		all += w.lengths[i];
		if (w.lengths[i] > longest)
			longest = w.lengths[i];
		if (w.lengths[i] == 0)
			model_error(m, p->line,
			    "\"%s\" has an empty piece", p->text);
	}
	if (w.npieces > PIECES_MAX)
		model_error(m, p->line, "\"%s\" has more than %d pieces",
		    p->text, PIECES_MAX);
	if (longest < 4)
		model_error(m, p->line,
		    "\"%s\" has no piece of four letters or more", p->text);
	if (p->kind == BC_PHRASE && all < 6)
		model_error(m, p->line,
		    "\"%s\" is too short for a phrase: six letters at least",
		    p->text);
	for (const char *s = p->text; *s != '\0'; s++)
		if ((unsigned char)*s < ' ') {
			model_error(m, p->line,
			    "\"%s\" goes over a line's end, or has a control character",
			    p->text);
			break;
		}
}

static void
check_patterns(struct model *m, const struct entry *e)
{
	for (size_t i = 0; i < e->patterns.n; i++)
		check_pattern(m, &e->patterns.list[i]);
	if (is_worded(e) && e->patterns.n == 0 && e->token == NULL &&
	    e->class_digit == 0)
		model_error(m, e->line,
		    "\"%s\" has neither a match nor a token nor an enhanced code: nothing finds it",
		    e->text[TITLE] ? e->text[TITLE] : "");
}

/* Who claims a wording, and with which code. */
struct claim {
	const struct pattern *pattern;
	const struct entry *entry;
	char key[WORDING_MAX + 80];
};

static int
compare_claims(const void *a, const void *b)
{
	const struct claim *x = a, *y = b;
	int order = strcmp(x->key, y->key);

	return order ? order
		     : (x->pattern->line > y->pattern->line) -
		(x->pattern->line < y->pattern->line);
}

/* No two entries claim the same text of the same provider with the same code:
 * the second could never win. */
static void
check_claims(struct model *m)
{
	struct claim *claims = NULL;
	size_t n = 0;

	for (size_t i = 0; i < m->nentries; i++) {
		const struct entry *e = &m->entries[i];

		for (size_t k = 0; k < e->patterns.n; k++) {
			struct wording w = fold_wording(e->patterns.list[k].text);

			claims = xgrow(claims, n, sizeof *claims);
			claims[n].pattern = &e->patterns.list[k];
			claims[n].entry = e;
			snprintf(claims[n].key, sizeof claims[n].key,
			    "%s|%d|%u|%u|%u.%u.%u-%u", w.key,
			    (int)e->patterns.list[k].kind, e->provider, e->reply,
			    e->class_digit, e->subject, e->detail,
			    e->last_detail);
			n++;
		}
	}
	if (n > 0)
		qsort(claims, n, sizeof *claims, compare_claims);
	for (size_t i = 1; i < n; i++)
		if (strcmp(claims[i].key, claims[i - 1].key) == 0)
			model_error(m, claims[i].pattern->line,
			    "\"%s\" is claimed twice for the same code (first at %s)",
			    claims[i].pattern->text,
			    place_of(m, claims[i - 1].pattern->line,
				claims[i].pattern->line));
}

/* What one who searches may say instead; a member of two sets would make one
 * of them. */
static void
check_synonyms(struct model *m)
{
	struct dictionary sets = { NULL, 0, 0 };

	for (size_t i = 0; i < m->nsynonyms; i++) {
		const char *p = m->synonyms[i].words;
		size_t first, before = sets.n;

		for (size_t length; *p != '\0'; p += length, p += strspn(p, ", ")) {
			const char *member;

			length = strcspn(p, ",");
			member = xprintf("%.*s", (int)length, p);
			first = dictionary_add(&sets, member, i);
			if (sets.n == before)
				model_error(m, m->synonyms[i].line,
				    "synonym \"%s\" stands in another set or twice (%s)",
				    member,
				    place_of(m, m->synonyms[first].line,
					m->synonyms[i].line));
			before = sets.n;
		}
	}
}

/* Facts of providers change, so that each has the month it was seen to hold. */
static void
check_checked(struct model *m, const struct entry *e)
{
	if (is_worded(e) && !e->is_cue && e->checked == NULL)
		model_error(m, e->line,
		    "\"%s\" needs checked=\"YYYY-MM\": when it was last compared with its source",
		    e->text[TITLE]);
}

void
check_wordings(struct model *m)
{
	check_claims(m);
	check_synonyms(m);
	for (size_t i = 0; i < m->nproviders; i++)
		for (size_t k = 0; k < m->providers[i].patterns.n; k++)
			check_pattern(m, &m->providers[i].patterns.list[k]);
	for (size_t i = 0; i < m->nentries; i++) {
		check_patterns(m, &m->entries[i]);
		check_checked(m, &m->entries[i]);
	}
}
