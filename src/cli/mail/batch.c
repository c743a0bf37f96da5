/* Messages in a row in one piece of memory, which grows with them. */
#include "cli/mail/batch.h"
#include "cli/output/message.h"
#include "mail/mail.h"

#include <stdlib.h>
#include <string.h>

struct batch *
batch_new(void)
{
	struct batch *b = check_memory(malloc(sizeof *b));

	b->bytes = NULL;
	b->used = b->size = b->n = 0;
	return b;
}

void
batch_free(struct batch *b)
{
	free(b->bytes);
	free(b);
}

bool
batch_is_full(const struct batch *b)
{
	return b->n == BATCH_MESSAGES || b->used >= BATCH_SIZE;
}

static void
append(struct batch *b, const char *bytes, size_t length)
{
	if (b->size - b->used < length) {
		while (b->size - b->used < length)
			b->size += b->size > 0 ? b->size : BATCH_SIZE / 8;
		b->bytes = check_memory(realloc(b->bytes, b->size));
	}
	if (length > 0)
		memcpy(b->bytes + b->used, bytes, length);
	b->used += length;
}

void
batch_begin(struct batch *b, const char *file, const char *name,
    unsigned long number)
{
	struct message *m = &b->list[b->n];

	*m = (struct message){ .number = number, .has_name = name != NULL };
	m->file = b->used;
	append(b, file, strlen(file) + 1);
	m->name = b->used;
	if (name != NULL)
		append(b, name, strlen(name) + 1);
	m->body = b->used;
}

bool
batch_add(struct batch *b, const char *bytes, size_t length)
{
	size_t room = MAIL_SIZE_MAX + 1 - (b->used - b->list[b->n].body);

	append(b, bytes, length < room ? length : room);
	return length < room;
}

void
batch_end(struct batch *b)
{
	struct message *m = &b->list[b->n];

	m->length = b->used - m->body;
	if (m->length > 0)
		b->n++;
	else
		b->used = m->file;
}
