/* Which records are wanted. */
#include "cli/filter.h"

#include <string.h>
#include <strings.h>

bool
filter_asks(const struct filter *f, enum bouncecode_vocabulary v)
{
	return f->choice[v].asked;
}

static bool
asks_for_words(const struct filter *f)
{
	for (size_t v = 0; v < FILTER_CHOICES; v++)
		if (f->choice[v].asked)
			return true;
	return false;
}

bool
filter_is_any(const struct filter *f)
{
	return !asks_for_words(f) && f->to == NULL && f->from == NULL &&
	    f->since == 0 && f->until == 0;
}

static bool
has(const struct choice *c, unsigned number)
{
	return !c->asked || (number < sizeof c->numbers && c->numbers[number]);
}

bool
filter_passes(const struct filter *f, const struct bouncecode_answer *a)
{
	const struct choice *c = f->choice;

	return has(&c[BOUNCECODE_CATEGORIES], a->category) &&
	    has(&c[BOUNCECODE_FAULTS], a->fault) &&
	    has(&c[BOUNCECODE_BOUNCES], a->bounce) &&
	    has(&c[BOUNCECODE_ACTIONS], a->action) &&
	    has(&c[BOUNCECODE_CONFIDENCES], a->confidence) &&
	    has(&c[BOUNCECODE_KINDS], a->kind) &&
	    has(&c[BOUNCECODE_PROVIDERS], a->provider) &&
	    has(&c[BOUNCECODE_BLOCKLISTS], a->blocklist);
}

/* Is it one of the domains, or below it? */
static bool
is_of_domains(const char *domains, const char *s, size_t length)
{
	for (const char *d = domains; *d != '\0'; d += *d == ',') {
		size_t n = strcspn(d, ",");
		const char *from = s + length - n;

		if (n <= length && strncasecmp(from, d, n) == 0 &&
		    (n == length || from[-1] == '.'))
			return true;
		d += n;
	}
	return false;
}

/* RFC 5321 section 4.1.2: the domain of a mailbox stands behind its last "@". */
static bool
is_at(const char *domains, struct bytes address)
{
	size_t end = address.length, at;

	if (domains == NULL)
		return true;
	while (end > 0 && (address.at[end - 1] == '>' || address.at[end - 1] == ' '))
		end--;
	for (at = end; at > 0 && address.at[at - 1] != '@';)
		at--;
	return at > 0 && is_of_domains(domains, address.at + at, end - at);
}

/* What has no time is of no time that is asked for. */
static bool
is_in_time(const struct filter *f, struct bytes time)
{
	struct calendar c = { .year = 0 };
	when w;

	if (f->since == 0 && f->until == 0)
		return true;
	w = when_of_last(when_read(&c, time.at, time.length), f->now);
	return w != 0 && w >= f->since && (f->until == 0 || w <= f->until);
}

bool
filter_passes_message(const struct filter *f, const struct told *t)
{
	return filter_passes(f, t->answer) &&
	    has(&f->choice[FILTER_OUTCOMES], t->outcome) &&
	    is_at(f->to, t->recipient) && is_at(f->from, t->sender) &&
	    is_in_time(f, t->time);
}

static struct bytes
bytes_of(const struct bouncecode_report *r, struct bouncecode_span span)
{
	return (struct bytes){ r->text + span.offset, span.length };
}

bool
filter_passes_report(const struct filter *f, const struct bouncecode_report *r)
{
	struct told told = { .answer = &r->answer, .outcome = r->outcome,
		.recipient = bytes_of(r, r->recipient),
		.sender = bytes_of(r, r->sender), .time = bytes_of(r, r->time) };

	return filter_passes_message(f, &told);
}
