/* Sources of entries name RFCs by their id, words as "RFC 5321 section 4.2.1". */
#include "gen/upkeep/rfc_named.h"

#include "gen/base/file.h"
#include "gen/base/memory.h"
#include "gen/upkeep/rfc_index.h"

#include <stdlib.h>
#include <string.h>

#define DOCUMENT_SIZE_MAX ((size_t)8 << 20)

const struct named *
names_find(const struct names *names, unsigned number)
{
	for (size_t i = 0; i < names->n; i++)
		if (names->list[i].number == number)
			return &names->list[i];
	return NULL;
}

/* The one of this number, made at its place where it is not there yet. */
static struct named *
place_of_number(struct names *names, unsigned number)
{
	size_t at = names->n;

	while (at > 0 && names->list[at - 1].number >= number)
		at--;
	if (at < names->n && names->list[at].number == number)
		return &names->list[at];
	names->list = xgrow(names->list, names->n, sizeof *names->list);
	memmove(names->list + at + 1, names->list + at,
	    (names->n++ - at) * sizeof *names->list);
	names->list[at] = (struct named){ .number = number };
	return &names->list[at];
}

static void
add(struct names *names, unsigned number, struct use use)
{
	struct named *named = place_of_number(names, number);

	named->uses = xgrow(named->uses, named->nuses, sizeof *named->uses);
	named->uses[named->nuses++] = use;
}

/* The section that is named behind an RFC: " section 4.2.1", ", section 3". */
static const char *
section_behind(const char *s)
{
	static const char word[] = "section ";
	size_t length;

	s += *s == ',';
	s += strspn(s, " \n");
	if (strncmp(s, word, sizeof word - 1) != 0)
		return NULL;
	s += sizeof word - 1;
	length = strspn(s, "0123456789.");
	while (length > 0 && s[length - 1] == '.')
		length--;
	return length > 0 ? xprintf("%.*s", (int)length, s) : NULL;
}

/* The next number of "RFCs 2034, 3463 and 5248", or NULL. */
static const char *
next_of_several(const char *s)
{
	s += strspn(s, "0123456789");
	s += *s == ',';
	s += strspn(s, " \n");
	if (strncmp(s, "and", 3) == 0)
		s += 3;
	s += strspn(s, " \n");
	return strspn(s, "0123456789") > 0 && strchr(" \n", s[-1]) != NULL ? s : NULL;
}

/* Every RFC that a text names; use tells whose text it is, and the line in which it
 * begins. */
static void
add_text(struct names *names, const char *s, struct use use)
{
	const char *from = s;

	while (s != NULL && (s = strstr(s, "RFC")) != NULL) {
		bool are_several = s[3] == 's';
		const char *number = s += 3 + are_several;

		for (number += strspn(s, " \n"); number != NULL && number > s;
		     number = are_several ? next_of_several(number) : NULL) {
			size_t digits = strspn(number, "0123456789");

			for (; from < number; from++)
				use.line += *from == '\n';
			use.section = section_behind(number + digits);
			if (digits >= 1 && digits <= 5)
				add(names, (unsigned)strtoul(number, NULL, 10), use);
		}
	}
}

/* An RFC that is a source already is not said once more by the words. */
static void
add_words(struct names *names, const struct entry *e, const char *s, struct use use)
{
	struct names found = { 0 };

	add_text(&found, s, use);
	for (size_t i = 0; i < found.n; i++) {
		bool source = false;

		for (size_t k = 0; k < e->nreferences; k++)
			source = source ||
			    rfc_number(e->references[k].ref) == found.list[i].number;
		for (size_t k = 0; k < found.list[i].nuses && !source; k++)
			add(names, found.list[i].number, found.list[i].uses[k]);
	}
}

static void
add_entry(struct names *names, const struct model *m, const struct entry *e)
{
	struct use use = { m->file, e->line, label_of(e), NULL };

	for (size_t i = 0; i < e->nreferences; i++) {
		const struct reference *r = &e->references[i];

		if (rfc_number(r->ref) > 0)
			add(names, rfc_number(r->ref),
			    (struct use){ m->file, r->line, label_of(e), r->section });
	}
	for (int t = 0; t < NTEXTS; t++)
		add_words(names, e, e->text[t], use);
	add_words(names, e, e->reason, use);
	add_words(names, e, e->registered.reason, use);
}

void
names_of_list(struct names *names, const struct model *m)
{
	for (size_t i = 0; i < m->nsources; i++)
		if (rfc_number(m->sources[i].id) > 0)
			place_of_number(names, rfc_number(m->sources[i].id));
	for (size_t i = 0; i < m->nentries; i++)
		add_entry(names, m, &m->entries[i]);
	for (size_t i = 0; i < m->nheadlines; i++) {
		const struct entry *e = &m->headlines[i].entry;

		add_entry(names, m, e);
		add_words(names, e, m->headlines[i].where,
		    (struct use){ m->file, e->line, label_of(e), NULL });
	}
	for (size_t i = 0; i < m->nsituations; i++)
		add_entry(names, m, &m->situations[i].entry);
	for (size_t i = 0; i < m->ncategories; i++)
		for (int t = 0; t < NTEXTS; t++)
			add_text(names, m->categories[i].text[t],
			    (struct use){ m->file, m->categories[i].word->line,
				m->categories[i].word->id, NULL });
}

/* Examples of Markdown, between lines of "```", are made blank. */
static void
blank_examples(char *s)
{
	bool example = false;

	for (; *s != '\0'; s += *s == '\n') {
		size_t length = strcspn(s, "\n");

		if (strncmp(s, "```", 3) == 0)
			example = !example;
		else if (example)
			memset(s, ' ', length);
		s += length;
	}
}

bool
names_of_document(struct names *names, const char *file)
{
	char *data, *text;
	size_t size;

	if (!read_file(file, DOCUMENT_SIZE_MAX, &data, &size))
		return false;
	text = xprintf("%.*s", (int)size, data);
	free(data);
	blank_examples(text);
	add_text(names, text, (struct use){ file, 1, NULL, NULL });
	return true;
}
