/*
 * Texts of tests/corpus that no sample of the list is worded like, and the mails of
 * tests/mails: each as often as is wanted, and each time with other names, addresses,
 * numbers and marks, so that no two are the same; in random order.
 */
#ifndef BENCH_TEXTS_H
#define BENCH_TEXTS_H

#include <stddef.h>

struct text {
	const char *bytes;
	size_t length;
};

struct texts {
	struct text *list;
	size_t n, bytes;
};

/* Which texts of a file: all, those that begin with a reply code, or those that
 * have an enhanced code behind it. */
enum text_choice { TEXTS_ALL, TEXTS_REPLIES, TEXTS_ENHANCED };

/* The texts of a file of tests/corpus that the list has not, as they are. */
void texts_of_corpus(struct texts *t, const char *file, enum text_choice choice);
/* The mails of tests/mails, each a text. */
void texts_of_mails(struct texts *t);
/* So many others of those of a list. */
void texts_vary(struct texts *to, const struct texts *from, size_t n);
/* One of these, varied, into a buffer; returns its length. */
size_t text_vary(char *buffer, size_t size, const struct text *from);

#endif
