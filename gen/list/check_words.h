/* The rules of the words of a verdict. */
#ifndef GEN_CHECK_WORDS_H
#define GEN_CHECK_WORDS_H

#include "gen/list/model.h"

/* All rules; check() asks for them. */
void check_words(struct model *m);
/* Only that the words are there that judge() gives, whatever an entry says. */
void check_judging_words(struct model *m);

#endif
