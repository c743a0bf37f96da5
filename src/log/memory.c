/*
 * Answers in memory that the caller lent: a ring in which each new answer
 * takes the place of the oldest, and a table of hashes that leads into it. The
 * whole text is compared, so that an answer is never that of another one.
 */
#include "log/memory.h"

#include "base/bytes.h"

#include <string.h>

/* Longer texts are explained each time; they seldom come twice. */
enum { BC_TEXT_MAX = 4096 };
/* One head for so many bytes: about one for each answer. */
enum { BC_BYTES_OF_HEAD = 256 };
/* The memory is in no near cache, and costs a tenth of what explaining does, for
 * nothing where all texts differ: of so many that were looked up one in sixteen
 * has to be there, or else it rests while so many are explained. */
enum { BC_TRIAL = 2048, BC_REST = 8 * BC_TRIAL, BC_HITS_MIN = BC_TRIAL / 16 };

/* The text stands behind: that of the host, the status and the DSN. */
struct bc_remembered {
	uint16_t host, status, dsn;  /* lengths */
	uint8_t outcome, command;    /* enum bc_outcome, enum bouncecode_command */
	struct bouncecode_answer answer;
};

/* The memory begins with the heads. Each is a place in the ring, below the
 * number of the round in which it was taken, so that it is known what was
 * overwritten since: all of the round before that stands before the next place,
 * and all of older rounds. */
static size_t
bc_nheads(const struct bouncecode_scan *scan)
{
	return scan->memory_size / BC_BYTES_OF_HEAD;
}

static uint64_t *
bc_heads(const struct bouncecode_scan *scan)
{
	return (uint64_t *)scan->memory;
}

static unsigned char *
bc_ring(const struct bouncecode_scan *scan)
{
	return (unsigned char *)(bc_heads(scan) + bc_nheads(scan));
}

static size_t
bc_ring_size(const struct bouncecode_scan *scan)
{
	return scan->memory_size - bc_nheads(scan) * sizeof(uint64_t);
}

/* What is remembered at a place of the ring, all of which are multiples of eight. */
static struct bc_remembered *
bc_remembered_at(const struct bouncecode_scan *scan, uint32_t at)
{
	void *place = bc_ring(scan) + at;

	return (struct bc_remembered *)place;
}

BOUNCECODE_API void
bouncecode_scan_remember(
    struct bouncecode_scan *scan, void *memory, size_t size)
{
	scan->memory = memory;
	if (memory == NULL)
		size = 0;
	scan->memory_size = size < UINT32_MAX ? size / 8 * 8 : UINT32_MAX - 7;
	scan->round = 1;
	scan->next = 0;
	scan->asked = scan->hits = scan->resting = 0;
	if (memory != NULL)
		memset(memory, 0, bc_nheads(scan) * sizeof(uint64_t));
}

/* Eight bytes at a time. It needs no seed: a head leads to one answer, whose
 * place another one takes, so that texts which somebody made to have the same
 * hash cost one comparison, and are explained as they are without memory. */
static uint64_t
bc_hash(uint64_t h, const char *s, size_t n)
{
	const uint64_t factor = UINT64_C(0x9e3779b97f4a7c15);
	uint64_t bytes;

	for (; n >= 8; s += 8, n -= 8) {
		memcpy(&bytes, s, 8);
		h = (h ^ bytes) * factor;
		h ^= h >> 32;
	}
	bytes = n;
	memcpy(&bytes, s, n);
	h = (h ^ bytes) * factor;
	return h ^ h >> 32;
}

/* Where an offset of one line stands in another one with the same parts. */
static size_t
bc_moved(size_t offset, const struct bc_parts *from, const struct bc_parts *to)
{
	if (offset - from->status.offset < from->status.length)
		return offset - from->status.offset + to->status.offset;
	if (offset - from->host.offset < from->host.length)
		return offset - from->host.offset + to->host.offset;
	return offset - from->dsn.offset + to->dsn.offset;
}

static void
bc_move(struct bouncecode_answer *a, const struct bc_parts *from,
    const struct bc_parts *to)
{
	if (a->code.reply_length > 0)
		a->code.reply_offset = bc_moved(a->code.reply_offset, from, to);
	if (a->code.enhanced_length > 0)
		a->code.enhanced_offset =
		    bc_moved(a->code.enhanced_offset, from, to);
	for (unsigned i = 0; i < a->nmatches; i++)
		a->matches[i].offset = bc_moved(a->matches[i].offset, from, to);
}

/* The parts as they stand in the text that is kept. */
static struct bc_parts
bc_kept_parts(const struct bc_parts *parts)
{
	struct bc_parts kept = *parts;

	kept.host.offset = 0;
	kept.status.offset = parts->host.length;
	kept.dsn.offset = parts->host.length + parts->status.length;
	return kept;
}

static int
bc_is_same(const struct bc_remembered *r, const char *line,
    const struct bc_parts *parts)
{
	const char *text = (const char *)(r + 1);

	return r->status == parts->status.length && r->host == parts->host.length &&
	    r->dsn == parts->dsn.length && r->outcome == (unsigned)parts->outcome &&
	    r->command == (unsigned)parts->command &&
	    bc_are_same(text + r->host, line + parts->status.offset, r->status) &&
	    bc_are_same(text, line + parts->host.offset, r->host) &&
	    bc_are_same(text + r->host + r->status, line + parts->dsn.offset,
		r->dsn);
}

static int
bc_is_there(const struct bouncecode_scan *scan, uint64_t head)
{
	uint32_t round = (uint32_t)(head >> 32), at = (uint32_t)head;

	return (round == scan->round && at < scan->next) ||
	    (round != 0 && round + 1 == scan->round && at >= scan->next);
}

/* Is the memory worth to be asked? */
static int
bc_is_of_use(struct bouncecode_scan *scan)
{
	if (scan->resting > 0) {
		scan->resting--;
		return 0;
	}
	if (scan->asked == BC_TRIAL) {
		if (scan->hits < BC_HITS_MIN)
			scan->resting = BC_REST;
		scan->asked = scan->hits = 0;
	}
	scan->asked++;
	return 1;
}

int
bc_recall(struct bouncecode_scan *scan, const char *line,
    const struct bc_parts *parts, uint64_t **head,
    struct bouncecode_answer *answer)
{
	const struct bc_remembered *r;
	struct bc_parts kept;
	uint64_t h;

	*head = NULL;
	if (bc_nheads(scan) == 0 || parts->status.length == 0 ||
	    parts->host.length + parts->status.length + parts->dsn.length >
		BC_TEXT_MAX ||
	    !bc_is_of_use(scan))
		return 0;
	h = bc_hash((uint64_t)parts->outcome | (uint64_t)parts->command << 8, line + parts->host.offset,
	    parts->host.length);
	h = bc_hash(h, line + parts->dsn.offset, parts->dsn.length);
	h = bc_hash(h, line + parts->status.offset, parts->status.length);
	*head = bc_heads(scan) + (uint32_t)h % (uint32_t)bc_nheads(scan);
	if (!bc_is_there(scan, **head))
		return 0;
	r = bc_remembered_at(scan, (uint32_t)**head);
	if (!bc_is_same(r, line, parts))
		return 0;
	scan->hits++;
	*answer = r->answer;
	kept = bc_kept_parts(parts);
	bc_move(answer, &kept, parts);
	return 1;
}

void
bc_remember(struct bouncecode_scan *scan, const char *line,
    const struct bc_parts *parts, uint64_t *head,
    const struct bouncecode_answer *answer)
{
	struct bc_parts kept = bc_kept_parts(parts);
	size_t text = parts->host.length + parts->status.length + parts->dsn.length;
	size_t size = (sizeof(struct bc_remembered) + text + 7) / 8 * 8;
	struct bc_remembered *r;
	char *copy;

	if (size > bc_ring_size(scan))
		return;
	if (scan->next + size > bc_ring_size(scan)) { /* none goes over the end */
		scan->round++;
		scan->next = 0;
	}
	r = bc_remembered_at(scan, scan->next);
	*head = (uint64_t)scan->round << 32 | scan->next;
	scan->next += (uint32_t)size;
	r->host = (uint16_t)parts->host.length;
	r->status = (uint16_t)parts->status.length;
	r->dsn = (uint16_t)parts->dsn.length;
	r->outcome = (uint8_t)parts->outcome;
	r->command = (uint8_t)parts->command;
	copy = (char *)(r + 1);
	memcpy(copy, line + parts->host.offset, r->host);
	memcpy(copy + kept.status.offset, line + parts->status.offset, r->status);
	memcpy(copy + kept.dsn.offset, line + parts->dsn.offset, r->dsn);
	r->answer = *answer;
	bc_move(&r->answer, parts, &kept);
}
