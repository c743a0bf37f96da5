/*
 * Whole files. What goes wrong is said on standard error: "program: file: why".
 */
#ifndef GEN_FILE_H
#define GEN_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/* Of a list: sixty times the one of today. */
#define LIST_SIZE_MAX ((size_t)64 << 20)

/* Reads all of a file that has at most limit bytes, into memory that the
 * caller frees. */
bool read_file(const char *file, size_t limit, char **data, size_t *size);

/* A new file under another name until it is complete: a run that fails leaves
 * the old one as it was. Links are followed, and what is no regular file is written
 * to. One at a time. */
struct new_file {
	const char *name;
	FILE *out;
};
bool new_file_open(struct new_file *f, const char *name);
bool new_file_close(struct new_file *f);
/* Gives it up: the old one stays. */
void new_file_drop(struct new_file *f);

#endif
