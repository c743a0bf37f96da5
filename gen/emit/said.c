/*
 * What a row says that the first one of its document, its code or its category does
 * not say as well.
 */
#include "gen/emit/said.h"

#include "gen/emit/tables.h"

#include <string.h>

/* What a wording took from its category says nothing of its own, nor do the long
 * texts that a pair took from its code, which is found by them itself. */
static const char *
own_text(const struct entry *e, enum text t)
{
	const char *text = e->text[t];

	if (e->kind == BOUNCECODE_KIND_PAIR && t > TITLE && e->parent != NULL &&
	    text == e->parent->text[t])
		return NULL;
	if (t > TITLE && is_worded(e) && text != NULL && e->category->text[t] != NULL &&
	    strcmp(text, e->category->text[t]) == 0)
		return NULL;
	return text;
}

/* What is advised where a wording is met, and the notes on it, would be a fifth of
 * the index; everyday queries find as much without. */
static const char *
said_text(const struct document *d, const struct row *r, enum text t)
{
	const struct entry *e = r->entry, *leader = d->leader->entry;

	if (r != d->leader && e->text[t] == leader->text[t])
		return NULL;
	return t > CAUSE && is_worded(e) ? NULL : own_text(e, t);
}

struct bc_said_row
said_of(const struct model *m, const struct document *d, const struct row *r)
{
	static const enum text texts[BC_NSAID] = { TITLE, MEANING, CAUSE, ADVICE, NOTE };
	const struct entry *e = r->entry;
	const struct word *w = find_number(m, BOUNCECODE_PROVIDERS, e->provider);
	struct bc_said_row said = { .kind = e->kind, .leads = r == d->leader,
		.remarks = r->remarks, .key = r->key, .number = row_number(r),
		.category = e->category->word->id };

	for (int i = 0; i < BC_NSAID; i++)
		said.text[i] = said_text(d, r, texts[i]);
	if (e->provider > 0) {
		said.provider = w->id;
		said.provider_name = w->text;
	}
	return said;
}

/* Wordings in many languages are found whole, by the matcher: their words are a
 * tenth of the index, and nobody knows all of them. ISO 639-2: mul. */
bool
says_wordings(const struct entry *e)
{
	return e->lang == NULL || strcmp(e->lang, "mul") != 0;
}
