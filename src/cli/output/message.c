/* Messages: one line each, with the program's name before it. */
#include "cli/output/message.h"
#include "cli/output/shown.h"
#include "cli/output/stream.h"
#include "base/utf8.h"

#include <errno.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void (*clear_terminal)(void);

void
message_clears(void (*clear)(void))
{
	clear_terminal = clear;
}

void
complain(const char *format, ...)
{
	FILE *to = err ? err : stderr;
	char text[8192];
	va_list ap;

	if (to == stderr) {
		fflush(stdout);
		if (clear_terminal != NULL)
			clear_terminal();
	}
	va_start(ap, format);
	vsnprintf(text, sizeof text, format, ap);
	va_end(ap);
	hide_unshown(text, "");
	fprintf(to, "bouncecode: %s\n", text);
}

void
suggest_help(void)
{
	fputs("Try 'bouncecode --help'.\n", stderr);
}

/* What a thread keeps until its turn is never printed then. Other threads go on: exit()
 * would flush and close what they print to. The first one that gives up ends all. */
void
give_up(const char *why)
{
	static pthread_mutex_t ending = PTHREAD_MUTEX_INITIALIZER;

	pthread_mutex_lock(&ending);
	err = NULL;
	complain("%s", why);
	system_drop_file();
	_Exit(TROUBLE);
}

void *
check_memory(void *memory)
{
	if (memory == NULL)
		give_up(strerror(ENOMEM));
	return memory;
}

void
hand_out(FILE **stream, struct kept *kept, FILE *directly)
{
	if (!release(stream, kept, directly))
		check_memory(NULL);
}

const char *
quoted(const char *s, size_t length)
{
	static char text[4 * 64 + 8];
	size_t n = 0;

	text[n++] = '\'';
	for (size_t i = 0, k; i < length && i < 60; i += k) {
		k = bc_utf8_length(s + i, length - i);
		for (size_t b = i; b < i + k; b++)
			if (is_shown(s + i, k))
				text[n++] = s[b];
			else
				n += (size_t)snprintf(text + n, sizeof text - n,
				    "\\%03o", (unsigned char)s[b]);
	}
	snprintf(text + n, sizeof text - n, "%s", length > 60 ? "...'" : "'");
	return text;
}
