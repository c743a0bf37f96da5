/* Lines put together of the bytes of a log. */
#include "summary/feed.h"

#include <stdlib.h>
#include <string.h>

enum { BLOCK = 256 * 1024 };

void
feed_begin(struct feed *f, void (*take)(void *context, const struct bouncecode_report *r),
    void *context)
{
	reports_begin(&f->reports);
	f->take = take;
	f->context = context;
	f->length = 0;
}

char *
feed_room(struct feed *f)
{
	if (f->length == f->size) {
		size_t size = f->size == 0 ? (size_t)BLOCK : 2 * f->size;
		char *grown = realloc(f->text, size);

		if (grown == NULL)
			return NULL;
		f->text = grown;
		f->size = size;
	}
	return f->text + f->length;
}

size_t
feed_room_size(const struct feed *f)
{
	return f->size - f->length;
}

static void
read_block(struct feed *f, size_t length, bool has_more)
{
	struct bouncecode_report report;

	reports_feed(&f->reports, f->text, length, has_more);
	while (bouncecode_scan_next(&f->reports.scan, &report))
		f->take(f->context, &report);
	length -= reports_rest(&f->reports);
	f->length -= length;
	if (f->length > 0)
		memmove(f->text, f->text + length, f->length);
}

void
feed_go_on(struct feed *f, size_t length)
{
	size_t end = f->length + length;

	f->length = end;
	while (end > f->length - length && f->text[end - 1] != '\n')
		end--;
	if (end > f->length - length)
		read_block(f, end, true);
	else if (f->length == FEED_LINE_MAX)
		read_block(f, f->length, true);
}

bool
feed_put(struct feed *f, const char *text, size_t length)
{
	while (length > 0) {
		char *to = feed_room(f);
		size_t n = feed_room_size(f) < length ? feed_room_size(f) : length;

		if (to == NULL)
			return false;
		memcpy(to, text, n);
		feed_go_on(f, n);
		text += n;
		length -= n;
	}
	return true;
}

uint64_t
feed_finish(struct feed *f)
{
	read_block(f, f->length, false);
	reports_end(&f->reports);
	return bouncecode_scan_lines(&f->reports.scan);
}

void
feed_end(struct feed *f)
{
	free(f->text);
}
