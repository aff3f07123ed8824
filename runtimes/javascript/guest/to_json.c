/* Values on their way out. Reads data properties only: no code of the program runs, no trap of a Proxy, no getter. */
#include <stdio.h>
#include <string.h>

#include "realms.h"

#define MOST_NESTED 100
/* What Python reads back without being asked to. */
#define MOST_DIGITS 4300
/* More elements than fit into any value that the host takes. */
#define MOST_ELEMENTS 8388608
/* What the host takes at once. */
#define MOST_BYTES (16 << 20)
#define SHOWN_KEY 40
#define EXACT 9007199254740992.0

typedef struct {
  JSContext *realm;
  rt_buffer *json;
  rt_buffer *complaint;
  void *parents[MOST_NESTED];
  /* The way to the value: a key, or JS_ATOM_NULL and an index. */
  struct {
    JSAtom key;
    uint32_t index;
  } path[MOST_NESTED + 1];
  int depth;
} writer;

typedef struct {
  const char *class_name;
  const char *hint;
} class_hint;

/* No value is accepted that reads back as another one and that nobody would take for the same. */
static const class_hint hints[] = {
    {"Arguments", "write [...x]"},
    {"ArrayBuffer", "write [...new Uint8Array(x)]"},
    {"Array Iterator", "write [...x]"},
    {"AsyncGenerator", "write for await (const item of x)"},
    {"BigInt", "write x.valueOf()"},
    {"Boolean", "write x.valueOf()"},
    {"Date", "write x.toISOString()"},
    {"Error", "write x.message"},
    {"Generator", "write [...x]"},
    {"Iterator Helper", "write x.toArray()"},
    {"Iterator Wrap", "write x.toArray()"},
    {"Map Iterator", "write [...x]"},
    {"Number", "write x.valueOf()"},
    {"Promise", "write await"},
    {"Proxy", "write {...x} or [...x]"},
    {"RegExp", "write x.source"},
    {"RegExp String Iterator", "write [...x]"},
    {"Set", "write [...x]"},
    {"Set Iterator", "write [...x]"},
    {"String", "write x.valueOf()"},
    {"String Iterator", "write [...x]"},
};

static bool write(writer *to, JSValueConst value);

static void append_key(writer *to, JSAtom key) {
  size_t size;
  const char *text = JS_AtomToCStringLen(to->realm, &size, key);
  if (!text) return;
  rt_buffer shown = {0};
  append_bounded(&shown, text, size, 4 * SHOWN_KEY);
  rt_append_json_string(to->complaint, shown.data ? shown.data : "", shown.size);
  JS_FreeCString(to->realm, text);
}

static bool complain(writer *to, const char *what, const char *hint) {
  rt_append_text(to->complaint, "the value");
  if (to->depth > 0) rt_append_text(to->complaint, " at ");
  int steps = to->depth > MOST_NESTED ? 3 : to->depth;
  for (int i = 0; i < steps; i++) {
    char index[16];
    rt_append_text(to->complaint, "[");
    if (to->path[i].key != JS_ATOM_NULL) {
      append_key(to, to->path[i].key);
    } else {
      snprintf(index, sizeof index, "%u", to->path[i].index);
      rt_append_text(to->complaint, index);
    }
    rt_append_text(to->complaint, "]");
  }
  rt_append_text(to->complaint, " ");
  rt_append_text(to->complaint, what);
  if (hint) {
    rt_append_text(to->complaint, "; ");
    rt_append_text(to->complaint, hint);
  }
  return false;
}

static bool write_string(writer *to, JSValueConst value) {
  size_t size;
  const char *text = JS_ToCStringLen(to->realm, &size, value);
  if (!text) return false;
  bool sound = rt_is_utf8(text, size), fits = to->json->size + size <= MOST_BYTES;
  if (!sound)
    complain(to, "is text with a lone surrogate, which is not Unicode text", NULL);
  else if (!fits)
    complain(to, "is too large: more than 16 MiB as JSON", NULL);
  else
    rt_append_json_string(to->json, text, size);
  JS_FreeCString(to->realm, text);
  return sound && fits;
}

static bool write_number(writer *to, double number) {
  char text[32];
  if (number != number) return complain(to, "is NaN, which JSON does not have", NULL);
  if (number - number != 0)
    return complain(to, number > 0 ? "is Infinity, which JSON does not have" : "is -Infinity, which JSON does not have",
                    NULL);
  if (number >= -EXACT && number <= EXACT && (double)(int64_t)number == number) {
    snprintf(text, sizeof text, "%lld", (long long)number);
    rt_append_text(to->json, text);
  } else {
    rt_append_json_double(to->json, number);
  }
  return true;
}

static bool write_big_int(writer *to, JSValueConst value) {
  size_t size;
  const char *text = JS_ToCStringLen(to->realm, &size, value);
  if (!text) return false;
  bool fits = size - (text[0] == '-') <= MOST_DIGITS;
  if (fits)
    rt_append(to->json, text, size);
  else
    complain(to, "is a BigInt of more than 4300 digits", NULL);
  JS_FreeCString(to->realm, text);
  return fits;
}

/* Whether the value may be entered. */
static bool enter(writer *to, JSValueConst value) {
  void *self = JS_VALUE_GET_PTR(value);
  for (int i = 0; i < to->depth; i++)
    if (to->parents[i] == self) return complain(to, "contains itself", NULL);
  if (to->depth >= MOST_NESTED) {
    to->depth = 3;
    return complain(to, "nests more than 100 levels deep", NULL);
  }
  to->parents[to->depth] = self;
  return true;
}

static bool write_step(writer *to, JSAtom key, uint32_t index, JSValueConst value) {
  to->path[to->depth].key = key;
  to->path[to->depth].index = index;
  to->depth++;
  bool written = write(to, value);
  to->depth--;
  return written;
}

static bool complain_of_getter(writer *to, JSAtom key, uint32_t index) {
  to->path[to->depth].key = key;
  to->path[to->depth].index = index;
  to->depth++;
  return complain(to, "is computed by a getter", "write {...x}, which holds what the getters return");
}

static void free_descriptor(JSContext *realm, JSPropertyDescriptor *found) {
  JS_FreeValue(realm, found->value);
  JS_FreeValue(realm, found->getter);
  JS_FreeValue(realm, found->setter);
}

static bool write_array(writer *to, JSValueConst value) {
  int64_t length;
  if (!enter(to, value)) return false;
  if (JS_GetLength(to->realm, value, &length) < 0) return false;
  if (length > MOST_ELEMENTS) return complain(to, "is an array of more than 8,388,608 elements", NULL);
  rt_append_text(to->json, "[");
  for (uint32_t i = 0; i < length; i++) {
    JSPropertyDescriptor found;
    JSAtom index = JS_NewAtomUInt32(to->realm, i);
    int there = index == JS_ATOM_NULL ? -1 : JS_GetOwnProperty(to->realm, &found, value, index);
    JS_FreeAtom(to->realm, index);
    if (there < 0) return false;
    if (i > 0) rt_append_text(to->json, ",");
    if (!there) {
      rt_append_text(to->json, "null");
      continue;
    }
    bool plain = !(found.flags & JS_PROP_GETSET);
    bool written = plain ? write_step(to, JS_ATOM_NULL, i, found.value) : complain_of_getter(to, JS_ATOM_NULL, i);
    free_descriptor(to->realm, &found);
    if (!written) return false;
  }
  rt_append_text(to->json, "]");
  return true;
}

static bool write_key(writer *to, JSAtom key) {
  JSValue text = JS_AtomToString(to->realm, key);
  if (JS_IsException(text)) return false;
  bool written = write_string(to, text);
  JS_FreeValue(to->realm, text);
  rt_append_text(to->json, ":");
  return written;
}

static bool write_property(writer *to, JSValueConst value, JSAtom key, bool *first) {
  JSPropertyDescriptor found;
  int there = JS_GetOwnProperty(to->realm, &found, value, key);
  if (there <= 0) return there == 0;
  bool written = true;
  if (found.flags & JS_PROP_GETSET) {
    written = complain_of_getter(to, key, 0);
  } else if (!JS_IsUndefined(found.value)) {
    if (!*first) rt_append_text(to->json, ",");
    *first = false;
    written = write_key(to, key) && write_step(to, key, 0, found.value);
  }
  free_descriptor(to->realm, &found);
  return written;
}

static bool write_object(writer *to, JSValueConst value) {
  JSPropertyEnum *keys;
  uint32_t count;
  if (!enter(to, value)) return false;
  if (JS_GetOwnPropertyNames(to->realm, &keys, &count, value, JS_GPN_PRIVATE_MASK) < 0) return false;
  JS_FreePropertyEnum(to->realm, keys, count);
  if (count > 0) return complain(to, "has private fields, which nobody can read", "return what they hold");
  if (JS_GetOwnPropertyNames(to->realm, &keys, &count, value, JS_GPN_STRING_MASK | JS_GPN_ENUM_ONLY) < 0) return false;
  bool written = true, first = true;
  rt_append_text(to->json, "{");
  for (uint32_t i = 0; written && i < count; i++) written = write_property(to, value, keys[i].atom, &first);
  rt_append_text(to->json, "}");
  JS_FreePropertyEnum(to->realm, keys, count);
  return written;
}

static bool write_map(writer *to, JSValueConst value) {
  int64_t length = 0;
  if (!enter(to, value)) return false;
  JSValue entries = harness_call("entriesOf", 1, &value);
  if (JS_IsException(entries) || JS_GetLength(harness_realm, entries, &length) < 0) return false;
  bool written = true;
  rt_append_text(to->json, "{");
  for (int64_t i = 0; written && i < length; i += 2) {
    JSValue key = JS_GetPropertyInt64(harness_realm, entries, i);
    JSValue item = JS_GetPropertyInt64(harness_realm, entries, i + 1);
    JSAtom name = JS_IsString(key) ? JS_ValueToAtom(to->realm, key) : JS_ATOM_NULL;
    if (!JS_IsString(key)) {
      written = complain(to, "is a Map with a key that is not text", "write Object.fromEntries(x) or [...x]");
    } else if (!JS_IsUndefined(item)) {
      if (to->json->data[to->json->size - 1] != '{') rt_append_text(to->json, ",");
      written = write_key(to, name) && write_step(to, name, 0, item);
    }
    JS_FreeAtom(to->realm, name);
    JS_FreeValue(to->realm, key);
    JS_FreeValue(to->realm, item);
  }
  rt_append_text(to->json, "}");
  JS_FreeValue(harness_realm, entries);
  return written;
}

static bool complain_of_class(writer *to, JSValueConst value) {
  char what[200];
  const char *hint = NULL;
  JSAtom atom = JS_GetClassName(js_runtime, JS_GetClassID(value));
  const char *name = JS_AtomToCString(to->realm, atom);
  const char *shown = JS_IsProxy(value) ? "Proxy" : name ? name : "?";
  for (size_t i = 0; i < sizeof hints / sizeof *hints; i++)
    if (strcmp(hints[i].class_name, shown) == 0) hint = hints[i].hint;
  if (JS_GetTypedArrayType(value) >= 0) hint = "write [...x]";
  if (strcmp(shown, "Object") == 0) shown = "module namespace", hint = "write {...x}";
  bool vowel = strchr("AEIO", shown[0]) != NULL;
  snprintf(what, sizeof what, "is %s %s, which JSON does not have", vowel ? "an" : "a", shown);
  complain(to, what, hint);
  JS_FreeCString(to->realm, name);
  JS_FreeAtom(to->realm, atom);
  return false;
}

static bool write(writer *to, JSValueConst value) {
  switch (JS_VALUE_GET_NORM_TAG(value)) {
    case JS_TAG_NULL:
    case JS_TAG_UNDEFINED:
      rt_append_text(to->json, "null");
      return true;
    case JS_TAG_BOOL:
      rt_append_text(to->json, JS_VALUE_GET_BOOL(value) ? "true" : "false");
      return true;
    case JS_TAG_INT:
      return write_number(to, JS_VALUE_GET_INT(value));
    case JS_TAG_FLOAT64:
      return write_number(to, JS_VALUE_GET_FLOAT64(value));
    case JS_TAG_STRING:
    case JS_TAG_STRING_ROPE:
      return write_string(to, value);
    case JS_TAG_BIG_INT:
    case JS_TAG_SHORT_BIG_INT:
      return write_big_int(to, value);
    case JS_TAG_SYMBOL:
      return complain(to, "is a symbol, which JSON does not have", "write x.description");
  }
  if (JS_IsProxy(value)) return complain_of_class(to, value);
  if (JS_IsFunction(to->realm, value)) return complain(to, "is a function, which JSON does not have", "call it");
  if (JS_IsArray(value)) return write_array(to, value);
  if (JS_IsMap(value)) return write_map(to, value);
  if (JS_GetClassID(value) != JS_CLASS_ID_OBJECT) return complain_of_class(to, value);
  return write_object(to, value);
}

bool value_to_json(JSContext *realm, JSValueConst value, rt_buffer *json, rt_buffer *complaint) {
  writer to = {.realm = realm, .json = json, .complaint = complaint};
  return write(&to, value);
}
