/*
 * Texts repeat their words: a word is stemmed when it is met for the first time
 * and has a number from then on.
 */
#include "gen/emit/lexicon.h"

#include "gen/base/items.h"

#include <string.h>

static size_t
add_stem(struct lexicon *l, const struct bc_term *word)
{
	struct bc_term stem = *word;
	size_t number;

	bc_stem(&stem);
	if ((number = dictionary_find(&l->by_stem, stem.text)) != NOT_FOUND)
		return number;
	l->stems = xgrow(l->stems, l->nstems, sizeof *l->stems);
	l->stems[l->nstems] = xstrdup(stem.text);
	number = l->nstems++;
	return dictionary_add(&l->by_stem, l->stems[number], number);
}

size_t
lexicon_add(struct lexicon *l, const struct bc_term *word)
{
	size_t number = dictionary_find(&l->by_text, word->text);
	struct lexeme new;

	if (number != NOT_FOUND)
		return number;
	new = (struct lexeme){ xstrdup(word->text), add_stem(l, word),
		bc_is_stop_word(word) };
	l->lexemes = xgrow(l->lexemes, l->nlexemes, sizeof new);
	number = l->nlexemes++;
	l->lexemes[number] = new;
	return dictionary_add(&l->by_text, new.text, number);
}

struct members
members_beginning(const struct lexicon *l, size_t stem)
{
	return stem < l->nbeginning ? l->beginning[stem]
				    : (struct members){ NULL, 0 };
}

static struct member
read_member(struct lexicon *l, const char *s, size_t set)
{
	struct member member = { NULL, 0, set };
	struct bc_term word;
	size_t at = 0, n = strlen(s);

	while (bc_next_term(s, n, &at, &word)) {
		member.words =
		    xgrow(member.words, member.nwords, sizeof *member.words);
		member.words[member.nwords++] = lexicon_add(l, &word);
	}
	return member;
}

static void
read_synonyms(struct lexicon *l, const struct model *m)
{
	l->sets = xcalloc(m->nsynonyms + 1, sizeof *l->sets);
	for (size_t i = 0; i < m->nsynonyms; i++) {
		const char *rest = m->synonyms[i].words, *words;

		l->sets[i] = l->nmembers;
		while ((words = next_item(&rest, ',')) != NULL) {
			l->members = xgrow(
			    l->members, l->nmembers, sizeof *l->members);
			l->members[l->nmembers++] = read_member(l, words, i);
		}
	}
	l->sets[m->nsynonyms] = l->nmembers;
}

struct lexicon
lexicon_of(const struct model *m)
{
	struct lexicon l = { .nlexemes = 0 };

	read_synonyms(&l, m);
	l.nbeginning = l.nstems;
	l.beginning = xcalloc(l.nbeginning + 1, sizeof *l.beginning);
	for (size_t i = 0; i < l.nmembers; i++) {
		struct members *b =
		    &l.beginning[l.lexemes[l.members[i].words[0]].stem];

		b->list = xgrow(b->list, b->n, sizeof *b->list);
		b->list[b->n++] = i;
	}
	return l;
}
