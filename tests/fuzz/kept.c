/* The compiler's memory and files. They are its own sources, of which calls of the
 * system are led here. */
#include "tests/fuzz/kept.h"

#include "gen/base/memory.c"
#include "gen/base/message.h"

/* ---- files */

enum { FILES_MAX = 8 };

static struct kept_entry {
	char name[40];
	struct bytes bytes;
} files[FILES_MAX];

static struct kept_entry *
find(const char *name)
{
	for (int i = 0; i < FILES_MAX; i++)
		if (strcmp(files[i].name, name) == 0)
			return &files[i];
	return NULL;
}

static struct kept_entry *
new_entry(const char *name)
{
	struct kept_entry *e = find(name);

	if (e == NULL) {
		e = find("");
		require(e != NULL && strlen(name) < sizeof e->name);
		strcpy(e->name, name);
	}
	free(e->bytes.at);
	e->bytes = (struct bytes){ NULL, 0 };
	return e;
}

void
keep_file(const char *name, struct bytes bytes)
{
	new_entry(name)->bytes = bytes;
}

struct bytes
kept_file(const char *name)
{
	const struct kept_entry *e = find(name);

	require(e != NULL);
	return e->bytes;
}

/* As much of the main page as is asked of it. */
static char main_page[] = "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<title>Main</title>\n</head>\n"
	"<body>\n<main>\n<p id=\"trust\" data-report=\"\"></p>\n</main>\n<footer>\n</footer>\n</body>\n</html>\n";

static FILE *
open_kept(const char *name, const char *mode)
{
	struct kept_entry *e = find(name);

	if (*mode == 'w') {
		e = new_entry(name);
		return open_memstream(&e->bytes.at, &e->bytes.length);
	}
	if (strncmp(name, MAIN_PAGE, 10) == 0)
		return fmemopen(main_page, sizeof main_page - 1, "rb");
	return e != NULL ? fmemopen(e->bytes.at, e->bytes.length, "rb") : fopen(name, mode);
}

static int
rename_kept(const char *from, const char *to)
{
	struct kept_entry *e = find(from);

	require(e != NULL);
	new_entry(to)->bytes = e->bytes;
	e->bytes = (struct bytes){ NULL, 0 };
	*e->name = '\0';
	return 0;
}

static int
remove_kept(const char *name)
{
	*new_entry(name)->name = '\0';
	return 0;
}

/* One new file at a time, in the place of which it is put when it is closed. */
#define NEW_FILE "(new)"
static const char *new_name;
static bool is_taken;

static int
open_place(const char *name)
{
	new_name = name;
	is_taken = false;
	return 0;
}

static FILE *
open_new(int fd, const char *mode)
{
	(void)fd;
	return open_kept(NEW_FILE, mode);
}

static bool
take_place(int fd)
{
	(void)fd;
	is_taken = true;
	return true;
}

static void
drop_place(void)
{
	if (is_taken)
		rename_kept(NEW_FILE, new_name);
	else if (new_name != NULL)
		remove_kept(NEW_FILE);
	new_name = NULL;
	is_taken = false;
}

#include "src/cli/system/place.h"
#include "src/cli/system/system.h"
#define fopen open_kept
#define fdopen open_new
#define system_open_place open_place
#define system_take_place take_place
#define system_drop_file drop_place
#include "gen/base/file.c"
#undef fopen
#undef fdopen
#undef system_open_place
#undef system_take_place
#undef system_drop_file

void
forget_kept(void)
{
	for (int i = 0; i < FILES_MAX; i++)
		if (*files[i].name != '\0')
			remove_kept(files[i].name);
	while (kept != NULL) {
		struct piece *next = kept->next;

		free(kept);
		kept = next;
	}
}

struct bytes
project_file(const char *name)
{
	struct bytes b = { NULL, 0 };

	if (!read_file(name, (size_t)1 << 20, &b.at, &b.length)) {
		fprintf(stderr, "to be run in the directory of the project\n");
		exit(2);
	}
	return b;
}
