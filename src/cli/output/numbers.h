/* Numbers for people, in text and on a page. */
#ifndef CLI_NUMBERS_H
#define CLI_NUMBERS_H

#include <stdint.h>

enum { CHART_NUMBER = 48 };

double percent(uint64_t n, uint64_t all);
/* Digits in groups of three: "1,234,567", somewhere in the text, with room before. */
char *grouped(uint64_t n, char text[CHART_NUMBER]);
/* "12.3 %", with that blank. */
const char *share(uint64_t n, uint64_t all, const char *blank, char text[CHART_NUMBER]);

#endif
