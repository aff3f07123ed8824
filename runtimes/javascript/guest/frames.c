/* Frames of a stack, and the lines of the program's source. */
#include "frames.h"

#include <stdlib.h>
#include <string.h>

static rt_text source;
static size_t source_lines;

void remember_source(rt_text text, size_t lines) {
  source = text;
  source_lines = lines;
}

size_t lines_of_source(void) { return source_lines; }

static const char *last_of(const char *begin, const char *end, char wanted) {
  while (end > begin)
    if (*--end == wanted) return end;
  return NULL;
}

bool read_frame(const char *begin, const char *end, frame *found) {
  static const char before[] = "    at ";
  if (end - begin < 8 || memcmp(begin, before, 7) != 0) return false;
  begin += 7;
  const char *opening = end[-1] == ')' ? last_of(begin, end, '(') : NULL;
  const char *place = opening ? opening + 1 : begin, *place_end = opening ? end - 1 : end;
  const char *column = last_of(place, place_end, ':'), *line = column ? last_of(place, column, ':') : NULL;
  if (!line) return false;
  *found = (frame){{begin, opening ? (size_t)(opening - begin - (opening > begin)) : 0},
                   {place, (size_t)(line - place)},
                   (uint32_t)strtoul(line + 1, NULL, 10),
                   (uint32_t)strtoul(column + 1, NULL, 10)};
  if (found->function.size && found->function.data[0] == '<') found->function.size = 0;
  return true;
}

bool same_text(rt_text text, const char *other) {
  return text.size == strlen(other) && memcmp(text.data, other, text.size) == 0;
}

/* The line of the source; NULL data: there is none. */
rt_text source_line(uint32_t number) {
  const char *line = source.data, *end = source.data + source.size;
  if (number == 0 || number > source_lines) return (rt_text){NULL, 0};
  for (uint32_t i = 1; i < number; i++) line = (const char *)memchr(line, '\n', (size_t)(end - line)) + 1;
  const char *line_end = memchr(line, '\n', (size_t)(end - line));
  return (rt_text){line, (size_t)((line_end ? line_end : end) - line)};
}

/* QuickJS counts columns in bytes. */
uint32_t in_characters(uint32_t line, uint32_t column) {
  rt_text text = source_line(line);
  uint32_t counted = column;
  for (size_t i = 0; i < text.size && i + 1 < column; i++) counted -= (text.data[i] & 0xC0) == 0x80;
  return counted;
}

/* Whether the frame is one of the author's; gives files the names that authors know. */
bool is_own_frame(frame *found) {
  if (same_text(found->file, PROGRAM)) {
    found->column = in_characters(found->line, found->column);
    return found->line <= source_lines;
  }
  if (same_text(found->file, EVALUATED)) {
    if (!evaluating() || found->line < 2) return false;
    found->line--; /* The first line is the runtime's. */
    found->file = rt_text_of(TEST);
    return true;
  }
  return attached_file(rt_copy(found->file.data, found->file.size).data) != NULL;
}

uint32_t line_quoting(rt_text name) {
  uint32_t line = 1;
  for (const char *at = source.data; at + name.size + 1 < source.data + source.size; at++) {
    if (*at == '\n') line++;
    if ((*at == '"' || *at == '\'') && memcmp(at + 1, name.data, name.size) == 0 && at[name.size + 1] == *at) return line;
  }
  return 0;
}
