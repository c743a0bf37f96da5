/* Rows of the command's formats, read field by field. */
#include "tests/fuzz/rows.h"

#include "base/utf8.h"
#include "cli/output/format.h"
#include "cli/output/shown.h"
#include "cli/output/stream.h"
#include "tests/fuzz/json.h"

struct bytes
printed(void (*print)(void *context), void *context)
{
	struct bytes text = { NULL, 0 };

	require((out = open_memstream(&text.at, &text.length)) != NULL);
	print(context);
	fclose(out);
	out = stdout;
	return text;
}

/* The sign that has carets stand below what they mark is put by the program. */
void
require_printable(struct bytes text)
{
	static const char left_to_right[] = "\342\200\216";

	require(text.length == 0 || text.at[text.length - 1] == '\n');
	for (size_t i = 0, n; i < text.length; i += n) {
		n = bc_utf8_length(text.at + i, text.length - i);
		require(text.at[i] == '\n' || is_shown(text.at + i, n) ||
		    (n == 3 && memcmp(text.at + i, left_to_right, 3) == 0));
	}
}

/* ---- what a field has to be */

/* As text. A list is not, and is NULL. */
static struct bytes
expected(const struct bc_value *v)
{
	char number[32];

	if (v->type == BC_LIST)
		return (struct bytes){ NULL, 0 };
	if (v->type == BC_STRING)
		return copy_bytes(v->string, strlen(v->string));
	if (v->type == BC_TRUTH)
		return copy_bytes(v->number ? "true" : "false", v->number ? 4 : 5);
	if (v->type == BC_NO_VALUE)
		return new_bytes(0);
	snprintf(number, sizeof number, "%llu", (unsigned long long)v->number);
	return copy_bytes(number, strlen(number));
}

static bool
is_control(const char *s, size_t n)
{
	return bc_utf8_is_control(s, n) && (n > 1 || (unsigned char)*s < 0x80);
}

/* Bytes that are no character become U+FFFD in JSON, which has nothing for them, and
 * characters of control a "?" in CSV. */
static struct bytes
replaced(struct bytes s, bool is_csv)
{
	struct bytes to = new_bytes(3 * s.length);

	to.length = 0;
	for (size_t i = 0, n; i < s.length; i += n) {
		const char *from = s.at + i;
		size_t length = n = bc_utf8_length(from, s.length - i);

		if (!is_csv && n == 1 && (unsigned char)*from >= 0x80) {
			from = "\357\277\275";
			length = 3;
		} else if (is_csv && is_control(from, n) && strchr("\t\n", *from) == NULL) {
			from = "?";
			length = 1;
		}
		memcpy(to.at + to.length, from, length);
		to.length += length;
	}
	return to;
}

static bool
are_same(struct bytes a, struct bytes b)
{
	return a.length == b.length && memcmp(a.at, b.at, a.length) == 0;
}

/* ---- rows */

struct row {
	const char *at, *end;
};

/* RFC 4180 section 2. */
static struct bytes
take_csv(struct row *r)
{
	struct bytes to = new_bytes((size_t)(r->end - r->at));
	bool quoted = r->at < r->end && *r->at == '"';

	to.length = 0;
	for (r->at += quoted; r->at < r->end; r->at++) {
		if (*r->at == '"') {
			require(quoted);
			if (r->at + 1 == r->end || r->at[1] != '"') {
				r->at++;
				quoted = false;
				break;
			}
			r->at++;
		} else if (!quoted && strchr(",\r\n", *r->at) != NULL) {
			break;
		}
		to.at[to.length++] = *r->at;
	}
	require(!quoted && r->at < r->end && (*r->at == ',' || *r->at == '\n'));
	r->at++;
	return to;
}

static void
take_tsv_escape(struct row *r, struct bytes *to)
{
	static const char letters[] = "tnr\\", bytes[] = "\t\n\r\\";
	char code[] = "0x00";
	unsigned long c;

	require(r->end - r->at > 2);
	if (*++r->at != 'u') {
		const char *letter = strchr(letters, *r->at);

		require(letter != NULL && *letter != '\0');
		to->at[to->length++] = bytes[letter - letters];
		return;
	}
	require(r->end - r->at > 5 && r->at[1] == '0' && r->at[2] == '0');
	memcpy(code + 2, r->at + 3, 2);
	c = strtoul(code, NULL, 16);
	if (c >= 0x80) /* all below U+00A0 */
		to->at[to->length++] = '\302';
	to->at[to->length++] = (char)c;
	r->at += 4;
}

static struct bytes
take_tsv(struct row *r)
{
	struct bytes to = new_bytes((size_t)(r->end - r->at));

	to.length = 0;
	for (; r->at < r->end && *r->at != '\t' && *r->at != '\n'; r->at++)
		if (*r->at == '\\')
			take_tsv_escape(r, &to);
		else
			to.at[to.length++] = *r->at;
	require(r->at < r->end);
	r->at++;
	return to;
}

/* ---- a record in a format */

struct putting {
	struct view view;
	const struct record *record;
};

static void
put_record(void *context)
{
	const struct putting *p = context;

	record_put(&p->view, p->record);
}

static struct bytes
put_as(const struct view *view, const struct record *r, const char *format)
{
	struct putting p = { *view, r };

	p.view.format = *format != '\0' ? format_find(format) : format_columns();
	return printed(put_record, &p);
}

static void
get_value(const struct view *view, const struct record *r, const struct field *f,
    struct bc_value *v)
{
	v->type = BC_NO_VALUE;
	f->get(v, r, view);
}

static void
check_json_value(struct json value, const struct bc_value *v)
{
	struct bytes s = expected(v), all, got;

	if (v->type == BC_STRING) {
		all = replaced(s, false);
		got = json_string(value);
		require(are_same(all, got));
		free(got.at);
		free(all.at);
	} else if (v->type == BC_LIST) {
		require(*value.at == '[');
	} else if (v->type == BC_NO_VALUE) {
		require(value.length == 4 && memcmp(value.at, "null", 4) == 0);
	} else {
		require(value.length == s.length && memcmp(value.at, s.at, s.length) == 0);
	}
	free(s.at);
}

static void
check_json(const struct view *view, const struct record *r)
{
	struct bytes line = put_as(view, r, "json");
	struct json_object o = json_object(line.at, line.length);
	const struct field *f;
	size_t n = 0;

	require(memchr(line.at, '\n', line.length) == line.at + line.length - 1);
	for (size_t i = 0; (f = record_next_field(view, &i)) != NULL; n++) {
		struct bc_value v;

		require(n < o.n && o.members[n].name.length == strlen(f->name));
		require(memcmp(o.members[n].name.at, f->name, strlen(f->name)) == 0);
		get_value(view, r, f, &v);
		check_json_value(o.members[n].value, &v);
	}
	require(n == o.n);
	json_forget(&o);
	free(line.at);
}

static void
check_cells(const struct view *view, const struct record *r)
{
	struct bytes tsv = put_as(view, r, "tsv"), csv = put_as(view, r, "csv");
	struct row t = { tsv.at, tsv.at + tsv.length }, c = { csv.at, csv.at + csv.length };
	const struct field *f;

	require(memchr(tsv.at, '\n', tsv.length) == tsv.at + tsv.length - 1);
	for (size_t i = 0; (f = record_next_field(view, &i)) != NULL;) {
		struct bytes in_tsv = take_tsv(&t), in_csv = take_csv(&c), s, plain;
		struct bc_value v;

		get_value(view, r, f, &v);
		s = v.type == BC_LIST ? copy_bytes(in_tsv.at, in_tsv.length) : expected(&v);
		plain = replaced(s, true);
		require(are_same(in_tsv, s) && are_same(in_csv, plain));
		free(plain.at);
		free(s.at);
		free(in_csv.at);
		free(in_tsv.at);
	}
	require(t.at == t.end && c.at == c.end);
	free(csv.at);
	free(tsv.at);
}

void
check_record(const struct view *view, const struct record *r)
{
	struct bytes columns = put_as(view, r, "");

	require_printable(columns);
	require(memchr(columns.at, '\n', columns.length) == columns.at + columns.length - 1);
	free(columns.at);
	check_json(view, r);
	check_cells(view, r);
}
