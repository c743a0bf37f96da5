/* Any bytes as an e-mail: what is told of it can be shown and put into a record, and is
 * the same whichever way its lines end. */
#include "mail/mail.h"
#include "base/utf8.h"
#include "tests/fuzz/rows.h"
#include "tests/fuzz/variant.h"

enum { NSTRINGS = 15, KEPT_MAX = 200 };

/* What is compared of a report. */
struct kept_mail {
	enum mail_kind kind;
	int is_foreign;
	struct bouncecode_answer answer;
	char *strings[NSTRINGS];
};

struct told {
	struct kept_mail list[KEPT_MAX];
	size_t n;
	unsigned limits;
};

static void
list_strings(const struct mail_report *r, const char *strings[NSTRINGS])
{
	const char *all[NSTRINGS] = { r->recipient, r->original_recipient, r->status,
		r->reporting_mta, r->remote_mta, r->arrival_date, r->last_attempt,
		r->will_retry_until, r->date, r->feedback_type, r->original_message_id,
		r->original_subject, r->original_from, r->original_to, r->original_envelope_id };

	memcpy(strings, all, sizeof all);
}

/* One line of UTF-8; an address is one word. */
static void
require_clean(const char *s, bool is_word)
{
	size_t length = strlen(s);

	require(length <= 998);
	for (size_t i = 0, n; i < length; i += n) {
		n = bc_utf8_length(s + i, length - i);
		require(!bc_utf8_is_control(s + i, n));
		require(!is_word || s[i] != ' ');
	}
}

static void
check_report(const struct mail_report *report)
{
	struct record_mail mail = { .report = report, .kind = mail_kind_name(report->kind),
		.name = "cur/1\n", .tells_foreign = report->is_foreign >= 0 };
	struct record r = { .file = "mailbox" };
	const struct view view = { .fields = FIELDS_OF_MAIL | FIELDS_MAIL_TEXT, .as = -1 };
	char *text = NULL;

	if (report->text != NULL) {
		require_in_text(&report->answer, report->text, report->length);
		require(memchr(report->text, '\0', report->length) == NULL);
		text = strndup(report->text, report->length);
	}
	mail.text = text;
	record_of_mail(&r, &mail);
	check_record(&view, &r);
	free(text);
}

static void
put(void *context, const struct mail_report *report)
{
	struct told *told = context;
	const char *strings[NSTRINGS];
	struct kept_mail *k = &told->list[told->n];

	require(report->kind > MAIL_OTHER && report->kind <= MAIL_COMPLAINT);
	list_strings(report, strings);
	for (int i = 0; i < NSTRINGS; i++)
		if (strings[i] != NULL)
			require_clean(strings[i], i < 2);
	if (told->n++ >= KEPT_MAX)
		return;
	check_report(report);
	k->kind = report->kind;
	k->is_foreign = report->is_foreign;
	memset(&k->answer, 0, sizeof k->answer);
	if (report->text != NULL)
		k->answer = report->answer;
	for (int i = 0; i < NSTRINGS; i++)
		k->strings[i] = strings[i] != NULL ? strdup(strings[i]) : NULL;
}

static void
tell(void *context, const char *what)
{
	struct told *told = context;

	require_clean(what, false);
	require(++told->limits == 1);
}

static void
read_mail(struct bytes mail, struct told *told)
{
	const struct mail_settings settings = { "example.com,example.org", "bounces+*@example.com" };

	told->n = told->limits = 0;
	require(mail_read(mail.at, mail.length, &settings, put, tell, told) == told->n);
	mail_form_of(mail.at, mail.length);
}

static void
forget(struct told *told)
{
	for (size_t i = 0; i < told->n && i < KEPT_MAX; i++)
		for (int k = 0; k < NSTRINGS; k++)
			free(told->list[i].strings[k]);
}

static void
require_same_told(const struct told *a, const struct told *b)
{
	require(a->n == b->n && a->limits == b->limits);
	for (size_t i = 0; i < a->n && i < KEPT_MAX; i++) {
		const struct kept_mail *x = &a->list[i], *y = &b->list[i];

		require(x->kind == y->kind && x->is_foreign == y->is_foreign);
		require(x->answer.entry == y->answer.entry);
		require(x->answer.category == y->answer.category);
		for (int k = 0; k < NSTRINGS; k++) {
			const char *s = x->strings[k], *t = y->strings[k];

			require((s != NULL) == (t != NULL) && (s == NULL || strcmp(s, t) == 0));
		}
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct told told, other;
	static bool has_begun;
	struct bytes mail = copy_bytes(data, size);
	struct bytes plain = without_cr(mail.at, mail.length), crlf = with_crlf(plain);

	if (!has_begun)
		mail_begin();
	has_begun = true;
	read_mail(mail, &told);
	forget(&told);
	read_mail(plain, &told);
	read_mail(crlf, &other);
	require_same_told(&told, &other);
	forget(&told);
	forget(&other);
	free(crlf.at);
	free(plain.at);
	free(mail.at);
	return 0;
}
