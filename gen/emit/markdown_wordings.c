/*
 * The wordings in docs/CODES.md: rows of tables, for there are many, and their
 * prose is mostly their category's.
 */
#include "gen/emit/markdown_wordings.h"

#include "gen/base/print.h"
#include "src/cli/output/groups.h"

#include <string.h>

/* The pieces of a wording are joined by dots. */
static void
print_patterns(const struct patterns *p, FILE *out)
{
	for (size_t i = 0; i < p->n; i++) {
		const char *text = p->list[i].text, *star;

		fputs(i > 0 ? "<br>" : " ", out);
		while ((star = strstr(text, " * ")) != NULL) {
			put_markdown_code(out,
			    xprintf("%.*s", (int)(star - text), text));
			fputs(" … ", out);
			text = star + 3;
		}
		put_markdown_code(out, text);
	}
}

/* Everything an entry is found by. */
static void
print_wordings(const struct entry *e, FILE *out)
{
	const char *before = e->patterns.n > 0 ? "<br>" : " ";

	print_patterns(&e->patterns, out);
	if (e->token != NULL) {
		fprintf(out, "%stoken ", before);
		put_markdown_code(out, e->token);
	}
	if (e->behind != NULL)
		fprintf(out, "%sunknown words behind %s", before, e->behind);
	if (e->command != NULL)
		fprintf(out, "%sin answer to `%s`", before, e->command);
	fputs(" |", out);
}

/* What the code of a wording leaves open is shown for 5yz. */
static void
print_wording_row(const struct model *m, const struct row *r, FILE *out)
{
	const struct entry *e = r->entry;
	const char *enhanced = row_enhanced(r);
	struct judgement j = judge(m, e, r->digit);

	fputs("|", out);
	print_wordings(e, out);
	if (e->reply > 0)
		fprintf(out, " %u", e->reply);
	fprintf(out, "%s%s | `%s` | %s, %s | %s | ", enhanced ? " " : "",
	    enhanced ? enhanced : "", j.category->word->id,
	    word_id(m, BOUNCECODE_BOUNCES, j.bounce),
	    word_id(m, BOUNCECODE_ACTIONS, j.action),
	    word_id(m, BOUNCECODE_CONFIDENCES, e->confidence));
	put_markdown(out, e->text[TITLE]);
	if (e->lang != NULL)
		fprintf(out, " (%s)", e->lang);
	if (e->catch_all)
		fputs(" (where nothing else fits)", out);
	if (e->needs_sign)
		fputs(" (only with a sign of the provider)", out);
}

/* Whether a block list is still run, since when that is known, and where one
 * gets off it. */
static void
print_blocklist(const struct model *m, const struct entry *e, FILE *out)
{
	const char *page =
	    find_number(m, BOUNCECODE_BLOCKLISTS, e->blocklist)->url;

	fputs(" |", out);
	if (e->state != NULL)
		fprintf(out, " %s, %s", e->state, e->since);
	if (page != NULL)
		fprintf(out, " | <%s>", page);
	else
		fputs(" |", out);
}

/* What tables of wordings there are. */
enum table { BLOCKLISTS, RESPONSES, PHRASES, CUES };

static bool
has_unnamed(const struct model *m)
{
	for (size_t i = 0; i < m->nentries; i++)
		if (m->entries[i].kind == BOUNCECODE_KIND_PROVIDER &&
		    m->entries[i].provider == 0)
			return true;
	return false;
}

static enum table
table_of(const struct entry *e)
{
	return e->blocklist != 0			 ? BLOCKLISTS
	    : e->is_cue				 ? CUES
	    : e->kind == BOUNCECODE_KIND_PROVIDER ? RESPONSES
						 : PHRASES;
}

/* The rows of one table; the head comes with the first. */
static void
print_table(
    const struct model *m, enum table table, unsigned provider, FILE *out)
{
	const char *head = table == BLOCKLISTS
	    ? "| wording | code | category | bounce, action | confidence | title | state | delisting |\n"
	      "| --- | --- | --- | --- | --- | --- | --- | --- |\n"
	    : "| wording | code | category | bounce, action | confidence | title |\n"
	      "| --- | --- | --- | --- | --- | --- |\n";
	bool any = false;

	for (size_t i = 0; i < m->nrows; i++) {
		const struct entry *e = m->rows[i].entry;

		if (!is_worded(e) || table_of(e) != table ||
		    e->provider != provider)
			continue;
		fputs(any ? "" : head, out);
		any = true;
		print_wording_row(m, &m->rows[i], out);
		if (table == BLOCKLISTS)
			print_blocklist(m, e, out);
		fputs(" |\n", out);
	}
	fputs(any ? "\n" : "", out);
}

static void
print_signs(const struct provider *p, FILE *out)
{
	static const char *const names[] = { [BC_STRONG] = "Strong signs",
		[BC_MEDIUM] = "Medium signs", [BC_WEAK] = "Weak signs",
		[BC_HOST] = "Hosts" };

	for (int kind = BC_STRONG; kind <= BC_HOST; kind++) {
		bool any = false;

		for (size_t i = 0; i < p->patterns.n; i++) {
			if ((int)p->patterns.list[i].kind != kind)
				continue;
			if (any)
				fputs(", ", out);
			else
				fprintf(out, "- %s: ", names[kind]);
			put_markdown_code(out, p->patterns.list[i].text);
			any = true;
		}
		fputs(any ? "\n" : "", out);
	}
	fputs(p->patterns.n ? "\n" : "", out);
}

static void
print_providers(const struct model *m, FILE *out)
{
	for (size_t i = 0; i < m->nproviders; i++) {
		const struct provider *p = &m->providers[i];

		fputs("### ", out);
		put_markdown(out, p->word->text);
		fprintf(out, "\n\n`%s`", p->word->id);
		if (p->word->url != NULL)
			fprintf(out, ", <%s>", p->word->url);
		if (p->word->aliases != NULL)
			fprintf(out, ", also called %s", p->word->aliases);
		fputs("\n\n", out);
		if (p->word->note != NULL) {
			put_markdown(out, p->word->note);
			fputs("\n\n", out);
		}
		print_signs(p, out);
		print_table(m, RESPONSES, p->word->number, out);
	}
	if (has_unnamed(m))
		fprintf(out, "### %s\n\n", group_titles[GROUP_UNNAMED].words);
	print_table(m, RESPONSES, 0, out);
}

static void
print_headlines(const struct model *m, FILE *out)
{
	if (m->nheadlines == 0)
		return;
	fputs("## Headlines, which only say that delivery failed\n\n"
	      "| wording | language | provider | where the line that tells why stands |\n"
	      "| --- | --- | --- | --- |\n",
	    out);
	for (size_t i = 0; i < m->nheadlines; i++) {
		const struct headline *h = &m->headlines[i];

		fputs("|", out);
		print_patterns(&h->entry.patterns, out);
		fprintf(out, " | %s | %s | ",
		    h->entry.lang ? h->entry.lang : "",
		    h->entry.provider_id ? h->entry.provider_id : "");
		put_markdown(out, h->where);
		fputs(" |\n", out);
	}
	fputc('\n', out);
}

void
put_markdown_wordings(const struct model *m, FILE *out)
{
	fprintf(out,
	      "## %s\n\n"
	      "`…` stands for any text. Where no code is given, the verdict is that of a 5yz reply.\n"
	      "What an entry says in full is in `codes.json`.\n\n",
	    group_titles[GROUP_BLOCKLISTS].words);
	print_table(m, BLOCKLISTS, 0, out);
	fputs("## Replies of one provider\n\n", out);
	print_providers(m, out);
	fprintf(out, "## %s\n\n", group_titles[GROUP_PHRASES].words);
	print_table(m, PHRASES, 0, out);
	fputs("## Words of weight, where no wording fits\n\n", out);
	print_table(m, CUES, 0, out);
	print_headlines(m, out);
}
