/* Who sent the messages of a log. */
#include "cli/input/senders.h"
#include "cli/input/lines.h"
#include "cli/output/message.h"

#include "base/simd.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { ID_MIN = 5, ID_MAX = 32 };

/* What one line said, newest first in its bucket. */
struct senders_entry {
	struct senders_entry *older;
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

static void
forget(struct senders_entry **list)
{
	struct senders_entry *e = *list;

	*list = NULL;
	for (struct senders_entry *older; e != NULL; e = older) {
		older = e->older;
		free(e);
	}
}

void
senders_end(struct senders *s)
{
	if (s == NULL)
		return;
	for (size_t i = 0; i < SENDERS_BUCKETS; i++)
		forget(&s->buckets[i].newest);
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
	return a.file != b.file ? a.file < b.file : a.line < b.line;
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

/* ---- what lines say */

/* Forget what no line can get any more. */
static void
forget_old(struct senders_bucket *b, struct senders_place done)
{
	int n = 0;

	b->n = 0;
	for (struct senders_entry *e = b->newest; e != NULL; e = e->older) {
		b->n++;
		if (is_before(e->place, done) && ++n == SENDERS_WAYS)
			forget(&e->older);
	}
}

static void
remember(struct senders *s, const char *id, size_t n, const char *address,
    size_t length, struct senders_place done)
{
	size_t bucket = bucket_of(id, n);
	struct senders_bucket *b = &s->buckets[bucket];
	struct senders_entry *e = check_memory(malloc(sizeof *e + n + length));

	e->place = s->next;
	e->id_length = (unsigned char)n;
	e->length = (uint16_t)length;
	memcpy(e->text, id, n);
	memcpy(e->text + n, address, length);
	pthread_mutex_lock(&s->locks[bucket % SENDERS_LOCKS]);
	e->older = b->newest;
	b->newest = e;
	if (++b->n >= SENDERS_KEPT)
		forget_old(b, done);
	pthread_mutex_unlock(&s->locks[bucket % SENDERS_LOCKS]);
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

/* "4F2A1B3C: from=<a@example.com>", where "from=" stands. */
static void
read_sender(struct senders *s, const char *text, const char *from, const char *end,
    struct senders_place done)
{
	const char *id = from - 2, *address = from + 5;
	size_t n = 0;
	long length;

	if (from - text < ID_MIN + 2 || id[0] != ':' || id[1] != ' ')
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
		remember(s, id, n, address, (size_t)length, done);
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
		read_sender(s, text, at, end, done);
		at++;
	}
	s->next.line += lines_count(counted, (size_t)(end - counted));
}

/* ---- what lines get */

/* The newest of some that stand before a line. */
static const struct senders_entry *
find(const struct senders_entry *e, struct senders_place place, const char *id,
    size_t n)
{
	for (int i = 0; e != NULL && i < SENDERS_WAYS; e = e->older) {
		if (!is_before(e->place, place))
			continue;
		if (e->place.file != place.file)
			break;
		if (e->id_length == n && memcmp(e->text, id, n) == 0)
			return e;
		i++;
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
	e = find(s->buckets[bucket].newest, place, id, n);
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
