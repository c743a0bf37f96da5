/* An extension of DuckDB: bouncecode(text) has the record as JSON, bouncecode_category(),
 * bouncecode_bounce(), bouncecode_fault() and bouncecode_action() have a word of it each.
 * build.sh makes it of this file, the pair of "make vendor" and the headers of DuckDB. */
#define DUCKDB_EXTENSION_NAME bouncecode
#include <duckdb_extension.h>

#include <bouncecode.h>
#include <string.h>

DUCKDB_EXTENSION_EXTERN

static const struct word {
	const char *name;
	enum bouncecode_vocabulary vocabulary;
	size_t place; /* of its number in an answer, a byte */
} words[] = {
	{ "bouncecode_category", BOUNCECODE_CATEGORIES, offsetof(struct bouncecode_answer, category) },
	{ "bouncecode_bounce", BOUNCECODE_BOUNCES, offsetof(struct bouncecode_answer, bounce) },
	{ "bouncecode_fault", BOUNCECODE_FAULTS, offsetof(struct bouncecode_answer, fault) },
	{ "bouncecode_action", BOUNCECODE_ACTIONS, offsetof(struct bouncecode_answer, action) },
};

/* The word, or the record; NULL where nothing tells, which a record says itself. */
static const char *
say(const struct word *word, const char *text, size_t length, char *json, size_t size)
{
	struct bouncecode_answer answer;

	bouncecode_explain(text, length, &answer);
	if (word != NULL)
		return answer.entry == NULL ? NULL
		    : bouncecode_name(word->vocabulary, ((unsigned char *)&answer)[word->place]);
	bouncecode_answer_json(&answer, json, size, 0);
	return json;
}

static void
explain(duckdb_function_info info, duckdb_data_chunk input, duckdb_vector output)
{
	const struct word *word = duckdb_scalar_function_get_extra_info(info);
	duckdb_vector column = duckdb_data_chunk_get_vector(input, 0);
	duckdb_string_t *texts = duckdb_vector_get_data(column);
	uint64_t *there = duckdb_vector_get_validity(column), *valid;
	char json[BOUNCECODE_JSON_SIZE];

	duckdb_vector_ensure_validity_writable(output);
	valid = duckdb_vector_get_validity(output);
	for (idx_t i = 0, n = duckdb_data_chunk_get_size(input); i < n; i++) {
		const char *said = NULL;

		if (there == NULL || duckdb_validity_row_is_valid(there, i))
			said = say(word, duckdb_string_t_data(&texts[i]), duckdb_string_t_length(texts[i]), json, sizeof json);
		if (said == NULL)
			duckdb_validity_set_row_invalid(valid, i);
		else
			duckdb_vector_assign_string_element(output, i, said);
	}
}

static bool
add(duckdb_connection connection, const char *name, const struct word *word)
{
	duckdb_scalar_function function = duckdb_create_scalar_function();
	duckdb_logical_type text = duckdb_create_logical_type(DUCKDB_TYPE_VARCHAR);
	duckdb_state state;

	duckdb_scalar_function_set_name(function, name);
	duckdb_scalar_function_add_parameter(function, text);
	duckdb_scalar_function_set_return_type(function, text);
	duckdb_scalar_function_set_extra_info(function, (void *)word, NULL);
	duckdb_scalar_function_set_function(function, explain);
	state = duckdb_register_scalar_function(connection, function);
	duckdb_destroy_logical_type(&text);
	duckdb_destroy_scalar_function(&function);
	return state == DuckDBSuccess;
}

DUCKDB_EXTENSION_ENTRYPOINT(duckdb_connection connection, duckdb_extension_info info,
    struct duckdb_extension_access *access)
{
	bool added = add(connection, "bouncecode", NULL);

	for (size_t i = 0; added && i < sizeof words / sizeof *words; i++)
		added = add(connection, words[i].name, &words[i]);
	if (!added)
		access->set_error(info, "bouncecode: its functions cannot be added");
	return added;
}
