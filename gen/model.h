/*
 * The list in memory: what codes.xml says, with the line that says it.
 *
 * load.c fills it, check.c refuses what does not fit together, derive.c adds
 * what follows from it (inheritance, one row for each code that can be asked
 * for). From then on it is const: the emitters only read.
 */
#ifndef GEN_MODEL_H
#define GEN_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "../src/bouncecode.h"
#include "../src/pattern.h"

/* The order is that of enum bouncecode_vocabulary. */
enum { NVOCABULARIES = BOUNCECODE_BLOCKLISTS + 1, NSYSTEMS_MAX = 16 };

struct word {
	int line;
	unsigned number;
	const char *id;
	const char *text;
	const char *url; /* systems, providers and blocklists only */
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

enum text { TITLE, MEANING, CAUSE, ADVICE, NOTE, NTEXTS };
extern const char *const text_names[NTEXTS];

struct category {
	struct word *word;
	const char *text[NTEXTS]; /* what an entry without its own has */
	int fault;
	struct verdict verdict;
	const char *terms[NSYSTEMS_MAX]; /* by number of the system, or NULL */
};

struct source {
	int line;
	const char *id, *name, *title, *date, *url, *sections;
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

struct entry {
	int line;
	enum bouncecode_kind kind;
	const char *code; /* as written: "550", "X.7.26", "550 5.7.26", "5" */
	unsigned reply, class_digit, subject, detail;
	unsigned classes; /* bit 1 << digit */
	const char *replies;

	const char *text[NTEXTS];
	const char *reason;
	const char *category_id;
	const struct category *category;
	bool has_verdict;
	struct verdict verdict;
	int confidence; /* enum bouncecode_confidence, or -1 */
	int vague;      /* 0, 1, or -1 */
	int origin;     /* remark bits */
	bool mismatch;
	const char *terms[NSYSTEMS_MAX];
	struct reference *references;
	size_t nreferences;

	/* responses, phrases, cue words and blocklists only */
	struct patterns patterns;
	const char *token, *provider_id, *lang, *sample;
	int sample_line;
	unsigned provider, blocklist; /* numbers of words; 0 = none */
	unsigned last_detail;         /* of a range, else detail */
	bool catch_all, decisive, is_cue;

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

/* Words that mean the same to somebody who searches: "ptr, reverse dns". */
struct synonym {
	int line;
	const char *words;
};

struct model {
	const char *file;
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
	struct synonym *synonyms;
	size_t nsynonyms;
	struct row *rows;
	size_t nrows;
	unsigned errors;
};

/* Report an error in the list; the run will fail, but goes on to find more. */
__attribute__((format(printf, 3, 4))) void model_error(
    struct model *m, int line, const char *format, ...);

/* load.c: read, check the shape, fill the model. false after errors. */
bool load(struct model *m, const char *file);

/* derive.c: resolve names, let entries inherit. */
void resolve(struct model *m);
/* check.c: the rules a schema cannot say. */
void check(struct model *m);
/* derive.c: the rows, in the order of a table for people. */
void derive(struct model *m);

const struct word *find_word(
    const struct model *m, enum bouncecode_vocabulary v, const char *id);
const struct word *find_number(
    const struct model *m, enum bouncecode_vocabulary v, unsigned number);
/* The name of a word; NULL where there is none. */
const char *word_id(
    const struct model *m, enum bouncecode_vocabulary v, int number);
const struct category *find_category(const struct model *m, const char *id);
const struct entry *find_entry(const struct model *m,
    enum bouncecode_kind kind, const char *code);

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

/* Memory that lives as long as the program, never freed and never NULL. */
void *xcalloc(size_t n, size_t size);
void *xgrow(void *array, size_t n, size_t size);
char *xstrdup(const char *s);
__attribute__((format(printf, 1, 2))) char *xprintf(const char *format, ...);

#endif
