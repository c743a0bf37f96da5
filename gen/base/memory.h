/* Memory that lives as long as the program, never freed and never NULL. */
#ifndef GEN_MEMORY_H
#define GEN_MEMORY_H

#include <stdarg.h>
#include <stddef.h>

void *xcalloc(size_t n, size_t size);
/* Memory that others asked for: where there is none, the program ends with a message. */
void *check_memory(void *p);
/* Room for one more element behind n of them, which may move. */
void *xgrow(void *array, size_t n, size_t size);
char *xstrdup(const char *s);
__attribute__((format(printf, 1, 2))) char *xprintf(const char *format, ...);
__attribute__((format(printf, 1, 0))) char *xvprintf(
    const char *format, va_list ap);

#endif
