/*
 * What shells complete behind "bouncecode": one script each for bash, zsh and
 * fish. The words of an option are those of the list; the options themselves
 * are written here once for the three, and a test compares them with --help.
 */
#include "gen/emit/emit.h"
#include "gen/base/print.h"

#include <stddef.h>

#define WORDS_OF(v) ((v) + 1)
#define FIXED(...) (const char *const[]){ __VA_ARGS__, NULL }

static const struct option {
	const char *name, *what;
	const char *argument;     /* what it takes, or NULL */
	int vocabulary;           /* WORDS_OF() the argument, or 0 */
	const char *const *fixed; /* words of the argument that are no data */
	char letter;              /* of its short form, or 0 */
	bool is_mode;             /* excludes the other modes */
	bool ends;                /* excludes everything else */
} options[] = {
	{ .name = "search", .what = "search for the words", .is_mode = true },
	{ .name = "limit", .what = "show at most so many hits or rows",
	    .argument = "number" },
	{ .name = "list", .what = "list the table", .is_mode = true },
	{ .name = "lines", .what = "explain every line", .is_mode = true },
	{ .name = "scan", .what = "read logs of mail servers",
	    .is_mode = true },
	{ .name = "summary", .what = "count what logs report",
	    .is_mode = true },
	{ .name = "by", .what = "with --summary, a time line",
	    .argument = "period", .fixed = FIXED("hour", "day") },
	{ .name = "category", .what = "what happened", .argument = "category",
	    .vocabulary = WORDS_OF(BOUNCECODE_CATEGORIES) },
	{ .name = "fault", .what = "whose problem it is", .argument = "fault",
	    .vocabulary = WORDS_OF(BOUNCECODE_FAULTS) },
	{ .name = "bounce", .what = "how final it is", .argument = "bounce",
	    .vocabulary = WORDS_OF(BOUNCECODE_BOUNCES) },
	{ .name = "action", .what = "what to do", .argument = "action",
	    .vocabulary = WORDS_OF(BOUNCECODE_ACTIONS) },
	{ .name = "confidence", .what = "how sure that is",
	    .argument = "confidence",
	    .vocabulary = WORDS_OF(BOUNCECODE_CONFIDENCES) },
	{ .name = "kind", .what = "what sort of entry it is",
	    .argument = "kind", .vocabulary = WORDS_OF(BOUNCECODE_KINDS) },
	{ .name = "provider", .what = "who sends it", .argument = "provider",
	    .vocabulary = WORDS_OF(BOUNCECODE_PROVIDERS) },
	{ .name = "format", .what = "how to print records",
	    .argument = "format", .letter = 'f',
	    .fixed = FIXED("text", "json", "tsv", "csv") },
	{ .name = "json", .what = "the same as --format=json", .letter = 'j' },
	{ .name = "as",
	    .what = "add the category in the words of another program",
	    .argument = "system", .vocabulary = WORDS_OF(BOUNCECODE_SYSTEMS) },
	{ .name = "verbose", .what = "give the long texts too", .letter = 'v' },
	{ .name = "color", .what = "when to use colour", .argument = "when",
	    .fixed = FIXED("auto", "always", "never") },
	{ .name = "help", .what = "print help", .letter = 'h', .ends = true },
	{ .name = "version", .what = "print the versions of program and data",
	    .letter = 'V', .ends = true },
};
enum { NOPTIONS = sizeof options / sizeof *options };

/* The modes whose operands are files, as their scripts name them. */
#define FILE_MODES "lines|scan|summary"

/* The i-th word of an option's argument and what it means, or NULL. */
static const char *
word_at(const struct model *m, const struct option *o, size_t i,
    const char **meaning)
{
	const struct vocabulary *v;

	*meaning = NULL;
	if (o->fixed != NULL)
		return o->fixed[i];
	if (o->vocabulary == 0)
		return NULL;
	v = &m->vocabularies[o->vocabulary - 1];
	if (i >= v->n)
		return NULL;
	*meaning = v->words[i].text;
	return v->words[i].id;
}

/* All words of an option's argument in a row: they have nothing in them that
 * a shell would see. */
static void
print_words(const struct model *m, const struct option *o, FILE *out)
{
	const char *word, *meaning;

	for (size_t i = 0; (word = word_at(m, o, i, &meaning)) != NULL; i++)
		fprintf(out, "%s%s", i ? " " : "", word);
}

static bool
has_words(const struct option *o)
{
	return o->fixed != NULL || o->vocabulary != 0;
}

/* ---- bash */

static void
print_bash_words(const struct model *m, FILE *out)
{
	for (const struct option *o = options; o < options + NOPTIONS; o++) {
		if (o->argument == NULL)
			continue;
		fputs("\t", out);
		if (o->letter)
			fprintf(out, "-%c | ", o->letter);
		fprintf(out, "--%s) ", o->name);
		if (has_words(o)) {
			fputs("words='", out);
			print_words(m, o, out);
			fputs("'", out);
		} else {
			fputs("return", out);
		}
		fputs(" ;;\n", out);
	}
}

static void
print_bash_options(FILE *out)
{
	for (const struct option *o = options; o < options + NOPTIONS; o++) {
		if (o->letter)
			fprintf(out, "-%c ", o->letter);
		fprintf(out, "--%s%s%s", o->name, o->argument ? "=" : "",
		    o + 1 < options + NOPTIONS ? " " : "");
	}
}

void
emit_bash(const struct model *m, FILE *out)
{
	put_banner(out, "# ", m->version, m->digest, "\n");
	fputs("\n"
	      "_bouncecode()\n"
	      "{\n"
	      "\tlocal IFS=$' \\t\\n' word=${COMP_WORDS[COMP_CWORD]} option= before= words= i\n"
	      "\n"
	      "\tCOMPREPLY=()\n"
	      "\t# What bash calls words is cut at \"=\", where COMP_WORDBREAKS has it.\n"
	      "\toption=${COMP_WORDS[COMP_CWORD-1]}\n"
	      "\tif [[ $word == --*=* ]]; then\n"
	      "\t\toption=${word%%=*} before=${word%%=*}=\n"
	      "\t\tword=${word#*=}\n"
	      "\telif [[ $word == = ]]; then\n"
	      "\t\tword=\n"
	      "\telif [[ $option == = ]]; then\n"
	      "\t\toption=${COMP_WORDS[COMP_CWORD-2]}\n"
	      "\tfi\n"
	      "\tfor ((i = 1; i < COMP_CWORD; i++)); do\n"
	      "\t\tif [[ ${COMP_WORDS[i]} == -- ]]; then\n"
	      "\t\t\toption=--\n"
	      "\t\t\tbreak\n"
	      "\t\tfi\n"
	      "\tdone\n"
	      "\n"
	      "\tcase $option in\n",
	    out);
	print_bash_words(m, out);
	fputs("\tesac\n"
	      "\tif [[ -n $words ]]; then\n"
	      "\t\tCOMPREPLY=($(compgen -P \"$before\" -W \"$words\" -- \"$word\"))\n"
	      "\telif [[ $word == -* && $option != -- ]]; then\n"
	      "\t\twords='",
	    out);
	print_bash_options(out);
	fputs("'\n"
	      "\t\tCOMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
	      "\t\tif [[ ${COMPREPLY[0]-} == *= ]]; then\n"
	      "\t\t\tcompopt -o nospace 2>/dev/null\n"
	      "\t\tfi\n"
	      "\telif [[ \" ${COMP_WORDS[*]} \" =~ ' '--(" FILE_MODES ")' ' ]]; then\n"
	      "\t\twhile IFS= read -r i; do\n"
	      "\t\t\tCOMPREPLY+=(\"$i\")\n"
	      "\t\tdone < <(compgen -f -- \"$word\")\n"
	      "\t\tcompopt -o filenames 2>/dev/null\n"
	      "\tfi\n"
	      "\treturn 0\n"
	      "}\n"
	      "\n"
	      "complete -F _bouncecode bouncecode\n",
	    out);
}

/* ---- zsh */

/* A function that offers the words of an option, with what they mean. */
static void
print_zsh_words(const struct model *m, const struct option *o, FILE *out)
{
	const char *word, *meaning;

	fprintf(out,
	    "_bouncecode_%s()\n"
	    "{\n"
	    "\tlocal -a known=(\n",
	    o->argument);
	for (size_t i = 0; (word = word_at(m, o, i, &meaning)) != NULL; i++) {
		fputs("\t\t", out);
		put_shell_string(out, meaning ? xprintf("%s:%s", word, meaning) : word);
		fputc('\n', out);
	}
	fprintf(out,
	    "\t)\n"
	    "\t_describe -t %s %s known\n"
	    "}\n"
	    "\n",
	    o->argument, o->argument);
}

/* What an option rules out: itself, and what else cannot stand beside it. */
static void
print_zsh_excluded(const struct option *o, FILE *out)
{
	const char *before = "";

	fputs("\t\t'(", out);
	if (o->ends)
		fputs("- *", out);
	for (const struct option *p = options; !o->ends && p < options + NOPTIONS; p++)
		if (p == o || (o->is_mode && p->is_mode)) {
			fprintf(out, "%s--%s", before, p->name);
			if (p->letter)
				fprintf(out, " -%c", p->letter);
			before = " ";
		}
	fputs(")'", out);
}

static void
print_zsh_option(const struct option *o, FILE *out)
{
	print_zsh_excluded(o, out);
	if (o->letter)
		fprintf(out, "{-%c%s,--%s%s}", o->letter, o->argument ? "+" : "",
		    o->name, o->argument ? "=" : "");
	else
		fprintf(out, "--%s%s", o->name, o->argument ? "=" : "");
	fprintf(out, "'[%s]", o->what);
	if (has_words(o))
		fprintf(out, ":%s:_bouncecode_%s", o->argument, o->argument);
	else if (o->argument != NULL)
		fprintf(out, ":%s: ", o->argument);
	fputs("'\n", out);
}

void
emit_zsh(const struct model *m, FILE *out)
{
	fputs("#compdef bouncecode\n", out);
	put_banner(out, "# ", m->version, m->digest, "\n");
	fputc('\n', out);
	for (const struct option *o = options; o < options + NOPTIONS; o++)
		if (has_words(o))
			print_zsh_words(m, o, out);
	fputs("_bouncecode_operand()\n"
	      "{\n"
	      "\tif (( ${words[(I)--(" FILE_MODES ")]} )); then\n"
	      "\t\t_files\n"
	      "\telse\n"
	      "\t\t_message 'code, text or words'\n"
	      "\tfi\n"
	      "}\n"
	      "\n"
	      "_bouncecode()\n"
	      "{\n"
	      "\tlocal -a known=(\n",
	    out);
	for (const struct option *o = options; o < options + NOPTIONS; o++)
		print_zsh_option(o, out);
	fputs("\t\t'*: :_bouncecode_operand'\n"
	      "\t)\n"
	      "\t_arguments -s -S : $known\n"
	      "}\n"
	      "\n"
	      "# Loaded by compinit, the file is the function; it may be sourced as well.\n"
	      "if [[ ${funcstack[1]} == _bouncecode ]]; then\n"
	      "\t_bouncecode \"$@\"\n"
	      "else\n"
	      "\tcompdef _bouncecode bouncecode\n"
	      "fi\n",
	    out);
}

/* ---- fish */

static void
print_fish_words(const struct model *m, const struct option *o, FILE *out)
{
	const char *word, *meaning;

	fprintf(out, "function __bouncecode_%s\n\tprintf '%%s\\t%%s\\n'",
	    o->argument);
	for (size_t i = 0; (word = word_at(m, o, i, &meaning)) != NULL; i++) {
		fprintf(out, " \\\n\t\t%s ", word);
		put_fish_string(out, meaning ? meaning : "");
	}
	fputs("\nend\n\n", out);
}

static void
print_fish_option(const struct model *m, const struct option *o, FILE *out)
{
	fputs("complete -c bouncecode", out);
	if (o->letter)
		fprintf(out, " -s %c", o->letter);
	fprintf(out, " -l %s", o->name);
	if (o->argument != NULL)
		fputs(" -x", out);
	if (o->vocabulary != 0) {
		fprintf(out, " -a '(__bouncecode_%s)'", o->argument);
	} else if (o->fixed != NULL) {
		fputs(" -a '", out);
		print_words(m, o, out);
		fputs("'", out);
	}
	fprintf(out, " -d '%s'\n", o->what);
}

void
emit_fish(const struct model *m, FILE *out)
{
	put_banner(out, "# ", m->version, m->digest, "\n");
	fputc('\n', out);
	for (const struct option *o = options; o < options + NOPTIONS; o++)
		if (o->vocabulary != 0)
			print_fish_words(m, o, out);
	fputs("function __bouncecode_reads_files\n"
	      "\tstring match -qr '^--(" FILE_MODES ")$' -- (commandline -opc)\n"
	      "end\n"
	      "\n"
	      "complete -c bouncecode -f\n"
	      "complete -c bouncecode -n __bouncecode_reads_files -F\n",
	    out);
	for (const struct option *o = options; o < options + NOPTIONS; o++)
		print_fish_option(m, o, out);
}
