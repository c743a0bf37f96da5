/* The fields of an answer, and how each is got. */
#include "record/fields.h"

#include <string.h>

/* A word of the answer; there is none without an entry. */
static void
bc_set_word(struct bc_value *v, const struct bouncecode_answer *a,
    enum bouncecode_vocabulary vocabulary, unsigned number)
{
	v->type = BC_NO_VALUE;
	if (a->entry != NULL)
		bc_set_string(v, bouncecode_name(vocabulary, number));
}

/* One that may be missing, which is number 0 of its vocabulary. */
static void
bc_set_name(struct bc_value *v, enum bouncecode_vocabulary vocabulary, unsigned number)
{
	bc_set_string(v, number != 0 ? bouncecode_name(vocabulary, number) : NULL);
}

#define BC_GETTER(name)                                                      \
	BC_TABLE void bc_get_##name(struct bc_value *v,                      \
	    const struct bouncecode_answer *a, unsigned flags)
#define BC_WORD_FIELD(name, vocabulary)                     \
	BC_GETTER(name)                               \
	{                                             \
		(void)flags;                          \
		bc_set_word(v, a, vocabulary, a->name); \
	}
#define BC_NAME_FIELD(name, vocabulary)                   \
	BC_GETTER(name)                             \
	{                                           \
		(void)flags;                        \
		bc_set_name(v, vocabulary, a->name); \
	}
#define BC_PROSE_FIELD(name, text)                                      \
	BC_GETTER(name)                                                 \
	{                                                               \
		(void)flags;                                            \
		bc_set_string(v, a->entry != NULL ? text(a->entry) : NULL); \
	}

BC_GETTER(reply)
{
	(void)flags;
	v->type = BC_NO_VALUE;
	if (a->code.reply > 99)
		bc_set_number(v, a->code.reply);
}

BC_GETTER(enhanced)
{
	struct bouncecode_code code = a->code;

	(void)flags;
	v->type = BC_NO_VALUE;
	code.reply = 0;
	if (bouncecode_write(&code, v->buffer, sizeof v->buffer) > 0)
		bc_set_string(v, v->buffer);
}

BC_PROSE_FIELD(code, bouncecode_key)
BC_WORD_FIELD(kind, BOUNCECODE_KINDS)

BC_GETTER(basis)
{
	(void)flags;
	bc_set_string(v, bouncecode_name(BOUNCECODE_BASES, a->basis));
}

BC_WORD_FIELD(confidence, BOUNCECODE_CONFIDENCES)
BC_NAME_FIELD(provider, BOUNCECODE_PROVIDERS)
BC_NAME_FIELD(blocklist, BOUNCECODE_BLOCKLISTS)
BC_WORD_FIELD(category, BOUNCECODE_CATEGORIES)
BC_WORD_FIELD(fault, BOUNCECODE_FAULTS)
BC_WORD_FIELD(bounce, BOUNCECODE_BOUNCES)

BC_GETTER(permanent)
{
	(void)flags;
	v->type = BC_NO_VALUE;
	if (a->permanent != BOUNCECODE_PERMANENT_UNKNOWN)
		bc_set_truth(v, a->permanent == BOUNCECODE_PERMANENT_YES);
}

BC_WORD_FIELD(action, BOUNCECODE_ACTIONS)

BC_GETTER(retry_after)
{
	(void)flags;
	v->type = BC_NO_VALUE;
	if (a->retry_after >= 0)
		bc_set_number(v, (uint64_t)a->retry_after);
}

BC_PROSE_FIELD(title, bouncecode_title)
BC_PROSE_FIELD(meaning, bouncecode_meaning)
BC_PROSE_FIELD(cause, bouncecode_cause)
BC_PROSE_FIELD(note, bouncecode_note)
BC_PROSE_FIELD(reason, bouncecode_reason)

/* Beside a headline: where to look for the line that tells the cause. */
BC_GETTER(advice)
{
	bc_set_string(v, bouncecode_advice_for(a, (enum bouncecode_reader)(flags >> 4 & 0xf)));
}

/* ---- lists */

static size_t
bc_member_remark(const struct bouncecode_answer *a, size_t i, struct bc_cell *cells)
{
	for (unsigned n = 0; bc_next_remark(a, &n); n++)
		if (i-- == 0) {
			cells[0] = bc_string_cell(NULL,
				bouncecode_name(BOUNCECODE_REMARKS, n));
			return 1;
		}
	return 0;
}

static size_t
bc_member_reference(const struct bouncecode_answer *a, size_t i, struct bc_cell *cells)
{
	struct bouncecode_reference reference = { NULL, NULL, NULL, { 0 } };

	if (a->entry == NULL || !bouncecode_reference_at(a->entry, i, &reference))
		return 0;
	cells[0] = bc_string_cell("name", reference.name);
	cells[1] = bc_string_cell("section", reference.section);
	cells[2] = bc_string_cell("url", reference.url);
	return 3;
}

static size_t
bc_member_matched(const struct bouncecode_answer *a, size_t i, struct bc_cell *cells)
{
	static const char names[][12] = { "reply", "enhanced", "vendor-code", "phrase",
		"provider", "blocklist", "word" };
	const struct bouncecode_match *m;

	if (i >= a->nmatches)
		return 0;
	m = &a->matches[i];
	cells[0] = bc_string_cell("what", names[m->what]);
	cells[1] = bc_number_cell("offset", m->offset);
	cells[2] = bc_number_cell("length", m->length);
	return 3;
}

#define BC_LIST_OF(name, member, njoined, joint)         \
	BC_GETTER(name)                                  \
	{                                                \
		(void)a, (void)flags;                    \
		bc_set_list(v, member, njoined, joint);  \
	}
BC_LIST_OF(remarks, bc_member_remark, 1, "")
BC_LIST_OF(references, bc_member_reference, 2, " ")
BC_LIST_OF(matched, bc_member_matched, 3, ":")
