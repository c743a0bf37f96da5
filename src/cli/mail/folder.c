/* A walk through a directory. Of a Maildir the messages are those in "cur" and
 * "new"; what else its server keeps there is none, but its folders, whose names
 * begin with a dot, have some. */
#include "cli/mail/folder.h"
#include "cli/output/message.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* More directories in one another are no mailbox. */
enum { DEPTH_MAX = 16 };

struct level {
	char *path;
	struct dirent **entries;
	size_t n, next;
	bool is_maildir;
};

struct folder {
	struct level levels[DEPTH_MAX];
	size_t depth;
	char *found; /* the path that was handed out */
	bool failed;
};

static int
by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static int
is_entry(const struct dirent *e)
{
	return strcmp(e->d_name, ".") != 0 && strcmp(e->d_name, "..") != 0;
}

static bool
has_entry(const struct level *l, const char *name)
{
	for (size_t i = 0; i < l->n; i++)
		if (strcmp(l->entries[i]->d_name, name) == 0)
			return true;
	return false;
}

static char *
join(const char *directory, const char *name)
{
	size_t size = strlen(directory) + strlen(name) + 2;
	char *path = check_memory(malloc(size));
	bool slash = *directory != '\0' && directory[strlen(directory) - 1] == '/';

	snprintf(path, size, "%s%s%s", directory, slash ? "" : "/", name);
	return path;
}

/* Go into a directory; its path is freed with it. */
static void
enter(struct folder *f, char *path)
{
	struct level *l = &f->levels[f->depth];
	int n = -1;

	*l = (struct level){ .path = path };
	if (f->depth == DEPTH_MAX - 1)
		complain("%s: more than %d directories in one another", path, DEPTH_MAX);
	else if ((n = scandir(path, &l->entries, is_entry, by_name)) < 0)
		complain("%s: %s", path, strerror(errno));
	if (n < 0) {
		free(path);
		f->failed = true;
		return;
	}
	l->n = (size_t)n;
	l->is_maildir = has_entry(l, "cur") && has_entry(l, "new");
	f->depth++;
}

static void
leave(struct folder *f)
{
	struct level *l = &f->levels[--f->depth];

	for (size_t i = 0; i < l->n; i++)
		free(l->entries[i]);
	free(l->entries);
	free(l->path);
}

struct folder *
folder_open(const char *path)
{
	struct folder *f = check_memory(calloc(1, sizeof *f));

	enter(f, check_memory(strdup(path)));
	if (f->depth > 0)
		return f;
	folder_close(f);
	return NULL;
}

void
folder_close(struct folder *f)
{
	if (f == NULL)
		return;
	while (f->depth > 0)
		leave(f);
	free(f->found);
	free(f);
}

/* One that leads nowhere is passed over. */
static void
tell_link(struct folder *f, const char *path, struct stat *st)
{
	st->st_mode = 0;
	if (errno == ENOENT || errno == ENOTDIR || errno == ELOOP)
		return;
	complain("%s: %s", path, strerror(errno));
	f->failed = true;
}

/* Is an entry a message? A directory that is one of messages is entered; a
 * link to a directory is not, as it may lead back. */
static bool
is_message(struct folder *f, const struct level *l, const char *name)
{
	bool hidden = *name == '.';
	struct stat st;
	char *path;

	if (hidden && !l->is_maildir)
		return false;
	path = join(l->path, name);
	if (lstat(path, &st) == -1) {
		complain("%s: %s", path, strerror(errno));
		f->failed = true;
	} else if (S_ISDIR(st.st_mode) && !(l->is_maildir && strcmp(name, "tmp") == 0)) {
		enter(f, path);
		return false;
	}
	if (S_ISLNK(st.st_mode) && stat(path, &st) == -1)
		tell_link(f, path, &st);
	free(path);
	return S_ISREG(st.st_mode) && !l->is_maildir;
}

bool
folder_next(struct folder *f, const char **directory, const char **name)
{
	while (f->depth > 0) {
		struct level *l = &f->levels[f->depth - 1];

		if (l->next == l->n) {
			leave(f);
			continue;
		}
		*name = l->entries[l->next++]->d_name;
		*directory = l->path;
		if (is_message(f, l, *name))
			return true;
	}
	return false;
}

bool
folder_complete(const struct folder *f)
{
	return !f->failed;
}
