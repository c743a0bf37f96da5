/* Xapian, in memory, with stems. */
#include "search.h"

#include <xapian.h>

namespace {

struct opened {
	Xapian::WritableDatabase database{ "", Xapian::DB_BACKEND_INMEMORY };
	Xapian::QueryParser parser;
	Xapian::Enquire *enquire;
};

void *
open_xapian(const char *const *documents, size_t n)
{
	auto *o = new opened;
	Xapian::TermGenerator generator;

	generator.set_stemmer(Xapian::Stem("en"));
	for (size_t i = 0; i < n; i++) {
		Xapian::Document document;

		generator.set_document(document);
		generator.index_text(documents[i]);
		o->database.add_document(document);
	}
	o->parser.set_database(o->database);
	o->parser.set_stemmer(Xapian::Stem("en"));
	o->parser.set_stemming_strategy(Xapian::QueryParser::STEM_SOME);
	o->enquire = new Xapian::Enquire(o->database);
	return o;
}

size_t
search(void *opened_database, const char *query, int is_prefix, size_t hits[HITS])
{
	auto *o = static_cast<opened *>(opened_database);
	size_t n = 0;

	o->enquire->set_query(o->parser.parse_query(query,
	    is_prefix ? Xapian::QueryParser::FLAG_PARTIAL : 0));
	Xapian::MSet found = o->enquire->get_mset(0, HITS);
	for (auto i = found.begin(); i != found.end(); ++i)
		hits[n++] = *i - 1;
	return n;
}

}

extern "C" const struct search_peer search_xapian = { "Xapian", open_xapian, search };
