/*
 * What has been read in a text on the way to an answer, and the steps that
 * explain.c takes with it. Weighing takes a bounded time, since there are so
 * many findings at most; what reads the text itself reads it once.
 */
#ifndef BC_READING_H
#define BC_READING_H

#include "explain/match.h"
#include "list/list.h"

struct bc_choice {
	const struct bc_finding *finding;
	const struct bouncecode_entry *entry;
	int points;
};

/* Which of the rules decided. */
enum bc_rule {
	BC_RULE_BEFORE_RECIPIENTS,
	BC_RULE_PHRASE,
	BC_RULE_PRIVATE_CODE,
	BC_RULE_CUE,
	BC_RULE_CATCH_ALL,
	BC_RULE_COMMAND,
	BC_RULE_BARE_REPLY,
	BC_RULE_CODE
};

struct bc_text_reading {
	const char *text;
	struct bouncecode_span said; /* of the text: what the server said */
	size_t end_of_words; /* of it; our server may add what it had asked */
	struct bouncecode_answer *answer;
	struct bouncecode_answer by_code; /* the code's alone; does it say */
	enum bc_rule rule; /* that decided */
	int is_specific; /* something of its own, with these words behind it? */
	size_t behind_code; /* where the words behind it begin, in what was */
	int has_words;      /* said; are there any? */
	int is_spared;      /* an address that a code or a wording calls dead */
	enum bouncecode_command command;
	int command_is_sought; /* in the text, which takes a pass over it */
	const struct bouncecode_entry *private_entry;
	struct bc_findings findings;
	struct bc_choice phrase, catch_all, cue;
	/* the name of a blocklist, and one that may stand for several */
	struct bc_choice blocklist, vague_blocklist;
	struct bc_finding provider_sign; /* of length 0 where the text has none */
	int is_recognised; /* by signs, is there a provider? */
	const struct bc_finding *said_of_topic; /* the wording that is said of it */
	const struct bc_finding *headline; /* says only that delivery failed */
};

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

/* Is the enhanced code of a text the one that a wording usually comes with, or
 * of the range that it comes with? */
BC_DATA int bc_comes_with(const struct bouncecode_entry *entry,
    const struct bouncecode_code *code);
/* From all findings to the best phrase, catch-all, cue and blocklists. */
BC_DATA void bc_choose(struct bc_text_reading *r);
/* Where a choice blames the recipient, but its sentence is about somebody
 * else, choose what it is about: the topic. */
BC_DATA void bc_find_topic(
    struct bc_text_reading *r, const char *text, struct bc_choice *choice);
/* Decide: by a wording, by the code, by what else the text names. */
BC_DATA void bc_decide_reading(struct bc_text_reading *r);
/* Where the rules are unsure, hear what the words say, each with its weight. */
BC_DATA void bc_hear_words(struct bc_text_reading *r);

/* What the words of "said" are most about, though nothing says that it is a
 * refusal; 0 where they do not tell. */
BC_DATA int bc_guess_by_words(struct bc_text_reading *r);
BC_DATA void bc_add_evidence(struct bouncecode_answer *answer,
    enum bouncecode_evidence what, const struct bc_finding *finding);
/* Does a text speak of a refusal at all? */
BC_DATA int bc_is_refusal(const char *text, size_t length);
/* The delay that a text asks for, in seconds; -1 where it names none. */
BC_DATA int32_t bc_find_delay(const char *text, size_t length);

#endif
