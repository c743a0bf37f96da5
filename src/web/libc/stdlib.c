/*
 * Memory comes in powers of two, as what asks for it grows, behind a head. What is
 * given back waits in the list of its size, and is never split or joined: sizes repeat
 * in a summary.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { HEAD = 16, PAGE = 65536, SIZES = 32 };

/* In front of what is given out. */
union head {
	union head *next; /* in its list */
	unsigned size;    /* log2 of what is given out */
	char room[HEAD];
};

extern unsigned char __heap_base;

static union head *lists[SIZES];
static uintptr_t top;

/* New bytes from the end of the memory; NULL where it cannot grow. */
static void *
extend(size_t n)
{
	uintptr_t end = __builtin_wasm_memory_size(0) * PAGE, at;

	if (top == 0)
		top = ((uintptr_t)&__heap_base + HEAD - 1) / HEAD * HEAD;
	at = top;
	if (n > end - at &&
	    __builtin_wasm_memory_grow(0, (n - (end - at) + PAGE - 1) / PAGE) ==
		(size_t)-1)
		return NULL;
	top += n;
	return (void *)at;
}

void *
malloc(size_t n)
{
	unsigned size = 4;
	union head *h;

	while (size < SIZES - 1 && (size_t)1 << size < n)
		size++;
	if ((size_t)1 << size < n)
		return NULL;
	h = lists[size];
	if (h != NULL)
		lists[size] = h->next;
	else if ((h = extend(((size_t)1 << size) + HEAD)) == NULL)
		return NULL;
	h->size = size;
	return h + 1;
}

void
free(void *memory)
{
	union head *h = memory;
	unsigned size;

	if (h-- == NULL)
		return;
	size = h->size;
	h->next = lists[size];
	lists[size] = h;
}

void *
calloc(size_t n, size_t size)
{
	void *memory = size == 0 || n <= SIZE_MAX / size ? malloc(n * size) : NULL;

	return memory != NULL ? memset(memory, 0, n * size) : NULL;
}

void *
realloc(void *memory, size_t n)
{
	union head *h = memory;
	size_t had;
	void *grown;

	if (h == NULL)
		return malloc(n);
	had = (size_t)1 << h[-1].size;
	if (n <= had)
		return memory;
	if ((grown = malloc(n)) == NULL)
		return NULL;
	memcpy(grown, memory, had);
	free(memory);
	return grown;
}

void *
bsearch(const void *key, const void *array, size_t n, size_t size,
    int (*compare)(const void *, const void *))
{
	const char *first = array;

	while (n > 0) {
		const char *middle = first + n / 2 * size;
		int order = compare(key, middle);

		if (order == 0)
			return (void *)middle;
		if (order > 0)
			first = middle + size;
		n = order > 0 ? n - n / 2 - 1 : n / 2;
	}
	return NULL;
}

unsigned long
strtoul(const char *s, char **end, int base)
{
	unsigned long n = 0;

	for (; base == 10 && *s >= '0' && *s <= '9'; s++)
		n = n * 10 + (unsigned long)(*s - '0');
	if (end != NULL)
		*end = (char *)s;
	return n;
}

/* ---- sorting, by a heap: no worst case, no memory */

struct sorted {
	char *array;
	size_t size;
	int (*compare)(const void *, const void *);
};

static void
swap(const struct sorted *s, size_t i, size_t k)
{
	char *a = s->array + i * s->size, *b = s->array + k * s->size;

	for (size_t n = 0; n < s->size; n++) {
		char c = a[n];

		a[n] = b[n];
		b[n] = c;
	}
}

static int
is_less(const struct sorted *s, size_t i, size_t k)
{
	return s->compare(s->array + i * s->size, s->array + k * s->size) < 0;
}

/* Let the member at i sink below those that are larger, of the first n. */
static void
sink(const struct sorted *s, size_t i, size_t n)
{
	size_t child;

	while ((child = 2 * i + 1) < n) {
		if (child + 1 < n && is_less(s, child, child + 1))
			child++;
		if (!is_less(s, i, child))
			return;
		swap(s, i, child);
		i = child;
	}
}

void
qsort(void *array, size_t n, size_t size,
    int (*compare)(const void *, const void *))
{
	struct sorted s = { array, size, compare };

	for (size_t i = n / 2; i > 0; i--)
		sink(&s, i - 1, n);
	while (n > 1) {
		swap(&s, 0, --n);
		sink(&s, 0, n);
	}
}
