/*
 * The verdict of an entry as the main page shows it: what is not sure has a colour that
 * judges nothing, and is not said to be of one category where it could be of several.
 */
#include "gen/site/verdict.h"
#include "gen/learn/causes.h"


const char *const reader_names[] = {
	[BOUNCECODE_READER_PERSON] = "You sent one mail",
	[BOUNCECODE_READER_SERVER] = "You run the mail server",
	[BOUNCECODE_READER_LIST] = "You send to a list",
};

bool
is_told_apart(const struct told *told)
{
	return told->category == NULL && told->owner == NULL;
}

/* ---- readers */

/* As the runtime does it (src/code/advice.c): nothing of dead addresses where one may
 * be fine, nor of one cause where there could be several. */
static const char *
personal(const struct model *m, const struct row *r)
{
	const struct entry *e = r->entry;
	struct judgement j = judge(m, e, r->digit);
	unsigned causes[BC_CAUSES_MAX];
	bool general = causes_of(m, r, causes) > 0 ||
	    bc_is_milder(j.category->word->number, (unsigned)j.category->fault,
		(unsigned)j.category->verdict.permanent, (unsigned)j.bounce);
	const struct word *w = general ? find_number(m, BOUNCECODE_BOUNCES, (unsigned)j.bounce) : NULL;

	if (e->text[PERSONAL] != NULL)
		return e->text[PERSONAL];
	return w && w->personal ? w->personal : j.category->text[PERSONAL];
}

const char *
personal_untold(const struct model *m, const struct row *r, const struct told *told)
{
	const char *text = personal(m, r);

	return told->category != NULL && text == told->category->text[PERSONAL] ? NULL : text;
}

static void
put_readers(struct sheet *s, const struct row *r, const struct judgement *j)
{
	const struct model *m = s->site->m;
	const struct word *action = find_number(m, BOUNCECODE_ACTIONS, (unsigned)j->action);

	put_term(s->out, reader_names[BOUNCECODE_READER_PERSON], personal(m, r));
	put_term(s->out, reader_names[BOUNCECODE_READER_SERVER], action->said[SERVER][j->bounce]);
	put_term(s->out, reader_names[BOUNCECODE_READER_LIST], action->said[LIST][j->bounce]);
}

/* ---- certainty */

static void
put_category_link(struct sheet *s, const struct category *c)
{
	put_link(s, category_path(c), NULL, sentence_of(c->word->text));
}

static const struct category *
category_numbered(const struct model *m, unsigned number)
{
	size_t i = 0;

	while (m->categories[i].word->number != number)
		i++;
	return &m->categories[i];
}

/* Returns how many causes there are. */
static size_t
put_unsure(struct sheet *s, const struct row *r)
{
	const struct model *m = s->site->m;
	unsigned causes[BC_CAUSES_MAX];
	size_t n = causes_of(m, r, causes);

	fprintf(s->out, "<p class=\"sure\">Not sure. ");
	put_sentence(s->out, word_text(m, BOUNCECODE_CONFIDENCES, r->entry->confidence));
	fputs(n > 0 ? " It could be:</p>\n<ul class=\"causes\">\n" : "</p>\n", s->out);
	for (size_t i = 0; i < n; i++) {
		fputs("<li>", s->out);
		put_category_link(s, category_numbered(m, causes[i]));
		fputs("</li>\n", s->out);
	}
	fputs(n > 0 ? "</ul>\n" : "", s->out);
	return n;
}

/* ---- the box */

void
put_verdict(struct sheet *s, const struct row *r, const struct told *told)
{
	const struct model *m = s->site->m;
	struct judgement j = judge(m, r->entry, r->digit);
	const char *bounce = word_id(m, BOUNCECODE_BOUNCES, j.bounce);
	bool low = r->entry->confidence == BOUNCECODE_CONFIDENCE_LOW;
	size_t causes = 0;

	fprintf(s->out, "<div class=\"verdict %s\"><p><strong class=\"badge\">%s</strong> ",
	    low ? "unsure" : bounce, j.bounce == BOUNCECODE_BOUNCE_NONE ? "no bounce" : bounce);
	put_sentence(s->out, word_text(m, BOUNCECODE_BOUNCES, j.bounce));
	fputs("</p>\n", s->out);
	if (low)
		causes = put_unsure(s, r);
	fputs("<dl>\n", s->out);
	if (is_told_apart(told))
		put_readers(s, r, &j);
	else
		put_term(s->out, "What to do", word_text(m, BOUNCECODE_ACTIONS, j.action));
	if (j.category != told->category && causes == 0) {
		fputs("<dt>What it is</dt><dd>", s->out);
		put_category_link(s, j.category);
		fputs("</dd>\n", s->out);
		put_term(s->out, "Whose fault", word_text(m, BOUNCECODE_FAULTS, j.category->fault));
	}
	if (!low)
		put_term(s->out, "How sure",
		    word_text(m, BOUNCECODE_CONFIDENCES, r->entry->confidence));
	fputs("</dl></div>\n", s->out);
}
