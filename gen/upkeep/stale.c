/*
 * What a person has to read again: replies of providers by the page they were
 * compared with, those first that have waited longest.
 */
#include "gen/upkeep/stale.h"

#include <stdlib.h>
#include <string.h>

struct page {
	const struct source *source;
	const char *oldest;
	size_t n;
};

/* "2026-11" as a number of months. */
static long
month(const char *s)
{
	return 12 * strtol(s, NULL, 10) + strtol(s + 5, NULL, 10);
}

struct search {
	const struct model *model;
	long now;
	unsigned months;
};

static bool
is_stale(const struct search *s, const struct entry *e)
{
	return e->checked != NULL && e->nreferences > 0 &&
	    s->now - month(e->checked) >= (long)s->months;
}

/* The first source is the page that the words come from; the others agree. */
static const struct source *
page_of(const struct entry *e)
{
	return e->references[0].source;
}

static struct page *
find_page(struct page **pages, size_t *n, const struct source *source)
{
	for (size_t i = 0; i < *n; i++)
		if ((*pages)[i].source == source)
			return &(*pages)[i];
	*pages = xgrow(*pages, *n, sizeof **pages);
	(*pages)[*n] = (struct page){ .source = source };
	return &(*pages)[(*n)++];
}

static int
compare_pages(const void *a, const void *b)
{
	const struct page *x = a, *y = b;
	int order = strcmp(x->oldest, y->oldest);

	if (order != 0)
		return order;
	if (x->n != y->n)
		return x->n > y->n ? -1 : 1;
	return strcmp(x->source->id, y->source->id);
}

static void
put_page(const struct search *s, const struct page *p, FILE *out)
{
	const struct model *m = s->model;

	fprintf(out, "%s\n    %s: %zu to compare, ref=\"%s\"\n",
	    p->source->url, p->source->title, p->n, p->source->id);
	for (size_t i = 0; i < m->nentries; i++) {
		const struct entry *e = &m->entries[i];

		if (!is_stale(s, e) || page_of(e) != p->source)
			continue;
		fprintf(out, "    %s:%d: %s  %s%s%s\n", m->file, e->line,
		    e->checked, e->provider_id ? e->provider_id : "",
		    e->provider_id ? ": " : "", e->text[TITLE]);
	}
	fputc('\n', out);
}

void
put_stale(const struct model *m, const char *now, unsigned months, FILE *out)
{
	struct search s = { m, month(now), months };
	struct page *pages = NULL;
	size_t n = 0, stale = 0, all = 0;

	for (size_t i = 0; i < m->nentries; i++) {
		const struct entry *e = &m->entries[i];
		struct page *p;

		all += e->checked != NULL;
		if (!is_stale(&s, e))
			continue;
		p = find_page(&pages, &n, page_of(e));
		if (p->n++ == 0 || strcmp(e->checked, p->oldest) < 0)
			p->oldest = e->checked;
		stale++;
	}
	if (n > 0)
		qsort(pages, n, sizeof *pages, compare_pages);
	for (size_t i = 0; i < n; i++)
		put_page(&s, &pages[i], out);
	fprintf(out,
	    "%zu of %zu wordings, on %zu pages, were not compared with their source for %u months or more, seen from %s\n",
	    stale, all, n, months, now);
}
