/* Numbers for people, in text and on a page. */
#ifndef CLI_NUMBERS_H
#define CLI_NUMBERS_H

#include <stdint.h>

enum { CHART_NUMBER = 32 };

double percent(uint64_t n, uint64_t all);
/* Digits in groups of three: "1,234,567", somewhere in the text. */
char *grouped(uint64_t n, char text[CHART_NUMBER]);

#endif
