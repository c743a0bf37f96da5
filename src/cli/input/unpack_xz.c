/* xz, by liblzma. */
#include "cli/input/unpack.h"

#ifdef HAVE_LIBLZMA

#include <lzma.h>
#include <stdint.h>
#include <stdlib.h>

/* Beside the window, some tables. */
enum { MEMORY_MB = UNPACK_WINDOW_MB + 2 };

static void *
begin(void)
{
	lzma_stream *s = malloc(sizeof *s);

	if (s == NULL)
		return NULL;
	*s = (lzma_stream)LZMA_STREAM_INIT;
	if (lzma_stream_decoder(s, (uint64_t)MEMORY_MB << 20, 0) != LZMA_OK) {
		free(s);
		return NULL;
	}
	return s;
}

static const char *
reason(lzma_ret status)
{
	switch (status) {
	case LZMA_MEMLIMIT_ERROR:
		return UNPACK_IS_LARGE;
	case LZMA_MEM_ERROR:
		return "not enough memory";
	case LZMA_OPTIONS_ERROR:
		return "made by a newer xz";
	case LZMA_FORMAT_ERROR:
	case LZMA_DATA_ERROR:
		return "the data are corrupt";
	default:
		return "unexpected error of liblzma";
	}
}

static const char *
run(void *state, struct flow *flow, bool *ended)
{
	lzma_stream *s = state;
	lzma_ret status;

	s->next_in = (const uint8_t *)flow->in;
	s->avail_in = flow->in_length;
	s->next_out = (uint8_t *)flow->out;
	s->avail_out = flow->out_length;
	status = lzma_code(s, LZMA_RUN);
	flow->in = (const char *)s->next_in;
	flow->in_length = s->avail_in;
	flow->out = (char *)s->next_out;
	flow->out_length = s->avail_out;
	*ended = status == LZMA_STREAM_END;
	return *ended || status == LZMA_OK ? NULL : reason(status);
}

static void
end(void *state)
{
	lzma_end(state);
	free(state);
}

const struct unpacker unpack_xz = { "xz", "liblzma", begin, run, end, NULL, "xz -dc" };

#else

const struct unpacker unpack_xz = { "xz", "liblzma", NULL, NULL, NULL, NULL, NULL };

#endif
