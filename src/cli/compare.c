/* Two answers side by side: what differs, and which is the better one to send. */
#include "cli/advise/better.h"
#include "cli/modes.h"
#include "cli/nothing.h"
#include "cli/output/format.h"
#include "cli/output/message.h"
#include "cli/output/stream.h"
#include "cli/output/text.h"
#include "cli/question.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { LABEL = 13, GAP = 2, WIDE = 80, NAME_SIZE = 400 };

/* ---- what is compared */

/* Each gives a word or a text, or NULL where the answer has none. */
static const char *
get_code(const struct bouncecode_answer *a, char *text, size_t size)
{
	bouncecode_write(&a->code, text, size);
	return *text ? text : NULL;
}

static const char *
get_title(const struct bouncecode_answer *a, char *text, size_t size)
{
	(void)text, (void)size;
	return bouncecode_title(a->entry);
}

static const char *
get_meaning(const struct bouncecode_answer *a, char *text, size_t size)
{
	(void)text, (void)size;
	return bouncecode_meaning(a->entry);
}

static const char *
get_permanent(const struct bouncecode_answer *a, char *text, size_t size)
{
	(void)text, (void)size;
	return a->permanent == BOUNCECODE_PERMANENT_YES ? "yes"
	    : a->permanent == BOUNCECODE_PERMANENT_NO   ? "no"
							: NULL;
}

static const char *
get_remarks(const struct bouncecode_answer *a, char *text, size_t size)
{
	size_t length = 0;

	*text = '\0';
	for (unsigned n = 0; bc_next_remark(a, &n) && length < size; n++)
		length += (size_t)snprintf(text + length, size - length, "%s%s",
		    length ? ", " : "", bouncecode_name(BOUNCECODE_REMARKS, n));
	return *text ? text : NULL;
}

static const char *
get_source(const struct bouncecode_answer *a, char *text, size_t size)
{
	struct bouncecode_reference r;

	if (!bouncecode_reference_at(a->entry, 0, &r))
		return NULL;
	snprintf(text, size, "%s%s%s", r.name, r.section ? " section " : "",
	    r.section ? r.section : "");
	return text;
}

#define GET_WORD(member, vocabulary) \
	static const char * \
	get_##member(const struct bouncecode_answer *a, char *text, size_t size) \
	{ \
		(void)text, (void)size; \
		return bouncecode_name(vocabulary, (unsigned)a->member); \
	}
GET_WORD(category, BOUNCECODE_CATEGORIES)
GET_WORD(bounce, BOUNCECODE_BOUNCES)
GET_WORD(fault, BOUNCECODE_FAULTS)
GET_WORD(action, BOUNCECODE_ACTIONS)
GET_WORD(confidence, BOUNCECODE_CONFIDENCES)

static const char *
get_provider(const struct bouncecode_answer *a, char *text, size_t size)
{
	(void)text, (void)size;
	return a->provider ? bouncecode_name(BOUNCECODE_PROVIDERS, a->provider) : NULL;
}

static const char *
get_blocklist(const struct bouncecode_answer *a, char *text, size_t size)
{
	(void)text, (void)size;
	return a->blocklist ? bouncecode_name(BOUNCECODE_BLOCKLISTS, a->blocklist) : NULL;
}

/* The name of a field, in records and in what differs, and its label. */
static const struct trait {
	const char *name, *label;
	const char *(*get)(const struct bouncecode_answer *a, char *text, size_t size);
} traits[] = {
	{ "code", "Code", get_code },
	{ "title", "Title", get_title },
	{ "category", "Category", get_category },
	{ "bounce", "Bounce", get_bounce },
	{ "permanent", "Permanent", get_permanent },
	{ "fault", "Fault", get_fault },
	{ "action", "Action", get_action },
	{ "confidence", "Confidence", get_confidence },
	{ "provider", "Provider", get_provider },
	{ "blocklist", "Blocklist", get_blocklist },
	{ "remarks", "Remarks", get_remarks },
	{ "meaning", "Meaning", get_meaning },
	{ "source", "Source", get_source },
};

enum { NTRAITS = sizeof traits / sizeof *traits };

struct comparison {
	struct side sides[2];
	char text[2][NTRAITS][NAME_SIZE];
	const char *values[2][NTRAITS]; /* NULL for none */
	char differs[300];              /* names, with commas between */
	struct preference preference;
	const char *better; /* the code or the title of it, or "neither" */
};

static bool
differ(const struct comparison *c, size_t i)
{
	const char *a = c->values[0][i], *b = c->values[1][i];

	return a == NULL || b == NULL ? a != b : strcmp(a, b) != 0;
}

static const char *
value_of(const struct comparison *c, int k, size_t i)
{
	return c->values[k][i] ? c->values[k][i] : "-";
}

static void
compare(struct comparison *c)
{
	size_t n = 0;

	for (size_t i = 0; i < NTRAITS; i++) {
		for (int k = 0; k < 2; k++)
			c->values[k][i] = traits[i].get(&c->sides[k].answer,
			    c->text[k][i], sizeof c->text[k][i]);
		if (differ(c, i))
			n += (size_t)snprintf(c->differs + n, sizeof c->differs - n,
			    "%s%s", n ? ", " : "", traits[i].name);
	}
	c->preference = better_of(&c->sides[0], &c->sides[1]);
	c->better = "neither";
	if (c->preference.better > 0) {
		const char *const *values = c->values[c->preference.better - 1];

		c->better = values[0] ? values[0] : values[1];
	}
}

/* ---- for people */

/* How many bytes of s go into a line of so many columns. */
static size_t
line_length(const char *s, unsigned width)
{
	size_t fits = 0, end = 0;

	while (s[end] != '\0') {
		end += s[end] == ' ';
		end += strcspn(s + end, " ");
		if (columns(s, end) > width)
			break;
		fits = end;
	}
	if (fits > 0)
		return fits;
	return end < width ? end : width; /* one long word, which is ASCII */
}

/* A line of what is left of a value. */
static void
put_line_of(const struct terminal *t, enum style style, const char **s, unsigned width,
    bool is_last)
{
	char line[NAME_SIZE];
	size_t n = line_length(*s, width);

	snprintf(line, sizeof line, "%.*s", (int)n, *s);
	put_padded(t, style, line, is_last ? 0 : width + GAP);
	*s += n;
	*s += **s == ' ';
}

/* Both values, in as many lines as the longer one takes. */
static void
put_row(const struct terminal *t, const struct comparison *c, size_t i, unsigned width)
{
	const char *left = value_of(c, 0, i), *right = value_of(c, 1, i);
	enum style style = differ(c, i) ? STRONG : PLAIN;
	char label[LABEL + 1];

	snprintf(label, sizeof label, "%c %s", differ(c, i) ? '*' : ' ', traits[i].label);
	for (; *left != '\0' || *right != '\0'; *label = '\0') {
		put_padded(t, FAINT, label, LABEL);
		put_line_of(t, style, &left, width, *right == '\0');
		if (*right != '\0')
			put_line_of(t, style, &right, width, true);
		putc('\n', out);
	}
}

static void
put_columns(const struct terminal *t, const struct comparison *c)
{
	unsigned all = t->width > 0 ? t->width : WIDE;

	for (size_t i = 0; i < NTRAITS; i++)
		if (c->values[0][i] != NULL || c->values[1][i] != NULL)
			put_row(t, c, i, (all - LABEL - GAP) / 2);
}

static void
put_one(const struct terminal *t, const struct comparison *c, int k)
{
	char label[LABEL + 1];

	for (size_t i = 0; i < NTRAITS; i++) {
		if (c->values[0][i] == NULL && c->values[1][i] == NULL)
			continue;
		snprintf(label, sizeof label, "%s%s", traits[i].label, differ(c, i) ? " *" : "");
		text_put_label(t, label, value_of(c, k, i));
	}
}

static void
put_preference(const struct terminal *t, const struct comparison *c)
{
	const struct preference *p = &c->preference;
	char text[NAME_SIZE];

	putc('\n', out);
	text_put_label(t, "Differ (*)", *c->differs ? c->differs : "nothing");
	snprintf(text, sizeof text, "%s: %s%s%s%s", c->better, p->why,
	    p->source ? " (" : "", p->source ? p->source : "", p->source ? ")" : "");
	text_put_label(t, "Better", text);
	if (p->url != NULL)
		text_put_label(t, "", p->url);
}

static void
put_text(const struct terminal *t, const struct comparison *c)
{
	if (is_narrow(t)) {
		put_one(t, c, 0);
		putc('\n', out);
		put_one(t, c, 1);
	} else {
		put_columns(t, c);
	}
	put_preference(t, c);
}

/* ---- for programs */

static void
put_record(const struct view *v, const struct comparison *c)
{
	static const char *const sides[] = { "first", "second" };
	struct cell_writer w = { .format = v->format, .begun = v->no_header };
	struct bc_cell cells[2 * NTRAITS + 6];
	char names[2][NTRAITS][32];
	size_t n = 0;

	for (size_t i = 0; i < NTRAITS; i++)
		for (int k = 0; k < 2; k++) {
			snprintf(names[k][i], sizeof names[k][i], "%s_%s", sides[k],
			    traits[i].name);
			cells[n++] = (struct bc_cell){ names[k][i], BC_CELL_STRING,
				c->values[k][i], 0 };
		}
	cells[n++] = (struct bc_cell){ "differ", BC_CELL_STRING, c->differs, 0 };
	cells[n++] = (struct bc_cell){ "better", BC_CELL_STRING, c->better, 0 };
	cells[n++] = (struct bc_cell){ "rule", BC_CELL_STRING, c->preference.rule, 0 };
	cells[n++] = (struct bc_cell){ "why", BC_CELL_STRING, c->preference.why, 0 };
	cells[n++] = (struct bc_cell){ "rule_source", BC_CELL_STRING, c->preference.source, 0 };
	cells[n++] = (struct bc_cell){ "rule_url", BC_CELL_STRING, c->preference.url, 0 };
	format_put_cells(&w, cells, n);
}

/* ---- what is given */

static bool
is_reply(const char *s)
{
	return strlen(s) == 3 && strspn(s, "0123456789") == 3;
}

static bool
is_enhanced(const char *s)
{
	return isdigit((unsigned char)s[0]) && s[1] == '.';
}

/* 554 5.7.1 550 5.7.26: a reply code takes an enhanced one that stands behind it,
 * so that quotes may be left out. Returns how many texts there are. */
static int
take_texts(const struct options *o, char texts[2][BOUNCECODE_TEXT_SIZE])
{
	int n = 0;

	for (int i = 0; i < o->noperands; i++, n++) {
		const char *s = o->operands[i], *next = o->operands[i + 1];
		bool joined = is_reply(s) && next != NULL && is_enhanced(next);

		if (n < 2)
			snprintf(texts[n], sizeof texts[n], "%s%s%s", s,
			    joined ? " " : "", joined ? next : "");
		i += joined;
	}
	return n;
}

int
compare_run(const struct options *o, const struct terminal *t)
{
	char texts[2][BOUNCECODE_TEXT_SIZE];
	static struct comparison c;

	if (take_texts(o, texts) != 2) {
		complain("--compare: two codes or texts are wanted, each of them in quotes");
		suggest_help();
		return TROUBLE;
	}
	for (int k = 0; k < 2; k++)
		if (!side_read(&c.sides[k], texts[k], strlen(texts[k]))) {
			if (is_code(texts[k], strlen(texts[k])))
				nothing_of_code(texts[k], strlen(texts[k]));
			else
				nothing_of_text(texts[k], strlen(texts[k]));
			return NOTHING;
		}
	compare(&c);
	if (format_is_text(o->view.format))
		put_text(t, &c);
	else
		put_record(&o->view, &c);
	return FOUND;
}
