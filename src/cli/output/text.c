/* Answers for people, as wide as the terminal. */
#include "cli/output/text.h"
#include "cli/output/shown.h"
#include "cli/output/stream.h"

#include <stdio.h>
#include <string.h>

enum {
	LABEL_WIDTH = 13, /* "  Confidence " */
	CODE_WIDTH = 12,  /* "552 5.7.509 " */
	KIND_WIDTH = 11,  /* "auto-reply " */
	NARROW = 60       /* below, a label has a line of its own */
};

void
text_put_label(const struct terminal *t, const char *label, const char *s)
{
	char padded[LABEL_WIDTH + 1];
	unsigned indent = LABEL_WIDTH;

	if (t->width > 0 && t->width < NARROW) {
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
	put_styled(t, bounce_style(a), head);
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

/* A wording's meaning may be just that of its category, which stands above. */
static bool
says_more(const struct bouncecode_answer *a)
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
	for (unsigned n = 0; record_next_remark(a, &n); n++)
		put_optional(t, "Remark",
		    bouncecode_explanation(BOUNCECODE_REMARKS, n));
	putc('\n', out);
	if (says_more(a))
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

	for (unsigned n = 0; record_next_remark(a, &n); n++)
		put_wrapped(t, bouncecode_explanation(BOUNCECODE_REMARKS, n),
		    0, 0);
	putc('\n', out);
	if (a->provider != 0)
		put_word(t, "Provider", BOUNCECODE_PROVIDERS, a->provider);
	put_optional(t, "Look for", bouncecode_headline(a));
}

/* The line that was read, where it is asked for, ends its record. */
static void
put_input(const struct record *r)
{
	if (r->input != NULL && *r->input != '\0') {
		fputs("  ", out);
		put_shown(out, r->input, strlen(r->input));
	}
	putc('\n', out);
}

void
text_put_line(const struct terminal *t, const struct record *r)
{
	const struct bouncecode_answer *a = &r->answer;
	const char *category =
	    bouncecode_name(BOUNCECODE_CATEGORIES, a->category);
	const char *bounce = bouncecode_name(BOUNCECODE_BOUNCES, a->bounce);
	const char *head, *key;
	char shown[BOUNCECODE_WRITE_SIZE];

	bouncecode_write(&a->code, shown, sizeof shown);
	if (a->entry == NULL) {
		fputs(*shown ? shown : "-", out);
		put_input(r);
		return;
	}
	/* A private code says more than the code that it comes with. */
	key = bouncecode_key(a->entry);
	if (*shown != '\0' && (r->has_text || record_usual_code(a->entry)))
		head = shown;
	else
		head = key ? key : "-";
	put_padded(t, STRONG, head, CODE_WIDTH);
	if (strlen(head) >= CODE_WIDTH && t->width > 0)
		fprintf(out, "\n%*s", CODE_WIDTH, "");
	else if (strlen(head) >= CODE_WIDTH)
		fputs("  ", out);
	if (t->width > 0 && t->width < NARROW) {
		put_styled(t, bounce_style(a), bounce);
		fprintf(out, " %s\n    ", category);
		put_wrapped(t, bouncecode_title(a->entry), 4, 4);
		return;
	}
	put_padded(t, bounce_style(a), bounce, 7);
	put_padded(t, PLAIN, category, 20);
	if (r->input == NULL) {
		put_wrapped(t, bouncecode_title(a->entry), 39, 39);
		return;
	}
	fputs(bouncecode_title(a->entry), out);
	put_input(r);
}

static const char *
category_of(const struct bouncecode_answer *a)
{
	return a->entry ? bouncecode_name(BOUNCECODE_CATEGORIES, a->category) : "-";
}

/* What is not known is a '-', so that each column has its place. */
static void
put_part(const struct terminal *t, const struct record *r, size_t field)
{
	const struct field *f = record_field(field);
	struct value v = { .type = NONE };

	f->get(&v, r, NULL);
	put_padded(t, PLAIN, v.type == STRING ? v.string : "-", f->width);
	fputs("  ", out);
}

void
text_put_report(const struct terminal *t, const struct record *r, bool of_several)
{
	const struct bouncecode_answer *a = &r->answer;
	char shown[BOUNCECODE_WRITE_SIZE];

	bouncecode_write(&a->code, shown, sizeof shown);
	if (of_several) {
		put_styled(t, FAINT, r->file);
		fputs(": ", out);
	}
	put_part(t, r, FIELD_time);
	put_padded(t, STRONG, *shown ? shown : "-", CODE_WIDTH);
	put_padded(t, bounce_style(a),
	    bouncecode_name(BOUNCECODE_BOUNCES, a->bounce), 7);
	put_padded(t, PLAIN, category_of(a), 20);
	put_part(t, r, FIELD_recipient);
	put_part(t, r, FIELD_host);
	fputs(a->entry != NULL ? bouncecode_title(a->entry) : "-", out);
	put_input(r);
}

/* A title behind what ends at that column, if there is room for a word of it. */
static void
put_title(const struct terminal *t, const char *title, unsigned at)
{
	enum { BLANKS = 2, DOTS = 4 };
	unsigned word = columns(title, strcspn(title, " "));

	if (*title == '\0' ||
	    (t->width > 0 && at + BLANKS + word + DOTS > t->width)) {
		putc('\n', out);
		return;
	}
	fprintf(out, "%*s", BLANKS, "");
	put_cut_marked(t, title, at + BLANKS, NULL);
}

void
text_put_mail(const struct terminal *t, const struct record *r)
{
	const struct bouncecode_answer *a = &r->answer;
	const char *bounce = bouncecode_name(BOUNCECODE_BOUNCES, a->bounce);
	bool narrow = t->width > 0 && t->width < NARROW;
	unsigned indent = narrow ? 4 : CODE_WIDTH + 7 + 20;
	char shown[BOUNCECODE_WRITE_SIZE];
	struct value to = { .type = NONE };

	record_recipient(r, &to);
	if (to.type == NONE)
		to.string = "-";
	bouncecode_write(&a->code, shown, sizeof shown);
	put_padded(t, STRONG, *shown ? shown : "-", CODE_WIDTH);
	put_padded(t, bounce_style(a), bounce, narrow ? 0 : 7);
	if (narrow)
		fprintf(out, " %s\n%*s", category_of(a), (int)indent, "");
	else
		put_padded(t, PLAIN, category_of(a), 20);
	put_padded(t, PLAIN, record_report_word(r), KIND_WIDTH);
	put_styled(t, PLAIN, to.string);
	put_title(t, a->entry ? bouncecode_title(a->entry) : "",
	    indent + KIND_WIDTH + columns(to.string, strlen(to.string)));
}

static struct marks
find_marks(const char *words, size_t length, const char *s)
{
	struct marks m;

	m.n = bouncecode_search_places(words, length, s, strlen(s), m.list,
	    sizeof m.list / sizeof *m.list);
	return m;
}

/* "mailbox-full, soft, google; also 4.2.2, 552 5.2.2" */
static void
put_hit_words(const struct terminal *t, const struct view *v,
    const struct bouncecode_answer *a, unsigned indent)
{
	char s[700];
	int n = snprintf(s, sizeof s, "%s, %s",
	    bouncecode_name(BOUNCECODE_CATEGORIES, a->category),
	    bouncecode_name(BOUNCECODE_BOUNCES, a->bounce));
	const struct bouncecode_entry *e;

	if (a->provider != 0)
		n += snprintf(s + n, sizeof s - (size_t)n, ", %s",
		    bouncecode_name(BOUNCECODE_PROVIDERS, a->provider));
	for (size_t i = 0; v->verbose && (size_t)n < sizeof s - 40 &&
	     (e = bouncecode_spelling(a->entry, i)) != NULL;
	     i++)
		n += snprintf(s + n, sizeof s - (size_t)n, "%s %s",
		    i ? "," : "; also", bouncecode_key(e));
	if (t->color)
		fputs("\033[2m", out);
	put_wrapped(t, s, indent, indent);
	if (t->color)
		fputs("\033[0m", out);
}

void
text_put_hit(const struct terminal *t, const struct view *v,
    const struct record *r, const char *words, size_t length)
{
	const struct bouncecode_answer *a = &r->answer;
	const char *key = bouncecode_key(a->entry);
	const char *title = bouncecode_title(a->entry);
	/* Many share the meaning of their category; their causes differ. */
	const char *line = says_more(a) || bouncecode_cause(a->entry) == NULL
	    ? bouncecode_meaning(a->entry)
	    : bouncecode_cause(a->entry);
	bool narrow = t->width > 0 && t->width < NARROW;
	unsigned indent = narrow ? 2 : CODE_WIDTH;
	struct marks marks = find_marks(words, length, title);
	unsigned at = CODE_WIDTH;

	put_padded(t, STRONG, key ? key : "-", CODE_WIDTH);
	if (key != NULL && strlen(key) >= CODE_WIDTH) {
		fprintf(out, "\n%*s", (int)indent, "");
		at = indent;
	}
	put_wrapped_marked(t, title, at, indent, &marks);
	fprintf(out, "%*s", (int)indent, "");
	put_hit_words(t, v, a, indent);
	if (line != NULL) {
		marks = find_marks(words, length, line);
		fprintf(out, "%*s", (int)indent, "");
		put_cut_marked(t, line, indent, &marks);
	}
}
