/* The dates of e-mails (RFC 5322 section 3.3). */
#ifndef MAIL_DATE_H
#define MAIL_DATE_H

/* The date as ISO 8601 writes it, of the zone UTC: reports of servers all over
 * the world can be compared then. Any other text is copied as far as there is
 * room, "" for NULL. */
enum { DATE_SIZE = 32 };
void date_print(const char *date, char text[DATE_SIZE]);

#endif
