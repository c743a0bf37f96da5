/*
 * The groups that the table of all entries stands in, in their order, with
 * their titles. The command, the page, docs/CODES.md and their makers in gen/
 * take them from here; how number and words are joined is up to each.
 */
#ifndef CLI_GROUPS_H
#define CLI_GROUPS_H

#include <bouncecode.h>

enum group { GROUP_5, GROUP_4, GROUP_2, GROUP_3, GROUP_ANY_CLASS, GROUP_OTHER,
	GROUP_BLOCKLISTS, GROUP_UNNAMED, GROUP_PHRASES,
	NGROUPS, NGROUPS_OF_CODES = GROUP_BLOCKLISTS };

/* The name is the one of the filter of the page; the codes are "" where a
 * group has entries that are found by their wording. The replies of a provider
 * that has a name stand under that. */
static const struct group_title {
	const char *name, *codes, *words;
} group_titles[NGROUPS] = {
	[GROUP_5] = { "5", "5xx", "permanent refusals" },
	[GROUP_4] = { "4", "4xx", "not now: temporary refusals" },
	[GROUP_2] = { "2", "2xx", "success" },
	[GROUP_3] = { "3", "3xx", "the server waits for more" },
	[GROUP_ANY_CLASS] = { "X", "X", "enhanced codes, whatever the class" },
	[GROUP_OTHER] = { "other", "1xx, 6xx", "not SMTP" },
	[GROUP_BLOCKLISTS] = { "blocklists", "", "Block lists" },
	[GROUP_UNNAMED] = { "unnamed", "", "Other mail programs and services" },
	[GROUP_PHRASES] = { "phrases", "",
	    "Wordings that mean the same whoever sends them" },
};

/* The group of a code, by its first digit or BOUNCECODE_ANY_CLASS. */
static inline enum group
group_of_digit(unsigned digit)
{
	static const enum group groups[] = { GROUP_OTHER, GROUP_OTHER, GROUP_2,
		GROUP_3, GROUP_4, GROUP_5, GROUP_OTHER, GROUP_ANY_CLASS };

	return digit < sizeof groups / sizeof *groups ? groups[digit]
						      : GROUP_OTHER;
}

#endif
