/* The table itself, narrowed by prefixes and filters. */
#include "cli/modes.h"
#include "cli/output/format.h"
#include "cli/output/groups.h"
#include "cli/output/message.h"
#include "cli/output/text.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

/* Does either half of the key begin with the prefix? "5.7" narrows to 5.7.1
 * as well as to "550 5.7.1". */
static bool
begins(const char *key, const char *prefix)
{
	const char *half = strchr(key, ' ');
	size_t n = strlen(prefix);

	return strncmp(key, prefix, n) == 0 ||
	    (half != NULL && strncmp(half + 1, prefix, n) == 0);
}

static bool
asks_for_wordings(const struct filter *f)
{
	const struct choice *kinds = &f->choice[BOUNCECODE_KINDS];
	unsigned kind = BOUNCECODE_KIND_PAIR + 1;

	while (kinds->asked && kind < sizeof kinds->numbers)
		if (kinds->numbers[kind++])
			return true;
	return filter_asks(f, BOUNCECODE_PROVIDERS) ||
	    filter_asks(f, BOUNCECODE_BLOCKLISTS);
}

/* X. entries say the same as those of their classes, and the wordings are
 * many: they are listed only when they are asked for; a wording by its kind,
 * its provider, or the beginning of its private code ("TSS"). */
static bool
is_usual(const struct options *o, const struct bouncecode_entry *e)
{
	if (record_is_worded(e))
		return asks_for_wordings(&o->filter);
	return *bouncecode_key(e) != 'X';
}

static bool
is_wanted(const struct options *o, const struct bouncecode_entry *e)
{
	const char *key = bouncecode_key(e);

	if (record_usual_code(e) != NULL && !is_usual(o, e))
		return false;
	if (o->noperands == 0)
		return is_usual(o, e);
	for (int i = 0; key != NULL && i < o->noperands; i++) {
		char prefix[64];
		size_t n = 0;

		for (; o->operands[i][n] != '\0' && n < sizeof prefix - 1; n++)
			prefix[n] = (char)(record_is_worded(e)
				? o->operands[i][n]
				: toupper((unsigned char)o->operands[i][n]));
		prefix[n] = '\0';
		if (*prefix == '\0' ? is_usual(o, e) : begins(key, prefix))
			return true;
	}
	return false;
}

/* The name of a provider, or what stands above a group. */
struct heading {
	const char *codes, *words;
};

static struct heading
heading_of(const struct bouncecode_answer *a)
{
	enum group group = GROUP_PHRASES;
	const char key = record_is_worded(a->entry) ? '\0'
						    : *bouncecode_key(a->entry);

	if (a->kind == BOUNCECODE_KIND_PROVIDER && a->provider != 0)
		return (struct heading){ "",
			bouncecode_explanation(BOUNCECODE_PROVIDERS, a->provider) };
	if (a->kind == BOUNCECODE_KIND_PROVIDER)
		group = a->blocklist != 0 ? GROUP_BLOCKLISTS : GROUP_UNNAMED;
	else if (key != '\0')
		group = group_of_digit(key == 'X' ? BOUNCECODE_ANY_CLASS
						  : (unsigned)(key - '0'));
	return (struct heading){ group_titles[group].codes,
		group_titles[group].words };
}

static void
put_heading(const struct terminal *t, const struct bouncecode_answer *a,
    const char **last)
{
	struct heading h = heading_of(a);
	char text[200];

	if (h.words == NULL || h.words == *last)
		return;
	if (*last != NULL)
		putchar('\n');
	snprintf(text, sizeof text, *h.codes ? "%-3s  %s" : "%s%s", h.codes,
	    h.words);
	put_styled(t, STRONG, text);
	putchar('\n');
	*last = h.words;
}

/* Wordings that have what is asked for as well, and are listed by their kinds. */
static size_t
count_left_out(const struct options *o)
{
	size_t n = 0;

	if (filter_is_any(&o->filter) || o->noperands > 0)
		return 0;
	for (size_t i = 0; i < bouncecode_count(); i++) {
		const struct bouncecode_entry *e = bouncecode_at(i);
		struct record r;

		record_of_entry(&r, e);
		n += record_is_worded(e) && !is_wanted(o, e) &&
		    filter_passes(&o->filter, &r.answer);
	}
	return n;
}

static void
put_total(const struct options *o, const struct terminal *t, size_t n, size_t all)
{
	size_t more = count_left_out(o);
	char text[200], hint[120] = "";

	if (more > 0)
		snprintf(hint, sizeof hint, "; %zu more by their wording: --kind=%s,%s lists them",
		    more, bouncecode_name(BOUNCECODE_KINDS, BOUNCECODE_KIND_PROVIDER),
		    bouncecode_name(BOUNCECODE_KINDS, BOUNCECODE_KIND_PHRASE));
	else if (n == 0 && o->noperands > 0)
		snprintf(hint, sizeof hint, "; --search looks for words");
	snprintf(text, sizeof text, "%zu of %zu entries%s", n, all, hint);
	if (n > 0)
		putchar('\n');
	put_wrapped(t, text, 0, 0);
}

int
list_run(const struct options *o, const struct terminal *t)
{
	bool text = format_is_text(o->view.format);
	size_t n = 0, all = 0;
	const char *heading = NULL;
	struct record r;

	if (!text)
		record_put_header(&o->view);
	for (size_t i = 0; i < bouncecode_count(); i++) {
		const struct bouncecode_entry *e = bouncecode_at(i);
		bool wanted = is_wanted(o, e);

		all += wanted || is_usual(o, e);
		if (!wanted)
			continue;
		record_of_entry(&r, e);
		if (!filter_passes(&o->filter, &r.answer))
			continue;
		n++;
		if (text) {
			put_heading(t, &r.answer, &heading);
			text_put_line(t, &r);
		} else {
			record_put(&o->view, &r);
		}
	}
	if (text)
		put_total(o, t, n, all);
	return n > 0 ? FOUND : NOTHING;
}
