/* Streams are texts in memory, which grow with what is printed. */
#ifndef WEB_STDIO_H
#define WEB_STDIO_H

#include <stdarg.h>
#include <stddef.h>

typedef struct {
	char *text;
	size_t length, size;
} FILE;

size_t fwrite(const void *s, size_t size, size_t n, FILE *out);
int fputs(const char *s, FILE *out);
int putc(int c, FILE *out);

/* %s, %c, %d, %u and %x, with the lengths l, ll and z, a width and zeros, the
 * precision of a string, stars for both, %.1f and %%: what records, reports and
 * answers need. Anything else is a trap. */
__attribute__((format(printf, 2, 3))) int fprintf(
    FILE *out, const char *format, ...);
__attribute__((format(printf, 3, 4))) int snprintf(
    char *text, size_t size, const char *format, ...);
int vsnprintf(char *text, size_t size, const char *format, va_list ap);

#endif
