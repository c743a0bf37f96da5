/* Lines in one block, and lists of their numbers in another. */
#include "summary/notes.h"

#include <stdlib.h>
#include <string.h>

static const uint32_t NOWHERE = UINT32_MAX;

bool
notes_begin(struct notes *n)
{
	*n = (struct notes){ .text = malloc(NOTES_TEXT_MAX),
		.lines = malloc(NOTES_LINES_MAX * sizeof *n->lines),
		.list = malloc(NOTES_MAX * sizeof *n->list) };
	return n->text != NULL && n->lines != NULL && n->list != NULL;
}

void
notes_take(struct notes *n, const struct bouncecode_report *r)
{
	n->now = r;
	n->place = NOWHERE;
}

/* The line is copied when the first row asks for it. */
static bool
keep_line(struct notes *n)
{
	const struct bouncecode_report *r = n->now;
	uint32_t length = (uint32_t)(r->length < NOTES_LINE_MAX ? r->length : NOTES_LINE_MAX);

	if (n->place != NOWHERE)
		return true;
	if (n->nlines == NOTES_LINES_MAX || length > NOTES_TEXT_MAX - n->length)
		return false;
	n->place = n->nlines++;
	n->lines[n->place] = (struct noted_line){ n->length, length, (uint32_t)r->line,
		n->file };
	memcpy(n->text + n->length, r->text, length);
	n->length += length;
	return true;
}

static void
put(struct noted *of, uint32_t line)
{
	struct notes *n = of->notes;

	if (n->n == NOTES_MAX)
		return;
	n->list[n->n] = (struct note){ line, 0 };
	if (of->n++ == 0)
		of->first = n->n;
	else
		n->list[of->last].next = n->n;
	of->last = n->n++;
}

/* Rows that come late have some as well. */
static uint32_t
most(const struct notes *n)
{
	return n->length < NOTES_TEXT_MAX / 2 && n->nlines < NOTES_LINES_MAX / 2 &&
		n->n < NOTES_MAX / 2
	    ? NOTES_OF_ROW
	    : 2;
}

void
notes_add(struct notes *n, struct noted *of, bool accepted)
{
	if (of->n >= (accepted ? NOTES_ACCEPTED : NOTES_OF_ROW) || of->n >= most(n) ||
	    !keep_line(n))
		return;
	of->notes = n;
	put(of, n->place);
}

void
notes_join(struct noted *to, const struct noted *from)
{
	uint32_t at = from->first;

	if (from->n == 0)
		return;
	to->notes = from->notes;
	for (uint32_t i = 0; i < from->n && to->n < NOTES_OF_ROW; i++) {
		put(to, to->notes->list[at].line);
		at = to->notes->list[at].next;
	}
}
