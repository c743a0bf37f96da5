/* Any bytes as the registry of IANA, beside a list: what differs is told, and a list that
 * was brought up to it can be read again. */
#include "gen/list/load.h"
#include "gen/upkeep/drift_put.h"
#include "gen/upkeep/registry.h"
#include "gen/upkeep/update.h"
#include "tests/fuzz/json.h"
#include "tests/fuzz/kept.h"

static void
check_told(const struct drift *d)
{
	struct bytes text = { NULL, 0 };
	FILE *out = open_memstream(&text.at, &text.length);

	put_drift_json(d, out);
	fclose(out);
	require_json(text.at, text.length);
	free(text.at);
	out = open_memstream(&text.at, &text.length);
	put_drift(d, out);
	fclose(out);
	free(text.at);
}

/* Skeletons are read as entries, and a list that was brought up to date is: what the library
 * has no room for is left both times. */
static void
check_updated(const struct drift *d, const struct registry *r)
{
	struct bytes once;
	struct model m;
	struct drift again;

	require(update_list(d, stdout));
	once = copy_bytes((const uint8_t *)kept_file(LIST).at, kept_file(LIST).length);
	memset(&m, 0, sizeof m);
	require(load(&m, LIST, NULL));
	again = drift_of(&m, r);
	check_told(&again);
	require(update_list(&again, stdout));
	require(kept_file(LIST).length == once.length && memcmp(kept_file(LIST).at, once.at, once.length) == 0);
	free(once.at);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct model m;
	struct registry r;

	/* What is done to a list is said there. */
	require(freopen("/dev/null", "w", stdout) != NULL);
	keep_file(LIST, project_file("tests/upkeep/codes.xml"));
	keep_file(REGISTRY, copy_bytes(data, size));
	memset(&m, 0, sizeof m);
	require(load(&m, LIST, NULL));
	if (registry_read(&r, REGISTRY)) {
		struct drift d = drift_of(&m, &r);

		check_told(&d);
		check_updated(&d, &r);
	}
	forget_kept();
	return 0;
}
