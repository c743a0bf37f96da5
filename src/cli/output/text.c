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

/* "block: this message or this sender is refused; the address may be fine" */
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

static void
put_heading(const struct terminal *t, const struct bouncecode_answer *a)
{
	char shown[BOUNCECODE_WRITE_SIZE];
	const char *key = bouncecode_key(a->entry);
	const char *usual = record_usual_code(a->entry);
	const char *head = shown;

	bouncecode_write(&a->code, shown, sizeof shown);
	if (*shown == '\0' && key != NULL && usual == NULL)
		head = key;
	put_styled(t, text_bounce_style(a), head);
	fputs(*head ? "  " : "", out);
	put_wrapped(t, bouncecode_title(a->entry),
	    (unsigned)strlen(head) + (*head ? 2 : 0), 4);
	if (key != NULL && strcmp(head, key) != 0)
		text_put_label(t, usual ? "Usual code" : "Entry", key);
}

/* "google: Gmail, Google Workspace" */
static void
put_origin(const struct terminal *t, const struct bouncecode_answer *a)
{
	const char *url;

	if (a->provider != 0) {
		put_word(t, "Provider", BOUNCECODE_PROVIDERS, a->provider);
		put_optional(t, "Its mail",
		    bouncecode_word_note(BOUNCECODE_PROVIDERS, a->provider));
	}
	if (a->blocklist == 0)
		return;
	put_word(t, "Blocklist", BOUNCECODE_BLOCKLISTS, a->blocklist);
	url = bouncecode_url(BOUNCECODE_BLOCKLISTS, a->blocklist);
	put_optional(t, "Delisting", url);
}

static void
put_verdict(const struct terminal *t, const struct view *v,
    const struct bouncecode_answer *a)
{
	put_word(t, "Verdict", BOUNCECODE_BOUNCES, a->bounce);
	put_optional(t, "But", record_claim(a->permanent, a->bounce));
	put_word(t, "Action", BOUNCECODE_ACTIONS, a->action);
	put_word(t, "Fault", BOUNCECODE_FAULTS, a->fault);
	put_word(t, "Category", BOUNCECODE_CATEGORIES, a->category);
	put_word(t, "Confidence", BOUNCECODE_CONFIDENCES, a->confidence);
	if (a->kind > BOUNCECODE_KIND_PAIR)
		put_word(t, "Basis", BOUNCECODE_BASES, a->basis);
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

/* An entry of dead addresses may explain a reply that does not call one dead, 450
 * user unknown: what it advises is for later then. */
static void
put_advice(const struct terminal *t, const struct view *v,
    const struct bouncecode_answer *a)
{
	const char *advice = bouncecode_advice_for(a, v->reader);
	struct bouncecode_answer own;
	char s[BOUNCECODE_TEXT_SIZE + 60];

	bouncecode_answer_entry(a->entry, &own);
	if (advice == NULL || v->reader != BOUNCECODE_READER_SENDER ||
	    own.action != BOUNCECODE_ACTION_SUPPRESS || a->action == own.action) {
		put_optional(t, "Advice", advice);
		return;
	}
	snprintf(s, sizeof s, "Once it is sure that the address is dead: %s", advice);
	text_put_label(t, "Advice", s);
}

void
text_put(const struct terminal *t, const struct view *v,
    const struct record *r)
{
	const struct bouncecode_answer *a = &r->answer;
	const struct bouncecode_entry *e = a->entry;

	put_heading(t, a);
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
		put_word(t, "Provider", BOUNCECODE_PROVIDERS, a->provider);
	put_optional(t, "Look for", bouncecode_headline(a));
}
