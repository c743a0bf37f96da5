/* The whole answer for people, as wide as the terminal. */
#include "cli/output/text.h"
#include "cli/output/evidence.h"
#include "cli/output/say.h"
#include "cli/output/stream.h"

#include <stdio.h>
#include <string.h>

enum { LABEL_WIDTH = 13 }; /* "  Confidence " */

/* A label that is wider than its column pushes the text away. */
void
text_put_label(const struct terminal *t, const char *label, const char *s)
{
	unsigned indent = LABEL_WIDTH;
	if (is_narrow(t)) {
		if (*label != '\0') {
			put_styled(t, FAINT, label);
			putc('\n', out);
		}
		fputs("  ", out);
		indent = 2;
	} else {
		fputs("  ", out);
		put_padded(t, FAINT, label, LABEL_WIDTH - 3);
		putc(' ', out);
	}
	put_wrapped(t, s, indent, indent);
}

static void
put_labelled(const struct terminal *t, const char *label, const char *s)
{
	text_put_label(t, say(label), s);
}

static void
put_optional(const struct terminal *t, const char *label, const char *s)
{
	if (s != NULL)
		put_labelled(t, label, s);
}

/* What the list says of an entry. */
static void
put_prose(const struct terminal *t, const char *label, const char *s)
{
	put_optional(t, label, say_prose(s));
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
	const char *explanation = say(bouncecode_explanation(v, number));

	put_labelled(t, label, explanation ? explanation : bouncecode_name(v, number));
}

/* "block: this message or this sender is refused; the address may be fine", where
 * the name is the one that people use. */
static void
put_word(const struct terminal *t, const char *label,
    enum bouncecode_vocabulary v, unsigned number)
{
	char s[BOUNCECODE_NAME_SIZE + SAID_SIZE];
	const char *explanation = say(bouncecode_explanation(v, number));

	snprintf(s, sizeof s, "%s%s%s", bouncecode_name(v, number),
	    explanation ? ": " : "", explanation ? explanation : "");
	put_labelled(t, label, s);
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
		put_labelled(t, usual ? "Usual code" : "Entry", key);
}

/* "Gmail, Google Workspace" */
static void
put_origin(const struct terminal *t, const struct bouncecode_answer *a)
{
	const char *url;

	if (a->provider != 0) {
		put_meaning(t, "Provider", BOUNCECODE_PROVIDERS, a->provider);
		put_prose(t, "Its mail",
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
			put_prose(t, readers[i].label,
			    bouncecode_advice_for(a, readers[i].reader));
}

/* How sure it is, and what it could be where that is told: then no category is said
 * to be it. */
static void
put_certainty(const struct terminal *t, const struct view *v,
    const struct bouncecode_answer *a)
{
	enum bouncecode_category c;

	put_word(t, "Confidence", BOUNCECODE_CONFIDENCES, a->confidence);
	for (size_t i = 0; (c = bouncecode_could_be(a, i)) != BOUNCECODE_CATEGORY_NONE; i++)
		put_meaning(t, i ? "" : "Could be", BOUNCECODE_CATEGORIES, c);
	if (v->verbose && a->kind > BOUNCECODE_KIND_PAIR)
		put_meaning(t, "Basis", BOUNCECODE_BASES, a->basis);
}

static void
put_verdict(const struct terminal *t, const struct view *v,
    const struct bouncecode_answer *a)
{
	put_word(t, "Verdict", BOUNCECODE_BOUNCES, a->bounce);
	put_prose(t, "But", record_claim(a->permanent, a->bounce));
	put_readers(t, v, a);
	if (bouncecode_could_be(a, 0) == BOUNCECODE_CATEGORY_NONE) {
		put_prose(t, "Fault", record_fault(a));
		put_meaning(t, "Category", BOUNCECODE_CATEGORIES, a->category);
	}
	put_certainty(t, v, a);
	if (a->retry_after >= 0) {
		char s[SAID_SIZE], count[24];

		snprintf(count, sizeof count, "%ld", (long)a->retry_after);
		put_labelled(t, "Retry", say_with(s, sizeof s, "after {count} seconds", "count", count, NULL));
	}
	if (v->as >= 0) {
		const char *term = bouncecode_as(a, (unsigned)v->as);

		text_put_label(t, bouncecode_name(BOUNCECODE_SYSTEMS, (unsigned)v->as),
		    term ? term : "-");
	}
}

/* The first source is the best one; where the others stand is left out to be
 * short, and so are those behind a few. */
static void
put_references(const struct terminal *t, const struct view *v,
    const struct bouncecode_answer *a)
{
	enum { OTHERS_SHOWN = 4 };
	struct bouncecode_reference r;
	char s[700], others[700] = "";
	size_t n = 0;

	for (size_t i = 0; bouncecode_reference_at(a->entry, i, &r); i++) {
		bool whole = i == 0 || v->verbose;

		snprintf(s, sizeof s, "%s%s%s%s%s%s%s", r.name, r.section ? " " : "",
		    r.section ? say("section") : "", r.section ? " " : "",
		    r.section ? r.section : "", whole ? ", " : "", whole ? r.url : "");
		if (whole)
			put_labelled(t, i == 0 ? "Source" : "", s);
		else if (i <= OTHERS_SHOWN + 1 && n < sizeof others)
			n += (size_t)snprintf(others + n, sizeof others - n, "%s%s%s",
			    n ? ", " : say("also"), n ? "" : " ", i <= OTHERS_SHOWN ? s : "...");
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
	char s[2 * SAID_SIZE];

	if (advice == NULL || v->reader != BOUNCECODE_READER_SENDER || later == NULL) {
		put_prose(t, "Advice", advice);
		return;
	}
	snprintf(s, sizeof s, "%s%s %s", say(later), say(":"), say_prose(advice));
	put_labelled(t, "Advice", s);
}

/* What has no translation is told, in the language that it is missing in. */
static void
put_left_english(const struct terminal *t)
{
	if (!left_english())
		return;
	putc('\n', out);
	put_wrapped(t, say("What is said of this entry alone is in English."), 0, 0);
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
	put_prose(t, "Because", bouncecode_reason(e));
	for (unsigned n = 0; bc_next_remark(a, &n); n++)
		put_prose(t, "Remark",
		    bouncecode_explanation(BOUNCECODE_REMARKS, n));
	putc('\n', out);
	if (text_says_more(a))
		put_prose(t, "Meaning", bouncecode_meaning(e));
	put_prose(t, "Cause", bouncecode_cause(e));
	put_advice(t, v, a);
	put_prose(t, "Note", bouncecode_note(e));
	putc('\n', out);
	put_references(t, v, a);
	put_left_english(t);
}

void
text_put_with_evidence(const struct terminal *t, const struct view *v,
    const struct record *r, const char *text, size_t length)
{
	const struct bouncecode_code *code = &r->answer.code;

	text_put(t, v, r);
	if (!record_has_more(code->reply_length + code->enhanced_length, length))
		return;
	putc('\n', out);
	evidence_put(t, &r->answer, text, length);
}

void
text_put_headline(const struct terminal *t, const struct record *r)
{
	const struct bouncecode_answer *a = &r->answer;

	for (unsigned n = 0; bc_next_remark(a, &n); n++)
		put_wrapped(t, say(bouncecode_explanation(BOUNCECODE_REMARKS, n)),
		    0, 0);
	putc('\n', out);
	if (a->provider != 0)
		put_meaning(t, "Provider", BOUNCECODE_PROVIDERS, a->provider);
	put_prose(t, "Look for", bouncecode_headline(a));
	put_left_english(t);
}
