/* Parts of a page: texts that may be anything, made harmless. */
#ifndef CLI_HTML_H
#define CLI_HTML_H

#include <stdint.h>

struct row;

/* Print a text, which may stand in an element or between double quotes. */
void html_text(const char *s);
/* What the list says: what is English among other words tells so. */
void html_prose(const char *english);
/* Digits in groups of three. */
void html_number(uint64_t n);
/* "12.3 %" */
void html_share(uint64_t n, uint64_t all);
/* The tag that a row begins with. Where lines of it were noted it names them, for the
 * script of a page that has them. */
void html_begin(const char *tag, const struct row *row);
/* So much of each finality, with words below, as parts of a bar that is as long as the most; and of
 * each outcome, as parts of a whole one. */
void html_bar(const struct row *row, uint64_t most);
void html_bar_of_outcomes(const struct row *row);
/* The parts of a bar, from the left: hard, block, soft, accepted. */
enum { HTML_PARTS = 4 };
extern const struct html_part {
	unsigned bounce;
	const char *class, *name;
} html_parts[HTML_PARTS];

#endif
