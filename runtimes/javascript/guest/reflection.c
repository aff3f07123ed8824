/* What objects of a program are, found out without running any code of it. */
#include "reflection.h"

#include <stdio.h>
#include <string.h>

#define MOST_KINDS 20
#define MOST_PROTOTYPES 100

/* UTF-8 with half surrogates written out, cut in the middle. */
void append_bounded(rt_buffer *text, const char *data, size_t size, size_t longest) {
  size_t head = size, tail = size;
  if (size > longest) {
    head = longest / 2 - 2, tail = size - head;
    while (head > 0 && (data[head] & 0xC0) == 0x80) head--;
    while (tail < size && (data[tail] & 0xC0) == 0x80) tail++;
  }
  for (size_t i = 0; i < size; i++) {
    if (i == head && tail > head) {
      rt_append_text(text, " … ");
      i = tail;
      if (i >= size) break;
    }
    unsigned char first = data[i];
    if (first == 0xED && i + 2 < size && (unsigned char)data[i + 1] > 0x9F) {
      char escaped[8];
      snprintf(escaped, sizeof escaped, "\\u%04x", 0xD000 | (data[i + 1] & 63) << 6 | (data[i + 2] & 63));
      rt_append_text(text, escaped);
      i += 2;
    } else {
      rt_append(text, data + i, 1);
    }
  }
}

void append_string(rt_buffer *text, JSValueConst string, size_t longest) {
  size_t size;
  if (!JS_IsString(string)) return; /* Converting an object runs code of the program. */
  const char *data = JS_ToCStringLen(harness_realm, &size, string);
  if (!data) {
    JS_FreeValue(harness_realm, JS_GetException(harness_realm));
    return;
  }
  append_bounded(text, data, size, longest);
  JS_FreeCString(harness_realm, data);
}

JSValue parent_of(JSValueConst object) {
  if (!JS_IsObject(object) || JS_IsProxy(object)) return JS_NULL;
  JSValue parent = JS_GetPrototype(harness_realm, object);
  JS_FreeValue(harness_realm, parent); /* Its child holds it. */
  return JS_IsProxy(parent) ? JS_NULL : parent;
}

JSValue own_data_property(JSValueConst object, const char *name, bool *there) {
  JSPropertyDescriptor found;
  *there = false;
  if (!JS_IsObject(object) || JS_IsProxy(object)) return JS_UNDEFINED;
  JSAtom key = JS_NewAtom(harness_realm, name);
  *there = JS_GetOwnProperty(harness_realm, &found, object, key) > 0;
  JS_FreeAtom(harness_realm, key);
  if (!*there || found.flags & JS_PROP_GETSET) return JS_UNDEFINED;
  JS_FreeValue(harness_realm, found.value); /* The object holds it. */
  return found.value;
}

JSValue data_property(JSValueConst object, const char *name) {
  bool there = false;
  JSValue value = JS_UNDEFINED;
  for (int i = 0; i < MOST_PROTOTYPES && JS_IsObject(object) && !there; i++, object = parent_of(object))
    value = own_data_property(object, name, &there);
  return value;
}

bool is_a(JSValueConst error, JSValueConst prototype) {
  JSValue object = parent_of(error);
  for (int i = 0; i < MOST_PROTOTYPES && JS_IsObject(object); i++, object = parent_of(object))
    if (JS_VALUE_GET_PTR(object) == JS_VALUE_GET_PTR(prototype)) return true;
  return false;
}

/* The name of the class whose prototype this is; undefined for none, and for Object. */
JSValue class_name_of(JSValueConst prototype) {
  bool there;
  JSValue constructor = own_data_property(prototype, "constructor", &there);
  if (!there || JS_IsNull(parent_of(prototype))) return JS_UNDEFINED;
  JSValue name = own_data_property(constructor, "name", &there);
  return JS_IsString(name) ? name : JS_UNDEFINED;
}

void append_kinds(rt_buffer *kinds, JSValueConst error) {
  JSValue prototype = parent_of(error);
  for (int i = 0; i < MOST_KINDS && JS_IsObject(prototype); i++, prototype = parent_of(prototype)) {
    JSValue name = class_name_of(prototype);
    if (!JS_IsString(name)) continue;
    rt_buffer text = {0};
    append_string(&text, name, LONGEST_NAME);
    if (text.size == 0 || memchr(text.data, ' ', text.size) || memchr(text.data, '\n', text.size)) continue;
    if (kinds->size) rt_append_text(kinds, " ");
    rt_append(kinds, text.data, text.size);
  }
}

bool text_is(JSValueConst string, const char *expected) {
  size_t size;
  const char *text = JS_IsString(string) ? JS_ToCStringLen(harness_realm, &size, string) : NULL;
  bool same = text && size == strlen(expected) && memcmp(text, expected, size) == 0;
  JS_FreeCString(harness_realm, text);
  return same;
}
