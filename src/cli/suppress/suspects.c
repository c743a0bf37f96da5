/* Suspects in a table by their addresses, each with its failures in the order in
 * which they were read. */
#include "cli/suppress/suspects.h"
#include "cli/output/message.h"

#include <stdlib.h>
#include <string.h>

/* Steps of time that failures of one address are told apart in, but for the last. */
enum { SLOTS_MIN = 64, FAILURE_STEPS = 60 };

void
suspects_begin(struct suspects *s, const struct hash_key *key, size_t failures_last,
    bool with_reasons)
{
	*s = (struct suspects){ .key = *key, .failures_last = failures_last,
		.with_reasons = with_reasons, .nslots = SLOTS_MIN };
	s->slots = check_memory(calloc(s->nslots, sizeof *s->slots));
}

static void
free_failures(struct failures *f)
{
	free(f->list);
	free(f->last);
}

void
suspects_end(struct suspects *s)
{
	for (size_t i = 0; i < s->n; i++) {
		free(s->list[i].address);
		free_failures(&s->list[i].soft);
		free_failures(&s->list[i].hard);
	}
	free(s->list);
	free(s->slots);
	free(s->open);
}

/* ---- finding one */

static size_t *
slot_of(const struct suspects *s, const char *address)
{
	struct hash h;
	size_t i;

	hash_begin(&h, &s->key);
	hash_text(&h, address, strlen(address));
	for (i = (size_t)hash_end(&h) & (s->nslots - 1); s->slots[i] != 0;
	     i = (i + 1) & (s->nslots - 1))
		if (strcmp(s->list[s->slots[i] - 1].address, address) == 0)
			break;
	return &s->slots[i];
}

static void
make_room(struct suspects *s)
{
	if ((s->n & (s->n - 1)) == 0)
		s->list = check_memory(realloc(
		    s->list, (s->n ? 2 * s->n : 1) * sizeof *s->list));
	if (2 * (s->n + 1) <= s->nslots)
		return;
	free(s->slots);
	s->nslots *= 2;
	s->slots = check_memory(calloc(s->nslots, sizeof *s->slots));
	for (size_t i = 0; i < s->n; i++)
		*slot_of(s, s->list[i].address) = i + 1;
}

static struct suspect *
find(struct suspects *s, const char *address, uint64_t mailbox)
{
	size_t *slot = slot_of(s, address);

	if (*slot == 0) {
		make_room(s);
		slot = slot_of(s, address);
		s->list[s->n] = (struct suspect){ .mailbox = mailbox,
			.address = check_memory(malloc(strlen(address) + 1)) };
		strcpy(s->list[s->n].address, address);
		*slot = ++s->n;
	}
	return &s->list[*slot - 1];
}

/* ---- failures */

/* Open ones behind the others, as their times are not comparable yet. */
static int
compare_failures(const void *a, const void *b)
{
	const struct failure *x = a, *y = b;

	if (x->is_open != y->is_open)
		return x->is_open ? 1 : -1;
	return (x->at > y->at) - (x->at < y->at);
}

static bool
is_same_second(const struct failure *a, const struct failure *b)
{
	return a->is_open == b->is_open && clock_seconds(a->at) == clock_seconds(b->at);
}

/* Of those in one second keep the first and the last. */
static size_t
join_seconds(struct failure *list, size_t n)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++) {
		if (kept > 1 && is_same_second(&list[kept - 2], &list[i])) {
			kept--;
			list[kept - 1].times += list[kept].times;
		}
		list[kept++] = list[i];
	}
	return kept;
}

/* Keep the last ones, and of those before them the first in each step of their time. */
static size_t
thin_out_run(struct failure *list, size_t n, size_t last)
{
	const size_t old = n > last ? n - last : 0;
	const int64_t width = old > 0 ? (list[old - 1].at - list[0].at) / FAILURE_STEPS + 1 : 1;
	size_t kept = 0;

	for (size_t i = 0; i < n; i++)
		if (i > 0 && i < old &&
		    (list[i].at - list[0].at) / width == (list[kept - 1].at - list[0].at) / width)
			list[kept - 1].times += list[i].times;
		else
			list[kept++] = list[i];
	return kept;
}

/* What decides are the last one, so many seconds before it, and how far the first
 * since a delivery is from it: whatever the order in which they were read. A delivery
 * that falls between those that were put together counts them all as before it. */
static void
thin_out(struct failures *f, size_t last)
{
	size_t n, settled = 0;

	qsort(f->list, f->n, sizeof *f->list, compare_failures);
	n = join_seconds(f->list, f->n);
	while (settled < n && !f->list[settled].is_open)
		settled++;
	f->n = thin_out_run(f->list, settled, last);
	n -= settled;
	memmove(f->list + f->n, f->list + settled, n * sizeof *f->list);
	f->n += thin_out_run(f->list + f->n, n, last);
}

static void
add_failure(struct failures *f, size_t last, const struct failure *new)
{
	/* Twice what is kept at most, of those that are settled and of open ones. */
	if (f->n == 4 * (last + FAILURE_STEPS))
		thin_out(f, last);
	if (f->n == f->size) {
		f->size = f->size ? 2 * f->size : 1;
		f->list = check_memory(realloc(f->list, f->size * sizeof *f->list));
	}
	f->list[f->n++] = *new;
}

static void
settle(struct failures *f, const struct clock *c)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->list[i].is_open) {
			f->list[i].at = clock_settled(c, f->list[i].at);
			f->list[i].is_open = false;
		}
}

/* ---- reasons */

/* Put a string there, and return what stands behind it. */
static char *
copy(const char **string, char *to, const char *from)
{
	size_t n = from ? strlen(from) + 1 : 0;

	*string = from ? to : NULL;
	if (n > 0)
		memcpy(to, from, n);
	return to + n;
}

static void
set_reason(struct reason **reason, const struct sightings *of,
    const struct sighting *x, int64_t at)
{
	const char *text = of->bytes + x->text, *message = x->place.message;
	size_t n = strlen(text) + strlen(x->place.file) + (message ? strlen(message) : 0) + 3;
	struct reason *r;
	char *to;

	if (*reason != NULL && (*reason)->at > at)
		return;
	*reason = r = check_memory(realloc(*reason, sizeof *r + n));
	*r = (struct reason){ .at = at, .category = x->category,
		.confidence = x->confidence, .line = x->place.line,
		.number = x->place.number,
		.code = { .reply = x->reply, .class_digit = x->class_digit,
		    .subject = x->subject, .detail = x->detail } };
	to = copy(&r->text, (char *)(r + 1), text);
	to = copy(&r->file, to, x->place.file);
	copy(&r->message, to, message);
}

/* ---- adding */

static void
note_open(struct suspects *s, struct suspect *x)
{
	if (x->is_open)
		return;
	x->is_open = true;
	if (s->nopen == s->open_size) {
		s->open_size = s->open_size ? 2 * s->open_size : 64;
		s->open = check_memory(realloc(s->open, s->open_size * sizeof *s->open));
	}
	s->open[s->nopen++] = (size_t)(x - s->list);
}

void
suspects_add(struct suspects *s, const struct sightings *of,
    const struct sighting *sighting, const struct moment *m)
{
	struct suspect *x = find(s, of->bytes + sighting->address, sighting->mailbox);
	struct failures *of_kind = sighting->kind == SIGHTED_HARD ? &x->hard : &x->soft;
	const struct failure new = { .at = m->at, .shown = m->shown, .times = 1,
		.is_open = m->is_open };

	add_failure(of_kind, s->failures_last, &new);
	if (m->is_open)
		note_open(s, x);
	if (s->with_reasons)
		set_reason(&of_kind->last, of, sighting, m->at);
}

void
suspects_settle(struct suspects *s, const struct clock *c)
{
	for (size_t i = 0; i < s->nopen; i++) {
		struct suspect *x = &s->list[s->open[i]];

		settle(&x->soft, c);
		settle(&x->hard, c);
		x->is_open = false;
	}
	s->nopen = 0;
}

static int
compare_addresses(const void *a, const void *b)
{
	return strcmp(((const struct suspect *)a)->address,
	    ((const struct suspect *)b)->address);
}

void
suspects_sort(struct suspects *s)
{
	if (s->n > 0)
		qsort(s->list, s->n, sizeof *s->list, compare_addresses);
}
