/* Who sent the messages of a log. */
#include "cli/input/senders.h"
#include "cli/input/lines.h"
#include "cli/output/message.h"

#include "base/simd.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { ID_MIN = 5, ID_MAX = 32 };

/* What one line said. */
struct senders_entry {
	struct senders_place place;
	unsigned char id_length;
	uint16_t length;
	char text[]; /* the identifier, and the address */
};

struct senders *
senders_begin(void)
{
	struct senders *s = check_memory(calloc(1, sizeof *s));

	for (size_t i = 0; i < SENDERS_LOCKS; i++)
		pthread_mutex_init(&s->locks[i], NULL);
	pthread_mutex_init(&s->mutex, NULL);
	s->next.line = 1;
	return s;
}

void
senders_end(struct senders *s)
{
	if (s == NULL)
		return;
	for (size_t i = 0; i < SENDERS_BUCKETS; i++) {
		for (size_t k = 0; k < s->buckets[i].n; k++)
			free(s->buckets[i].entries[k]);
		free(s->buckets[i].entries);
	}
	free(s);
}

uint64_t
senders_next_file(struct senders *s)
{
	s->next.line = 1;
	return ++s->next.file;
}

void
senders_done(struct senders *s, uint64_t file, uint64_t line)
{
	pthread_mutex_lock(&s->mutex);
	s->done = (struct senders_place){ file, line };
	pthread_mutex_unlock(&s->mutex);
}

static bool
is_before(struct senders_place a, struct senders_place b)
{
	return a.file < b.file || (a.file == b.file && a.line < b.line);
}

/* FNV-1a: the same identifiers share a bucket in each run. */
static size_t
bucket_of(const char *id, size_t n)
{
	uint32_t hash = 2166136261u;

	for (size_t i = 0; i < n; i++)
		hash = (hash ^ (unsigned char)id[i]) * 16777619u;
	return (hash ^ hash >> 16) % SENDERS_BUCKETS;
}

/* How many entries of a bucket stand before a line: mostly all. */
static size_t
count_before(const struct senders_bucket *b, struct senders_place place)
{
	size_t from = 0, to = b->n;

	if (to > 0 && is_before(b->entries[to - 1]->place, place))
		return to;
	while (from < to) {
		size_t middle = from + (to - from) / 2;

		if (is_before(b->entries[middle]->place, place))
			from = middle + 1;
		else
			to = middle;
	}
	return from;
}

static void
make_room(struct senders_bucket *b, size_t room)
{
	b->entries = check_memory(realloc(b->entries, room * sizeof *b->entries));
	b->room = (unsigned)room;
}

/* ---- what lines say */

static void
remember(struct senders *s, const char *id, size_t n, const char *address, size_t length)
{
	size_t bucket = bucket_of(id, n);
	struct senders_bucket *b = &s->buckets[bucket];
	struct senders_entry *e = check_memory(malloc(sizeof *e + n + length));

	e->place = s->last = s->next;
	e->id_length = (unsigned char)n;
	e->length = (uint16_t)length;
	memcpy(e->text, id, n);
	memcpy(e->text + n, address, length);
	s->n++;
	pthread_mutex_lock(&s->locks[bucket % SENDERS_LOCKS]);
	if (b->n == b->room)
		make_room(b, b->n + b->n / 2 + SENDERS_WAYS);
	b->entries[b->n++] = e;
	pthread_mutex_unlock(&s->locks[bucket % SENDERS_LOCKS]);
}

/* Forget what no line of those that may be asked for can get. Returns how many are left. */
static size_t
forget_old(struct senders_bucket *b, struct senders_place done)
{
	size_t n = count_before(b, done);

	if (n <= SENDERS_WAYS)
		return b->n;
	n -= SENDERS_WAYS;
	for (size_t i = 0; i < n; i++)
		free(b->entries[i]);
	b->n -= (unsigned)n;
	memmove(b->entries, b->entries + n, b->n * sizeof *b->entries);
	make_room(b, b->n);
	return b->n;
}

/* All buckets at once, and not before there is half as much again: so it costs little
 * for each entry, whichever buckets they came into. */
static void
forget_much(struct senders *s, struct senders_place done)
{
	if (s->n < SENDERS_KEPT || s->n < s->left + s->left / 2)
		return;
	s->left = 0;
	for (size_t i = 0; i < SENDERS_BUCKETS; i++) {
		pthread_mutex_lock(&s->locks[i % SENDERS_LOCKS]);
		s->left += forget_old(&s->buckets[i], done);
		pthread_mutex_unlock(&s->locks[i % SENDERS_LOCKS]);
	}
	s->n = s->left;
}

/* The address behind "from=": "<a@example.com>", as JSON may write it, or what ends
 * at a comma. Returns its length; -1 where there is none. */
static long
address_at(const char **at, const char *end)
{
	static const char escaped[] = "\\u003c";
	size_t n = sizeof escaped - 1, length = (size_t)(end - *at);
	const char *to;
	char closer = ',';

	if (length > 0 && **at == '<') {
		closer = '>';
		++*at;
	} else if (length > n && memcmp(*at, escaped, n) == 0) {
		closer = '\\';
		*at += n;
	}
	for (to = *at; to < end && *to != closer; to++)
		if (*to == '\n' || *to == ' ' || to - *at == BC_ADDRESS_MAX)
			return -1;
	return to < end ? (long)(to - *at) : -1;
}

/* "4F2A1B3C: from=<a@example.com>", where "from=" stands. A line has one sender: what
 * follows the first may be anybody's text, and a line may be as long as a file. */
static void
read_sender(struct senders *s, const char *text, const char *from, const char *end)
{
	const char *id = from - 2, *address = from + 5;
	size_t n = 0;
	long length;

	if (!is_before(s->last, s->next) || from - text < 2 || id[0] != ':' || id[1] != ' ')
		return;
	while (id > text && n <= ID_MAX && isalnum((unsigned char)id[-1])) {
		id--;
		n++;
	}
	if (n < ID_MIN || n > ID_MAX ||
	    (id > text && strchr(" \t\n\"", id[-1]) == NULL))
		return;
	length = address_at(&address, end);
	if (length >= 0)
		remember(s, id, n, address, (size_t)length);
}

/* The next "from=", or the end: few lines have an "f" four bytes before a "=". */
static const char *
find_from(const char *at, const char *end)
{
	static const char from[] = "from=";
	ptrdiff_t n = sizeof from - 1;

	for (; end - at >= n; at++) {
#ifdef BC_BLOCKS
		while (end - at >= BC_BLOCK + n &&
		    !bc_is_any(bc_equals(bc_load(at), 'f') &
			bc_equals(bc_load(at + n - 1), '=')))
			at += BC_BLOCK;
		if (end - at < n)
			break;
#endif
		if (*at == 'f' && memcmp(at, from, (size_t)n) == 0)
			return at;
	}
	return end;
}

void
senders_read(struct senders *s, const char *text, size_t length)
{
	const char *end = text + length, *counted = text, *at = text;
	struct senders_place done;

	pthread_mutex_lock(&s->mutex);
	done = s->done;
	pthread_mutex_unlock(&s->mutex);
	while ((at = find_from(at, end)) < end) {
		s->next.line += lines_count(counted, (size_t)(at - counted));
		counted = at;
		read_sender(s, text, at, end);
		at++;
	}
	s->next.line += lines_count(counted, (size_t)(end - counted));
	forget_much(s, done);
}

/* ---- what lines get */

/* The newest of some that stand before a line. */
static const struct senders_entry *
find(const struct senders_bucket *b, struct senders_place place, const char *id,
    size_t n)
{
	size_t i = count_before(b, place), last = i > SENDERS_WAYS ? i - SENDERS_WAYS : 0;

	while (i-- > last) {
		const struct senders_entry *e = b->entries[i];

		if (e->place.file != place.file)
			break;
		if (e->id_length == n && memcmp(e->text, id, n) == 0)
			return e;
	}
	return NULL;
}

const struct bouncecode_report *
senders_add(struct senders *s, uint64_t file, const struct bouncecode_report *r,
    struct senders_report *with)
{
	const char *id = r->text + r->queue_id.offset;
	struct senders_place place = { file, r->line };
	const struct senders_entry *e;
	size_t bucket, n = r->queue_id.length;

	/* "from=<>" names one, too. */
	if (s == NULL || r->sender.offset + r->sender.length > 0 || n < ID_MIN ||
	    n > ID_MAX || r->platform != BOUNCECODE_PLATFORM_NONE ||
	    r->length > SENDERS_LINE_MAX)
		return r;
	bucket = bucket_of(id, n);
	pthread_mutex_lock(&s->locks[bucket % SENDERS_LOCKS]);
	e = find(&s->buckets[bucket], place, id, n);
	if (e != NULL) {
		with->report = *r;
		with->report.text = with->text;
		with->report.sender.offset = r->length;
		with->report.sender.length = e->length;
		memcpy(with->text, r->text, r->length);
		memcpy(with->text + r->length, e->text + n, e->length);
	}
	pthread_mutex_unlock(&s->locks[bucket % SENDERS_LOCKS]);
	return e != NULL ? &with->report : r;
}
