/* Values on their way in: JSON text from the host, which is well formed. */
#include <stdlib.h>
#include <string.h>

#include "realms.h"

#define SPECIAL "$wasm-problem"
/* Integers of more digits than this may not be exact as numbers: they arrive as BigInt. */
#define EXACT_DIGITS 15
#define LARGEST_EXACT 9007199254740991.0
/* The host nests 100 levels at most. */
#define MOST_NESTED 1000

typedef struct {
  JSContext *realm;
  const char *at;
  const char *end;
  argument_kind kind;
  rt_buffer *complaint;
  int depth;
} reader;

static JSValue read_value(reader *from);

static void skip_space(reader *from) {
  while (from->at < from->end && strchr(" \t\n\r", *from->at)) from->at++;
}

static JSValue not_json(reader *from) {
  rt_append_text(from->complaint, "the arguments are not JSON");
  return JS_EXCEPTION;
}

static unsigned hexadecimal(const char *digits) {
  char copy[5] = {digits[0], digits[1], digits[2], digits[3], 0};
  return (unsigned)strtoul(copy, NULL, 16);
}

static void append_code_point(rt_buffer *text, unsigned code) {
  char bytes[4];
  size_t size;
  if (code < 0x80) {
    bytes[0] = (char)code, size = 1;
  } else if (code < 0x800) {
    bytes[0] = (char)(0xC0 | code >> 6), bytes[1] = (char)(0x80 | (code & 63)), size = 2;
  } else if (code < 0x10000) {
    bytes[0] = (char)(0xE0 | code >> 12), bytes[1] = (char)(0x80 | (code >> 6 & 63));
    bytes[2] = (char)(0x80 | (code & 63)), size = 3;
  } else {
    bytes[0] = (char)(0xF0 | code >> 18), bytes[1] = (char)(0x80 | (code >> 12 & 63));
    bytes[2] = (char)(0x80 | (code >> 6 & 63)), bytes[3] = (char)(0x80 | (code & 63)), size = 4;
  }
  rt_append(text, bytes, size);
}

static bool read_escape(reader *from, rt_buffer *text) {
  static const char names[] = "bfnrt\"\\/", meanings[] = "\b\f\n\r\t\"\\/";
  if (from->end - from->at < 2) return false;
  char name = from->at[1];
  from->at += 2;
  if (name != 'u') {
    const char *found = strchr(names, name);
    if (!found || !name) return false;
    rt_append(text, &meanings[found - names], 1);
    return true;
  }
  if (from->end - from->at < 4) return false;
  unsigned code = hexadecimal(from->at);
  from->at += 4;
  if (code >= 0xD800 && code < 0xDC00 && from->end - from->at >= 6 && from->at[0] == '\\' && from->at[1] == 'u') {
    unsigned low = hexadecimal(from->at + 2);
    if (low >= 0xDC00 && low < 0xE000) {
      from->at += 6;
      code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
    }
  }
  append_code_point(text, code);
  return true;
}

/* The text of a string, which `*direct` gives when nothing in it is escaped, or else `escaped`. */
static bool read_text(reader *from, rt_text *direct, rt_buffer *escaped) {
  const char *begin = ++from->at;
  while (from->at < from->end && *from->at != '"' && *from->at != '\\') from->at++;
  if (from->at >= from->end) return false;
  if (*from->at == '"') {
    *direct = (rt_text){begin, (size_t)(from->at++ - begin)};
    return true;
  }
  rt_append(escaped, begin, (size_t)(from->at - begin));
  while (from->at < from->end && *from->at != '"') {
    if (*from->at == '\\') {
      if (!read_escape(from, escaped)) return false;
      continue;
    }
    begin = from->at;
    while (from->at < from->end && *from->at != '"' && *from->at != '\\') from->at++;
    rt_append(escaped, begin, (size_t)(from->at - begin));
  }
  if (from->at >= from->end) return false;
  from->at++;
  *direct = rt_buffer_text(escaped);
  return true;
}

static JSValue read_string(reader *from) {
  rt_text text;
  rt_buffer escaped = {0};
  if (!read_text(from, &text, &escaped)) return not_json(from);
  return JS_NewStringLen(from->realm, text.data, text.size);
}

static JSValue read_number(reader *from) {
  const char *begin = from->at;
  bool integer = true;
  while (from->at < from->end && strchr("+-.eE0123456789", *from->at)) {
    if (strchr(".eE", *from->at)) integer = false;
    from->at++;
  }
  if (from->at == begin) return not_json(from);
  size_t size = (size_t)(from->at - begin);
  rt_text copy = rt_copy(begin, size);
  double number = rt_double_of(copy);
  if (integer && size > EXACT_DIGITS && !(number >= -LARGEST_EXACT && number <= LARGEST_EXACT)) {
    JSValue text = JS_NewStringLen(from->realm, copy.data, copy.size);
    JSValue exact = harness_call("integerOf", 1, &text);
    JS_FreeValue(from->realm, text);
    return exact;
  }
  return JS_NewNumber(from->realm, number);
}

static JSValue read_array(reader *from) {
  JSValue array = JS_NewArray(from->realm);
  from->at++;
  skip_space(from);
  for (uint32_t i = 0; !JS_IsException(array) && from->at < from->end && *from->at != ']'; i++) {
    JSValue item = read_value(from);
    if (JS_IsException(item) || JS_DefinePropertyValueUint32(from->realm, array, i, item, JS_PROP_C_W_E) < 0)
      return JS_EXCEPTION;
    skip_space(from);
    if (from->at < from->end && *from->at == ',') from->at++;
  }
  from->at++;
  return array;
}

static struct {
  const char *kind, *module, *class_name, *fields[3];
  JSValue class;
} known[] = {
    {"code", "answer.js", "CodeAnswer", {"input", "source", "runtime"}},
    {"problem", "problem.js", "Problem", {"seed", "variables", "attempt"}},
};
#define KNOWN (sizeof known / sizeof *known)

void know_argument_classes(void) {
  for (size_t i = 0; i < KNOWN; i++)
    known[i].class = embedded_export(program_realm, known[i].module, known[i].class_name);
}

static JSValue special(reader *from, JSValue fields, JSValueConst kind) {
  const char *name = JS_IsString(kind) ? JS_ToCString(from->realm, kind) : NULL;
  for (size_t i = 0; name && i < KNOWN; i++) {
    if (strcmp(known[i].kind, name) != 0) continue;
    JSValue arguments[3];
    for (int j = 0; j < 3; j++) {
      arguments[j] = data_property(fields, known[i].fields[j]);
      if (!JS_IsUndefined(arguments[j])) continue;
      rt_append_text(from->complaint, "an argument of the kind \"");
      rt_append_text(from->complaint, name);
      rt_append_text(from->complaint, "\" has no field \"");
      rt_append_text(from->complaint, known[i].fields[j]);
      rt_append_text(from->complaint, "\"");
      return JS_EXCEPTION;
    }
    return JS_CallConstructor(from->realm, known[i].class, 3, arguments);
  }
  rt_append_text(from->complaint, "this runtime does not know arguments of the kind ");
  rt_append_json_string(from->complaint, name ? name : "?", name ? strlen(name) : 1);
  return JS_EXCEPTION;
}

static JSValue read_object(reader *from) {
  JSValue object = JS_NewObject(from->realm);
  bool is_special = false;
  from->at++;
  skip_space(from);
  while (!JS_IsException(object) && from->at < from->end && *from->at == '"') {
    rt_text key;
    rt_buffer escaped = {0};
    if (!read_text(from, &key, &escaped)) return not_json(from);
    skip_space(from);
    if (from->at >= from->end || *from->at++ != ':') return not_json(from);
    JSValue item = read_value(from);
    if (JS_IsException(item)) return item;
    JSAtom name = JS_NewAtomLen(from->realm, key.data, key.size);
    if (name == JS_ATOM_NULL || JS_DefinePropertyValue(from->realm, object, name, item, JS_PROP_C_W_E) < 0)
      return JS_EXCEPTION;
    JS_FreeAtom(from->realm, name);
    if (key.size == strlen(SPECIAL) && memcmp(key.data, SPECIAL, key.size) == 0) is_special = true;
    skip_space(from);
    if (from->at < from->end && *from->at == ',') from->at++;
    skip_space(from);
  }
  if (from->at >= from->end || *from->at++ != '}') return not_json(from);
  if (!is_special || from->kind != SPECIAL_ARGUMENTS) return object;
  return special(from, object, data_property(object, SPECIAL));
}

static JSValue read_word(reader *from) {
  static const char *const words[] = {"null", "true", "false"};
  const JSValue meanings[] = {JS_NULL, JS_TRUE, JS_FALSE};
  for (int i = 0; i < 3; i++) {
    size_t size = strlen(words[i]);
    if ((size_t)(from->end - from->at) < size || memcmp(from->at, words[i], size) != 0) continue;
    from->at += size;
    return meanings[i];
  }
  return read_number(from);
}

static JSValue read_value(reader *from) {
  skip_space(from);
  if (from->at >= from->end || from->depth > MOST_NESTED) return not_json(from);
  if (*from->at == '"') return read_string(from);
  if (*from->at != '[' && *from->at != '{') return read_word(from);
  from->depth++;
  JSValue value = *from->at == '[' ? read_array(from) : read_object(from);
  from->depth--;
  return value;
}

JSValue value_from_json(JSContext *realm, rt_text json, argument_kind kind, rt_buffer *complaint) {
  reader from = {realm, json.data, json.data + json.size, kind, complaint, 0};
  return read_value(&from);
}
