/* Answers for people in a line each, or two: of logs, e-mails, lists and searches. */
#include "cli/output/text.h"
#include "cli/output/shown.h"
#include "cli/output/stream.h"

#include <stdio.h>
#include <string.h>

/* "552 5.7.509 ", "block  ", the longest category, and behind them the title. */
enum { CODE_WIDTH = 12, BOUNCE_WIDTH = 7, CATEGORY_WIDTH = 20,
	TITLE_AT = CODE_WIDTH + BOUNCE_WIDTH + CATEGORY_WIDTH,
	KIND_WIDTH = 11 }; /* "auto-reply " */

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

/* The code, or a private one, which says more than the code that it comes with. */
static void
put_code(const struct terminal *t, const struct record *r, const char *shown)
{
	const struct bouncecode_entry *entry = r->answer.entry;
	const char *key = bouncecode_key(entry), *head = key ? key : "-";

	if (*shown != '\0' && (r->has_text || record_usual_code(entry)))
		head = shown;
	put_padded(t, STRONG, head, CODE_WIDTH);
	if (strlen(head) >= CODE_WIDTH && t->width > 0)
		fprintf(out, "\n%*s", CODE_WIDTH, "");
	else if (strlen(head) >= CODE_WIDTH)
		fputs("  ", out);
}

void
text_put_line(const struct terminal *t, const struct record *r)
{
	const struct bouncecode_answer *a = &r->answer;
	const char *category =
	    bouncecode_name(BOUNCECODE_CATEGORIES, a->category);
	const char *bounce = bouncecode_name(BOUNCECODE_BOUNCES, a->bounce);
	char shown[BOUNCECODE_WRITE_SIZE];

	bouncecode_write(&a->code, shown, sizeof shown);
	if (a->entry == NULL) {
		fputs(*shown ? shown : "-", out);
		put_input(r);
		return;
	}
	put_code(t, r, shown);
	if (is_narrow(t)) {
		put_styled(t, text_bounce_style(a), bounce);
		fprintf(out, " %s\n    ", category);
		put_wrapped(t, bouncecode_title(a->entry), 4, 4);
		return;
	}
	put_padded(t, text_bounce_style(a), bounce, BOUNCE_WIDTH);
	put_padded(t, PLAIN, category, CATEGORY_WIDTH);
	if (r->input == NULL) {
		put_wrapped(t, bouncecode_title(a->entry), TITLE_AT, TITLE_AT);
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
	const struct field *f = &record_fields[field];
	struct bc_value v = { .type = BC_NO_VALUE };

	f->get(&v, r, NULL);
	put_padded(t, PLAIN, v.type == BC_STRING ? v.string : "-", f->width);
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
	put_padded(t, text_bounce_style(a),
	    bouncecode_name(BOUNCECODE_BOUNCES, a->bounce), BOUNCE_WIDTH);
	put_padded(t, PLAIN, category_of(a), CATEGORY_WIDTH);
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
	bool narrow = is_narrow(t);
	unsigned indent = narrow ? 4 : TITLE_AT;
	char shown[BOUNCECODE_WRITE_SIZE];
	struct bc_value to = { .type = BC_NO_VALUE };

	record_recipient(r, &to);
	if (to.type == BC_NO_VALUE)
		to.string = "-";
	bouncecode_write(&a->code, shown, sizeof shown);
	put_padded(t, STRONG, *shown ? shown : "-", CODE_WIDTH);
	put_padded(t, text_bounce_style(a), bounce, narrow ? 0 : BOUNCE_WIDTH);
	if (narrow)
		fprintf(out, " %s\n%*s", category_of(a), (int)indent, "");
	else
		put_padded(t, PLAIN, category_of(a), CATEGORY_WIDTH);
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
	const char *line = text_says_more(a) || bouncecode_cause(a->entry) == NULL
	    ? bouncecode_meaning(a->entry)
	    : bouncecode_cause(a->entry);
	bool narrow = is_narrow(t);
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
