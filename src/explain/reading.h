/* What has been read in a text, on the way to an answer. */
#ifndef BC_READING_H
#define BC_READING_H

#include "list/list.h"
#include "explain/match.h"

struct choice {
	const struct bc_hit *hit;
	const struct bouncecode_entry *entry;
	int points;
};

struct reading {
	struct bouncecode_answer *answer;
	struct bc_hits hits;
	struct choice phrase, catch_all, cue;
	struct choice list, any_list; /* blocklists, and the vaguer ones */
	const struct bc_hit *provider_hit;
	const struct bc_hit *subject_of; /* what is said of the subject */
};

static inline const struct bc_response *
bc_response_of(const struct bouncecode_entry *entry)
{
	return &bc_responses[(size_t)(entry - bc_entries) - bc_first_response];
}

static inline int
bc_is_catch_all(const struct bouncecode_entry *entry)
{
	return bc_verdicts[entry->verdict].vague;
}

/* Does it say that the cause lies with the sender or the message? */
static inline int
bc_is_sender_side(const struct bouncecode_entry *entry)
{
	unsigned fault = bc_categories[entry->category].fault;

	return !bc_is_catch_all(entry) &&
	    (fault == BOUNCECODE_FAULT_SENDER ||
		fault == BOUNCECODE_FAULT_MESSAGE);
}

/* The digits of an entry's number. */
BC_DATA void bc_spell(uint32_t number, struct bouncecode_code *code);
/* From all hits to the best phrase, catch-all, cue and blocklists. */
BC_DATA void bc_choose(struct reading *r);
/* Where a choice blames the recipient, but its sentence is about somebody
 * else, choose what it is about. */
BC_DATA void bc_find_subject(
    struct reading *r, const char *text, struct choice *choice);
/* Does a text speak of a refusal at all? */
BC_DATA int bc_is_refusal(const char *text, size_t length);

#endif
