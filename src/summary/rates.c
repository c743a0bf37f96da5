/* Attempts by provider, domain, recipient and explanation, as they come. */
#include "summary/rates.h"
#include "summary/problem.h"

#include "base/ascii.h"

#include <string.h>

void
rates_begin(struct rates *r, const struct summary_settings *settings)
{
	memset(r, 0, sizeof *r);
	r->by = settings->by;
	r->all.recent = &r->of_all;
	for (int i = 0; i < WORDS_MAX; i++)
		r->provider[i].recent = &r->of_provider[i];
	tally_begin(&r->domain, DOMAINS_MAX, &settings->key);
	r->domain.keeps_recent = true;
	tally_begin(&r->problem, PROBLEMS_MAX, &settings->key);
}

void
rates_end(struct rates *r)
{
	tally_end(&r->domain);
	tally_end(&r->problem);
}

void
rates_merge(struct rates *r, const struct rates *other)
{
	row_add(&r->all, &other->all);
	for (int i = 0; i < WORDS_MAX; i++)
		if (other->provider[i].count > 0)
			row_add(&r->provider[i], &other->provider[i]);
	tally_merge(&r->domain, &other->domain);
	tally_merge(&r->problem, &other->problem);
}

bool
rates_has_room(const struct rates *r, const struct rates *other)
{
	return tally_has_room(&r->domain, &other->domain) &&
	    tally_has_room(&r->problem, &other->problem);
}

/* ---- the provider of a server */

unsigned
provider_of_host(const char *host, size_t length)
{
	const struct bouncecode_reply reply = { .text = "550", .length = 3,
		.host = host, .host_length = length };
	struct bouncecode_answer a;

	/* An address tells nothing, as in a line of a log. */
	if (length == 0 || bc_is_digit(*host))
		return 0;
	bouncecode_explain_reply(&reply, &a);
	return a.provider;
}

/* Most mail goes to few servers: what was asked last is known, in each thread. */
enum { HOSTS = 512, HOST_MAX = 60 };

static unsigned
provider_of(const char *host, size_t length)
{
	static _Thread_local struct {
		uint8_t length, provider;
		char name[HOST_MAX];
	} known[HOSTS];
	unsigned at = (unsigned)length;

	if (length == 0 || length > HOST_MAX)
		return provider_of_host(host, length);
	for (size_t i = 0; i < length; i++)
		at = at * 31 + (unsigned char)host[i];
	at = (at ^ at >> 15) % HOSTS;
	if (known[at].length != length || memcmp(known[at].name, host, length) != 0) {
		known[at].length = (uint8_t)length;
		memcpy(known[at].name, host, length);
		known[at].provider = (uint8_t)provider_of_host(host, length);
	}
	return known[at].provider;
}

/* A refusal tells its provider, by its host as well; what is accepted says only
 * that. */
static unsigned
provider_of_report(const struct bouncecode_report *r)
{
	return r->outcome == BOUNCECODE_OUTCOME_ACCEPTED
	    ? provider_of(r->text + r->host.offset, r->host.length)
	    : r->answer.provider;
}

/* ---- recipients */

/* RFC 5321 section 4.5.3.1: 64 bytes, the sign and 255 more. */
enum { ADDRESS_MAX = 320, DOMAIN_MAX = 255 };

/* The address as it was sent to, in small letters; one of an event without its
 * escapes. */
static size_t
copy_address(const struct bouncecode_report *r, char address[ADDRESS_MAX])
{
	size_t n = bouncecode_report_text(r, r->recipient, address, ADDRESS_MAX);

	for (size_t i = 0; i < n; i++) {
		if (address[i] == SUMMARY_TRIED)
			return i;
		address[i] = bc_lower(address[i]);
	}
	return n;
}

static void
count_domain(struct rates *r, const char *address, size_t n, const struct attempt *a)
{
	size_t at = n;

	while (at > 0 && address[at - 1] != '@')
		at--;
	if (at > 0 && at < n && n - at <= DOMAIN_MAX)
		tally_add(&r->domain, address + at, n - at, a);
}

static void
count_recipient(struct rater *c, const char *address, size_t n, const struct attempt *a)
{
	bool is_dead = a->outcome == BOUNCECODE_OUTCOME_FAILED &&
	    a->bounce == BOUNCECODE_BOUNCE_HARD;

	c->recipients[c->nrecipients++] = followed_message("", 0, address, n,
	    is_dead                                         ? BOUNCECODE_OUTCOME_FAILED
		: a->outcome == BOUNCECODE_OUTCOME_ACCEPTED ? BOUNCECODE_OUTCOME_ACCEPTED
							    : BOUNCECODE_OUTCOME_DEFERRED);
	if (c->nrecipients == MESSAGES_AT_ONCE)
		rates_finish(c);
}

void
rates_finish(struct rater *c)
{
	c->know(c->context, c->recipients, c->nrecipients);
	c->nrecipients = 0;
}

void
rates_sort(struct rates *r)
{
	tally_sort(&r->domain);
	tally_sort(&r->problem);
}

void
rates_count(struct rater *c, const struct bouncecode_report *r, when time)
{
	const struct attempt a = { .outcome = r->outcome,
		.bounce = r->answer.bounce, .time = time };
	char address[ADDRESS_MAX];
	size_t n = copy_address(r, address);

	row_count(&c->rates->all, &a);
	row_count(&c->rates->provider[provider_of_report(r) % WORDS_MAX], &a);
	if (n > 0) {
		count_domain(c->rates, address, n, &a);
		count_recipient(c, address, n, &a);
	}
	if (r->outcome != BOUNCECODE_OUTCOME_ACCEPTED)
		problem_count(&c->rates->problem, r->answer.entry, &a);
}
