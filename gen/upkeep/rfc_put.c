/* A paragraph for each RFC: what happened to it, by which others, and what rests on it. */
#include "gen/upkeep/rfc_put.h"

#include "gen/base/print.h"
#include "gen/upkeep/drift_put.h"

#include <string.h>

static const struct rfc *
find_rfc(const struct rfc_drift *d, unsigned number)
{
	return d->index->rfcs[number];
}

static const char *
title_of(const struct rfc_drift *d, unsigned number)
{
	const struct rfc *rfc = find_rfc(d, number);

	return rfc != NULL && rfc->title != NULL ? rfc->title : "(not in the index)";
}

/* "RFC 2821, Simple Mail Transfer Protocol, 2001-04; in force is RFC 5321" */
static void
put_rfc(const struct rfc_drift *d, unsigned number, FILE *out)
{
	const struct rfc *rfc = find_rfc(d, number);
	struct rfcs now = rfcs_in_force(d->index, number);
	const char *before = now.n > 1 ? "; in force are" : "; in force is";

	fprintf(out, "RFC %u, %s", number, title_of(d, number));
	if (rfc != NULL && rfc->date != NULL)
		fprintf(out, ", %s", rfc->date);
	for (size_t i = 0; i < now.n; i++, before = ",")
		if (now.numbers[i] != number)
			fprintf(out, "%s RFC %u", before, now.numbers[i]);
	fputc('\n', out);
}

static void
put_use(const struct use *use, FILE *out)
{
	fprintf(out, "%20s %s:%d", use->what ? "entry" : "text", use->file, use->line);
	if (use->what != NULL)
		fprintf(out, ": %s", use->what);
	if (use->section != NULL)
		fprintf(out, ", section %s", use->section);
	fputc('\n', out);
}

static void
put_difference(const struct rfc_drift *d, const struct rfc_difference *x, FILE *out)
{
	const struct rfc *rfc = find_rfc(d, x->number);

	fprintf(out, "%-9s RFC %-5u  %s\n", rfc_change_names[x->change], x->number,
	    title_of(d, x->number));
	for (size_t i = 0; i < x->by.n; i++) {
		fprintf(out, "%20s ", "by");
		put_rfc(d, x->by.numbers[i], out);
	}
	if (x->change == RFC_GONE)
		fprintf(out, "%20s %s:%d\n", "known", d->model->file, x->line);
	if (x->change == RFC_NEW && rfc->date != NULL)
		fprintf(out, "%20s %s\n", "of", rfc->date);
	if (x->change == RFC_NEW && rfc->keyword != NULL)
		fprintf(out, "%20s %s\n", "keyword", rfc->keyword);
	for (size_t i = 0; i < x->behind.n; i++) {
		unsigned number = x->behind.numbers[i];
		const struct named *named = names_find(d->names, number);

		if (number != x->number)
			fprintf(out, "%20s RFC %u\n", "in the place of", number);
		for (size_t k = 0; k < named->nuses; k++)
			put_use(&named->uses[k], out);
	}
}

void
put_rfc_drift(const struct rfc_drift *d, FILE *out)
{
	for (size_t i = 0; i < d->n; i++)
		put_difference(d, &d->differences[i], out);
	put_difference_count(d->n, d->nwanted, d->model, out);
	fprintf(out, "; %zu RFCs are named, the index has %zu", d->names->n,
	    d->index->n);
	if (d->index->latest != NULL)
		fprintf(out, " up to %s", d->index->latest);
	fputc('\n', out);
}

/* ---- for programs */

static void
put_by_json(const struct rfc_drift *d, const struct rfcs *by, FILE *out)
{
	fputs(", \"by\": [", out);
	for (size_t i = 0; i < by->n; i++) {
		const struct rfc *rfc = find_rfc(d, by->numbers[i]);
		struct rfcs now = rfcs_in_force(d->index, by->numbers[i]);

		fprintf(out, "%s{ \"rfc\": %u", i ? ", " : " ", by->numbers[i]);
		put_json_member(out, ", ", "title", rfc ? rfc->title : NULL);
		put_json_member(out, ", ", "date", rfc ? rfc->date : NULL);
		fputs(", \"in_force\": [", out);
		for (size_t k = 0; k < now.n; k++)
			fprintf(out, "%s%u", k ? ", " : " ", now.numbers[k]);
		fputs(now.n ? " ] }" : "] }", out);
	}
	fputs(by->n ? " ]" : "]", out);
}

static void
put_uses_json(const struct rfc_drift *d, const struct rfcs *behind, FILE *out)
{
	const char *before = " ";

	fputs(", \"uses\": [", out);
	for (size_t i = 0; i < behind->n; i++) {
		const struct named *named = names_find(d->names, behind->numbers[i]);

		for (size_t k = 0; k < named->nuses; k++) {
			const struct use *use = &named->uses[k];

			fprintf(out, "%s{ \"rfc\": %u", before, named->number);
			put_json_member(out, ", ", "file", use->file);
			fprintf(out, ", \"line\": %d", use->line);
			put_json_member(out, ", ", "entry", use->what);
			put_json_member(out, ", ", "section", use->section);
			fputs(" }", out);
			before = ", ";
		}
	}
	fputs(*before == ',' ? " ]" : "]", out);
}

static void
put_difference_json(const struct rfc_drift *d, const struct rfc_difference *x, FILE *out)
{
	const struct rfc *rfc = find_rfc(d, x->number);

	fputs("\t\t{ \"change\": ", out);
	put_json_string(out, rfc_change_names[x->change]);
	fprintf(out, ", \"rfc\": %u", x->number);
	put_json_member(out, ", ", "title", rfc ? rfc->title : NULL);
	put_json_member(out, ", ", "date", rfc ? rfc->date : NULL);
	if (x->change == RFC_GONE)
		fprintf(out, ", \"line\": %d", x->line);
	put_by_json(d, &x->by, out);
	put_uses_json(d, &x->behind, out);
	fputs(" }", out);
}

void
put_rfc_drift_json(const struct rfc_drift *d, FILE *out)
{
	fputs("{\n\t\"list\": ", out);
	put_json_string(out, d->model->version);
	fputs(",\n\t\"index\": ", out);
	put_json_string(out, d->index->latest);
	fprintf(out, ",\n\t\"rfcs\": %zu,\n\t\"named\": %zu,\n\t\"wanted\": %zu,\n\t\"differences\": [",
	    d->index->n, d->names->n, d->nwanted);
	for (size_t i = 0; i < d->n; i++) {
		fputs(i ? ",\n" : "\n", out);
		put_difference_json(d, &d->differences[i], out);
	}
	fputs(d->n ? "\n\t]\n}\n" : "]\n}\n", out);
}
