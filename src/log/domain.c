/*
 * A domain that has no DNS records: the sender's own relay may be meant by that,
 * unless it is the domain of the recipient.
 */
#include "log/domain.h"

#include "base/ascii.h"
#include "base/sizes.h"

#include <string.h>

/* Does a text go on with a domain, in letters of either case? */
static int
bc_goes_on_with(const char *p, const char *end, const char *domain, size_t n)
{
	size_t k = 0;

	if ((size_t)(end - p) <= n)
		return 0;
	while (k < n && bc_lower(p[k]) == bc_lower(domain[k]))
		k++;
	return k == n && p[n] == ' ';
}

/* Postfix: "name=example.com type=MX: Host not found", or "Host found but no data
 * record of requested type"; other troubles with a look-up have other words. */
static int
bc_lacks_records(const char *p, const char *end, const char *domain, size_t n)
{
	static const char name[] = "name=";

	for (; (p = (const char *)memchr(p, name[0], (size_t)(end - p))) != NULL; p++) {
		if (!bc_begins(p, end, name) ||
		    !bc_goes_on_with(p + sizeof name - 1, end, domain, n))
			continue;
		for (p += sizeof name - 1 + n; p < end; p++)
			if (bc_begins(p, end, ": host "))
				return 1;
		return 0;
	}
	return 0;
}

void
bc_judge_domain(struct bouncecode_answer *a, const char *text, size_t length,
    const char *recipient, size_t recipient_length)
{
	const char *end = recipient + recipient_length, *domain = end;

	if (a->category != BOUNCECODE_CATEGORY_BAD_DOMAIN || a->bounce != BOUNCECODE_BOUNCE_BLOCK)
		return;
	while (domain > recipient && domain[-1] != '@')
		domain--;
	if (domain == recipient || end - domain > BC_DOMAIN_MAX ||
	    !bc_lacks_records(text, text + length, domain, (size_t)(end - domain)))
		return;
	a->bounce = BOUNCECODE_BOUNCE_HARD;
	a->action = BOUNCECODE_ACTION_SUPPRESS;
}
