/* What a pattern of the list stands for; shared by compiler and runtime. */
#ifndef BC_PATTERN_H
#define BC_PATTERN_H

enum bc_pattern_kind {
	BC_PHRASE, /* a wording: its owner is an entry */
	BC_TOKEN,  /* a private code: its owner is an entry */
	BC_CUE,    /* words of weight: its owner is an entry */
	/* what the words behind it are said of ("sender address"): an entry */
	BC_TOPIC,
	BC_HEADLINE, /* says only that delivery failed: its owner is its number */
	BC_STRONG, /* a sign of a provider: its owner is a provider's number */
	BC_MEDIUM,
	BC_WEAK,
	BC_HOST /* the name of a provider's server */
};

#endif
