/* The file of --output, and what is said of it. */
#include "cli/output/target.h"
#include "cli/output/message.h"
#include "cli/system/system.h"

#include <errno.h>
#include <string.h>

static const char *target;

bool
target_open(const char *name)
{
	struct file_facts facts;
	bool is_there = system_look(name, &facts);
	bool is_special = is_there && facts.kind != FILE_REGULAR;
	bool is_open = !is_there || facts.kind != FILE_DIRECTORY;
	int failure = EISDIR;

	target = name;
	if (is_open && !(is_open = system_begin_file(name)))
		failure = errno;
	if (!is_open) {
		target_drop();
		complain("%s: %s%s", name, is_special ? "" : "no file can be made beside it: ",
		    strerror(failure));
	}
	return is_open;
}

bool
target_keep(void)
{
	return system_end_file();
}

void
target_drop(void)
{
	system_drop_file();
}

const char *
target_name(void)
{
	return target != NULL ? target : "standard output";
}
