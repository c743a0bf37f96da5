/*
 * From the digits of a code to its entry, and from there to an answer.
 */
#include "code/code.h"

#include "code/look.h"
#include "code/part.h"
#include "code/usual.h"
#include "list/list.h"
#include "list/numbers.h"

#include <string.h>

struct bc_slot {
	uint32_t number; /* in an empty slot one that belongs elsewhere */
	uint32_t offset; /* in bc_entries, in bytes */
};

#include "bouncecode_keys.gen.h"

enum {
	BC_NPARTS = sizeof bc_keys / sizeof *bc_keys,
	BC_NSLOTS = sizeof bc_keys->slots / sizeof *bc_keys->slots
};

/* A perfect hash: the number can only be in one slot, if anywhere. A miss
 * becomes NULL by a mask, tables lie in one structure and offsets are bytes,
 * because all three were measured to count here: a branch, for one, would be
 * mispredicted for every unknown code. */
BC_ALIGNED BOUNCECODE_API const struct bouncecode_entry *
bouncecode_find(uint32_t number)
{
	uint32_t part = bc_part_of(number, BC_NPARTS);
	uint32_t hash = bc_keys[part].hash[0][number & 0x7f] +
	    (uint32_t)bc_keys[part].hash[1][number >> 8 & 0x7f] +
	    bc_keys[part].hash[2][number >> 16 & 0x7f] +
	    bc_keys[part].hash[3][number >> 24 & 0x7f];
	const struct bc_slot *slot = &bc_keys[part].slots[hash % BC_NSLOTS];
	uintptr_t found = (uintptr_t)bc_entries + slot->offset;

	found &= -(uintptr_t)(slot->number == number);
	return (const struct bouncecode_entry *)found;
}

static const struct bouncecode_entry *
bc_entry_at(unsigned index)
{
	return index ? &bc_entries[index] : NULL;
}

/* Can the code be a number? Subjects above 7 and open halves cannot. */
static int
bc_has_number(const struct bouncecode_code *code)
{
	return code->subject < 8 && code->detail < 1000;
}

/* With this reply and class in the place of those of the code. */
static const struct bouncecode_entry *
bc_find_digits(
    const struct bouncecode_code *code, unsigned reply, unsigned class_digit)
{
	if (!bc_has_number(code))
		return NULL;
	return bouncecode_find(
	    BOUNCECODE_PAIR(reply, class_digit, code->subject, code->detail));
}

static const struct bouncecode_entry *
bc_find_class(const struct bouncecode_code *code)
{
	const struct bouncecode_entry *entry = NULL;

	if (code->class_digit == 0)
		return NULL;
	if (code->subject < 8)
		entry = bc_entry_at(bc_classes[code->class_digit][code->subject]);
	return entry ? entry : bc_entry_at(bc_classes[code->class_digit][8]);
}

void
bc_decide(struct bouncecode_answer *answer, enum bouncecode_basis basis,
    const struct bouncecode_entry *entry)
{
	answer->entry = entry;
	answer->basis = (uint8_t)basis;
	answer->confidence = (uint8_t)bc_confidence_of(entry);
	answer->remarks |= entry->remarks;
}

/* The pair, else the enhanced code, else the X. code it belongs to. */
static int
bc_decide_enhanced(struct bouncecode_answer *answer)
{
	const struct bouncecode_code *code = &answer->code;
	const struct bouncecode_entry *entry;

	if (code->class_digit == 0 || !bc_has_number(code))
		return 0;
	if (code->reply > 99 &&
	    (entry = bc_find_digits(code, code->reply, code->class_digit)) != NULL) {
		bc_decide(answer, BOUNCECODE_BASIS_PAIR, entry);
		return 1;
	}
	if ((entry = bc_find_digits(code, 0, code->class_digit)) == NULL) {
		entry = bc_find_digits(code, 0, BOUNCECODE_ANY_CLASS);
		if (entry == NULL)
			return 0;
		answer->remarks |= BOUNCECODE_REMARK_UNFORESEEN_CLASS;
	}
	bc_decide(answer, BOUNCECODE_BASIS_ENHANCED, entry);
	return 1;
}

/* 571 is 5.7.1 without its dots, if anything. The second digit is a subject,
 * the third a detail; only registered codes are worth a guess. */
static int
bc_guess_dots(struct bouncecode_answer *answer)
{
	unsigned reply = answer->code.reply;
	const struct bouncecode_entry *entry;

	if (reply < 400 || reply > 599 || reply / 10 % 10 > 7)
		return 0;
	entry = bouncecode_find(BOUNCECODE_ENHANCED(
	    reply / 100, reply / 10 % 10, reply % 10));
	if (entry == NULL)
		return 0;
	bc_decide(answer, BOUNCECODE_BASIS_ENHANCED, entry);
	answer->confidence = BOUNCECODE_CONFIDENCE_LOW;
	answer->remarks |= BOUNCECODE_REMARK_DOTS_GUESSED;
	return 1;
}

/* Nothing is registered for the enhanced code as it stands. Its subject says
 * more than a vague reply code ("550", "554"), its class alone only more than
 * one that is no more than a hint. */
static int
bc_reply_says_more(const struct bouncecode_entry *reply, unsigned subject)
{
	return subject < 8 ? !bc_verdicts[reply->verdict].vague
			   : bc_confidence_of(reply) > BOUNCECODE_CONFIDENCE_LOW;
}

static int
bc_decide_rest(struct bouncecode_answer *answer)
{
	const struct bouncecode_code *code = &answer->code;
	const struct bouncecode_entry *reply =
	    code->reply > 99 ? bouncecode_find(BOUNCECODE_REPLY(code->reply))
			     : NULL;
	const struct bouncecode_entry *class_entry = bc_find_class(code);
	unsigned digit = bc_reply_digit(code);

	/* "5.7.YYY" asks for the whole subject: nothing is missing then. */
	if (class_entry != NULL && code->detail != BOUNCECODE_OPEN)
		answer->remarks |= BOUNCECODE_REMARK_UNREGISTERED;
	if (reply != NULL && (class_entry == NULL ||
				 bc_reply_says_more(reply, code->subject))) {
		bc_decide(answer, BOUNCECODE_BASIS_REPLY, reply);
	} else if (class_entry != NULL) {
		bc_decide(answer, BOUNCECODE_BASIS_CLASS, class_entry);
	} else if (code->reply > 0 && !bc_guess_dots(answer)) {
		class_entry = digit < 10 ? bc_entry_at(bc_reply_classes[digit]) : NULL;
		if (class_entry == NULL)
			return 0;
		if (code->reply > 99)
			answer->remarks |= BOUNCECODE_REMARK_UNREGISTERED;
		bc_decide(answer, BOUNCECODE_BASIS_CLASS, class_entry);
	}
	return answer->entry != NULL;
}

static void
bc_take_verdict(struct bouncecode_answer *answer,
    const struct bouncecode_entry *entry, unsigned digit)
{
	int transient = digit == 4;

	answer->category = entry->category;
	answer->bounce = bc_verdicts[entry->verdict].bounce[transient];
	answer->action = bc_verdicts[entry->verdict].action[transient];
}

/* By the first digit of the code. What differs from code to code is computed and
 * not branched on: a misprediction waits for all that was looked up before it, and
 * took a quarter of the time of a look-up. */
static inline void
bc_judge_by(struct bouncecode_answer *answer, unsigned digit)
{
	const struct bouncecode_code *code = &answer->code;
	const struct bouncecode_entry *entry = answer->entry;
	unsigned kept = digit - 2 > 1 ? ~0u : 0, fails = digit - 4 < 2;

	answer->kind = (uint8_t)bc_kind_of(entry);
	answer->permanent = (int8_t)(fails ? (int)digit - 4 : -1);
	bc_take_verdict(answer, entry, digit);
	/* A code of success that refuses ("5.1.5") is a mistake of the server: all
	 * that is known is that it refused. */
	if ((fails & (entry->category == BOUNCECODE_CATEGORY_OK) &
		(answer->remarks / BOUNCECODE_REMARK_UNFORESEEN_CLASS % 2)) != 0 &&
	    bc_classes[digit][8] != 0) {
		bc_take_verdict(answer, &bc_entries[bc_classes[digit][8]], digit);
		answer->confidence = BOUNCECODE_CONFIDENCE_LOW;
	}
	answer->category = (uint8_t)((answer->category & kept) |
	    (BOUNCECODE_CATEGORY_OK & ~kept));
	answer->bounce = (uint8_t)(answer->bounce & kept);
	answer->action = (uint8_t)(answer->action & kept);
	answer->fault = bc_categories[answer->category].fault;
	/* RFC 2034 section 4: both halves begin with the same digit. Where there
	 * are both and they do not, none of these is zero. */
	if ((unsigned)code->reply * code->class_digit *
		(code->class_digit ^ BOUNCECODE_ANY_CLASS) *
		(code->class_digit ^ digit) != 0)
		answer->remarks |= BOUNCECODE_REMARK_CLASS_MISMATCH;
	/* A guess never says that an address is dead, nor does a server that
	 * calls the same thing permanent and temporary ("550 4.1.1"). */
	if (answer->remarks &
	    (BOUNCECODE_REMARK_DOTS_GUESSED | BOUNCECODE_REMARK_CLASS_MISMATCH)) {
		if (answer->bounce == BOUNCECODE_BOUNCE_HARD)
			answer->bounce = BOUNCECODE_BOUNCE_BLOCK;
		if (answer->action == BOUNCECODE_ACTION_SUPPRESS)
			answer->action = BOUNCECODE_ACTION_INVESTIGATE;
	}
}

void
bc_judge(struct bouncecode_answer *answer)
{
	bc_judge_by(answer, bc_first_digit(&answer->code));
}

void
bc_add_match(struct bouncecode_answer *answer, enum bouncecode_evidence what,
    size_t offset, size_t length)
{
	struct bouncecode_match *m = &answer->matches[answer->nmatches];

	if (length == 0 || answer->nmatches == BOUNCECODE_MATCHES_MAX)
		return;
	m->what = (uint8_t)what;
	m->offset = offset;
	m->length = length;
	answer->nmatches++;
}

/* All that an answer has beside a code and its evidence. */
static inline void
bc_clear(struct bouncecode_answer *answer)
{
	memset(answer, 0, sizeof *answer);
	answer->permanent = BOUNCECODE_PERMANENT_UNKNOWN;
	answer->retry_after = -1;
}

void
bc_start(struct bouncecode_answer *answer, const struct bouncecode_code *code)
{
	const struct bouncecode_code shown = *code; /* it may be the answer's own */

	bc_clear(answer);
	answer->code = shown;
	bc_add_match(answer, BOUNCECODE_EVIDENCE_REPLY, shown.reply_offset,
	    shown.reply_length);
	bc_add_match(answer, BOUNCECODE_EVIDENCE_ENHANCED, shown.enhanced_offset,
	    shown.enhanced_length);
}

BOUNCECODE_API int
bouncecode_answer_code(
    const struct bouncecode_code *code, struct bouncecode_answer *answer)
{
	bc_start(answer, code);
	if (code->reply > 999 ||
	    (code->class_digit != 0 && !bc_is_class(code->class_digit) &&
		code->class_digit != BOUNCECODE_ANY_CLASS))
		return 0;
	if (!bc_decide_enhanced(answer) && !bc_decide_rest(answer))
		return 0;
	bc_judge(answer);
	return 1;
}

BOUNCECODE_API const struct bouncecode_entry *
bouncecode_find_text(const char *text, size_t length)
{
	struct bouncecode_code code;
#ifdef BC_USUAL_CODES
	struct bc_usual usual;

	if (bc_read_usual(text, length, &usual))
		return bouncecode_find(bc_number_of_usual(&usual));
#endif
	bc_read_any(text, length, &code);
	if (code.reply > 0 && code.reply < 100)
		return NULL;
	return bc_find_digits(&code, code.reply, code.class_digit);
}

#ifdef BC_USUAL_CODES
/* Answer by the entry of a usual code, as bouncecode_answer_code() does. A second
 * match is written in any case: to count is cheaper than to branch. */
static void
bc_answer_usual(const struct bc_usual *usual, const struct bouncecode_entry *entry,
    struct bouncecode_answer *answer)
{
	const struct bc_usual_shape *shape = usual->shape;
	unsigned no_reply = 0u - (shape->reply_length == 0);
	struct bouncecode_match *m = answer->matches;
	unsigned both = shape->enhanced_offset > 0, kind = bc_kind_of(entry);

	bc_clear(answer);
	bc_code_of_usual(usual, &answer->code);
	answer->nmatches = (uint8_t)(1 + both);
	m[0].what = no_reply & BOUNCECODE_EVIDENCE_ENHANCED;
	m[0].offset = usual->reply_offset | (usual->enhanced_offset & no_reply);
	m[0].length = shape->reply_length | (shape->enhanced_length & no_reply);
	m[1].what = (uint8_t)(both * BOUNCECODE_EVIDENCE_ENHANCED);
	m[1].offset = both * usual->enhanced_offset;
	m[1].length = both * shape->enhanced_length;
	/* Codes have the numbers of their kinds as basis. */
	bc_decide(answer, (enum bouncecode_basis)kind, entry);
	bc_judge_by(answer,
	    (unsigned)(usual->digits >> 8 & 0xff) | (usual->front & no_reply & 7));
}
#endif

BOUNCECODE_API int
bouncecode_lookup(
    const char *text, size_t length, struct bouncecode_answer *answer)
{
	struct bouncecode_code code;
#ifdef BC_USUAL_CODES
	const struct bouncecode_entry *entry = NULL;
	struct bc_usual usual;

	if (bc_read_usual(text, length, &usual))
		entry = bouncecode_find(bc_number_of_usual(&usual));
	if (entry != NULL) {
		bc_answer_usual(&usual, entry, answer);
		return 1;
	}
#endif
	bouncecode_read(text, length, &code);
	return bouncecode_answer_code(&code, answer);
}
