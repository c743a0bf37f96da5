/* Asks each part of the pair that it has. */
#ifdef BOUNCECODE_API
#include "bouncecode.c"
#else
#include "bouncecode.h"
#endif
#include <stdio.h>
static void
show(const struct bouncecode_answer *a)
{
	printf("%s %s %s", bouncecode_name(BOUNCECODE_CATEGORIES, a->category),
	    bouncecode_name(BOUNCECODE_BOUNCES, a->bounce), bouncecode_meaning(a->entry) ? "text" : "-");
}
#ifndef BOUNCECODE_NO_EXPLAIN
static void
explain(void)
{
	const char reply[] = "550-5.1.1 <jo@example.net>: User unknown\r\n550 5.1.1 in table";
	struct bouncecode_answer a;

	if (bouncecode_explain(reply, sizeof reply - 1, &a))
		printf(" explains %s", bouncecode_name(BOUNCECODE_CATEGORIES, a.category));
	if (bouncecode_number(BOUNCECODE_PROVIDERS, "gmail", 5) > 0)
		printf(" providers");
}
#endif
#ifndef BOUNCECODE_NO_SCAN
static void
scan(void)
{
	const char log[] = "Nov 21 10:00:00 mx1 postfix/smtp[550]: 4A1F2C0D3E: to=<jo@example.net>, "
	    "relay=mx.example.net[192.0.2.7]:25, delay=1, delays=0/0/0/1, dsn=5.1.1, status=bounced "
	    "(host mx.example.net[192.0.2.7] said: 550 5.1.1 User unknown)\n";
	struct bouncecode_scan s;
	struct bouncecode_report r;

	bouncecode_scan_start(&s);
	bouncecode_scan_feed(&s, log, sizeof log - 1);
	while (bouncecode_scan_next(&s, &r))
		printf(" scans %s", bouncecode_name(BOUNCECODE_CATEGORIES, r.answer.category));
}
#endif
int
main(void)
{
	struct bouncecode_answer a;
#ifndef BOUNCECODE_NO_SEARCH
	struct bouncecode_hit hit;
#endif

	if (bouncecode_lookup("550 5.1.1", 9, &a))
		show(&a);
#ifndef BOUNCECODE_NO_EXPLAIN
	explain();
#endif
#ifndef BOUNCECODE_NO_SCAN
	scan();
#endif
#ifndef BOUNCECODE_NO_SEARCH
	if (bouncecode_search("mailbox full", 12, &hit, 1))
		printf(" finds %s", bouncecode_key(hit.entry));
#endif
	printf(" %.12s\n", bouncecode_data_digest());
	return 0;
}
