/* Options that need others, and the fields that records have by all of them. */
#include "cli/options_check.h"
#include "cli/output/format.h"
#include "cli/output/message.h"
#include "cli/output/record.h"

#include <stdio.h>
#include <string.h>

/* ---- modes */

const char *
mode_names(unsigned modes, const char *last, char *text, size_t size)
{
	const struct option_row *rows[NOPTIONS];
	size_t n = 0, length = 0;

	for (size_t i = 0; i < NOPTIONS; i++)
		if (option_is_mode(&option_list[i]) &&
		    (modes & 1u << option_list[i].mode) != 0)
			rows[n++] = &option_list[i];
	*text = '\0';
	for (size_t i = 0; i < n && length < size; i++)
		length += (size_t)snprintf(text + length, size - length,
		    "%s--%s", i == 0 ? "" : i + 1 < n ? ", " : last,
		    rows[i]->name);
	return text;
}

const char *
options_of_mode(enum mode mode)
{
	static char names[100];
	unsigned modes = mode == MODE_MAIL_SUMMARY ? IN(MAIL) | IN(SUMMARY) : 1u << mode;

	return mode_names(modes, " ", names, sizeof names);
}

/* ---- what was given */

/* Does each option that was given go with the mode? */
static int
check_modes(const struct options *o, const bool given[NOPTIONS])
{
	for (size_t i = 0; i < NOPTIONS; i++) {
		const struct option_row *row = &option_list[i];
		char names[200];

		if (!given[i] || row->goes_with == 0 ||
		    (row->goes_with & 1u << o->mode) != 0)
			continue;
		complain("--%s needs %s", row->name,
		    mode_names(row->goes_with, " or ", names, sizeof names));
		return -1;
	}
	return 0;
}

/* A report needs what is counted, and a page has a time line. */
static int
check_format(struct options *o)
{
	const char *name = format_name(o->view.format);

	if (!format_is_report(o->view.format))
		return 0;
	if ((PUTS_SUMMARY & 1u << o->mode) == 0) {
		complain("--format=%s needs --summary", name);
		return -1;
	}
	if (strcmp(name, "html") == 0 && o->line == NO_PERIOD)
		o->line = BY_HOUR;
	return 0;
}

/* A filter has a form of its own, and stands between two programs. */
static int
check_filter(struct options *o, const bool given[NOPTIONS])
{
	if (o->mode != MODE_FILTER)
		return 0;
	if (given[OPTION_FORMAT] || given[OPTION_JSON])
		complain("--filter has a format of its own: --%s cannot be used",
		    given[OPTION_FORMAT] ? "format" : "json");
	else if (given[OPTION_OUTPUT])
		complain("--filter answers at once, which --output would not");
	else if (o->noperands > 0)
		complain("--filter reads standard input: \"%s\" is not wanted", o->operands[0]);
	else {
		o->view.format = o->filters;
		return 0;
	}
	return -1;
}

/* What is followed has no end, and a file would have one. */
static int
check_follow(const struct options *o)
{
	const char *file = o->operands[0];

	if (!o->follow)
		return 0;
	if (o->output == NULL)
		complain("--follow needs --output=FILE, which it keeps current");
	else if (strcmp(format_name(o->view.format), "partial") == 0)
		complain("--follow has no end, and --format=partial is written at the end");
	else if (file != NULL && (o->noperands > 1 || strcmp(file, "-") != 0))
		complain("--follow reads standard input: tail -F %s | bouncecode --summary --follow ...", file);
	else
		return 0;
	return -1;
}

/* ---- fields */

/* The fields that records of a mode have by themselves. */
static const unsigned mode_fields[] = {
	[MODE_QUERY] = FIELDS_TEXTS,
	[MODE_SEARCH] = FIELDS_TEXTS | FIELDS_OF_SEARCH,
	[MODE_LIST] = FIELDS_TEXTS,
	[MODE_LINES] = FIELDS_OF_LINES,
	[MODE_SCAN] = FIELDS_OF_LINES | FIELDS_OF_SCAN,
	[MODE_FILTER] = FIELDS_OF_SCAN,
	[MODE_SUMMARY] = 0,
	[MODE_MAIL] = FIELDS_OF_MAIL,
	[MODE_MAIL_SUMMARY] = 0,
	[MODE_SUPPRESS] = 0,
	[MODE_MAIL_SUPPRESS] = 0,
	[MODE_COMPARE] = 0,
	[MODE_SUGGEST] = 0,
	[MODE_MERGE] = 0,
	[MODE_HELP] = 0,
	[MODE_VERSION] = 0,
};

/* And those that they may have where they are asked for. */
static unsigned
askable_fields(enum mode mode)
{
	return mode_fields[mode] | FIELDS_TEXTS |
	    (mode == MODE_MAIL ? FIELDS_MAIL_TEXT : 0) |
	    (mode == MODE_LINES || mode == MODE_SCAN ? FIELDS_INPUT : 0);
}

/* The long texts of lines are there only where they are asked for. */
static unsigned
fields_of(const struct options *o)
{
	unsigned asked = o->view.verbose ? FIELDS_TEXTS | FIELDS_MAIL_TEXT : 0;

	for (size_t i = 0; i < o->view.nchosen; i++)
		asked |= record_fields[o->view.chosen[i]].with;
	if (o->echo)
		asked |= FIELDS_INPUT;
	return mode_fields[o->mode] | (asked & askable_fields(o->mode)) |
	    (o->view.as >= 0 ? FIELDS_AS : 0);
}

/* The modes whose records have a field; a query may be a search, and an e-mail
 * where it is read. */
static unsigned
modes_with(const struct options *o, const struct field *f)
{
	unsigned modes = 0;

	for (enum mode m = MODE_QUERY; m < MODE_HELP; m++)
		if (f->with == 0 || (f->with & askable_fields(m)) != 0)
			modes |= 1u << m;
	if ((modes & (IN(SEARCH) | (o->noperands == 0 ? IN(MAIL) : 0))) != 0)
		modes |= IN(QUERY);
	return modes;
}

static int
check_field(const struct options *o, const struct field *f)
{
	char names[200];

	if (f->with == FIELDS_AS ? o->view.as >= 0 : (modes_with(o, f) & 1u << o->mode) != 0)
		return 0;
	complain("--fields=%s needs %s", f->name, f->with == FIELDS_AS ? "--as"
		: mode_names(modes_with(o, f), " or ", names, sizeof names));
	return -1;
}

/* What of a record is printed, and what stands above. */
static int
check_view(struct options *o)
{
	struct view *v = &o->view;

	for (size_t i = 0; i < v->nchosen; i++)
		if (check_field(o, &record_fields[v->chosen[i]]) < 0)
			return -1;
	if (o->echo && v->nchosen > 0 && memchr(v->chosen, FIELD_input, v->nchosen) == NULL)
		v->chosen[v->nchosen++] = FIELD_input;
	if (v->no_header && !format_has_header(v->format)) {
		complain("--no-header needs --format=tsv or csv");
		return -1;
	}
	if (v->nchosen > 0 && format_is_text(v->format)) {
		v->format = format_columns();
		v->no_header = true;
	}
	v->fields = fields_of(o);
	return 0;
}

void
options_ask_for_mail(struct options *o)
{
	o->mode = MODE_MAIL;
	o->view.fields = fields_of(o);
}

int
options_check(struct options *o, const bool given[NOPTIONS])
{
	if (o->mode == MODE_HELP || o->mode == MODE_VERSION)
		return 0;
	if (check_modes(o, given) < 0 || check_format(o) < 0 || check_filter(o, given) < 0 ||
	    check_follow(o) < 0)
		return -1;
	return check_view(o);
}
