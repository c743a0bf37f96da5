/* gzip, by zlib. */
#include "cli/input/unpack.h"

#ifdef HAVE_ZLIB

#define ZLIB_CONST
#include <stdlib.h>
#include <zlib.h>

enum { WINDOW = 15, GZIP = 16 };

static void *
begin(void)
{
	z_stream *z = calloc(1, sizeof *z);

	if (z != NULL && inflateInit2(z, WINDOW + GZIP) != Z_OK) {
		free(z);
		return NULL;
	}
	return z;
}

static const char *
run(void *state, struct flow *flow, bool *ended)
{
	z_stream *z = state;
	uInt in = flow_at_once(flow->in_length), out = flow_at_once(flow->out_length);
	int status;

	z->next_in = (const Bytef *)flow->in;
	z->avail_in = in;
	z->next_out = (Bytef *)flow->out;
	z->avail_out = out;
	status = inflate(z, Z_NO_FLUSH);
	flow_move(flow, in - z->avail_in, out - z->avail_out);
	*ended = status == Z_STREAM_END;
	/* Z_BUF_ERROR says that there was nothing to do. */
	if (*ended || status == Z_OK || status == Z_BUF_ERROR)
		return NULL;
	return z->msg ? z->msg : zError(status);
}

static void
end(void *state)
{
	inflateEnd(state);
	free(state);
}

const struct unpacker unpack_gzip = { "gzip", "zlib", begin, run, end, NULL, NULL };

#else

const struct unpacker unpack_gzip = { "gzip", "zlib", NULL, NULL, NULL, NULL, NULL };

#endif
