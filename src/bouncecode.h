/*
 * bouncecode - what an SMTP refusal means, and what to do about it.
 *
 * The answers come from tables that are compiled from one list, codes.xml.
 * Nothing here allocates, reads a file, looks at the locale or keeps state:
 * every function may be called from any thread, and every pointer that is
 * returned points to constant data that lives as long as the program. No
 * function sets errno.
 *
 * What they work on is on the stack: up to 32 KiB for bouncecode_explain(),
 * bouncecode_guess() and bouncecode_scan_next(), 48 KiB for bouncecode_search(),
 * 8 KiB for bouncecode_search_places() and bouncecode_suggest(), 2 KiB for any
 * other. A thread needs that much, and so does a signal handler, whose stack by
 * itself, SIGSTKSZ, is smaller.
 *
 * A string that is passed in is a pointer and a length in bytes; it need not
 * end with a NUL, and a NUL inside it is data. NULL is allowed with length 0.
 * One that is returned is one line of UTF-8 and ends with a NUL, where nothing
 * else is said.
 *
 * A struct that a function fills in is filled in whole; one that it reads is to be
 * all zero but for what is known, and an answer as a function filled it in.
 * Reserved members are room for new ones, and 0 until then; a program that was
 * compiled with an older header runs with a newer library.
 */
#ifndef BOUNCECODE_H
#define BOUNCECODE_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* What is put before every function: "static" where bouncecode.c is included
 * in another file, or what exports a function from a library. */
#ifndef BOUNCECODE_API
#define BOUNCECODE_API
#endif

/* The version of this header, also as a number for #if: 0x010203 is 1.2.3. */
#define BOUNCECODE_VERSION "0.2.0"
#define BOUNCECODE_VERSION_NUMBER 0x000200

/* Room enough, with the NUL, for any string that a function returns: for the
 * name of a word and the key of an entry, and for any other one. Newer data
 * keep to it. */
#define BOUNCECODE_NAME_SIZE 64
#define BOUNCECODE_TEXT_SIZE 512

/*
 * Small by choice
 *
 * Codes are always looked up, and words have their names. Each of these macros,
 * where it is defined for this file and bouncecode.c alike, leaves out what it
 * is named after, and what needs that:
 *
 *     BOUNCECODE_NO_TEXT     meaning, cause, advice, note and reason of entries,
 *                            their references, explanations, notes and addresses
 *                            of words: the functions return NULL or 0
 *     BOUNCECODE_NO_SEARCH   keyword search
 *     BOUNCECODE_NO_EXPLAIN  what is known by its wording: such entries, the
 *                            names of providers and blocklists, what finds them
 *                            in a text, and with it the next four. Keyword
 *                            search finds codes then
 *     BOUNCECODE_NO_WEIGHTS  the weights of words: where no rule of the list is
 *                            sure, its guess is worse
 *     BOUNCECODE_NO_SCAN     the reading of logs, and with it the next one
 *     BOUNCECODE_NO_EVENTS   notifications in JSON: they are read as any text
 *     BOUNCECODE_NO_RECORDS  answers as JSON
 *
 * The functions of what was left out are not declared. Numbers, structures and
 * the order of entries are the same with and without. "make vendor PARTS=..."
 * writes a pair of files that holds only what was asked for.
 */
#if defined(BOUNCECODE_NO_EXPLAIN) && !defined(BOUNCECODE_NO_WEIGHTS)
#define BOUNCECODE_NO_WEIGHTS
#endif
#if defined(BOUNCECODE_NO_EXPLAIN) && !defined(BOUNCECODE_NO_SCAN)
#define BOUNCECODE_NO_SCAN
#endif
#if defined(BOUNCECODE_NO_SCAN) && !defined(BOUNCECODE_NO_EVENTS)
#define BOUNCECODE_NO_EVENTS
#endif
#if defined(BOUNCECODE_NO_EXPLAIN) && !defined(BOUNCECODE_NO_RECORDS)
#define BOUNCECODE_NO_RECORDS
#endif

/*
 * The number of a code
 *
 * A reply code ("550"), an enhanced status code ("5.7.26") or both ("550
 * 5.7.26") make one 32-bit number, built from the digits and never from the
 * place of an entry in a table, so that it stays the same for ever and may
 * be stored. The macros are constant expressions, good for case labels:
 *
 *     BOUNCECODE_REPLY(550)                  550
 *     BOUNCECODE_ENHANCED(5, 7, 26)          5.7.26
 *     BOUNCECODE_PAIR(550, 5, 7, 26)         550 5.7.26
 *     BOUNCECODE_ENHANCED(BOUNCECODE_ANY_CLASS, 7, 26)    X.7.26
 *
 * Ranges: reply 0 to 999, class 2, 4, 5 or BOUNCECODE_ANY_CLASS, subject 0
 * to 7 (all that are registered), detail 0 to 999 (RFC 3463 section 2).
 */
#define BOUNCECODE_ANY_CLASS 7
#define BOUNCECODE_REPLY(reply) \
	((uint32_t)(reply) / 100 * 8 | (uint32_t)(reply) % 100 << 8)
#define BOUNCECODE_ENHANCED(class_digit, subject, detail) \
	((uint32_t)(class_digit) | \
	 ((uint32_t)(detail) / 100 * 8 + (uint32_t)(subject)) << 16 | \
	 (uint32_t)(detail) % 100 << 24)
#define BOUNCECODE_PAIR(reply, class_digit, subject, detail) \
	(BOUNCECODE_REPLY(reply) | \
	 BOUNCECODE_ENHANCED(class_digit, subject, detail))

/*
 * The words of an answer
 *
 * The enumerators of enum bouncecode_category begin with BOUNCECODE_CATEGORY_,
 * and so on; the vocabulary of them is BOUNCECODE_CATEGORIES. Each is a small
 * number with a name and a line of explanation, which bouncecode_name() and
 * bouncecode_explanation() give. The numbers are those of codes.xml; none
 * changes its meaning and none is used again. A newer list may have numbers
 * that are not in these enumerations.
 */

/* What happened? */
enum bouncecode_category {
	BOUNCECODE_CATEGORY_NONE = 0, /* where there is no answer */
	BOUNCECODE_CATEGORY_OK = 1,
	BOUNCECODE_CATEGORY_BAD_MAILBOX = 2,
	BOUNCECODE_CATEGORY_INACTIVE_MAILBOX = 3,
	BOUNCECODE_CATEGORY_MAILBOX_FULL = 4,
	BOUNCECODE_CATEGORY_MAILBOX_MOVED = 5,
	BOUNCECODE_CATEGORY_RECIPIENT_REFUSED = 6,
	BOUNCECODE_CATEGORY_BAD_DOMAIN = 7,
	BOUNCECODE_CATEGORY_NOT_ACCEPTING = 8,
	BOUNCECODE_CATEGORY_INVALID_SENDER = 9,
	BOUNCECODE_CATEGORY_AUTH_FAILED = 10,
	BOUNCECODE_CATEGORY_RDNS_FAILED = 11,
	BOUNCECODE_CATEGORY_TLS_FAILED = 12,
	BOUNCECODE_CATEGORY_LOGIN_FAILED = 13,
	BOUNCECODE_CATEGORY_RELAY_DENIED = 14,
	BOUNCECODE_CATEGORY_BLOCKLISTED = 15,
	BOUNCECODE_CATEGORY_REPUTATION = 16,
	BOUNCECODE_CATEGORY_RATE_LIMITED = 17,
	BOUNCECODE_CATEGORY_GREYLISTED = 18,
	BOUNCECODE_CATEGORY_TOO_MANY_RECIPIENTS = 19,
	BOUNCECODE_CATEGORY_MESSAGE_TOO_LARGE = 20,
	BOUNCECODE_CATEGORY_SPAM_CONTENT = 21,
	BOUNCECODE_CATEGORY_VIRUS = 22,
	BOUNCECODE_CATEGORY_CONTENT_REJECTED = 23,
	BOUNCECODE_CATEGORY_UNSUPPORTED = 24,
	BOUNCECODE_CATEGORY_POLICY = 25,
	BOUNCECODE_CATEGORY_SUPPRESSED = 26,
	BOUNCECODE_CATEGORY_DNS_FAILURE = 27,
	BOUNCECODE_CATEGORY_NETWORK = 28,
	BOUNCECODE_CATEGORY_ROUTING = 29,
	BOUNCECODE_CATEGORY_EXPIRED = 30,
	BOUNCECODE_CATEGORY_SYSTEM_FULL = 31,
	BOUNCECODE_CATEGORY_SYSTEM_ERROR = 32,
	BOUNCECODE_CATEGORY_PROTOCOL_ERROR = 33,
	BOUNCECODE_CATEGORY_OTHER = 34
};

/* Whose problem is it? */
enum bouncecode_fault {
	BOUNCECODE_FAULT_NONE = 0,
	BOUNCECODE_FAULT_RECIPIENT = 1,
	BOUNCECODE_FAULT_SENDER = 2,
	BOUNCECODE_FAULT_MESSAGE = 3,
	BOUNCECODE_FAULT_RECEIVER = 4,
	BOUNCECODE_FAULT_NETWORK = 5,
	BOUNCECODE_FAULT_PROTOCOL = 6,
	BOUNCECODE_FAULT_UNKNOWN = 7
};

/* How final is it for the sender? Only HARD says that the address is dead. */
enum bouncecode_bounce {
	BOUNCECODE_BOUNCE_NONE = 0,
	BOUNCECODE_BOUNCE_SOFT = 1,
	BOUNCECODE_BOUNCE_BLOCK = 2,
	BOUNCECODE_BOUNCE_HARD = 3
};

/* What should the sender do? */
enum bouncecode_action {
	BOUNCECODE_ACTION_NONE = 0,
	BOUNCECODE_ACTION_RETRY = 1,
	BOUNCECODE_ACTION_SLOW_DOWN = 2,
	BOUNCECODE_ACTION_PAUSE = 3,
	BOUNCECODE_ACTION_FIX_SENDER = 4,
	BOUNCECODE_ACTION_FIX_MESSAGE = 5,
	BOUNCECODE_ACTION_SUPPRESS = 6,
	BOUNCECODE_ACTION_INVESTIGATE = 7
};

/* How sure is the verdict? */
enum bouncecode_confidence {
	BOUNCECODE_CONFIDENCE_NONE = 0,
	BOUNCECODE_CONFIDENCE_LOW = 1,
	BOUNCECODE_CONFIDENCE_MEDIUM = 2,
	BOUNCECODE_CONFIDENCE_HIGH = 3
};

/* What sort of entry is it? */
enum bouncecode_kind {
	BOUNCECODE_KIND_NONE = 0,
	BOUNCECODE_KIND_CLASS = 1,
	BOUNCECODE_KIND_REPLY = 2,
	BOUNCECODE_KIND_ENHANCED = 3,
	BOUNCECODE_KIND_PAIR = 4,
	BOUNCECODE_KIND_PHRASE = 5,
	BOUNCECODE_KIND_PROVIDER = 6
};

/* What decided? */
enum bouncecode_basis {
	BOUNCECODE_BASIS_NONE = 0,
	BOUNCECODE_BASIS_CLASS = 1,
	BOUNCECODE_BASIS_REPLY = 2,
	BOUNCECODE_BASIS_ENHANCED = 3,
	BOUNCECODE_BASIS_PAIR = 4,
	BOUNCECODE_BASIS_WORDS = 5,
	BOUNCECODE_BASIS_PHRASE = 6,
	BOUNCECODE_BASIS_PROVIDER_PHRASE = 7,
	BOUNCECODE_BASIS_VENDOR_CODE = 8
};

/* What does the server itself claim? 5yz is permanent, 4yz is not. */
enum bouncecode_permanent {
	BOUNCECODE_PERMANENT_UNKNOWN = -1,
	BOUNCECODE_PERMANENT_NO = 0,
	BOUNCECODE_PERMANENT_YES = 1
};

/* What else must be said about the answer? Bits; the number of a remark for
 * bouncecode_name() is the number of its bit, counted from 0. */
enum bouncecode_remark {
	BOUNCECODE_REMARK_UNREGISTERED = 1 << 0,
	BOUNCECODE_REMARK_UNFORESEEN_CLASS = 1 << 1,
	BOUNCECODE_REMARK_CLASS_MISMATCH = 1 << 2,
	BOUNCECODE_REMARK_DOTS_GUESSED = 1 << 3,
	BOUNCECODE_REMARK_DE_FACTO = 1 << 4,
	BOUNCECODE_REMARK_OBSOLETE = 1 << 5,
	/* There is no answer: the text says only that delivery failed, and
	 * bouncecode_headline() where the cause usually stands. */
	BOUNCECODE_REMARK_HEADLINE = 1 << 6
};

enum bouncecode_vocabulary {
	BOUNCECODE_CATEGORIES = 0,
	BOUNCECODE_FAULTS = 1,
	BOUNCECODE_BOUNCES = 2,
	BOUNCECODE_ACTIONS = 3,
	BOUNCECODE_CONFIDENCES = 4,
	BOUNCECODE_KINDS = 5,
	BOUNCECODE_BASES = 6,
	BOUNCECODE_REMARKS = 7,
	BOUNCECODE_SYSTEMS = 8, /* other vocabularies, see bouncecode_as() */
	BOUNCECODE_PROVIDERS = 9,
	BOUNCECODE_BLOCKLISTS = 10
};

/**
 * The name of a word: "bad-mailbox", "soft", "fix-sender".
 *
 * @param vocabulary  which words
 * @param number      the word's number
 * @return            lower-case ASCII letters, digits and hyphens; NULL where
 *                    the vocabulary has no word of this number, which no member
 *                    of an answer ever has: 0 is "none", where the list has no
 *                    word for it
 *
 * The words are those of codes.xml. To list a vocabulary, ask for the numbers
 * from 0 to bouncecode_last().
 */
BOUNCECODE_API const char *bouncecode_name(
    enum bouncecode_vocabulary vocabulary, unsigned number);

/**
 * What a word means, in a line of plain English; NULL where there is none, and
 * with BOUNCECODE_NO_TEXT.
 */
BOUNCECODE_API const char *bouncecode_explanation(
    enum bouncecode_vocabulary vocabulary, unsigned number);

/** The largest number that a vocabulary uses; smaller ones may be unused. */
BOUNCECODE_API unsigned bouncecode_last(enum bouncecode_vocabulary vocabulary);

/**
 * The number of the word with this name; the reverse of bouncecode_name().
 *
 * @param name    exactly as bouncecode_name() gives it
 * @param length  length of name in bytes
 * @return        the number, or -1 where the vocabulary has no such word
 */
BOUNCECODE_API int bouncecode_number(
    enum bouncecode_vocabulary vocabulary, const char *name, size_t length);

/*
 * Entries
 */

/** One entry of the list, such as "550", "5.7.26" or "550 5.7.26". */
struct bouncecode_entry;

/** Where an entry's facts are written. */
struct bouncecode_reference {
	const char *name;    /* "RFC 7372" */
	const char *section; /* "3.4", or NULL for the whole document */
	const char *url;     /* of the section where the document allows it */
	uint32_t reserved[4];
};

/**
 * Find the entry of a code, exactly.
 *
 * @param number  made by BOUNCECODE_REPLY, BOUNCECODE_ENHANCED or
 *                BOUNCECODE_PAIR
 * @return        the entry, or NULL when the list has none for this code:
 *                an answer, not a failure. See bouncecode_answer_code() for
 *                the next best one.
 *
 * Constant time: one perfect hash and one comparison. Reply codes are those
 * of RFC 5321 section 4.2.3 and other RFCs, enhanced codes those of the IANA
 * registry (RFC 5248).
 */
BOUNCECODE_API const struct bouncecode_entry *bouncecode_find(uint32_t number);

/**
 * Find the entry of the code that a text begins with, exactly: bouncecode_read()
 * and bouncecode_find() in one, for programs that keep codes as text and want no
 * next best entry, as bouncecode_lookup() gives it.
 *
 * @return  the entry, or NULL when the list has none for this code, the text
 *          begins with no code, or with one for a whole class ("5xx", "5.7.x")
 */
BOUNCECODE_API const struct bouncecode_entry *bouncecode_find_text(
    const char *text, size_t length);

/** How many entries there are, and the i-th of them, counted from 0; NULL
 * where i is too large. The order is that of a table for people: 5yz, 4yz,
 * 2yz, 3yz, the rest, and in each the classes, reply codes, enhanced codes
 * and pairs by number; behind them what is found by its wording, which
 * BOUNCECODE_NO_EXPLAIN leaves out. It may change with the data. */
BOUNCECODE_API size_t bouncecode_count(void);
BOUNCECODE_API const struct bouncecode_entry *bouncecode_at(size_t i);

/*
 * What an entry says. The entry must not be NULL. BOUNCECODE_NO_TEXT leaves the
 * long texts out of the library: at each function that gives one is said what
 * it returns then.
 */

/** How the code is written: "550 5.7.26", "X.7.26", and "5yz", "5.XXX.YYY" or
 * "5.7.YYY" for a whole class or subject. Of an entry that is found by its
 * wording its private code, its blocklist, the code it usually comes with, or
 * NULL, as keyword search may find it. */
BOUNCECODE_API const char *bouncecode_key(const struct bouncecode_entry *entry);

/** The registered title where there is one, else one in a few words. With
 * BOUNCECODE_NO_TEXT NULL for an entry that is found by its wording. */
BOUNCECODE_API const char *bouncecode_title(
    const struct bouncecode_entry *entry);

/** What the code or the wording means; with BOUNCECODE_NO_TEXT NULL. */
BOUNCECODE_API const char *bouncecode_meaning(
    const struct bouncecode_entry *entry);

/** What it comes from; with BOUNCECODE_NO_TEXT NULL. */
BOUNCECODE_API const char *bouncecode_cause(
    const struct bouncecode_entry *entry);

/** What a person should do about it; with BOUNCECODE_NO_TEXT NULL. For who sends
 * to many or runs a mail server: bouncecode_advice_for() has others as well. The
 * page of a blocklist that it may speak of is that of bouncecode_url(). */
BOUNCECODE_API const char *bouncecode_advice(
    const struct bouncecode_entry *entry);

/** Folk meanings and contradictions; NULL where there are none, and with
 * BOUNCECODE_NO_TEXT. */
BOUNCECODE_API const char *bouncecode_note(
    const struct bouncecode_entry *entry);

/** Why the verdict is not the usual one of its category; NULL where it is, and
 * with BOUNCECODE_NO_TEXT. */
BOUNCECODE_API const char *bouncecode_reason(
    const struct bouncecode_entry *entry);

/** What sort of entry it is. */
BOUNCECODE_API enum bouncecode_kind bouncecode_kind_of(
    const struct bouncecode_entry *entry);

/**
 * The i-th reference of an entry, counted from 0.
 *
 * @return  1, or 0 where there are not so many and *reference is unchanged; with
 *          BOUNCECODE_NO_TEXT there are none
 */
BOUNCECODE_API int bouncecode_reference_at(
    const struct bouncecode_entry *entry, size_t i,
    struct bouncecode_reference *reference);

/*
 * Reading a code and answering for it
 */

/** A code as a text shows it. Offsets and lengths are bytes of that text. */
struct bouncecode_code {
	/* 100 to 999; 1 to 9 for a whole class ("5xx"); 0 if none is shown */
	uint16_t reply;
	/* 2, 4, 5 or BOUNCECODE_ANY_CLASS; 0 if no enhanced code is shown */
	uint16_t class_digit;
	/* 0 to 999, or BOUNCECODE_OPEN where the text leaves it open ("5.7.x") */
	uint16_t subject;
	uint16_t detail;
	size_t reply_offset, reply_length;
	size_t enhanced_offset, enhanced_length;
};

#define BOUNCECODE_OPEN 0xffffu

/**
 * Read the code that a text begins with, in any spelling met in the wild:
 * "550", "5.7.26", "550-5.7.26", "550 #5.1.1", "(5.7.1)", "X.7.26", "5xx",
 * "5.XXX.YYY", with blanks and tabs around.
 *
 * @param code  is filled in; all zero where the text begins with no code
 * @return      how many bytes the code takes, with the blanks, brackets and
 *              quotation marks around it; 0 where there is no code
 *
 * What stands behind the code is not looked at, but for what shows that it
 * was no code at all: "5.7.1.2", "5501", "550x" are none. Digits are those
 * of SMTP: a reply begins with 1 to 9 and a class is 2, 4 or 5 (RFC 5321
 * section 4.2, RFC 3463 section 2).
 */
BOUNCECODE_API size_t bouncecode_read(
    const char *text, size_t length, struct bouncecode_code *code);

/**
 * Write a code in its usual spelling, "550 5.7.26", as bouncecode_read() reads
 * it. A half that is no code but a whole class ("5xx", "5.7.x") is left out.
 *
 * @param buffer  room for size bytes, filled in and ended by a NUL, cut where
 *                there is not enough of it; BOUNCECODE_WRITE_SIZE bytes are
 *                enough for any code. NULL is allowed with size 0
 * @return        the length of the whole, without the NUL; 0 where nothing of
 *                the code is to be written
 */
#define BOUNCECODE_WRITE_SIZE 32
BOUNCECODE_API size_t bouncecode_write(
    const struct bouncecode_code *code, char *buffer, size_t size);

/* What a piece of evidence is. */
enum bouncecode_evidence {
	BOUNCECODE_EVIDENCE_REPLY = 0,
	BOUNCECODE_EVIDENCE_ENHANCED = 1,
	BOUNCECODE_EVIDENCE_VENDOR_CODE = 2,
	BOUNCECODE_EVIDENCE_PHRASE = 3,
	BOUNCECODE_EVIDENCE_PROVIDER = 4,
	BOUNCECODE_EVIDENCE_BLOCKLIST = 5,
	BOUNCECODE_EVIDENCE_WORD = 6 /* that weighed most, or of a query, where found */
};

/** Where the text says what decided: bytes of the text. */
struct bouncecode_match {
	size_t offset, length;
	uint8_t what; /* enum bouncecode_evidence */
	uint8_t reserved[7];
};

#define BOUNCECODE_MATCHES_MAX 6

/** The answer for a code or a text. */
struct bouncecode_answer {
	const struct bouncecode_entry *entry; /* NULL if there is none */
	struct bouncecode_code code;          /* what the text shows */
	uint8_t kind;       /* enum bouncecode_kind, of the entry */
	uint8_t basis;      /* enum bouncecode_basis */
	uint8_t confidence; /* enum bouncecode_confidence */
	uint8_t category;   /* enum bouncecode_category */
	uint8_t fault;      /* enum bouncecode_fault */
	uint8_t bounce;     /* enum bouncecode_bounce */
	uint8_t action;     /* enum bouncecode_action */
	int8_t permanent;   /* enum bouncecode_permanent */
	uint16_t remarks;   /* bits of enum bouncecode_remark */
	uint16_t provider;  /* a number of BOUNCECODE_PROVIDERS; 0 = none */
	uint16_t blocklist; /* a number of BOUNCECODE_BLOCKLISTS; 0 = none */
	uint8_t nmatches;   /* how many there are of matches, below */
	uint8_t headline;   /* for bouncecode_headline(); 0 = none */
	int32_t retry_after; /* seconds that the text names; -1 = none */
	uint32_t reserved[7];
	struct bouncecode_match matches[BOUNCECODE_MATCHES_MAX];
};

/**
 * Explain a code by the most specific entry that the list has for it: the
 * pair, else the enhanced code, else the reply code, else class and subject.
 *
 * A class digit that the registry does not foresee, a code that is not
 * registered, and halves that contradict each other are answered as well and
 * marked in remarks; a reply code that exists nowhere but as an enhanced code
 * without its dots ("571") is answered so, marked as a guess.
 *
 * @param code    from bouncecode_read(), or filled in by hand; its offsets
 *                are only copied
 * @param answer  is filled in whole
 * @return        1, or 0 where nothing is known: answer->entry is NULL then
 */
BOUNCECODE_API int bouncecode_answer_code(
    const struct bouncecode_code *code, struct bouncecode_answer *answer);

/**
 * The answer that an entry gives by itself, as when its key is looked up;
 * for an entry that is found by its wording, with the code it usually comes
 * with.
 */
BOUNCECODE_API void bouncecode_answer_entry(
    const struct bouncecode_entry *entry, struct bouncecode_answer *answer);

/**
 * What has to be known of a provider beside its name: that it moved, or whose
 * servers answer for it.
 *
 * @return  a sentence or two of plain English, in static storage; NULL for most
 *          words, and with BOUNCECODE_NO_TEXT
 */
BOUNCECODE_API const char *bouncecode_word_note(
    enum bouncecode_vocabulary vocabulary, unsigned number);

/** Whom advice is for. */
enum bouncecode_reader {
	BOUNCECODE_READER_SENDER = 0, /* who sends to many, or runs a mail server */
	BOUNCECODE_READER_PERSON = 1, /* who sent one message */
	/* These two get a sentence on the action, which says nothing of the cause. */
	BOUNCECODE_READER_SERVER = 2, /* who runs a mail server */
	BOUNCECODE_READER_LIST = 3    /* who sends to a list */
};

/**
 * What to do, for the one who reads it: a person who sent one message can ask the
 * other one by telephone, and keeps no list. None of these contradicts how final
 * the answer is. For a headline that is bouncecode_headline().
 *
 * @return  some sentences of plain English, in static storage; NULL where there is
 *          neither an entry nor a headline, and with BOUNCECODE_NO_TEXT
 */
BOUNCECODE_API const char *bouncecode_advice_for(
    const struct bouncecode_answer *answer, enum bouncecode_reader reader);

/**
 * What an answer of low confidence could be: what the wordings that come with its
 * code mostly are about, as far as the list has some.
 *
 * @return  the i-th category, counted from 0 and the likeliest first;
 *          BOUNCECODE_CATEGORY_NONE where there are not so many, for any other
 *          answer, and with BOUNCECODE_NO_TEXT
 *
 * The list does not know how often a server sends which.
 */
BOUNCECODE_API enum bouncecode_category bouncecode_could_be(
    const struct bouncecode_answer *answer, size_t i);

/**
 * Read the code at the beginning of a text and explain it.
 *
 * @param text    a code, alone or with text behind it as in a reply line
 *                (RFC 5321 section 4.2); that text is not looked at
 * @param answer  is filled in whole
 * @return        1, or 0 where the text does not begin with a code
 */
BOUNCECODE_API int bouncecode_lookup(
    const char *text, size_t length, struct bouncecode_answer *answer);

/*
 * Explaining texts, which BOUNCECODE_NO_EXPLAIN leaves out
 */
#ifndef BOUNCECODE_NO_EXPLAIN

/** Bytes of a text; length 0 where there is none. */
struct bouncecode_span {
	size_t offset, length;
};

/**
 * Explain any text that reports a bounce: a reply of one or more lines, a
 * field of a delivery report, a log line, what a program printed of it.
 *
 * Finds the codes, the provider that wrote the reply and the wording, and
 * answers by what is most specific: a private code or a blocklist, a phrase
 * of the provider, a phrase that means the same whoever sends it, the codes;
 * where only a vague code is left, by the words, each with the weight that the
 * list taught (BOUNCECODE_NO_WEIGHTS leaves these out). answer->matches holds the
 * evidence.
 *
 * @param answer  is filled in whole
 * @return        1, or 0 where the text tells nothing: answer->entry is NULL
 *
 * Linear time, at most some 500 instructions a byte, for any bytes of any
 * length below 4 GiB; what follows is not looked at. To that end a text that is
 * made of cut wordings is compared with the list only as far as three times the
 * effort reaches that any known reply needs.
 */
BOUNCECODE_API int bouncecode_explain(
    const char *text, size_t length, struct bouncecode_answer *answer);

/** The command of a session that failed (RFC 5321 section 4.1.1). */
enum bouncecode_command {
	BOUNCECODE_COMMAND_NONE = 0, /* or not known */
	BOUNCECODE_COMMAND_HELO = 1, /* EHLO as well */
	BOUNCECODE_COMMAND_AUTH = 2,
	BOUNCECODE_COMMAND_STARTTLS = 3,
	BOUNCECODE_COMMAND_MAIL = 4,
	BOUNCECODE_COMMAND_DATA = 5, /* or what follows it, up to the last dot */
	BOUNCECODE_COMMAND_RCPT = 6
};

/** A reply, as a client has it, and what it knows beside the text. What is all
 * zero is not known. */
struct bouncecode_reply {
	const char *text; /* its lines, with their codes or without */
	size_t length;
	const char *host; /* the name of the server that said it, not its address */
	size_t host_length;
	/* what is kept apart from the text, as from bouncecode_read(); its offsets
	 * and lengths are not looked at */
	struct bouncecode_code code;
	unsigned command; /* enum bouncecode_command */
	uint32_t reserved[7];
};

/**
 * Explain a reply by all that is known of it: as bouncecode_explain(), which is
 * its short form for the text alone.
 *
 * A code that is kept apart counts as if it stood before the text. The host tells
 * the provider, where the text does not name another. The command tells whom a
 * reply without words can mean: one to MAIL is about the sender.
 *
 * @param answer  is filled in whole. Offsets are those of the text; what stands
 *                apart has none
 * @return        1, or 0 where nothing tells: answer->entry is NULL
 */
BOUNCECODE_API int bouncecode_explain_reply(
    const struct bouncecode_reply *reply, struct bouncecode_answer *answer);

/** Fields of a delivery status notification on one recipient, without their
 * names, with their types ("dns;") or without. What is all zero is missing. */
struct bouncecode_dsn {
	const char *action; /* "failed"; RFC 3464 section 2.3.3 */
	size_t action_length;
	const char *status; /* "5.1.1"; section 2.3.4 */
	size_t status_length;
	const char *remote_mta; /* "dns; mx.example.org"; section 2.3.5 */
	size_t remote_mta_length;
	const char *diagnostic; /* "smtp; 550 5.1.1 ..."; section 2.3.6 */
	size_t diagnostic_length;
	uint64_t reserved[4];
};

/**
 * Explain a delivery status notification: by the diagnostic, as a reply of the
 * remote MTA, and by the status, where that says more. A recipient who failed, or
 * is delayed, is not answered by a success that the diagnostic may quote.
 *
 * @param answer  is filled in whole. Offsets are those of the diagnostic
 * @return        1, or 0 where nothing tells: answer->entry is NULL
 */
BOUNCECODE_API int bouncecode_explain_dsn(
    const struct bouncecode_dsn *dsn, struct bouncecode_answer *answer);

/**
 * What somebody may mean who tells of a refusal in words of their own: "a customer
 * asks why his mails come back as spam". As bouncecode_explain(), but where that
 * finds nothing the words alone decide, with low confidence, though
 * nothing says that the text reports a refusal. For what people type, not for
 * what servers send. With BOUNCECODE_NO_WEIGHTS the same as
 * bouncecode_explain().
 *
 * @return  1, or 0 where the words do not tell: answer->entry is NULL
 */
BOUNCECODE_API int bouncecode_guess(
    const char *text, size_t length, struct bouncecode_answer *answer);

/**
 * Where the line with the cause stands in a message of which only the headline
 * was given: "Undelivered Mail Returned to Sender" says that, not why.
 *
 * @return  a sentence in plain English, in static storage; NULL where the
 *          answer has no such remark, and with BOUNCECODE_NO_TEXT
 */
BOUNCECODE_API const char *bouncecode_headline(
    const struct bouncecode_answer *answer);

/*
 * A verdict as one number, for languages that have no struct of C. It has 53 bits
 * at most, so that one who has numbers of floating point only holds it exactly. 0 is
 * no answer, but for the bits of a blocklist or provider that was named.
 */
#define BOUNCECODE_VERDICT_CATEGORY(v)   ((unsigned)((v) & 0xffu))
#define BOUNCECODE_VERDICT_FAULT(v)      ((unsigned)((v) >> 8 & 0xfu))
#define BOUNCECODE_VERDICT_BOUNCE(v)     ((unsigned)((v) >> 12 & 0xfu))
#define BOUNCECODE_VERDICT_ACTION(v)     ((unsigned)((v) >> 16 & 0xfu))
#define BOUNCECODE_VERDICT_CONFIDENCE(v) ((unsigned)((v) >> 20 & 0xfu))
#define BOUNCECODE_VERDICT_BASIS(v)      ((unsigned)((v) >> 24 & 0xfu))
#define BOUNCECODE_VERDICT_PERMANENT(v)  ((int)((v) >> 28 & 0x3u) - 1)
#define BOUNCECODE_VERDICT_PROVIDER(v)   ((unsigned)((v) >> 30 & 0xfffu))
#define BOUNCECODE_VERDICT_BLOCKLIST(v)  ((unsigned)((v) >> 42 & 0x7ffu))

/**
 * Explain a text, and say no more than the numbers of the verdict, which the macros
 * above take out.
 *
 * @param text    as for bouncecode_explain()
 * @return        0 where nothing tells
 */
BOUNCECODE_API uint64_t bouncecode_verdict(const char *text, size_t length);

/** The same of an answer that is there. */
BOUNCECODE_API uint64_t bouncecode_answer_verdict(
    const struct bouncecode_answer *answer);

/**
 * Another name of a provider, such as "gmail", by which bouncecode_number()
 * finds it as well.
 *
 * @param i         from 0 on
 * @param provider  set to the provider's number
 * @return          the name, in static storage; NULL behind the last
 */
BOUNCECODE_API const char *bouncecode_alias_at(size_t i, unsigned *provider);

#endif

/*
 * Keyword search, which BOUNCECODE_NO_SEARCH leaves out
 */
#ifndef BOUNCECODE_NO_SEARCH

/** An entry that keyword search found. Scores of one query can be compared,
 * larger is better; those of different queries can not. */
struct bouncecode_hit {
	const struct bouncecode_entry *entry;
	uint32_t score;
	uint32_t reserved;
};

/**
 * Find the entries that have to do with some words: "mailbox full".
 *
 * @param query  words in any order, UTF-8; their case, accents and most endings
 *               do not count. The last one may be unfinished ("greyl"); one of
 *               five letters or more may have one typo. Codes ("550", "5.7.1",
 *               "4xx") are words as well. The first 1,024 bytes count, and
 *               the first 32 words in them, without those as common as
 *               "the".
 * @param hits   room for max hits, which are filled in best first; equal ones
 *               have the order of bouncecode_at()
 * @return       how many hits there are, at most max; 0 where nothing fits
 *
 * Several spellings of one fact (5.2.2, 4.2.2, 552 5.2.2) are one hit, the
 * enhanced code or the one that the query names; bouncecode_spelling() gives
 * the others. Words are weighed by BM25; an entry that has too little of what
 * the query asks for is no hit, so that "the printer is on fire" finds nothing. Time is bounded for a query of any
 * length, and linear in max times the number of entries. Of its stack 12 bytes
 * are for each fact of the list.
 */
BOUNCECODE_API size_t bouncecode_search(const char *query, size_t length,
    struct bouncecode_hit *hits, size_t max);

/** The i-th other code that states the same fact as an entry, counted from 0;
 * NULL where there are not so many. */
BOUNCECODE_API const struct bouncecode_entry *bouncecode_spelling(
    const struct bouncecode_entry *entry, size_t i);

/** What a word of a query may have meant. */
struct bouncecode_suggestion {
	size_t offset, length; /* of the word, in the query */
	const char *word;      /* UTF-8, not ended by a NUL */
	size_t word_length;
	uint32_t reserved[4];
};

/**
 * For a query that finds nothing, the known word that is nearest to the first
 * of its words that any is near to, where most of its other words are known.
 *
 * @param query  as for bouncecode_search(), but that of its words without a
 *               digit, of three letters or more, the first 8 unknown ones count: each is
 *               compared with all that are known
 * @return       1, or 0 where no word is near and *suggestion is unchanged
 */
BOUNCECODE_API int bouncecode_suggest(const char *query, size_t length,
    struct bouncecode_suggestion *suggestion);

/**
 * Find the words of a query in a text, to show them: the same word in any
 * form, or begun, or mistyped.
 *
 * @param query   as for bouncecode_search()
 * @param places  room for max places, filled in from the text's beginning on
 * @return        how many there are, at most max
 *
 * Time is linear in the length of the text.
 */
BOUNCECODE_API size_t bouncecode_search_places(const char *query, size_t length,
    const char *text, size_t text_length, struct bouncecode_match *places,
    size_t max);

#endif

/*
 * Reading logs, which BOUNCECODE_NO_SCAN leaves out
 */
#ifndef BOUNCECODE_NO_SCAN

/** What a line says became of a message. */
enum bouncecode_outcome {
	BOUNCECODE_OUTCOME_ACCEPTED = 1,
	BOUNCECODE_OUTCOME_DEFERRED = 2, /* it will be tried again */
	BOUNCECODE_OUTCOME_FAILED = 3
};

/** The mail platforms whose notifications are read. */
enum bouncecode_platform {
	BOUNCECODE_PLATFORM_NONE = 0, /* a line of a log, not an event */
	BOUNCECODE_PLATFORM_AMAZONSES = 1,
	BOUNCECODE_PLATFORM_SENDGRID = 2,
	BOUNCECODE_PLATFORM_POSTMARK = 3,
	BOUNCECODE_PLATFORM_MAILGUN = 4,
	BOUNCECODE_PLATFORM_SPARKPOST = 5,
	BOUNCECODE_PLATFORM_MAILJET = 6,
	BOUNCECODE_PLATFORM_BREVO = 7,
	BOUNCECODE_PLATFORM_RESEND = 8,
	BOUNCECODE_PLATFORM_KUMOMTA = 9
};

/** The name of an outcome: "accepted", "deferred" or "failed"; NULL for any other
 * number. */
BOUNCECODE_API const char *bouncecode_outcome(unsigned number);

/** The name of a platform: "amazonses", ..., and "none" for 0; NULL where there is
 * no such number. */
BOUNCECODE_API const char *bouncecode_platform(unsigned number);

/**
 * A line of a log that reports a status, or an event in JSON and one of its
 * recipients. Offsets count from its first byte, those of the answer's code and
 * evidence as well.
 */
struct bouncecode_report {
	/* the line without its line end, or the event from bracket to bracket,
	 * which may run over several lines; in the buffer that was fed */
	const char *text;
	size_t length;
	uint64_t line; /* its number in all that was fed, from 1 */
	struct bouncecode_answer answer;
	uint8_t outcome; /* enum bouncecode_outcome */
	/* what was explained: the reply, or the reason that is given for it */
	struct bouncecode_span status;
	/* when, in the log's own words */
	struct bouncecode_span time;
	/* addresses of the envelope, without angle brackets */
	struct bouncecode_span recipient, sender;
	/* the server that answered; the client, where our own server did */
	struct bouncecode_span host;
	struct bouncecode_span queue_id; /* as the log's own server names it */
	/* Of an event: whose it is, and what the platform itself says of the
	 * failure, in one word of its own or two, the second one closer. */
	uint8_t platform; /* enum bouncecode_platform */
	struct bouncecode_span verdict[2];
	uint8_t escapes; /* for bouncecode_report_text() */
	uint8_t by_us; /* 1 where our own server refused a client, the host */
	uint64_t reserved[8];
};

/**
 * Copy what a span of a report says: of an event in JSON, without the escapes
 * of its strings, as UTF-8; else as it stands there.
 *
 * @param buffer  gets no NUL. What has no room is left out, and it takes four
 *                bytes of room to add one
 * @return        how many bytes were written
 */
BOUNCECODE_API size_t bouncecode_report_text(
    const struct bouncecode_report *report, struct bouncecode_span span,
    char *buffer, size_t size);

/** Where in a value of JSON one is. All of it is private. */
struct bouncecode_walk {
	size_t at;
	struct bouncecode_span name;
	uint8_t stack[64], depth, layers, may_end_line, next;
};

/** An event in JSON that is being read. All of it is private. */
struct bouncecode_event {
	size_t start, length, first; /* of it in the buffer */
	size_t failed; /* where there is none before that place */
	struct bouncecode_walk walk;
	struct bouncecode_span parts[17], label, wrapped, status;
	struct bouncecode_answer answer;
	uint8_t known[10], first_row, list_depth, platform, outcome, escapes;
	uint8_t is_unfinished, is_open, in_row, was_given, has_answer;
};

/** A log that is being read. All of it is private. */
struct bouncecode_scan {
	const char *text;
	size_t length, at;
	uint64_t line;             /* the number of the line at at */
	unsigned char columns[8];  /* of a table with a header, from 1 */
	void *memory; /* that was lent for answers */
	size_t memory_size;
	uint32_t round, next; /* of the ring of answers in it */
	uint32_t asked, hits, resting; /* whether it is of use */
	size_t rest;
	uint8_t has_more;
	struct bouncecode_event event;
	uint64_t reserved[30];
};

/**
 * Begin to read a log: of Postfix, Exim, Sendmail, OpenSMTPD, qmail, Haraka,
 * ZoneMTA, msmtp, KumoMTA (JSON), PowerMTA or Exchange (CSV), Stalwart, maddy or
 * hMailServer, whatever stands before its lines (syslog, journald, docker), or any
 * other text with replies; and notifications in JSON, of enum bouncecode_platform,
 * each on a line or on several, alone, one behind the other or in a list
 * (BOUNCECODE_NO_EVENTS leaves these out).
 */
BOUNCECODE_API void bouncecode_scan_start(struct bouncecode_scan *scan);

/**
 * Read on, in a next buffer.
 *
 * @param text    whole lines; only the last may lack its line end. They are
 *                read until the next call, and reports point into them
 *
 * What carries over from buffer to buffer is the number of the line, the
 * columns that the header of a table named, and that a list of events goes on.
 */
BOUNCECODE_API void bouncecode_scan_feed(
    struct bouncecode_scan *scan, const char *text, size_t length);

/**
 * The same where more is to come: an event in JSON that may end only in the next
 * buffer is then left, to be fed again in front of that. Without it an event has
 * to stand in one buffer.
 */
BOUNCECODE_API void bouncecode_scan_feed_part(
    struct bouncecode_scan *scan, const char *text, size_t length);

/** How many bytes at the end of the buffer were left so, once it is done: 1 MiB
 * at most. The next buffer has to begin with them. */
BOUNCECODE_API size_t bouncecode_scan_rest(const struct bouncecode_scan *scan);

/**
 * The next line of the buffer that reports a failed, a deferred or an accepted
 * SMTP status. Lines that report none are passed over.
 *
 * @param report  is filled in whole where there is one
 * @return        1, or 0 where the buffer is done
 *
 * Only the status and the name of the server that gave it are explained, not
 * the rest of the line; of an accepted message only the code. The answer has
 * no entry where a failure is told in words that nothing explains. The
 * time is linear in the bytes read, whatever they are.
 */
BOUNCECODE_API int bouncecode_scan_next(
    struct bouncecode_scan *scan, struct bouncecode_report *report);

/**
 * Lend a scan memory for the answers to what it explained: logs say the same
 * again and again, and a text that is remembered is not explained anew. The
 * answers are the same with and without it. Where texts do not come again it is
 * asked only now and then.
 *
 * @param memory  as malloc() aligns it, until the last bouncecode_scan_next();
 *                NULL takes it back. About 450 bytes for each text; two to four
 *                MiB serve well
 *
 * Call it after bouncecode_scan_start(). Memory that was lent to one scan has
 * no use for another one.
 */
BOUNCECODE_API void bouncecode_scan_remember(
    struct bouncecode_scan *scan, void *memory, size_t size);

/** How many lines were read so far: all that were fed, once the last buffer
 * is done. */
BOUNCECODE_API uint64_t bouncecode_scan_lines(
    const struct bouncecode_scan *scan);

#endif

/*
 * Records, which BOUNCECODE_NO_RECORDS leaves out
 */
#ifndef BOUNCECODE_NO_RECORDS

/* What a record shall hold: no prose, which is from meaning to references; and advice
 * for one of enum bouncecode_reader. */
#define BOUNCECODE_JSON_BRIEF       0x1u
#define BOUNCECODE_JSON_FOR(reader) ((unsigned)(reader) << 4)

/* Room enough, with the NUL, for any record of a text or an answer. */
#define BOUNCECODE_JSON_SIZE 8192

/**
 * Explain a text, and write the answer as an object of JSON (RFC 8259) in one line of
 * UTF-8, as the command does with --json.
 *
 * @param text    as for bouncecode_explain()
 * @param buffer  what does not fit is left out, and what is there ends with a NUL;
 *                may be NULL with size 0
 * @param flags   BOUNCECODE_JSON_BRIEF, BOUNCECODE_JSON_FOR() or both; other bits
 *                are not looked at
 * @return        how many bytes the whole record has without the NUL, as snprintf()
 *                counts: where that is less than size, nothing was left out
 *
 * Where nothing tells, "code" is null. Members are never taken away or renamed, new
 * ones may come.
 */
BOUNCECODE_API size_t bouncecode_json(const char *text, size_t length,
    char *buffer, size_t size, unsigned flags);

/** The same of an answer that is there. */
BOUNCECODE_API size_t bouncecode_answer_json(
    const struct bouncecode_answer *answer, char *buffer, size_t size,
    unsigned flags);

#ifndef BOUNCECODE_NO_SCAN

/** And of what a line of a log reports, with its line, time, addresses, host and
 * outcome. */
BOUNCECODE_API size_t bouncecode_report_json(
    const struct bouncecode_report *report, char *buffer, size_t size,
    unsigned flags);

#endif

#endif

/*
 * Other words for an answer, and where all of it comes from
 */

/** The address of a provider's or system's page, or of a blocklist's removal
 * form; NULL where there is none, and with BOUNCECODE_NO_TEXT. */
BOUNCECODE_API const char *bouncecode_url(
    enum bouncecode_vocabulary vocabulary, unsigned number);

/**
 * The category of an answer in the vocabulary of another program.
 *
 * @param system  a number of BOUNCECODE_SYSTEMS: sisimai, kumo, ses, ...
 * @return        its word, or NULL where it has none for this
 */
BOUNCECODE_API const char *bouncecode_as(
    const struct bouncecode_answer *answer, unsigned system);

/*
 * The structs as other languages write them down, who cannot include this file: as
 * long as the library has the layout of a number, its members stand where they do
 * in this header, and a struct is as large.
 */
#define BOUNCECODE_LAYOUT 0

/** The structs that a caller makes room for. */
enum bouncecode_struct {
	BOUNCECODE_STRUCT_REFERENCE = 0,
	BOUNCECODE_STRUCT_CODE = 1,
	BOUNCECODE_STRUCT_ANSWER = 2,
	BOUNCECODE_STRUCT_REPLY = 3,
	BOUNCECODE_STRUCT_DSN = 4,
	BOUNCECODE_STRUCT_HIT = 5,
	BOUNCECODE_STRUCT_SUGGESTION = 6,
	BOUNCECODE_STRUCT_MATCH = 7,
	BOUNCECODE_STRUCT_REPORT = 8,
	BOUNCECODE_STRUCT_SCAN = 9
};

/** How many bytes a struct has in the library that the program runs with; 0 where it
 * does not have it, or no such number. */
BOUNCECODE_API size_t bouncecode_size_of(enum bouncecode_struct number);

/** The layout of its structs: BOUNCECODE_LAYOUT of the header it was made with. */
BOUNCECODE_API unsigned bouncecode_layout(void);

/** The version of the library that the program runs with, which may be a newer
 * one than BOUNCECODE_VERSION of the header that it was compiled with. */
BOUNCECODE_API const char *bouncecode_version(void);

/** The version of the data ("2026.1"), the date of its last change
 * ("2026-11-21") and the SHA-256 of the codes.xml that it comes from, as 64
 * lower-case hexadecimal digits. */
BOUNCECODE_API const char *bouncecode_data_version(void);
BOUNCECODE_API const char *bouncecode_data_updated(void);
BOUNCECODE_API const char *bouncecode_data_digest(void);

#ifdef __cplusplus
}
#endif

#endif
