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

#endif
