/* The small list after some edits, as people make them and forget others: lines that
 * are gone, twice there or elsewhere, values of another attribute, no text. It stays
 * XML, so that the compiler reads far into it. An edit is four bytes. */
#include "tests/fuzz/kept.h"

enum { LINES_MAX = 1000, LINE_MAX_BYTES = 4000, EDITS_MAX = 12 };

struct list {
	char *lines[LINES_MAX];
	size_t n;
};

static void
add_line(struct list *l, size_t at, const char *line)
{
	if (l->n == LINES_MAX)
		return;
	memmove(l->lines + at + 1, l->lines + at, (l->n - at) * sizeof *l->lines);
	l->lines[at] = xstrdup(line);
	l->n++;
}

static void
remove_line(struct list *l, size_t at)
{
	l->n--;
	memmove(l->lines + at, l->lines + at + 1, (l->n - at) * sizeof *l->lines);
}

/* An element of one line, so that the list is XML without it and with it twice. */
static bool
is_whole(const char *line)
{
	const char *name = line + strspn(line, " ");
	size_t n = strcspn(name, " >/");

	if (*name != '<' || name[1] == '/' || name[1] == '!')
		return false;
	return strstr(name, "/>") != NULL ||
	    (strstr(name, "</") != NULL && strncmp(strstr(name, "</") + 2, name + 1, n - 1) == 0);
}

/* The value of the n-th attribute of a line, counted around; NULL where it has none. */
static char *
find_value(char *line, unsigned n, size_t *length)
{
	char *values[20];
	unsigned k = 0;

	for (char *p = line; k < 20 && (p = strstr(p, "=\"")) != NULL;) {
		values[k++] = p += 2;
		p += strcspn(p, "\"");
	}
	if (k == 0)
		return NULL;
	*length = strcspn(values[n % k], "\"");
	return values[n % k];
}

/* One value, or the text of an element, in place of another. */
static void
put_value(struct list *l, size_t at, const char *value, size_t length, unsigned n)
{
	size_t old;
	char *place = find_value(l->lines[at], n, &old);

	if (place != NULL && strlen(l->lines[at]) + length < LINE_MAX_BYTES)
		l->lines[at] = xprintf("%.*s%.*s%s", (int)(place - l->lines[at]), l->lines[at],
		    (int)length, value, place + old);
}

/* Without the attribute itself. */
static void
drop_attribute(struct list *l, size_t at, unsigned n)
{
	size_t length;
	char *value = find_value(l->lines[at], n, &length), *name = value;

	while (name != NULL && name > l->lines[at] && *name != ' ')
		name--;
	if (name != NULL)
		l->lines[at] = xprintf("%.*s%s", (int)(name - l->lines[at]), l->lines[at],
		    value + length + 1);
}

static void
put_text(struct list *l, size_t at, const char *text)
{
	char *begin = strchr(l->lines[at], '>'), *end = begin != NULL ? strstr(begin, "</") : NULL;

	if (end != NULL)
		l->lines[at] = xprintf("%.*s%s%s", (int)(begin + 1 - l->lines[at]), l->lines[at], text, end);
}

static void
edit(struct list *l, const uint8_t e[4])
{
	static const char *const texts[] = { "", "x", "550 5.1.1", "*", "a * b", "&#233;&#9;&amp;&lt;",
		"0", "99999", "-1", "none" };
	const char *text = texts[e[3] % (sizeof texts / sizeof *texts)];
	size_t at = (e[1] | (size_t)e[2] << 8) % l->n, other = (at + e[3]) % l->n, length;
	char *value;

	switch (e[0] % 8) {
	case 0:
		if (is_whole(l->lines[at]))
			remove_line(l, at);
		break;
	case 1:
		if (is_whole(l->lines[at]))
			add_line(l, at, l->lines[at]);
		break;
	case 2:
		if (is_whole(l->lines[at]) && is_whole(l->lines[other])) {
			value = l->lines[at];
			l->lines[at] = l->lines[other];
			l->lines[other] = value;
		}
		break;
	case 3:
		if ((value = find_value(l->lines[other], e[0] / 8, &length)) != NULL)
			put_value(l, at, xstrdup(value), length, e[0] / 8);
		break;
	case 4:
		drop_attribute(l, at, e[3]);
		break;
	case 5:
		put_text(l, at, text);
		break;
	case 6:
		put_value(l, at, text, strlen(text), e[0] / 8);
		break;
	case 7:
		if (is_whole(l->lines[other]))
			add_line(l, at, l->lines[other]);
		break;
	}
}

static struct list
read_list(void)
{
	struct bytes text = project_file("tests/small/codes.xml");
	struct list l = { .n = 0 };

	for (size_t at = 0, n; at < text.length; at += n + 1) {
		n = strcspn(text.at + at, "\n");
		add_line(&l, l.n, xprintf("%.*s", (int)n, text.at + at));
	}
	free(text.at);
	return l;
}

static struct bytes
write_list(const struct list *l)
{
	struct bytes b = { NULL, 0 };
	FILE *f = open_memstream(&b.at, &b.length);

	for (size_t i = 0; i < l->n; i++)
		fprintf(f, "%s\n", l->lines[i]);
	fclose(f);
	return b;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	unsigned which = take_byte(&data, &size);
	struct list l = read_list();

	for (int i = 0; i < EDITS_MAX && size >= 4; i++, data += 4, size -= 4)
		edit(&l, data);
	keep_file(LIST, write_list(&l));
	/* What an input stands for, for who looks at one that fails. */
	if (getenv("FUZZ_SHOW") != NULL)
		fwrite(kept_file(LIST).at, 1, kept_file(LIST).length, stdout);
	compile(NULL, which);
	forget_kept();
	return 0;
}
