/* Texts between the encoding of the database and UTF-8. */
#include "sql/postgresql/text.h"
#include "base/utf8.h"

#include <access/detoast.h>
#include <catalog/namespace.h>
#include <mb/pg_wchar.h>
#include <utils/builtins.h>

/* A database of SQL_ASCII says nothing of its bytes: they are taken as they are. */
static bool
has_own_encoding(void)
{
	int encoding = GetDatabaseEncoding();

	return encoding != PG_UTF8 && encoding != PG_SQL_ASCII;
}

static bool
is_ascii(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if ((unsigned char)s[i] >= 0x80)
			return false;
	return true;
}

#if PG_VERSION_NUM >= 140000

/* Convert as much as is possible and fits; what is not becomes question marks. */
static char *
convert(const char *s, size_t n, int from, int to, size_t *length)
{
	Oid function = FindDefaultConversionProc(from, to);
	size_t size = n * MAX_CONVERSION_GROWTH + 1, at = 0;
	char *text;

	if (!OidIsValid(function))
		return NULL;
	text = palloc_extended(size, MCXT_ALLOC_HUGE);
	*length = 0;
	while (at < n) {
		at += (size_t)pg_do_encoding_conversion_buf(function, from, to,
		    (unsigned char *)s + at, (int)(n - at), (unsigned char *)text + *length,
		    (int)Min(size - *length, PG_INT32_MAX), true);
		*length += strlen(text + *length);
		if (at == n)
			break;
		at += from == PG_UTF8 ? bc_utf8_length(s + at, n - at) : 1;
		text[(*length)++] = '?';
	}
	text[*length] = '\0';
	return text;
}

#else

/* PostgreSQL 13 says of nothing else but all of it whether it can be converted. */
static char *
convert(const char *s, size_t n, int from, int to, size_t *length)
{
	char *text = (char *)pg_do_encoding_conversion((unsigned char *)s, (int)n, from, to);

	*length = text != s ? strlen(text) : 0;
	return text != s ? text : NULL;
}

#endif

/* ---- from the database */

/* Of what is stored elsewhere or compressed no more than needed is fetched. */
static struct varlena *
fetch(struct varlena *value, size_t max)
{
	if (VARATT_IS_EXTENDED(value) &&
	    toast_raw_datum_size(PointerGetDatum(value)) - VARHDRSZ > max)
		return pg_detoast_datum_slice(value, 0, (int32)max);
	return pg_detoast_datum_packed(value);
}

void
text_take(struct given_text *text, Datum value, size_t max)
{
	struct varlena *given = (struct varlena *)DatumGetPointer(value);
	struct varlena *fetched = fetch(given, max);

	text->bytes = VARDATA_ANY(fetched);
	text->length = Min((size_t)VARSIZE_ANY_EXHDR(fetched), max);
	text->fetched = fetched != given ? fetched : NULL;
	text->converted = NULL;
	if (!has_own_encoding() || text->length > TEXT_EXPLAINED ||
	    is_ascii(text->bytes, text->length))
		return;
	text->converted = convert(
	    text->bytes, text->length, GetDatabaseEncoding(), PG_UTF8, &text->length);
	if (text->converted != NULL)
		text->bytes = text->converted;
	else
		text->length = Min((size_t)VARSIZE_ANY_EXHDR(fetched), max);
}

void
text_done(struct given_text *text)
{
	if (text->converted != NULL)
		pfree(text->converted);
	if (text->fetched != NULL)
		pfree(text->fetched);
}

/* ---- to the database */

Datum
text_datum(const char *s)
{
	size_t n = strlen(s);
	char *own = NULL;

	if (has_own_encoding() && !is_ascii(s, n))
		own = convert(s, n, PG_UTF8, GetDatabaseEncoding(), &n);
	return PointerGetDatum(cstring_to_text_with_len(own != NULL ? own : s, (int)n));
}

/* Only a database of UTF-8 can hold the characters of control that JSON has as escapes
 * from \u0080 on: elsewhere, they are question marks. */
static char *
without_escapes(const char *json)
{
	size_t n = strlen(json) + 1;
	char *text = palloc_extended(n, MCXT_ALLOC_HUGE);

	memcpy(text, json, n);
	for (char *p = text; (p = strchr(p, '\\')) != NULL; p += 2)
		if (strncmp(p, "\\u00", 4) == 0 && p[4] >= '8')
			memcpy(p, "\\u003f", 6);
	return text;
}

Datum
text_jsonb(const char *json)
{
	size_t n = strlen(json);
	char *own = NULL;

	if (GetDatabaseEncoding() != PG_UTF8) {
		json = without_escapes(json);
		if (has_own_encoding() && !is_ascii(json, n))
			own = convert(json, n, PG_UTF8, GetDatabaseEncoding(), &n);
	}
	return DirectFunctionCall1(jsonb_in, CStringGetDatum(own != NULL ? own : json));
}
