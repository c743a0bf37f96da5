/* Letters and digits of ASCII, as in the locale "C". */
#ifndef WEB_CTYPE_H
#define WEB_CTYPE_H

static inline int
isdigit(int c)
{
	return c >= '0' && c <= '9';
}

static inline int
isalpha(int c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

static inline int
isalnum(int c)
{
	return isalpha(c) || isdigit(c);
}

static inline int
isxdigit(int c)
{
	return isdigit(c) || ((c | 0x20) >= 'a' && (c | 0x20) <= 'f');
}

static inline int
tolower(int c)
{
	return c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c;
}

#endif
