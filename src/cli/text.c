#include "text.h"

#include <stdio.h>
#include <string.h>

enum {
	LABEL_WIDTH = 13, /* "  Confidence " */
	NARROW = 60       /* below, a label has a line of its own */
};

static void
put_label(const struct terminal *t, const char *label, const char *s)
{
	char padded[LABEL_WIDTH + 1];
	unsigned indent = LABEL_WIDTH;

	if (t->width > 0 && t->width < NARROW) {
		if (*label != '\0') {
			put_styled(t, FAINT, label);
			putchar('\n');
		}
		fputs("  ", stdout);
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
		put_label(t, label, s);
}

static enum style
bounce_style(const struct bouncecode_answer *a)
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
	char s[300];
	const char *explanation = bouncecode_explanation(v, number);

	snprintf(s, sizeof s, "%s%s%s", bouncecode_name(v, number),
	    explanation ? ": " : "", explanation ? explanation : "");
	put_label(t, label, s);
}

static void
put_heading(const struct terminal *t, const struct bouncecode_answer *a)
{
	char shown[CODE_SIZE];
	const char *key = bouncecode_key(a->entry);

	record_shown(&a->code, shown);
	if (*shown == '\0')
		snprintf(shown, sizeof shown, "%s", key);
	put_styled(t, bounce_style(a), shown);
	fputs("  ", stdout);
	put_wrapped(t, bouncecode_title(a->entry),
	    (unsigned)strlen(shown) + 2, 4);
	if (strcmp(shown, key) != 0)
		put_label(t, "Entry", key);
}

/* 552 is refused for good by its number, while a full mailbox may be emptied:
 * where claim and meaning differ, the reader is told. */
static void
put_claim(const struct terminal *t, const struct bouncecode_answer *a)
{
	if (a->permanent == BOUNCECODE_PERMANENT_YES &&
	    a->bounce == BOUNCECODE_BOUNCE_SOFT)
		put_label(t, "But",
		    "the code calls it permanent; the condition may pass all the same");
}

static void
put_verdict(const struct terminal *t, const struct options *o,
    const struct bouncecode_answer *a)
{
	put_word(t, "Verdict", BOUNCECODE_BOUNCES, a->bounce);
	put_claim(t, a);
	put_word(t, "Action", BOUNCECODE_ACTIONS, a->action);
	put_word(t, "Fault", BOUNCECODE_FAULTS, a->fault);
	put_word(t, "Category", BOUNCECODE_CATEGORIES, a->category);
	put_word(t, "Confidence", BOUNCECODE_CONFIDENCES, a->confidence);
	if (o->as >= 0) {
		const char *term = bouncecode_as(a, (unsigned)o->as);

		put_label(t, bouncecode_name(BOUNCECODE_SYSTEMS, (unsigned)o->as),
		    term ? term : "-");
	}
}

static void
put_references(const struct terminal *t, const struct bouncecode_answer *a)
{
	struct bouncecode_reference r;
	char s[700];

	for (size_t i = 0; bouncecode_reference_at(a->entry, i, &r); i++) {
		snprintf(s, sizeof s, "%s%s%s, %s", r.name,
		    r.section ? " section " : "", r.section ? r.section : "",
		    r.url);
		put_label(t, i == 0 ? "Source" : "", s);
	}
}

void
text_put(const struct terminal *t, const struct options *o,
    const struct record *r)
{
	const struct bouncecode_answer *a = &r->answer;
	const struct bouncecode_entry *e = a->entry;

	put_heading(t, a);
	putchar('\n');
	put_verdict(t, o, a);
	put_optional(t, "Because", bouncecode_reason(e));
	for (unsigned n = 0; n < 8; n++)
		if (a->remarks & 1u << n)
			put_optional(t, "Remark",
			    bouncecode_explanation(BOUNCECODE_REMARKS, n));
	putchar('\n');
	put_optional(t, "Meaning", bouncecode_meaning(e));
	put_optional(t, "Cause", bouncecode_cause(e));
	put_optional(t, "Advice", bouncecode_advice(e));
	put_optional(t, "Note", bouncecode_note(e));
	putchar('\n');
	put_references(t, a);
}

void
text_put_line(const struct terminal *t, const struct record *r)
{
	const struct bouncecode_answer *a = &r->answer;
	const char *category =
	    bouncecode_name(BOUNCECODE_CATEGORIES, a->category);
	const char *bounce = bouncecode_name(BOUNCECODE_BOUNCES, a->bounce);
	char shown[CODE_SIZE];

	record_shown(&a->code, shown);
	if (a->entry == NULL) {
		puts(*shown ? shown : "-");
		return;
	}
	if (*shown == '\0')
		snprintf(shown, sizeof shown, "%s", bouncecode_key(a->entry));
	if (t->width > 0 && t->width < NARROW) {
		put_padded(t, STRONG, shown, 12);
		put_styled(t, bounce_style(a), bounce);
		printf(" %s\n    ", category);
		put_wrapped(t, bouncecode_title(a->entry), 4, 4);
		return;
	}
	put_padded(t, STRONG, shown, 12);
	put_padded(t, bounce_style(a), bounce, 7);
	put_padded(t, PLAIN, category, 20);
	put_wrapped(t, bouncecode_title(a->entry), 39, 39);
}
