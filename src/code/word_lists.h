/* The words around a number that make it a code, or an amount. */
#ifndef BC_LISTS_H
#define BC_LISTS_H

#include "base/ascii.h"

/* A list of words, of which only the first letters have to be looked at. */
struct word_list {
	const char *first;
	size_t width, n;
};

static inline struct word_list
list_of(const char *first, size_t width, size_t size)
{
	struct word_list list;

	list.first = first;
	list.width = width;
	list.n = size / width;
	return list;
}

#define BC_LIST(list) list_of(list[0], sizeof *list, sizeof list)

static inline int
is_among(const char *word, size_t n, struct word_list list)
{
	char first = n > 0 ? bc_lower(*word) : '\0';

	for (size_t k = 0; n > 0 && n < list.width && k < list.n; k++) {
		const char *p = list.first + k * list.width;
		size_t i = 1;

		if (*p != first)
			continue;
		while (i < n && p[i] == bc_lower(word[i]))
			i++;
		if (i == n && p[n] == '\0')
			return 1;
	}
	return 0;
}

/* Words in front of a code, as in "said 550" or "status=5.1.1". */
static const char code_words[][16] = {
	"said", "says", "code", "error", "errors", "status", "stat", "dsn",
	"smtp", "esmtp", "lmtp", "reply", "replied", "response", "returned",
	"return", "returns", "got", "received", "result", "answer", "answered",
	"answers", "server", "recv", "with", "msg", "message", "smtpstatus",
	"smtpmsg", "smtp-status", "rc", "diag", "diagnostic-code", "xcode",
	"ecode", "failed", "rejected", "refused", "bounced", "deferred",
	"reason", "because", "dialog", "statuscode", "errorcode", "smtpcode",
	"responsecode", "replycode", "antwortcode", "fehlercode", "fehler",
	"antwort", "meldung", "erreur", "codigo", "errore", "codice", "erro",
	"foutcode", "kod", "blad"
};
/* Keys whose value is a code: "code=550". */
static const char code_keys[][15] = {
	"code", "status", "stat", "dsn", "smtpstatus", "reply", "response",
	"smtp-status", "smtp", "rc", "error", "smtpmsg", "msg", "xcode",
	"ecode", "enhanced", "enhancedstatus", "xdelay-dsn", "result",
	"dsncode", "smtpcode", "errorcode", "statuscode", "responsecode",
	"replycode", "diag", "c", "message"
};
/* What a configuration sets: "default_action", "reject_code". */
static const char setting_words[][8] = {
	"action", "reject", "defer", "bounce"
};
/* "Expected response code 250": what was asked for, and what may stand between
 * that word and the number. */
static const char expecting_words[][10] = {
	"expected", "expecting", "expects", "wanted", "instead"
};
static const char expected_words[][10] = {
	"response", "responses", "reply", "status", "code", "codes", "smtp",
	"of", "a", "result"
};
/* Marks and words of other scripts behind which a code may stand: quotation
 * marks, brackets and colons of UTF-8; "error", "code", "answer", "returned"
 * in Russian, Chinese, Japanese, Korean, Polish and French. */
static const char foreign_marks[][4] = {
	"\342\200\234", "\342\200\235", "\342\200\236", "\342\200\230",
	"\342\200\231", "\342\200\242", "\342\200\223", "\342\200\224",
	"\302\253", "\302\273", "\302\240", "\343\200\214", "\343\200\216",
	"\343\200\220", "\343\200\202", "\343\200\200", "\357\274\232",
	"\357\274\210", "\357\274\214"
};
static const char foreign_words[][22] = {
	"\320\276\321\210\320\270\320\261\320\272\320\260",
	"\320\236\321\210\320\270\320\261\320\272\320\260",
	"\320\236\321\202\320\262\320\265\321\202", "\320\232\320\276\320\264",
	"\320\276\321\210\320\270\320\261\320\272\320\270",
	"\320\276\321\202\320\262\320\265\321\202",
	"\320\272\320\276\320\264", "\351\224\231\350\257\257",
	"\344\273\243\347\240\201", "\350\277\224\345\233\236",
	"\345\233\236\345\244\215", "\343\202\250\343\203\251\343\203\274",
	"\343\202\263\343\203\274\343\203\211", "\345\277\234\347\255\224",
	"\354\230\244\353\245\230", "\354\275\224\353\223\234",
	"b\305\202\304\205d", "c\303\263digo", "r\303\251ponse"
};
/* Words behind a number that make it an amount. */
static const char amount_units[][8] = {
	"kb", "mb", "gb", "kib", "mib", "bytes", "byte", "octets", "k", "s",
	"sec", "secs", "ms", "msec", "min", "mins", "percent", "%", "bits",
	"files", "while"
};
/* Words in front of a number that make it an amount: "Lines: 550". */
static const char amount_names[][9] = {
	"lines", "size", "length", "affected", "no", "nr", "pid", "port",
	"count", "total", "bytes", "rows"
};
static const char version_words[][13] = {
	"version", "ver", "v", "release", "exim", "sendmail", "postfix",
	"openssl", "openssh", "dovecot", "spamassassin", "clamav", "php",
	"perl", "python", "java", "outlook", "zimbra", "mailenable", "imail",
	"qmail", "rspamd", "cpanel", "linux", "http", "tls", "tlsv", "ssl",
	"sslv", "esmtp/"
};

#endif
