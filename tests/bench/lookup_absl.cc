/* Abseil's flat_hash_map: of strings, and of numbers. */
#include "lookup.h"

#include <string_view>

#include <absl/container/flat_hash_map.h>

namespace {

using numbers_map = absl::flat_hash_map<uint32_t, uint64_t>;
using texts_map = absl::flat_hash_map<std::string_view, uint64_t>;

void *
number_table(const struct key *keys, size_t n)
{
	auto *t = new numbers_map;

	for (size_t i = 0; i < n; i++)
		t->emplace(keys[i].number, keys[i].answer);
	return t;
}

uint64_t
by_number(const void *table, const uint32_t *numbers, size_t n)
{
	const auto &t = *static_cast<const numbers_map *>(table);
	uint64_t sum = 0;

	for (size_t i = 0; i < n; i++) {
		auto found = t.find(numbers[i]);

		sum += found != t.end() ? found->second : 0;
	}
	return sum;
}

void *
text_table(const struct key *keys, size_t n)
{
	auto *t = new texts_map;

	for (size_t i = 0; i < n; i++)
		t->emplace(std::string_view(keys[i].text, keys[i].length), keys[i].answer);
	return t;
}

uint64_t
by_text(const void *table, const struct key *queries, size_t n)
{
	const auto &t = *static_cast<const texts_map *>(table);
	uint64_t sum = 0;

	for (size_t i = 0; i < n; i++) {
		auto found = t.find(std::string_view(queries[i].text, queries[i].length));

		sum += found != t.end() ? found->second : 0;
	}
	return sum;
}

}

extern "C" const struct lookup_peer lookup_absl = { "abseil flat_hash_map",
	number_table, by_number, text_table, by_text };
