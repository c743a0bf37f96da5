/* The words by which new RFCs are chosen: too many to read are better than one missed. */
#include "gen/upkeep/rfc_topic.h"

#include <ctype.h>
#include <stddef.h>
#include <string.h>

/* Each of them is enough, with the other one where there is one: status codes are
 * those of HTTP as well. */
static const struct {
	const char *phrase, *with;
} topics[] = {
	{ "smtp", NULL },
	{ "esmtp", NULL },
	{ "lmtp", NULL },
	{ "simple mail transfer", NULL },
	{ "local mail transfer", NULL },
	{ "mail submission", NULL },
	{ "message submission", NULL },
	{ "enhanced status", NULL },
	{ "enhanced mail system status", NULL },
	{ "status notification", NULL },
	{ "status code", "mail" },
	{ "reply code", "mail" },
	{ "delivery notification", NULL },
	{ "delivery report", NULL },
	{ "disposition notification", NULL },
	{ "non-delivery", NULL },
	{ "nondelivery", NULL },
	{ "feedback report", NULL },
	{ "feedback loop", "mail" },
	{ "bounce", "mail" },
	{ "greylist", NULL },
};

/* Does a phrase stand there, from the beginning of a word on where that is asked? */
static bool
says(const char *s, const char *phrase, bool word)
{
	size_t length = strlen(phrase), i;

	for (const char *before = " "; *s != '\0'; before = s++) {
		for (i = 0; i < length; i++)
			if (tolower((unsigned char)s[i]) != phrase[i])
				break;
		if (i == length && !(word && isalnum((unsigned char)*before)))
			return true;
	}
	return false;
}

bool
is_topical(const char *s)
{
	for (size_t i = 0; i < sizeof topics / sizeof *topics; i++)
		if (says(s, topics[i].phrase, true) &&
		    (topics[i].with == NULL || says(s, topics[i].with, false)))
			return true;
	return false;
}
