#include "print.h"

#include <string.h>

void
put_c_string(FILE *out, const char *s)
{
	if (s == NULL) {
		fputc('0', out);
		return;
	}
	fputc('"', out);
	for (const char *p = s; *p != '\0'; p++) {
		unsigned char c = (unsigned char)*p;

		if (c == '"' || c == '\\')
			fprintf(out, "\\%c", c);
		else if (c == '?' && p > s && p[-1] == '?')
			fputs("\\?", out); /* C99 5.2.1.1: ??x is one character */
		else if (c < ' ' || c > '~')
			fprintf(out, "\\%03o", c);
		else
			fputc(c, out);
	}
	fputc('"', out);
}

void
put_c_comment(FILE *out, const char *s)
{
	for (; *s != '\0'; s++) {
		unsigned char c = (unsigned char)*s;

		if (c == '/' || c == '\\' || c < ' ' || c > '~')
			c = '.';
		fputc(c, out);
	}
}

void
put_json_string(FILE *out, const char *s)
{
	if (s == NULL) {
		fputs("null", out);
		return;
	}
	fputc('"', out);
	for (; *s != '\0'; s++) {
		unsigned char c = (unsigned char)*s;

		if (c == '"' || c == '\\')
			fprintf(out, "\\%c", c);
		else if (c < ' ' || c == 0x7f)
			fprintf(out, "\\u%04x", c);
		else
			fputc(c, out);
	}
	fputc('"', out);
}

void
put_csv_field(FILE *out, const char *s)
{
	if (s == NULL)
		return;
	if (strpbrk(s, ",\"\r\n") == NULL) {
		fputs(s, out);
		return;
	}
	fputc('"', out);
	for (; *s != '\0'; s++) {
		if (*s == '"')
			fputc('"', out);
		fputc(*s, out);
	}
	fputc('"', out);
}

void
put_shell_string(FILE *out, const char *s)
{
	fputc('\'', out);
	for (; *s != '\0'; s++)
		if (*s == '\'')
			fputs("'\\''", out);
		else
			fputc(*s, out);
	fputc('\'', out);
}

void
put_fish_string(FILE *out, const char *s)
{
	fputc('\'', out);
	for (; *s != '\0'; s++) {
		if (*s == '\'' || *s == '\\')
			fputc('\\', out);
		fputc(*s, out);
	}
	fputc('\'', out);
}

void
put_markdown(FILE *out, const char *s)
{
	for (; *s != '\0'; s++) {
		unsigned char c = (unsigned char)*s;

		if (c == '<')
			fputs("&lt;", out);
		else if (c == '&')
			fputs("&amp;", out);
		else if (strchr("\\`*_[]|#~", c) != NULL)
			fprintf(out, "\\%c", c);
		else
			fputc(c < ' ' ? ' ' : c, out);
	}
}

/* Two grave accents hold a single one, but must not touch it. A bar would end
 * the cell of a table even here, unless it is escaped. */
void
put_markdown_code(FILE *out, const char *s)
{
	const char *const fence = strchr(s, '`') ? "``" : "`";
	const char *const gap = fence[1] ? " " : "";

	fprintf(out, "%s%s", fence, gap);
	for (; *s != '\0'; s++) {
		if (*s == '|')
			fputc('\\', out);
		fputc((unsigned char)*s < ' ' ? ' ' : *s, out);
	}
	fprintf(out, "%s%s", gap, fence);
}

void
put_gperf_key(FILE *out, uint32_t number)
{
	fprintf(out, "\"\\%03o\\%03o\\%03o\\%03o\"", (unsigned)number & 0xff,
	    (unsigned)(number >> 8) & 0xff, (unsigned)(number >> 16) & 0xff,
	    (unsigned)(number >> 24));
}
