/*
 * What the files of the runtime share: the types of the generated tables.
 * Nothing in here is public.
 */
#ifndef BC_INTERNAL_H
#define BC_INTERNAL_H

#include "bouncecode.h"

/* Tables and functions that several files share, hidden in a library; and
 * where such a table is defined. */
#if defined(__GNUC__)
#define BC_DATA __attribute__((visibility("hidden")))
#else
#define BC_DATA
#endif
#define BC_TABLE
/* A function so short that where the linker puts it counts: measured 1.8 ns
 * at the start of a cache line, up to 2.8 ns across the end of one. */
#if defined(__GNUC__)
#define BC_ALIGNED __attribute__((aligned(64)))
#else
#define BC_ALIGNED
#endif

struct bouncecode_entry {
	uint32_t number; /* 0 for whole classes and subjects */
	uint32_t key;    /* offset in bc_names, as the next */
	uint32_t title;
	uint16_t text; /* index in bc_texts */
	uint8_t kind;
	uint8_t category;
	uint8_t confidence;
	uint8_t remarks;
	uint8_t vague;     /* says so little that anything else knows better */
	uint8_t bounce[2]; /* as 5yz, as 4yz */
	uint8_t action[2];
};

struct bc_text { /* offsets in bc_prose; 0 = none */
	uint32_t meaning, cause, advice, note, reason;
	uint16_t reference, nreferences;
};

struct bc_reference { /* offsets in bc_prose */
	uint32_t name, section, url;
};

struct bc_word {
	uint32_t name;        /* offset in bc_names */
	uint32_t explanation; /* offset in bc_prose */
};

struct bc_vocabulary {
	uint16_t first, n;
};

#define BC_NSYSTEMS 16

struct bc_category {
	uint8_t fault;
	uint32_t terms[BC_NSYSTEMS]; /* offsets in bc_names; 0 = none */
};

struct bc_override {
	uint16_t entry;
	uint16_t system;
	uint32_t term; /* offset in bc_names */
};

/* bc_entries[0] is no entry: index 0 means that there is none. */
extern BC_DATA const struct bouncecode_entry bc_entries[];
extern BC_DATA const size_t bc_nentries;
extern BC_DATA const uint16_t bc_reply_classes[10];
extern BC_DATA const uint16_t bc_classes[8][9];
extern BC_DATA const struct bc_word bc_words[];
extern BC_DATA const struct bc_vocabulary bc_vocabularies[];
extern BC_DATA const struct bc_category bc_categories[];
extern BC_DATA const struct bc_override bc_overrides[];

/* The string at an offset of a pool; NULL for offset 0. */
BC_DATA const char *bc_name_at(uint32_t offset);
BC_DATA const char *bc_prose_at(uint32_t offset);
/* The texts of an entry; NULL when they were left out. */
BC_DATA const struct bc_text *bc_text_of(const struct bouncecode_entry *entry);
BC_DATA const struct bc_reference *bc_reference_at(size_t i);

#endif
