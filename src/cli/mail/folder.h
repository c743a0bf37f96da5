/* A directory of messages: a Maildir, or any other one, with those in it. */
#ifndef CLI_MAIL_FOLDER_H
#define CLI_MAIL_FOLDER_H

#include <stdbool.h>

struct folder;

/* NULL after a message. */
struct folder *folder_open(const char *path);
void folder_close(struct folder *f);

/* The next file and the directory that it is in, by their names in the order of
 * bytes, so that the same directory gives the same output. They live until the
 * next call. False at the end. */
bool folder_next(struct folder *f, const char **directory, const char **name);

/* Could all of it be read? If not, messages said why. */
bool folder_complete(const struct folder *f);

#endif
