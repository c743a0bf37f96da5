/*
 * Changes to the text of a list, as somebody with an editor makes them: every
 * byte that is not changed stays.
 */
#ifndef GEN_UPKEEP_EDIT_H
#define GEN_UPKEEP_EDIT_H

#include <stdbool.h>
#include <stddef.h>

/* An element in a section of a list. */
struct element {
	const char *name, *section;
	const char *key;    /* code, digit or id, or "" */
	const char *origin; /* or NULL */
	int line;
	size_t tag_end; /* offset of what ends the start tag: ">" or "/>" */
	size_t end;     /* offset behind the element */
};

struct list_text {
	const char *file;
	char *data;
	size_t size;
	struct element *elements; /* in their order */
	size_t nelements;
	struct edit *edits;
	size_t nedits;
};

/* Reads a list that is known to be well-formed. */
bool text_read(struct list_text *t, const char *file);

/* Puts a string before an offset. */
void text_insert(struct list_text *t, size_t offset, const char *s);
/* Exchanges the value of an attribute that stands in the start tag. */
void text_set_attribute(struct list_text *t, const struct element *e,
    const char *name, const char *value);

/* Writes the text with all edits in the place of the file. */
bool text_write(struct list_text *t);

#endif
