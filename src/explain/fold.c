/*
 * Folding a text byte by byte: so the compiler of the list folds its wordings,
 * and the runtime what is out of the ordinary in a text.
 */
#include "explain/fold.h"

#include <string.h>

/* Sequences of bytes that write one character, each with what it stands for. */
static const struct {
	char written[8];
	unsigned char length, byte;
} sequences[] = {
	{ "\\n", 2, ' ' }, { "\\r", 2, ' ' }, { "\\t", 2, ' ' },
	{ "&lt;", 4, '<' }, { "&gt;", 4, '>' }, { "&amp;", 5, '&' },
	{ "&quot;", 6, '"' }, { "&#39;", 5, '\'' }, { "&apos;", 6, '\'' },
	{ "&nbsp;", 6, ' ' }, { "\302\240", 2, ' ' }, /* U+00A0 */
	{ "\342\200\230", 3, '\'' }, { "\342\200\231", 3, '\'' }, /* U+2018 */
	{ "\342\200\234", 3, '"' }, { "\342\200\235", 3, '"' }, /* U+201C */
};

static int
begins_with(const char *p, const char *end, const char *s, size_t length)
{
	if ((size_t)(end - p) < length)
		return 0;
	for (size_t i = 0; i < length; i++)
		if (p[i] != s[i])
			return 0;
	return 1;
}

/* Letters small, blanks and underscores a blank, a grave accent as a quotation
 * mark; the bytes that sequences begin with are 0. */
BC_TABLE const unsigned char bc_fold_table[256] = {
	0, 1, 2, 3, 4, 5, 6, 7, 8, 32, 32, 32, 32, 32, 14, 15,
	16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31,
	32, 33, 34, 35, 36, 37, 0, 39, 40, 41, 42, 43, 44, 45, 46, 47,
	48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63,
	64, 97, 98, 99, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111,
	112, 113, 114, 115, 116, 117, 118, 119, 120, 121, 122, 91, 0, 93, 94, 32,
	39, 97, 98, 99, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111,
	112, 113, 114, 115, 116, 117, 118, 119, 120, 121, 122, 123, 124, 125, 126, 127,
	128, 129, 130, 131, 132, 133, 134, 135, 136, 137, 138, 139, 140, 141, 142, 143,
	144, 145, 146, 147, 148, 149, 150, 151, 152, 153, 154, 155, 156, 157, 158, 159,
	160, 161, 162, 163, 164, 165, 166, 167, 168, 169, 170, 171, 172, 173, 174, 175,
	176, 177, 178, 179, 180, 181, 182, 183, 184, 185, 186, 187, 188, 189, 190, 191,
	192, 193, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
	0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
};

unsigned char
bc_fold_next(const char **p, const char *end)
{
	unsigned char c = (unsigned char)**p;

	for (size_t i = 0; bc_fold_table[c] == 0 &&
	     i < sizeof sequences / sizeof *sequences;
	     i++)
		if (begins_with(*p, end, sequences[i].written,
			sequences[i].length)) {
			*p += sequences[i].length;
			return sequences[i].byte;
		}
	++*p;
	return bc_fold_table[c] ? bc_fold_table[c] : c;
}
