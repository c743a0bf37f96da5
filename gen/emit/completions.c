/*
 * What shells complete behind "bouncecode": one script each for bash, zsh and
 * fish. The options are those of the command's own table, the words of an
 * option those of the list.
 */
#include "gen/emit/emit.h"
#include "gen/base/print.h"

#include "src/cli/option_list.h"

#include <string.h>

/* The modes whose operands are files, as scripts name them: "lines|scan". */
static void
print_file_modes(FILE *out)
{
	const char *before = "";

	for (size_t i = 0; i < NOPTIONS; i++)
		if (option_is_mode(&option_list[i]) &&
		    (READS_FILES & 1u << option_list[i].mode) != 0) {
			fprintf(out, "%s%s", before, option_list[i].name);
			before = "|";
		}
}

/* The i-th word of an option's argument and what it means, or NULL. */
static const char *
word_at(const struct model *m, const struct option_row *o, size_t i,
    const char **meaning)
{
	const struct vocabulary *v;

	*meaning = NULL;
	if (o->vocabulary == 0)
		return option_fixed(o)[i];
	v = &m->vocabularies[o->vocabulary - 1];
	if (i >= v->n)
		return NULL;
	*meaning = v->words[i].text;
	return v->words[i].id;
}

/* All words of an option's argument in a row: they have nothing in them that
 * a shell would see. */
static void
print_words(const struct model *m, const struct option_row *o, FILE *out)
{
	const char *word, *meaning;

	for (size_t i = 0; (word = word_at(m, o, i, &meaning)) != NULL; i++)
		fprintf(out, "%s%s", i ? " " : "", word);
}

static bool
has_words(const struct option_row *o)
{
	return option_fixed(o)[0] != NULL || o->vocabulary != 0;
}

static bool
takes_file(const struct option_row *o)
{
	return o->argument != NULL && strcmp(o->argument, "file") == 0;
}

/* ---- bash */

static void
print_bash_words(const struct model *m, FILE *out)
{
	for (const struct option_row *o = option_list; o < option_list + NOPTIONS; o++) {
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
		} else if (takes_file(o)) {
			fputs("files=1", out);
		} else {
			fputs("return", out);
		}
		fputs(" ;;\n", out);
	}
}

static void
print_bash_options(FILE *out)
{
	for (const struct option_row *o = option_list; o < option_list + NOPTIONS; o++) {
		if (o->letter)
			fprintf(out, "-%c ", o->letter);
		fprintf(out, "--%s%s%s", o->name, o->argument ? "=" : "",
		    o + 1 < option_list + NOPTIONS ? " " : "");
	}
}

void
emit_bash(const struct model *m, FILE *out)
{
	put_banner(out, "# ", m->version, m->digest, "\n");
	fputs("\n"
	      "_bouncecode()\n"
	      "{\n"
	      "\tlocal IFS=$' \\t\\n' word=${COMP_WORDS[COMP_CWORD]} option= before= words= files= i\n"
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
	      "\telif [[ -z $files && $word == -* && $option != -- ]]; then\n"
	      "\t\twords='",
	    out);
	print_bash_options(out);
	fputs("'\n"
	      "\t\tCOMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
	      "\t\tif [[ ${COMPREPLY[0]-} == *= ]]; then\n"
	      "\t\t\tcompopt -o nospace 2>/dev/null\n"
	      "\t\tfi\n"
	      "\telif [[ -n $files || \" ${COMP_WORDS[*]} \" =~ ' '--(",
	    out);
	print_file_modes(out);
	fputs(")' ' ]]; then\n"
	      "\t\twhile IFS= read -r i; do\n"
	      "\t\t\tCOMPREPLY+=(\"$i\")\n"
	      "\t\tdone < <(compgen -P \"$before\" -f -- \"$word\")\n"
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
print_zsh_words(const struct model *m, const struct option_row *o, FILE *out)
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
print_zsh_excluded(const struct option_row *o, FILE *out)
{
	const char *before = "";

	fputs("\t\t'(", out);
	if (option_ends(o))
		fputs("- *", out);
	for (const struct option_row *p = option_list;
	     !option_ends(o) && p < option_list + NOPTIONS; p++)
		if (p == o || (option_is_mode(o) && option_is_mode(p) &&
			      !modes_go_together(o->mode, p->mode))) {
			fprintf(out, "%s--%s", before, p->name);
			if (p->letter)
				fprintf(out, " -%c", p->letter);
			before = " ";
		}
	fputs(")'", out);
}

static void
print_zsh_option(const struct option_row *o, FILE *out)
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
		fprintf(out, ":%s:%s", o->argument, takes_file(o) ? "_files" : " ");
	fputs("'\n", out);
}

void
emit_zsh(const struct model *m, FILE *out)
{
	fputs("#compdef bouncecode\n", out);
	put_banner(out, "# ", m->version, m->digest, "\n");
	fputc('\n', out);
	for (const struct option_row *o = option_list; o < option_list + NOPTIONS; o++)
		if (has_words(o))
			print_zsh_words(m, o, out);
	fputs("_bouncecode_operand()\n"
	      "{\n"
	      "\tif (( ${words[(I)--(",
	    out);
	print_file_modes(out);
	fputs(")]} )); then\n"
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
	for (const struct option_row *o = option_list; o < option_list + NOPTIONS; o++)
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
print_fish_words(const struct model *m, const struct option_row *o, FILE *out)
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
print_fish_option(const struct model *m, const struct option_row *o, FILE *out)
{
	fputs("complete -c bouncecode", out);
	if (o->letter)
		fprintf(out, " -s %c", o->letter);
	fprintf(out, " -l %s", o->name);
	if (o->argument != NULL)
		fputs(takes_file(o) ? " -r -F" : " -x", out);
	if (o->vocabulary != 0) {
		fprintf(out, " -a '(__bouncecode_%s)'", o->argument);
	} else if (has_words(o)) {
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
	for (const struct option_row *o = option_list; o < option_list + NOPTIONS; o++)
		if (o->vocabulary != 0)
			print_fish_words(m, o, out);
	fputs("function __bouncecode_reads_files\n"
	      "\tstring match -qr '^--(",
	    out);
	print_file_modes(out);
	fputs(")$' -- (commandline -opc)\n"
	      "end\n"
	      "\n"
	      "complete -c bouncecode -f\n"
	      "complete -c bouncecode -n __bouncecode_reads_files -F\n",
	    out);
	for (const struct option_row *o = option_list; o < option_list + NOPTIONS; o++)
		print_fish_option(m, o, out);
}
