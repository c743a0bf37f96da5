/*
 * The rules of the words of a verdict: no name or number twice, no number that
 * the tables have no room for, and none missing that the program gives itself.
 */
#include "gen/list/check_words.h"

#include "gen/base/items.h"

#include <string.h>

static void
check_unique(struct model *m, const struct vocabulary *v)
{
	struct dictionary ids = { NULL, 0, 0 }, numbers = { NULL, 0, 0 };

	for (size_t i = 0; i < v->n; i++) {
		const struct word *w = &v->words[i];
		const struct word *same_id = &v->words[dictionary_add(&ids, w->id, i)];
		const struct word *same_number =
		    &v->words[dictionary_add(&numbers, xprintf("%u", w->number), i)];

		if (same_id != w)
			model_error(m, w->line, "%s \"%s\" is defined twice (first at %s)",
			    v->element, w->id, place_of(m, same_id->line, w->line));
		if (same_number != w)
			model_error(m, w->line,
			    "%s number %u is taken by \"%s\" (%s): numbers are never used again",
			    v->element, w->number, same_number->id,
			    place_of(m, same_number->line, w->line));
	}
}

/* What the runtime counts on: a byte of its tables for each word, of which remarks
 * take a bit each, and a fixed number of systems. */
static unsigned
limit_of(int vocabulary)
{
	switch (vocabulary) {
	case BOUNCECODE_REMARKS:
		return 7;
	case BOUNCECODE_SYSTEMS:
		return NSYSTEMS_MAX - 1;
	default:
		return 255;
	}
}

static void
check_limits(struct model *m)
{
	for (int i = 0; i < NVOCABULARIES; i++) {
		const struct vocabulary *v = &m->vocabularies[i];
		unsigned limit = limit_of(i);

		for (size_t k = 0; k < v->n; k++)
			if (v->words[k].number > limit)
				model_error(m, v->words[k].line,
				    "%s number %u is too large: at most %u",
				    v->element, v->words[k].number, limit);
	}
}

/* So that an overlay's own words keep their numbers when the list grows. */
enum { LOCAL_NUMBER = 192 };

static void
check_local_words(struct model *m)
{
	static const enum bouncecode_vocabulary open[] = {
		BOUNCECODE_PROVIDERS, BOUNCECODE_BLOCKLISTS };

	for (size_t i = 0; i < sizeof open / sizeof *open; i++) {
		const struct vocabulary *v = &m->vocabularies[open[i]];

		for (size_t k = 0; k < v->n; k++) {
			const struct word *w = &v->words[k];

			if (is_local(w->line) != (w->number >= LOCAL_NUMBER))
				model_error(m, w->line,
				    "%s number %u: those from %d on are for overlays, the others for codes.xml",
				    v->element, w->number, LOCAL_NUMBER);
		}
	}
}

/* The words that are written in the program and not in an entry, as the library
 * gives them: of a remark the bit. */
struct needed {
	enum bouncecode_vocabulary v;
	unsigned given;
	const char *id;
};

static unsigned
number_of(const struct needed *w)
{
	unsigned n = 0;

	if (w->v != BOUNCECODE_REMARKS)
		return w->given;
	while (w->given >> n != 1)
		n++;
	return n;
}

static void
check_needed(struct model *m, const struct needed *needed, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		const struct vocabulary *v = &m->vocabularies[needed[i].v];
		unsigned number = number_of(&needed[i]);
		const struct word *w = find_number(m, needed[i].v, number);

		if (w == NULL || strcmp(w->id, needed[i].id) != 0)
			model_error(m, v->n > 0 ? v->words[0].line : 1,
			    "there is no %s \"%s\" of number %u, which the program gives",
			    v->element, needed[i].id, number);
	}
}

void
check_judging_words(struct model *m)
{
	static const struct needed needed[] = {
		{ BOUNCECODE_BOUNCES, BOUNCECODE_BOUNCE_NONE, "none" },
		{ BOUNCECODE_BOUNCES, BOUNCECODE_BOUNCE_SOFT, "soft" },
		{ BOUNCECODE_BOUNCES, BOUNCECODE_BOUNCE_BLOCK, "block" },
		{ BOUNCECODE_BOUNCES, BOUNCECODE_BOUNCE_HARD, "hard" },
		{ BOUNCECODE_ACTIONS, BOUNCECODE_ACTION_NONE, "none" },
		{ BOUNCECODE_ACTIONS, BOUNCECODE_ACTION_RETRY, "retry" },
		{ BOUNCECODE_ACTIONS, BOUNCECODE_ACTION_SUPPRESS, "suppress" },
		{ BOUNCECODE_ACTIONS, BOUNCECODE_ACTION_INVESTIGATE,
		    "investigate" },
		{ BOUNCECODE_CONFIDENCES, BOUNCECODE_CONFIDENCE_LOW, "low" },
		{ BOUNCECODE_CONFIDENCES, BOUNCECODE_CONFIDENCE_MEDIUM,
		    "medium" },
		{ BOUNCECODE_CONFIDENCES, BOUNCECODE_CONFIDENCE_HIGH, "high" },
	};

	check_needed(m, needed, sizeof needed / sizeof *needed);
	if (find_category(m, "ok") == NULL)
		model_error(m, 1,
		    "there is no category \"ok\", which every 2yz and 3yz needs");
}

static void
check_other_words(struct model *m)
{
	static const struct needed needed[] = {
		{ BOUNCECODE_FAULTS, BOUNCECODE_FAULT_RECIPIENT, "recipient" },
		{ BOUNCECODE_FAULTS, BOUNCECODE_FAULT_SENDER, "sender" },
		{ BOUNCECODE_FAULTS, BOUNCECODE_FAULT_MESSAGE, "message" },
		{ BOUNCECODE_ACTIONS, BOUNCECODE_ACTION_SLOW_DOWN, "slow-down" },
		{ BOUNCECODE_KINDS, BOUNCECODE_KIND_CLASS, "class" },
		{ BOUNCECODE_KINDS, BOUNCECODE_KIND_REPLY, "reply" },
		{ BOUNCECODE_KINDS, BOUNCECODE_KIND_ENHANCED, "enhanced" },
		{ BOUNCECODE_KINDS, BOUNCECODE_KIND_PAIR, "pair" },
		{ BOUNCECODE_KINDS, BOUNCECODE_KIND_PHRASE, "phrase" },
		{ BOUNCECODE_KINDS, BOUNCECODE_KIND_PROVIDER, "provider" },
		{ BOUNCECODE_BASES, BOUNCECODE_BASIS_CLASS, "class" },
		{ BOUNCECODE_BASES, BOUNCECODE_BASIS_REPLY, "reply" },
		{ BOUNCECODE_BASES, BOUNCECODE_BASIS_ENHANCED, "enhanced" },
		{ BOUNCECODE_BASES, BOUNCECODE_BASIS_PAIR, "pair" },
		{ BOUNCECODE_BASES, BOUNCECODE_BASIS_WORDS, "words" },
		{ BOUNCECODE_BASES, BOUNCECODE_BASIS_PHRASE, "phrase" },
		{ BOUNCECODE_BASES, BOUNCECODE_BASIS_PROVIDER_PHRASE,
		    "provider-phrase" },
		{ BOUNCECODE_BASES, BOUNCECODE_BASIS_VENDOR_CODE,
		    "vendor-code" },
		{ BOUNCECODE_REMARKS, BOUNCECODE_REMARK_UNREGISTERED, "unregistered" },
		{ BOUNCECODE_REMARKS, BOUNCECODE_REMARK_UNFORESEEN_CLASS,
		    "unforeseen-class" },
		{ BOUNCECODE_REMARKS, BOUNCECODE_REMARK_CLASS_MISMATCH,
		    "class-mismatch" },
		{ BOUNCECODE_REMARKS, BOUNCECODE_REMARK_DOTS_GUESSED, "dots-guessed" },
		{ BOUNCECODE_REMARKS, BOUNCECODE_REMARK_DE_FACTO, "de-facto" },
		{ BOUNCECODE_REMARKS, BOUNCECODE_REMARK_OBSOLETE, "obsolete" },
		{ BOUNCECODE_REMARKS, BOUNCECODE_REMARK_HEADLINE, "headline" },
	};

	check_needed(m, needed, sizeof needed / sizeof *needed);
}

/* Rule 38: what is said to one person of an address that may be fine. */
static void
check_milder(struct model *m)
{
	static const unsigned milder[] = { BOUNCECODE_BOUNCE_SOFT,
		BOUNCECODE_BOUNCE_BLOCK };

	for (size_t i = 0; i < sizeof milder / sizeof *milder; i++) {
		const struct word *w = find_number(m, BOUNCECODE_BOUNCES, milder[i]);

		if (w != NULL && w->personal == NULL)
			model_error(m, w->line,
			    "bounce \"%s\" has no <personal>", w->id);
	}
}

/* Does a list of words, with commas between them, have this one? */
static bool
has_word(const char *list, const char *word)
{
	const char *other;

	while ((other = next_item(&list, ',')) != NULL)
		if (strcmp(other, word) == 0)
			return true;
	return false;
}

/* Rule 32: a word that a system does not have cannot be looked for there. */
static void
check_cell(struct model *m, int line, const char *what,
    const struct word *system, const char *cell)
{
	const char *words = m->system_words[system->number], *word;

	while (words != NULL && (word = next_item(&cell, ',')) != NULL)
		if (!has_word(words, word))
			model_error(m, line,
			    "\"%s\": %s=\"%s\": %s has no such word", what,
			    system->id, word, system->text);
}

/* usual: cells that stand elsewhere and are checked there; may be NULL. */
static void
check_cells(struct model *m, int line, const char *what,
    const char *const *cells, const char *const *usual)
{
	const struct vocabulary *v = &m->vocabularies[BOUNCECODE_SYSTEMS];

	for (size_t i = 0; i < v->n; i++) {
		unsigned n = v->words[i].number;

		if (n < NSYSTEMS_MAX && cells[n] != NULL &&
		    (usual == NULL || cells[n] != usual[n]))
			check_cell(m, line, what, &v->words[i], cells[n]);
	}
}

static void
check_all_cells(struct model *m)
{
	for (size_t i = 0; i < m->ncategories; i++) {
		const struct category *c = &m->categories[i];

		check_cells(m, c->word->line, c->word->id, c->terms, NULL);
		check_cells(m, c->word->line,
		    xprintf("%s, transient", c->word->id), c->transient_terms,
		    NULL);
	}
	for (size_t i = 0; i < m->nentries; i++) {
		const struct entry *e = &m->entries[i];

		check_cells(m, e->line, label_of(e), e->terms,
		    e->parent ? e->parent->terms : NULL);
	}
}

void
check_words(struct model *m)
{
	for (int v = 0; v < NVOCABULARIES; v++)
		check_unique(m, &m->vocabularies[v]);
	check_limits(m);
	check_local_words(m);
	check_judging_words(m);
	check_other_words(m);
	check_milder(m);
	check_all_cells(m);
}
