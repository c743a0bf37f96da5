/* One answer as a record: the same fields in JSON, TSV and CSV. */
#ifndef CLI_RECORD_H
#define CLI_RECORD_H

#include "cli/options.h"

struct record {
	struct bouncecode_answer answer;
	const char *file; /* --lines only, else NULL */
	unsigned long line;
	unsigned long rank, score; /* --search only */
	const struct bouncecode_report *report; /* --scan only */
	bool has_text; /* the answer's offsets are those of an input */
};

/* Explain a text; false where it tells nothing. */
bool record_look_up(struct record *r, const char *text, size_t length);
/* The record of a line of a log. */
void record_of_report(struct record *r, const struct bouncecode_report *report);
/* The record of an entry, as if its key had been looked up. */
void record_of_entry(struct record *r, const struct bouncecode_entry *entry);

/* Has it the words that the options ask for? */
bool record_passes(const struct record *r, const struct options *o);

/* The code as the text shows it, "550 5.7.26", in its usual spelling; ""
 * where there is none. */
enum { CODE_SIZE = 32 };
void record_shown(const struct bouncecode_code *code, char text[CODE_SIZE]);

/* The name of what a piece of evidence is. */
const char *record_evidence(const struct bouncecode_match *match);

/* Is the entry found by its wording? Then its key may be a private code, or
 * the code that it usually comes with: that, or NULL. */
bool record_is_worded(const struct bouncecode_entry *entry);
const char *record_usual_code(const struct bouncecode_entry *entry);

/* Room for an address of RFC 5321 section 4.5.3.1, 64 + 1 + 255 bytes. */
enum { VALUE_SIZE = 400 };

/* A field has a value of one of these types, or none. */
enum type { NONE, NUMBER, STRING, TRUTH, REFERENCES, MATCHED, REMARKS, ALSO };

struct value {
	enum type type;
	unsigned long number;
	const char *string;
	char buffer[VALUE_SIZE];
};

/* --scan: whom the message was for. */
void record_recipient(const struct record *r, struct value *v);

struct field {
	const char *name;
	void (*get)(struct value *v, const struct record *r,
	    const struct options *o);
};

/* The fields that these options ask for, in order: the next one from *i on,
 * which begins with 0, or NULL. */
const struct field *record_next_field(const struct options *o, size_t *i);

#endif
