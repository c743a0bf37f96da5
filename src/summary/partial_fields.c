/* What of sums a partial summary has. */
#include "summary/partial.h"

#define AT(member) offsetof(struct sums, member)

const struct partial_field partial_fields[] = {
	{ "lines", PARTIAL_COUNTS, AT(summary.lines), 1, -1 },
	{ "by-us", PARTIAL_COUNTS, AT(summary.by_us), 1, -1 },
	{ "other", PARTIAL_ROWS, AT(summary.others), SUMMARY_OTHERS, -1 },
	{ "accepted", PARTIAL_ROWS, AT(summary.accepted), 1, -1 },
	{ "deferred", PARTIAL_ROWS, AT(summary.deferred), 1, -1 },
	{ "failed", PARTIAL_ROWS, AT(summary.failed), 1, -1 },
	{ "category", PARTIAL_ROWS, AT(summary.category), WORDS_MAX, BOUNCECODE_CATEGORIES },
	{ "action", PARTIAL_ROWS, AT(summary.action), WORDS_MAX, BOUNCECODE_ACTIONS },
	{ "provider", PARTIAL_ROWS, AT(summary.provider), WORDS_MAX, BOUNCECODE_PROVIDERS },
	{ "blocklist", PARTIAL_ROWS, AT(summary.blocklist), WORDS_MAX, BOUNCECODE_BLOCKLISTS },
	{ "rate", PARTIAL_ROWS, AT(rates.provider), WORDS_MAX, BOUNCECODE_PROVIDERS },
	{ "our-list", PARTIAL_COUNTS, AT(rates.our_lists), WORDS_MAX, BOUNCECODE_BLOCKLISTS },
	{ "our-block", PARTIAL_COUNTS, AT(rates.our_blocks), WORDS_MAX, BOUNCECODE_PROVIDERS },
	{ "code", PARTIAL_TALLY, AT(summary.code), 0, -1 },
	{ "unexplained", PARTIAL_TALLY, AT(summary.unexplained), 0, -1 },
	{ "period", PARTIAL_TALLY, AT(summary.period), 0, -1 },
	{ "dead", PARTIAL_TALLY, AT(summary.dead), 0, -1 },
	{ "domain", PARTIAL_TALLY, AT(rates.domain), 0, -1 },
	{ "relay", PARTIAL_TALLY, AT(rates.relay), 0, -1 },
	{ "problem", PARTIAL_TALLY, AT(rates.problem), 0, -1 },
};
const size_t partial_nfields = sizeof partial_fields / sizeof *partial_fields;
