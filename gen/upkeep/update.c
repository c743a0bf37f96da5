/*
 * Brings a list up to the registry: a skeleton for each new code, at its
 * place, and a mark on each that is gone. What only a person can write stays
 * empty, and the compiler refuses the list until it is written.
 */
#include "gen/upkeep/update.h"

#include "gen/base/printed.h"
#include "gen/upkeep/edit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct update {
	const struct model *model;
	const struct registry *registry;
	struct list_text text;
	FILE *out;
	const char **sources; /* ids of those that were added */
	size_t nsources;
};

/* Text for between tags. */
static const char *
escaped(const char *s)
{
	char *out = xcalloc(6 * strlen(s) + 1, 1), *p = out;

	for (; *s != '\0'; s++) {
		const char *as = *s == '<' ? "&lt;"
		    : *s == '>'		   ? "&gt;"
		    : *s == '&'		   ? "&amp;"
					   : NULL;

		if (as != NULL)
			p += strlen(strcpy(p, as));
		else
			*p++ = *s;
	}
	return out;
}

/* A comment of lines as long as those of the list; "--" would end it. */
static const char *
comment(const char *s)
{
	enum { WIDTH = 110 };
	struct printed out;

	printed_begin(&out);
	fputs("      <!--\n", out.out);
	while (*s != '\0') {
		size_t end = strnlen(s, WIDTH + 1);
		char *line;

		if (end > WIDTH) {
			for (end = WIDTH; end > 0 && s[end] != ' ';)
				end--;
			if (end == 0)
				end = strcspn(s, " ");
		}
		line = xprintf("%.*s", (int)end, s);
		for (char *p = line; (p = strstr(p, "--")) != NULL;)
			p[1] = ' ';
		fprintf(out.out, "        %s\n", line);
		s += end;
		s += strspn(s, " ");
	}
	fputs("      -->\n", out.out);
	return printed_end(&out);
}

/* Codes are in the order of their numbers: X.7.9 comes before X.7.10. Classes
 * and subjects are one digit. */
static long
rank(const char *code)
{
	const char *dot = strchr(code, '.');
	long subject;
	char *end;

	if (dot == NULL)
		return strtol(code, NULL, 10);
	subject = strtol(dot + 1, &end, 10);
	return 1000 * subject + strtol(end + (*end == '.'), NULL, 10);
}

/* RFCs by their numbers, drafts by their names behind them. */
static bool
goes_before(const char *section, const char *a, const char *b)
{
	bool rfc_a = strncmp(a, "rfc", 3) == 0, rfc_b = strncmp(b, "rfc", 3) == 0;

	if (strcmp(section, "sources") != 0)
		return rank(a) <= rank(b);
	if (rfc_a && rfc_b)
		return strtol(a + 3, NULL, 10) < strtol(b + 3, NULL, 10);
	if (rfc_a || rfc_b)
		return rfc_a;
	return strncmp(a, "draft-", 6) == 0 && strcmp(a, b) < 0;
}

/* The last element that a new one has to follow, or NULL. */
static const struct element *
predecessor(const struct list_text *t, const char *section, const char *name,
    const char *key)
{
	const struct element *found = NULL;

	for (size_t i = 0; i < t->nelements; i++) {
		const struct element *e = &t->elements[i];

		if (strcmp(e->section, section) == 0 &&
		    strcmp(e->name, name) == 0 &&
		    goes_before(section, e->key, key))
			found = e;
	}
	return found;
}

/* Only what can be named by an id of a source: RFCs and drafts. The registry may say
 * anything there. */
static bool
is_citable(const char *id)
{
	return (strncmp(id, "rfc", 3) == 0 || strncmp(id, "draft-", 6) == 0) &&
	    id[strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789.-")] == '\0';
}

static const char *
source_skeleton(const char *id)
{
	if (strncmp(id, "rfc", 3) == 0)
		return xprintf("\n    <source id=\"%s\" name=\"RFC %s\" title=\"\" url=\"https://www.rfc-editor.org/rfc/%s.html\" sections=\"section-\"/>",
		    id, id + 3, id);
	return xprintf("\n    <source id=\"%s\" name=\"%s\" title=\"\" url=\"https://datatracker.ietf.org/doc/%s/\"/>",
	    id, id, id);
}

/* A source that is named by two new codes is written once. */
static void
add_sources(struct update *u, const struct record *record)
{
	for (size_t i = 0; i < record->ncitations; i++) {
		const char *id = record->citations[i].id;
		const struct element *before;
		bool added = false;

		for (size_t k = 0; k < u->nsources; k++)
			added = added || strcmp(u->sources[k], id) == 0;
		before = predecessor(&u->text, "sources", "source", id);
		if (added || before == NULL || !is_citable(id) ||
		    find_source(u->model, id) != NULL)
			continue;
		u->sources = xgrow(u->sources, u->nsources, sizeof *u->sources);
		u->sources[u->nsources++] = id;
		text_insert(&u->text, before->end, source_skeleton(id));
		fprintf(u->out, "added    source %s: write its title\n", id);
	}
}

static const char *
references(const struct record *record)
{
	const char *out = "";

	for (size_t i = 0; i < record->ncitations; i++) {
		const struct citation *c = &record->citations[i];

		if (!is_citable(c->id))
			continue;
		out = xprintf("%s      <source ref=\"%s\"", out, c->id);
		if (c->section != NULL)
			out = xprintf("%s section=\"%s\"", out, c->section);
		out = xprintf("%s/>\n", out);
	}
	return out;
}

/* Where the records of a table have their elements. */
static const struct {
	const char *section, *name;
} places[NTABLES] = { { "classes", "class" }, { "subjects", "subject" },
	{ "enhanced-codes", "enhanced" } };

/* What tells an element from its neighbours: a code, or the digit of a class
 * or a subject. */
static const char *
key_of(enum table table, const char *code)
{
	if (table == TABLE_CODES)
		return code;
	return xprintf("%.1s", code + (table == TABLE_CLASSES ? 0 : 2));
}

/* The start tag: what a code needs more than a class or a subject. */
static const char *
start_tag(const struct record *record)
{
	const char *name = places[record->table].name;

	if (record->table != TABLE_CODES)
		return xprintf("%s digit=\"%s\" category=\"\"", name,
		    key_of(record->table, record->code));
	return xprintf("%s code=\"%s\" classes=\"%s\"%s%s%s category=\"\"",
	    name, record->code, record->classes,
	    *record->replies ? " replies=\"" : "", record->replies,
	    *record->replies ? "\"" : "");
}

static const char *
skeleton(const struct record *record)
{
	const char *remark = comment(xprintf(
	    "Incomplete: say it in plain words, then delete this. IANA says%s%s: %s",
	    record->date ? " since " : "", record->date ? record->date : "",
	    record->description));

	return xprintf("\n    <%s>\n"
		       "%s"
		       "      <title>%s</title>\n"
		       "      <meaning></meaning>\n"
		       "      <cause></cause>\n"
		       "      <advice></advice>\n"
		       "%s"
		       "      <source ref=\"iana\"/>\n"
		       "    </%s>",
	    start_tag(record), remark, escaped(record->title), references(record),
	    places[record->table].name);
}

/* What the codes of the library have room for: BOUNCECODE_ENHANCED(). */
static bool
is_expressible(const struct record *record)
{
	const char *code = record->code;

	if (record->table == TABLE_CLASSES)
		return *code == '2' || *code == '4' || *code == '5';
	return code[2] >= '0' && code[2] <= '7' && code[3] == '.';
}

static void
add_record(struct update *u, const struct record *record)
{
	const struct element *before =
	    predecessor(&u->text, places[record->table].section,
		places[record->table].name,
		key_of(record->table, record->code));

	if (!is_expressible(record) || before == NULL) {
		fprintf(u->out,
		    "left     %s: the library has no room for this class or subject: see struct bouncecode_code\n",
		    record->code);
		return;
	}
	text_insert(&u->text, before->end, skeleton(record));
	fprintf(u->out, "added    %s behind line %d: write meaning, cause, advice%s%s and category\n",
	    record->code, before->line, *record->title ? "" : ", title",
	    *record->classes || record->table != TABLE_CODES ? ""
							     : ", classes");
	add_sources(u, record);
}

/* Several elements may begin in one line. */
static const struct element *
element_of(const struct list_text *t, const struct entry *e)
{
	enum table table = table_of(e);
	const char *key = key_of(table, e->code);

	for (size_t i = 0; i < t->nelements; i++) {
		const struct element *x = &t->elements[i];

		if (x->line == e->line && strcmp(x->name, places[table].name) == 0 &&
		    strcmp(x->key, key) == 0)
			return x;
	}
	return NULL;
}

/* A CSV file has no date, and nothing tells that it is whole. */
static void
deprecate(struct update *u, const struct entry *e)
{
	const struct element *x = element_of(&u->text, e);

	if (u->registry->updated == NULL || x == NULL) {
		fprintf(u->out, "left     %s: gone from the table; only the registry as XML deprecates it\n",
		    e->code);
		return;
	}
	text_set_attribute(&u->text, x, "origin", "obsolete");
	text_set_attribute(
	    &u->text, x, "deprecated", u->registry->updated);
	fprintf(u->out, "obsolete %s at line %d: no longer registered\n", e->code,
	    e->line);
}

static void
apply(struct update *u, const struct difference *x)
{
	switch (x->change) {
	case ADDED:
		add_record(u, x->record);
		break;
	case REMOVED:
		deprecate(u, x->entry);
		break;
	case CHANGED:
		fprintf(u->out, "left     %s at line %d: the registry has another value of %s: %s\n",
		    x->entry->code, x->entry->line, x->field, x->registry);
		break;
	case NEW_TABLE:
		fprintf(u->out, "left     table %s, %s: new\n", x->table->id,
		    x->table->title);
		break;
	}
}

/* New codes come in their order, whatever that of the registry is. */
static int
compare_differences(const void *a, const void *b)
{
	const struct difference *x = a, *y = b;
	long i, k;

	if (x->change != y->change)
		return x->change < y->change ? -1 : 1;
	if (x->change != ADDED)
		return 0;
	i = rank(x->record->code);
	k = rank(y->record->code);
	return (i > k) - (i < k);
}

bool
update_list(const struct drift *d, FILE *out)
{
	struct update u = { .model = d->model, .registry = d->registry, .out = out };
	bool good = text_read(&u.text, d->model->file);

	if (d->n > 0)
		qsort(d->differences, d->n, sizeof *d->differences,
		    compare_differences);
	for (size_t i = 0; i < d->n && good; i++)
		apply(&u, &d->differences[i]);
	if (good && u.text.nedits > 0)
		good = text_write(&u.text);
	if (good && u.text.nedits == 0)
		fprintf(out, "nothing written: %s is as it was\n", d->model->file);
	free(u.text.data);
	return good;
}
