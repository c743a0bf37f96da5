/*
 * What the list and the programs say, in other languages: the directory
 * "translations" beside the list, with a file for each.
 *
 * en.xml has the words of the programs, which stand nowhere else as data; what the
 * list says of faults, actions, categories and so on is taken from the list. A
 * translation repeats the English that it was made of, so that one of an older text
 * is seen: it is not used then.
 */
#ifndef GEN_TRANSLATIONS_H
#define GEN_TRANSLATIONS_H

#include "gen/list/model.h"
#include "src/cli/output/language_list.h"

/* A text that is translated: the explanation "of" a word of the list ("action") by
 * its name ("retry"), or a word of the programs. */
struct english {
	const char *of, *name, *text;
};

struct translated {
	int line; /* 0: there is none */
	const char *text;
	const char *from; /* the English that it was made of */
};

struct language {
	const char *id, *name, *file;
	struct translated *texts; /* one for each English text */
};

struct translations {
	struct english *texts;
	size_t n;
	struct language languages[NLANGUAGES];
};

/* Read what there is. Mistakes count as those of the list. */
void load_translations(struct model *m, struct translations *t);
/* A text in a language; NULL where it has none, or one of another text. */
const char *translation_of(
    const struct translations *t, size_t language, size_t text);
/* Do the programs say it? Each has the words of answers, and its own. */
bool is_said_by(const struct english *e, const char *program);

#endif
