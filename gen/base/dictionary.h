/*
 * Numbers by name: what a list has many of is found without going over it.
 */
#ifndef GEN_DICTIONARY_H
#define GEN_DICTIONARY_H

#include <stddef.h>

struct dictionary {
	struct dictionary_slot *slots;
	size_t room, n;
};

/* No number of a dictionary. */
#define NOT_FOUND ((size_t)-1)

/* The number of a name, or NOT_FOUND. */
size_t dictionary_find(const struct dictionary *d, const char *name);
/* The number that a name has already; else it gets this one, which is returned.
 * The name has to live as long as the dictionary. */
size_t dictionary_add(struct dictionary *d, const char *name, size_t number);

/* A name may have several numbers: for each a member, and the place of the next one of
 * its name. */
struct dictionary_member {
	size_t number, next;
};
struct multi_dictionary {
	struct dictionary first; /* the first member of each name */
	struct dictionary_member *members;
	size_t n;
};

void multi_dictionary_add(struct multi_dictionary *d, const char *name, size_t number);

#endif
