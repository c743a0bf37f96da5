/*
 * The rules of what an entry rests on: sources, and lines that were or might
 * have been sent. Numbers are those of the rules in the first comment of
 * codes.xml.
 */
#include "gen/list/check_evidence.h"

#include <string.h>

static void
check_sources(struct model *m)
{
	for (size_t i = 0; i < m->nsources; i++) {
		const struct source *s = &m->sources[i];
		const struct source *first = find_source(m, s->id);

		if (first != s)
			model_error(m, s->line,
			    "source \"%s\" is defined twice (first at %s)",
			    s->id, place_of(m, first->line, s->line));
		if (*s->title == '\0')
			model_error(m, s->line, "source \"%s\" has no title",
			    s->id);
		if (!first->used)
			model_error(m, s->line,
			    "source \"%s\" is used by no entry", s->id);
	}
}

/* Rule 18: lists that repeat what others saw make nothing certain. */
static void
check_certainty(struct model *m, const struct entry *e)
{
	if (!is_worded(e) || e->confidence != BOUNCECODE_CONFIDENCE_HIGH)
		return;
	for (size_t i = 0; i < e->nreferences; i++) {
		const struct source *s = e->references[i].source;

		if (s == NULL || s->kind == NULL || strcmp(s->kind, "second-hand") != 0)
			return;
	}
	model_error(m, e->line,
	    "\"%s\": high confidence needs a source that is not second-hand",
	    label_of(e));
}

static void
check_word(struct model *m, int line, enum bouncecode_vocabulary v,
    const char *id)
{
	if (id != NULL && find_word(m, v, id) == NULL)
		model_error(m, line, "%s=\"%s\": there is no such %s",
		    m->vocabularies[v].element, id, m->vocabularies[v].element);
}

/* Rule 15: what stands at a sample is a word of the list. */
static void
check_samples(struct model *m, const struct entry *e)
{
	for (size_t i = 0; i < e->nsamples; i++) {
		const struct sample *s = &e->samples[i];

		check_word(m, s->line, BOUNCECODE_CATEGORIES, s->category);
		check_word(m, s->line, BOUNCECODE_BOUNCES, s->bounce);
	}
}

void
check_evidence(struct model *m)
{
	check_sources(m);
	for (size_t i = 0; i < m->nentries; i++) {
		check_certainty(m, &m->entries[i]);
		check_samples(m, &m->entries[i]);
	}
}
