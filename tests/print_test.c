/* The escapes of the compiler, one for each language it prints. */
#include <stdlib.h>

#include "gen/base/print.h"
#include "tap.h"

static void
c_string(FILE *out, const char *s)
{
	put_c_string(out, s);
}

static void
test(void (*put)(FILE *, const char *), const char *what, const char *in,
    const char *expected)
{
	char *text;
	size_t size;
	FILE *out = open_memstream(&text, &size);

	put(out, in);
	fclose(out);
	ok(same(text, expected), "%s: %s", what, expected);
	free(text);
}

static void
gperf_key(FILE *out, const char *s)
{
	(void)s;
	put_gperf_key(out, 0x1a17322cu);
}

int
main(void)
{
	test(c_string, "C", "plain", "\"plain\"");
	test(c_string, "C", NULL, "0");
	test(c_string, "C", "", "\"\"");
	test(c_string, "C", "a \"b\" \\c", "\"a \\\"b\\\" \\\\c\"");
	test(c_string, "C", "what?" "?!", "\"what?\\?!\"");
	test(c_string, "C", "?" "?" "?" "?", "\"?\\?\\?\\?\"");
	test(c_string, "C", "a\tb\x01\x7f", "\"a\\011b\\001\\177\"");
	test(c_string, "C", "\303\251" "1", "\"\\303\\2511\"");
	test(put_c_comment, "C comment", "plain, \"quoted\"; done", "plain, \"quoted\"; done");
	test(put_c_comment, "C comment", "", "");
	test(put_c_comment, "C comment", "a */ b", "a *. b");
	test(put_c_comment, "C comment", "/* a // b", ".* a .. b");
	test(put_c_comment, "C comment", "a *?" "?/\n/ b \\", "a *?" "?... b .");
	test(put_c_comment, "C comment", "a\tb\x7f\303\251", "a.b...");
	test(put_json_string, "JSON", "plain", "\"plain\"");
	test(put_json_string, "JSON", NULL, "null");
	test(put_json_string, "JSON", "a \"b\" \\c", "\"a \\\"b\\\" \\\\c\"");
	test(put_json_string, "JSON", "a\nb\x01\x7f", "\"a\\u000ab\\u0001\\u007f\"");
	test(put_json_string, "JSON", "\303\251", "\"\303\251\"");
	test(put_html, "HTML", "plain", "plain");
	test(put_html, "HTML", "", "");
	test(put_html, "HTML", "<b> & \"c\" 'd'", "&#60;b&#62; &#38; &#34;c&#34; &#39;d&#39;");
	test(put_html, "HTML", "</script>\n\x01", "&#60;/script&#62;  ");
	test(put_html, "HTML", "\303\251", "\303\251");
	test(put_shell_string, "shell", "", "''");
	test(put_shell_string, "shell", "$a `b` \\c \"d\"", "'$a `b` \\c \"d\"'");
	test(put_shell_string, "shell", "it's", "'it'\\''s'");
	test(put_fish_string, "fish", "", "''");
	test(put_fish_string, "fish", "$a (b) \\c \"d\"", "'$a (b) \\\\c \"d\"'");
	test(put_fish_string, "fish", "it's", "'it\\'s'");
	test(put_csv_field, "CSV", "plain", "plain");
	test(put_csv_field, "CSV", NULL, "");
	test(put_csv_field, "CSV", "a, b", "\"a, b\"");
	test(put_csv_field, "CSV", "a \"b\"", "\"a \"\"b\"\"\"");
	test(put_csv_field, "CSV", "a\r\nb", "\"a\r\nb\"");
	test(put_markdown, "Markdown", "plain", "plain");
	test(put_markdown, "Markdown", "<domain> & <CRLF>.", "&lt;domain> &amp; &lt;CRLF>.");
	test(put_markdown, "Markdown", "a|b *c* _d_ `e` [f] \\", "a\\|b \\*c\\* \\_d\\_ \\`e\\` \\[f\\] \\\\");
	test(put_markdown, "Markdown", "a\nb", "a b");
	test(put_markdown_code, "Markdown code", "a *c* <d> \\", "`a *c* <d> \\`");
	test(put_markdown_code, "Markdown code", " a|b ", "` a\\|b `");
	test(put_markdown_code, "Markdown code", "`a`", "`` `a` ``");
	test(gperf_key, "gperf", "", "\"\\054\\062\\027\\032\"");
	return done();
}
