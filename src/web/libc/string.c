/* Compiled with -fno-builtin: a loop that copies must not become a call of
 * what it defines. */
#include <string.h>

/* One instruction of WebAssembly each. */
void *
memcpy(void *restrict to, const void *restrict from, size_t n)
{
	return __builtin_memcpy(to, from, n);
}

void *
memmove(void *to, const void *from, size_t n)
{
	return __builtin_memmove(to, from, n);
}

void *
memset(void *to, int c, size_t n)
{
	return __builtin_memset(to, c, n);
}

int
memcmp(const void *a, const void *b, size_t n)
{
	const unsigned char *x = a, *y = b;

	for (; n > 0; x++, y++, n--)
		if (*x != *y)
			return *x < *y ? -1 : 1;
	return 0;
}

/* Logs are looked through for their line ends: sixteen bytes at a time. */
void *
memchr(const void *s, int c, size_t n)
{
	typedef signed char block __attribute__((vector_size(16), aligned(1)));
	const unsigned char *p = s;

	for (; n >= sizeof(block); p += sizeof(block), n -= sizeof(block)) {
		block equal = *(const block *)p == (signed char)c;
		unsigned long long half[2];

		__builtin_memcpy(half, &equal, sizeof half);
		if ((half[0] | half[1]) != 0)
			break;
	}
	for (; n > 0; p++, n--)
		if (*p == (unsigned char)c)
			return (void *)p;
	return NULL;
}

size_t
strlen(const char *s)
{
	const char *p = s;

	while (*p != '\0')
		p++;
	return (size_t)(p - s);
}

int
strncmp(const char *a, const char *b, size_t n)
{
	for (; n > 0; a++, b++, n--)
		if (*a != *b || *a == '\0')
			return (unsigned char)*a - (unsigned char)*b;
	return 0;
}

int
strcmp(const char *a, const char *b)
{
	return strncmp(a, b, (size_t)-1);
}

char *
strchr(const char *s, int c)
{
	for (; *s != (char)c; s++)
		if (*s == '\0')
			return NULL;
	return (char *)s;
}

size_t
strcspn(const char *s, const char *any)
{
	size_t n = 0;

	while (s[n] != '\0' && strchr(any, s[n]) == NULL)
		n++;
	return n;
}

char *
strpbrk(const char *s, const char *any)
{
	s += strcspn(s, any);
	return *s != '\0' ? (char *)s : NULL;
}

char *
strstr(const char *s, const char *part)
{
	size_t n = strlen(part);

	for (; strncmp(s, part, n) != 0; s++)
		if (*s == '\0')
			return NULL;
	return (char *)s;
}
