/* The style and the script that all pages have, and what lets only those run. */
#ifndef GEN_SITE_POLICY_H
#define GEN_SITE_POLICY_H

/* As they stand in a page, between two line ends. */
extern const char *const site_style, *const site_script;

/* The content security policy of all pages. */
const char *site_policy(void);

#endif
