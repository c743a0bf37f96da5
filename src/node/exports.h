/*
 * The runtime for JavaScript: what each function marked EXPORT offers to core.js. A
 * text comes in where room() says. What is told goes out where told() says, as UTF-8
 * in the memory of the module, and the function that told it returns how long it is.
 */
#ifndef NODE_EXPORTS_H
#define NODE_EXPORTS_H

#include "web/libc/export.h"

#include <stddef.h>

/* Where a text of so many bytes is to be put. */
char *room(size_t length);

/* What is printed from now on is told in place of what was; returns its length. */
void begin_telling(void);
size_t end_telling(void);
/* The same of a text that is there. */
size_t tell(const char *text, size_t length);

/* Memory that was asked for: a program that has none left is stopped, which shows
 * as an error of WebAssembly. */
void *check_memory(void *memory);

#endif
