/*
 * The tables that are made of codes.xml, and the strings and texts that others
 * name by their place in them. BOUNCECODE_NO_TEXT leaves the long texts out.
 */
#include "list/list.h"

#include "list/numbers.h"

#include <stddef.h>

/* A pool of strings is a structure of arrays, so that C knows where each is. Rows
 * of other tables are numbered; of the references of a text the first one is. */
#define BC_MEMBER(string, s) char s_##string[sizeof s];
#define BC_STRING(string, s) s,
#define BC_NAME(string) offsetof(struct bc_names, s_##string)
#define BC_TERM(string) offsetof(struct bc_terms, s_##string)
#define BC_VERDICT_NUMBER(verdict, ...) BC_V_##verdict,
#define BC_VERDICT_ROW(verdict, bounce5, bounce4, action5, action4, vague, decisive, precise) \
	{ { bounce5, bounce4 }, { action5, action4 }, vague, decisive, precise },
#ifdef BOUNCECODE_NO_TEXT
#define BC_PROSE(string) 0
#define BC_TEXT(text) 0
#define BC_WORD(name, explanation, url, note) { name }
#else
#define BC_PROSE(string) offsetof(struct bc_prose, s_##string)
#define BC_TEXT(text) BC_T_##text
#define BC_WORD(name, explanation, url, note) { name, explanation, url, note }
#define BC_TEXT_NUMBER(text, n) BC_T_##text,
#define BC_TEXT_REFERENCES(text, n) BC_R_##text, BC_R_END_##text = BC_R_##text + n - 1,
#define BC_CITATION_NUMBER(citation, name, section, url) BC_C_##citation,
#define BC_CITATION_ROW(citation, name, section, url) \
	{ BC_PROSE(name), BC_PROSE(section), BC_PROSE(url) },
#endif

#include "bouncecode_tables.gen.h"

const char *
bc_name_at(uint32_t offset)
{
	return offset ? (const char *)&bc_names + offset : NULL;
}

const char *
bc_term_at(uint32_t offset)
{
	return offset ? (const char *)&bc_terms + offset : NULL;
}

#ifdef BOUNCECODE_NO_TEXT

const char *
bc_prose_at(uint32_t offset)
{
	(void)offset;
	return NULL;
}

const struct bc_text *
bc_text_of(const struct bouncecode_entry *entry)
{
	(void)entry;
	return NULL;
}

uint32_t
bc_personal_at(const struct bouncecode_answer *answer, int general)
{
	(void)answer;
	(void)general;
	return 0;
}

uint32_t
bc_tells_at(const struct bouncecode_answer *answer, int to_list)
{
	(void)answer;
	(void)to_list;
	return 0;
}

const struct bc_cause *
bc_cause_at(size_t entry)
{
	(void)entry;
	return NULL;
}

const struct bc_citation *
bc_reference_at(size_t i)
{
	(void)i;
	return NULL;
}

#else

const char *
bc_prose_at(uint32_t offset)
{
	return offset ? (const char *)&bc_prose + offset : NULL;
}

const struct bc_text *
bc_text_of(const struct bouncecode_entry *entry)
{
	return &bc_texts[entry->text];
}

uint32_t
bc_personal_at(const struct bouncecode_answer *answer, int general)
{
	size_t low = 0, high = sizeof bc_personal / sizeof *bc_personal;
	size_t entry = (size_t)(answer->entry - bc_entries);

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (bc_personal[middle].entry < entry)
			low = middle + 1;
		else
			high = middle;
	}
	if (low < sizeof bc_personal / sizeof *bc_personal &&
	    bc_personal[low].entry == entry)
		return bc_personal[low].text;
	return general && bc_milder[answer->bounce] != 0
	    ? bc_milder[answer->bounce]
	    : bc_personal[answer->category].text;
}

uint32_t
bc_tells_at(const struct bouncecode_answer *answer, int to_list)
{
	const struct bc_tells *tells = &bc_tells[answer->action];

	return (to_list ? tells->list : tells->server)[answer->bounce];
}

const struct bc_cause *
bc_cause_at(size_t entry)
{
	for (const struct bc_cause *c = bc_causes; c->entry != 0; c++)
		if (c->entry == entry)
			return c;
	return NULL;
}

const struct bc_citation *
bc_reference_at(size_t i)
{
	return &bc_citations[bc_references[i]];
}

#endif

#ifndef BOUNCECODE_NO_EXPLAIN
const char *
bc_headline_at(size_t i)
{
#ifdef BOUNCECODE_NO_TEXT
	(void)i;
	return NULL;
#else
	/* The number may be one that a program kept. */
	return i < sizeof bc_headlines / sizeof *bc_headlines
	    ? bc_prose_at(bc_headlines[i]) : NULL;
#endif
}
#endif

BOUNCECODE_API const char *
bouncecode_version(void)
{
	return BOUNCECODE_VERSION;
}

BOUNCECODE_API const char *
bouncecode_data_version(void)
{
	return bc_version;
}

BOUNCECODE_API const char *
bouncecode_data_updated(void)
{
	return bc_updated;
}

BOUNCECODE_API const char *
bouncecode_data_digest(void)
{
	return bc_digest;
}
