/* Labels of enums, which are looked up once in a query. */
#include "sql/postgresql/words.h"

#include <utils/builtins.h>
#include <utils/lsyscache.h>
#include <utils/syscache.h>

/* By enum_in(), which refuses a label that was added in the same transaction and may yet
 * be gone. */
static Oid
look_up(Oid type, const char *name)
{
	if (!SearchSysCacheExists2(ENUMTYPOIDNAME, ObjectIdGetDatum(type), CStringGetDatum(name)))
		ereport(ERROR, errcode(ERRCODE_UNDEFINED_OBJECT),
		    errmsg("%s has no label \"%s\"", format_type_be(type), name),
		    errhint("The library is newer than the extension in this database: ALTER EXTENSION bouncecode UPDATE."));
	return DatumGetObjectId(
	    DirectFunctionCall2(enum_in, CStringGetDatum(name), ObjectIdGetDatum(type)));
}

Datum
words_label(struct words *words, const char *name)
{
	Oid label;

	for (int i = 0; i < words->nknown; i++)
		if (words->known[i].name == name)
			return ObjectIdGetDatum(words->known[i].label);
	label = look_up(words->type, name);
	if (words->nknown < WORDS_KNOWN) {
		words->known[words->nknown].name = name;
		words->known[words->nknown++].label = label;
	}
	return ObjectIdGetDatum(label);
}
