/* Who is suppressed, and why. */
#include "cli/suppress/suppression.h"
#include "cli/output/format.h"
#include "cli/output/stream.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- reading */

void
suppression_begin(struct suppression *s, const struct hash_key *key,
    const struct soft_after *soft_after, bool with_texts, when now)
{
	/* Of a second there may be two. */
	const size_t failures_last = 2 * (soft_after->times > 0 ? soft_after->times : 1);

	*s = (struct suppression){ .key = *key, .soft_after = *soft_after,
		.with_texts = with_texts };
	clock_begin(&s->clock, now);
	deliveries_begin(&s->deliveries, DELIVERIES_MAX);
	suspects_begin(&s->suspects, key, failures_last, with_texts);
}

void
suppression_end(struct suppression *s)
{
	deliveries_end(&s->deliveries);
	suspects_end(&s->suspects);
}

void
suppression_sightings(const struct suppression *s, struct sightings *empty)
{
	sightings_begin(empty, &s->key, s->soft_after.times > 0, s->with_texts);
}

void
suppression_begin_file(struct suppression *s)
{
	clock_begin_file(&s->clock);
}

static void
take(struct suppression *s, const struct sightings *of, const struct sighting *x)
{
	const char *time = of->bytes + x->time;
	struct moment m;

	if (x->kind == SIGHTED_TIME) {
		clock_pass(&s->clock, time, x->time_length);
		return;
	}
	m = clock_read(&s->clock, time, x->time_length);
	if (x->kind == SIGHTED_DELIVERY) {
		deliveries_add(&s->deliveries, x->mailbox, &m);
	} else {
		deliveries_watch(&s->deliveries, x->mailbox);
		suspects_add(&s->suspects, of, x, &m);
	}
}

void
suppression_take(struct suppression *s, const struct sightings *sightings)
{
	enum { AHEAD = 16 };

	for (size_t i = 0; i < sightings->n; i++) {
		const struct sighting *x = &sightings->list[i];

		if (i + AHEAD < sightings->n)
			deliveries_prefetch(&s->deliveries, x[AHEAD].mailbox);
		take(s, sightings, x);
	}
}

void
suppression_end_file(struct suppression *s)
{
	clock_end_file(&s->clock);
	deliveries_settle(&s->deliveries, &s->clock);
	suspects_settle(&s->suspects, &s->clock);
}

/* ---- judging */

/* The failures of a kind that nothing was delivered behind. */
struct verdict {
	const struct failure *first, *last; /* NULL for none */
	uint64_t times;
	size_t seconds; /* different ones: what was logged twice counts once */
};

static int
compare_failures(const void *a, const void *b)
{
	int64_t x = ((const struct failure *)a)->at, y = ((const struct failure *)b)->at;

	return (x > y) - (x < y);
}

static struct verdict
judge(const struct failures *f, int64_t delivered)
{
	struct verdict v = { .first = NULL };

	if (f->n > 0)
		qsort(f->list, f->n, sizeof *f->list, compare_failures);
	for (size_t i = 0; i < f->n; i++) {
		const struct failure *one = &f->list[i];

		if (one->at <= delivered)
			continue;
		if (v.first == NULL)
			v.first = one;
		if (v.last == NULL || clock_seconds(v.last->at) != clock_seconds(one->at))
			v.seconds++;
		v.last = one;
		v.times += one->times;
	}
	return v;
}

static bool
is_soft_enough(const struct suppression *s, const struct verdict *v)
{
	const int64_t day = 24 * 60 * 60;

	return s->soft_after.times > 0 && v->seconds >= s->soft_after.times &&
	    clock_seconds(v->last->at) - clock_seconds(v->first->at) >=
		(int64_t)s->soft_after.days * day;
}

/* ---- putting */

enum { NUMBER_SIZE = 24 };

/* A number, where there is one. */
static const char *
literal(unsigned long n, char text[NUMBER_SIZE])
{
	snprintf(text, NUMBER_SIZE, "%lu", n);
	return n > 0 ? text : "";
}

enum column { ADDRESS, BOUNCE, CATEGORY, CONFIDENCE, COUNT, FIRST, LAST, REPLY, ENHANCED,
	TEXT, FILE_NAME, LINE, MESSAGE, COLUMNS };

static const struct bc_cell columns[COLUMNS] = {
	[ADDRESS] = { "address", BC_CELL_STRING, NULL, 0 },
	[BOUNCE] = { "bounce", BC_CELL_STRING, NULL, 0 },
	[CATEGORY] = { "category", BC_CELL_STRING, NULL, 0 },
	[CONFIDENCE] = { "confidence", BC_CELL_STRING, NULL, 0 },
	[COUNT] = { "count", BC_CELL_NUMBER, NULL, 0 },
	[FIRST] = { "first", BC_CELL_STRING, NULL, 0 },
	[LAST] = { "last", BC_CELL_STRING, NULL, 0 },
	[REPLY] = { "reply", BC_CELL_LITERAL, NULL, 0 },
	[ENHANCED] = { "enhanced", BC_CELL_STRING, NULL, 0 },
	[TEXT] = { "text", BC_CELL_STRING, NULL, 0 },
	[FILE_NAME] = { "file", BC_CELL_STRING, NULL, 0 },
	[LINE] = { "line", BC_CELL_LITERAL, NULL, 0 },
	[MESSAGE] = { "message", BC_CELL_STRING, NULL, 0 },
};

static void
put_record(struct cell_writer *w, const struct suspect *x, const struct verdict *v,
    enum bouncecode_bounce bounce)
{
	const struct reason *r = bounce == BOUNCECODE_BOUNCE_HARD ? x->hard.last : x->soft.last;
	struct bouncecode_code enhanced = r->code;
	char first[WHEN_SIZE], last[WHEN_SIZE], code[BOUNCECODE_WRITE_SIZE];
	char reply[NUMBER_SIZE], line[NUMBER_SIZE], number[NUMBER_SIZE];
	struct bc_cell cells[COLUMNS];

	memcpy(cells, columns, sizeof cells);
	enhanced.reply = 0;
	bouncecode_write(&enhanced, code, sizeof code);
	when_print(v->first->shown, WHEN_SECOND, first);
	when_print(v->last->shown, WHEN_SECOND, last);
	cells[ADDRESS].text = x->address;
	cells[BOUNCE].text = bouncecode_name(BOUNCECODE_BOUNCES, bounce);
	cells[CATEGORY].text = bouncecode_name(BOUNCECODE_CATEGORIES, r->category);
	cells[CONFIDENCE].text = bouncecode_name(BOUNCECODE_CONFIDENCES, r->confidence);
	cells[COUNT].number = v->times;
	cells[FIRST].text = first;
	cells[LAST].text = last;
	cells[REPLY].text = literal(r->code.reply > 99 ? r->code.reply : 0, reply);
	cells[ENHANCED].text = code;
	cells[TEXT].text = r->text;
	cells[FILE_NAME].text = r->file;
	cells[LINE].text = literal(r->line, line);
	cells[MESSAGE].text = r->message;
	if (r->number > 0) {
		cells[MESSAGE].type = BC_CELL_LITERAL;
		cells[MESSAGE].text = literal(r->number, number);
	}
	format_put_cells(w, cells, COLUMNS);
}

static bool
put_suspect(struct suppression *s, struct cell_writer *w, const struct suspect *x)
{
	int64_t delivered = deliveries_last(&s->deliveries, x->mailbox);
	struct verdict hard, soft;
	bool is_hard;

	if (delivered > 0)
		delivered += clock_doubt(&s->clock);
	hard = judge(&x->hard, delivered);
	soft = judge(&x->soft, delivered);
	is_hard = hard.last != NULL;
	if (!is_hard && !is_soft_enough(s, &soft))
		return false;
	if (format_is_text(w->format))
		fprintf(out, "%s\n", x->address);
	else
		put_record(w, x, is_hard ? &hard : &soft,
		    is_hard ? BOUNCECODE_BOUNCE_HARD : BOUNCECODE_BOUNCE_SOFT);
	return true;
}

bool
suppression_put(struct suppression *s, const struct view *view)
{
	struct cell_writer w = { .format = view->format, .begun = view->no_header };
	bool found = false;

	if (!format_is_text(w.format))
		format_begin_cells(&w, columns, COLUMNS);
	suspects_sort(&s->suspects);
	for (size_t i = 0; i < s->suspects.n; i++)
		found |= put_suspect(s, &w, &s->suspects.list[i]);
	return found;
}
