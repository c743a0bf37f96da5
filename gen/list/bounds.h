/* What a text may ask of libxml2. */
#ifndef GEN_BOUNDS_H
#define GEN_BOUNDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* libxml2 compares each attribute of a tag with each before it, and looks for a namespace
 * among all: a megabyte of them takes hours. A tag of the list has some 600 bytes at most,
 * and one namespace. Lines are numbered, those of an overlay behind all others. */
enum { XML_TAG_MAX = 16 * 1024, XML_NAMESPACES_MAX = 16, XML_LINES_MAX = 10000000 };

/* How far a text was looked at, which comes piece by piece. */
struct bounds {
	int line;
	enum within { WITHIN_TEXT, WITHIN_TAG, WITHIN_COMMENT, WITHIN_CDATA, WITHIN_INSTRUCTION } within;
	size_t size;     /* of the tag so far, behind its first byte */
	uint64_t last;   /* its last eight bytes, or those of what it turned out to be */
	char quote;      /* that is open in it, or a zero */
	unsigned namespaces;
	char first[256]; /* bytes of the text, up to the end of its first tag */
	size_t nfirst;
	bool is_begun;   /* they have been looked at */
};

void bounds_begin(struct bounds *b);
/* Look at the next bytes, before libxml2 does: what is too much, or NULL. What is no XML is
 * for libxml2 to tell, which has to read no more then: it may find tags in what it would
 * have passed by. */
const char *bounds_pass(struct bounds *b, const char *bytes, size_t n);

#endif
