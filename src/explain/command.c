/*
 * Which command failed (RFC 5321 section 4.1.1), where the text names it: who
 * is to blame for an answer to MAIL is the sender, whatever words it has.
 */
#include "explain/explain.h"

#include "base/ascii.h"
#include "text/word.h"

/* Behind one of these stands a command that was answered: in the words of
 * Postfix and of Exim. */
static const char bc_openings[][13] = { "in reply to ", "after " };

/* The names of commands, longer ones first; an address follows some in a
 * transcript. */
static const struct {
	char name[15];
	unsigned char command, has_address;
} bc_command_names[] = {
	{ "pipelined mail", BOUNCECODE_COMMAND_MAIL, 0 },
	{ "sending data", BOUNCECODE_COMMAND_DATA, 0 },
	{ "end of data", BOUNCECODE_COMMAND_DATA, 0 },
	{ "mail from", BOUNCECODE_COMMAND_MAIL, 1 },
	{ "starttls", BOUNCECODE_COMMAND_STARTTLS, 0 },
	{ "rcpt to", BOUNCECODE_COMMAND_RCPT, 1 }, { "auth", BOUNCECODE_COMMAND_AUTH, 0 },
	{ "data", BOUNCECODE_COMMAND_DATA, 0 }, { "ehlo", BOUNCECODE_COMMAND_HELO, 0 },
	{ "helo", BOUNCECODE_COMMAND_HELO, 0 }, { "mail", BOUNCECODE_COMMAND_MAIL, 0 },
	{ "rcpt", BOUNCECODE_COMMAND_RCPT, 0 }
};
enum { BC_NCOMMAND_NAMES = sizeof bc_command_names / sizeof *bc_command_names };

/* What stands behind a command that failed, in the words of programs that send
 * ("Mail command failed") and in transcripts ("RCPT TO:<a@example.com>"). */
static const char bc_closings[][18] = { " command failed", " command rejected" };

/* The place in the list of the name that stands at p, which goes behind it then;
 * BC_NCOMMAND_NAMES for none. */
static size_t
bc_take_command_name(const char **p, const char *end)
{
	char first = *p < end ? bc_lower(**p) : '\0';
	const char *behind;

	for (size_t i = 0; i < BC_NCOMMAND_NAMES; i++)
		if (bc_command_names[i].name[0] == first &&
		    (behind = bc_behind_words(*p, end, bc_command_names[i].name)) != NULL) {
			*p = behind;
			return i;
		}
	return BC_NCOMMAND_NAMES;
}

enum bouncecode_command
bc_command_at(const char *text, size_t length)
{
	size_t i = bc_take_command_name(&text, text + length);

	return i < BC_NCOMMAND_NAMES
	    ? (enum bouncecode_command)bc_command_names[i].command
	    : BOUNCECODE_COMMAND_NONE;
}

/* Has a word the first two letters of an opening or of a name? Most have not, and
 * need not be compared with them all. */
static int
bc_begins_naming(const char *p, const char *end)
{
	char second = end - p > 1 ? bc_lower(p[1]) : '\0';

	switch (bc_lower(*p)) {
	case 'a':
		return second == 'f' || second == 'u';
	case 'd':
	case 'm':
		return second == 'a';
	case 'e':
		return second == 'h' || second == 'n';
	case 'h':
		return second == 'e';
	case 'i':
		return second == 'n';
	case 'p':
		return second == 'i';
	case 'r':
		return second == 'c';
	case 's':
		return second == 'e' || second == 't';
	}
	return 0;
}

static enum bouncecode_command
bc_read_naming(const char *p, const char *end)
{
	const char *behind;
	size_t i;

	for (i = 0; i < sizeof bc_openings / sizeof *bc_openings; i++)
		if ((behind = bc_behind_words(p, end, bc_openings[i])) != NULL)
			return bc_command_at(behind, (size_t)(end - behind));
	if ((i = bc_take_command_name(&p, end)) == BC_NCOMMAND_NAMES)
		return BOUNCECODE_COMMAND_NONE;
	if (bc_command_names[i].has_address && p < end && *p == ':')
		return (enum bouncecode_command)bc_command_names[i].command;
	for (size_t k = 0; k < sizeof bc_closings / sizeof *bc_closings; k++)
		if (bc_behind_words(p, end, bc_closings[k]) != NULL)
			return (enum bouncecode_command)bc_command_names[i].command;
	return BOUNCECODE_COMMAND_NONE;
}

enum bouncecode_command
bc_find_command(const char *text, size_t length)
{
	const char *end = text + length;
	enum bouncecode_command found = BOUNCECODE_COMMAND_NONE;

	for (const char *p = text; (p = bc_next_word(text, p, end)) < end; p++) {
		enum bouncecode_command named = bc_begins_naming(p, end)
		    ? bc_read_naming(p, end)
		    : BOUNCECODE_COMMAND_NONE;

		if (named != BOUNCECODE_COMMAND_NONE)
			found = named;
	}
	return found;
}
