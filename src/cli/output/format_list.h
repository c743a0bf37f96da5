/*
 * The formats of --format, in the order of their names in messages. "text" is
 * for people, and each mode prints it by itself; "html" and "prometheus" are reports
 * of a summary as a whole (summary_put.c), "partial" is what is counted of a part
 * (summary/partial.h); a row of another format says how its
 * records are put:
 *
 *     name; what stands before a record, between two fields and behind it;
 *     whether the names stand once above all records, or else before each
 *     value; how a value is put that is not there; the functions that put a
 *     string and a list, or NULL where its members are joined to one string
 *
 * format.c makes its table of it, option_list.h the words of the option.
 */
#ifndef CLI_FORMAT_LIST_H
#define CLI_FORMAT_LIST_H

#define FORMAT_LIST(ROW)                                                       \
	ROW("text", NULL, NULL, NULL, false, NULL, NULL, NULL)                 \
	ROW("json", "{ ", ", ", " }\n", false, "null", bc_json_string, bc_json_list) \
	ROW("tsv", "", "\t", "\n", true, "", put_tsv, NULL)           \
	ROW("csv", "", ",", "\n", true, "", put_csv, NULL)          \
	ROW("html", NULL, NULL, NULL, false, NULL, NULL, NULL)                 \
	ROW("prometheus", NULL, NULL, NULL, false, NULL, NULL, NULL)           \
	ROW("partial", NULL, NULL, NULL, false, NULL, NULL, NULL)

/* Those of --filter=FORM. */
#define FILTER_LIST(ROW)                                                       \
	ROW("rsyslog", "{ \"$!\": { \"bouncecode\": { ", ", ", " } } }\n", false, \
	    "null", bc_json_string, bc_json_list)                              \
	ROW("json", "{ ", ", ", " }\n", false, "null", bc_json_string, bc_json_list)

#endif
