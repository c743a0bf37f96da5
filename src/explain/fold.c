/*
 * Folding a text byte by byte: so the compiler of the list folds its wordings,
 * and the runtime what is out of the ordinary in a text.
 */
#include "explain/fold.h"

#include <string.h>

/* Sequences of bytes that write one character, each with what it stands for;
 * those that begin with the same byte stand side by side. */
static const struct {
	char written[8];
	unsigned char length, byte;
} bc_sequences[] = {
	{ "\\n", 2, ' ' }, { "\\r", 2, ' ' }, { "\\t", 2, ' ' },
	{ "&lt;", 4, '<' }, { "&gt;", 4, '>' }, { "&amp;", 5, '&' },
	{ "&quot;", 6, '"' }, { "&#39;", 5, '\'' }, { "&apos;", 6, '\'' },
	{ "&nbsp;", 6, ' ' }, { "\302\240", 2, ' ' }, /* U+00A0 */
	{ "\342\200\230", 3, '\'' }, { "\342\200\231", 3, '\'' }, /* U+2018 */
	{ "\342\200\234", 3, '"' }, { "\342\200\235", 3, '"' }, /* U+201C */
};

enum { BC_NSEQUENCES = sizeof bc_sequences / sizeof *bc_sequences };

/* The first sequence that begins with a byte; those behind begin with the same
 * one, or with another. */
static size_t
bc_first_sequence(unsigned char c)
{
	switch (c) {
	case '\\':
		return 0;
	case '&':
		return 3;
	case 0xc2:
		return 10;
	case 0xe2:
		return 11;
	}
	return BC_NSEQUENCES;
}

/* Does a sequence, of which the first two bytes stand there, go on? */
static int
bc_sequence_goes_on(const char *p, const char *end, size_t i)
{
	const char *written = bc_sequences[i].written;
	size_t n = bc_sequences[i].length, k = 2;

	if ((size_t)(end - p) < n)
		return 0;
	while (k < n && p[k] == written[k])
		k++;
	return k == n;
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
	192, 193, 0, 195, 196, 197, 198, 199, 200, 201, 202, 203, 204, 205, 206, 207,
	208, 209, 210, 211, 212, 213, 214, 215, 216, 217, 218, 219, 220, 221, 222, 223,
	224, 225, 0, 227, 228, 229, 230, 231, 232, 233, 234, 235, 236, 237, 238, 239,
	240, 241, 242, 243, 244, 245, 246, 247, 248, 249, 250, 251, 252, 253, 254, 255
};

unsigned char
bc_fold_next(const char **p, const char *end)
{
	unsigned char c = (unsigned char)**p;
	char next = end - *p > 1 ? (*p)[1] : '\0';

	for (size_t i = bc_first_sequence(c);
	     i < BC_NSEQUENCES && bc_sequences[i].written[0] == **p; i++)
		if (bc_sequences[i].written[1] == next && bc_sequence_goes_on(*p, end, i)) {
			*p += bc_sequences[i].length;
			return bc_sequences[i].byte;
		}
	++*p;
	return bc_fold_table[c] ? bc_fold_table[c] : c;
}
