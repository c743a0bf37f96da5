/* The values of options. What reads one returns -1 after a message. */
#ifndef CLI_VALUE_H
#define CLI_VALUE_H

#include "cli/filter.h"
#include "cli/option_list.h"
#include "cli/output/view.h"
#include "cli/suppress/suppression.h"

/* The i-th word that an option may have, by its number; NULL behind the last
 * one, "" where a number has no word. */
const char *option_word(const struct option_row *row, unsigned i);

enum { NEAREST_MAX = 4, NEAREST_SIZE = 200 };

/* The words that were probably meant, of those that are tried: the nearest ones,
 * which are equally near. */
struct nearest {
	const char *given, *words[NEAREST_MAX];
	size_t length, nwords;
	unsigned least; /* mistakes */
};

void nearest_begin(struct nearest *n, const char *given, size_t length);
/* It may be NULL. */
void nearest_try(struct nearest *n, const char *word);
/* "'mailbox-full' or 'system-full'", with something before each. */
const char *nearest_words(const struct nearest *n, const char *before,
    char text[NEAREST_SIZE]);

/* The number of a word. */
int value_read_word(const struct option_row *row, const char *given);
int value_read_number(const struct option_row *row, const char *given,
    unsigned long least, size_t *number);
/* "5/14d": so many failures over so many days. */
int value_read_soft_after(const struct option_row *row, const char *given,
    struct soft_after *rule);
/* Domains with commas between them; of an option that is given once. */
int value_read_domains(const struct option_row *row, const char *given, const char **domains);
int value_read_pattern(const struct option_row *row, const char *given, const char **pattern);
/* "-" is NULL. */
int value_read_file(const struct option_row *row, const char *given, const char **file);
int value_read_moment(const struct option_row *row, const char *given, bool to_end,
    struct filter *f);
/* Names of fields with commas between them. */
int value_read_fields(const struct option_row *row, const char *given, struct view *view);
/* Words with commas between them, those that are not wanted with a "!". */
int value_choose(struct choice *c, const struct option_row *row, const char *given);

#endif
