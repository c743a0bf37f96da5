/* The words around a number that make it a code, or an amount. */
#ifndef BC_LISTS_H
#define BC_LISTS_H

#include "base/ascii.h"

/* A list of words in the order of ASCII, of which only the first letters have
 * to be looked at, up to that of the word. */
struct bc_word_list {
	const char *first;
	size_t width, n;
};

static inline struct bc_word_list
bc_list_of(const char *first, size_t width, size_t size)
{
	struct bc_word_list list;

	list.first = first;
	list.width = width;
	list.n = size / width;
	return list;
}

#define BC_LIST(list) bc_list_of(list[0], sizeof *list, sizeof list)

static inline int
bc_is_among(const char *word, size_t n, struct bc_word_list list)
{
	char first = n > 0 ? bc_lower(*word) : '\0';

	for (size_t k = 0; n > 0 && n < list.width && k < list.n; k++) {
		const char *p = list.first + k * list.width;
		size_t i = 1;

		if (*p > first)
			break;
		if (*p < first)
			continue;
		while (i < n && p[i] == bc_lower(word[i]))
			i++;
		if (i == n && p[n] == '\0')
			return 1;
	}
	return 0;
}

/* Words in front of a code, as in "said 550" or "status=5.1.1". */
static const char bc_code_words[][16] = {
	"answer", "answered", "answers", "antwort", "antwortcode", "because",
	"blad", "bounced", "code", "codice", "codigo", "deferred", "diag",
	"diagnostic-code", "dialog", "dsn", "ecode", "erreur", "erro",
	"error", "errorcode", "errore", "errors", "esmtp", "failed", "fehler",
	"fehlercode", "foutcode", "got", "kod", "lmtp", "meldung", "message",
	"msg", "rc", "reason", "received", "recv", "refused", "rejected",
	"replied", "reply", "replycode", "response", "responsecode", "result",
	"return", "returned", "returns", "said", "says", "server", "smtp",
	"smtp-status", "smtpcode", "smtpmsg", "smtpstatus", "stat", "status",
	"statuscode", "with", "xcode"
};
/* Keys whose value is a code: "code=550". */
static const char bc_code_keys[][15] = {
	"c", "code", "diag", "dsn", "dsncode", "ecode", "enhanced",
	"enhancedstatus", "error", "errorcode", "led", "message", "msg", "rc",
	"reply", "replycode", "response", "responsecode", "result", "smtp",
	"smtp-status", "smtpcode", "smtpmsg", "smtpstatus", "stat", "status",
	"statuscode", "xcode", "xdelay-dsn"
};
/* What a configuration sets: "default_action", "reject_code". */
static const char bc_setting_words[][8] = {
	"action", "bounce", "defer", "reject"
};
/* "Expected response code 250": what was asked for, and what may stand between
 * that word and the number. */
static const char bc_expecting_words[][10] = {
	"expected", "expecting", "expects", "instead", "wanted"
};
static const char bc_expected_words[][10] = {
	"a", "code", "codes", "of", "reply", "response", "responses",
	"result", "smtp", "status"
};
/* Marks and words of other scripts behind which a code may stand: quotation
 * marks, brackets and colons of UTF-8; "error", "code", "answer", "returned"
 * in Russian, Chinese, Japanese, Korean, Polish and French. */
static const char bc_foreign_marks[][4] = {
	"\342\200\234", "\342\200\235", "\342\200\236", "\342\200\230",
	"\342\200\231", "\342\200\242", "\342\200\223", "\342\200\224",
	"\302\253", "\302\273", "\302\240", "\343\200\214", "\343\200\216",
	"\343\200\220", "\343\200\202", "\343\200\200", "\357\274\232",
	"\357\274\210", "\357\274\214"
};
static const char bc_foreign_words[][22] = {
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
static const char bc_amount_units[][8] = {
	"%", "bits", "byte", "bytes", "files", "gb", "k", "kb", "kib", "mb",
	"mib", "min", "mins", "ms", "msec", "octets", "percent", "s", "sec",
	"secs", "while"
};
/* Words in front of a number that make it an amount: "Lines: 550". */
static const char bc_amount_names[][9] = {
	"affected", "bytes", "count", "length", "lines", "no", "nr", "pid",
	"port", "rows", "size", "total"
};
static const char bc_version_words[][13] = {
	"clamav", "cpanel", "dovecot", "esmtp/", "exim", "http", "imail",
	"java", "linux", "mailenable", "openssh", "openssl", "outlook",
	"perl", "php", "postfix", "python", "qmail", "release", "rspamd",
	"sendmail", "spamassassin", "ssl", "sslv", "tls", "tlsv", "v", "ver",
	"version", "zimbra"
};

#endif
