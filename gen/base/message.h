/*
 * What goes wrong, said on standard error as "program: what is wrong".
 */
#ifndef GEN_MESSAGE_H
#define GEN_MESSAGE_H

/* The name that messages begin with; main says it before anything else. */
void set_program(const char *name);
/* One message; its line is ended here. */
__attribute__((format(printf, 1, 2))) void complain(const char *format, ...);

#endif
