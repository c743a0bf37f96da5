/*
 * The rules of what is looked for: patterns that can be found, no two claims
 * to one wording, facts that were checked, synonyms.
 */
#include "gen/list/check_wording.h"

#include "gen/base/items.h"
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

	if (strlen(p->text) > WORDING_MAX) {
		model_error(m, p->line, "\"%s\" has more than %d bytes",
		    p->text, WORDING_MAX);
		return;
	}
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
	if (is_worded(e) && !e->is_cue && e->patterns.n == 0 &&
	    e->token == NULL && e->class_digit == 0)
		model_error(m, e->line,
		    "\"%s\" has neither a match nor a token nor an enhanced code: nothing finds it",
		    e->text[TITLE] ? e->text[TITLE] : "");
}

/* Who claims a wording, and with what. */
struct claim {
	const struct pattern *pattern;
	const struct entry *entry;
	char key[WORDING_MAX + 80];
};

struct claim_list {
	struct claim *list;
	size_t n;
};

static struct claim *
add_claim(
    struct claim_list *c, const struct entry *e, const struct pattern *p)
{
	c->list = xgrow(c->list, c->n, sizeof *c->list);
	c->list[c->n] = (struct claim){ .pattern = p, .entry = e };
	return &c->list[c->n++];
}

static int
compare_claims(const void *a, const void *b)
{
	const struct claim *x = a, *y = b;
	int order = strcmp(x->key, y->key);

	return order ? order
		     : (x->pattern->line > y->pattern->line) -
		(x->pattern->line < y->pattern->line);
}

/* Reports each claim with the key of the one before it, unless both may be. */
static void
report_claims(struct model *m, struct claim_list *c, const char *what,
    bool (*is_fine)(const struct entry *, const struct entry *))
{
	if (c->n > 0)
		qsort(c->list, c->n, sizeof *c->list, compare_claims);
	for (size_t i = 1; i < c->n; i++) {
		const struct claim *x = &c->list[i - 1], *y = &c->list[i];

		if (strcmp(x->key, y->key) == 0 &&
		    !is_fine(x->entry, y->entry))
			model_error(m, y->pattern->line,
			    "\"%s\" %s (first at %s)", y->pattern->text,
			    what,
			    place_of(m, x->pattern->line, y->pattern->line));
	}
}

static bool
is_never_fine(const struct entry *a, const struct entry *b)
{
	(void)a, (void)b;
	return false;
}

static void
claim_with_code(struct claim_list *c, const struct entry *e, unsigned provider)
{
	for (size_t k = 0; k < e->patterns.n; k++) {
		const struct pattern *p = &e->patterns.list[k];
		struct wording w = fold_wording(p->text);
		struct claim *claim = add_claim(c, e, p);

		snprintf(claim->key, sizeof claim->key,
		    "%s|%d|%u|%u|%u.%u.%u-%u", w.key, (int)p->kind, provider,
		    e->reply, e->class_digit, e->subject, e->detail,
		    e->last_detail);
	}
}

/* Rule 26: no two entries claim the same text of the same provider with the
 * same code: the second could never win. Nor do two headlines (rule 35), which
 * say the same whoever writes them. */
static void
check_claims(struct model *m)
{
	struct claim_list claims = { NULL, 0 };

	for (size_t i = 0; i < m->nentries; i++)
		claim_with_code(
		    &claims, &m->entries[i], m->entries[i].provider);
	for (size_t i = 0; i < m->nheadlines; i++)
		claim_with_code(&claims, &m->headlines[i].entry, 0);
	report_claims(m, &claims, "is claimed twice for the same code",
	    is_never_fine);
}

static bool
is_one_category(const struct entry *a, const struct entry *b)
{
	return a->category == b->category ||
	    is_local(a->line) != is_local(b->line);
}

/* Rule 26: what nobody in particular says with a code of one class means one
 * thing, but for what any other wording wins over. An overlay may know better
 * than the list. */
static void
check_meanings(struct model *m)
{
	struct claim_list claims = { NULL, 0 };

	for (size_t i = 0; i < m->nentries; i++) {
		const struct entry *e = &m->entries[i];

		for (size_t k = 0; k < e->patterns.n; k++) {
			const struct pattern *p = &e->patterns.list[k];
			struct claim *c;

			if (p->kind != BC_PHRASE || e->provider_id != NULL ||
			    e->catch_all)
				continue;
			c = add_claim(&claims, e, p);
			snprintf(c->key, sizeof c->key, "%s|%u",
			    fold_wording(p->text).key,
			    e->reply > 0 ? e->reply / 100 : e->class_digit);
		}
	}
	report_claims(m, &claims,
	    "means something else with another code of the same class",
	    is_one_category);
}

/* What one who searches may say instead; a member of two sets would make one
 * of them. */
static void
check_synonyms(struct model *m)
{
	struct dictionary sets = { NULL, 0, 0 };

	for (size_t i = 0; i < m->nsynonyms; i++) {
		const char *rest = m->synonyms[i].words, *member;

		while ((member = next_item(&rest, ',')) != NULL) {
			size_t before = sets.n;
			size_t first = dictionary_add(&sets, member, i);

			if (sets.n == before)
				model_error(m, m->synonyms[i].line,
				    "synonym \"%s\" stands in another set or twice (%s)",
				    member,
				    place_of(m, m->synonyms[first].line,
					m->synonyms[i].line));
		}
	}
}

void
check_wordings(struct model *m)
{
	check_claims(m);
	check_meanings(m);
	check_synonyms(m);
	for (size_t i = 0; i < m->nproviders; i++)
		for (size_t k = 0; k < m->providers[i].patterns.n; k++)
			check_pattern(m, &m->providers[i].patterns.list[k]);
	for (size_t i = 0; i < m->nheadlines; i++)
		check_patterns(m, &m->headlines[i].entry);
	for (size_t i = 0; i < m->nentries; i++)
		check_patterns(m, &m->entries[i]);
}
