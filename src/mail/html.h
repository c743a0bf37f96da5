/* What a browser would show of HTML, as lines of text. */
#ifndef MAIL_HTML_H
#define MAIL_HTML_H

/* To be freed with g_free(). */
char *html_to_text(const char *html);

#endif
