/*
 * The rules of lines to learn from (rule 36 of codes.xml): each stands once, and
 * a category that is to be learned has a cue that answers for it.
 */
#include "gen/list/check_lines.h"

static bool
is_learned(const struct model *m, const struct category *c)
{
	for (size_t i = 0; i < m->nentries; i++)
		if (m->entries[i].learned && m->entries[i].category == c)
			return true;
	return false;
}

/* A category without a cue is learned all the same, so that its lines are told
 * from others: "ok", and one that an entry of codes always answers for. */
void
check_lines(struct model *m)
{
	struct dictionary texts = { NULL, 0, 0 };

	for (size_t i = 0; i < m->nlines; i++) {
		const struct labelled *l = &m->lines[i];
		size_t n = texts.n, first = dictionary_add(&texts, l->text, i);

		if (texts.n == n)
			model_error(m, l->line,
			    "\"%.40s\" stands twice (first at %s)", l->text,
			    place_of(m, m->lines[first].line, l->line));
		if (is_local(l->line) && l->category != NULL &&
		    !is_learned(m, l->category))
			model_error(m, l->line,
			    "category=\"%s\" has no cue with learned=\"yes\", which would answer",
			    l->category_id);
	}
}
