/* zstd, by libzstd. */
#include "cli/input/unpack.h"

#ifdef HAVE_LIBZSTD

#include <stdlib.h>
#include <zstd.h>
#include <zstd_errors.h>

enum { WINDOW_LOG = 27 };
_Static_assert(1 << (WINDOW_LOG - 20) == (int)UNPACK_WINDOW_MB, "the window has this many MB");

struct state {
	ZSTD_DStream *stream;
	size_t wanted; /* bytes up to the end of the next block */
};

static void
end(void *state)
{
	struct state *s = state;

	ZSTD_freeDStream(s->stream);
	free(s);
}

static void *
begin(void)
{
	struct state *s = malloc(sizeof *s);

	if (s == NULL)
		return NULL;
	if ((s->stream = ZSTD_createDStream()) == NULL) {
		free(s);
		return NULL;
	}
	s->wanted = ZSTD_initDStream(s->stream);
	if (!ZSTD_isError(s->wanted) &&
	    !ZSTD_isError(ZSTD_DCtx_setParameter(s->stream, ZSTD_d_windowLogMax, WINDOW_LOG)))
		return s;
	end(s);
	return NULL;
}

/* One block at a time: after an error libzstd does not say what came out in
 * the same call. */
static const char *
run(void *state, struct flow *flow, bool *ended)
{
	struct state *s = state;
	size_t n = flow->in_length < s->wanted ? flow->in_length : s->wanted;
	ZSTD_inBuffer in = { flow->in, n, 0 };
	ZSTD_outBuffer out = { flow->out, flow->out_length, 0 };

	s->wanted = ZSTD_decompressStream(s->stream, &out, &in);
	flow_move(flow, in.pos, out.pos);
	*ended = s->wanted == 0;
	if (!ZSTD_isError(s->wanted))
		return NULL;
	return ZSTD_getErrorCode(s->wanted) == ZSTD_error_frameParameter_windowTooLarge
	    ? UNPACK_IS_LARGE
	    : ZSTD_getErrorName(s->wanted);
}

const struct unpacker unpack_zstd = { "zstd", "libzstd", begin, run, end, NULL, "zstd -dc --long=31" };

#else

const struct unpacker unpack_zstd = { "zstd", "libzstd", NULL, NULL, NULL, NULL, NULL };

#endif
