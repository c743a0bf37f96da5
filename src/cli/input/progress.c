/* The line of progress, drawn over the one before. */
#include "cli/input/progress.h"
#include "cli/output/message.h"
#include "cli/output/terminal.h"
#include "cli/system/system.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

static const double FIRST = 1.0, EVERY = 0.2; /* seconds */

static struct {
	bool used;      /* standard error is a terminal */
	double began;   /* the input */
	double due;     /* the next line */
	unsigned drawn; /* columns that are not blank */
} progress;

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

void
progress_begin(void)
{
	progress.used = system_is_terminal(STANDARD_ERROR);
	message_clears(progress_clear);
	progress.began = now();
	if (progress.due == 0)
		progress.due = progress.began + FIRST;
}

void
progress_clear(void)
{
	if (progress.drawn > 0)
		fprintf(stderr, "\r%*s\r", (int)progress.drawn, "");
	progress.drawn = 0;
}

/* ---- the parts of the line */

struct line {
	char text[400];
	size_t length;
	unsigned columns, width;
};

/* Add a part, two blanks before it, if it fits. */
static void
add(struct line *l, const char *part)
{
	unsigned columns = (unsigned)strlen(part) + 2;

	if (l->columns + columns > l->width)
		return;
	l->length += (size_t)snprintf(l->text + l->length,
	    sizeof l->text - l->length, "  %s", part);
	l->columns += columns;
}

/* A name as a terminal may show it: of a long one the end says most. What is
 * not ASCII counts and shows as one column for each byte. */
static void
add_name(struct line *l, const char *name)
{
	size_t length = strlen(name), most = l->width / 3;
	const char *dots = "";

	if (length > most) {
		name += length - most + 3;
		dots = "...";
	}
	l->length = (size_t)snprintf(
	    l->text, sizeof l->text, "%s%s", dots, name);
	l->columns = (unsigned)l->length;
	for (char *p = l->text; *p != '\0'; p++)
		if (*p < ' ' || *p > '~')
			*p = '?';
}

/* "1.2 GB" */
static void
write_amount(char text[16], double bytes)
{
	static const char *const units[] = { "B", "kB", "MB", "GB", "TB" };
	size_t i = 0;

	for (; bytes >= 1000 && i < sizeof units / sizeof *units - 1; i++)
		bytes /= 1000;
	snprintf(text, 16, "%.*f %s", i > 0 && bytes < 10, bytes, units[i]);
}

static void
add_done(struct line *l, double done, double total)
{
	char part[40], of[16];

	write_amount(part, done);
	if (total > 0) {
		write_amount(of, total);
		strcat(strcat(part, " of "), of);
	}
	add(l, part);
	if (total > 0) {
		snprintf(part, sizeof part, "%.0f %%", 100 * done / total);
		add(l, part);
	}
}

static void
add_speed(struct line *l, double done, double total)
{
	double speed = done / (now() - progress.began);
	double left = speed > 0 ? (total - done) / speed : 0;
	char part[24];

	write_amount(part, speed);
	add(l, strcat(part, "/s"));
	if (total == 0)
		return;
	if (left < 100)
		snprintf(part, sizeof part, "%.0f s left", left);
	else if (left < 100 * 60)
		snprintf(part, sizeof part, "%.0f min left", left / 60);
	else
		snprintf(part, sizeof part, "%.0f h left", left / 3600);
	add(l, part);
}

static bool
is_due(void)
{
	return progress.used && now() >= progress.due;
}

void
progress_put(const char *name, uint64_t done, uint64_t total)
{
	struct line l = { .length = 0 };

	if (!is_due())
		return;
	progress.due = now() + EVERY;
	/* Some terminals go to the next line behind the last column. */
	l.width = terminal_width(STANDARD_ERROR) - 1;
	add_name(&l, name);
	add_done(&l, (double)done, (double)total);
	add_speed(&l, (double)done, (double)total);
	fprintf(stderr, "\r%-*s", (int)progress.drawn, l.text);
	progress.drawn = l.columns;
}

void
progress_show(const struct input *in)
{
	uint64_t done, total;

	if (!is_due())
		return;
	input_progress(in, &done, &total);
	progress_put(input_name(in), done, total);
}
