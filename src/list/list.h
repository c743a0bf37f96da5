/*
 * The compiled list: the types of its tables, which gen/emit/tables.c writes,
 * and what is read of an entry at a glance. Nothing in here is public.
 */
#ifndef BC_LIST_H
#define BC_LIST_H

#include "base/linkage.h"
#include "bouncecode.h"

/* What the tables have room for; the compiler refuses a list that needs more.
 * The numbers of words are bytes, as in struct bouncecode_answer and codes.xsd. */
enum {
	BC_ENTRIES_MAX = 0xffff,  /* rows of bc_entries and of bc_texts */
	BC_POOL_MAX = 0xffffff,   /* bytes of bc_names, and of bc_prose */
	BC_TERMS_MAX = 0xffff,    /* bytes of bc_terms */
	BC_REFERENCES_MAX = 0xffffff,
	BC_ENTRY_REFERENCES_MAX = 0xff,
	BC_VERDICTS_MAX = 0x100
};

struct bouncecode_entry {
	/* Of a code; of a wording, the number of the code it usually comes
	 * with; 0 for whole classes and where there is none. */
	uint32_t number;
	uint32_t title : 24;  /* offset in bc_names; of a wording in bc_prose */
	uint32_t verdict : 8; /* index in bc_verdicts */
	uint32_t key : 24;    /* offset in bc_names */
	uint32_t category : 8;
	uint16_t text; /* index in bc_texts */
	uint8_t remarks;
	uint8_t kind_confidence; /* kind times 16, and confidence */
};

static inline unsigned
bc_kind_of(const struct bouncecode_entry *entry)
{
	return entry->kind_confidence >> 4;
}

static inline unsigned
bc_confidence_of(const struct bouncecode_entry *entry)
{
	return entry->kind_confidence & 15;
}

/* Is the entry found by its wording, not by its code? */
static inline int
bc_is_worded(const struct bouncecode_entry *entry)
{
	return bc_kind_of(entry) > BOUNCECODE_KIND_PAIR;
}

/* What a verdict may be, as 5yz and as 4yz. */
struct bc_verdict {
	uint8_t bounce[2], action[2];
	/* The code, or a catch-all wording, says so little that anything else
	 * knows better. */
	uint8_t vague;
	/* The wording says what the whole text is about. */
	uint8_t decisive;
	/* The code is registered for one cause and used for no other. */
	uint8_t precise;
};

struct bc_text { /* offsets in bc_prose; 0 = none */
	uint32_t meaning, cause, advice, note, reason;
	uint32_t reference : 24, nreferences : 8;
};

/* Advice to whoever sent one message: of each category by its number, and then of
 * the entries that have their own, in order. */
struct bc_personal {
	uint32_t entry; /* 0 for a category */
	uint32_t text;  /* offset in bc_prose; 0 = none */
};

#define BC_NBOUNCES (BOUNCECODE_BOUNCE_HARD + 1)

/* What an action tells whoever runs a server, and whoever sends to a list, by the
 * bounce of the answer: offsets in bc_prose. */
struct bc_tells {
	uint32_t server[BC_NBOUNCES], list[BC_NBOUNCES];
};

#define BC_CAUSES_MAX 4

/* What a code of low confidence may mean: numbers of categories, the likeliest
 * first; 0 = no more. */
struct bc_cause {
	uint16_t entry;
	uint8_t categories[BC_CAUSES_MAX];
};

struct bc_citation { /* offsets in bc_prose; several entries may have it */
	uint32_t name, section, url;
};

struct bc_word {
	uint32_t name; /* offset in bc_names */
#ifndef BOUNCECODE_NO_TEXT
	uint32_t explanation; /* offset in bc_prose, as the next two */
	uint32_t url;
	uint32_t note; /* of a provider */
#endif
};

/* What an entry that is found by its wording has beyond the others: numbers
 * of words, 0 = none. */
struct bc_response {
	uint8_t provider;
	uint8_t blocklist;
	/* Others send its words as well: it counts only where its provider is
	 * recognised by something else. */
	uint8_t needs_sign;
};

/* Enhanced codes of providers that are not registered, sorted by class, subject
 * and first detail. */
struct bc_range {
	uint8_t class_digit, subject;
	uint16_t first, last;
	uint16_t reach; /* the last detail of all up to this one */
	uint16_t entry;
};

struct bc_vocabulary {
	uint16_t first, n;
};

#define BC_NSYSTEMS 16

struct bc_category {
	uint8_t fault;
	uint8_t bounce; /* of a permanent failure, as it usually is */
	/* What other systems call it, as permanent and as temporary failure:
	 * offsets in bc_terms; 0 = none. */
	uint16_t terms[2][BC_NSYSTEMS];
};

/* Sorted by entry and system. */
struct bc_override {
	uint16_t entry;
	uint16_t system;
	uint16_t term; /* offset in bc_terms */
};

struct bc_alias {
	uint32_t name; /* offset in bc_names */
	uint8_t provider;
};

/* An entry that answers where no wording does: for a bare reply code with
 * unknown words behind it, or for the command that failed. */
struct bc_stand_in {
	uint16_t what; /* a reply code, or an enum bouncecode_command */
	uint16_t entry;
};

#ifndef BC_ONE_FILE
/* bc_entries[0] is no entry: index 0 means that there is none. */
extern BC_DATA const struct bouncecode_entry bc_entries[];
extern BC_DATA const struct bc_verdict bc_verdicts[];
extern BC_DATA const size_t bc_nentries;
/* The response of entry bc_first_response + i. */
extern BC_DATA const struct bc_response bc_responses[];
extern BC_DATA const size_t bc_first_response;
extern BC_DATA const struct bc_range bc_ranges[];
extern BC_DATA const size_t bc_nranges;
extern BC_DATA const uint16_t bc_reply_classes[10];
extern BC_DATA const uint16_t bc_classes[8][9];
extern BC_DATA const struct bc_word bc_words[];
extern BC_DATA const struct bc_vocabulary bc_vocabularies[];
extern BC_DATA const struct bc_category bc_categories[];
extern BC_DATA const struct bc_override bc_overrides[];
extern BC_DATA const size_t bc_noverrides;
extern BC_DATA const struct bc_alias bc_aliases[];
extern BC_DATA const struct bc_stand_in bc_stand_ins[];
#endif

/* The string at an offset of a pool; NULL for offset 0. */
BC_DATA const char *bc_name_at(uint32_t offset);
BC_DATA const char *bc_term_at(uint32_t offset);
BC_DATA const char *bc_prose_at(uint32_t offset);
/* The texts of an entry; NULL when they were left out. */
BC_DATA const struct bc_text *bc_text_of(const struct bouncecode_entry *entry);
BC_DATA const struct bc_citation *bc_reference_at(size_t i);
/* Of a category that calls addresses dead there are milder answers: "450 user
 * unknown". Of one that is the sender's own fault, what to do stays the same; and who
 * has moved is asked for the new address, however sure it is. */
static inline int
bc_is_milder(unsigned category, unsigned fault, unsigned of_category, unsigned bounce)
{
	return of_category == BOUNCECODE_BOUNCE_HARD &&
	    fault == BOUNCECODE_FAULT_RECIPIENT && bounce < of_category &&
	    category != BOUNCECODE_CATEGORY_MAILBOX_MOVED;
}

/* Offsets in bc_prose. Advice to whoever sent one message: of the entry, else of the
 * bounce where it has to be general, else of the category; and what the action tells
 * whoever sends to a list, or runs a server. */
BC_DATA uint32_t bc_personal_at(
    const struct bouncecode_answer *answer, int general);
BC_DATA uint32_t bc_tells_at(const struct bouncecode_answer *answer, int to_list);
/* What the code of an entry may mean; NULL where it is not told. */
BC_DATA const struct bc_cause *bc_cause_at(size_t entry);
#ifndef BOUNCECODE_NO_EXPLAIN
/* Where the cause stands beside a headline. */
BC_DATA const char *bc_headline_at(size_t i);
#endif

#endif
