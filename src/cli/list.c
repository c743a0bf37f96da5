/* The table itself, narrowed by prefixes and filters. */
#include "cli/output/format.h"
#include "cli/modes.h"
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

/* X. entries say the same as those of their classes, and the wordings are
 * many: they are listed only when they are asked for; a wording by its kind,
 * its provider, or the beginning of its private code ("TSS"). */
static bool
is_usual(const struct options *o, const struct bouncecode_entry *e)
{
	if (record_is_worded(e))
		return o->filter[BOUNCECODE_KINDS] > BOUNCECODE_KIND_PAIR ||
		    o->provider > 0;
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

static const char *
group_of(const struct bouncecode_answer *a)
{
	const struct bouncecode_entry *e = a->entry;

	if (bouncecode_kind_of(e) == BOUNCECODE_KIND_PROVIDER)
		return bouncecode_explanation(BOUNCECODE_PROVIDERS, a->provider);
	if (bouncecode_kind_of(e) == BOUNCECODE_KIND_PHRASE)
		return "Wordings that mean the same whoever sends them";
	switch (*bouncecode_key(e)) {
	case '2':
		return "2xx  success";
	case '3':
		return "3xx  the server waits for more";
	case '4':
		return "4xx  not now: temporary refusals";
	case '5':
		return "5xx  permanent refusals";
	case 'X':
		return "X    enhanced codes, whatever the class";
	default:
		return "1xx, 6xx  not SMTP";
	}
}

static void
put_group(const struct terminal *t, const struct bouncecode_answer *a,
    const char **last)
{
	const char *group = group_of(a);

	if (group == NULL || group == *last)
		return;
	if (*last != NULL)
		putchar('\n');
	put_styled(t, STRONG, group);
	putchar('\n');
	*last = group;
}

int
list_run(const struct options *o, const struct terminal *t)
{
	size_t n = 0, all = 0;
	const char *group = NULL;
	struct record r;

	if (o->format != FORMAT_TEXT)
		record_put_header(o);
	for (size_t i = 0; i < bouncecode_count(); i++) {
		const struct bouncecode_entry *e = bouncecode_at(i);
		bool wanted = is_wanted(o, e);

		all += wanted || is_usual(o, e);
		if (!wanted)
			continue;
		record_of_entry(&r, e);
		if (!record_passes(&r, o))
			continue;
		n++;
		if (o->format == FORMAT_TEXT) {
			put_group(t, &r.answer, &group);
			text_put_line(t, &r);
		} else {
			record_put(o, &r);
		}
	}
	if (o->format == FORMAT_TEXT)
		printf("%s%zu of %zu entries\n", n ? "\n" : "", n, all);
	return n > 0 ? FOUND : NOTHING;
}
