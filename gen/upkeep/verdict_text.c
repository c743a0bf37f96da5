/*
 * Category, bounce and action are told of each answer, other details where they differ.
 */
#include "gen/upkeep/verdict_text.h"

#include <string.h>

static const char *
with(const char *list, const char *item)
{
	return *list == '\0' || *item == '\0' ? xprintf("%s%s", list, item)
					      : xprintf("%s %s", list, item);
}

static const char *
confidence_of(const struct model *m, const struct row *r)
{
	return word_id(m, BOUNCECODE_CONFIDENCES, r->entry->confidence);
}

static const char *
fault_of(const struct model *m, const struct row *r)
{
	return word_id(m, BOUNCECODE_FAULTS, judge(m, r->entry, r->digit).category->fault);
}

static const char *
remarks_of(const struct model *m, const struct row *r)
{
	const char *list = "";

	for EACH_REMARK (n, r->remarks)
		list = with(list, word_id(m, BOUNCECODE_REMARKS, (int)n));
	return list;
}

/* What decides how much it counts beside other answers to the same text. */
static const char *
marks_of(const struct model *m, const struct row *r)
{
	const struct entry *e = r->entry;
	const char *list = "";

	(void)m;
	list = with(list, e->vague > 0 ? "vague" : "");
	list = with(list, e->precise ? "precise" : "");
	list = with(list, e->decisive ? "decisive" : "");
	list = with(list, e->catch_all ? "catch-all" : "");
	list = with(list, e->needs_sign ? "needs-sign" : "");
	return with(list, e->learned ? "learned" : "");
}

/* What other systems call it. */
static const char *
names_of(const struct model *m, const struct row *r)
{
	const struct category *c = judge(m, r->entry, r->digit).category;
	const char *list = "";

	for (unsigned s = 0; s < NSYSTEMS_MAX; s++) {
		const char *name = r->entry->terms[s];

		if (name == NULL && r->digit == 4)
			name = c->transient_terms[s];
		if (name == NULL)
			name = c->terms[s];
		if (name != NULL)
			list = with(list, xprintf("%s=\"%s\"", word_id(m, BOUNCECODE_SYSTEMS, (int)s), name));
	}
	return list;
}

static const struct {
	const char *name;
	const char *(*of)(const struct model *m, const struct row *r);
	bool of_category; /* with another category it is another one anyway */
} details[] = {
	{ "confidence", confidence_of, false },
	{ "fault", fault_of, true },
	{ "marks", marks_of, false },
	{ "remarks", remarks_of, false },
	{ "names", names_of, true },
};
enum { NDETAILS = sizeof details / sizeof *details };

const char *
category_name(const struct model *m, const struct row *r)
{
	return judge(m, r->entry, r->digit).category->word->id;
}

const char *
verdict_text(const struct model *m, const struct row *r, unsigned shown)
{
	struct judgement j = judge(m, r->entry, r->digit);
	const char *more = "";

	for (int i = 0; i < NDETAILS; i++) {
		const char *text;

		if ((shown & 1u << i) == 0)
			continue;
		text = details[i].of(m, r);
		more = *text == '\0' ? xprintf("%s, no %s", more, details[i].name)
				     : xprintf("%s, %s %s", more, details[i].name, text);
	}
	return xprintf("%s (%s, %s%s)", j.category->word->id,
	    word_id(m, BOUNCECODE_BOUNCES, j.bounce),
	    word_id(m, BOUNCECODE_ACTIONS, j.action), more);
}

unsigned
other_details(const struct model *m, const struct row *r,
    const struct model *old, const struct row *before)
{
	bool same_category = strcmp(category_name(m, r), category_name(old, before)) == 0;
	unsigned others = 0;

	for (int i = 0; i < NDETAILS; i++)
		if ((same_category || !details[i].of_category) &&
		    strcmp(details[i].of(m, r), details[i].of(old, before)) != 0)
			others |= 1u << i;
	return others;
}
