/* The library io: standard input and output, attached files to read. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "interpreter.h"

#define HANDLE LUA_FILEHANDLE
#define LONGEST_NUMBER 200

/* An open file: standard input, one of the outputs, or an attached file. */
typedef struct {
  bool closed;
  output *out; /* NULL: it is read. */
  rt_text text;
  size_t at;
} handle;

static const rt_file *files;
static size_t file_count;
static handle *standard_input;

/* --- Handles. --- */

static handle *new_handle(lua_State *L) {
  handle *made = lua_newuserdatauv(L, sizeof *made, 1);
  memset(made, 0, sizeof *made);
  luaL_setmetatable(L, HANDLE);
  return made;
}

static handle *checked(lua_State *L, int index) {
  handle *found = luaL_checkudata(L, index, HANDLE);
  if (found->closed) luaL_error(L, "attempt to use a closed file");
  return found;
}

static handle *default_handle(lua_State *L, const char *key) {
  lua_getfield(L, LUA_REGISTRYINDEX, key);
  handle *found = lua_touserdata(L, -1);
  lua_pop(L, 1);
  if (found->closed) luaL_error(L, "default %s is closed", key + 3);
  return found;
}

static int refused(lua_State *L, const char *name, const char *why, int number) {
  lua_pushnil(L);
  lua_pushfstring(L, "%s: %s", name, why);
  lua_pushinteger(L, number);
  return 3;
}

static handle *open_file(lua_State *L, const rt_file *file) {
  handle *made = new_handle(L);
  made->text = file->content;
  return made;
}

const rt_file *streams_find(lua_State *L, int index) {
  rt_text name;
  name.data = luaL_checklstring(L, index, &name.size);
  if (name.size >= 2 && memcmp(name.data, "./", 2) == 0) {
    name.data += 2;
    name.size -= 2;
  }
  for (size_t i = 0; i < file_count; i++)
    if (files[i].name.size == name.size && memcmp(files[i].name.data, name.data, name.size) == 0) return &files[i];
  return NULL;
}

void streams_attach(const rt_file *attached, size_t count) {
  files = attached;
  file_count = count;
}

void streams_give(rt_text stdin_) {
  standard_input->text = stdin_;
  standard_input->at = 0;
}

static int io_open(lua_State *L) {
  const char *name = luaL_checkstring(L, 1), *mode = luaL_optstring(L, 2, "r");
  luaL_argcheck(L, strchr("rwa", mode[0]) && mode[0] && strspn(mode + 1, "+b") == strlen(mode + 1), 2, "invalid mode");
  const rt_file *file = streams_find(L, 1);
  if (mode[0] != 'r' || strchr(mode, '+')) return refused(L, name, "the sandbox has no files but the attached ones, to be read", 30);
  if (file == NULL) return refused(L, name, "No such file or directory: the sandbox has only the attached files", 2);
  open_file(L, file);
  return 1;
}

/* --- Reading. --- */

static bool read_line(lua_State *L, handle *file, bool keep_end) {
  if (file->at >= file->text.size) return false;
  const char *start = file->text.data + file->at;
  const char *end = memchr(start, '\n', file->text.size - file->at);
  size_t size = end ? (size_t)(end - start) : file->text.size - file->at;
  file->at += size + (end != NULL);
  lua_pushlstring(L, start, size + (end != NULL && keep_end));
  return true;
}

static void read_all(lua_State *L, handle *file) {
  lua_pushlstring(L, file->text.data + file->at, file->text.size - file->at);
  file->at = file->text.size;
}

static bool read_bytes(lua_State *L, handle *file, size_t count) {
  size_t left = file->text.size - file->at;
  if (left == 0) return false;
  if (count > left) count = left;
  lua_pushlstring(L, file->text.data + file->at, count);
  file->at += count;
  return true;
}

/* A numeral as it is being read. */
typedef struct {
  handle *file;
  char text[LONGEST_NUMBER + 1];
  size_t size;
} numeral;

static int seen(const numeral *n) {
  return n->file->at < n->file->text.size ? (unsigned char)n->file->text.data[n->file->at] : EOF;
}

static bool take(numeral *n) {
  if (n->size >= LONGEST_NUMBER) {
    n->size = 0;
    return false;
  }
  n->text[n->size++] = n->file->text.data[n->file->at++];
  return true;
}

static bool take_one_of(numeral *n, const char *letters) {
  int c = seen(n);
  return c > 0 && strchr(letters, c) && take(n);
}

static int take_digits(numeral *n, bool hexadecimal) {
  int count = 0;
  while ((hexadecimal ? isxdigit(seen(n)) : isdigit(seen(n))) && take(n)) count++;
  return count;
}

/* The longest beginning that could be a numeral, as Lua's own io does it. */
static bool read_number(lua_State *L, handle *file) {
  numeral n = {.file = file};
  while (isspace(seen(&n))) file->at++;
  take_one_of(&n, "+-");
  bool hexadecimal = false;
  int digits = 0;
  if (take_one_of(&n, "0")) {
    if (take_one_of(&n, "xX"))
      hexadecimal = true;
    else
      digits = 1;
  }
  digits += take_digits(&n, hexadecimal);
  if (take_one_of(&n, ".")) digits += take_digits(&n, hexadecimal);
  if (digits > 0 && take_one_of(&n, hexadecimal ? "pP" : "eE")) {
    take_one_of(&n, "+-");
    take_digits(&n, false);
  }
  n.text[n.size] = 0;
  if (lua_stringtonumber(L, n.text)) return true;
  lua_pushnil(L);
  return false;
}

static bool read_format(lua_State *L, handle *file, int index) {
  if (lua_type(L, index) == LUA_TNUMBER) {
    lua_Integer count = luaL_checkinteger(L, index);
    luaL_argcheck(L, count >= 0, index, "invalid format");
    if (count > 0) return read_bytes(L, file, (size_t)count);
    lua_pushliteral(L, "");
    return file->at < file->text.size;
  }
  const char *format = luaL_checkstring(L, index);
  if (*format == '*') format++;
  switch (*format) {
    case 'n':
      return read_number(L, file);
    case 'l':
      return read_line(L, file, false);
    case 'L':
      return read_line(L, file, true);
    case 'a':
      read_all(L, file);
      return true;
  }
  return luaL_argerror(L, index, "invalid format");
}

/* Reads by the formats on the stack from `first` to `last`; ends with nil at the first that is not there. */
static int read_formats(lua_State *L, handle *file, int first, int last) {
  if (file->out) return refused(L, "write-only file", "Bad file descriptor", 9);
  int bottom = lua_gettop(L);
  luaL_checkstack(L, last - first + LUA_MINSTACK, "too many arguments");
  if (first > last) {
    if (!read_line(L, file, false)) lua_pushnil(L);
    return 1;
  }
  for (int i = first; i <= last; i++) {
    int before = lua_gettop(L);
    if (read_format(L, file, i)) continue;
    lua_settop(L, before);
    lua_pushnil(L);
    break;
  }
  return lua_gettop(L) - bottom;
}

static int io_read(lua_State *L) { return read_formats(L, default_handle(L, "io input"), 1, lua_gettop(L)); }
static int file_read(lua_State *L) { return read_formats(L, checked(L, 1), 2, lua_gettop(L)); }

/* Upvalues: the handle, then the formats. */
static int next_line(lua_State *L) {
  handle *file = lua_touserdata(L, lua_upvalueindex(1));
  if (file->closed) return luaL_error(L, "file is already closed");
  int count = (int)lua_tointeger(L, lua_upvalueindex(2));
  lua_settop(L, 0);
  luaL_checkstack(L, count, "too many arguments");
  for (int i = 1; i <= count; i++) lua_pushvalue(L, lua_upvalueindex(2 + i));
  return read_formats(L, file, 1, count);
}

/* Pushes the iterator over the handle at `index`, with the formats that stand after it. */
static void push_lines(lua_State *L, int index) {
  int count = lua_gettop(L) - index;
  luaL_argcheck(L, count <= 250, 252, "too many arguments");
  lua_pushvalue(L, index);
  lua_insert(L, index + 1);
  lua_pushinteger(L, count);
  lua_insert(L, index + 2);
  lua_pushcclosure(L, next_line, 2 + count);
}

static int file_lines(lua_State *L) {
  checked(L, 1);
  push_lines(L, 1);
  return 1;
}

static int io_lines(lua_State *L) {
  if (lua_isnone(L, 1)) lua_pushnil(L);
  if (lua_isnil(L, 1)) {
    default_handle(L, "io input");
    lua_getfield(L, LUA_REGISTRYINDEX, "io input");
  } else {
    const char *name = luaL_checkstring(L, 1);
    const rt_file *file = streams_find(L, 1);
    if (file == NULL)
      return luaL_error(L, "%s: No such file or directory: the sandbox has only the attached files", name);
    open_file(L, file);
  }
  lua_replace(L, 1);
  push_lines(L, 1);
  return 1;
}

/* --- Writing, and the rest of the library. --- */

static int write_arguments(lua_State *L, handle *file, int first) {
  int last = lua_gettop(L) - 1;  /* The handle is on top, to be returned. */
  if (file->out == NULL) return refused(L, "read-only file", "Bad file descriptor", 9);
  for (int i = first; i <= last; i++) {
    size_t size;
    const char *text = luaL_checklstring(L, i, &size);
    output_write(L, file->out, text, size);
  }
  return 1;
}

static int io_write(lua_State *L) {
  handle *file = default_handle(L, "io output");
  lua_getfield(L, LUA_REGISTRYINDEX, "io output");
  return write_arguments(L, file, 1);
}

static int file_write(lua_State *L) {
  handle *file = checked(L, 1);
  lua_pushvalue(L, 1);
  return write_arguments(L, file, 2);
}

static int file_flush(lua_State *L) {
  handle *file = lua_isnone(L, 1) ? default_handle(L, "io output") : checked(L, 1);
  if (file->out) output_hand_over(L, file->out);
  return 0;
}

static int file_close(lua_State *L) {
  if (lua_isnone(L, 1)) lua_getfield(L, LUA_REGISTRYINDEX, "io output");
  handle *file = checked(L, 1);
  if (file->out) output_hand_over(L, file->out);
  file->closed = file->out == NULL && file != standard_input;
  lua_pushboolean(L, true);
  return 1;
}

static int file_seek(lua_State *L) {
  static const char *const names[] = {"set", "cur", "end", NULL};
  handle *file = checked(L, 1);
  int whence = luaL_checkoption(L, 2, "cur", names);
  lua_Integer offset = luaL_optinteger(L, 3, 0);
  if (file->out) return refused(L, "output", "Illegal seek", 29);
  lua_Integer size = (lua_Integer)file->text.size;
  lua_Integer base = whence == 0 ? 0 : whence == 1 ? (lua_Integer)file->at : size;
  if (offset < -base || offset > size - base) return refused(L, "seek", "Invalid argument", 22);
  file->at = (size_t)(base + offset);
  lua_pushinteger(L, (lua_Integer)file->at);
  return 1;
}

static int file_setvbuf(lua_State *L) {
  checked(L, 1);
  lua_pushboolean(L, true);
  return 1;
}

static int file_end(lua_State *L) {
  handle *file = luaL_checkudata(L, 1, HANDLE);
  if (file->out == NULL && file != standard_input) file->closed = true;
  return 0;
}

static int file_text(lua_State *L) {
  handle *file = luaL_checkudata(L, 1, HANDLE);
  lua_pushstring(L, file->closed ? "file (closed)" : "file");
  return 1;
}

static int io_type(lua_State *L) {
  luaL_checkany(L, 1);
  handle *file = luaL_testudata(L, 1, HANDLE);
  if (file == NULL)
    lua_pushnil(L);
  else
    lua_pushstring(L, file->closed ? "closed file" : "file");
  return 1;
}

static int change_default(lua_State *L, const char *key, bool to_read) {
  if (!lua_isnoneornil(L, 1)) {
    if (lua_type(L, 1) == LUA_TSTRING) {
      const char *name = lua_tostring(L, 1);
      const rt_file *file = streams_find(L, 1);
      if (!to_read) return luaL_error(L, "%s: the sandbox has no files but the attached ones, to be read", name);
      if (file == NULL) return luaL_error(L, "%s: the sandbox has only the attached files", name);
      open_file(L, file);
    } else {
      checked(L, 1);
      lua_pushvalue(L, 1);
    }
    lua_setfield(L, LUA_REGISTRYINDEX, key);
  }
  lua_getfield(L, LUA_REGISTRYINDEX, key);
  return 1;
}

static int io_input(lua_State *L) { return change_default(L, "io input", true); }
static int io_output(lua_State *L) { return change_default(L, "io output", false); }

static void add_standard(lua_State *L, const char *name, output *out, const char *key) {
  handle *made = new_handle(L);
  made->out = out;
  made->text = rt_text_of("");
  if (out == NULL) standard_input = made;
  lua_pushvalue(L, -1);
  lua_setfield(L, LUA_REGISTRYINDEX, key);
  lua_pushvalue(L, -1);
  lua_setfield(L, LUA_REGISTRYINDEX, name); /* A program may let go of it. */
  lua_setfield(L, -2, name);
}

int streams_open_io(lua_State *L) {
  static const luaL_Reg methods[] = {
      {"read", file_read},   {"write", file_write}, {"lines", file_lines},     {"close", file_close},
      {"flush", file_flush}, {"seek", file_seek},   {"setvbuf", file_setvbuf}, {NULL, NULL},
  };
  static const luaL_Reg functions[] = {
      {"read", io_read},     {"write", io_write}, {"lines", io_lines}, {"open", io_open},     {"close", file_close},
      {"flush", file_flush}, {"type", io_type},   {"input", io_input}, {"output", io_output}, {NULL, NULL},
  };
  luaL_newmetatable(L, HANDLE);
  luaL_newlib(L, methods);
  lua_setfield(L, -2, "__index");
  lua_pushcfunction(L, file_text);
  lua_setfield(L, -2, "__tostring");
  lua_pushcfunction(L, file_end);
  lua_setfield(L, -2, "__close");
  lua_pushboolean(L, false);
  lua_setfield(L, -2, "__metatable");
  lua_pop(L, 1);
  luaL_newlib(L, functions);
  add_standard(L, "stdin", NULL, "io input");
  add_standard(L, "stderr", output_err, "stderr");
  add_standard(L, "stdout", output_out, "io output");
  libraries_push_absent(L, "io.popen", "the sandbox has no other processes");
  lua_setfield(L, -2, "popen");
  libraries_push_absent(L, "io.tmpfile", "the sandbox has no files but the attached ones, to be read");
  lua_setfield(L, -2, "tmpfile");
  return 1;
}
