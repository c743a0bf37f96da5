/*
 * Finding the recipients in a notice without a form: mail servers put each of
 * them at the beginning of a line, or behind a word such as "to"; what stands
 * elsewhere may be anybody.
 */
#include "mail/notice.h"

#include "mail/address.h"

#include <string.h>

/* How an address stands in its line. */
enum standing { NOWHERE, SOMEWHERE, BEHIND_WORD, IN_FRONT };

struct candidate {
	struct address address;
	const char *line;
	enum standing standing;
};

/* Words before an address that is a recipient's, and of one that is not. */
static const char *const before_recipient[] = { "to", "recipient", "recipients",
	"address", "user", "mailbox", "rcpt", "for", "unknown", "account",
	"recipient(s)", "an", "empf\303\244nger", "destinataire", "destinatario",
	"destinat\303\241rio", "addressee", "utilisateur", "alias", "said", "error" };
static const char *const before_other[] = { "from", "sender", "contact", "mailto",
	"by", "reply-to", "help", "write", "mail", "email", "e-mail", "via",
	"support", "message-id", "von", "absender", "id", "abuse", "administrator",
	"postmaster", "helo", "ehlo" };

/* The word before an address, without the signs between them. */
static size_t
word_before(const char *line, const char *at, const char **word)
{
	const char *end = at, *p;

	while (end > line && !g_ascii_isalnum(end[-1]) &&
	    (unsigned char)end[-1] < 0x80 && end[-1] != ')')
		end--;
	for (p = end; p > line && !g_ascii_isspace(p[-1]) && p[-1] != '<' &&
	     p[-1] != ':' && p[-1] != '[';)
		p--;
	*word = p;
	return (size_t)(end - p);
}

static gboolean
is_one_of(const char *word, size_t length, const char *const *list, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (strlen(list[i]) == length &&
		    g_ascii_strncasecmp(word, list[i], length) == 0)
			return TRUE;
	return FALSE;
}

/* The first letter of a line. */
static const char *
first_letter(const char *line, const char *end)
{
	while (line < end && !g_ascii_isalnum(*line) && (unsigned char)*line < 0x80)
		line++;
	return line;
}

/* "<ann@example.com>:", "   ann@example.com", "* ann@example.com" */
static gboolean
is_in_front(const char *first, const struct address *a, const char *end)
{
	const char *behind = a->at + a->length;

	if (first < a->at)
		return FALSE;
	/* A sentence may begin with an address, too. */
	return behind == end || strchr(">:,;)\"' \t.<[(", *behind) != NULL;
}

static enum standing
standing_of(const char *line, const char *first, const struct address *a,
    const char *end)
{
	const char *word;
	size_t length;

	if (g_ascii_strncasecmp(a->at, "mailer-daemon@", 14) == 0 ||
	    g_ascii_strncasecmp(a->at, "mailto:", 7) == 0)
		return NOWHERE;
	if (is_in_front(first, a, end))
		return IN_FRONT;
	length = word_before(line, a->at, &word);
	if (is_one_of(word, length, before_recipient, G_N_ELEMENTS(before_recipient)))
		return BEHIND_WORD;
	if (is_one_of(word, length, before_other, G_N_ELEMENTS(before_other)) ||
	    g_ascii_strncasecmp(a->at, "postmaster@", 11) == 0)
		return NOWHERE;
	return SOMEWHERE;
}

static gboolean
is_listed(const GArray *list, const struct address *a)
{
	for (guint i = 0; i < list->len; i++) {
		const struct candidate *c = &g_array_index(list, struct candidate, i);

		if (c->address.length == a->length &&
		    g_ascii_strncasecmp(c->address.at, a->at, a->length) == 0)
			return TRUE;
	}
	return FALSE;
}

/* Each address at its best place. */
static void
add_line(const struct notice *n, GArray *list, const char *line, const char *end)
{
	const char *first = first_letter(line, end);
	struct address a;

	/* What is quoted was said by others; ">>>" is what a server was told. */
	if (*line == '>' && strncmp(line, ">>>", 3) != 0)
		return;
	for (const char *p = line; address_find(p, end, &a); p = a.at + a.length) {
		struct candidate c = { a, line, standing_of(line, first, &a, end) };

		/* Who is told has failed himself where he stands in a list. */
		if (c.standing != NOWHERE &&
		    (c.standing == IN_FRONT || !address_is(n->sender, &a)) &&
		    list->len <= RECIPIENTS_MAX && !is_listed(list, &a))
			g_array_append_val(list, c);
	}
}

static GArray *
candidates_of(const struct notice *n)
{
	GArray *list = g_array_new(FALSE, FALSE, sizeof(struct candidate));

	for (const char *p = n->text; p < n->end;) {
		const char *end = memchr(p, '\n', (size_t)(n->end - p));

		if (end == NULL)
			end = n->end;
		add_line(n, list, p, end);
		p = end + 1;
	}
	return list;
}

/* Of those that stand best all are recipients; of those that stand somewhere
 * in a sentence the first. */
void
notice_read(struct mime *m, struct notice *n)
{
	GArray *list = candidates_of(n);
	enum standing best = NOWHERE;

	n->has_more = list->len > RECIPIENTS_MAX;
	g_array_set_size(list, MIN(list->len, RECIPIENTS_MAX));
	for (guint i = 0; i < list->len; i++)
		best = MAX(best, g_array_index(list, struct candidate, i).standing);
	n->n = 0;
	n->list = g_new0(struct notice_recipient, list->len + 1);
	mime_keep(m, (char *)n->list);
	for (guint i = 0; i < list->len; i++) {
		const struct candidate *c = &g_array_index(list, struct candidate, i);
		struct notice_recipient *r = &n->list[n->n];

		if (c->standing != best || (best == SOMEWHERE && n->n > 0))
			continue;
		if (n->n > 0)
			r[-1].length = MIN(r[-1].length, (size_t)(c->line - r[-1].text));
		r->address = mime_keep(m, g_strndup(c->address.at, c->address.length));
		r->text = c->line;
		r->length = MIN((size_t)(n->end - c->line), ABOUT_MAX);
		n->n++;
	}
	g_array_free(list, TRUE);
}

void
notice_about(const struct notice *n, const char *address, const char **text,
    size_t *length)
{
	for (size_t i = 0; i < n->n; i++)
		if (g_ascii_strcasecmp(n->list[i].address, address) == 0) {
			*text = n->list[i].text;
			*length = n->list[i].length;
			return;
		}
	*text = n->text;
	*length = 0;
}
