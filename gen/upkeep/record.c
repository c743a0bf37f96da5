/*
 * What one record of the registry says, brought to the form in which the list
 * says it: replies and classes as words in order, references as ids.
 */
#include "gen/upkeep/record.h"

#include "gen/base/items.h"
#include "gen/base/memory.h"
#include "gen/base/message.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

const char *const table_names[NTABLES] = { "classes", "subjects", "codes" };

void
registry_error(struct registry *r, int line, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	complain("%s:%d: %s", r->file, line, xvprintf(format, ap));
	va_end(ap);
	r->errors++;
}

const struct record *
registry_find(const struct registry *r, const char *code)
{
	size_t i = dictionary_find(&r->by_code, code);

	return i == NOT_FOUND ? NULL : &r->records[i];
}

/* Follows a form: 'd' is a number of one to three digits without a leading
 * zero, the rest stands for itself. */
static bool
has_form(const char *s, const char *form)
{
	for (; *form != '\0'; form++) {
		if (*form == 'd') {
			size_t n = strspn(s, "0123456789");

			if (n < 1 || n > 3 || (*s == '0' && n > 1))
				return false;
			s += n;
		} else if (*s++ != *form) {
			return false;
		}
	}
	return *s == '\0';
}

static bool
is_code(const char *s, enum table table)
{
	static const char *const forms[NTABLES] = { "d.XXX.YYY", "X.d.YYY",
		"X.d.d" };

	return has_form(s, forms[table]);
}

static int
compare_words(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

const char *
sorted_words(const char *list)
{
	enum { MAX = 64 };
	char *words[MAX], *out = xcalloc(strlen(list) + 2, 1);
	size_t n = 0;

	for (char *w = strtok(xstrdup(list), " "); w && n < MAX; w = strtok(NULL, " "))
		words[n++] = w;
	qsort(words, n, sizeof *words, compare_words);
	for (size_t i = 0; i < n; i++)
		strcat(strcat(out, i ? " " : ""), words[i]);
	return out;
}

/* "451, 550", "250 or 251", "451/550", "5XX", "Any", "Not given", "." */
static const char *
read_replies(const char *s)
{
	/* Three bytes there are four here, with a blank. */
	char *out = xcalloc(2 * strlen(s) + 1, 1), *p = out;

	if (strcmp(s, "Any") == 0)
		return "any";
	for (; *s != '\0'; s++)
		if (*s >= '2' && *s <= '5' &&
		    ((isdigit((unsigned char)s[1]) &&
			 isdigit((unsigned char)s[2])) ||
			strncmp(s + 1, "XX", 2) == 0)) {
			for (int i = 0; i < 3; i++)
				*p++ = (char)tolower((unsigned char)s[i]);
			*p++ = ' ';
			s += 2;
		}
	return sorted_words(out);
}

/* The classes that a sentence names, as bits; *only: nothing but them. */
static unsigned
classes_named(const char *sentence, bool *only)
{
	static const struct {
		const char *words;
		unsigned bit;
	} names[] = { { "permanent", 1u << 5 }, { "transient", 1u << 4 },
		{ "temporar", 1u << 4 }, { "successful delivery", 1u << 2 },
		{ "delivery was successful", 1u << 2 } };
	const char *limit = strstr(sentence, "only ");
	unsigned bits = 0;

	*only = false;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *found = strstr(sentence, names[i].words);

		if (found == NULL)
			continue;
		bits |= names[i].bit;
		*only = *only || (limit != NULL && limit < found);
	}
	return bits;
}

/* The first digits of associated replies, as bits. */
static unsigned
classes_replied(const char *replies)
{
	const char *code;
	unsigned bits = 0;

	while ((code = next_item(&replies, ' ')) != NULL)
		bits |= 1u << (*code - '0');
	return bits;
}

/* The registry has no field for the classes of a code: they follow from its
 * text and from the first digits of the associated replies. A sentence such as
 * "This is useful only as a permanent error." decides alone. */
static const char *
read_classes(const char *description, const char *replies)
{
	char *out = xcalloc(sizeof "2 4 5", 1);
	unsigned bits;
	bool only = false;

	if (strcmp(replies, "any") == 0)
		return "2 4 5";
	bits = classes_replied(replies);
	for (const char *s = description; *s != '\0' && !only;) {
		const char *end = strstr(s, ". ");
		size_t length = end ? (size_t)(end + 2 - s) : strlen(s);
		unsigned named =
		    classes_named(xprintf("%.*s", (int)length, s), &only);

		bits = only ? named : bits | named;
		s += length;
	}
	for (const char *digit = "245"; *digit != '\0'; digit++)
		if (bits & 1u << (*digit - '0')) {
			strncat(out, *out ? " " : "", 1);
			strncat(out, digit, 1);
		}
	return out;
}

/* "[RFC7372], Section 3.3 (Standards Track); [RFC6376]": what stands in
 * brackets, and the section behind it. A draft is cited without its number. */
static void
read_citations(struct record *record, const char *s)
{
	while ((s = strchr(s, '[')) != NULL &&
	    record->ncitations < REFERENCES_MAX) {
		size_t length = strcspn(++s, "]");
		size_t rest = strcspn(s, ";");
		char *id = xprintf("%.*s", (int)length, s);
		const char *section = strstr(s, "Section ");
		size_t n = strlen(id);

		for (char *p = id; *p != '\0'; p++)
			*p = (char)tolower((unsigned char)*p);
		if (strncmp(id, "draft-", 6) == 0 && n > 9 &&
		    id[n - 3] == '-' && has_form(id + n - 1, "d"))
			id[n - 3] = '\0';
		record->citations[record->ncitations++] = (struct citation){
			.id = id,
			.section = section && section < s + rest
			    ? xprintf("%.*s",
				  (int)strspn(section + 8, "0123456789."),
				  section + 8)
			    : NULL,
		};
		s += length;
	}
}

void
registry_add(struct registry *r, struct record record,
    const char *basic_codes, const char *reference)
{
	const struct record *first = registry_find(r, record.code);

	if (!is_code(record.code, record.table)) {
		registry_error(r, record.line,
		    "\"%s\" is not a code of the table of %s", record.code,
		    table_names[record.table]);
		return;
	}
	if (first != NULL) {
		registry_error(r, record.line,
		    "code \"%s\" stands here twice (first at line %d)",
		    record.code, first->line);
		return;
	}
	record.replies = read_replies(basic_codes);
	record.classes = record.table == TABLE_CODES
	    ? read_classes(record.description, record.replies)
	    : "";
	read_citations(&record, reference);
	r->records = xgrow(r->records, r->nrecords, sizeof *r->records);
	dictionary_add(&r->by_code, record.code, r->nrecords);
	r->records[r->nrecords++] = record;
}
