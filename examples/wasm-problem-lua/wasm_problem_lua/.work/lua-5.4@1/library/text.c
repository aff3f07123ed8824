/* Text: UTF-8, JSON and base64. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "abi.h"

/* What is left to tell that memory ran out, when there is none left. */
static _Alignas(16) char reserve[16 * 1024];
static size_t reserve_used;
static bool exhausted;

bool rt_take_exhausted(void) {
  bool was = exhausted;
  exhausted = false;
  return was;
}

void *rt_allocate(size_t size) {
  void *data = malloc(size ? size : 1);
  if (data != NULL) return data;
  exhausted = true;
  size_t rounded = (size + 15) & ~(size_t)15;
  if (rounded < size || rounded > sizeof reserve - reserve_used) __builtin_trap();
  reserve_used += rounded;
  return reserve + reserve_used - rounded;
}

rt_text rt_text_of(const char *zero_terminated) { return (rt_text){zero_terminated, strlen(zero_terminated)}; }

rt_text rt_copy(const char *data, size_t size) {
  char *copy = rt_allocate(size + 1);
  if (size) memcpy(copy, data, size);
  copy[size] = 0;
  return (rt_text){copy, size};
}

void rt_append(rt_buffer *buffer, const char *data, size_t size) {
  if (buffer->size + size + 1 > buffer->capacity) {
    size_t capacity = (buffer->size + size + 1) * 2;
    char *grown = realloc(buffer->data, capacity);
    if (grown == NULL) { /* The text is never seen: the call ends with the cause `memory`. */
      exhausted = true;
      return;
    }
    buffer->data = grown;
    buffer->capacity = capacity;
  }
  if (size) memcpy(buffer->data + buffer->size, data, size);
  buffer->size += size;
}

void rt_append_text(rt_buffer *buffer, const char *zero_terminated) {
  rt_append(buffer, zero_terminated, strlen(zero_terminated));
}

rt_text rt_buffer_text(rt_buffer *buffer) {
  rt_append(buffer, "", 0);
  if (buffer->data == NULL) return rt_text_of("");
  buffer->data[buffer->size] = 0;
  return (rt_text){buffer->data, buffer->size};
}

/* The bytes of the UTF-8 character that starts here; 0: there is none. Unicode 15, table 3-7. */
static size_t character_size(const unsigned char *at, size_t left) {
  unsigned char first = at[0];
  if (first < 0x80) return 1;
  if (first < 0xC2 || first > 0xF4) return 0;
  size_t size = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
  if (size > left) return 0;
  for (size_t i = 1; i < size; i++)
    if ((at[i] & 0xC0) != 0x80) return 0;
  if (first == 0xE0 && at[1] < 0xA0) return 0;
  if (first == 0xED && at[1] > 0x9F) return 0;
  if (first == 0xF0 && at[1] < 0x90) return 0;
  if (first == 0xF4 && at[1] > 0x8F) return 0;
  return size;
}

bool rt_is_utf8(const char *data, size_t size) {
  const unsigned char *at = (const unsigned char *)data;
  for (size_t i = 0, step; i < size; i += step) {
    step = character_size(at + i, size - i);
    if (step == 0) return false;
  }
  return true;
}

rt_text rt_utf8(rt_text text) {
  rt_buffer clean = {0};
  const unsigned char *at = (const unsigned char *)text.data;
  for (size_t i = 0; i < text.size;) {
    size_t step = character_size(at + i, text.size - i);
    if (step)
      rt_append(&clean, text.data + i, step);
    else
      rt_append_text(&clean, "\uFFFD");
    i += step ? step : 1;
  }
  return rt_buffer_text(&clean);
}

void rt_append_json_string(rt_buffer *buffer, const char *data, size_t size) {
  static const char hexadecimal[] = "0123456789abcdef";
  rt_text text = {data, size};
  if (!rt_is_utf8(data, size)) text = rt_utf8(text);
  rt_append(buffer, "\"", 1);
  size_t plain = 0;
  for (size_t i = 0; i < text.size; i++) {
    unsigned char byte = text.data[i];
    if (byte >= 0x20 && byte != '"' && byte != '\\') continue;
    rt_append(buffer, text.data + plain, i - plain);
    plain = i + 1;
    char escaped[6] = {'\\', byte};
    size_t length = 2;
    if (byte < 0x20) {
      memcpy(escaped, "\\u00", 4);
      escaped[4] = hexadecimal[byte >> 4];
      escaped[5] = hexadecimal[byte & 15];
      length = 6;
    }
    rt_append(buffer, escaped, length);
  }
  rt_append(buffer, text.data + plain, text.size - plain);
  rt_append(buffer, "\"", 1);
}

void rt_append_json_double(rt_buffer *buffer, double value) {
  char digits[40];
  for (int precision = 15; precision <= 17; precision++) {
    snprintf(digits, sizeof digits - 2, "%.*g", precision, value);
    if (strtod(digits, NULL) == value) break;
  }
  if (strspn(digits, "-0123456789") == strlen(digits)) strcat(digits, ".0");
  rt_append_text(buffer, digits);
}

/* A product or quotient of two doubles that are exact is rounded once, as it should be: Clinger, "How to read floating
 * point numbers accurately", 1990. */
double rt_double_of(rt_text number) {
  static const double tens[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
  const char *at = number.data, *end = number.data + number.size;
  bool negative = at < end && *at == '-';
  at += negative;
  uint64_t digits = 0;
  int count = 0, exponent = 0;
  bool fraction = false;
  for (; at < end && count <= 15; at++) {
    if (*at == '.' && !fraction) {
      fraction = true;
    } else if (*at >= '0' && *at <= '9') {
      digits = digits * 10 + (uint64_t)(*at - '0');
      count += digits != 0;
      exponent -= fraction;
    } else {
      break;
    }
  }
  if (at < end && (*at == 'e' || *at == 'E') && end - at <= 4) {
    at++;
    bool down = at < end && *at == '-';
    at += at < end && (*at == '-' || *at == '+');
    int written = 0;
    for (; at < end && *at >= '0' && *at <= '9'; at++) written = written * 10 + (*at - '0');
    exponent += down ? -written : written;
  }
  if (at != end || count > 15 || exponent < -22 || exponent > 22) return strtod(number.data, NULL);
  double value = exponent < 0 ? (double)digits / tens[-exponent] : (double)digits * tens[exponent];
  return negative ? -value : value;
}

bool rt_is_plain_name(rt_text name) {
  if (name.size == 0 || memchr(name.data, '/', name.size) || memchr(name.data, 0, name.size)) return false;
  return strcmp(name.data, ".") != 0 && strcmp(name.data, "..") != 0;
}

static int base64_digit(unsigned char letter) {
  if (letter >= 'A' && letter <= 'Z') return letter - 'A';
  if (letter >= 'a' && letter <= 'z') return letter - 'a' + 26;
  if (letter >= '0' && letter <= '9') return letter - '0' + 52;
  return letter == '+' ? 62 : letter == '/' ? 63 : -1;
}

bool rt_from_base64(rt_text base64, rt_text *content) {
  if (base64.size % 4) return false;
  size_t padding = 0;
  while (padding < 2 && padding < base64.size && base64.data[base64.size - 1 - padding] == '=') padding++;
  size_t size = base64.size / 4 * 3 - padding;
  char *bytes = rt_allocate(size + 3);
  for (size_t i = 0, at = 0; i < base64.size; i += 4) {
    uint32_t group = 0;
    for (size_t j = i; j < i + 4; j++) {
      int digit = j < base64.size - padding ? base64_digit(base64.data[j]) : 0;
      if (digit < 0) return false;
      group = group << 6 | (uint32_t)digit;
    }
    for (int shift = 16; shift >= 0 && at < size; shift -= 8) bytes[at++] = group >> shift;
  }
  bytes[size] = 0;
  *content = (rt_text){bytes, size};
  return true;
}
