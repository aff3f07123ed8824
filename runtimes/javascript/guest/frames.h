#ifndef FRAMES_H
#define FRAMES_H

#include "realms.h"

/* One frame of a stack as QuickJS writes it: "    at f (program.js:2:5)", "    at program.js:2:5" or "... (native)". */
typedef struct {
  rt_text function;
  rt_text file;
  uint32_t line, column;
} frame;

bool read_frame(const char *begin, const char *end, frame *found);
/* Whether the frame is one of the author's; gives files the names that authors know. */
bool is_own_frame(frame *found);
bool same_text(rt_text text, const char *other);

size_t lines_of_source(void);
/* The line of the source; NULL data: there is none. */
rt_text source_line(uint32_t number);
/* The line that quotes a name first; 0: none does. */
uint32_t line_quoting(rt_text name);
/* QuickJS counts columns in bytes. */
uint32_t in_characters(uint32_t line, uint32_t column);

#endif
