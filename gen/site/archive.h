/* A tar archive, the one file that a site is written as. */
#ifndef GEN_SITE_ARCHIVE_H
#define GEN_SITE_ARCHIVE_H

#include <stdio.h>

/* Nothing but the name and the text of a file tells one archive from another. */
void put_archived(FILE *out, const char *name, const char *text);
/* The end, behind the last file. */
void end_archive(FILE *out);

#endif
