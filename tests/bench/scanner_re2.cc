/* RE2::Set of the wordings, none of which has an operator in it. */
#include "scanner.h"

#include <string>
#include <vector>

#include <re2/re2.h>
#include <re2/set.h>

#include "harness.h"

namespace {

struct opened {
	RE2::Set *set;
	std::vector<int> found;
};

void *
open_re2(const char *const *wordings, size_t n)
{
	RE2::Options options;

	options.set_case_sensitive(false);
	options.set_encoding(RE2::Options::EncodingLatin1);
	options.set_max_mem(512 << 20);
	options.set_log_errors(false);
	auto *o = new opened;
	o->set = new RE2::Set(options, RE2::UNANCHORED);
	for (size_t i = 0; i < n; i++)
		if (o->set->Add(RE2::QuoteMeta(wordings[i]), nullptr) != static_cast<int>(i))
			bench_die("RE2 does not take \"%s\"", wordings[i]);
	if (!o->set->Compile())
		bench_die("RE2 has no memory");
	return o;
}

uint64_t
scan(void *opened_set, const char *text, size_t length)
{
	auto *o = static_cast<opened *>(opened_set);
	uint64_t sum = 0;

	o->found.clear();
	o->set->Match(re2::StringPiece(text, length), &o->found);
	for (int id : o->found)
		sum += bench_mix(static_cast<uint64_t>(id));
	return sum;
}

}

extern "C" const struct scanner scanner_re2 = { "RE2::Set", open_re2, scan };
