/* The words of an answer: by number, by name, and as other programs call them. */
#include "list/list.h"

#include "base/bytes.h"

#include <string.h>

#ifdef BOUNCECODE_NO_TEXT
#define BC_WORD_TEXT(word, field) 0
#else
#define BC_WORD_TEXT(word, field) (word)->field
#endif

static const struct bc_word *
bc_word_at(enum bouncecode_vocabulary vocabulary, unsigned number)
{
	const struct bc_vocabulary *v;

	if ((unsigned)vocabulary > BOUNCECODE_BLOCKLISTS)
		return NULL;
	v = &bc_vocabularies[vocabulary];
	return number < v->n ? &bc_words[v->first + number] : NULL;
}

BOUNCECODE_API const char *
bouncecode_name(enum bouncecode_vocabulary vocabulary, unsigned number)
{
	const struct bc_word *word = bc_word_at(vocabulary, number);

	if (word == NULL)
		return NULL;
	/* What an answer has none of is 0, whether the list has a word for that
	 * or not. */
	return number == 0 && word->name == 0 ? "none" : bc_name_at(word->name);
}

BOUNCECODE_API const char *
bouncecode_explanation(enum bouncecode_vocabulary vocabulary, unsigned number)
{
	const struct bc_word *word = bc_word_at(vocabulary, number);

	return word ? bc_prose_at(BC_WORD_TEXT(word, explanation)) : NULL;
}

BOUNCECODE_API const char *
bouncecode_url(enum bouncecode_vocabulary vocabulary, unsigned number)
{
	const struct bc_word *word = bc_word_at(vocabulary, number);

	return word ? bc_prose_at(BC_WORD_TEXT(word, url)) : NULL;
}

BOUNCECODE_API const char *
bouncecode_word_note(enum bouncecode_vocabulary vocabulary, unsigned number)
{
	const struct bc_word *word = bc_word_at(vocabulary, number);

	return word ? bc_prose_at(BC_WORD_TEXT(word, note)) : NULL;
}

BOUNCECODE_API unsigned
bouncecode_last(enum bouncecode_vocabulary vocabulary)
{
	if ((unsigned)vocabulary > BOUNCECODE_BLOCKLISTS)
		return 0;
	return bc_vocabularies[vocabulary].n - 1u;
}

static int
bc_equals_name(const char *word, const char *name, size_t length)
{
	return strlen(word) == length && bc_are_same(word, name, length);
}

#ifndef BOUNCECODE_NO_EXPLAIN

BOUNCECODE_API const char *
bouncecode_alias_at(size_t i, unsigned *provider)
{
	for (const struct bc_alias *a = bc_aliases; a->provider != 0; a++)
		if (i-- == 0) {
			*provider = a->provider;
			return bc_name_at(a->name);
		}
	return NULL;
}

#endif

BOUNCECODE_API int
bouncecode_number(
    enum bouncecode_vocabulary vocabulary, const char *name, size_t length)
{
	unsigned last = bouncecode_last(vocabulary);

	for (unsigned n = 0; n <= last; n++) {
		const char *s = bouncecode_name(vocabulary, n);

		if (s != NULL && bc_equals_name(s, name, length))
			return (int)n;
	}
	if (vocabulary == BOUNCECODE_PROVIDERS)
		for (const struct bc_alias *a = bc_aliases; a->provider; a++)
			if (bc_equals_name(bc_name_at(a->name), name, length))
				return a->provider;
	return -1;
}

/* Another system would not call an address dead for what passes, nor for what
 * is milder than its category. */
static int
bc_is_transient(const struct bouncecode_answer *answer)
{
	return answer->permanent == BOUNCECODE_PERMANENT_NO ||
	    (bc_categories[answer->category].bounce == BOUNCECODE_BOUNCE_HARD &&
		answer->bounce != BOUNCECODE_BOUNCE_HARD);
}

/* What another system calls an entry, where that is not what it calls the
 * category; NULL where it is. */
static const struct bc_override *
bc_override_of(size_t entry, unsigned system)
{
	size_t low = 0, high = bc_noverrides;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct bc_override *o = &bc_overrides[middle];

		if (o->entry == entry && o->system == system)
			return o;
		if (o->entry < entry || (o->entry == entry && o->system < system))
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

BOUNCECODE_API const char *
bouncecode_as(const struct bouncecode_answer *answer, unsigned system)
{
	const struct bouncecode_entry *entry = answer->entry;
	const struct bc_override *own;

	if (entry == NULL || system >= BC_NSYSTEMS)
		return NULL;
	/* The override is for the entry's own category, not for success. */
	if (answer->category == entry->category &&
	    (own = bc_override_of((size_t)(entry - bc_entries), system)) != NULL)
		return bc_term_at(own->term);
	return bc_term_at(bc_categories[answer->category]
		.terms[bc_is_transient(answer)][system]);
}
