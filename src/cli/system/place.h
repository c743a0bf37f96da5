/* On POSIX systems, what system_begin_file() is made of, for who writes a file that is not
 * the standard output. One at a time; system_drop_file() gives it up. */
#ifndef CLI_PLACE_H
#define CLI_PLACE_H

#include <stdbool.h>

/* To write what will be the file, or what a device or a pipe gets at once; -1 with errno. */
int system_open_place(const char *name);
/* What was written is the file from now on. */
bool system_take_place(int fd);

#endif
