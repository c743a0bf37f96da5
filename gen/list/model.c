/*
 * Questions that everybody asks the list: where a line stands, what a name or a
 * number means, what the verdict of an entry is.
 */
#include "gen/list/model.h"
#include "gen/base/message.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char *const text_names[NTEXTS] = { "title", "meaning", "cause", "advice",
	"note", "personal" };
const char *const listener_names[NLISTENERS] = { "server", "list" };

bool
is_local(int line)
{
	return line >= OVERLAY_LINE;
}

static const char *
file_of(const struct model *m, int line)
{
	return is_local(line) ? m->overlay : m->file;
}

static int
number_of(int line)
{
	return is_local(line) ? line - OVERLAY_LINE : line;
}

const char *
place_of(const struct model *m, int line, int seen_from)
{
	if (is_local(line) == is_local(seen_from))
		return xprintf("line %d", number_of(line));
	return xprintf("%s:%d", file_of(m, line), number_of(line));
}

static void
say(const char *file, int line, const char *what, const char *format, va_list ap)
{
	char *text = xprintf("%s:%d: %s: %s\n", file, line, what, xvprintf(format, ap));

	fputs(make_shown(text), stderr);
}

void
model_error_in(const struct model *m, const char *file, int line, const char *format,
    va_list ap)
{
	++*m->errors;
	if (*m->errors > ERRORS_MAX + 1)
		return;
	if (*m->errors > ERRORS_MAX)
		format = xprintf("more than %d errors", ERRORS_MAX);
	say(file, line, "error", format, ap);
}

void
model_error(const struct model *m, int line, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	model_error_in(m, file_of(m, line), number_of(line), format, ap);
	va_end(ap);
}

void
model_warning(const struct model *m, int line, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	say(file_of(m, line), number_of(line), "warning", format, ap);
	va_end(ap);
}

const struct word *
find_word(const struct model *m, enum bouncecode_vocabulary v, const char *id)
{
	const struct vocabulary *vocabulary = &m->vocabularies[v];

	for (size_t i = 0; i < vocabulary->n; i++)
		if (strcmp(vocabulary->words[i].id, id) == 0)
			return &vocabulary->words[i];
	return NULL;
}

const struct word *
find_number(
    const struct model *m, enum bouncecode_vocabulary v, unsigned number)
{
	const struct vocabulary *vocabulary = &m->vocabularies[v];

	for (size_t i = 0; i < vocabulary->n; i++)
		if (vocabulary->words[i].number == number)
			return &vocabulary->words[i];
	return NULL;
}

const char *
word_id(const struct model *m, enum bouncecode_vocabulary v, int number)
{
	const struct word *w =
	    number < 0 ? NULL : find_number(m, v, (unsigned)number);

	return w ? w->id : NULL;
}

const char *
word_text(const struct model *m, enum bouncecode_vocabulary v, int number)
{
	const struct word *w =
	    number < 0 ? NULL : find_number(m, v, (unsigned)number);

	return w ? w->text : NULL;
}

const struct category *
find_category(const struct model *m, const char *id)
{
	for (size_t i = 0; i < m->ncategories; i++)
		if (strcmp(m->categories[i].word->id, id) == 0)
			return &m->categories[i];
	return NULL;
}

struct source *
find_source(const struct model *m, const char *id)
{
	size_t i = dictionary_find(&m->sources_by_id, id);

	return i == NOT_FOUND ? NULL : &m->sources[i];
}

/* The longest code is "550 5.7.606-649", the longest token 2000 bytes, which is
 * never asked for. */
static const char *
entry_name(enum bouncecode_kind kind, const char *code, char name[64])
{
	snprintf(name, 64, "%d %s", (int)kind, code);
	return name;
}

const struct entry *
find_entry(const struct model *m, enum bouncecode_kind kind, const char *code)
{
	char name[64];
	size_t i = dictionary_find(
	    &m->entries_by_code, entry_name(kind, code, name));

	return i == NOT_FOUND ? NULL : &m->entries[i];
}

void
index_model(struct model *m)
{
	char name[64];

	m->sources_by_id = m->entries_by_code = (struct dictionary){ NULL, 0, 0 };
	for (size_t i = 0; i < m->nsources; i++)
		dictionary_add(&m->sources_by_id, m->sources[i].id, i);
	for (size_t i = 0; i < m->nentries; i++) {
		const struct entry *e = &m->entries[i];

		if (!is_worded(e))
			dictionary_add(&m->entries_by_code,
			    xstrdup(entry_name(e->kind, e->code, name)), i);
	}
}

const char *
label_of(const struct entry *e)
{
	return *e->code != '\0' || e->text[TITLE] == NULL ? e->code
							  : e->text[TITLE];
}

bool
has_same_status(const struct entry *a, const struct entry *b)
{
	return a->class_digit == b->class_digit && a->subject == b->subject &&
	    a->detail == b->detail && a->last_detail == b->last_detail;
}

void
take_terms(struct entry *e, const struct entry *from)
{
	for (int s = 0; s < NSYSTEMS_MAX; s++)
		if (e->terms[s] == NULL)
			e->terms[s] = from->terms[s];
}

void
take_category(struct entry *e, const struct entry *from)
{
	e->category = from->category;
	if (!e->has_verdict) {
		e->verdict = from->verdict;
		e->reason = from->reason;
	}
	take_terms(e, from);
}

bool
is_worded(const struct entry *e)
{
	return e->kind == BOUNCECODE_KIND_PHRASE ||
	    e->kind == BOUNCECODE_KIND_PROVIDER;
}

struct judgement
judge(const struct model *m, const struct entry *e, unsigned digit)
{
	struct judgement j = { e->category, e->verdict.permanent,
		e->verdict.action, BOUNCECODE_PERMANENT_UNKNOWN };

	if (digit == 2 || digit == 3) {
		j.category = find_category(m, "ok");
		j.bounce = BOUNCECODE_BOUNCE_NONE;
		j.action = BOUNCECODE_ACTION_NONE;
	} else if (digit == 4) {
		j.bounce = e->verdict.transient;
		j.action = e->verdict.transient_action;
		j.permanent = BOUNCECODE_PERMANENT_NO;
	} else if (digit == 5) {
		j.permanent = BOUNCECODE_PERMANENT_YES;
	}
	return j;
}

const char *
row_enhanced(const struct row *r)
{
	const struct entry *e = r->entry;
	char digit = r->class_digit == BOUNCECODE_ANY_CLASS
	    ? 'X'
	    : (char)('0' + r->class_digit);

	if (e->kind == BOUNCECODE_KIND_CLASS || r->class_digit == 0)
		return NULL;
	if (e->last_detail > e->detail)
		return xprintf("%c.%u.%u-%u", digit, e->subject, e->detail,
		    e->last_detail);
	return xprintf("%c.%u.%u", digit, e->subject, e->detail);
}

void
reference_url(const struct reference *r, char *buffer, size_t size)
{
	const struct source *s = r->source;

	if (r->section != NULL && s->sections != NULL)
		snprintf(buffer, size, "%s#%s%s", s->url, s->sections,
		    r->section);
	else
		snprintf(buffer, size, "%s", s->url);
}

const char *
sample_lines(const char *text)
{
	char *lines = xstrdup(text), *to = lines;

	for (const char *p = text; *p != '\0'; p++)
		if (p[0] == '\\' && p[1] == 'n')
			*to++ = (p++, '\n');
		else
			*to++ = *p;
	*to = '\0';
	return lines;
}

char *
plain_name(const char *name)
{
	static const char *const spelled[][2] = {
		{ "auth-", "authentication " },
		{ "rdns-", "reverse DNS " },
		{ "dns-", "DNS " },
		{ "tls-", "TLS " },
	};
	char *plain = NULL;

	for (size_t i = 0; plain == NULL && i < sizeof spelled / sizeof *spelled; i++) {
		size_t length = strlen(spelled[i][0]);

		if (strncmp(name, spelled[i][0], length) == 0)
			plain = xprintf("%s%s", spelled[i][1], name + length);
	}
	if (plain == NULL)
		plain = xstrdup(name);
	for (char *c = plain; (c = strchr(c, '-')) != NULL;)
		*c = ' ';
	return plain;
}
