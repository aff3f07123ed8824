/* Standard output and error: what is written goes to the host line by line. */
#include <string.h>

#include "interpreter.h"

/* The first lines go out at once, so that they survive a trap; a flood goes out in larger pieces. */
#define IMMEDIATE_LINES 100
#define PIECE_BYTES 8192

/* What is written and not yet handed to the host. */
struct output {
  bool (*write)(const char *data, size_t size);
  char pending[PIECE_BYTES];
  size_t size;
  int lines;
};

static output outputs[2] = {{.write = rt_write_out}, {.write = rt_write_err}};
output *const output_out = &outputs[0], *const output_err = &outputs[1];

/* How many of the bytes end in whole characters. */
static size_t whole_characters(const char *data, size_t size) {
  for (size_t back = 1; back <= 3 && back <= size; back++) {
    unsigned char byte = (unsigned char)data[size - back];
    if (byte < 0x80) return size;
    if (byte >= 0xC0) return back < (byte < 0xE0 ? 2u : byte < 0xF0 ? 3u : 4u) ? size - back : size;
  }
  return size;
}

/* The program cannot catch that it wrote too much: the host has stopped listening. */
static void hand_over(lua_State *L, output *out, bool all) {
  size_t size = all ? out->size : whole_characters(out->pending, out->size);
  if (size == 0) return;
  bool fits = out->write(out->pending, size);
  memmove(out->pending, out->pending + size, out->size - size);
  out->size -= size;
  if (!fits && L != NULL)
    language_leave(rt_failed_with(failures_here(L, RT_RAISED, "the program wrote more than the sandbox lets it")));
}

void output_write(lua_State *L, output *out, const char *data, size_t size) {
  while (size) {
    size_t room = PIECE_BYTES - out->size, part = size < room ? size : room;
    memcpy(out->pending + out->size, data, part);
    bool line = memchr(data, '\n', part) != NULL;
    out->size += part;
    data += part;
    size -= part;
    if (out->size == PIECE_BYTES || (line && out->lines++ < IMMEDIATE_LINES)) hand_over(L, out, false);
  }
}

void output_hand_over(lua_State *L, output *out) { hand_over(L, out, false); }

void output_flush(void) {
  hand_over(NULL, &outputs[0], true);
  hand_over(NULL, &outputs[1], true);
}

int output_print(lua_State *L) {
  int count = lua_gettop(L);
  for (int i = 1; i <= count; i++) {
    size_t size;
    const char *text = luaL_tolstring(L, i, &size);
    if (i > 1) output_write(L, output_out, "\t", 1);
    output_write(L, output_out, text, size);
    lua_pop(L, 1);
  }
  output_write(L, output_out, "\n", 1);
  return 0;
}

void output_warn(void *state, const char *message, int continued) {
  static bool silent = true, within;
  if (!within && !continued && message[0] == '@') {
    if (strcmp(message, "@on") == 0) silent = false;
    if (strcmp(message, "@off") == 0) silent = true;
    return;
  }
  if (!silent) {
    if (!within) output_write(state, output_err, "Lua warning: ", 13);
    output_write(state, output_err, message, strlen(message));
    if (!continued) output_write(state, output_err, "\n", 1);
  }
  within = continued;
}
