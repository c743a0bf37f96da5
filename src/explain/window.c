/*
 * Folding a text for the match, window by window: in blocks where each byte
 * stands for itself, else byte by byte.
 */
#include "explain/window.h"

#include "base/simd.h"
#include "base/sizes.h"
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
/* Sixteen offsets that follow each other. Of a loop over them compilers make three
 * times as many instructions. */
static inline void
bc_number(uint32_t *offsets, uint32_t from)
{
	typedef uint32_t bc_four __attribute__((vector_size(16)));
	bc_four four = { from, from + 1, from + 2, from + 3 }, next = four + 4;

	memcpy(offsets, &four, sizeof four);
	memcpy(offsets + 4, &next, sizeof next);
	four += 8;
	next += 8;
	memcpy(offsets + 8, &four, sizeof four);
	memcpy(offsets + 12, &next, sizeof next);
}

/* What the halves of a code begin with; NUL where it has none. */
struct bc_first_digits {
	char reply, enhanced;
};

/* Fold a block, as far as each byte stands for itself: returns a bit for each
 * that may not. Those are a blank behind another; a digit behind a blank that the
 * code begins with, which may stand there again; and what a sequence of bytes
 * begins with: of those beyond ASCII only 0xc2 and 0xe2, the others are letters. */
static inline unsigned
bc_fold_block(const char *p, unsigned is_behind_blank, struct bc_first_digits digits,
    unsigned char *folded)
{
	bc_bytes v = bc_load(p);
	bc_bytes blank = bc_equals(v, ' ') | bc_equals(v, '_') |
	    bc_is_between(v, '\t', '\r');
	bc_bytes code = bc_equals(v, digits.reply) | bc_equals(v, digits.enhanced);
	bc_bytes special = bc_equals(v | (signed char)0x20, (char)0xe2) |
	    bc_equals(v, '&') | bc_equals(v, '\\') | bc_equals(v, '`');
	bc_bytes small = v | (bc_is_between(v, 'A', 'Z') & (signed char)0x20);
	unsigned behind = bc_bits_of(blank) << 1 | is_behind_blank;

	small = (small & ~blank) | (blank & (signed char)' ');
	memcpy(folded, &small, sizeof small);
	return bc_bits_of(special) | (behind & bc_bits_of(blank | code));
}

/* Fold blocks behind n bytes of a window, up to the first byte that may not stand
 * for itself, or the end of the text or the window. Returns how many bytes they are. */
static size_t
bc_fold_blocks(const char *text, const char *p, const char *end,
    struct bc_first_digits digits, struct bc_folded *f, size_t n)
{
	size_t all = 0, size = (size_t)(end - p);

	if (size > BC_WINDOW - n)
		size = BC_WINDOW - n;
	/* A block for the last few bytes costs more than they do. */
	while (size - all > BC_BLOCK / 4) {
		char last[BC_BLOCK];
		const char *block = p + all;
		unsigned char *folded = f->text + n + all;
		unsigned stop = size - all < BC_BLOCK ? (unsigned)(size - all) : (unsigned)BC_BLOCK;
		unsigned k;

		bc_number(f->offsets + n + all, (uint32_t)(block - text));
		if (end - block < BC_BLOCK) {
			memset(last, 0, sizeof last);
			memcpy(last, block, (size_t)(end - block));
			block = last;
		}
		k = bc_first_bit(1u << stop |
		    bc_fold_block(block, n + all == 0 || folded[-1] == ' ', digits, folded));
		all += k;
		if (k < BC_BLOCK)
			break;
	}
	return all;
}

/* Up to where no word is an address: before the one that the next "@" stands in, or
 * as far as was looked. From *again on it is to be asked anew. Each window asks: so
 * it is not looked farther than one reaches. */
static const char *
bc_before_address(const char *p, const char *end, const char **again)
{
	size_t left = (size_t)(end - p), ahead = left > BC_WINDOW ? (size_t)BC_WINDOW : left;
	const char *word = (const char *)memchr(p, '@', ahead), *least = p;

	if (word == NULL) {
		*again = p + ahead < end ? p + ahead - BC_ADDRESS_MAX : end;
		return *again;
	}
	*again = word;
	if (word - p > BC_ADDRESS_MAX)
		least = word - BC_ADDRESS_MAX;
	while (word > least && !bc_ends_address(word[-1]))
		word--;
	return word;
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
	const char *slow = p, *again = strip ? p : end, *stop = end;
	unsigned poor = 0;
	struct bc_first_digits digits;

	digits.reply = code->reply_length > 0 ? text[code->reply_offset] : '\0';
	digits.enhanced = code->enhanced_length > 0 ? text[code->enhanced_offset] : '\0';
#endif

	while (p < end && n < BC_WINDOW) {
		size_t at = (size_t)(p - text);
		unsigned char c;
		int starts;

#ifdef BC_BLOCKS
		/* Where some blocks end at once, the next ones would as well. */
		if (p >= again)
			stop = bc_before_address(p, end, &again);
		if (p >= slow && p < stop) {
			size_t k = bc_fold_blocks(text, p, stop, digits, f, n);

			poor = k < BC_BLOCK / 4 ? poor + 1 : 0;
			if (poor > 2)
				slow = p + BC_BLOCK;
			p += k;
			n += k;
			at += k;
			if (p == end || n == BC_WINDOW)
				break;
		}
#endif
		starts = n == 0 || f->text[n - 1] == ' ';
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
