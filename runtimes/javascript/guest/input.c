/* Standard input. */
#include <string.h>

#include "realms.h"

static rt_text left;

void give_input(rt_text text) { left = text; }

rt_text read_line(void) {
  if (left.size == 0) return (rt_text){NULL, 0};
  const char *end = memchr(left.data, '\n', left.size);
  rt_text line = {left.data, end ? (size_t)(end - left.data) : left.size};
  size_t taken = line.size + (end ? 1 : 0);
  left = (rt_text){left.data + taken, left.size - taken};
  if (line.size > 0 && line.data[line.size - 1] == '\r') line.size--;
  return line;
}

rt_text read_all(void) {
  rt_text all = left;
  left = (rt_text){"", 0};
  return all;
}
