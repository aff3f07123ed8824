/* JSON as values of Lua. */
#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "interpreter.h"

#define MOST_NESTED_READ 500
#define MARKER "$wasm-problem"

typedef struct {
  lua_State *L;
  const char *at;
  const char *end;
  bool special;
  int depth;
  const char *wrong;
  bool refused;
} reading;

static bool read_value(reading *r);

static bool wrong(reading *r, const char *what) {
  r->wrong = what;
  return false;
}

static void skip_blanks(reading *r) {
  while (r->at < r->end && (*r->at == ' ' || *r->at == '\n' || *r->at == '\t' || *r->at == '\r')) r->at++;
}

static bool next_is(reading *r, char wanted) {
  skip_blanks(r);
  if (r->at >= r->end || *r->at != wanted) return false;
  r->at++;
  return true;
}

static int hexadecimal(const char *at) {
  int number = 0;
  for (int i = 0; i < 4; i++) {
    char c = at[i];
    int digit = c >= '0' && c <= '9' ? c - '0' : (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10 : -1;
    if (digit < 0) return -1;
    number = number * 16 + digit;
  }
  return number;
}

static void append_character(rt_buffer *text, uint32_t code) {
  char bytes[4];
  size_t size = code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  static const unsigned char first[] = {0, 0, 0xC0, 0xE0, 0xF0};
  for (size_t i = size - 1; i > 0; i--, code >>= 6) bytes[i] = (char)(0x80 | (code & 0x3F));
  bytes[0] = (char)(first[size] | code);
  rt_append(text, bytes, size);
}

/* After "\u". Halves of a pair that are alone become U+FFFD. */
static bool read_code(reading *r, rt_buffer *text) {
  int code = r->end - r->at >= 4 ? hexadecimal(r->at) : -1;
  if (code < 0) return wrong(r, "is no JSON: \\u needs four hexadecimal digits");
  r->at += 4;
  if (code >= 0xD800 && code < 0xE000) {
    int low = r->end - r->at >= 6 && r->at[0] == '\\' && r->at[1] == 'u' ? hexadecimal(r->at + 2) : -1;
    if (code < 0xDC00 && low >= 0xDC00 && low < 0xE000) {
      r->at += 6;
      code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    } else {
      code = 0xFFFD;
    }
  }
  append_character(text, (uint32_t)code);
  return true;
}

static bool read_escaped(reading *r, rt_buffer *text) {
  static const char letters[] = "\"\\/bfnrt", stands_for[] = "\"\\/\b\f\n\r\t";
  char letter = r->at < r->end ? *r->at++ : 0;
  if (letter == 'u') return read_code(r, text);
  const char *found = letter ? strchr(letters, letter) : NULL;
  if (found == NULL) return wrong(r, "is no JSON: an unknown escape in a text");
  rt_append(text, &stands_for[found - letters], 1);
  return true;
}

static bool read_text(reading *r) {
  const char *start = r->at;
  while (r->at < r->end && *r->at != '"' && *r->at != '\\') r->at++;
  if (r->at < r->end && *r->at == '"') {
    lua_pushlstring(r->L, start, (size_t)(r->at++ - start));
    return true;
  }
  rt_buffer text = {0};
  rt_append(&text, start, (size_t)(r->at - start));
  while (r->at < r->end && *r->at != '"') {
    const char *plain = r->at;
    while (r->at < r->end && *r->at != '"' && *r->at != '\\') r->at++;
    rt_append(&text, plain, (size_t)(r->at - plain));
    if (r->at < r->end && *r->at == '\\') {
      r->at++;
      if (!read_escaped(r, &text)) return false;
    }
  }
  if (r->at >= r->end) return wrong(r, "is no JSON: a text has no end");
  r->at++;
  lua_pushlstring(r->L, text.data, text.size);
  free(text.data);
  return true;
}

/* An integer that does not fit would be another number: it is refused. */
static bool read_number(reading *r) {
  const char *start = r->at;
  bool whole = true;
  while (r->at < r->end && *r->at && strchr("+-0123456789.eE", *r->at)) {
    if (strchr(".eE", *r->at)) whole = false;
    r->at++;
  }
  size_t size = (size_t)(r->at - start);
  char *copy = rt_allocate(size + 1), *stop;
  memcpy(copy, start, size);
  copy[size] = 0;
  if (whole) {
    errno = 0;
    long long number = strtoll(copy, &stop, 10);
    if (errno == ERANGE) {
      rt_buffer message = {0};
      rt_append_text(&message, "the integer ");
      rt_append(&message, copy, size < 60 ? size : 60);
      rt_append_text(&message, size < 60 ? "" : "…");
      rt_append_text(&message, " is too large: Lua's integers have 64 bits");
      return wrong(r, rt_buffer_text(&message).data);
    }
    lua_pushinteger(r->L, number);
  } else {
    lua_pushnumber(r->L, strtod(copy, &stop));
  }
  bool read = size > 0 && *stop == 0;
  free(copy);
  return read || wrong(r, "is no JSON: there is something that is no value");
}

static bool read_word(reading *r, const char *word) {
  size_t length = strlen(word);
  if ((size_t)(r->end - r->at) < length || memcmp(r->at, word, length) != 0)
    return wrong(r, "is no JSON: there is something that is no value");
  r->at += length;
  return true;
}

static bool read_array(reading *r) {
  lua_newtable(r->L);
  if (next_is(r, ']')) return true;
  lua_Integer index = 0;
  do {
    if (!read_value(r)) return false;
    lua_rawseti(r->L, -2, ++index);
  } while (next_is(r, ','));
  return next_is(r, ']') || wrong(r, "is no JSON: an array has no end");
}

/* An empty object reads back as one. */
static void mark_object(lua_State *L) {
  values_push_marks(L);
  lua_pushvalue(L, -2);
  lua_pushboolean(L, true);
  lua_rawset(L, -3);
  lua_pop(L, 1);
}

/* What is more than data, in the prelude's idiom. It may refuse. */
static bool make_special(reading *r) {
  lua_pushliteral(r->L, MARKER);
  bool found = lua_rawget(r->L, -2) != LUA_TNIL;
  lua_pop(r->L, 1);
  if (!found) return true;
  libraries_push_own(r->L, "special");
  lua_insert(r->L, -2);
  lua_call(r->L, 1, 2);
  if (lua_isnil(r->L, -1)) {
    lua_pop(r->L, 1);
    return true;
  }
  rt_text message;
  message.data = lua_tolstring(r->L, -1, &message.size);
  r->refused = true;
  return wrong(r, rt_copy(message.data, message.size).data);
}

static bool read_object(reading *r) {
  lua_newtable(r->L);
  if (next_is(r, '}')) {
    mark_object(r->L);
    return true;
  }
  do {
    if (!next_is(r, '"')) return wrong(r, "is no JSON: an object's key is no text");
    if (!read_text(r)) return false;
    if (!next_is(r, ':')) return wrong(r, "is no JSON: a key has no value");
    if (!read_value(r)) return false;
    lua_rawset(r->L, -3);
  } while (next_is(r, ','));
  if (!next_is(r, '}')) return wrong(r, "is no JSON: an object has no end");
  return !r->special || make_special(r);
}

static bool read_nested(reading *r, bool (*read)(reading *)) {
  if (++r->depth > MOST_NESTED_READ || !lua_checkstack(r->L, 10)) return wrong(r, "nests too deeply");
  r->at++;
  bool done = read(r);
  r->depth--;
  return done;
}

static bool read_value(reading *r) {
  skip_blanks(r);
  if (r->at >= r->end) return wrong(r, "is no JSON: it ends too early");
  switch (*r->at) {
    case '{':
      return read_nested(r, read_object);
    case '[':
      return read_nested(r, read_array);
    case '"':
      r->at++;
      return read_text(r);
    case 't':
      lua_pushboolean(r->L, true);
      return read_word(r, "true");
    case 'f':
      lua_pushboolean(r->L, false);
      return read_word(r, "false");
    case 'n':
      lua_pushlightuserdata(r->L, NULL);
      return read_word(r, "null");
    default:
      return read_number(r);
  }
}

static bool read_text_of_json(reading *r) {
  int top = lua_gettop(r->L);
  bool read = read_value(r);
  skip_blanks(r);
  if (read && r->at == r->end) return true;
  lua_settop(r->L, top);
  return r->wrong ? false : wrong(r, "is no JSON: something comes after the value");
}

const char *arguments_read(lua_State *L, rt_text json) {
  reading r = {.L = L, .at = json.data, .end = json.data + json.size};
  return read_text_of_json(&r) ? NULL : r.wrong;
}

const char *arguments_read_all(lua_State *L, rt_text json, int *count, rt_cause *cause) {
  reading r = {.L = L, .at = json.data, .end = json.data + json.size};
  r.special = memmem(json.data, json.size, "\"" MARKER "\"", sizeof MARKER + 1) != NULL;
  if (!read_text_of_json(&r)) {
    *cause = r.refused ? RT_REFUSED : RT_BAD_VALUE;
    return r.wrong;
  }
  int list = lua_gettop(L);
  *count = (int)lua_rawlen(L, list);
  luaL_checkstack(L, *count + 10, "too many arguments");
  for (int i = 1; i <= *count; i++) {
    lua_rawgeti(L, list, i);
    if (lua_islightuserdata(L, -1)) {
      lua_pop(L, 1);
      lua_pushnil(L);
    }
  }
  lua_remove(L, list);
  return NULL;
}
