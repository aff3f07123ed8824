/* Source that cannot be read: where, and why. */
#include <string.h>

#include "interpreter.h"

/* What stands in the parser's messages before a token, and before a byte that begins none. */
#define NEAR "near '"
#define STRANGE "<\\"

typedef struct {
  rt_text source;
  size_t at;
} reading;

static const char *one_byte(lua_State *L, void *data, size_t *size) {
  (void)L;
  reading *from = data;
  if (from->at >= from->source.size) {
    from->at = from->source.size + 1;
    return NULL;
  }
  *size = 1;
  return from->source.data + from->at++;
}

/* How many characters stand before `end` on its line. */
static uint32_t column_of(rt_text source, size_t end) {
  uint32_t column = 1;
  for (size_t i = end; i > 0 && source.data[i - 1] != '\n'; i--)
    if ((source.data[i - 1] & 0xC0) != 0x80) column++;
  return column;
}

/* Where the token begins at which the reader stopped: the parser says its line only. */
static size_t place_of_error(lua_State *L, rt_text source, rt_text message) {
  reading from = {source, 0};
  if (lua_load(L, one_byte, &from, PROGRAM_CHUNK, "t") == LUA_OK) return source.size;
  lua_pop(L, 1);
  size_t end = from.at > 0 ? from.at - 1 : 0;
  if (end > source.size) end = source.size;
  const char *named = strstr(message.data, NEAR);
  if (named == NULL) return end;
  named += strlen(NEAR);
  if (strncmp(named, STRANGE, strlen(STRANGE)) == 0) return end ? end - 1 : 0;
  size_t token = strlen(named) - 1;
  for (size_t back = 0; back < 3 && end >= token + back; back++)
    if (memcmp(source.data + end - token - back, named, token) == 0) return end - token - back;
  return end;
}

/* The parser names a byte; the author wrote a letter. */
static rt_text named_letter(rt_text message, rt_text source, size_t at) {
  const char *named = strstr(message.data, NEAR STRANGE);
  if (named == NULL || at >= source.size) return message;
  size_t end = at + 1;
  while (end < source.size && (source.data[end] & 0xC0) == 0x80) end++;
  rt_buffer text = {0};
  rt_append(&text, message.data, (size_t)(named - message.data));
  rt_append_text(&text, NEAR);
  rt_append(&text, source.data + at, end - at);
  rt_append_text(&text, "'");
  return rt_buffer_text(&text);
}

rt_failure syntax_failure(lua_State *L, rt_text source) {
  rt_text none = rt_text_of(""), message = rt_text_of("the source cannot be read");
  size_t size;
  const char *data = lua_tolstring(L, -1, &size);
  if (data != NULL) message = failures_copied(data, size);
  int line = failures_cut_place(&message);
  if (strcmp(message.data, "C stack overflow") == 0) message = rt_text_of("the source nests too deeply to be compiled");
  if (!line) return (rt_failure){RT_SYNTAX, message, 0, 0, none, none};
  size_t at = place_of_error(L, source, message);
  message = named_letter(message, source, at);
  rt_text trace = failures_trace(L, message, line);
  return (rt_failure){RT_SYNTAX, message, (uint32_t)line, column_of(source, at), trace, none};
}
