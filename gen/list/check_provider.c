/*
 * The rules of providers and block lists, which may outlive what is said of
 * them. Numbers are those of the rules in the first comment of codes.xml.
 */
#include "gen/list/check_provider.h"

#include "gen/base/items.h"

#include <string.h>

static bool
is_system_error(const struct entry *e)
{
	return e->category != NULL &&
	    strcmp(e->category->word->id, "system-error") == 0;
}

/* Rule 30: who still asks a list that has ended must hear of it. */
static void
check_ended(struct model *m, const struct entry *e)
{
	if (!is_system_error(e) || !e->decisive ||
	    e->verdict.action != BOUNCECODE_ACTION_INVESTIGATE)
		model_error(m, e->line,
		    "\"%s\": a list that has ended is a system-error, to be investigated, and decisive",
		    e->code);
	if (e->delist != NULL)
		model_error(m, e->line,
		    "\"%s\": a list that has ended has no delist=\"...\"",
		    e->code);
}

static void
check_state(struct model *m, const struct entry *e)
{
	if ((e->state == NULL) != (e->since == NULL))
		model_error(m, e->line,
		    "\"%s\": state=\"...\" and since=\"...\" go together",
		    e->code);
	if (e->state != NULL && strcmp(e->state, "ended") == 0)
		check_ended(m, e);
}

/* Rule 31: a refused query says nothing of who was asked about. */
static void
check_refused_query(struct model *m, const struct entry *e)
{
	static const char *const signs[] = { "127.255.255.", "open resolver" };

	for (size_t i = 0; i < e->patterns.n; i++)
		for (size_t k = 0; k < sizeof signs / sizeof *signs; k++)
			if (strstr(e->patterns.list[i].text, signs[k]) != NULL &&
			    (!is_system_error(e) || !e->decisive))
				model_error(m, e->patterns.list[i].line,
				    "\"%s\" tells of a refused query: it is a system-error, and decisive",
				    e->patterns.list[i].text);
}

/* Rule 33. */
static void
check_sign(struct model *m, const struct entry *e)
{
	if (e->needs_sign && e->provider_id == NULL)
		model_error(m, e->line,
		    "\"%s\": needs-sign=\"yes\" is for what has a provider",
		    label_of(e));
}

/* Rule 34, of one provider; taken has all names before. */
static void
check_aliases_of(struct model *m, struct dictionary *taken, size_t i)
{
	const struct vocabulary *v = &m->vocabularies[BOUNCECODE_PROVIDERS];
	const struct word *w = &v->words[i];
	const char *rest = w->aliases, *alias;

	while ((alias = next_item(&rest, ' ')) != NULL) {
		size_t names = taken->n;
		size_t first = dictionary_add(taken, alias, i);

		if (taken->n == names)
			model_error(m, w->line,
			    "alias \"%s\" of provider \"%s\" is a name of \"%s\" already (%s)",
			    alias, w->id, v->words[first].id,
			    place_of(m, v->words[first].line, w->line));
	}
}

static void
check_aliases(struct model *m)
{
	const struct vocabulary *v = &m->vocabularies[BOUNCECODE_PROVIDERS];
	struct dictionary taken = { NULL, 0, 0 };

	for (size_t i = 0; i < v->n; i++)
		dictionary_add(&taken, v->words[i].id, i);
	for (size_t i = 0; i < v->n; i++)
		if (v->words[i].aliases != NULL)
			check_aliases_of(m, &taken, i);
}

void
check_providers(struct model *m)
{
	check_aliases(m);
	for (size_t i = 0; i < m->nentries; i++) {
		const struct entry *e = &m->entries[i];

		if (e->blocklist != 0)
			check_state(m, e);
		check_refused_query(m, e);
		check_sign(m, e);
	}
}
