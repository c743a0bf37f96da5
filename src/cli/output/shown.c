/* What a terminal shows is what the text has: no escapes, and no signs of which
 * Unicode says that they turn the direction of others or have no width (UAX 9,
 * UTS 39). */
#include "cli/output/shown.h"
#include "cli/output/utf8.h"

static unsigned long
character(const char *s, size_t n)
{
	unsigned long c = n == 1 ? (unsigned char)*s
				 : (unsigned char)*s & (0xffu >> (n + 1));

	for (size_t i = 1; i < n; i++)
		c = c << 6 | ((unsigned char)s[i] & 0x3fu);
	return c;
}

bool
is_shown(const char *s, size_t n)
{
	static const struct {
		unsigned long first, last;
	} unseen[] = { { 0xad, 0xad }, { 0x61c, 0x61c }, { 0x180e, 0x180e },
		{ 0x200b, 0x200f }, { 0x2028, 0x202e }, { 0x2060, 0x206f },
		{ 0xfeff, 0xfeff }, { 0xfff9, 0xfffb }, { 0xe0000, 0xe007f } };
	unsigned long c;

	if (utf8_is_control(s, n))
		return false;
	c = character(s, n);
	for (size_t i = 0; n > 1 && i < sizeof unseen / sizeof *unseen; i++)
		if (c >= unseen[i].first && c <= unseen[i].last)
			return false;
	return true;
}

void
put_shown(FILE *to, const char *s, size_t length)
{
	size_t done = 0;

	for (size_t i = 0, n; i < length; i += n) {
		n = utf8_length(s + i, length - i);
		if (is_shown(s + i, n))
			continue;
		fwrite(s + done, 1, i - done, to);
		putc('?', to);
		done = i + n;
	}
	fwrite(s + done, 1, length - done, to);
}
