/* What a value says became of a message. */
#ifndef BC_STATUS_H
#define BC_STATUS_H

#include "log/line.h"

/* The status is what stands between two offsets, without blanks around. */
BC_DATA void bc_take_status(struct bc_line *line, size_t at, size_t to);

/* "host mx.example.com[192.0.2.1] said: 550 ..." gives host and status. */
BC_DATA void bc_take_said(struct bc_line *line, size_t at, size_t to);

/* The recipient that a reply names: "550 5.1.1 <b@example.com>: ...". */
BC_DATA void bc_take_addressee(struct bc_line *line, size_t at);

/* The values of "status=" of Postfix, "stat=" of Sendmail and OpenSMTPD,
 * "result=" of OpenSMTPD, and of what is a reply as it is. Each returns the
 * offset behind what was read. */
BC_DATA size_t bc_take_postfix_status(
    struct bc_line *line, size_t at, size_t to);
BC_DATA size_t bc_take_stat(struct bc_line *line, size_t at, size_t to);
BC_DATA size_t bc_take_result(struct bc_line *line, size_t at, size_t to);
BC_DATA size_t bc_take_reply(struct bc_line *line, size_t at, size_t to);

#endif
