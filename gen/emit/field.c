/*
 * One function for each field of an entry, and the table of them. The names are
 * those of a record of the command.
 */
#include "gen/emit/field.h"

static struct value
string_value(const char *s)
{
	return (struct value){ .type = s ? STRING : NOTHING, .string = s };
}

static struct value
number_value(unsigned long n)
{
	return (struct value){ .type = NUMBER, .number = n };
}

static struct value
truth_value(bool truth)
{
	return (struct value){ .type = TRUTH, .number = truth };
}

/* The name of a word; of providers and blocklists number 0 is none. */
static struct value
word_value(const struct subject *s, enum bouncecode_vocabulary v, int number)
{
	return string_value(word_id(s->model, v, number));
}

static struct value
word_or_nothing(
    const struct subject *s, enum bouncecode_vocabulary v, unsigned number)
{
	return word_value(s, v, number ? (int)number : -1);
}

#define FIELD(name, expression)                           \
	static struct value name(const struct subject *s) \
	{                                                 \
		return expression;                        \
	}

FIELD(code, string_value(s->row->key))
FIELD(number, number_value(s->row->number))
FIELD(enhanced, string_value(row_enhanced(s->row)))
FIELD(kind, word_value(s, BOUNCECODE_KINDS, (int)s->entry->kind))
FIELD(category, string_value(s->judgement.category->word->id))
FIELD(fault,
    word_value(s, BOUNCECODE_FAULTS, s->judgement.category->fault))
FIELD(bounce, word_value(s, BOUNCECODE_BOUNCES, s->judgement.bounce))
FIELD(action, word_value(s, BOUNCECODE_ACTIONS, s->judgement.action))
FIELD(confidence,
    word_value(s, BOUNCECODE_CONFIDENCES, s->entry->confidence))
FIELD(vague, truth_value(s->entry->vague))
FIELD(deprecated, string_value(s->entry->deprecated))
FIELD(associated_replies, string_value(s->entry->replies))
FIELD(title, string_value(s->entry->text[TITLE]))
FIELD(meaning, string_value(s->entry->text[MEANING]))
FIELD(cause, string_value(s->entry->text[CAUSE]))
FIELD(advice, string_value(s->entry->text[ADVICE]))
FIELD(note, string_value(s->entry->text[NOTE]))
FIELD(reason, string_value(s->entry->reason))
FIELD(provider,
    word_or_nothing(s, BOUNCECODE_PROVIDERS, s->entry->provider))
FIELD(blocklist,
    word_or_nothing(s, BOUNCECODE_BLOCKLISTS, s->entry->blocklist))
FIELD(token, string_value(s->entry->token))
FIELD(lang, string_value(s->entry->lang))
FIELD(catch_all, truth_value(s->entry->catch_all))
FIELD(checked, string_value(s->entry->checked))
FIELD(precise, truth_value(s->entry->precise))
FIELD(needs_sign, truth_value(s->entry->needs_sign))
FIELD(state, string_value(s->entry->state))
FIELD(since, string_value(s->entry->since))

/* Of a whole class of replies, "5yz", there is only the first digit. */
static struct value
reply(const struct subject *s)
{
	return s->entry->reply > 99 ? number_value(s->entry->reply)
				    : string_value(NULL);
}

static struct value
permanent(const struct subject *s)
{
	int permanent = s->judgement.permanent;

	return permanent == BOUNCECODE_PERMANENT_UNKNOWN
	    ? string_value(NULL)
	    : truth_value(permanent == BOUNCECODE_PERMANENT_YES);
}

static struct value
remarks(const struct subject *s)
{
	struct value v = { .type = STRINGS, .separator = " " };

	v.strings = xcalloc(8, sizeof *v.strings);
	for EACH_REMARK (n, s->row->remarks)
		v.strings[v.n++] =
		    word_id(s->model, BOUNCECODE_REMARKS, (int)n);
	return v;
}

struct value
strings_of(const struct patterns *p)
{
	struct value v = { .type = STRINGS, .separator = " | ", .n = p->n };

	v.strings = xcalloc(p->n, sizeof *v.strings);
	for (size_t i = 0; i < p->n; i++)
		v.strings[i] = p->list[i].text;
	return v;
}

FIELD(match, strings_of(&s->entry->patterns))

/* The first, which every wording has; those of codes are few. */
static struct value
sample(const struct subject *s)
{
	const struct entry *e = s->entry;

	return string_value(
	    e->nsamples > 0 && !e->samples[0].counter ? e->samples[0].text : NULL);
}

static struct value
references(const struct subject *s)
{
	(void)s;
	return (struct value){ .type = REFERENCES };
}

static struct value
samples(const struct subject *s)
{
	(void)s;
	return (struct value){ .type = SAMPLES };
}

static struct value
counters(const struct subject *s)
{
	(void)s;
	return (struct value){ .type = COUNTERS };
}

const struct field fields[] = {
	{ "code", code, 1 },
	{ "number", number, 0 },
	{ "reply", reply, 18 },
	{ "enhanced", enhanced, 19 },
	{ "kind", kind, 2 },
	{ "category", category, 3 },
	{ "fault", fault, 4 },
	{ "bounce", bounce, 5 },
	{ "permanent", permanent, 6 },
	{ "action", action, 7 },
	{ "confidence", confidence, 8 },
	{ "vague", vague, 0 },
	{ "precise", precise, 27 },
	{ "remarks", remarks, 9 },
	{ "deprecated", deprecated, 0 },
	{ "associated_replies", associated_replies, 10 },
	{ "title", title, 11 },
	{ "meaning", meaning, 12 },
	{ "cause", cause, 13 },
	{ "advice", advice, 14 },
	{ "note", note, 15 },
	{ "reason", reason, 16 },
	{ "references", references, 17 },
	{ "provider", provider, 20 },
	{ "blocklist", blocklist, 21 },
	{ "state", state, 29 },
	{ "since", since, 30 },
	{ "token", token, 22 },
	{ "lang", lang, 23 },
	{ "catch_all", catch_all, 24 },
	{ "needs_sign", needs_sign, 28 },
	{ "match", match, 25 },
	{ "sample", sample, 26 },
	{ "samples", samples, 0 },
	{ "counters", counters, 0 },
	{ "checked", checked, 0 },
	{ NULL, NULL, 0 },
};

struct subject
subject_of(const struct model *m, const struct row *r)
{
	return (struct subject){ m, r, r->entry,
		judge(m, r->entry, r->digit) };
}
