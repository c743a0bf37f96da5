/* A summary in the text format of Prometheus, for the textfile collector of its node
 * exporter. Labels are words of the list: no address and no host makes a series, so
 * that their number is bounded. A series is there before it has counted anything, as
 * rate() needs a zero to begin with. */
#include "cli/output/metrics.h"
#include "cli/output/stream.h"

#include <inttypes.h>

struct label {
	const char *name, *value;
};

static void
put_head(const char *name, const char *type, const char *help)
{
	fprintf(out, "# HELP %s %s\n# TYPE %s %s\n", name, help, name, type);
}

/* Words of an overlay are letters, digits and hyphens as well: nothing to escape. */
static void
put_sample(const char *name, const struct label *labels, size_t n, uint64_t value)
{
	fputs(name, out);
	for (size_t i = 0; i < n; i++)
		fprintf(out, "%s%s=\"%s\"", i == 0 ? "{" : ",", labels[i].name,
		    labels[i].value);
	fprintf(out, "%s %" PRIu64 "\n", n > 0 ? "}" : "", value);
}

static void
put_one(const char *name, const char *help, uint64_t value)
{
	put_head(name, "counter", help);
	put_sample(name, NULL, 0, value);
}

/* ---- words of a vocabulary */

static const unsigned bounces[] = { BOUNCECODE_BOUNCE_HARD,
	BOUNCECODE_BOUNCE_BLOCK, BOUNCECODE_BOUNCE_SOFT };

enum { NBOUNCES = sizeof bounces / sizeof *bounces };

/* A refusal that nothing explains has number 0, and no finality. */
static void
put_word(const char *name, const char *label, const char *word,
    const struct row *row)
{
	struct label labels[] = { { label, word }, { "bounce", NULL } };

	for (int i = 0; i < NBOUNCES; i++) {
		labels[1].value = bouncecode_name(BOUNCECODE_BOUNCES, bounces[i]);
		put_sample(name, labels, 2, row->by_bounce[bounces[i]]);
	}
	labels[1].value = bouncecode_name(BOUNCECODE_BOUNCES, BOUNCECODE_BOUNCE_NONE);
	if (row->by_bounce[BOUNCECODE_BOUNCE_NONE] > 0)
		put_sample(name, labels, 2, row->by_bounce[BOUNCECODE_BOUNCE_NONE]);
}

static void
put_words(const char *name, const char *help, const char *label,
    const struct row rows[WORDS_MAX], enum bouncecode_vocabulary v)
{
	put_head(name, "counter", help);
	for (unsigned i = 0; i < WORDS_MAX; i++) {
		bool is_word = bouncecode_explanation(v, i) != NULL;

		if (is_word || rows[i].count > 0)
			put_word(name, label, is_word ? bouncecode_name(v, i) : "unexplained",
			    &rows[i]);
	}
}

/* ---- the families */

static void
put_statuses(const struct rates *r)
{
	static const char name[] = "bouncecode_statuses_total";

	put_head(name, "counter", "What became of messages, status by status.");
	for (unsigned k = BOUNCECODE_OUTCOME_ACCEPTED; k < OUTCOMES; k++)
		put_sample(name, &(struct label){ "outcome", outcome_name(k) }, 1,
		    r->all.by_outcome[k]);
}

/* Of what a provider accepted as well: how much of the mail gets through there.
 * Number 0 is where that is not known. */
static void
put_attempts(const struct rates *r)
{
	static const char name[] = "bouncecode_statuses_by_provider_total";

	put_head(name, "counter", "What became of messages, by the provider that they went to.");
	for (unsigned i = 0; i < WORDS_MAX; i++) {
		struct label labels[] = {
			{ "provider", i > 0 ? bouncecode_name(BOUNCECODE_PROVIDERS, i) : "unknown" },
			{ "outcome", NULL } };

		if (i > 0 && bouncecode_explanation(BOUNCECODE_PROVIDERS, i) == NULL)
			continue;
		for (unsigned k = BOUNCECODE_OUTCOME_ACCEPTED; k < OUTCOMES; k++) {
			labels[1].value = outcome_name(k);
			put_sample(name, labels, 2, r->provider[i].by_outcome[k]);
		}
	}
}

static void
put_deferrals(const struct deferrals *d)
{
	static const char name[] = "bouncecode_deferred_messages";
	const struct { const char *fate; uint64_t count; } fates[] = {
		{ "delivered", d->delivered }, { "failed", d->failed },
		{ "waiting", d->waiting } };

	put_head(name, "gauge", "Messages that were deferred, by what became of them.");
	for (size_t i = 0; i < sizeof fates / sizeof *fates; i++)
		put_sample(name, &(struct label){ "fate", fates[i].fate }, 1,
		    fates[i].count);
}

static void
put_others(const struct summary *s)
{
	static const char name[] = "bouncecode_other_mails_total";

	put_head(name, "counter", "E-mails that report no status of ours, by kind.");
	for (int i = SUMMARY_STATUS + 1; i < SUMMARY_OTHERS; i++)
		put_sample(name, &(struct label){ "kind", summary_other_name((enum summary_other)i) },
		    1, s->others[i].count);
}

void
metrics_put(const struct report *r)
{
	const struct summary *s = r->summary;

	if (s->of_mail)
		put_one("bouncecode_mails_total", "E-mails that were read.", s->lines);
	else
		put_one("bouncecode_log_lines_total", "Lines of logs that were read.", s->lines);
	put_statuses(&r->figures->sums->rates);
	put_attempts(&r->figures->sums->rates);
	put_words("bouncecode_refusals_total",
	    "Failed and deferred statuses, by what happened and how final it is.",
	    "category", s->category, BOUNCECODE_CATEGORIES);
	put_words("bouncecode_refusals_by_provider_total",
	    "Failed and deferred statuses, by who sent them, where that is known.",
	    "provider", s->provider, BOUNCECODE_PROVIDERS);
	put_words("bouncecode_refusals_by_blocklist_total",
	    "Failed and deferred statuses that name a blocklist.",
	    "blocklist", s->blocklist, BOUNCECODE_BLOCKLISTS);
	if (s->of_mail)
		put_others(s);
	else
		put_deferrals(&r->figures->deferrals);
}
