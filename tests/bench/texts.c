/* Reading texts, and varying them: a word with "@" gets other letters, a long number
 * or mark of a server other digits, and behind each stands a mark of its own, as
 * servers put one. Codes, and the words that say something, stay. */
#include "texts.h"

#include <ctype.h>
#include <glob.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "../entries.h"
#include "../random.h"
#include "harness.h"

enum { NUMBER_MIN = 4, MARK_MIN = 8, MARK_SIZE = 16 };

static void
add(struct texts *t, const char *bytes, size_t length)
{
	char *copy = malloc(length + 1);

	t->list = realloc(t->list, (t->n + 1) * sizeof *t->list);
	if (t->list == NULL || copy == NULL)
		bench_die("out of memory");
	memcpy(copy, bytes, length);
	copy[length] = '\0';
	t->list[t->n++] = (struct text){ copy, length };
	t->bytes += length;
}

/* The next word without what stands around it, and its length. What has a digit, "@"
 * or a dot within is a number, an address, a host or a mark, and none. */
static size_t
next_word(const char **at, const char **word)
{
	for (;;) {
		size_t n, signs = 0;

		*word = *at + strspn(*at, " \"'#*-.!:;,<>()[]");
		n = strcspn(*word, " :;,<>()[]");
		*at = *word + n;
		while (n > 0 && strchr("\"'#*-.!", (*word)[n - 1]) != NULL)
			n--;
		for (size_t i = 0; i < n; i++)
			signs += strchr("0123456789@.", (*word)[i]) != NULL;
		if (n == 0 || signs == 0)
			return n;
	}
}

/* Are the words of both the same? */
static int
are_worded_alike(const char *a, const char *b)
{
	const char *word_a, *word_b;
	size_t na, nb;

	do {
		na = next_word(&a, &word_a);
		nb = next_word(&b, &word_b);
		if (na != nb || strncasecmp(word_a, word_b, na) != 0)
			return 0;
	} while (na > 0);
	return 1;
}

/* Has the list a sample of it, with other names and numbers? */
static int
is_seen(const char *text)
{
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++)
		if (are_worded_alike(text, samples[i].text))
			return 1;
	return 0;
}

static int
is_chosen(const char *s, enum text_choice choice)
{
	unsigned reply, class_digit, subject, detail;
	int n = sscanf(s, "%3u%*1[- ]%1u.%3u.%3u", &reply, &class_digit, &subject, &detail);

	return choice == TEXTS_ALL || (n >= (choice == TEXTS_ENHANCED ? 4 : 1) && reply >= 400 &&
	    reply < 600 && (s[3] == ' ' || s[3] == '-'));
}

void
texts_of_corpus(struct texts *t, const char *file, enum text_choice choice)
{
	char name[64], *line = NULL, *text;
	size_t size = 0;
	ssize_t length;
	FILE *f;

	snprintf(name, sizeof name, "tests/corpus/%s.tsv", file);
	if ((f = fopen(name, "r")) == NULL)
		bench_die("%s cannot be read: run it in the project's directory", name);
	for (int n = 0; (length = getline(&line, &size, f)) > 0; n++) {
		line[length - 1] = '\0';
		text = strrchr(line, '\t');
		if (n > 0 && text != NULL && is_chosen(text + 1, choice) && !is_seen(text + 1))
			add(t, text + 1, strlen(text + 1));
	}
	free(line);
	fclose(f);
}

void
texts_of_mails(struct texts *t)
{
	static char bytes[1 << 16];
	glob_t found;

	if (glob("tests/mails/*.eml", 0, NULL, &found) != 0)
		bench_die("there are no mails in tests/mails");
	for (size_t i = 0; i < found.gl_pathc; i++) {
		FILE *f = fopen(found.gl_pathv[i], "r");

		if (f == NULL)
			bench_die("%s cannot be read", found.gl_pathv[i]);
		add(t, bytes, fread(bytes, 1, sizeof bytes, f));
		fclose(f);
	}
	globfree(&found);
}

static char
other(char c)
{
	if (isdigit((unsigned char)c))
		return (char)('0' + next_random() % 10);
	return (char)((isupper((unsigned char)c) ? 'A' : 'a') + next_random() % 26);
}

/* Is a word an address, or a mark of letters and digits? */
static int
is_name(const char *word, size_t n)
{
	size_t digits = 0;

	for (size_t i = 0; i < n; i++) {
		if (!isalnum((unsigned char)word[i]))
			return memchr(word, '@', n) != NULL;
		digits += isdigit((unsigned char)word[i]) != 0;
	}
	return n >= MARK_MIN && digits > 1 && digits < n;
}

static void
vary_word(char *word, size_t n)
{
	int all = is_name(word, n);
	size_t digits = 0;

	for (size_t i = 0; i < n; i++) {
		if (all && isalnum((unsigned char)word[i]))
			word[i] = other(word[i]);
		digits = isdigit((unsigned char)word[i]) ? digits + 1 : 0;
		for (size_t k = 0; !all && digits >= NUMBER_MIN && k < 2; k++)
			word[i - k] = other(word[i - k]);
	}
}

size_t
text_vary(char *buffer, size_t size, const struct text *from)
{
	size_t n = from->length < size - MARK_SIZE ? from->length : size - MARK_SIZE;

	memcpy(buffer, from->bytes, n);
	for (size_t i = 0; i < n;) {
		size_t end = i;

		while (end < n && (unsigned char)buffer[end] > ' ')
			end++;
		vary_word(buffer + i, end - i);
		i = end + 1;
	}
	return n + (size_t)snprintf(buffer + n, MARK_SIZE, " (%08X)", next_random());
}

void
texts_vary(struct texts *to, const struct texts *from, size_t n)
{
	static char buffer[1 << 16];

	for (size_t i = 0; i < n; i++)
		add(to, buffer, text_vary(buffer, sizeof buffer, &from->list[i % from->n]));
	for (size_t i = n; i > 1; i--) {
		size_t k = next_random() % i;
		struct text t = to->list[k];

		to->list[k] = to->list[i - 1];
		to->list[i - 1] = t;
	}
}
