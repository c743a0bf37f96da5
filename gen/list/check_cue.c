/*
 * The rules of cues: what finds them, and what they stand in for. Numbers are
 * those of the rules in the first comment of codes.xml.
 */
#include "gen/list/check_cue.h"

#include "gen/base/items.h"

/* Rule 29: only these answer where nothing of the text is known. */
static bool
stands_in(const struct entry *e)
{
	return e->behind != NULL || e->command != NULL || e->learned;
}

static void
check_cue(struct model *m, const struct entry *e)
{
	if (!e->is_cue && stands_in(e))
		model_error(m, e->line,
		    "\"%s\": behind=\"...\", command=\"...\" and learned=\"yes\" are for cues",
		    label_of(e));
	if (e->is_cue && !stands_in(e) && e->patterns.n == 0)
		model_error(m, e->line,
		    "\"%s\" has no match: a cue is found by one, or has behind=\"...\", command=\"...\" or learned=\"yes\"",
		    label_of(e));
}

/* Notes that the entry answers for a code or a command; one must. */
static void
claim(struct model *m, struct dictionary *claims, const struct entry *e,
    const char *what, const char *name)
{
	size_t before = claims->n;
	size_t first = dictionary_add(
	    claims, xprintf("%s %s", what, name), (size_t)(e - m->entries));

	if (claims->n == before)
		model_error(m, e->line, "%s=\"%s\" is claimed twice (first at %s)",
		    what, name, place_of(m, m->entries[first].line, e->line));
}

static void
check_behind(struct model *m, struct dictionary *claims, const struct entry *e)
{
	const char *rest = e->behind, *code;

	while ((code = next_item(&rest, ' ')) != NULL) {
		claim(m, claims, e, "behind", code);
		if (find_entry(m, BOUNCECODE_KIND_REPLY, code) == NULL)
			model_error(m, e->line,
			    "behind=\"%s\": there is no entry for this reply",
			    code);
	}
}

void
check_cues(struct model *m)
{
	struct dictionary claims = { NULL, 0, 0 };

	for (size_t i = 0; i < m->nentries; i++) {
		const struct entry *e = &m->entries[i];

		check_cue(m, e);
		check_behind(m, &claims, e);
		if (e->command != NULL)
			claim(m, &claims, e, "command", e->command);
		if (e->learned && e->category != NULL)
			claim(m, &claims, e, "learned", e->category_id);
	}
}
