/* GLib's hash tables: of strings, and of numbers in their pointers. */
#include "lookup.h"

#include <glib.h>

static void *
number_table(const struct key *keys, size_t n)
{
	GHashTable *t = g_hash_table_new(g_direct_hash, g_direct_equal);

	for (size_t i = 0; i < n; i++)
		g_hash_table_insert(t, GUINT_TO_POINTER(keys[i].number), (gpointer)keys[i].answer);
	return t;
}

static uint64_t
by_number(const void *table, const uint32_t *numbers, size_t n)
{
	GHashTable *t = (GHashTable *)table;
	uint64_t sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += (uint64_t)g_hash_table_lookup(t, GUINT_TO_POINTER(numbers[i]));
	return sum;
}

static void *
text_table(const struct key *keys, size_t n)
{
	GHashTable *t = g_hash_table_new(g_str_hash, g_str_equal);

	for (size_t i = 0; i < n; i++)
		g_hash_table_insert(t, (gpointer)keys[i].text, (gpointer)keys[i].answer);
	return t;
}

static uint64_t
by_text(const void *table, const struct key *queries, size_t n)
{
	GHashTable *t = (GHashTable *)table;
	uint64_t sum = 0;

	for (size_t i = 0; i < n; i++)
		sum += (uint64_t)g_hash_table_lookup(t, queries[i].text);
	return sum;
}

const struct lookup_peer lookup_glib = { "GLib GHashTable", number_table,
	by_number, text_table, by_text };
