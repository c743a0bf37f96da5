/*
 * A program that sends mail with libcurl, and says what a refusal means.
 *
 *     cc -o curl curl.c bouncecode.c -lcurl
 *     ./curl mx.example.net:25 me@example.org jo@example.net <message
 */
#include <curl/curl.h>
#include <stdio.h>
#include <string.h>

#include "bouncecode.h"

/* The refusal to be explained: all lines of the last reply that was one. */
struct kept {
	char text[8192];
	size_t length;
	int goes_on;
};

/* libcurl hands over each line of each reply. The last of all answers its QUIT,
 * mostly with 221: what counts is the last 4yz or 5yz (RFC 5321 section 4.2.1). */
static size_t
keep_reply(char *line, size_t size, size_t n, void *userdata)
{
	struct kept *kept = userdata;

	(void)size; /* is 1 */
	if (n == 0 || (*line != '4' && *line != '5'))
		return n;
	if (!kept->goes_on)
		kept->length = 0;
	if (n <= sizeof kept->text - kept->length) {
		memcpy(kept->text + kept->length, line, n);
		kept->length += n;
	}
	kept->goes_on = n > 3 && line[3] == '-';
	return n;
}

static void
explain(const struct kept *kept, const char *server)
{
	struct bouncecode_reply reply = { 0 };
	struct bouncecode_answer answer;

	reply.text = kept->text;
	reply.length = kept->length;
	reply.host = server;
	reply.host_length = strcspn(server, ":");
	if (bouncecode_explain_reply(&reply, &answer))
		printf("%s: %s %s\n",
		    bouncecode_name(BOUNCECODE_CATEGORIES, answer.category),
		    bouncecode_meaning(answer.entry),
		    bouncecode_advice_for(&answer, BOUNCECODE_READER_PERSON));
}

int
main(int argc, char **argv)
{
	static struct kept kept;
	char url[300];
	struct curl_slist *to;
	CURL *curl;
	CURLcode result;

	if (argc != 4)
		return 2;
	snprintf(url, sizeof url, "smtp://%s", argv[1]);
	curl = curl_easy_init();
	to = curl_slist_append(NULL, argv[3]);
	curl_easy_setopt(curl, CURLOPT_URL, url);
	curl_easy_setopt(curl, CURLOPT_MAIL_FROM, argv[2]);
	curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, to);
	curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L); /* standard input */
	curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, keep_reply);
	curl_easy_setopt(curl, CURLOPT_HEADERDATA, &kept);
	result = curl_easy_perform(curl);
	if (result != CURLE_OK && kept.length > 0)
		explain(&kept, argv[1]);
	else if (result != CURLE_OK)
		printf("%s\n", curl_easy_strerror(result));
	curl_slist_free_all(to);
	curl_easy_cleanup(curl);
	return result != CURLE_OK;
}
