/* The RFCs that the list and the documents name, each with what rests on it. */
#ifndef GEN_UPKEEP_RFC_NAMED_H
#define GEN_UPKEEP_RFC_NAMED_H

#include "gen/list/model.h"

struct use {
	const char *file;
	int line;
	const char *what;    /* the entry, "", or NULL in a document */
	const char *section; /* "4.2.1", or NULL */
};

struct named {
	unsigned number;
	struct use *uses; /* in their order */
	size_t nuses;
};

struct names {
	struct named *list; /* by number */
	size_t n;
};

/* What the list names as sources and in its words. */
void names_of_list(struct names *names, const struct model *m);
/* What a document names: "RFC 5321 section 4.2.1", but for Markdown's examples. */
bool names_of_document(struct names *names, const char *file);
const struct named *names_find(const struct names *names, unsigned number);

#endif
