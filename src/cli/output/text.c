/* The whole answer for people, as wide as the terminal. */
#include "cli/output/text.h"
#include "cli/output/stream.h"

#include <stdio.h>
#include <string.h>

enum { LABEL_WIDTH = 13 }; /* "  Confidence " */

void
text_put_label(const struct terminal *t, const char *label, const char *s)
{
	char padded[LABEL_WIDTH + 1];
	unsigned indent = LABEL_WIDTH;

	if (is_narrow(t)) {
		if (*label != '\0') {
			put_styled(t, FAINT, label);
			putc('\n', out);
		}
		fputs("  ", out);
		indent = 2;
	} else {
		snprintf(padded, sizeof padded, "  %-*s", LABEL_WIDTH - 2,
		    label);
		put_styled(t, FAINT, padded);
	}
	put_wrapped(t, s, indent, indent);
}

static void
put_optional(const struct terminal *t, const char *label, const char *s)
{
	if (s != NULL)
		text_put_label(t, label, s);
}

enum style
text_bounce_style(const struct bouncecode_answer *a)
{
	switch (a->bounce) {
	case BOUNCECODE_BOUNCE_HARD:
		return BAD;
	case BOUNCECODE_BOUNCE_NONE:
		return GOOD;
	default:
		return WARN;
	}
}

/* What the word of an answer means, in plain words: its name is for programs. */
static void
put_meaning(const struct terminal *t, const char *label,
    enum bouncecode_vocabulary v, unsigned number)
{
	const char *explanation = bouncecode_explanation(v, number);

	text_put_label(t, label, explanation ? explanation : bouncecode_name(v, number));
}

/* "block: this message or this sender is refused; the address may be fine", where
 * the name is the one that people use. */
static void
put_word(const struct terminal *t, const char *label,
    enum bouncecode_vocabulary v, unsigned number)
{
	char s[BOUNCECODE_NAME_SIZE + BOUNCECODE_TEXT_SIZE];
	const char *explanation = bouncecode_explanation(v, number);

	snprintf(s, sizeof s, "%s%s%s", bouncecode_name(v, number),
	    explanation ? ": " : "", explanation ? explanation : "");
	text_put_label(t, label, s);
}

/* A private code is shown where the text has it, or asks for it. */
static bool
shows_key(const struct record *r)
{
	switch (r->answer.basis) {
	case BOUNCECODE_BASIS_PHRASE:
	case BOUNCECODE_BASIS_PROVIDER_PHRASE:
	case BOUNCECODE_BASIS_WORDS:
		return !r->has_text;
	default:
		return record_usual_code(r->answer.entry) == NULL;
	}
}

static void
put_heading(const struct terminal *t, const struct record *r)
{
	const struct bouncecode_answer *a = &r->answer;
	char shown[BOUNCECODE_WRITE_SIZE];
	const char *key = bouncecode_key(a->entry);
	const char *usual = record_usual_code(a->entry);
	const char *head = shown;

	bouncecode_write(&a->code, shown, sizeof shown);
	if (*shown == '\0' && key != NULL && shows_key(r))
		head = key;
	put_styled(t, a->confidence == BOUNCECODE_CONFIDENCE_LOW ? STRONG : text_bounce_style(a), head);
	fputs(*head ? "  " : "", out);
	put_wrapped(t, bouncecode_title(a->entry),
	    (unsigned)strlen(head) + (*head ? 2 : 0), 4);
	if (key != NULL && strcmp(head, key) != 0)
		text_put_label(t, usual ? "Usual code" : "Entry", key);
}

/* "Gmail, Google Workspace" */
static void
put_origin(const struct terminal *t, const struct bouncecode_answer *a)
{
	const char *url;

	if (a->provider != 0) {
		put_meaning(t, "Provider", BOUNCECODE_PROVIDERS, a->provider);
		put_optional(t, "Its mail",
		    bouncecode_word_note(BOUNCECODE_PROVIDERS, a->provider));
	}
	if (a->blocklist == 0)
		return;
	put_meaning(t, "Blocklist", BOUNCECODE_BLOCKLISTS, a->blocklist);
	url = bouncecode_url(BOUNCECODE_BLOCKLISTS, a->blocklist);
	put_optional(t, "Delisting", url);
}

/* What each of three readers does. Who says who reads gets that advice alone. */
static void
put_readers(const struct terminal *t, const struct view *v,
    const struct bouncecode_answer *a)
{
	static const struct {
		const char *label;
		enum bouncecode_reader reader;
	} readers[] = {
		{ "One mail", BOUNCECODE_READER_PERSON },
		{ "Server", BOUNCECODE_READER_SERVER },
		{ "List", BOUNCECODE_READER_LIST },
	};

	for (size_t i = 0; i < sizeof readers / sizeof *readers; i++)
		if (v->reader == BOUNCECODE_READER_SENDER)
			put_optional(t, readers[i].label,
			    bouncecode_advice_for(a, readers[i].reader));
}

/* How sure it is, and what it could be where that is told: then no category is said
 * to be it. */
static void
put_certainty(const struct terminal *t, const struct bouncecode_answer *a)
{
	enum bouncecode_category c;

	put_word(t, "Confidence", BOUNCECODE_CONFIDENCES, a->confidence);
	for (size_t i = 0; (c = bouncecode_could_be(a, i)) != BOUNCECODE_CATEGORY_NONE; i++)
		put_meaning(t, i ? "" : "Could be", BOUNCECODE_CATEGORIES, c);
	if (a->kind > BOUNCECODE_KIND_PAIR)
		put_meaning(t, "Basis", BOUNCECODE_BASES, a->basis);
}

static void
put_verdict(const struct terminal *t, const struct view *v,
    const struct bouncecode_answer *a)
{
	put_word(t, "Verdict", BOUNCECODE_BOUNCES, a->bounce);
	put_optional(t, "But", record_claim(a->permanent, a->bounce));
	put_readers(t, v, a);
	if (bouncecode_could_be(a, 0) == BOUNCECODE_CATEGORY_NONE) {
		put_meaning(t, "Fault", BOUNCECODE_FAULTS, a->fault);
		put_meaning(t, "Category", BOUNCECODE_CATEGORIES, a->category);
	}
	put_certainty(t, a);
	if (a->retry_after >= 0) {
		char s[40];

		snprintf(s, sizeof s, "after %ld seconds", (long)a->retry_after);
		text_put_label(t, "Retry", s);
	}
	if (v->as >= 0) {
		const char *term = bouncecode_as(a, (unsigned)v->as);

		text_put_label(t, bouncecode_name(BOUNCECODE_SYSTEMS, (unsigned)v->as),
		    term ? term : "-");
	}
}

/* The first source is the best one; where the others stand is left out to be
 * short. */
static void
put_references(const struct terminal *t, const struct view *v,
    const struct bouncecode_answer *a)
{
	struct bouncecode_reference r;
	char s[700], others[700] = "";
	size_t n = 0;

	for (size_t i = 0; bouncecode_reference_at(a->entry, i, &r); i++) {
		bool whole = i == 0 || v->verbose;

		snprintf(s, sizeof s, "%s%s%s%s%s", r.name,
		    r.section ? " section " : "", r.section ? r.section : "",
		    whole ? ", " : "", whole ? r.url : "");
		if (whole)
			text_put_label(t, i == 0 ? "Source" : "", s);
		else if (n < sizeof others)
			n += (size_t)snprintf(others + n, sizeof others - n, "%s%s",
			    n ? ", " : "also ", s);
	}
	put_optional(t, "", n > 0 ? others : NULL);
}

bool
text_says_more(const struct bouncecode_answer *a)
{
	const char *meaning = bouncecode_meaning(a->entry);
	const char *category =
	    bouncecode_explanation(BOUNCECODE_CATEGORIES, a->category);

	return meaning != NULL && category != NULL &&
	    strcmp(meaning, category) != 0;
}

static void
put_advice(const struct terminal *t, const struct view *v,
    const struct bouncecode_answer *a)
{
	const char *advice = bouncecode_advice_for(a, v->reader);
	const char *later = record_advice_is_for(a);
	char s[BOUNCECODE_TEXT_SIZE + 60];

	if (advice == NULL || v->reader != BOUNCECODE_READER_SENDER || later == NULL) {
		put_optional(t, "Advice", advice);
		return;
	}
	snprintf(s, sizeof s, "%s: %s", later, advice);
	text_put_label(t, "Advice", s);
}

void
text_put(const struct terminal *t, const struct view *v,
    const struct record *r)
{
	const struct bouncecode_answer *a = &r->answer;
	const struct bouncecode_entry *e = a->entry;

	put_heading(t, r);
	put_origin(t, a);
	putc('\n', out);
	put_verdict(t, v, a);
	put_optional(t, "Because", bouncecode_reason(e));
	for (unsigned n = 0; bc_next_remark(a, &n); n++)
		put_optional(t, "Remark",
		    bouncecode_explanation(BOUNCECODE_REMARKS, n));
	putc('\n', out);
	if (text_says_more(a))
		put_optional(t, "Meaning", bouncecode_meaning(e));
	put_optional(t, "Cause", bouncecode_cause(e));
	put_advice(t, v, a);
	put_optional(t, "Note", bouncecode_note(e));
	putc('\n', out);
	put_references(t, v, a);
}

void
text_put_headline(const struct terminal *t, const struct record *r)
{
	const struct bouncecode_answer *a = &r->answer;

	for (unsigned n = 0; bc_next_remark(a, &n); n++)
		put_wrapped(t, bouncecode_explanation(BOUNCECODE_REMARKS, n),
		    0, 0);
	putc('\n', out);
	if (a->provider != 0)
		put_meaning(t, "Provider", BOUNCECODE_PROVIDERS, a->provider);
	put_optional(t, "Look for", bouncecode_headline(a));
}
