/* Any bytes as partial summaries: they are refused with a line that can be printed, or
 * are what they were once they are written again. What only tells that nothing was
 * changed, the first line and the hash in the last, is put right before. */
#include "base/utf8.h"
#include "summary/partial.h"
#include "tests/fuzz/gathered.h"

struct writer {
	FILE *out;
	struct hash hash;
	unsigned long long lines;
};

static void
put_line(struct writer *w, const char *line, size_t length)
{
	hash_text(&w->hash, line, length);
	w->lines++;
	fwrite(line, 1, length, w->out);
	putc('\n', w->out);
}

static void
begin_partial(struct writer *w, const char *of)
{
	static const struct hash_key no_key = { { 0, 0 } };
	char line[200];
	int n = snprintf(line, sizeof line, "bouncecode-partial %d %s %s %s", PARTIAL_VERSION, of,
	    bouncecode_data_version(), bouncecode_data_digest());

	hash_begin(&w->hash, &no_key);
	w->lines = 0;
	put_line(w, line, (size_t)n);
}

static bool
begins(const char *line, size_t length, const char *with)
{
	return length >= strlen(with) && memcmp(line, with, strlen(with)) == 0;
}

/* A row may stand for 256 MiB of them, which takes its time: not here. */
static size_t
without_many(const char *line, size_t length)
{
	enum { DIGITS_MAX = 4 };
	size_t at = length;

	while (at > 0 && line[at - 1] >= '0' && line[at - 1] <= '9')
		at--;
	return begins(line, length, "row\t") && length - at > DIGITS_MAX ? at + DIGITS_MAX : length;
}

static void
put_right(struct writer *w, const char *line, size_t length)
{
	if (begins(line, length, "bouncecode-partial 1 logs")) {
		begin_partial(w, "logs");
	} else if (begins(line, length, "bouncecode-partial 1 mail")) {
		begin_partial(w, "mail");
	} else if (begins(line, length, "end\t")) {
		fprintf(w->out, "end\t%llu\t%016llx\n", w->lines, (unsigned long long)hash_end(&w->hash));
	} else {
		put_line(w, line, without_many(line, length));
	}
}

static struct bytes
right_partial(const char *text, size_t length)
{
	struct bytes b = { NULL, 0 }, exact;
	struct writer w = { .lines = 0 };

	w.out = open_memstream(&b.at, &b.length);
	hash_begin(&w.hash, &(struct hash_key){ { 0, 0 } });
	for (size_t at = 0; at < length;) {
		const char *end = memchr(text + at, '\n', length - at);
		size_t n = end != NULL ? (size_t)(end - text) - at : length - at;

		put_right(&w, text + at, n);
		at += n + 1;
	}
	fclose(w.out);
	exact = copy_bytes(b.at, b.length);
	free(b.at);
	return exact;
}

static void
check_error(const char *error, size_t size)
{
	require(memchr(error, '\0', size) != NULL && *error != '\0');
	for (size_t n; *error != '\0'; error += n) {
		n = bc_utf8_length(error, strlen(error));
		require(!bc_utf8_is_control(error, n));
	}
}

/* What was read is written as it is read again, and can be merged and told. */
static void
check_read(struct gathering *g, struct bytes text)
{
	struct bytes once = written(g), again = read_and_written(once);
	struct gathering more;
	struct rows_left left;
	char error[400];

	require(again.length == once.length && memcmp(again.at, once.at, once.length) == 0);
	begin_gathering(&more);
	require(gather_read(&more, text.at, text.length, error, sizeof error));
	gather_merge(g, &more);
	gather_end(&more);
	free(written(g).at);
	free(again.at);
	free(once.at);
	free(told_of(g, &left).at);
}

static void
check_partial(struct bytes text)
{
	struct gathering g;
	char error[400] = "";

	begin_gathering(&g);
	if (gather_read(&g, text.at, text.length, error, sizeof error)) {
		check_read(&g, text);
	} else {
		check_error(error, sizeof error);
		gather_end(&g);
	}
	free(text.at);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct bytes right = right_partial((const char *)data, size);
	bool is_whole = size > 0 && data[size - 1] == '\n';

	/* The last line may lack its end. */
	if (!is_whole && right.length > 0)
		check_partial(copy_bytes(right.at, right.length - 1));
	check_partial(right);
	return 0;
}
