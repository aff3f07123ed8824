/* What the parts of this library share, and a language does not need. */
#ifndef WASM_PROBLEM_ABI_H
#define WASM_PROBLEM_ABI_H

#include "runtime.h"

/* Whether memory has run out in this library since this was last asked. */
bool rt_take_exhausted(void);

/* The text with U+FFFD for what is not UTF-8. */
rt_text rt_utf8(rt_text text);

/* Whether a file may have this name: no folder, no way out of one. */
bool rt_is_plain_name(rt_text name);

/* Undoes base64. False: it is none. The content is followed by a zero. */
bool rt_from_base64(rt_text base64, rt_text *content);

/* A failure whose message quotes a name between two texts. */
rt_result rt_failed_about(rt_cause cause, const char *before, rt_text name, const char *after);

/* From here on what is allocated lies together. */
void rt_settle_memory(void);

/* The next instant to be shown is the one every program starts at. */
void rt_restart_clock(void);

#endif
