/*
 * The format "ustar" of POSIX.1, pax, section "ustar Interchange Format": a head of
 * 512 bytes, and the text in blocks of as many. Names are made of two ids of at most 63
 * bytes each, and "/index.html".
 */
#include "gen/site/archive.h"
#include "gen/base/memory.h"

#include <string.h>

enum { BLOCK = 512, NAME_SIZE = 100 };

static void
put_zeros(FILE *out, size_t n)
{
	for (; n > 0; n--)
		fputc('\0', out);
}

void
put_archived(FILE *out, const char *name, const char *text)
{
	static const struct {
		size_t at;
		const char *value;
	} constants[] = { { 100, "0000644" }, { 108, "0000000" }, { 116, "0000000" },
		{ 136, "00000000000" }, { 148, "        " }, { 156, "0" }, { 257, "ustar" },
		{ 263, "00" } };
	char head[BLOCK] = { 0 };
	size_t size = strlen(text);
	unsigned sum = 0;

	/* A name that is longer than its field has the directories in another. */
	if (strlen(name) > NAME_SIZE) {
		const char *file = strrchr(name, '/') + 1;

		memcpy(head + 345, name, (size_t)(file - 1 - name));
		name = file;
	}
	memcpy(head, name, strlen(name));
	memcpy(head + 124, xprintf("%011zo", size), 11);
	for (size_t i = 0; i < sizeof constants / sizeof *constants; i++)
		memcpy(head + constants[i].at, constants[i].value, strlen(constants[i].value));
	for (size_t i = 0; i < BLOCK; i++)
		sum += (unsigned char)head[i];
	memcpy(head + 148, xprintf("%06o", sum), 7);
	fwrite(head, 1, BLOCK, out);
	fwrite(text, 1, size, out);
	put_zeros(out, (BLOCK - size % BLOCK) % BLOCK);
}

void
end_archive(FILE *out)
{
	put_zeros(out, 2 * BLOCK);
}
