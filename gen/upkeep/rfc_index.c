/* The index as XML, entry by entry as they come: of one with 50 MB no more is held than
 * what is asked of it. */
#include "gen/upkeep/rfc_index.h"

#include "gen/base/memory.h"
#include "gen/base/message.h"
#include "gen/list/xml.h"
#include "gen/upkeep/rfc_topic.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Ten times the index of today, and ten times what one entry may need. */
#define SIZE_MAX_INDEX ((size_t)256 << 20)
enum { TEXT_MAX = 2000, RELATED_MAX = 500 };

#define NAMESPACE "www.rfc-editor.org/rfc-index"

enum field { NUMBER, TITLE, MONTH, YEAR, KEYWORD, OBSOLETED_BY, UPDATED_BY };

/* The elements of an entry that are read, by what they stand in. */
static const struct {
	const char *group, *element;
	enum field field;
} fields[] = {
	{ "", "doc-id", NUMBER },
	{ "", "title", TITLE },
	{ "date", "month", MONTH },
	{ "date", "year", YEAR },
	{ "keywords", "kw", KEYWORD },
	{ "obsoleted-by", "doc-id", OBSOLETED_BY },
	{ "updated-by", "doc-id", UPDATED_BY },
};
enum { NFIELDS = sizeof fields / sizeof *fields };

struct reader {
	struct rfc_index *index;
	int depth;         /* of the element; the root is 1 */
	bool in_entry;
	const char *group; /* of the fields, or NULL */
	int field;         /* that is read, or -1 */
	char text[TEXT_MAX + 1];
	size_t size;
	struct rfc rfc; /* the entry so far */
	unsigned month, year;
};

static void
report(void *context, int line, const char *message)
{
	struct reader *in = context;

	complain("%s:%d: %s", in->index->file, line, message);
	in->index->errors++;
}

__attribute__((format(printf, 3, 4))) static bool
wrong(struct reader *in, int line, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	report(in, line, xvprintf(format, ap));
	va_end(ap);
	return false;
}

unsigned
rfc_number(const char *s)
{
	size_t digits;

	if (strncmp(s, "RFC", 3) != 0 && strncmp(s, "rfc", 3) != 0)
		return 0;
	s += s[3] == '-' ? 4 : 3;
	digits = strspn(s, "0123456789");
	return digits >= 1 && digits <= 5 && s[digits] == '\0'
	    ? (unsigned)strtoul(s, NULL, 10)
	    : 0;
}

bool
rfcs_have(const struct rfcs *list, unsigned number)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->numbers[i] == number)
			return true;
	return false;
}

void
rfcs_append(struct rfcs *list, unsigned number)
{
	list->numbers = xgrow(list->numbers, list->n, sizeof *list->numbers);
	list->numbers[list->n++] = number;
}

void
rfcs_add(struct rfcs *list, unsigned number)
{
	if (!rfcs_have(list, number))
		rfcs_append(list, number);
}

static bool
open_root(struct reader *in, int line, const char *name, const char *space)
{
	const char *host = strstr(space, "://");

	if (strcmp(name, "rfc-index") != 0)
		return wrong(in, line,
		    "the root is <%s>, expected <rfc-index>: this is not the index of RFCs",
		    name);
	if (host == NULL || strcmp(host + 3, NAMESPACE) != 0)
		return wrong(in, line,
		    "the namespace is \"%s\", expected \"https://" NAMESPACE "\"",
		    space);
	return true;
}

static void
open_entry(struct reader *in, const char *name)
{
	bool issued = strcmp(name, "rfc-entry") == 0;

	in->in_entry = issued || strcmp(name, "rfc-not-issued-entry") == 0;
	in->rfc = (struct rfc){ .issued = issued };
	in->month = in->year = 0;
}

static const char *
group_of(const char *name)
{
	for (int i = 0; i < NFIELDS; i++)
		if (strcmp(fields[i].group, name) == 0)
			return fields[i].group;
	return NULL;
}

static bool
open_element(void *context, int line, const char *name, const char *space)
{
	struct reader *in = context;

	if (++in->depth == 1)
		return open_root(in, line, name, space);
	if (in->depth == 2)
		open_entry(in, name);
	if (!in->in_entry || in->depth < 3 || in->depth > 4)
		return true;
	if (in->depth == 3)
		in->group = "";
	for (int i = 0; i < NFIELDS && in->group != NULL; i++)
		if (strcmp(fields[i].group, in->group) == 0 &&
		    strcmp(fields[i].element, name) == 0) {
			in->field = i;
			in->size = 0;
		}
	if (in->depth == 3)
		in->group = in->field < 0 ? group_of(name) : NULL;
	return true;
}

static bool
take_text(void *context, int line, const char *text, size_t size)
{
	struct reader *in = context;

	if (in->field < 0)
		return true;
	if (size > TEXT_MAX - in->size)
		return wrong(in, line,
		    "the text of this <%s> has more than %d bytes",
		    fields[in->field].element, TEXT_MAX);
	memcpy(in->text + in->size, text, size);
	in->size += size;
	return true;
}

static unsigned
month_number(const char *s)
{
	static const char *const names[] = { "January", "February", "March",
		"April", "May", "June", "July", "August", "September",
		"October", "November", "December" };

	for (unsigned i = 0; i < sizeof names / sizeof *names; i++)
		if (strcmp(s, names[i]) == 0)
			return i + 1;
	return 0;
}

/* What stands there besides RFCs (RFC 2119 is BCP 14) is none of ours. */
static bool
take_relation(struct reader *in, int line, enum relation relation, const char *s)
{
	struct rfcs *by = &in->rfc.by[relation];
	unsigned number = rfc_number(s);

	if (number == 0)
		return true;
	if (by->n == RELATED_MAX)
		return wrong(in, line, "more than %d RFCs stand here", RELATED_MAX);
	rfcs_add(by, number);
	return true;
}

static bool
take_field(struct reader *in, int line, enum field field, const char *s)
{
	if (xml_has_control(s))
		return wrong(in, line, "a character of control is not allowed here");
	switch (field) {
	case NUMBER:
		in->rfc.number = rfc_number(s);
		return in->rfc.number > 0 ||
		    wrong(in, line, "\"%s\" is no RFC, expected one such as RFC5321", s);
	case TITLE:
		in->rfc.title = xstrdup(s);
		in->rfc.topical = is_topical(s);
		break;
	case MONTH:
		if ((in->month = month_number(s)) == 0)
			return wrong(in, line, "\"%s\" is no month", s);
		break;
	case YEAR:
		in->year = (unsigned)strtoul(s, NULL, 10);
		if (strlen(s) != 4 || in->year < 1969)
			return wrong(in, line, "\"%s\" is no year", s);
		break;
	case KEYWORD:
		if (!in->rfc.topical && is_topical(s)) {
			in->rfc.topical = true;
			in->rfc.keyword = xstrdup(s);
		}
		break;
	case OBSOLETED_BY:
		return take_relation(in, line, OBSOLETED, s);
	case UPDATED_BY:
		return take_relation(in, line, UPDATED, s);
	}
	return true;
}

static bool
close_entry(struct reader *in, int line)
{
	struct rfc_index *index = in->index;
	struct rfc *kept;

	if (in->rfc.number == 0)
		return wrong(in, line, "an entry without <doc-id> ends here");
	if (in->rfc.issued && in->rfc.title == NULL)
		return wrong(in, line, "RFC %u has no <title>", in->rfc.number);
	if (index->rfcs[in->rfc.number] != NULL)
		return wrong(in, line, "RFC %u stands here twice", in->rfc.number);
	if (in->year > 0 && in->month > 0)
		in->rfc.date = xprintf("%u-%02u", in->year, in->month);
	kept = xcalloc(1, sizeof *kept);
	*kept = in->rfc;
	index->rfcs[kept->number] = kept;
	index->n += kept->issued;
	if (kept->date != NULL &&
	    (index->latest == NULL || strcmp(kept->date, index->latest) > 0))
		index->latest = kept->date;
	return true;
}

static bool
close_element(void *context, int line)
{
	struct reader *in = context;
	bool good = true;

	/* Elements within a field, if there ever are, belong to its text. */
	if (in->field >= 0 && in->depth == (*fields[in->field].group ? 4 : 3)) {
		in->text[in->size] = '\0';
		good = take_field(in, line, fields[in->field].field, squeeze(in->text));
		in->field = -1;
	}
	if (in->in_entry && in->depth == 2) {
		good = close_entry(in, line);
		in->in_entry = false;
	}
	in->depth--;
	return good;
}

bool
rfc_index_from(struct rfc_index *index, FILE *f, const char *name)
{
	static const struct xml_events events = { open_element, take_text,
		close_element };
	static struct reader in;

	index->file = name;
	in = (struct reader){ .index = index, .field = -1 };
	if (xml_stream(f, SIZE_MAX_INDEX, name, &events, report, &in) && index->n == 0)
		wrong(&in, 1, "there is no <rfc-entry>: this is not the index of RFCs");
	return index->errors == 0;
}

bool
rfc_index_read(struct rfc_index *index, const char *file)
{
	FILE *f = fopen(file, "rb");
	bool good;

	if (f == NULL) {
		complain("%s: %s", file, strerror(errno));
		return false;
	}
	good = rfc_index_from(index, f, file);
	fclose(f);
	return good;
}
