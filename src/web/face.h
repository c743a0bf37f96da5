/*
 * The runtime, and the records of the command, for a page. A text comes in
 * where room() says and records go out where output() says, both as UTF-8 in
 * the memory of the module.
 */
#ifndef WEB_FACE_H
#define WEB_FACE_H

#include "cli/options.h"

#define EXPORT(name) __attribute__((export_name(#name))) name

/* Where a text of so many bytes is to be put. */
char *room(size_t length);

/* The options of a command that prints records of this sort. */
struct options face_options(enum mode mode, enum format format);

/* What is printed from now on replaces what was. */
void face_begin(void);

#endif
