/* Compressed formats. A library reads one member (gzip), stream (bzip2, xz) or
 * frame (zstd) at a time; input.c goes from one to the next. */
#ifndef CLI_UNPACK_H
#define CLI_UNPACK_H

#include <stdbool.h>
#include <stddef.h>

/* What is left to read, and the room that is left for what comes out. */
struct flow {
	const char *in;
	size_t in_length;
	char *out;
	size_t out_length;
};

/* So much was read, and so much came out. */
static inline void
flow_move(struct flow *flow, size_t in, size_t out)
{
	flow->in += in;
	flow->in_length -= in;
	flow->out += out;
	flow->out_length -= out;
}

/* For libraries that count in unsigned int. */
static inline unsigned
flow_at_once(size_t length)
{
	const unsigned most = 1u << 30;

	return length < most ? (unsigned)length : most;
}

/* A member says how far back in what came out it looks, its window, which may be
 * gigabytes in a file of a few bytes. What compressors use without being asked for more
 * is unpacked: zstd of up to so much, xz of half of that. */
enum { UNPACK_WINDOW_MB = 128 };

struct unpacker {
	const char *format;
	const char *library;
	/* All NULL where the command was built without the library. Begin one
	 * member; NULL without memory. */
	void *(*begin)(void);
	/* Go on as far as input and room allow and move both. Sets *ended
	 * behind the member's last byte. Returns what is wrong with the data,
	 * or NULL; what came out before stands. */
	const char *(*run)(void *state, struct flow *flow, bool *ended);
	void (*end)(void *state);
	/* Of a format that is not read here: the command that does, whose
	 * argument is the file; the format is a phrase then. */
	const char *reader;
	/* The same for members with a larger window, of which run says that they are. */
	const char *large_reader;
};

extern const struct unpacker unpack_gzip, unpack_bzip2, unpack_xz, unpack_zstd;

/* What run returns of a member with a window that is too large. */
#define UNPACK_IS_LARGE "the window is too large"

/* All formats that are read, ended by NULL. */
extern const struct unpacker *const unpackers[];

/* The format of data that begin so, or NULL. */
const struct unpacker *unpacker_of(const char *head, size_t length);
/* Would more bytes, up to UNPACK_HEAD, be needed to tell? */
enum { UNPACK_HEAD = 6 };
bool unpacker_unclear(const char *head, size_t length);

#endif
