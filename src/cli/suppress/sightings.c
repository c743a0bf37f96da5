/* Sightings, one behind the other, with their texts. */
#include "cli/suppress/sightings.h"
#include "cli/suppress/deliveries.h"
#include "cli/output/message.h"
#include "cli/output/shown.h"
#include "base/utf8.h"
#include "summary/dead.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

void
sightings_begin(struct sightings *s, const struct hash_key *key, bool of_soft,
    bool with_texts)
{
	*s = (struct sightings){ .key = *key, .of_soft = of_soft,
		.with_texts = with_texts };
}

void
sightings_end(struct sightings *s)
{
	free(s->list);
	free(s->bytes);
}

void
sightings_clear(struct sightings *s)
{
	s->n = s->used = 0;
}

size_t
sightings_size(const struct sightings *s)
{
	return s->n * sizeof *s->list + s->used;
}

/* The action for all that is the sender's or the network's is another one: when
 * these fail for weeks, the address may be fine. */
static bool
is_soft(const struct bouncecode_answer *a)
{
	return a->fault == BOUNCECODE_FAULT_RECIPIENT &&
	    a->bounce != BOUNCECODE_BOUNCE_BLOCK &&
	    a->confidence >= BOUNCECODE_CONFIDENCE_MEDIUM;
}

enum sighting_kind
sightings_kind(const struct sightings *s, const struct bouncecode_answer *a,
    unsigned outcome, bool wanted)
{
	if (outcome == BOUNCECODE_OUTCOME_ACCEPTED)
		return SIGHTED_DELIVERY;
	if (!wanted)
		return SIGHTED_TIME;
	if (is_dead(a, outcome))
		return SIGHTED_HARD;
	return s->of_soft && is_soft(a) ? SIGHTED_SOFT : SIGHTED_TIME;
}

/* ---- texts */

/* Room for so many bytes more, and a NUL. */
static char *
room(struct sightings *s, size_t length)
{
	if (s->size - s->used <= length) {
		s->size = 2 * (s->used + length) + 4096;
		s->bytes = check_memory(realloc(s->bytes, s->size));
	}
	return s->bytes + s->used;
}

/* Where it was put. */
static size_t
put(struct sightings *s, const char *text, size_t length)
{
	char *to = room(s, length);
	size_t at = s->used;

	if (length > 0)
		memcpy(to, text, length);
	to[length] = '\0';
	s->used += length + 1;
	return at;
}

/* The first line's worth of a text; bytes of control are blanks in it. */
static size_t
put_text(struct sightings *s, struct said text)
{
	enum { TEXT_MAX = 500 };
	char *to = room(s, TEXT_MAX);
	size_t at = s->used, n = 0;

	for (size_t i = 0, k; i < text.length; i += k) {
		k = bc_utf8_length(text.at + i, text.length - i);
		if (n + k > TEXT_MAX)
			break;
		if (!bc_utf8_is_control(text.at + i, k)) {
			memcpy(to + n, text.at + i, k);
			n += k;
		} else if (n > 0 && to[n - 1] != ' ') {
			to[n++] = ' ';
		}
	}
	while (n > 0 && to[n - 1] == ' ')
		n--;
	to[n] = '\0';
	s->used += n + 1;
	return at;
}

/* ---- addresses */

/* Something on both sides of an "@", and nothing that would break a line or that nobody
 * sees: without that it would be taken for another address, which may be alive, and with
 * a '?' in its place it would be none. */
static bool
is_address(struct said address)
{
	size_t at = 0;

	for (size_t i = 0, k; i < address.length; i += k) {
		k = bc_utf8_length(address.at + i, address.length - i);
		if (!is_shown(address.at + i, k))
			return false;
		if (address.at[i] == '@')
			at = i;
	}
	return at > 0 && at + 1 < address.length;
}

/* RFC 5321 section 2.4: the case of a domain does not count. */
static size_t
put_address(struct sightings *s, struct said address)
{
	size_t at = put(s, address.at, address.length);
	char *end = s->bytes + at + address.length;

	while (*--end != '@')
		*end = (char)tolower((unsigned char)*end);
	return at;
}

/* ---- adding */

static bool
is_last_time(const struct sightings *s, struct said time)
{
	const struct sighting *last = s->n > 0 ? &s->list[s->n - 1] : NULL;

	return last != NULL && last->time_length == time.length &&
	    memcmp(s->bytes + last->time, time.at, time.length) == 0;
}

/* What is left out must not depend on where a list begins: that is where a part of a
 * log does. The same time again tells nothing in any case. */
static bool
tells_year(const struct sightings *s, struct said time)
{
	return time.length > 0 && isalpha((unsigned char)*time.at) && !is_last_time(s, time);
}

void
sightings_add(struct sightings *s, enum sighting_kind kind, struct said time,
    struct said address)
{
	struct sighting new = { .kind = kind };

	if (kind != SIGHTED_TIME && !is_address(address))
		kind = new.kind = SIGHTED_TIME;
	if (kind == SIGHTED_TIME && !tells_year(s, time))
		return;
	new.time_length = time.length;
	new.time = is_last_time(s, time) ? s->list[s->n - 1].time : put(s, time.at, time.length);
	if (kind != SIGHTED_TIME)
		new.mailbox = deliveries_mailbox(&s->key, address.at, address.length);
	if (kind >= SIGHTED_SOFT)
		new.address = put_address(s, address);
	if (s->n == s->max) {
		s->max += s->max + 64;
		s->list = check_memory(realloc(s->list, s->max * sizeof *s->list));
	}
	s->list[s->n++] = new;
}

void
sightings_tell(struct sightings *s, const struct bouncecode_answer *a,
    struct said text, const struct place *place)
{
	struct sighting *last = s->n > 0 ? &s->list[s->n - 1] : NULL;

	if (last == NULL || last->kind < SIGHTED_SOFT || last->place.file != NULL)
		return;
	last->category = a->category;
	last->confidence = a->confidence;
	last->reply = a->code.reply;
	last->class_digit = a->code.class_digit;
	last->subject = a->code.subject;
	last->detail = a->code.detail;
	last->place = *place;
	if (s->with_texts)
		last->text = put_text(s, text);
}
