/*
 * Folding a text for the match, window by window: in blocks where each byte
 * stands for itself, else byte by byte.
 */
#include "explain/window.h"

#include "base/simd.h"
#include "code/look.h"
#include "explain/fold.h"

#include <string.h>

/* A multi-line reply repeats its code on each line, and mail servers join the
 * lines: the code stands in the middle of a phrase then. Returns how many
 * bytes of such a repetition stand at a place. */
static size_t
bc_repeated_code(const char *text, size_t length, size_t at,
    const struct bouncecode_code *code)
{
	size_t n = 0, k;

	if (bc_repeats_reply(text, length, at, code))
		n = 4;
	if (code->enhanced_length > 0 && at > code->enhanced_offset) {
		for (k = 0; k < code->enhanced_length && at + n + k < length; k++)
			if (text[at + n + k] != text[code->enhanced_offset + k])
				break;
		if (k == code->enhanced_length &&
		    (at + n + k == length || text[at + n + k] == ' '))
			n += k + (at + n + k < length);
	}
	return n;
}

/* RFC 5321 section 4.5.3.1: a local part of 64 bytes, "@" and a domain of 255
 * are the longest address. */
enum { BC_ADDRESS_MAX = 320 };

static int
bc_ends_address(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == ';' || c == '/';
}

/* A mail address, with the brackets, quotes and the colon around it: how many
 * bytes of it stand at p, where a word begins. Up to *plain, which moves on,
 * the text is known to have neither "@" nor the end of an address: words that
 * follow each other without a blank do not each look for it again. */
static size_t
bc_address_at(const char *p, const char *end, const char **plain)
{
	const char *stop = end - p > BC_ADDRESS_MAX ? p + BC_ADDRESS_MAX : end;
	const char *q = *plain > p ? *plain : p;

	while (q < stop && *q != '@' && !bc_ends_address(*q))
		q++;
	*plain = q;
	if (q >= stop || *q != '@')
		return 0;
	while (q < stop && !bc_ends_address(*q)) {
		q++;
		if (q[-1] == '>' || q[-1] == ']' || q[-1] == ')')
			break;
	}
	if (q < end && *q == ':')
		q++;
	return (size_t)(q - p);
}

#ifdef BC_BLOCKS
static inline bc_bytes
bc_find_blanks(bc_bytes v)
{
	return bc_equals(v, ' ') | bc_equals(v, '_') | bc_is_between(v, '\t', '\r');
}

/* Fold a block, as far as each byte stands for itself: returns how many do. No
 * blank is behind another, and no repeated code begins, whose first two bytes
 * are those of a half of the code. */
static unsigned
bc_fold_block(const char *p, size_t at, const char *halves, struct bc_folded *f)
{
	bc_bytes v = bc_load(p), before = bc_load(p - 1), next = bc_load(p + 1);
	bc_bytes blank = bc_find_blanks(v);
	bc_bytes small = v |
	    (bc_is_between(v, 'A', 'Z') & (signed char)0x20);
	bc_bytes code = (bc_equals(v, halves[0]) & bc_equals(next, halves[1])) |
	    (bc_equals(v, halves[2]) & bc_equals(next, halves[3]));
	bc_bytes special = (bc_bytes)(v <= 0) | bc_equals(v, '&') |
	    bc_equals(v, '\\') | bc_equals(v, '`') |
	    (bc_find_blanks(before) & (blank | code));
	uint32_t *offsets = f->offsets + f->length;

	small = (small & ~blank) | (blank & (signed char)' ');
	memcpy(f->text + f->length, &small, sizeof small);
	for (unsigned i = 0; i < BC_BLOCK; i++)
		offsets[i] = (uint32_t)at + i;
	return bc_first(special);
}

/* Fold blocks up to the first byte that does not stand for itself, and as long
 * as the window has room for one. Returns how many bytes they are. */
static size_t
bc_fold_blocks(const char *p, const char *end, size_t at, const char *halves,
    struct bc_folded *f)
{
	size_t all = 0;

	while (p < end && f->length + BC_BLOCK <= BC_WINDOW) {
		char last[BC_BLOCK + 2];
		const char *block = p;
		unsigned k;

		/* behind the end stands NUL, which is for the slow way */
		if (end - p <= BC_BLOCK) {
			memset(last, 0, sizeof last);
			memcpy(last, p - 1, (size_t)(end - p) + 1);
			block = last + 1;
		}
		k = bc_fold_block(block, at + all, halves, f);
		p += k;
		all += k;
		f->length += k;
		if (k < BC_BLOCK)
			break;
	}
	return all;
}

/* The first two bytes of each half of a code; NUL where it has none. */
static void
bc_first_bytes(
    const char *text, const struct bouncecode_code *code, char halves[4])
{
	memset(halves, 0, 4);
	if (code->reply_length == 3)
		memcpy(halves, text + code->reply_offset, 2);
	if (code->enhanced_length > 1)
		memcpy(halves + 2, text + code->enhanced_offset, 2);
}
#endif

/* The rest of a word, whose bytes stand for themselves; not more than a block,
 * since blocks are faster where they can be. Returns the window's length. */
static size_t
bc_fold_word(const char *text, const char **p, const char *end, size_t n,
    struct bc_folded *f)
{
	enum { WORD_MAX = 16 };
	const char *stop = end - *p > WORD_MAX ? *p + WORD_MAX : end;
	unsigned char c;

	while (*p < stop && n < BC_WINDOW &&
	    (c = bc_fold_table[(unsigned char)**p]) != 0 && c != ' ') {
		f->offsets[n] = (uint32_t)(*p - text);
		f->text[n++] = c;
		++*p;
	}
	return n;
}

/* The end of a window becomes the beginning of the next; returns its length. */
static size_t
bc_keep_end(struct bc_folded *f)
{
	size_t from = f->length - BC_OVERLAP;

	if (f->length <= BC_OVERLAP)
		return f->length;
	memcpy(f->text, f->text + from, BC_OVERLAP);
	memcpy(f->offsets, f->offsets + from, BC_OVERLAP * sizeof *f->offsets);
	return BC_OVERLAP;
}

typedef char bc_kept_end_does_not_overlap
    [BC_WINDOW >= 2 * BC_OVERLAP ? 1 : -1];

size_t
bc_fold_window(const char *text, size_t length, size_t from,
    const struct bouncecode_code *code, int strip, struct bc_folded *f)
{
	const char *p = text + from, *end = text + length, *plain = p;
	size_t n = bc_keep_end(f);
#ifdef BC_BLOCKS
	const char *slow = p;
	unsigned poor = 0;
	char halves[4];

	bc_first_bytes(text, code, halves);
#endif

	while (p < end && n < BC_WINDOW) {
		size_t at = (size_t)(p - text);
		int starts = n == 0 || f->text[n - 1] == ' ';
		unsigned char c;

#ifdef BC_BLOCKS
		/* What is before a block must be what was folded last. Where
		 * some blocks end at once, the next ones would as well; and a
		 * block for the last few bytes costs more than they do. */
		if (!strip && p >= slow && p > text && end - p > BC_BLOCK / 4 &&
		    (!starts || bc_fold_table[(unsigned char)p[-1]] == ' ')) {
			size_t k;

			f->length = n;
			k = bc_fold_blocks(p, end, at, halves, f);
			poor = k < BC_BLOCK / 4 ? poor + 1 : 0;
			if (poor > 2)
				slow = p + BC_BLOCK;
			p += k;
			n += k;
			if (k > 0)
				continue;
		}
#endif
		if (starts && *p >= '2' && *p <= '5') {
			size_t skip = bc_repeated_code(text, length, at, code);

			if (skip > 0) {
				p += skip;
				continue;
			}
		}
		if (strip && starts) {
			size_t skip = bc_address_at(p, end, &plain);

			if (skip > 0) {
				p += skip;
				continue;
			}
		}
		/* Most bytes need no more than a look into a table. */
		c = bc_fold_table[(unsigned char)*p];
		if (c != 0)
			p++;
		else
			c = bc_fold_next(&p, end);
		if (c == ' ' && starts && n > 0)
			continue;
		f->offsets[n] = (uint32_t)at;
		f->text[n++] = c;
		if (c != ' ')
			n = bc_fold_word(text, &p, end, n, f);
	}
	f->offsets[n] = (uint32_t)(p - text);
	f->length = n;
	for (size_t i = n; i < n + 4; i++)
		f->text[i] = 0;
	return (size_t)(p - text);
}
