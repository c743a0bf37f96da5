/*
 * What goes wrong, said on standard error as "program: what is wrong".
 */
#ifndef GEN_MESSAGE_H
#define GEN_MESSAGE_H

/* Of one file so many errors are told, and that there are more: who has them knows
 * enough. */
enum { ERRORS_MAX = 100 };

/* The name that messages begin with, and the exit status of a program that cannot go on;
 * main says them before anything else. */
void set_program(const char *name, int trouble);
int trouble_status(void);
/* What a terminal would obey, or show elsewhere, becomes a question mark where it stands;
 * tabs and the ends of lines stay. Lists and registries are written by others. */
char *make_shown(char *text);
/* One message; its line is ended here. */
__attribute__((format(printf, 1, 2))) void complain(const char *format, ...);

#endif
