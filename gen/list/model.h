/*
 * The list in memory: what codes.xml says, with the line that says it.
 *
 * load.h fills it, overlay.h merges a user's entries into it, derive.h adds what
 * follows from it (inheritance, one row for each code that can be asked for),
 * check.h refuses what does not fit together. From then on it is const: the
 * emitters only read.
 */
#ifndef GEN_MODEL_H
#define GEN_MODEL_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "src/bouncecode.h"
#include "src/explain/pattern.h"
#include "gen/base/dictionary.h"
#include "gen/base/memory.h"

/* The order is that of enum bouncecode_vocabulary. */
enum { NVOCABULARIES = BOUNCECODE_BLOCKLISTS + 1, NSYSTEMS_MAX = 16 };

/* To whom an action says something: those of enum bouncecode_reader who run a
 * server or send to a list. */
enum listener { SERVER, LIST, NLISTENERS };
extern const char *const listener_names[NLISTENERS];

enum { NBOUNCES = BOUNCECODE_BOUNCE_HARD + 1 };

struct word {
	int line;
	unsigned number;
	const char *id;
	const char *aliases; /* of providers: other names, with blanks; or NULL */
	const char *text;
	const char *note; /* of providers, or NULL */
	const char *url; /* systems, providers and blocklists only */
	/* Of bounces, to whoever sent one message; or NULL. */
	const char *personal;
	/* Of actions: what is said to whom, by the bounce of the answer. */
	const char *said[NLISTENERS][NBOUNCES];
};

struct vocabulary {
	const char *element; /* its name in codes.xml */
	struct word *words;
	size_t n;
};

/* How final a verdict is, and what to do; -1 where it is not given. */
struct verdict {
	int permanent, transient; /* enum bouncecode_bounce for 5yz and 4yz */
	int action;               /* for 5yz */
	int transient_action;     /* for 4yz */
};

/* PERSONAL is advice to whoever sent one message, where ADVICE is for those who
 * send many. */
enum text { TITLE, MEANING, CAUSE, ADVICE, NOTE, PERSONAL, NTEXTS };
extern const char *const text_names[NTEXTS];

struct category {
	struct word *word;
	const char *text[NTEXTS]; /* what an entry without its own has */
	int fault;
	struct verdict verdict;
	/* What each system calls it, by its number, or NULL; and as a temporary
	 * failure, where it has another word for that. */
	const char *terms[NSYSTEMS_MAX], *transient_terms[NSYSTEMS_MAX];
};

struct source {
	int line;
	const char *id, *name, *title, *date, *url, *sections, *kind;
	bool used;
};

struct reference {
	int line;
	const char *ref, *section;
	const struct source *source;
};

/* Text that is looked for: literal pieces in order. */
struct pattern {
	int line;
	const char *text; /* pieces joined by " * ", as written */
	enum bc_pattern_kind kind;
};

struct patterns {
	struct pattern *list;
	size_t n;
};

/* How a provider is recognised. */
struct provider {
	struct word *word;
	struct patterns patterns;
};

/* What IANA registered where the list says something else, and why it does. */
struct registered {
	int line; /* 0: nothing */
	const char *title, *replies, *classes, *reason;
};

/* A line to learn from: what its words say. */
struct labelled {
	int line;
	bool made; /* in words of our own, after no source */
	const char *text;
	const char *category_id; /* NULL: it tells nothing */
	const char *ref;         /* the source; NULL where it was made */
	const struct category *category;
};

/* A line that the entry explains, or one that it must not explain. */
struct sample {
	int line;
	bool counter, made;
	const char *text;
	const char *category, *bounce; /* of the answer, or NULL */
};

struct entry {
	int line;
	enum bouncecode_kind kind;
	const char *code; /* as written: "550", "X.7.26", "550 5.7.26", "5" */
	unsigned reply, class_digit, subject, detail;
	unsigned classes; /* bit 1 << digit */
	const char *replies;

	const char *text[NTEXTS];
	int empty[NTEXTS]; /* the line of a text that is there but empty */
	const char *reason;
	const char *category_id;
	const struct category *category;
	bool has_verdict;
	struct verdict verdict;
	int confidence; /* enum bouncecode_confidence, or -1 */
	int vague;      /* 0, 1, or -1 */
	int origin;     /* remark bits */
	bool mismatch;
	const char *deprecated; /* the date of the registry that lacks it */
	struct registered registered;
	const char *terms[NSYSTEMS_MAX];
	struct reference *references;
	size_t nreferences;

	/* responses, phrases, cue words and blocklists only */
	struct patterns patterns;
	const char *token, *provider_id, *lang;
	unsigned provider, blocklist; /* numbers of words; 0 = none */
	unsigned last_detail;         /* of a range, else detail */
	bool catch_all, decisive, precise, needs_sign, is_cue, learned;
	const char *behind, *command; /* cues only */
	const char *state, *since, *delist; /* blocklists only */
	const char *checked; /* "2026-11": last compared with its source */

	struct sample *samples; /* and counter-samples */
	size_t nsamples;

	const char *overrides; /* overlays only: what the list said then */

	const struct entry *parent; /* the more general entry, or NULL */
};

/* A code that can be asked for: an X. entry makes one for each class. */
struct row {
	const struct entry *entry;
	const char *key;
	uint32_t number;      /* 0 for whole classes and subjects */
	unsigned class_digit; /* of the enhanced code */
	unsigned digit;       /* that rules the verdict: reply's, else class */
	unsigned remarks;
};

/* A text that says only that delivery failed: of its entry there are but the
 * wordings, the sources and the samples. */
struct headline {
	struct entry entry;
	const char *where; /* the diagnostic line usually stands */
};

/* What a server should answer when something happens: of its entry there are
 * but the code, what happens as the title, and the sources. */
struct situation {
	struct entry entry;
	const char *reply; /* the text to send behind the code */
	const char *words; /* what people call it, with commas between */
};

/* Words that mean the same to somebody who searches: "ptr, reverse dns". */
struct synonym {
	int line;
	const char *words;
};

/* RFCs that change others or are new, read and judged: the list stays as it is. */
struct later {
	int line;
	const char *rfc, *than; /* "rfc5321", "rfc821 rfc2821" or NULL */
	const char *reason;
};

/* An entry of the list as it was before one of the overlay took its place, or
 * a wording away from it. */
struct replaced {
	struct entry old;
	size_t by;    /* index of the entry of the overlay */
	bool judges;  /* does that one give a verdict of its own, */
	bool rewords; /* or another text? */
};

/* Lines of the overlay count on from here, so that a line tells its file. */
enum { OVERLAY_LINE = 1 << 24 };

struct model {
	const char *file, *overlay; /* overlay may be NULL */
	const char *version, *updated;
	char digest[65];
	struct vocabulary vocabularies[NVOCABULARIES];
	struct category *categories;
	size_t ncategories;
	struct provider *providers;
	size_t nproviders;
	struct source *sources;
	size_t nsources;
	struct entry *entries;
	size_t nentries;
	/* Places in the arrays above: see find_source() and find_entry(). */
	struct dictionary sources_by_id, entries_by_code;
	struct headline *headlines;
	size_t nheadlines;
	struct situation *situations;
	size_t nsituations;
	struct labelled *lines;
	size_t nlines;
	const char *system_words[NSYSTEMS_MAX]; /* all that it says, or NULL */
	struct synonym *synonyms;
	size_t nsynonyms;
	struct later *laters;
	size_t nlaters;
	const char *rfcs_read; /* "2026-11": new ones until then were read; or NULL */
	struct replaced *replaced;
	size_t nreplaced;
	struct row *rows;
	size_t nrows;
	struct translations *translations; /* see translations.h */
	/* How many were reported: a counter that an emitter counts in, too, for
	 * which the model is const. */
	unsigned *errors;
};

/* Report an error in the list; the run will fail, but goes on to find more. */
__attribute__((format(printf, 3, 4))) void model_error(
    const struct model *m, int line, const char *format, ...);
/* The same of another file that belongs to it. */
__attribute__((format(printf, 4, 0))) void model_error_in(const struct model *m,
    const char *file, int line, const char *format, va_list ap);
/* Say something that need not be wrong. */
__attribute__((format(printf, 3, 4))) void model_warning(
    const struct model *m, int line, const char *format, ...);
/* A line for a message: "line 7", or "local.xml:7" where the message is about
 * a line of another file. */
const char *place_of(const struct model *m, int line, int seen_from);
/* Does the line stand in the overlay? */
bool is_local(int line);

const struct word *find_word(
    const struct model *m, enum bouncecode_vocabulary v, const char *id);
const struct word *find_number(
    const struct model *m, enum bouncecode_vocabulary v, unsigned number);
/* The name of a word, and what it means; NULL where there is none. */
const char *word_id(
    const struct model *m, enum bouncecode_vocabulary v, int number);
const char *word_text(
    const struct model *m, enum bouncecode_vocabulary v, int number);
/* What people read for a name of short words: "authentication failed" for "auth-failed". */
char *plain_name(const char *id);
const struct category *find_category(const struct model *m, const char *id);
/* These two find what was there when index_model() was called, and of two with
 * one name the first. */
struct source *find_source(const struct model *m, const char *id);
const struct entry *find_entry(const struct model *m,
    enum bouncecode_kind kind, const char *code);
void index_model(struct model *m);

/* What a message calls an entry: its code, or the title of a wording that has
 * none. */
const char *label_of(const struct entry *e);
/* Have two entries the same enhanced code, or the same range of them? */
bool has_same_status(const struct entry *a, const struct entry *b);
/* An entry that names no category takes that of another one, and what goes with
 * it: the verdict with its reason, unless it has its own, and what other
 * programs call it. */
void take_category(struct entry *e, const struct entry *from);
/* What other programs call it, as far as it does not say so itself. */
void take_terms(struct entry *e, const struct entry *from);

/* Each remark that is set in some bits. */
#define EACH_REMARK(n, remarks)               \
	(unsigned n = 0; (remarks) >> n; n++) \
		if ((remarks) >> n & 1)

/* The text of a sample, whose "\n" is a line's end. */
const char *sample_lines(const char *text);

/* Is the entry found by its wording, not by its code? */
bool is_worded(const struct entry *e);

/* The verdict of an entry for a first digit: 2 and 3 are always success. */
struct judgement {
	const struct category *category;
	int bounce, action, permanent;
};
struct judgement judge(
    const struct model *m, const struct entry *e, unsigned digit);

/* The enhanced code of a row, "4.7.500-699" where it is a range; or NULL. */
const char *row_enhanced(const struct row *r);

/* The row's address of a reference, with the section where there is one. */
void reference_url(const struct reference *r, char *buffer, size_t size);

#endif
