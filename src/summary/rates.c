/* Attempts by provider, domain, recipient and explanation, as they come. */
#include "summary/rates.h"
#include "summary/problem.h"

#include "base/ascii.h"
#include "base/sizes.h"

#include <stdlib.h>
#include <string.h>

void
rates_begin(struct rates *r, const struct summary_settings *settings)
{
	memset(r, 0, sizeof *r);
	r->by = settings->compared;
	r->of_mail = settings->of_mail;
	r->all.recent = &r->of_all;
	for (int i = 0; i < WORDS_MAX; i++)
		r->provider[i].recent = &r->of_provider[i];
	tally_begin(&r->domain, summary_room(settings, DOMAINS_MAX), &settings->key);
	r->domain.keeps_recent = r->domain.folds = true;
	tally_begin(&r->relay, settings->of_relays ? summary_room(settings, DOMAINS_MAX) : 0,
	    &settings->key);
	r->relay.folds = true;
	tally_begin(&r->problem, summary_room(settings, PROBLEMS_MAX), &settings->key);
}

void
rates_end(struct rates *r)
{
	tally_end(&r->domain);
	tally_end(&r->relay);
	tally_end(&r->problem);
	free(r->problems);
}

void
rates_merge(struct rates *r, const struct rates *other)
{
	for (int i = 0; i < WORDS_MAX; i++)
		if (other->provider[i].count > 0)
			row_add(&r->provider[i], &other->provider[i]);
	for (int i = 0; i < WORDS_MAX; i++) {
		r->our_lists[i] += other->our_lists[i];
		r->our_blocks[i] += other->our_blocks[i];
		notes_join(&r->lists[i], &other->lists[i]);
		notes_join(&r->blocks[i], &other->blocks[i]);
	}
	tally_merge(&r->domain, &other->domain);
	tally_merge(&r->relay, &other->relay);
	tally_merge(&r->problem, &other->problem);
}

bool
rates_has_room(const struct rates *r, const struct rates *other)
{
	return tally_has_room(&r->domain, &other->domain) &&
	    tally_has_room(&r->relay, &other->relay) &&
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
enum { HOSTS = 1024, HOST_MAX = 60 };

static unsigned
provider_of(const char *host, size_t length)
{
	static _Thread_local struct {
		uint8_t length, provider;
		char name[HOST_MAX];
	} known[HOSTS];
	uint64_t word;
	unsigned at;

	if (length < sizeof word || length > HOST_MAX)
		return provider_of_host(host, length);
	/* Names differ in what they begin with, or in their domains. */
	word = hash_load(host) * 3 + hash_load(host + length / 2 - 4) + length;
	at = (unsigned)(word * UINT64_C(0x9e3779b97f4a7c15) >> 32) / (UINT32_MAX / HOSTS + 1);
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

struct address {
	const char *text;
	size_t length;
	char copy[BC_ADDRESS_MAX];
};

/* As it was sent to; that of an event without its escapes. */
static void
find_address(struct address *to, const struct bouncecode_report *r, bool of_mail)
{
	const char *sign;

	to->text = r->text + r->recipient.offset;
	to->length = r->recipient.length;
	if (r->escapes > 0) {
		to->text = to->copy;
		to->length = bouncecode_report_text(
		    r, r->recipient, to->copy, sizeof to->copy);
	}
	if (of_mail && to->length > 0 &&
	    (sign = memchr(to->text, SUMMARY_TRIED, to->length)) != NULL)
		to->length = (size_t)(sign - to->text);
}

static void
count_domain(struct rates *r, const struct address *to, const struct attempt *a)
{
	size_t n = to->length, at = n;

	while (at > 0 && to->text[at - 1] != '@')
		at--;
	if (at > 0 && at < n && n - at <= BC_DOMAIN_MAX)
		tally_add(&r->domain, to->text + at, n - at, a);
}

/* By its name, or by its address where the log has no other. A client that our own
 * server refused is none. */
static void
count_relay(struct rates *r, const struct bouncecode_report *report, const struct attempt *a)
{
	size_t n = report->host.length;

	if (r->relay.max > 0 && !report->by_us && n > 0 && n <= BC_DOMAIN_MAX)
		tally_add(&r->relay, report->text + report->host.offset, n, a);
}

static void
count_recipient(struct rater *c, const struct address *to, const struct attempt *a)
{
	bool is_dead = a->outcome == BOUNCECODE_OUTCOME_FAILED &&
	    a->bounce == BOUNCECODE_BOUNCE_HARD;

	c->recipients[c->nrecipients++] = followed_recipient(to->text, to->length,
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
rates_sum(struct rates *r)
{
	memset(&r->of_all, 0, sizeof r->of_all);
	r->all = (struct row){ .recent = &r->of_all };
	for (int i = 0; i < WORDS_MAX; i++)
		if (r->provider[i].count > 0)
			row_add(&r->all, &r->provider[i]);
}

void
rates_sort(struct rates *r)
{
	rates_sum(r);
	tally_sort(&r->domain);
	tally_sort(&r->relay);
	tally_sort(&r->problem);
	rates_find_problems(r);
}

static void
note_blocks(struct rates *rates, const struct bouncecode_answer *answer, struct notes *notes)
{
	if (answer->blocklist > 0)
		notes_add(notes, &rates->lists[answer->blocklist % WORDS_MAX], false);
	if (answer->provider > 0 && answer->bounce == BOUNCECODE_BOUNCE_BLOCK)
		notes_add(notes, &rates->blocks[answer->provider % WORDS_MAX], false);
}

/* What our own server refuses to others is no problem of ours, nor who it asks. */
static void
count_reason(
    struct rates *rates, const struct bouncecode_report *r, const struct attempt *a)
{
	const struct bouncecode_answer *answer = &r->answer;

	if (!r->by_us) {
		problem_count(&rates->problem, answer->entry, a);
		if (a->notes != NULL)
			note_blocks(rates, answer, a->notes);
		return;
	}
	rates->our_lists[answer->blocklist % WORDS_MAX]++;
	if (answer->bounce == BOUNCECODE_BOUNCE_BLOCK)
		rates->our_blocks[answer->provider % WORDS_MAX]++;
}

void
rates_count(struct rater *c, const struct bouncecode_report *r, when time)
{
	struct rates *rates = c->rates;
	struct attempt a = { .outcome = r->outcome, .bounce = r->answer.bounce,
		.time = time, .notes = c->notes };
	struct address to;

	attempt_find_day(&a);
	find_address(&to, r, rates->of_mail);
	row_count(&rates->provider[provider_of_report(r) % WORDS_MAX], &a);
	count_relay(rates, r, &a);
	if (to.length > 0) {
		count_domain(rates, &to, &a);
		count_recipient(c, &to, &a);
	}
	if (r->outcome != BOUNCECODE_OUTCOME_ACCEPTED)
		count_reason(rates, r, &a);
}
