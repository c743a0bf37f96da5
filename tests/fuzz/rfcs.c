/* Any bytes as the index of RFCs, beside a list: what became of those that it names is told. */
#include "gen/list/load.h"
#include "gen/upkeep/rfc_put.h"
#include "tests/fuzz/json.h"
#include "tests/fuzz/kept.h"

static void
check_told(const struct rfc_drift *d)
{
	struct bytes text = { NULL, 0 };
	FILE *out = open_memstream(&text.at, &text.length);

	put_rfc_drift_json(d, out);
	fclose(out);
	require_json(text.at, text.length);
	free(text.at);
	out = open_memstream(&text.at, &text.length);
	put_rfc_drift(d, out);
	fclose(out);
	require(text.length > 0);
	free(text.at);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct rfc_index index;
	struct model m;
	struct names names = { NULL, 0 };
	FILE *f = size > 0 ? fmemopen((void *)(uintptr_t)data, size, "rb") : fopen("/dev/null", "rb");

	require(f != NULL);
	keep_file(LIST, project_file("tests/upkeep/codes.xml"));
	memset(&m, 0, sizeof m);
	memset(&index, 0, sizeof index);
	require(load(&m, LIST, NULL));
	if (rfc_index_from(&index, f, "index.xml")) {
		struct rfc_drift d;

		names_of_list(&names, &m);
		d = rfc_drift_of(&m, &index, &names);
		check_told(&d);
	}
	fclose(f);
	forget_kept();
	return 0;
}
