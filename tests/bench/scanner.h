/*
 * What finds the wordings of the list in a text: only which of them stand there, in
 * any case of the letters. That is a share of what an answer takes.
 */
#ifndef BENCH_SCANNER_H
#define BENCH_SCANNER_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* A sum is that of bench_mix(number) of all wordings that stand in a text, each
 * once. */
struct scanner {
	const char *name;
	void *(*open)(const char *const *wordings, size_t n);
	uint64_t (*scan)(void *opened, const char *text, size_t length);
};

#define SCANNER extern const struct scanner __attribute__((weak))
SCANNER scanner_hs, scanner_re2;

#ifdef __cplusplus
}
#endif

enum { SCANNERS = 2 };

struct texts;

/* Open those that are there, name those that are not, and see that they find in
 * each of the texts what a plain search finds. Returns how many there are. */
size_t open_scanners(const struct texts *texts);
const char *scanner_name(size_t i);
/* What is looked for, a line each. */
void scanner_write_wordings(const char *file);
uint64_t scanner_scan(size_t i, const char *text, size_t length);

#endif
