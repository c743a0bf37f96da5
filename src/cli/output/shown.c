/* What a terminal shows is what the text has: no escapes, and no signs of which
 * Unicode says that they turn the direction of others or have no width (UAX 9,
 * UTS 39). */
#include "cli/output/shown.h"
#include "base/utf8.h"

#include <string.h>

static unsigned long
character(const char *s, size_t n)
{
	unsigned long c = n == 1 ? (unsigned char)*s
				 : (unsigned char)*s & (0xffu >> (n + 1));

	for (size_t i = 1; i < n; i++)
		c = c << 6 | ((unsigned char)s[i] & 0x3fu);
	return c;
}

struct range {
	unsigned long first, last;
};

static bool
is_in(const struct range *ranges, unsigned long c)
{
	while (ranges->last != 0 && c > ranges->last)
		ranges++;
	return ranges->last != 0 && c >= ranges->first;
}

bool
is_shown(const char *s, size_t n)
{
	static const struct range unseen[] = { { 0xad, 0xad }, { 0x61c, 0x61c },
		{ 0x180e, 0x180e }, { 0x200b, 0x200f }, { 0x2028, 0x202e },
		{ 0x2060, 0x206f }, { 0xfeff, 0xfeff }, { 0xfff9, 0xfffb },
		{ 0xe0000, 0xe007f }, { 0, 0 } };

	if (bc_utf8_is_control(s, n))
		return false;
	return n == 1 || !is_in(unseen, character(s, n));
}

/* Marks that stand above or below a letter (general category Mn) of the scripts that
 * replies are written in, and variation selectors. */
static const struct range marks[] = { { 0x300, 0x36f }, { 0x483, 0x489 },
	{ 0x591, 0x5bd }, { 0x5bf, 0x5bf }, { 0x5c1, 0x5c2 }, { 0x5c4, 0x5c5 },
	{ 0x5c7, 0x5c7 }, { 0x610, 0x61a }, { 0x64b, 0x65f }, { 0x670, 0x670 },
	{ 0x6d6, 0x6dc }, { 0x6df, 0x6e4 }, { 0x6e7, 0x6e8 }, { 0x6ea, 0x6ed },
	{ 0x900, 0x902 }, { 0x93a, 0x93a }, { 0x93c, 0x93c }, { 0x941, 0x948 },
	{ 0x94d, 0x94d }, { 0xe31, 0xe31 }, { 0xe34, 0xe3a }, { 0xe47, 0xe4e },
	{ 0x1ab0, 0x1aff }, { 0x1dc0, 0x1dff }, { 0x20d0, 0x20f0 },
	{ 0x302a, 0x302d }, { 0x3099, 0x309a }, { 0xfe00, 0xfe0f },
	{ 0xfe20, 0xfe2f }, { 0xe0100, 0xe01ef }, { 0, 0 } };

/* East Asian Wide and Fullwidth (UAX 11), in blocks. */
static const struct range wide[] = { { 0x1100, 0x115f }, { 0x231a, 0x231b },
	{ 0x23e9, 0x23ec }, { 0x23f0, 0x23f0 }, { 0x23f3, 0x23f3 },
	{ 0x2614, 0x2615 }, { 0x26a1, 0x26a1 }, { 0x26d4, 0x26d4 },
	{ 0x2705, 0x2705 }, { 0x270a, 0x270b }, { 0x2728, 0x2728 },
	{ 0x274c, 0x274c }, { 0x274e, 0x274e }, { 0x2753, 0x2755 },
	{ 0x2757, 0x2757 }, { 0x2795, 0x2797 }, { 0x2b50, 0x2b50 },
	{ 0x2e80, 0x303e }, { 0x3041, 0x3247 }, { 0x3250, 0x4dbf }, { 0x4e00, 0xa4cf }, { 0xa960, 0xa97f }, { 0xac00, 0xd7a3 },
	{ 0xf900, 0xfaff }, { 0xfe10, 0xfe19 }, { 0xfe30, 0xfe6f },
	{ 0xff01, 0xff60 }, { 0xffe0, 0xffe6 }, { 0x16fe0, 0x1b2ff },
	{ 0x1f191, 0x1f19a }, { 0x1f200, 0x1f265 }, { 0x1f300, 0x1f64f }, { 0x1f680, 0x1f6ff }, { 0x1f900, 0x1f9ff },
	{ 0x1fa70, 0x1faff }, { 0x20000, 0x3fffd }, { 0, 0 } };

unsigned
shown_width(const char *s, size_t n)
{
	unsigned long c;

	if (n == 1 || !is_shown(s, n))
		return 1;
	c = character(s, n);
	return is_in(marks, c) ? 0 : is_in(wide, c) ? 2 : 1;
}

/* Hebrew, Arabic and their like (UAX 9: R and AL). */
bool
is_right_to_left(const char *s, size_t n)
{
	static const struct range letters[] = { { 0x590, 0x8ff }, { 0xfb1d, 0xfdff },
		{ 0xfe70, 0xfefc }, { 0x10800, 0x10fff }, { 0x1e800, 0x1efff }, { 0, 0 } };

	return n > 1 && is_in(letters, character(s, n));
}

char *
hide_unshown(char *text, const char *but)
{
	size_t length = strlen(text);
	char *to = text;

	for (size_t i = 0, n; i < length; i += n) {
		n = bc_utf8_length(text + i, length - i);
		if (strchr(but, text[i]) != NULL || is_shown(text + i, n)) {
			memmove(to, text + i, n);
			to += n;
		} else {
			*to++ = '?';
		}
	}
	*to = '\0';
	return text;
}

void
put_shown(FILE *to, const char *s, size_t length)
{
	size_t done = 0;

	for (size_t i = 0, n; i < length; i += n) {
		n = bc_utf8_length(s + i, length - i);
		if (is_shown(s + i, n))
			continue;
		fwrite(s + done, 1, i - done, to);
		putc('?', to);
		done = i + n;
	}
	fwrite(s + done, 1, length - done, to);
}
