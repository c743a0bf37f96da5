/*
 * One escape for each language that is printed. No emitter prints a string
 * of the list by any other way.
 */
#ifndef GEN_PRINT_H
#define GEN_PRINT_H

#include <stdint.h>
#include <stdio.h>

/* What every file begins with, between what makes a comment of it. */
void put_banner(FILE *out, const char *before, const char *version,
    const char *digest, const char *after);
/* The same as a line of C. */
void put_c_banner(FILE *out, const char *version, const char *digest);
/* A C string literal: ASCII as it is, other bytes as three octal digits, and
 * no trigraph. NULL prints as 0. */
void put_c_string(FILE *out, const char *s);
/* A C string literal in a list of the preprocessor: a long one goes on in lines of
 * its own. */
void put_c_text(FILE *out, const char *s);
/* What stands inside a C comment: never ends it, never begins another. */
void put_c_comment(FILE *out, const char *s);
/* A JSON string (RFC 8259 section 7); NULL prints as null. */
void put_json_string(FILE *out, const char *s);
/* The same inside an element "script" of HTML, which nothing in it ends. */
void put_script_string(FILE *out, const char *s);
/* A member of a JSON object: what stands before it, its name, a string. */
void put_json_member(FILE *out, const char *before, const char *name,
    const char *value);
/* A CSV field (RFC 4180), quoted where it must be; NULL prints as nothing. */
void put_csv_field(FILE *out, const char *s);
/* A word of POSIX shells, bash and zsh in single quotes. */
void put_shell_string(FILE *out, const char *s);
/* A word of fish in single quotes, where a backslash escapes. */
void put_fish_string(FILE *out, const char *s);
/* Text of a Markdown paragraph or table cell: shown as it is. */
void put_markdown(FILE *out, const char *s);
/* A code span of Markdown that may stand in a table cell. */
void put_markdown_code(FILE *out, const char *s);
/* Text of HTML, or of an attribute in quotation marks. */
void put_html(FILE *out, const char *s);
/* The four bytes of a code's number as a gperf key. */
void put_gperf_key(FILE *out, uint32_t number);

#endif
