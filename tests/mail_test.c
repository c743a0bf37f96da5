/*
 * Reading a mail: what is evidence and what is not, fields that are missing or
 * wrong, and mails that are made to cost much, which cost no more than some
 * times what an ordinary one of their size does.
 */
#include "reports.h"
#include "tap.h"

#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#if defined __has_feature
#if __has_feature(address_sanitizer)
#define __SANITIZE_ADDRESS__ 1
#endif
#endif
#ifdef __SANITIZE_ADDRESS__
enum { IS_SANITIZED = 1 };
#else
enum { IS_SANITIZED = 0 };
#endif

/* ---- reports by their fields */

static const char head[] =
    "From: MAILER-DAEMON@mx.example.com\n"
    "To: bounces@example.com\n"
    "Subject: Undelivered Mail\n"
    "MIME-Version: 1.0\n"
    "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n"
    "\n"
    "--b\n"
    "Content-Type: text/plain\n"
    "\n"
    "<ann@example.net>: it did not work\n"
    "\n"
    "--b\n";
static const char status[] = "Content-Type: message/delivery-status\n\n";
static const char returned[] =
    "--b\n"
    "Content-Type: message/rfc822\n"
    "\n"
    "From: bounces@example.com\n"
    "To: eve@example.org\n"
    "Subject: 550 5.7.1 <mallory@example.org>: spam\n"
    "\n"
    "<mallory@example.org>: 552 5.2.2 Mailbox full\n"
    "\n"
    "--b--\n";

#define TO "Final-Recipient: rfc822; ann@example.net\n"
#define FAILED "Action: failed\n"
#define UNKNOWN "Status: 5.1.1\n"
#define TEN "lorem.10.."
#define LONG TEN TEN TEN TEN TEN TEN TEN TEN TEN TEN "x"
#define SAID "Diagnostic-Code: smtp; 550 5.1.1 User unknown\n"

static const struct {
	const char *what, *fields, *expected;
} by_fields[] = {
	{ "all fields",
	    "Reporting-MTA: dns; mx.example.com\n\n" TO FAILED UNKNOWN SAID,
	    "failed ann@example.net 5.1.1 bad-mailbox\n" },
	{ "no group of the message", TO FAILED UNKNOWN SAID,
	    "failed ann@example.net 5.1.1 bad-mailbox\n" },
	{ "no empty line behind it",
	    "Reporting-MTA: dns; mx.example.com\n" TO FAILED UNKNOWN SAID,
	    "failed ann@example.net 5.1.1 bad-mailbox\n" },
	{ "no Final-Recipient: whom the notice names", FAILED UNKNOWN SAID,
	    "failed ann@example.net 5.1.1 bad-mailbox\n" },
	{ "only Original-Recipient", "Original-Recipient: rfc822; joe@example.net\n" FAILED UNKNOWN,
	    "failed joe@example.net 5.1.1 bad-mailbox\n" },
	{ "no Action: the class of Status", TO UNKNOWN SAID,
	    "failed ann@example.net 5.1.1 bad-mailbox\n" },
	{ "no Action, for now", TO "Status: 4.2.2\n",
	    "delayed ann@example.net 4.2.2 mailbox-full\n" },
	{ "no Action, a success", TO "Status: 2.0.0\n", "delivered ann@example.net 2.0.0 ok\n" },
	{ "no Status: what was said", TO FAILED SAID, "failed ann@example.net - bad-mailbox\n" },
	{ "no Diagnostic-Code: Status", TO FAILED UNKNOWN,
	    "failed ann@example.net 5.1.1 bad-mailbox\n" },
	{ "only Final-Recipient", TO, "failed ann@example.net - -\n" },
	{ "only Action: of nobody, but something went wrong", FAILED,
	    "failed ann@example.net - -\n" },
	{ "no field", "", "failed ann@example.net - -\n" },
	{ "a delay may have a permanent status", TO "Action: delayed\n" UNKNOWN,
	    "delayed ann@example.net 5.1.1 bad-mailbox\n" },
	{ "a failure may have one for now", TO FAILED "Status: 4.4.7\n",
	    "failed ann@example.net 4.4.7 expired\n" },
	{ "relayed", TO "Action: relayed\nStatus: 2.0.0\n", "relayed ann@example.net 2.0.0 ok\n" },
	{ "expanded", TO "Action: expanded\nStatus: 2.0.0\n",
	    "expanded ann@example.net 2.0.0 ok\n" },
	{ "great letters, comments, no blanks",
	    "FINAL-RECIPIENT:RFC822;ann@example.net\nACTION:FAILED (no such user)\n"
	    "STATUS:5.1.1 (bad destination mailbox address)\n",
	    "failed ann@example.net 5.1.1 bad-mailbox\n" },
	{ "an Action that there is not", TO "Action: bounced\n" UNKNOWN,
	    "failed ann@example.net 5.1.1 bad-mailbox\n" },
	{ "a Status that is none", TO FAILED "Status: unknown\n" SAID,
	    "failed ann@example.net - bad-mailbox\n" },
	{ "fields without a value", TO "Action:\nStatus:\nDiagnostic-Code:\n",
	    "failed ann@example.net - -\n" },
	{ "a field on many lines",
	    "Final-Recipient:\n rfc822;\n\tann@example.net\n" FAILED
	    "Diagnostic-Code: smtp;\n 550\n 5.1.1 User\n unknown\n",
	    "failed ann@example.net - bad-mailbox\n" },
	{ "two recipients", TO FAILED UNKNOWN "\nFinal-Recipient: rfc822; joe@example.net\n"
	    "Action: delayed\nStatus: 4.2.2\n",
	    "failed ann@example.net 5.1.1 bad-mailbox\n"
	    "delayed joe@example.net 4.2.2 mailbox-full\n" },
	{ "two recipients in one group", TO FAILED UNKNOWN
	    "Final-Recipient: rfc822; joe@example.net\nAction: delayed\nStatus: 4.2.2\n",
	    "failed ann@example.net 5.1.1 bad-mailbox\n"
	    "delayed joe@example.net 4.2.2 mailbox-full\n" },
	{ "lines that are no fields", "???\n" TO "This is a line.\n" FAILED UNKNOWN,
	    "failed ann@example.net 5.1.1 bad-mailbox\n" },
	{ "angle brackets and a name",
	    "Final-Recipient: rfc822; Ann <ann@example.net>\n" FAILED UNKNOWN,
	    "failed ann@example.net 5.1.1 bad-mailbox\n" },
	{ "a user of the system itself", "Final-Recipient: rfc822; root\n" FAILED UNKNOWN,
	    "failed root 5.1.1 bad-mailbox\n" },
	{ "an address beyond ASCII",
	    "Final-Recipient: utf-8; j\\x{F6}rg@example.net\n" FAILED UNKNOWN,
	    "failed j\303\266rg@example.net 5.1.1 bad-mailbox\n" },
	{ "blanks and bytes of control are of no address",
	    "Final-Recipient: utf-8; ann\\x{20}b\\x{7f}\\x{9b}@example.net\n" FAILED UNKNOWN,
	    "failed ann\\x{20}b\\x{7f}\\x{9b}@example.net 5.1.1 bad-mailbox\n" },
	{ "nor where they stand themselves",
	    "Final-Recipient: utf-8; ann@example.net\033[1m\n" FAILED UNKNOWN,
	    "failed ann@example.net 5.1.1 bad-mailbox\n" },
	{ "nor of a name", "Final-Recipient: rfc822; root\033[1m\n" FAILED UNKNOWN,
	    "failed root 5.1.1 bad-mailbox\n" },
	{ "what stands behind one is no address: whom the notice names",
	    "Final-Recipient: rfc822; joe\033[1meve@example.net\n" FAILED UNKNOWN,
	    "failed ann@example.net 5.1.1 bad-mailbox\n" },
	{ "nor behind one of C1",
	    "Final-Recipient: rfc822; joe\302\2331meve@example.net\n" FAILED UNKNOWN,
	    "failed ann@example.net 5.1.1 bad-mailbox\n" },
	{ "a local part that is quoted", "Final-Recipient: rfc822; \"a,b\"@example.net\n" FAILED UNKNOWN,
	    "failed \"a,b\"@example.net 5.1.1 bad-mailbox\n" },
	{ "with a quote in it", "Final-Recipient: rfc822; \"a\\\"b\"@example.net\n" FAILED UNKNOWN,
	    "failed \"a\\\"b\"@example.net 5.1.1 bad-mailbox\n" },
	{ "with an at sign", "Final-Recipient: rfc822; \"x@y\"@example.net\n" FAILED UNKNOWN,
	    "failed \"x@y\"@example.net 5.1.1 bad-mailbox\n" },
	{ "an address in quotes", "Final-Recipient: rfc822; \"joe@example.net\"\n" FAILED UNKNOWN,
	    "failed joe@example.net 5.1.1 bad-mailbox\n" },
	{ "or in single ones", "Final-Recipient: rfc822; 'joe@example.net'\n" FAILED UNKNOWN,
	    "failed joe@example.net 5.1.1 bad-mailbox\n" },
	{ "signs that lead it", "Final-Recipient: rfc822; |joe@example.net\n" FAILED UNKNOWN,
	    "failed |joe@example.net 5.1.1 bad-mailbox\n" },
	{ "and others", "Final-Recipient: rfc822; {=joe}@example.net\n" FAILED UNKNOWN,
	    "failed {=joe}@example.net 5.1.1 bad-mailbox\n" },
	{ "a route", "Final-Recipient: rfc822; @mx.example.org:joe@example.net\n" FAILED UNKNOWN,
	    "failed joe@example.net 5.1.1 bad-mailbox\n" },
	{ "a name with an address in it",
	    "Final-Recipient: rfc822; \"eve@example.org\" <joe@example.net>\n" FAILED UNKNOWN,
	    "failed joe@example.net 5.1.1 bad-mailbox\n" },
	{ "a long one", "Final-Recipient: rfc822; " LONG LONG "@example.net\n" FAILED UNKNOWN,
	    "failed " LONG LONG "@example.net 5.1.1 bad-mailbox\n" },
	{ "one that is too long is none",
	    "Final-Recipient: rfc822; " LONG LONG LONG LONG LONG "." LONG LONG LONG LONG LONG
	    "@example.net\n" FAILED UNKNOWN,
	    "failed - 5.1.1 bad-mailbox\n" },
};

static void
test_fields(void)
{
	char mail[4096];

	for (size_t i = 0; i < sizeof by_fields / sizeof *by_fields; i++) {
		int n = snprintf(mail, sizeof mail, "%s%s%s\n%s", head, status,
		    by_fields[i].fields, returned);

		ok(same(read_mail(mail, (size_t)n), by_fields[i].expected), "%s",
		    by_fields[i].what);
	}
}

/* ---- what is evidence */

#define DOTS "..................................................."
#define BY_ANN "From: Ann <ann@example.org>\nTo: bob@example.com\n"
#define BY_MACHINE "From: MAILER-DAEMON@mx.example.com\nTo: bob@example.com\n"
#define MIXED "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=a\n\n"
#define REPORT \
	"MIME-Version: 1.0\n" \
	"Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
#define STATUS "Content-Type: message/delivery-status\n"
#define OTHER_REPORT \
	"From: MAILER-DAEMON@mx.example.org\nTo: x@example.com\n" \
	"Subject: Undelivered Mail: 550 5.7.1 <mallory@example.org>\n" \
	"MIME-Version: 1.0\n" \
	"Content-Type: multipart/report; report-type=delivery-status; boundary=c\n\n" \
	"--c\n\n<mallory@example.org>: 552 5.2.2 Mailbox full\n--c\n" STATUS \
	"\nFinal-Recipient: rfc822; mallory@example.org\nAction: failed\n" \
	"Status: 5.2.2\n\n--c--\n"

static const struct {
	const char *what, *mail, *expected;
} by_place[] = {
	{ "a report in a report: the outer one counts",
	    BY_MACHINE "Subject: Undelivered Mail\n" REPORT "--b\n\nIt did not work.\n--b\n" STATUS
		       "\n" TO FAILED UNKNOWN "\n--b\nContent-Type: message/rfc822\n\n" OTHER_REPORT
		       "\n--b--\n",
	    "failed ann@example.net 5.1.1 bad-mailbox\n" },
	{ "which stands behind it",
	    BY_MACHINE "Subject: Undelivered Mail\n" REPORT
		       "--b\nContent-Type: message/rfc822\n\n" OTHER_REPORT "\n--b\n" STATUS
		       "\n" TO FAILED UNKNOWN "\n--b--\n",
	    "failed ann@example.net 5.1.1 bad-mailbox\n" },
	{ "a notice that returns a report says nothing of that one's recipients",
	    BY_MACHINE "Subject: Undelivered Mail\n" MIXED
		       "--a\n\nYour message could not be delivered:\n"
		       "<ann@example.net>: 550 5.1.1 User unknown\n"
		       "--a\nContent-Type: message/rfc822\n\n" OTHER_REPORT "\n--a--\n",
	    "failed ann@example.net 5.1.1 bad-mailbox\n" },
	{ "nor where it is a text",
	    BY_MACHINE "Subject: Undelivered Mail\n\nYour message could not be delivered:\n"
		       "<ann@example.net>: 550 5.1.1 User unknown\n\n"
		       "------ This is a copy of your message ------\n\n" OTHER_REPORT,
	    "failed ann@example.net 5.1.1 bad-mailbox\n" },
	{ "a sentence that speaks of what is returned is none of its heading",
	    BY_MACHINE "Subject: Undelivered Mail\n\nIt is about the returned message.\n"
		       "- returned message of today\n<ann@example.net>: 550 5.1.1 User unknown\n",
	    "failed ann@example.net 5.1.1 bad-mailbox\n" },
	{ "a person forwards a report",
	    BY_ANN "Subject: What is this?\n" MIXED
		   "--a\n\nIt came back.\n--a\nContent-Type: message/rfc822\n\n" OTHER_REPORT
		   "\n--a--\n",
	    "" },
	{ "a person quotes one",
	    BY_ANN "Subject: Re: Undelivered Mail\n\nIt came back:\n"
		   "> <mallory@example.org>: 550 5.1.1 User unknown\n",
	    "" },
	{ "a machine quotes a line that names another",
	    BY_MACHINE "Subject: Undelivered Mail\n\nYour message could not be delivered:\n"
		       "<ann@example.net>: 550 5.1.1 User unknown\n\nYou wrote:\n"
		       "> <mallory@example.org>: 550 5.1.1 User unknown\n",
	    "failed ann@example.net 5.1.1 bad-mailbox\n" },
	{ "only a subject says so", BY_ANN "Subject: Undelivered Mail: 550 5.1.1\n\nLunch?\n", "" },
	{ "the fields in a part within another",
	    BY_MACHINE "Subject: x\n" MIXED
		       "--a\nContent-Type: multipart/mixed; boundary=b\n\n--b\n\nx\n--b\n" STATUS
		       "\n" TO FAILED UNKNOWN "\n--b--\n--a--\n",
	    "failed ann@example.net 5.1.1 bad-mailbox\n" },
	{ "base64",
	    BY_MACHINE REPORT "--b\n" STATUS "Content-Transfer-Encoding: base64\n\n"
			      "RmluYWwtUmVjaXBpZW50OiByZmM4MjI7IGFubkBleGFtcGxlLm5ldApBY3Rpb246\n"
			      "IGZhaWxlZApTdGF0dXM6IDUuMS4xCg==\n--b--\n",
	    "failed ann@example.net 5.1.1 bad-mailbox\n" },
	{ "quoted-printable",
	    BY_MACHINE REPORT
	    "--b\n" STATUS "Content-Transfer-Encoding: quoted-printable\n\n"
	    "Final-Recipient: rfc822; ann=40exam=\nple.net\nAction: failed\nStatus: 5.1.1\n--b--\n",
	    "failed ann@example.net 5.1.1 bad-mailbox\n" },
	{ "RFC 6533",
	    BY_MACHINE REPORT
	    "--b\nContent-Type: message/global-delivery-status\n\n"
	    "Final-Recipient: utf-8; j\303\266rg@example.net\nAction: failed\nStatus: 5.1.1\n--b--\n",
	    "failed j\303\266rg@example.net 5.1.1 bad-mailbox\n" },
	{ "two parts of fields",
	    BY_MACHINE REPORT "--b\n" STATUS "\n" TO FAILED UNKNOWN "\n--b\n" STATUS "\n"
	    "Final-Recipient: rfc822; joe@example.net\n" FAILED "Status: 5.2.2\n--b--\n",
	    "failed ann@example.net 5.1.1 bad-mailbox\n"
	    "failed joe@example.net 5.2.2 mailbox-full\n" },
	{ "of which each has a recipient of its own: the notice does not tell who of them failed so",
	    BY_MACHINE "Subject: Undelivered Mail\n" REPORT "--b\n\nOne of two: 550 5.1.1 User unknown: <eve@example.net>\n--b\n"
	    STATUS "\n" TO FAILED "\n--b\n" STATUS "\nFinal-Recipient: rfc822; joe@example.net\n"
	    FAILED "--b--\n",
	    "failed ann@example.net - -\nfailed joe@example.net - -\n" },
	{ "X-Failed-Recipients has whole words",
	    BY_MACHINE "X-Failed-Recipients: {ann}@example.net, \"a,b\"@example.net\n\nIt did not work.\n",
	    "failed {ann}@example.net - -\nfailed \"a,b\"@example.net - -\n" },
	{ "and domains in brackets, with nothing that hangs on to them",
	    BY_MACHINE "X-Failed-Recipients: ann@[192.0.2.7]x\n\nIt did not work.\n",
	    "failed ann@[192.0.2.7] - -\n" },
	{ "the first without a recipient",
	    BY_MACHINE REPORT "--b\n" STATUS "\nReporting-MTA: dns; x\n--b\n" STATUS "\n" TO
	    FAILED UNKNOWN "--b--\n",
	    "failed ann@example.net 5.1.1 bad-mailbox\n" },
	{ "nor those of a report that is returned, though its boundary is the same",
	    BY_MACHINE REPORT "--b\n" STATUS "\n" TO FAILED UNKNOWN
	    "\n--b\nContent-Type: message/rfc822\n\n" BY_MACHINE REPORT "--b\n" STATUS "\n"
	    "Final-Recipient: rfc822; joe@example.net\n" FAILED "Status: 5.2.2\n\n--b--\n",
	    "failed ann@example.net 5.1.1 bad-mailbox\n" },
	{ "UTF-8 that is Windows-1252",
	    BY_MACHINE "Subject: Undelivered Mail\nContent-Type: text/plain; charset=utf-8\n\n"
		       "<j\366rg@example.net>: 550 5.1.1 User unknown\n",
	    "failed j\303\266rg@example.net 5.1.1 bad-mailbox\n" },
	{ "no charset", BY_MACHINE "Subject: Undelivered Mail\n\n"
		       "<j\366rg@example.net>: 550 5.1.1 User unknown \200\n",
	    "failed j\303\266rg@example.net 5.1.1 bad-mailbox\n" },
	{ "UTF-16 that is ASCII",
	    BY_MACHINE "Subject: Undelivered Mail\nContent-Type: text/plain; charset=utf-16\n\n"
		       "<ann@example.net>: 550 5.1.1 User unknown\n",
	    "failed ann@example.net 5.1.1 bad-mailbox\n" },
	{ "HTML with characters by number, and what it hides",
	    BY_MACHINE "Subject: Undelivered Mail\nContent-Type: text/html\n\n"
		       "<style>p { 552 5.2.2 }</style><p>&#60;ann&#x40;example.net>: 5&#53;0 5.1.1 User&#32;unknown</p>\n",
	    "failed ann@example.net 5.1.1 bad-mailbox\n" },
	{ "of which one is none",
	    BY_MACHINE "Subject: Undelivered Mail\nContent-Type: text/html\n\n"
		       "<p>&lt;ann@example.net>: &#7;550 5.1.1 User unknown &#55296; &#x;</p>\n",
	    "failed ann@example.net 5.1.1 bad-mailbox\n" },
	{ "EBCDIC that is ASCII",
	    BY_MACHINE "Subject: Undelivered Mail\nContent-Type: text/plain; charset=ebcdic-us\n\n"
		       "<ann@example.net>: 550 5.1.1 User unknown\n",
	    "failed ann@example.net 5.1.1 bad-mailbox\n" },
	{ "UTF-8 with one character that is broken",
	    BY_MACHINE "Subject: Undelivered Mail\nContent-Type: text/plain; charset=utf-8\n\n"
		       "\303\251\303\251\303 <j\303\266rg@example.net>: 550 5.1.1 User unknown\n",
	    "failed j\303\266rg@example.net 5.1.1 bad-mailbox\n" },
	{ "CR alone ends lines",
	    "From: MAILER-DAEMON@mx.example.com\rTo: bob@example.com\rMIME-Version: 1.0\r"
	    "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\r"
	    "--b\rContent-Type: message/delivery-status\r\r"
	    "Final-Recipient: rfc822; ann@example.net\rAction: failed\rStatus: 5.1.1\r--b--\r",
	    "failed ann@example.net 5.1.1 bad-mailbox\n" },
	{ "a text in which an address is too long",
	    BY_MACHINE "Subject: Undelivered Mail\n\n<" LONG LONG LONG "@example.net>: "
		       "550 5.1.1 User unknown\n",
	    "" },
	{ "or has an escape",
	    BY_MACHINE "Subject: Undelivered Mail\n\n<joe\033[31meve@example.net>: "
		       "550 5.1.1 User unknown\n",
	    "" },
	{ "the quotes of the French are none of it",
	    BY_MACHINE "Subject: Undelivered Mail\n\n\302\253\302\240ann@example.net\302\240\302\273: "
		       "550 5.1.1 User unknown\n",
	    "failed ann@example.net 5.1.1 bad-mailbox\n" },
	{ "no end, no boundary at the end",
	    BY_MACHINE REPORT "--b\n" STATUS "\n" TO FAILED UNKNOWN,
	    "failed ann@example.net 5.1.1 bad-mailbox\n" },
	{ "a boundary that is misspelled",
	    BY_MACHINE "Subject: Undelivered Mail\n" REPORT "--x\n" STATUS "\n" TO FAILED UNKNOWN,
	    "failed ann@example.net 5.1.1 bad-mailbox\n" },
	{ "nothing", "", "" },
	{ "an empty line", "\n", "" },
	{ "bytes that are no blanks, before a header", "\016" BY_MACHINE REPORT "--b\n" STATUS "\n" TO FAILED UNKNOWN "--b--\n", "" },
	{ "a header alone", BY_MACHINE "Subject: Undelivered Mail\n", "" },
	{ "a header that is cut", BY_MACHINE "Subj", "" },
};

static void
test_places(void)
{
	for (size_t i = 0; i < sizeof by_place / sizeof *by_place; i++)
		ok(same(read_mail(by_place[i].mail, strlen(by_place[i].mail)),
		       by_place[i].expected),
		    "%s", by_place[i].what);
}

/* ---- who is meant */

#define NOTICE(text) BY_MACHINE "Subject: Undelivered Mail\n\n" text
#define RETURNED(fields) "\n--- The message follows ---\n\nReceived: by mx.example.com\n" fields
#define FIELDS_OF_TWO(more)                                                  \
	"--b\n" STATUS "\n" TO FAILED UNKNOWN                                \
	"\nFinal-Recipient: rfc822; joe@example.net\n" FAILED "Status: 5.0.0\n" \
	more "--b--\n"

static const struct {
	const char *what, *mail, *expected;
} by_person[] = {
	{ "whose reason is not known has not that of another",
	    NOTICE("<ann@example.net>: 550 5.1.1 User unknown\n\n"
		   "<joe@example.net>: 550 lorem ipsum\n"),
	    "failed ann@example.net 5.1.1 bad-mailbox\nfailed joe@example.net - policy\n" },
	{ "nor by fields that have the wording alone",
	    BY_MACHINE REPORT "--b\n\n<ann@example.net>: 550 5.1.1 User unknown\n"
			      FIELDS_OF_TWO("Diagnostic-Code: smtp; 550 lorem ipsum\n"),
	    "failed ann@example.net 5.1.1 bad-mailbox\nfailed joe@example.net 5.0.0 policy\n" },
	{ "nor by fields that have none",
	    BY_MACHINE REPORT "--b\n\n<ann@example.net>: 550 5.1.1 User unknown\n"
			      FIELDS_OF_TWO(""),
	    "failed ann@example.net 5.1.1 bad-mailbox\nfailed joe@example.net 5.0.0 other\n" },
	{ "but his own, wherever that stands",
	    BY_MACHINE REPORT "--b\n\nWe tried joe@example.net: 552 5.2.2 Mailbox full\n"
			      "and ann@example.net: 550 5.1.1 User unknown\n" FIELDS_OF_TWO(""),
	    "failed ann@example.net 5.1.1 bad-mailbox\nfailed joe@example.net 5.0.0 mailbox-full\n" },
	{ "what is said behind some that stand alone is said of them all",
	    NOTICE("It could not be delivered:\n\n  <ann@example.net>\n  <joe@example.net>\n\n"
		   "552 5.2.2 Mailbox full\n\n  <eve@example.net>\n\n550 5.1.1 User unknown\n"),
	    "failed ann@example.net 5.2.2 mailbox-full\nfailed joe@example.net 5.2.2 mailbox-full\n"
	    "failed eve@example.net 5.1.1 bad-mailbox\n" },
	{ "and what is said in one sentence",
	    NOTICE("It could not be delivered to ann@example.net and joe@example.net:\n"
		   "552 5.2.2 Mailbox full\n"),
	    "failed ann@example.net 5.2.2 mailbox-full\nfailed joe@example.net 5.2.2 mailbox-full\n" },
	{ "or in one line", NOTICE("ann@example.net, joe@example.net; and eve@example.net: 550 5.1.1\n"),
	    "failed ann@example.net 5.1.1 bad-mailbox\nfailed joe@example.net 5.1.1 bad-mailbox\n"
	    "failed eve@example.net 5.1.1 bad-mailbox\n" },
	{ "a reason before all is that of all, where nobody has his own",
	    NOTICE("552 5.2.2 Mailbox full\n\n  <ann@example.net> (failed)\n  <joe@example.net> (failed)\n"),
	    "failed ann@example.net 5.2.2 mailbox-full\nfailed joe@example.net 5.2.2 mailbox-full\n" },
	{ "and of nobody else where somebody has",
	    NOTICE("552 5.2.2 Mailbox full\n\n  <ann@example.net> lorem\n"
		   "  <joe@example.net> 550 5.1.1 User unknown\n"),
	    "failed ann@example.net - -\nfailed joe@example.net 5.1.1 bad-mailbox\n" },
	{ "a transcript is of nobody before it names one",
	    NOTICE("<ann@example.net>\n (reason: 550 lorem ipsum)\n<joe@example.net>\n"
		   " (reason: 550 dolor sit)\n\n --- Transcript of session follows ---\n"
		   "<<< 550 5.1.1 User unknown\n"),
	    "failed ann@example.net - policy\nfailed joe@example.net - policy\n" },
	{ "a reply in a line of its own belongs to what announces it",
	    NOTICE("ann@example.net: the server said:\n 550 5.1.1 <joe@example.net> User unknown\n"),
	    "failed ann@example.net 5.1.1 bad-mailbox\n" },
	{ "in a list with numbers", NOTICE("1. ann@example.net (550 lorem)\n2. <joe@example.net> (552 5.2.2 Mailbox full)\n"),
	    "failed ann@example.net - policy\nfailed joe@example.net 5.2.2 mailbox-full\n" },
	{ "the first of some who stand just somewhere has his own reason alone",
	    NOTICE("Lorem ann@example.net: 550 ipsum\nDolor joe@example.net: 550 5.1.1 User unknown\n"),
	    "failed ann@example.net - policy\n" },
	{ "as many without a field as the notice names",
	    BY_MACHINE REPORT "--b\n\n<ann@example.net>: x\n<joe@example.net>: y\n--b\n" STATUS
			      "\n" FAILED UNKNOWN "\n" FAILED "Status: 5.2.2\n--b--\n",
	    "failed ann@example.net 5.1.1 bad-mailbox\nfailed joe@example.net 5.2.2 mailbox-full\n" },
	{ "or it is not known who",
	    BY_MACHINE REPORT "--b\n\n<ann@example.net>: x\n--b\n" STATUS
			      "\n" FAILED UNKNOWN "\n" FAILED "Status: 5.2.2\n--b--\n",
	    "failed - 5.1.1 bad-mailbox\nfailed - 5.2.2 mailbox-full\n" },
	{ "with the type of an address", NOTICE("Recipient: [SMTP:ann@example.net]\n550 5.1.1\n"),
	    "failed ann@example.net 5.1.1 bad-mailbox\n" },
	{ "far behind its word",
	    NOTICE("What eve@example.org wrote to the user " DOTS DOTS DOTS " ann@example.net: 550 5.1.1\n"),
	    "failed ann@example.net 5.1.1 bad-mailbox\n" },
	{ "the sender of what is returned is no recipient",
	    NOTICE("550 5.1.1 to list@example.com: <ann@example.net> user unknown\n")
		RETURNED("From: list@example.com\n"),
	    "failed ann@example.net 5.1.1 bad-mailbox\n" },
	{ "nor who stands behind a label of others",
	    NOTICE("Sender Address: eve@example.org\nAbsender:\n  joe@example.org\n"
		   "Recipient Address: ann@example.net\nError: 550 5.1.1\n"),
	    "failed ann@example.net 5.1.1 bad-mailbox\n" },
	{ "a user without a domain", NOTICE("Undeliverable to the following:\n\tann (user not found)\n\tjoe\n"),
	    "failed ann - bad-mailbox\nfailed joe - -\n" },
	{ "whose address is that of what is returned",
	    NOTICE("Undeliverable to the following:\n\tann (user not found)\n")
		RETURNED("To: x@example.org, Ann <ann@example.net>\n"),
	    "failed ann@example.net - bad-mailbox\n" },
	{ "the first of that name",
	    NOTICE("Undeliverable to the following:\n\tann\n\tJoe\n\teve\n")
		RETURNED("To: anna@example.net, ANN@example.org\nCc: joe@example.net, ann@example.net\n"),
	    "failed ANN@example.org - -\nfailed joe@example.net - -\n" },
	{ "a word of a sentence is no user",
	    NOTICE("Undeliverable to the following:\n\tann@example.net\n\tUnknown user\n"
		   "\tReason: 550\nSorry\n"),
	    "failed ann@example.net - bad-mailbox\n" },
	{ "a complaint of two",
	    BY_ANN "Content-Type: multipart/report; report-type=feedback-report; boundary=b\n\n"
		   "--b\nContent-Type: message/feedback-report\n\nFeedback-Type: abuse\n"
		   "Original-Rcpt-To: <ann@example.net>\nOriginal-Rcpt-To: joe@example.net,\n"
		   " eve@example.net\n--b--\n",
	    "complaint ann@example.net - -\ncomplaint joe@example.net - -\n"
	    "complaint eve@example.net - -\n" },
};

static void
test_people(void)
{
	for (size_t i = 0; i < sizeof by_person / sizeof *by_person; i++)
		ok(same(read_mail(by_person[i].mail, strlen(by_person[i].mail)),
		       by_person[i].expected),
		    "%s", by_person[i].what);
}

/* ---- bodies alone, and what is none */

#define PASTED "<ann@example.net>: 550 5.1.1 User unknown\n"
#define LOGGED(text)                                                            \
	"Nov 20 10:00:0" text " mx postfix/smtp[7]: 4F1B: to=<ann@example.net>, " \
	"relay=mx.example.net[192.0.2.1]:25, delay=1, dsn=5.1.1, status=bounced "  \
	"(host mx.example.net[192.0.2.1] said: 550 5.1.1 User unknown (in reply to RCPT TO command))\n"

static const struct {
	const char *what, *body, *expected;
} by_body[] = {
	{ "a body alone", PASTED, "failed ann@example.net 5.1.1 bad-mailbox\n" },
	{ "quoted", "> " PASTED ">\n> Sorry.\n", "failed ann@example.net 5.1.1 bad-mailbox\n" },
	{ "quoted again, with empty lines", "> > " PASTED "\n>> Sorry.\n",
	    "failed ann@example.net 5.1.1 bad-mailbox\n" },
	{ "a mail that is quoted as a whole",
	    "> From: MAILER-DAEMON@mx.example.com\n> To: bob@example.com\n> Subject: x\n>\n"
	    "> Undelivered:\n> " PASTED,
	    "failed ann@example.net 5.1.1 bad-mailbox\n" },
	{ "a line of another program above the header",
	    "Microsoft Mail Internet Headers Version 2.0\n" NOTICE(PASTED),
	    "failed ann@example.net 5.1.1 bad-mailbox\n" },
	{ "that line alone", "Microsoft Mail Internet Headers Version 2.0", "" },
	{ "a log", LOGGED("1") LOGGED("2"), "" },
	{ "a line of one", LOGGED("1"), "" },
	{ "a log of other lines as well", "Nov 20 10:00:00 mx postfix/qmgr[6]: 4F1B: removed\n" LOGGED("1"), "" },
	{ "a mail with a line of a log", "This is the mail system.\n" PASTED "It said:\n\n" LOGGED("1"),
	    "failed ann@example.net 5.1.1 bad-mailbox\n" },
	{ "JSON", "{ \"said\": \"550 5.1.1 <ann@example.net> user unknown\" }\n", "" },
	{ "a list of it", "[\n { \"said\": \"550 5.1.1 <ann@example.net> user unknown\" } ]\n", "" },
	{ "a bracket before a word", "[An answer]\n" PASTED,
	    "failed ann@example.net 5.1.1 bad-mailbox\n" },
};

static void
test_bodies(void)
{
	for (size_t i = 0; i < sizeof by_body / sizeof *by_body; i++)
		ok(same(read_mail(by_body[i].body, strlen(by_body[i].body)),
		       by_body[i].expected),
		    "%s", by_body[i].what);
}

/* NULs are bytes like others, in front of what is told, within and behind. */
static void
test_nuls(void)
{
	char mail[4096];
	size_t n = (size_t)snprintf(mail, sizeof mail, "%s%s%s\n%s", head, status,
	    TO FAILED UNKNOWN SAID, returned);

	/* From behind: what is a string ends at the first. */
	*strstr(mail, "mallory") = '\0';
	*strstr(mail, " unknown") = '\0';
	*strstr(mail, "did not") = '\0';
	ok(same(read_mail(mail, n), "failed ann@example.net 5.1.1 bad-mailbox\n"), "NULs");
	memset(mail, 0, sizeof mail);
	ok(same(read_mail(mail, sizeof mail), ""), "NULs alone");
}

/* ---- mails that cost much */

#define NAMES_50 \
	"a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,a,"
#define NAMES \
	NAMES_50 NAMES_50 NAMES_50 NAMES_50 NAMES_50 NAMES_50 NAMES_50 NAMES_50 NAMES_50 NAMES_50 \
	NAMES_50 NAMES_50 NAMES_50 NAMES_50 NAMES_50 NAMES_50 NAMES_50 NAMES_50 NAMES_50

/* A beginning, a unit that is repeated, in which "#" is its number, and an end. */
static const struct hostile {
	const char *what, *begin, *unit;
	size_t times;
	const char *end;
	size_t least; /* reports */
} hostiles[] = {
	{ "an ordinary notice", BY_MACHINE "Subject: Undelivered Mail\n\n",
	    "<ann@example.net>: 550 5.1.1 User unknown\n", 24000, "", 1 },
	{ "200,000 parts",
	    BY_MACHINE REPORT "--b\n" STATUS "\n" TO FAILED UNKNOWN, "--b\n\n", 200000, "--b--\n", 1 },
	{ "20,000 multiparts, one in the other", BY_MACHINE,
	    "Content-Type: multipart/mixed; boundary=#\n\n--#\n", 20000, "", 0 },
	{ "with one boundary", BY_MACHINE,
	    "Content-Type: multipart/mixed; boundary=b\n\n--b\n", 20000, "", 0 },
	{ "500 multiparts, with lines like boundaries", BY_MACHINE, NULL, 500, "", 0 },
	{ "20,000 messages, one in the other", BY_MACHINE,
	    "Content-Type: message/rfc822\n\n", 20000, "", 0 },
	{ "20,000 messages in multiparts", BY_MACHINE,
	    "Content-Type: multipart/mixed; boundary=#\n\n--#\n"
	    "Content-Type: message/rfc822\n\n", 20000, "", 0 },
	{ "a line of 100 MB in the header", BY_MACHINE "Subject: ", "undelivered ", 8333334, "\n\nx\n", 0 },
	{ "1,000,000 fields", BY_MACHINE, "X-A: b\n", 1000000, "\n", 0 },
	{ "1,000,000 Subjects", BY_MACHINE, "Subject: b\n", 1000000, "\n", 0 },
	{ "1,000,000 lines of a field", BY_MACHINE "Subject: x\n", " y\n", 1000000, "\n", 0 },
	{ "400,000 encoded words", BY_MACHINE "Subject: ", "=?utf-8?q?=41?= ", 400000, "\n\n", 0 },
	{ "400,000 encoded words in Japanese", BY_MACHINE "Subject: ",
	    "=?iso-2022-jp?b?GyRCJCI=?=\n ", 400000, "\n\n", 0 },
	{ "400,000 charsets", BY_MACHINE "Subject: ", "=?x#?q?a?=\n ", 400000, "\n\n", 0 },
	{ "encoded words without an end", BY_MACHINE "Subject: ", "=?utf-8?q?", 100000, "\n\n", 0 },
	{ "that have none at all", BY_MACHINE "Subject: ", "=?a?q?a ", 30000, "\n\n", 0 },
	{ "with CR", BY_MACHINE "Subject: ", "=\r?a?q?a ", 30000, "\n\n", 0 },
	{ "in a message that is returned", BY_MACHINE REPORT "--b\n" STATUS "\n" TO
	    "--b\nContent-Type: message/x\n\nSubject: ", "=?a?q?a ", 30000, "\n\n--b--\n", 1 },
	{ "100,000 addresses", BY_MACHINE "To: ", "Ann <a#@example.net>, ", 50000, "\n\n", 0 },
	{ "100,000 fields of addresses", BY_MACHINE, "To: a\n", 200000, "\n\n", 0 },
	{ "in a message that is attached", BY_MACHINE "Content-Type: message/rfc822\n\n",
	    "Cc : Ann <a#@example.net>\n", 50000, "\n\n", 0 },
	{ "groups of addresses", BY_MACHINE "To: ", "a:", 500000, "\n\n", 0 },
	{ "groups in many lines", BY_MACHINE "FROM\t:\n", " a:\n", 300000, "\n\n", 0 },
	{ "groups of one that is attached", BY_MACHINE
	    "Content-Type: message/rfc822\n\nSender: ", "a:", 500000, "\n\n", 0 },
	{ "names without addresses", BY_MACHINE, "To: " NAMES NAMES "\n", 100, "\n\n", 0 },
	{ "comments", BY_MACHINE "To: ", "(", 1000000, "\n\n", 0 },
	{ "quotes", BY_MACHINE "To: ", "\"\\\" ", 300000, "\n\n", 0 },
	{ "100,000 parameters", BY_MACHINE "Content-Type: text/plain", "; a#=b", 100000, "\n\n", 0 },
	{ "100,000 pieces of one parameter", BY_MACHINE "Content-Type: multipart/mixed",
	    "; boundary*#=b", 60000, "\n\n", 0 },
	{ "20,000 recipients", BY_MACHINE REPORT "--b\n" STATUS "\n",
	    "Final-Recipient: rfc822; u#@example.net\nStatus: 5.1.1\n\n", 20000, "--b--\n", 3000 },
	{ "20,000 times one recipient, of whom much is said", BY_MACHINE REPORT, NULL, 20000,
	    "\n--b--\n", 3000 },
	{ "recipients without a status", BY_MACHINE REPORT "--b\n\n<a@example.net>: x\n--b\n" STATUS "\n",
	    "Final-Recipient: x\n\n", 20000, "--b--\n", 3000 },
	{ "groups that do not end", BY_MACHINE REPORT "--b\n" STATUS "\n" TO,
	    "Original-Recipient:\n", 50000, "--b--\n", 1 },
	{ "one to whom it came, of many bytes", BY_MACHINE "Delivered-To: ", NULL, 600000, "--b--\n", 3000 },
	{ "a Date of many bytes", BY_MACHINE "Date: ", NULL, 600000, "--b--\n", 3000 },
	{ "250,000 parts without a header", BY_MACHINE MIXED, "--a\n\n", 200000, "", 0 },
	{ "100,000 messages in a digest", BY_MACHINE
	    "Content-Type: multipart/digest; boundary=a\n\n", "--a\n\nA:b\n\n", 100000, "", 0 },
	{ "fields of one in a digest", BY_MACHINE
	    "Content-Type: multipart/digest; boundary=a\n\n--a\n\n", "A:\n", 300000, "", 0 },
	{ "of messages in one another", BY_MACHINE
	    "Content-Type: message/rfc822\n\nContent-Type: message/rfc822\n\n", ":\n", 500000, "", 0 },
	{ "addresses in one line", BY_MACHINE "Subject: Undelivered Mail\n\n", "a#@b.example ", 70000, "", 1 },
	{ "without a letter or a digit", BY_MACHINE "Subject: Undelivered Mail\n\n", "!@[]", 40000, "", 1 },
	{ "addresses behind blanks", BY_MACHINE "Subject: Undelivered Mail\n\n", NULL, 120000, "", 1 },
	{ "names in a list, and for whom it was", BY_MACHINE "Subject: Undelivered Mail\n" MIXED
	    "--a\n\nUndeliverable to the following:\n\n", NULL, 15000, "\n\n--a--\n", 1 },
	{ "at signs", BY_MACHINE "Subject: Undelivered Mail\n\n", "@", 1000000, "", 0 },
	{ "quotes before at signs", BY_MACHINE "Subject: Undelivered Mail\n\n", "\"@", 500000, "", 0 },
	{ "X-Failed-Recipients", BY_MACHINE "X-Failed-Recipients: ", "a#@b.example, ", 60000,
	    "\n\nIt did not work.\n", 500 },
	{ "at signs in it", BY_MACHINE "X-Failed-Recipients: ", "@", 900000, "\n\nIt did not work.\n", 0 },
	{ "quotes in it", BY_MACHINE "X-Failed-Recipients: ", "a@b \"\\", 200000, "\n\nIt did not work.\n", 1 },
	{ "domains that do not end", BY_MACHINE "X-Failed-Recipients: ", "a@[ ", 200000, "\n\nIt did not work.\n", 0 },
	{ "HTML that does not end", BY_MACHINE "Content-Type: text/html\n\n", "<", 1000000, "", 0 },
	{ "tags", BY_MACHINE "Content-Type: text/html\n\n", "<style>", 140000, "", 0 },
	{ "tags that hide", BY_MACHINE "Content-Type: text/html\n\n", "<style></x>", 90000, "", 0 },
	{ "comments of HTML", BY_MACHINE "Content-Type: text/html\n\n", "<!--", 250000, "", 0 },
	{ "characters by number", BY_MACHINE "Content-Type: text/html\n\n", "&#", 500000, "", 0 },
	{ "headings", BY_MACHINE "Subject: Undelivered Mail\n\n", "--\n", 300000, "", 0 },
	{ "fields in a text", BY_MACHINE "Subject: Undelivered Mail\n\n", "a: b\n", 200000, "", 0 },
	{ "bad base64", BY_MACHINE "Content-Transfer-Encoding: base64\n\n", "!=A\n", 250000, "", 0 },
	{ "bad quoted-printable", BY_MACHINE "Content-Transfer-Encoding: quoted-printable\n\n", "=", 1000000, "", 0 },
	{ "bad UTF-8", BY_MACHINE "Content-Type: text/plain; charset=utf-8\n\n", "\377\303", 500000, "", 0 },
	{ "bad ISO-2022-JP", BY_MACHINE "Content-Type: text/plain; charset=iso-2022-jp\n\n", "\033$B\377", 250000, "", 0 },
	{ "bad UTF-7", BY_MACHINE "Content-Type: text/plain; charset=utf-7\n\n", "+", 1000000, "", 0 },
	{ "blank lines", BY_MACHINE "Subject: Undelivered Mail\n\n", "\n", 1000000, "", 0 },
	{ "CR", BY_MACHINE "Subject: Undelivered Mail\n\n", "\r", 1000000, "", 0 },
};

struct made {
	char *bytes;
	size_t length, room;
};

static void
add(struct made *m, const char *s, size_t number)
{
	for (; *s != '\0'; s++) {
		if (m->length + 32 > m->room)
			m->bytes = realloc(m->bytes, m->room = 2 * m->room + 4096);
		if (m->bytes == NULL)
			abort();
		if (*s == '#')
			m->length += (size_t)snprintf(m->bytes + m->length, 24, "%zu", number);
		else
			m->bytes[m->length++] = *s;
	}
}

/* Those that have more than one unit. */
static void
add_units(struct made *m, const struct hostile *h)
{
	if (h->unit != NULL) {
		for (size_t i = 0; i < h->times; i++)
			add(m, h->unit, i);
	} else if (strstr(h->what, "boundaries") != NULL) {
		for (size_t i = 0; i < h->times; i++)
			add(m, "Content-Type: multipart/mixed; boundary=#\n\n--#\n", i);
		for (size_t i = 0; i < 250000; i++)
			add(m, "--x\n", i);
	} else if (strstr(h->what, "many bytes") != NULL) {
		for (size_t i = 0; i < h->times; i++)
			add(m, "x", i);
		add(m, "\n" REPORT "--b\n" STATUS "\n", 0);
		for (size_t i = 0; i < 3000; i++)
			add(m, "Final-Recipient: rfc822; u#@example.net\nStatus: 5.1.1\n\n", i);
	} else if (strstr(h->what, "blanks") != NULL) {
		for (size_t i = 0; i < h->times; i++)
			add(m, " ", i);
		for (size_t i = 0; i < h->times / 10; i++)
			add(m, "a@b.example ", i);
	} else if (strstr(h->what, "names") != NULL) {
		for (size_t i = 0; i < h->times; i++)
			add(m, " ab\n", i);
		add(m, "\n--a\nContent-Type: message/x\n\nTo: ", 0);
		for (size_t i = 0; i < h->times; i++)
			add(m, "a#@b, ", i);
	} else {
		add(m, "--b\n\n<ann@example.net>: ", 0);
		for (size_t i = 0; i < 20000; i++)
			add(m, "lorem ipsum\n", i);
		add(m, "\n--b\n" STATUS "\n", 0);
		for (size_t i = 0; i < h->times; i++)
			add(m, TO FAILED "\n", i);
	}
}

/* A body alone is long where it names many, or has fields. */
static void
test_long_bodies(void)
{
	for (size_t i = 0; i < 4; i++) {
		struct made m = { NULL, 0, 0 };

		for (size_t k = 0; k < (i == 3 ? 300 : 1); k++)
			add(&m, "<u#@example.net>: 550 5.1.1 User unknown\n", k);
		for (size_t k = 0; k < 400; k++)
			add(&m, i == 0 ? "lorem\n" : "lorem ipsum dolor sit\n", k);
		if (i == 2)
			add(&m, "Final-Recipient: rfc822; ann@example.net\nAction: failed\n", 0);
		read_mail(m.bytes, m.length);
		ok(reports.n == (i == 3 ? 300 : i == 1 ? 0 : 1), "%zu bytes of a body alone%s",
		    m.length, i == 2 ? ", with fields" : "");
		free(m.bytes);
	}
}

/* Fields of so many recipients, the first of them so far behind the beginning. */
static void
add_recipients(struct made *m, size_t pad, size_t recipients)
{
	add(m, "X-Pad: ", 0);
	for (size_t i = 0; i < pad; i++)
		add(m, "x", i);
	add(m, "\n\n", 0);
	for (size_t i = 0; i < recipients; i++)
		add(m, "Final-Recipient: rfc822; u#@example.net\n" FAILED UNKNOWN "\n", i);
}

/* The same in base64 (RFC 2045 section 6.8), in which 57 bytes are a line. */
static void
add_encoded(struct made *m, size_t pad, size_t recipients)
{
	static const char digits[] =
	    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	struct made plain = { NULL, 0, 0 };

	add_recipients(&plain, pad, recipients);
	for (size_t i = 0; i + 3 <= plain.length; i += 3) {
		const unsigned char *p = (const unsigned char *)plain.bytes + i;
		char four[] = { digits[p[0] >> 2], digits[(p[0] & 3) << 4 | p[1] >> 4],
			digits[(p[1] & 15) << 2 | p[2] >> 6], digits[p[2] & 63],
			i % 57 == 54 ? '\n' : '\0', '\0' };

		add(m, four, i);
	}
	free(plain.bytes);
}

/* Of a mail that is too long the last recipient is a whole one; and it is said that
 * there may be more. */
static void
test_cuts(const char *what, size_t before, size_t recipients, int is_encoded)
{
	int whole = 1;

	for (size_t pad = 0; pad < 90; pad += 3) {
		struct made m = { NULL, 0, 0 };
		char expected[100], limit[80];

		add(&m, BY_MACHINE REPORT "--b\n\nIt did not work.\n", 0);
		for (size_t i = 0; i < before; i++)
			add(&m, "lorem ipsum\n", i);
		add(&m, "--b\n" STATUS, 0);
		if (is_encoded)
			add(&m, "Content-Transfer-Encoding: base64\n", 0);
		add(&m, "\n", 0);
		(is_encoded ? add_encoded : add_recipients)(&m, pad, recipients);
		read_mail(m.bytes, m.length);
		snprintf(expected, sizeof expected,
		    "failed u%zu@example.net 5.1.1 bad-mailbox\n", reports.n - 1);
		snprintf(limit, sizeof limit, "only the first %zu recipients were read", reports.n);
		whole &= reports.n > 500 && reports.n < recipients &&
		    same(reports.last, expected) && same(reports.limit, limit);
		free(m.bytes);
	}
	ok(whole, "the last recipient is whole: %s", what);
}

/* What is longer than people write is read nevertheless, or it is said that it was
 * not. */
static const struct {
	const char *what, *begin, *unit;
	size_t times;
	const char *end, *expected;
	size_t n; /* reports */
} limits[] = {
	{ "5,000 recipients", BY_MACHINE REPORT "--b\n" STATUS "\n",
	    "Final-Recipient: rfc822; u#@example.net\nAction: failed\nStatus: 5.1.1\n\n", 5000,
	    "--b--\n", "", 5000 },
	{ "12,000", BY_MACHINE REPORT "--b\n" STATUS "\n", "Final-Recipient: rfc822; u#@example.net\n\n",
	    12000, "--b--\n", "only the first 10000 recipients were read", 10000 },
	{ "600 in a notice", BY_MACHINE "Subject: Undelivered Mail\n\n",
	    "<u#@example.net>: 550 5.1.1 User unknown\n", 600, "",
	    "only the first 500 recipients were read", 500 },
	{ "12,000 in a header", BY_MACHINE "X-Failed-Recipients: ", "u#@example.net, ", 12000,
	    "\n\nIt did not work.\n", "only the first 10000 recipients were read", 10000 },
	{ "500 in a notice", BY_MACHINE "Subject: Undelivered Mail\n\n",
	    "<u#@example.net>: 550 5.1.1 User unknown\n", 500, "", "", 500 },
	{ "fields of the header before those of a report", BY_MACHINE, "X-A: b\n", 3000,
	    REPORT "--b\n" STATUS "\n" TO FAILED "--b--\n",
	    "only the beginning of its header was read", 0 },
	{ "more of them", "", "X-A: b\n", 300000, BY_MACHINE REPORT "--b\n" STATUS "\n" TO FAILED "--b--\n",
	    "only the beginning of its header was read", 0 },
	{ "a header of one line", BY_MACHINE "Subject: ", "undelivered ", 100000,
	    "\n" REPORT "--b\n" STATUS "\n" TO FAILED "--b--\n",
	    "only the beginning of its header was read", 0 },
	{ "parts before that of a report", BY_MACHINE REPORT, "--b\n\nx\n", 100,
	    "--b\n" STATUS "\n" TO FAILED "--b--\n",
	    "it is a report, but only its beginning was read", 0 },
	{ "more of them", BY_MACHINE REPORT, "--b\n\n", 5000, "--b\n" STATUS "\n" TO FAILED "--b--\n",
	    "it is a report, but only its beginning was read", 0 },
	{ "a part of 2 MB before it", BY_MACHINE REPORT "--b\n\n", "lorem ipsum\n", 170000,
	    "--b\n" STATUS "\n" TO FAILED "--b--\n",
	    "it is a report, but only its beginning was read", 0 },
	{ "behind it", BY_MACHINE REPORT "--b\n" STATUS "\n" TO FAILED "--b\nContent-Type: message/rfc822\n\n",
	    "Lorem: ipsum\n", 170000, "--b--\n", "", 1 },
	{ "parts behind it", BY_MACHINE REPORT "--b\n" STATUS "\n" TO FAILED, "--b\n\nx\n", 5000,
	    "--b--\n", "", 1 },
	{ "a mail that is long", BY_ANN "Subject: Lunch\n\n", "lorem ipsum\n", 170000, "", "", 0 },
	{ "a text that is long", "", "lorem ipsum\n", 170000, "", "", 0 },
};

static void
test_limits(void)
{
	for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
		struct made m = { NULL, 0, 0 };

		add(&m, limits[i].begin, 0);
		for (size_t k = 0; k < limits[i].times; k++)
			add(&m, limits[i].unit, k);
		add(&m, limits[i].end, 0);
		read_mail(m.bytes, m.length);
		if (!ok(same(reports.limit, limits[i].expected) && reports.n == limits[i].n,
			"%s", limits[i].what))
			printf("# %zu reports\n", reports.n);
		free(m.bytes);
	}
}

/* What many records share is cut in each of them, but no address. */
static void
test_long_fields(void)
{
	struct made m = { NULL, 0, 0 };
	size_t length;

	for (size_t i = 0; i < 20; i++) {
		m.length = 0;
		add(&m, "From: MAILER-DAEMON@mx.example.com\nDate: ", 0);
		for (size_t k = 0; k < 5000; k++)
			add(&m, "\303\251", k);
		add(&m, "\n" REPORT "--b\n" STATUS "\nReporting-MTA: dns; " LONG LONG LONG LONG LONG LONG
			LONG LONG LONG LONG "\n\n" TO FAILED "\nFinal-Recipient: joe@example.net\n" FAILED
			"--b\nContent-Type: message/rfc822\n\nTo: ", 0);
		for (size_t k = 0; k < i; k++)
			add(&m, "x", k);
		for (size_t k = 0; k < 100; k++)
			add(&m, "ann.#@example.net,", k);
		add(&m, "\nSubject: ", 0);
		for (size_t k = 0; k < 5000; k++)
			add(&m, "=?utf-8?q?=C3=A9?=\n ", k);
		add(&m, "\n\nLorem\n--b--\n", 0);
		if (!same(read_mail(m.bytes, m.length),
			"failed ann@example.net - -\nfailed joe@example.net - -\n"))
			break;
		length = strlen(reports.to);
		if (length < 900 || strcmp(reports.to + length - 12, "@example.net") != 0)
			break;
	}
	ok(m.length > 0 && strcmp(reports.to + strlen(reports.to) - 12, "@example.net") == 0 &&
		reports.n == 2, "fields that are long: %s", reports.to + strlen(reports.to) - 20);
	free(m.bytes);
}

/* Words that are encoded, and behind them some that are not or do not end. */
static void
test_long_words(void)
{
	struct made m = { NULL, 0, 0 };
	char expected[1024] = "";

	add(&m, BY_MACHINE "X-Failed-Recipients: ", 0);
	for (size_t i = 0; i < 100; i++)
		add(&m, "=?utf-8?q?u#@example.net,?= v#@example.net,\n ", i);
	add(&m, "=?utf-8?q?ann@example.net, joe@example.net\n" MIXED
		"It did not work.\n\n--a\nContent-Type: message/rfc822\n\nSubject: ", 0);
	for (size_t i = 0; i < 100; i++) {
		add(&m, "=?utf-8?q?=C3=A9?=\n ", i);
		memcpy(expected + 2 * i, "\303\251", 2);
	}
	memset(expected + 200, 'x', 798);
	add(&m, expected + 200, 0);
	expected[200] = ' ';
	add(&m, " =?utf-8?q?=C3=A9\n\n--a--\n", 0);
	read_mail(m.bytes, m.length);
	ok(reports.n == 202 && same(reports.last, "failed joe@example.net - -\n"),
	    "encoded words in X-Failed-Recipients: %zu", reports.n);
	ok(same(reports.subject, expected), "in the Subject of what is returned");
	free(m.bytes);
}

static double
seconds(void)
{
	return (double)clock() / CLOCKS_PER_SEC;
}

/* How often the time of an ordinary mail of 1 MB, and once more for so many reports;
 * and the bytes of memory, of which the longest mail here takes a third before it is
 * read. It is the time that the process was running, so that a busy machine is as good
 * as another; a sanitizer copies what grows each time. */
enum { TIMES_MAX = IS_SANITIZED ? 300 : 30, A_TIME_MORE = 500, MEMORY_MAX = 1 << 30 };

/* What reading a mail takes, in MB: in a process of its own, of which the memory is
 * counted from what it has at its beginning. The mail is as long as it is read. */
enum { READING_MAX = 40 };

static int
memory_of(const struct made *m)
{
	pid_t pid = fork();
	int ended = 255;

	if (pid == 0) {
		struct rusage before, after;

		getrusage(RUSAGE_SELF, &before);
		read_mail(m->bytes, m->length);
		getrusage(RUSAGE_SELF, &after);
		after.ru_maxrss = (after.ru_maxrss - before.ru_maxrss) / 1024;
		_exit(after.ru_maxrss < 254 ? (int)after.ru_maxrss : 254);
	}
	waitpid(pid, &ended, 0);
	return WIFEXITED(ended) ? WEXITSTATUS(ended) : 255;
}

static void
bound_memory(void)
{
	struct rlimit r = { MEMORY_MAX, MEMORY_MAX };

	if (!IS_SANITIZED)
		setrlimit(RLIMIT_AS, &r);
}

static void
test_hostiles(void)
{
	double ordinary = 0;

	settings.verp = "bounces+*@example.com";
	for (size_t i = 0; i < sizeof hostiles / sizeof *hostiles; i++) {
		const struct hostile *h = &hostiles[i];
		struct made m = { NULL, 0, 0 };
		const char *text;
		double took;
		int memory;

		add(&m, h->begin, 0);
		add_units(&m, h);
		add(&m, h->end, 0);
		memory = IS_SANITIZED ? 0 : memory_of(&m);
		took = seconds();
		text = read_mail(m.bytes, m.length);
		took = seconds() - took;
		if (i == 0)
			ordinary = took + 0.01;
		if (!ok(text == reports.text && reports.n >= h->least &&
			    (h->least > 0 || reports.n <= 1) &&
			    took < TIMES_MAX * ordinary * (1 + (double)reports.n / A_TIME_MORE) &&
			    memory < READING_MAX,
			"%s", h->what))
			printf("# %zu reports, %.2f s, an ordinary mail %.2f s, %d MB: %s\n",
			    reports.n, took, ordinary, memory, text);
		free(m.bytes);
	}
}

/* What is said of somebody is explained once, however often he is reported on. */
static void
test_once(void)
{
	double took[2];

	for (size_t i = 0; i < 2; i++) {
		struct made m = { NULL, 0, 0 };

		add(&m, BY_MACHINE "X-Failed-Recipients: ", 0);
		for (size_t k = 0; k < 10000; k++)
			add(&m, "ann@example.net, ", k);
		add(&m, "\n\n<ann@example.net>:\n", 0);
		for (size_t k = 0; k < (i == 0 ? 7 : 700); k++)
			add(&m, "lorem ipsum\n", k);
		took[i] = seconds();
		read_mail(m.bytes, m.length);
		took[i] = seconds() - took[i];
		free(m.bytes);
	}
	ok(reports.n == 10000 && took[1] < 10 * (took[0] + 0.01),
	    "10,000 times one recipient, of whom 8,400 bytes are told: %.2f s, of 84: %.2f s",
	    took[1], took[0]);
}

int
main(void)
{
	bound_memory();
	mail_begin();
	test_fields();
	test_places();
	test_people();
	test_bodies();
	test_long_bodies();
	test_nuls();
	test_cuts("of a mail", 83000, 5000, 0);
	test_cuts("in base64", 80000, 5000, 1);
	test_limits();
	test_long_fields();
	test_long_words();
	test_hostiles();
	test_once();
	mail_end();
	return done();
}
