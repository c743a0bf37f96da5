/* What is said where nothing was found. */
#ifndef CLI_NOTHING_H
#define CLI_NOTHING_H

#include <stdbool.h>
#include <stddef.h>

/* No entry has to do with the words, or none that passes the filters. */
void nothing_of_words(const char *words, size_t length);
/* A query is no code that there is, and no text that is known. */
void nothing_of_code(const char *text, size_t length);
void nothing_of_text(const char *text, size_t length);
/* A query is the name of a file. */
void nothing_of_file(const char *name, bool is_directory);

#endif
