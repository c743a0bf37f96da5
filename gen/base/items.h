/* Lists in one string: "550 553", "bulk, queue". */
#ifndef GEN_ITEMS_H
#define GEN_ITEMS_H

/* The next item of a list, which moves on; NULL behind the last one, and where
 * the list is NULL. The separator is a comma, where items may have blanks
 * inside and before it, or a blank. */
const char *next_item(const char **list, char separator);

#endif
