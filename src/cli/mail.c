/* --mail in the command itself: a program of its own does it, which is linked
 * with GMime, so that nobody waits for that library who asks for a code. */
#include "cli/modes.h"
#include "cli/output/message.h"
#include "cli/output/target.h"
#include "cli/system/system.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Where "make install" puts it. */
#ifndef MAIL_DIRECTORY
#define MAIL_DIRECTORY "/usr/local/libexec/bouncecode"
#endif

static const char name[] = "bouncecode-mail";

enum { PATH_SIZE = 4096 };

/* The directory of this program, with a slash at its end; "" where it is not
 * known. */
static void
own_directory(const struct options *o, char directory[PATH_SIZE])
{
	char *slash;

	if (!system_own_path(directory, PATH_SIZE))
		snprintf(directory, PATH_SIZE, "%s", o->program ? o->program : "");
	slash = strrchr(directory, '/');
	directory[slash != NULL ? slash - directory + 1 : 0] = '\0';
}

/* Beside the command, as it was built; where it is installed; and in the same
 * place from the command on, where all was moved. */
static bool
find_program(const struct options *o, char path[PATH_SIZE])
{
	static const char *const places[] = { "", "../libexec/bouncecode/" };
	char directory[PATH_SIZE];

	own_directory(o, directory);
	for (size_t i = 0; *directory != '\0' && i < sizeof places / sizeof *places; i++) {
		int n = snprintf(path, PATH_SIZE, "%s%s%s", directory, places[i], name);

		if (n < PATH_SIZE && system_can_run(path))
			return true;
	}
	snprintf(path, PATH_SIZE, "%s/%s", MAIL_DIRECTORY, name);
	return system_can_run(path);
}

bool
mail_can_run(const struct options *o)
{
	char path[PATH_SIZE];

	return find_program(o, path);
}

/* The same arguments, behind --mail, which does no harm where it stands already;
 * --suppress knows mails by itself. */
static char **
arguments_of(const struct options *o)
{
	char **arguments =
	    check_memory(calloc((size_t)o->narguments + 2, sizeof *arguments));

	arguments[0] = (char *)name;
	arguments[1] = o->mode == MODE_SUPPRESS ? "--suppress" : "--mail";
	for (int i = 1; i < o->narguments; i++)
		arguments[i + 1] = o->arguments[i];
	return arguments;
}

int
mail_run(const struct options *o, const struct terminal *t)
{
	char path[PATH_SIZE];

	(void)t;
	if (!find_program(o, path)) {
		complain("--mail needs %s, %s", name, system_mail_hint);
		return TROUBLE;
	}
	target_drop(); /* the program opens it once more */
	system_become(path, arguments_of(o));
	complain("%s: %s", path, strerror(errno));
	return TROUBLE;
}
