/* bzip2, by libbz2. */
#include "cli/input/unpack.h"

#ifdef HAVE_BZIP2

#include <bzlib.h>
#include <stdint.h>
#include <stdlib.h>

static void *
begin(void)
{
	bz_stream *s = calloc(1, sizeof *s);

	if (s != NULL && BZ2_bzDecompressInit(s, 0, 0) != BZ_OK) {
		free(s);
		return NULL;
	}
	return s;
}

static const char *
reason(int status)
{
	switch (status) {
	case BZ_MEM_ERROR:
		return "not enough memory";
	case BZ_DATA_ERROR:
	case BZ_DATA_ERROR_MAGIC:
		return "the data are corrupt";
	default:
		return "unexpected error of libbz2";
	}
}

static const char *
run(void *state, struct flow *flow, bool *ended)
{
	bz_stream *s = state;
	unsigned in = flow_at_once(flow->in_length), out = flow_at_once(flow->out_length);
	int status;

	/* It does not write there, but for a pointer to constant bytes it has no
	 * type. */
	s->next_in = (char *)(uintptr_t)flow->in;
	s->avail_in = in;
	s->next_out = flow->out;
	s->avail_out = out;
	status = BZ2_bzDecompress(s);
	flow_move(flow, in - s->avail_in, out - s->avail_out);
	*ended = status == BZ_STREAM_END;
	return *ended || status == BZ_OK ? NULL : reason(status);
}

static void
end(void *state)
{
	BZ2_bzDecompressEnd(state);
	free(state);
}

const struct unpacker unpack_bzip2 = { "bzip2", "libbz2", begin, run, end, NULL, NULL };

#else

const struct unpacker unpack_bzip2 = { "bzip2", "libbz2", NULL, NULL, NULL, NULL, NULL };

#endif
