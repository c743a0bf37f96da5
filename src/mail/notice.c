/* Finding the recipients in a notice without a form. */
#include "mail/notice.h"

#include "mail/standing.h"

#include <string.h>

struct candidate {
	struct address address;
	const char *line;
	enum standing standing;
	gboolean is_user;
};

/* What is looked through, line by line. */
struct search {
	const struct notice *notice;
	GArray *found; /* of candidates */
	struct line line;
	/* Within a list of recipients; bytes of blanks before each. */
	gboolean in_list;
	size_t indent;
	GHashTable *users; /* addresses of those whom it was for, by what is before the "@" */
};

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

static void
add(struct search *s, const struct address *a, enum standing standing, gboolean is_user)
{
	struct candidate c = { *a, s->line.begin, standing, is_user };

	if (s->found->len <= RECIPIENTS_MAX && !is_listed(s->found, a))
		g_array_append_val(s->found, c);
}

/* "ann@example.com, joe@example.com": what is said of one is said of the next. */
static gboolean
is_next(const char *p, const char *at)
{
	gboolean found = FALSE;

	if (!line_joins(p, at))
		return FALSE;
	for (; p < at; p++)
		found |= *p == ',' || *p == ';' || g_ascii_isalpha(*p);
	return found;
}

/* Who is told, or wrote the message, has failed himself where he stands in a
 * list. */
static void
add_addresses(struct search *s)
{
	const struct notice *n = s->notice;
	enum standing standing = NOWHERE;
	struct address a;

	for (const char *p = s->line.begin; address_find(p, s->line.end, &a);
	     p = a.at + a.length) {
		if (standing < BEHIND_WORD || !is_next(p, a.at))
			standing = standing_of(&s->line, &a);
		if (standing != NOWHERE && (standing == IN_FRONT ||
			(!address_is(n->sender, &a) && !address_is(n->author, &a))))
			add(s, &a, standing, FALSE);
	}
}

/* ---- names without a domain, which a server has of its own users */

/* "The message was undeliverable to the following:" */
static gboolean
begins_list(const struct line *line)
{
	static const char *const words[] = { "following", "recipient", "deliver" };
	gboolean found = FALSE;
	char *small;

	if (!line_is_label(line))
		return FALSE;
	small = g_ascii_strdown(line->begin, line->end - line->begin);
	for (size_t i = 0; i < G_N_ELEMENTS(words); i++)
		found |= strstr(small, words[i]) != NULL;
	g_free(small);
	return found;
}

/* What a line of a list has: a name or an address, alone or with a reason in
 * brackets behind it. FALSE of other lines. */
static gboolean
read_item(const struct line *line, struct address *item)
{
	const char *p = line->begin, *end;

	while (p < line->end && (*p == ' ' || *p == '\t'))
		p++;
	for (end = p; end < line->end && (g_ascii_isalnum(*end) || strchr("._-+@", *end)); end++)
		;
	item->at = p;
	item->length = (size_t)(end - p);
	while (end < line->end && g_ascii_isspace(*end))
		end++;
	return p > line->begin && item->length > 1 && g_ascii_isalpha(*p) &&
	    (end == line->end || *end == '(');
}

/* For whom the message was that is returned: of each name the first address. */
static GHashTable *
list_users(const char *addressees)
{
	GHashTable *users = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	const char *p = addressees ? addressees : "", *end = p + strlen(p);
	struct address a;

	for (; address_find(p, end, &a); p = a.at + a.length) {
		const char *at = memchr(a.at, '@', a.length);
		char *name = g_ascii_strdown(a.at, at - a.at);
		struct address *user = g_hash_table_lookup(users, name);

		if (user == NULL) {
			user = g_new(struct address, 1);
			*user = a;
			g_hash_table_insert(users, name, user);
		} else {
			g_free(name);
		}
	}
	return users;
}

/* The address of a user among them; NULL of others. */
static const struct address *
find_user(struct search *s, const struct address *item)
{
	char *name = g_ascii_strdown(item->at, (gssize)item->length);
	const struct address *user;

	if (s->users == NULL)
		s->users = list_users(s->notice->addressees);
	user = g_hash_table_lookup(s->users, name);
	g_free(name);
	return user;
}

static void
add_item(struct search *s)
{
	const struct address *user;
	struct address item;
	size_t indent;

	if (!read_item(&s->line, &item)) {
		s->in_list = s->line.first == s->line.end && s->in_list;
		return;
	}
	indent = (size_t)(item.at - s->line.begin);
	if (s->indent == 0)
		s->indent = indent;
	s->in_list = indent == s->indent;
	if (!s->in_list || memchr(item.at, '@', item.length) != NULL)
		return;
	user = find_user(s, &item);
	add(s, user ? user : &item, user ? IN_FRONT : BY_NAME, TRUE);
}

static void
search_line(struct search *s)
{
	if (line_is_quoted(&s->line))
		return;
	add_addresses(s);
	if (begins_list(&s->line)) {
		s->in_list = TRUE;
		s->indent = 0;
	} else if (s->in_list) {
		add_item(s);
	}
}

/* ---- the recipients */

/* Of those that stand best all are recipients; of those that stand somewhere in
 * a sentence the first, and what is said of the others is not said of him. */
static void
take_best(struct mime *m, struct notice *n, const GArray *found)
{
	const struct candidate *c = (const struct candidate *)(const void *)found->data;
	enum standing best = NOWHERE;

	for (guint i = 0; i < found->len; i++)
		best = MAX(best, c[i].standing);
	for (guint i = 0; i < found->len; i++) {
		struct notice_recipient *r = &n->list[n->n];

		if (c[i].standing != best)
			continue;
		r->address = mime_keep(m, g_strndup(c[i].address.at, c[i].address.length));
		r->line = c[i].line;
		r->is_user = c[i].is_user;
		notice_add_person(n, r->address);
		n->npeople++;
		n->n += best != SOMEWHERE || n->n == 0 ? 1 : 0;
	}
}

void
notice_read(struct mime *m, struct notice *n)
{
	struct search s = { .notice = n };
	const char *p = n->text;

	s.found = g_array_new(FALSE, FALSE, sizeof(struct candidate));
	while (line_next(&s.line, &p, n->end))
		search_line(&s);
	n->has_more = s.found->len > RECIPIENTS_MAX;
	g_array_set_size(s.found, MIN(s.found->len, RECIPIENTS_MAX));
	n->list = g_new0(struct notice_recipient, s.found->len + 1);
	mime_keep(m, (char *)n->list);
	n->n = n->npeople = 0;
	take_best(m, n, s.found);
	g_array_free(s.found, TRUE);
	if (s.users != NULL)
		g_hash_table_destroy(s.users);
}
