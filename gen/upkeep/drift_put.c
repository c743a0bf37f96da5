/* What differs, as people and programs read it. */
#include "gen/upkeep/drift_put.h"

#include "gen/base/print.h"

#include <string.h>

static void
put_counts(const struct drift *d, FILE *out)
{
	const struct registry *r = d->registry;
	size_t counts[NTABLES] = { 0 };
	const char *before = "";

	for (size_t i = 0; i < r->nrecords; i++)
		counts[r->records[i].table]++;
	for (int t = 0; t < NTABLES; t++)
		if (r->has[t]) {
			fprintf(out, "%s%zu %s", before, counts[t],
			    table_names[t]);
			before = ", ";
		}
}

static const char *
shown(const char *s)
{
	return *s ? s : "(none)";
}

static void
put_added(const struct record *record, FILE *out)
{
	fprintf(out, "added    %-9s  %s\n", record->code, shown(record->title));
	if (*record->replies)
		fprintf(out, "%20s replies    %s\n", "", record->replies);
	for (size_t i = 0; i < record->ncitations; i++) {
		const struct citation *c = &record->citations[i];

		fprintf(out, "%20s reference  %s%s%s\n", "", c->id,
		    c->section ? " section " : "",
		    c->section ? c->section : "");
	}
	if (record->date != NULL)
		fprintf(out, "%20s registered %s\n", "", record->date);
}

static void
put_changed(const struct drift *d, const struct difference *x, FILE *out)
{
	fprintf(out, "changed  %-9s  %s\n", x->entry->code, x->field);
	fprintf(out, "%20s list       %s (%s:%d)\n", "", shown(x->list),
	    d->model->file, x->entry->line);
	fprintf(out, "%20s registry   %s\n", "", shown(x->registry));
}

static void
put_difference(const struct drift *d, const struct difference *x, FILE *out)
{
	switch (x->change) {
	case ADDED:
		put_added(x->record, out);
		break;
	case CHANGED:
		put_changed(d, x, out);
		break;
	case REMOVED:
		fprintf(out, "removed  %-9s  %s (%s:%d)\n", x->entry->code,
		    shown(x->entry->text[TITLE] ? x->entry->text[TITLE] : ""),
		    d->model->file, x->entry->line);
		break;
	case NEW_TABLE:
		fprintf(out, "new table  %s  %s (%s:%d)\n", x->table->id,
		    x->table->title, d->registry->file, x->table->line);
		break;
	}
}

void
put_difference_count(size_t n, size_t nwanted, const struct model *m, FILE *out)
{
	if (n == 0)
		fputs("no difference", out);
	else
		fprintf(out, "%zu difference%s", n, n == 1 ? "" : "s");
	if (nwanted > 0)
		fprintf(out, ", besides %zu with a reason in %s", nwanted, m->file);
}

void
put_drift(const struct drift *d, FILE *out)
{
	for (size_t i = 0; i < d->n; i++)
		put_difference(d, &d->differences[i], out);
	put_difference_count(d->n, d->nwanted, d->model, out);
	fputs("; the registry", out);
	if (d->registry->updated != NULL)
		fprintf(out, " of %s", d->registry->updated);
	fputs(" has ", out);
	put_counts(d, out);
	fputc('\n', out);
}

static void
put_record_json(const struct record *record, FILE *out)
{
	put_json_member(out, ", ", "title", record->title);
	put_json_member(out, ", ", "replies", record->replies);
	put_json_member(out, ", ", "classes", record->classes);
	fputs(", \"references\": [", out);
	for (size_t i = 0; i < record->ncitations; i++) {
		fputs(i ? ", { \"ref\": " : " { \"ref\": ", out);
		put_json_string(out, record->citations[i].id);
		put_json_member(out, ", ", "section", record->citations[i].section);
		fputs(" }", out);
	}
	fputs(record->ncitations ? " ]" : "]", out);
	put_json_member(out, ", ", "description", record->description);
	put_json_member(out, ", ", "registered", record->date);
}

static void
put_difference_json(const struct difference *x, FILE *out)
{
	fputs("\t\t{ \"change\": ", out);
	put_json_string(out, change_names[x->change]);
	if (x->change == NEW_TABLE) {
		put_json_member(out, ", ", "table", x->table->id);
		put_json_member(out, ", ", "title", x->table->title);
	} else {
		put_json_member(out, ", ", "code",
		    x->entry ? x->entry->code : x->record->code);
	}
	if (x->entry != NULL)
		fprintf(out, ", \"line\": %d", x->entry->line);
	if (x->change == ADDED)
		put_record_json(x->record, out);
	if (x->change == REMOVED)
		put_json_member(out, ", ", "title", x->entry->text[TITLE]);
	if (x->change == CHANGED) {
		put_json_member(out, ", ", "field", x->field);
		put_json_member(out, ", ", "list", x->list);
		put_json_member(out, ", ", "registry", x->registry);
	}
	fputs(" }", out);
}

void
put_drift_json(const struct drift *d, FILE *out)
{
	fputs("{\n\t\"list\": ", out);
	put_json_string(out, d->model->version);
	fputs(",\n\t\"registry\": ", out);
	put_json_string(out, d->registry->updated);
	fprintf(out, ",\n\t\"records\": %zu,\n\t\"wanted\": %zu,\n\t\"differences\": [",
	    d->registry->nrecords, d->nwanted);
	for (size_t i = 0; i < d->n; i++) {
		fputs(i ? ",\n" : "\n", out);
		put_difference_json(&d->differences[i], out);
	}
	fputs(d->n ? "\n\t]\n}\n" : "]\n}\n", out);
}
