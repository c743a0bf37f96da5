/* What the compiler of the list needs of a program that runs once, for one that runs
 * again and again: memory that is given back, and files in memory. */
#ifndef TESTS_FUZZ_KEPT_H
#define TESTS_FUZZ_KEPT_H

#include "gen/list/model.h"
#include "tests/fuzz/fuzz.h"

/* The name of the list that is read, in no directory with translations. */
#define LIST "fuzz/codes.xml"
#define OVERLAY "fuzz/overlay.xml"
#define REGISTRY "fuzz/registry.xml"
/* In any language. */
#define MAIN_PAGE "fuzz/main.html"

/* A file with these bytes, until all are forgotten. */
void keep_file(const char *name, struct bytes bytes);
/* What it has now, which may have been written over. */
struct bytes kept_file(const char *name);
/* Files and memory, once an input is done. */
void forget_kept(void);

/* A file of the project, read whole: tests are run in its directory. */
struct bytes project_file(const char *name);

/* Load a list, with an overlay or NULL, as the compiler does, and write outputs of it:
 * all, or the one that a number stands for. */
void compile(const char *overlay, unsigned which);

#endif
