#ifndef WEB_STDLIB_H
#define WEB_STDLIB_H

#include <stddef.h>

/* Memory grows to what the browser gives; NULL when that is used up. */
void *malloc(size_t n);
void *calloc(size_t n, size_t size);
void *realloc(void *memory, size_t n);
void free(void *memory);

/* Nothing is set. */
static inline char *
getenv(const char *name)
{
	(void)name;
	return NULL;
}

/* Decimal digits, of a number that has room. */
unsigned long strtoul(const char *s, char **end, int base);

void *bsearch(const void *key, const void *array, size_t n, size_t size,
    int (*compare)(const void *, const void *));
void qsort(void *array, size_t n, size_t size,
    int (*compare)(const void *, const void *));

#endif
