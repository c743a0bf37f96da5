/* Whose message came back: somebody may have sent it in our name. */
#include "mail/reader.h"

#include "mail/fields.h"

#include <string.h>

/* Does a name of a domain end there? "example.com." may end a sentence. */
static gboolean
ends_name(const char *p)
{
	return !g_ascii_isalnum(*p) && *p != '-' && *p != '_' &&
	    (unsigned char)*p < 0x80 &&
	    (*p != '.' || !(g_ascii_isalnum(p[1]) || (unsigned char)p[1] >= 0x80));
}

/* Is a domain, or a name within it, in a text of small letters? */
static gboolean
mentions(const char *small, const char *domain)
{
	size_t n = strlen(domain);

	for (const char *p = small; n > 0 && (p = strstr(p, domain)) != NULL; p++)
		if ((p == small || strchr("@. <[(=", p[-1]) != NULL) && ends_name(p + n))
			return TRUE;
	return FALSE;
}

/* Is one of the domains? */
static gboolean
is_ours(const char *text, char **domains)
{
	char *small = g_ascii_strdown(text, -1);
	gboolean found = FALSE;

	for (size_t i = 0; domains[i] != NULL && !found; i++)
		found = mentions(small, domains[i]);
	g_free(small);
	return found;
}

/* One sign is enough that it is ours; that it is not, all have to tell. */
static void
judge(const char *text, char **domains, int *foreign)
{
	if (text != NULL && *foreign != 0)
		*foreign = !is_ours(text, domains);
}

/* The header of a message that is returned: our servers name it, and themselves. */
static void
judge_header(struct reader *r, const char *text, char **domains, int *foreign)
{
	struct fields f = fields_read(&r->mime, text);

	for (size_t i = 0; i < f.n; i++)
		if (fields_is_named(&f.list[i], "Message-ID") ||
		    fields_is_named(&f.list[i], "Received"))
			judge(f.list[i].value, domains, foreign);
}

static char **
domains_of(const struct reader *r)
{
	char *small, **domains;

	if (r->settings == NULL || r->settings->sent_by == NULL)
		return NULL;
	small = g_ascii_strdown(r->settings->sent_by, -1);
	domains = g_strsplit(small, ",", -1);
	g_free(small);
	return domains;
}

int
reader_foreign(struct reader *r)
{
	char **domains = domains_of(r);
	size_t i = 0;
	const struct part *part;
	int foreign = domains != NULL && r->verp != NULL ? 0 : -1;

	if (domains == NULL)
		return -1;
	while ((part = mime_next(&r->mime, PART_RETURNED, &i)) != NULL)
		judge_header(r, part->text, domains, &foreign);
	judge_header(r, r->notice.end, domains, &foreign);
	g_strfreev(domains);
	return foreign;
}

int
reader_answers_foreign(struct reader *r)
{
	char **domains = domains_of(r);
	int foreign = -1;

	if (domains == NULL)
		return -1;
	judge(reader_header(r, "In-Reply-To"), domains, &foreign);
	judge(reader_header(r, "References"), domains, &foreign);
	g_strfreev(domains);
	return foreign;
}
