/*
 * The runtime, and the records of the command, for a page: what each function
 * marked EXPORT offers to the script. A text comes in where room() says and
 * records go out where output() says, both as UTF-8 in the memory of the
 * module.
 */
#ifndef WEB_EXPORTS_H
#define WEB_EXPORTS_H

#include "cli/output/view.h"
#include "web/libc/export.h"

#include <stddef.h>

/* exports.c: where a text of so many bytes is to be put. */
char *room(size_t length);

/* Records in JSON with these fields, bits of view.h. */
struct view json_view(unsigned fields);

/* Memory that was asked for: a page that has none left is stopped, which its
 * script tells. */
void *check_memory(void *memory);

/* What is printed from now on replaces what was. */
void begin_output(void);

#endif
