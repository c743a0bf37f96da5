/*
 * The learner, on texts of a made-up tongue: the same weights whatever compiled
 * it and whatever machine it runs on, opinions that are right, and what is left
 * out is not learned.
 */
#include "gen/learn/weights.h"
#include "random.h"
#include "tap.h"

#include <stdlib.h>

enum {
	CATEGORIES = 5, /* from 1 on */
	LEARNED = 400,
	ASKED = 100,
	TELLING = 8,    /* words of each category, and its words in a text */
	COMMON = 120,   /* words of all of them: more weights than are kept */
	TEXT_WORDS = 70
};

/* What the weights of the texts below are. Where the learner is changed knowingly,
 * the test says what they are now. */
static const uint32_t expected_digest = 0xd8da87e2;

/* Three syllables for a number, and no number has those of another. */
static char *
put_word(char *p, unsigned number)
{
	for (int i = 0; i < 3; i++, number /= 60) {
		*p++ = "bdfgklmnprst"[number % 12];
		*p++ = "aeiou"[number / 12 % 5];
	}
	*p++ = ' ';
	*p = '\0';
	return p;
}

/* Mostly words that any text may have, the first of them often, and some of its
 * category. */
static void
make_text(char *text, unsigned category)
{
	for (int i = 0; i < TEXT_WORDS; i++) {
		uint32_t a = next_random() % COMMON, b = next_random() % COMMON;

		text = put_word(text, next_random() % 10 == 0
			? COMMON + category * TELLING + next_random() % TELLING
			: a < b ? a : b);
	}
}

static struct examples
make_examples(size_t n)
{
	struct examples x = { xcalloc(n, sizeof *x.list), n };

	for (size_t i = 0; i < n; i++) {
		char text[TEXT_WORDS * 7 + 1];
		struct example *e = &x.list[i];

		e->category = 1 + (unsigned)i % CATEGORIES;
		make_text(text, e->category);
		e->features = features_of(text, &e->nfeatures, &e->nstems);
	}
	return x;
}

/* FNV-1a, of numbers byte by byte. */
static uint32_t
mix(uint32_t digest, uint32_t number)
{
	for (int i = 0; i < 4; i++, number >>= 8)
		digest = (digest ^ (number & 0xff)) * 0x01000193u;
	return digest;
}

static uint32_t
digest_of(const struct weights *w)
{
	uint32_t digest = mix(mix(0x811c9dc5u, (uint32_t)w->nfeatures), (uint32_t)w->n);

	for (size_t i = 0; i < w->nfeatures; i++)
		digest = mix(mix(digest, w->features[i].hash), (uint32_t)w->features[i].first);
	for (size_t i = 0; i < w->n; i++)
		digest = mix(mix(digest, w->list[i].category), (uint32_t)w->list[i].weight);
	return digest;
}

static size_t
count_right(const struct weights *w, const struct examples *x)
{
	size_t right = 0;

	for (size_t i = 0; i < x->n; i++) {
		struct opinion o = opinion_of(w, &x->list[i]);

		right += o.category == x->list[i].category && o.lead > 0;
	}
	return right;
}

/* Are features in order, none of them without a weight, and weights in bounds? */
static int
is_table(const struct weights *w)
{
	int passed = w->nfeatures > 0 && w->features[0].first == 0 && w->features[w->nfeatures].first == w->n;

	for (size_t i = 0; i < w->nfeatures; i++)
		passed &= w->features[i].first < w->features[i + 1].first &&
		    (i == 0 || w->features[i - 1].hash < w->features[i].hash);
	for (size_t i = 0; i < w->n; i++)
		passed &= w->list[i].category <= CATEGORIES && w->list[i].weight != 0 &&
		    abs(w->list[i].weight) <= BC_WEIGHT_MAX;
	return passed;
}

/* Weights of many sizes: what is learned is more than who speaks for whom. */
static size_t
count_sizes(const struct weights *w)
{
	unsigned char seen[BC_WEIGHT_MAX + 1] = { 0 };
	size_t n = 0;

	for (size_t i = 0; i < w->n; i++) {
		n += !seen[abs(w->list[i].weight)];
		seen[abs(w->list[i].weight)] = 1;
	}
	return n;
}

static void
test_learning(const struct examples *x, const struct examples *asked)
{
	static bool left_out[LEARNED];
	struct weights w = learn(x, NULL), part;
	struct examples rest = *x;
	uint32_t digest = digest_of(&w);

	ok(is_table(&w), "%zu features with %zu weights are a table", w.nfeatures, w.n);
	ok(count_sizes(&w) > 20, "they have %zu sizes", count_sizes(&w));
	if (!ok(digest == expected_digest, "the same weights whatever learned them"))
		printf("# got      0x%08x\n# expected 0x%08x\n", (unsigned)digest, (unsigned)expected_digest);
	part = learn(x, NULL);
	ok(digest_of(&part) == digest, "once more");
	part = learn(x, left_out);
	ok(digest_of(&part) == digest, "and with nothing left out");
	ok(count_right(&w, x) == x->n, "what was learned is known");
	ok(count_right(&w, asked) * 10 >= asked->n * 9, "%zu of %zu others are told right",
	    count_right(&w, asked), asked->n);
	for (size_t i = 0; i < LEARNED; i++)
		left_out[i] = i >= LEARNED / 2;
	part = learn(x, left_out);
	ok(digest_of(&part) != digest, "what is left out changes the weights");
	rest.n = LEARNED / 2;
	w = learn(&rest, NULL);
	ok(digest_of(&part) == digest_of(&w), "as if it had never been there");
	for (size_t i = 0; i < LEARNED; i++)
		left_out[i] = x->list[i].category == 3;
	part = learn(x, left_out);
	rest.n = asked->n;
	for (size_t i = 0; i < rest.n; i++)
		rest.n = opinion_of(&part, &asked->list[i]).category == 3 ? 0 : rest.n;
	ok(rest.n > 0, "a category that is left out is never said");
}

static void
test_features(void)
{
	unsigned nstems;
	size_t n, m;
	char text[2 * 7 * BC_STEMS_READ + 1], *p = text;
	uint32_t *list = features_of("mailbox full mailbox full", &n, &nstems), *again;
	int sorted = 1;

	for (size_t i = 1; i < n; i++)
		sorted &= list[i - 1] < list[i];
	ok(nstems == 4 && n == 4 && sorted, "words and pairs of neighbours are features, sorted, each once");
	again = features_of("MAILBOX full, mailboxes: full", &m, &nstems);
	ok(m == n && memcmp(list, again, n * sizeof *list) == 0, "of other letters and signs as well");
	features_of("", &n, &nstems);
	ok(n == 0 && nstems == 0, "nothing has none");
	for (unsigned i = 0; i < 2 * BC_STEMS_READ; i++)
		p = put_word(p, i);
	features_of(text, &n, &nstems);
	ok(nstems == BC_STEMS_READ && n == 2 * BC_STEMS_READ - 1, "a long text is read to a bound");
}

static void
test_packing(void)
{
	int passed = 1;

	for (unsigned c = 0; c < BC_CATEGORIES_MAX; c++)
		for (int w = -BC_WEIGHT_MAX; w <= BC_WEIGHT_MAX; w++) {
			uint16_t packed = (uint16_t)(((unsigned)w & 0xff) << 8 | c);

			passed &= bc_category_of(packed) == c && bc_weight_of(packed) == w;
		}
	ok(passed, "a weight that is packed is the same unpacked");
	ok(bc_end_of(0x1234) == 0x34 && bc_count_of(0x1234) == 0x12,
	    "a feature has its end below and the count of its weights above");
	ok(bc_feature_end(0xabcd1234u) == 0x34 && bc_feature_place(0) == 0 &&
		bc_feature_place(UINT32_MAX) == (1u << BC_FEATURE_BITS) - 1,
	    "places begin with 0 and end below their number");
	ok(2 * BC_STEMS_READ * BC_WEIGHT_MAX <= INT16_MAX, "a sum of weights has room in two bytes");
}

static void
test_lead(void)
{
	ok(bc_lead(0, 0, 0) == 0 && bc_lead(10, 10, 5) == 0, "who is not ahead has no lead");
	ok(bc_lead(30, 10, 4) > 0 && bc_lead(10, 30, 4) == -bc_lead(30, 10, 4), "who is, has one, and the other the same below nothing");
	ok(bc_lead(30, 10, 80) < bc_lead(30, 10, 4), "which counts less in a longer text");
}

int
main(void)
{
	struct examples x = make_examples(LEARNED), asked = make_examples(ASKED);

	test_packing();
	test_lead();
	test_features();
	test_learning(&x, &asked);
	return done();
}
