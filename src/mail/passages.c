/*
 * What a notice says of whom: from the line that names somebody to the one that
 * names somebody else. What is said of one is not heard for another.
 */
#include "mail/notice.h"

#include "mail/standing.h"

#include <string.h>

/* What is being read. Who is named alone in a line, and the next in the next,
 * have in common what is said behind them. */
struct division {
	struct notice *notice;
	const char *begin;  /* of the passage that is open */
	GPtrArray *people;  /* whom it is about; nobody where none is open */
	gboolean is_bare;   /* it has said nothing yet */
	gboolean says_more; /* its last line that is not empty ends with a colon */
	GPtrArray *named;   /* in the line */
	size_t next;        /* of the notice's list */
};

static GPtrArray *
find(const struct notice *n, const char *address, size_t length)
{
	char *small = g_ascii_strdown(address, (gssize)length);
	GPtrArray *person = n->people ? g_hash_table_lookup(n->people, small) : NULL;

	g_free(small);
	return person;
}

static void
free_person(void *passages)
{
	g_ptr_array_free(passages, TRUE);
}

void
notice_add_person(struct notice *n, const char *address)
{
	if (n->people == NULL)
		n->people = g_hash_table_new_full(g_str_hash, g_str_equal, g_free, free_person);
	if (address != NULL && find(n, address, strlen(address)) == NULL)
		g_hash_table_insert(n->people, g_ascii_strdown(address, -1),
		    g_ptr_array_new());
}

void
notice_free(struct notice *n)
{
	if (n->people != NULL)
		g_hash_table_destroy(n->people);
	if (n->passages != NULL)
		g_ptr_array_free(n->passages, TRUE);
}

const GPtrArray *
notice_about(const struct notice *n, const char *address)
{
	return address != NULL ? find(n, address, strlen(address)) : NULL;
}

static void
add_to(GPtrArray *people, void *person)
{
	if (person != NULL && !g_ptr_array_find(people, person, NULL))
		g_ptr_array_add(people, person);
}

/* A name without a domain is one only where it was found to be a recipient's. */
static void
read_user(struct division *d, const struct line *line)
{
	const struct notice *n = d->notice;

	while (d->next < n->n && n->list[d->next].line < line->begin)
		d->next++;
	for (size_t i = d->next; i < n->n && n->list[i].line == line->begin; i++)
		if (n->list[i].is_user)
			add_to(d->named, find(n, n->list[i].address, strlen(n->list[i].address)));
}

/* Who is named in a line: the first, and those that follow him without more than
 * a word between them. Is that all that the line has? */
static gboolean
read_names(struct division *d, const struct line *line)
{
	const char *p = line->begin;
	gboolean is_bare = TRUE;
	struct address a;

	g_ptr_array_set_size(d->named, 0);
	if (line_is_quoted(line))
		return FALSE;
	read_user(d, line);
	for (; address_find(p, line->end, &a); p = a.at + a.length) {
		if (d->named->len > 0 && !line_joins(p, a.at))
			return FALSE;
		is_bare &= line_joins(p, a.at);
		if (standing_of(line, &a) == NOWHERE)
			continue;
		add_to(d->named, find(d->notice, a.at, a.length));
	}
	return is_bare && line_joins(p, line->end);
}

static void
close_passage(struct division *d, const char *end)
{
	struct passage *passage = NULL;

	if (d->people->len > 0) {
		passage = g_new0(struct passage, 1);
		passage->text = d->begin;
		passage->length = MIN((size_t)(end - d->begin), ABOUT_MAX);
		g_ptr_array_add(d->notice->passages, passage);
	}
	for (guint i = 0; i < d->people->len; i++)
		g_ptr_array_add(d->people->pdata[i], passage);
	g_ptr_array_set_size(d->people, 0);
	d->is_bare = d->says_more = FALSE;
}

/* "----- Transcript of session follows -----" */
static gboolean
is_heading(const struct line *line)
{
	const char *p = line->begin;

	while (p < line->end && g_ascii_isspace(*p))
		p++;
	return line->end - p > 3 && strchr("-=*_", *p) != NULL &&
	    p[1] == *p && p[2] == *p;
}

static void
read_unnamed(struct division *d, const struct line *line)
{
	if (line->first == line->end)
		return;
	if (!is_heading(line))
		d->is_bare = FALSE;
	else if (!d->is_bare)
		close_passage(d, line->begin);
	d->says_more = line_is_label(line);
}

/* "The server said:", and in the next line the reply for whomever. */
static gboolean
goes_on(const struct division *d, const struct line *line)
{
	return d->is_bare || (d->says_more && d->people->len > 0 &&
		g_ascii_isdigit(*line->first)) ||
	    (d->people->len == 1 && d->named->len == 1 &&
		d->people->pdata[0] == d->named->pdata[0]);
}

static void
read_line(struct division *d, const struct line *line)
{
	gboolean is_bare = read_names(d, line);

	if (d->named->len == 0) {
		read_unnamed(d, line);
		return;
	}
	if (!goes_on(d, line)) {
		close_passage(d, line->begin);
		d->begin = line->begin;
		d->is_bare = TRUE;
	}
	for (guint i = 0; i < d->named->len; i++)
		add_to(d->people, d->named->pdata[i]);
	d->is_bare &= is_bare;
	d->says_more = line_is_label(line);
}

void
notice_divide(struct notice *n)
{
	struct division d = { .notice = n };
	struct line line = { .begin = NULL };
	const char *p = n->text;

	n->passages = g_ptr_array_new_with_free_func(g_free);
	d.people = g_ptr_array_new();
	d.named = g_ptr_array_new();
	while (line_next(&line, &p, n->end))
		read_line(&d, &line);
	close_passage(&d, n->end);
	g_ptr_array_free(d.people, TRUE);
	g_ptr_array_free(d.named, TRUE);
}
