/* Compares every record of the registry with its entry, and the other way
 * round, field by field. */
#include "gen/upkeep/drift.h"

#include <string.h>

const char *const change_names[] = { "added", "changed", "removed",
	"new table" };

static void
add(struct drift *d, struct difference difference)
{
	d->differences = xgrow(d->differences, d->n, sizeof *d->differences);
	d->differences[d->n++] = difference;
}

/* The entry of a registered code, which every class of it takes from. */
static const struct entry *
entry_of(const struct model *m, const struct record *record)
{
	return find_entry(m,
	    record->table == TABLE_CODES ? BOUNCECODE_KIND_ENHANCED
					 : BOUNCECODE_KIND_CLASS,
	    record->code);
}

/* The table where an entry has to be registered; NTABLES where nowhere: a reply
 * code, a code with its class written out, one that no RFC defines. */
enum table
table_of(const struct entry *e)
{
	if (e->origin == BOUNCECODE_REMARK_DE_FACTO || is_local(e->line))
		return NTABLES;
	if (e->kind == BOUNCECODE_KIND_ENHANCED)
		return e->class_digit == BOUNCECODE_ANY_CLASS ? TABLE_CODES
							      : NTABLES;
	if (e->kind != BOUNCECODE_KIND_CLASS || e->reply > 0)
		return NTABLES;
	return e->class_digit == BOUNCECODE_ANY_CLASS ? TABLE_SUBJECTS
						      : TABLE_CLASSES;
}

/* One field: what IANA has, what the list has, and what the list knows IANA to
 * have, or NULL. */
static void
compare_field(struct drift *d, struct difference difference,
    const char *known)
{
	if (known != NULL) {
		d->nwanted++;
		difference.list = known;
	}
	if (strcmp(difference.list, difference.registry) != 0)
		add(d, difference);
}

static const char *
or_empty(const char *s)
{
	return s ? s : "";
}

static const char *
classes_text(unsigned bits)
{
	return xprintf("%s%s%s", bits & 1u << 2 ? "2 " : "",
	    bits & 1u << 4 ? "4 " : "", bits & 1u << 5 ? "5 " : "");
}

static void
compare_texts(
    struct drift *d, const struct record *record, const struct entry *e)
{
	const struct registered *known = &e->registered;
	struct difference x = { .change = CHANGED, .record = record, .entry = e };

	x.field = "title";
	x.list = or_empty(e->text[TITLE]);
	x.registry = record->title;
	compare_field(d, x, known->title);
	if (record->table != TABLE_CODES)
		return;
	x.field = "replies";
	x.list = sorted_words(or_empty(e->replies));
	x.registry = record->replies;
	compare_field(d, x, known->replies ? sorted_words(known->replies) : NULL);
	x.field = "classes";
	x.list = sorted_words(classes_text(e->classes));
	x.registry = record->classes;
	/* Where the registry does not tell there is nothing to compare. */
	if (*x.registry != '\0')
		compare_field(d, x, known->classes);
}

static const char *
citation_text(const char *id, const char *section)
{
	return section ? xprintf("%s section %s", id, section) : id;
}

/* Every document that IANA names has to be a source of the entry, which may
 * have more of them, and say the section more precisely. */
static void
compare_references(
    struct drift *d, const struct record *record, const struct entry *e)
{
	for (size_t i = 0; i < record->ncitations; i++) {
		const struct citation *c = &record->citations[i];
		const char *own = "";
		bool found = false;

		for (size_t k = 0; k < e->nreferences && !found; k++) {
			const struct reference *r = &e->references[k];

			if (strcmp(r->ref, c->id) != 0)
				continue;
			own = citation_text(r->ref, r->section);
			found = c->section == NULL ||
			    strcmp(or_empty(r->section), c->section) == 0;
		}
		if (!found)
			add(d,
			    (struct difference){ .change = CHANGED,
				.record = record,
				.entry = e,
				.field = "references",
				.list = own,
				.registry = citation_text(c->id, c->section) });
	}
}

static void
compare_record(struct drift *d, const struct record *record)
{
	const struct entry *e = entry_of(d->model, record);

	if (e == NULL) {
		add(d, (struct difference){ .change = ADDED, .record = record });
		return;
	}
	compare_texts(d, record, e);
	compare_references(d, record, e);
	if (e->deprecated != NULL)
		add(d,
		    (struct difference){ .change = CHANGED,
			.record = record,
			.entry = e,
			.field = "deprecated",
			.list = e->deprecated,
			.registry = "" });
}

struct drift
drift_of(const struct model *m, const struct registry *r)
{
	struct drift d = { .model = m, .registry = r };

	for (size_t i = 0; i < r->nrecords; i++)
		compare_record(&d, &r->records[i]);
	for (size_t i = 0; i < m->nentries; i++) {
		const struct entry *e = &m->entries[i];
		enum table table = table_of(e);

		if (table < NTABLES && r->has[table] && e->deprecated == NULL &&
		    registry_find(r, e->code) == NULL)
			add(&d,
			    (struct difference){ .change = REMOVED, .entry = e });
	}
	for (size_t i = 0; i < r->nunknown; i++)
		add(&d,
		    (struct difference){
			.change = NEW_TABLE, .table = &r->unknown[i] });
	return d;
}
