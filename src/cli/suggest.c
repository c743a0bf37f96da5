/* What to answer: the code and the text that a server should send when
 * something happens, and who says so. */
#include "cli/advise/situations.h"
#include "cli/modes.h"
#include "cli/output/format.h"
#include "cli/output/message.h"
#include "cli/output/stream.h"
#include "cli/output/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
put_answer(const struct terminal *t, const struct situation *s)
{
	put_styled(t, STRONG, s->code);
	putc(' ', out);
	put_wrapped(t, s->reply, (unsigned)strlen(s->code) + 1, 4);
}

static void
put_whole(const struct terminal *t, const struct situation *s)
{
	struct bouncecode_answer a;
	char line[400], source[100];

	situation_explain(s, &a);
	put_answer(t, s);
	putc('\n', out);
	text_put_label(t, "When", s->when);
	snprintf(line, sizeof line, "%s, %s, %s",
	    bouncecode_name(BOUNCECODE_CATEGORIES, a.category),
	    bouncecode_name(BOUNCECODE_BOUNCES, a.bounce),
	    bouncecode_name(BOUNCECODE_ACTIONS, a.action));
	text_put_label(t, "Read as", line);
	for (size_t i = 0; i < SITUATION_SOURCES && s->sources[i].name != NULL; i++) {
		snprintf(line, sizeof line, "%s, %s",
		    situation_source(s, i, source, sizeof source), s->sources[i].url);
		text_put_label(t, i == 0 ? "Source" : "", line);
	}
}

static void
put_other(const struct terminal *t, const struct situation *s)
{
	char line[400], source[100];

	put_answer(t, s);
	snprintf(line, sizeof line, "%s (%s)", s->when,
	    situation_source(s, 0, source, sizeof source));
	fputs("    ", out);
	put_wrapped(t, line, 4, 4);
}

static void
put_text(const struct terminal *t, const struct fit *fits, size_t n)
{
	put_whole(t, fits[0].situation);
	if (n > 1)
		fputs("\nOr, if that is what happened:\n", out);
	for (size_t i = 1; i < n; i++)
		put_other(t, fits[i].situation);
}

static struct bc_cell
string(const char *name, const char *text)
{
	return (struct bc_cell){ name, BC_CELL_STRING, text, 0 };
}

static void
put_record(struct cell_writer *w, const struct fit *fit, size_t rank)
{
	const struct situation *s = fit->situation;
	struct bouncecode_answer a;
	char source[100];

	situation_explain(s, &a);
	situation_source(s, 0, source, sizeof source);
	format_put_cells(w, (struct bc_cell[]){
		{ "rank", BC_CELL_NUMBER, NULL, rank },
		{ "score", BC_CELL_NUMBER, NULL, fit->score },
		{ "reply", BC_CELL_NUMBER, NULL, strtoul(s->code, NULL, 10) },
		string("enhanced", s->code + 4),
		string("code", s->code),
		string("text", s->reply),
		string("when", s->when),
		string("category", bouncecode_name(BOUNCECODE_CATEGORIES, a.category)),
		string("bounce", bouncecode_name(BOUNCECODE_BOUNCES, a.bounce)),
		string("action", bouncecode_name(BOUNCECODE_ACTIONS, a.action)),
		string("source", source),
		string("url", s->sources[0].url),
	}, 12);
}

static int
suggest(const struct options *o, const struct terminal *t, const char *words,
    size_t length)
{
	struct fit *fits = check_memory(calloc(situations_count(), sizeof *fits));
	struct cell_writer writer = { .format = o->view.format,
		.begun = o->view.no_header };
	size_t n = situations_find(words, length, fits);

	if (n > o->limit)
		n = o->limit;
	if (n == 0)
		complain("no answer is known for %s; --search looks for codes",
		    quoted(words, length));
	else if (format_is_text(o->view.format))
		put_text(t, fits, n);
	else
		for (size_t i = 0; i < n; i++)
			put_record(&writer, &fits[i], i + 1);
	free(fits);
	return n > 0 ? FOUND : NOTHING;
}

int
suggest_run(const struct options *o, const struct terminal *t)
{
	size_t length;
	char *words;
	int status;

	if (o->noperands == 0) {
		complain("--suggest: no words given");
		suggest_help();
		return TROUBLE;
	}
	if ((words = options_join(o, &length)) == NULL)
		return TROUBLE;
	status = suggest(o, t, words, length);
	free(words);
	return status;
}
