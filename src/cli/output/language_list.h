/*
 * The languages that answers are given in, each told once: ROW(id, name), the id as
 * in RFC 5646, the name as those who speak it write it. English is what the list and
 * the programs are written in; each other one has a file in translations/.
 */
#ifndef CLI_LANGUAGE_LIST_H
#define CLI_LANGUAGE_LIST_H

#define LANGUAGE_LIST(ROW)         \
	ROW("en", "English")       \
	ROW("de", "Deutsch")       \
	ROW("es", "Español")       \
	ROW("fr", "Français")      \
	ROW("it", "Italiano")      \
	ROW("ja", "日本語")           \
	ROW("nl", "Nederlands")    \
	ROW("pl", "Polski")        \
	ROW("pt", "Português")

#define LANGUAGE_ONE(id, name) +1
enum { LANGUAGE_ENGLISH, NLANGUAGES = 0 LANGUAGE_LIST(LANGUAGE_ONE) };

#endif
