#include "logs.h"

#include <stdlib.h>
#include <string.h>

#include "blocks.h"
#include "interrupt.h"

/* For answers to texts that come again. */
enum { REMEMBERED = 4 * 1024 * 1024 };

/* A line that is too long for one block comes in pieces: the first one is
 * read, and this skips the others. */
static void
skip_rest(bool *inside, const char **text, size_t *length)
{
	const char *newline;

	if (!*inside)
		return;
	newline = memchr(*text, '\n', *length);
	if (newline == NULL) {
		*length = 0;
		return;
	}
	*inside = false;
	*length -= (size_t)(newline + 1 - *text);
	*text = newline + 1;
}

static void
read_blocks(struct blocks *b, const struct log_reader *reader,
    struct bouncecode_scan *scan)
{
	struct bouncecode_report report;
	const char *text;
	size_t length;
	bool inside = false;

	while (!interrupted && blocks_next(b, &text, &length)) {
		skip_rest(&inside, &text, &length);
		if (length > 0) {
			inside = text[length - 1] != '\n';
			bouncecode_scan_feed(scan, text, length);
			while (bouncecode_scan_next(scan, &report))
				reader->report(reader->context, &report);
		}
		if (reader->block(reader->context, b->input))
			return;
	}
}

bool
log_read(
    const char *name, const struct log_reader *reader, uint64_t *lines)
{
	struct input *in = input_open(name);
	struct bouncecode_scan scan;
	struct blocks b;
	void *memory;
	bool complete;

	*lines = 0;
	if (in == NULL)
		return false;
	bouncecode_scan_start(&scan);
	if ((memory = malloc(REMEMBERED)) != NULL)
		bouncecode_scan_remember(&scan, memory, REMEMBERED);
	blocks_begin(&b, in);
	read_blocks(&b, reader, &scan);
	*lines = bouncecode_scan_lines(&scan);
	complete = interrupted || blocks_complete(&b);
	free(memory);
	blocks_end(&b);
	input_close(in);
	return complete;
}

size_t
log_count(const struct options *o)
{
	return o->noperands > 0 ? (size_t)o->noperands : 1;
}

const char *
log_name(const struct options *o, size_t i)
{
	return o->noperands > 0 ? o->operands[i] : "-";
}
