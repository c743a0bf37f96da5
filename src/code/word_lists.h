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
	"reason", "because", "dialog"
};
/* Keys whose value is a code: "code=550". */
static const char code_keys[][15] = {
	"code", "status", "stat", "dsn", "smtpstatus", "reply", "response",
	"smtp-status", "smtp", "rc", "error", "smtpmsg", "msg", "xcode",
	"ecode", "enhanced", "enhancedstatus", "xdelay-dsn", "result",
	"dsncode", "smtpcode", "errorcode", "statuscode", "responsecode",
	"replycode", "diag", "c"
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
