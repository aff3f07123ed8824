#include "script.h"

#include <string.h>

static bool is_space(unsigned char byte) {
  return byte == ' ' || (byte >= '\t' && byte <= '\r');
}

static bool is_word(unsigned char byte) {
  return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
         byte == '_' || byte == '$' || byte >= 0x80;
}

static size_t skip_line(rt_text script, size_t at) {
  while (at < script.size && script.data[at] != '\n') at++;
  return at;
}

/* Past a comment, or `at` itself when there is none. One that is not closed reaches to the end. */
static size_t skip_comment(rt_text script, size_t at) {
  if (script.data[at] == '-' && script.data[at + 1] == '-') return skip_line(script, at);
  if (script.data[at] != '/' || script.data[at + 1] != '*') return at;
  for (at += 2; at < script.size; at++)
    if (script.data[at] == '*' && script.data[at + 1] == '/') return at + 2;
  return script.size;
}

/* Past white space and comments. */
static size_t skip_space(rt_text script, size_t at) {
  while (at < script.size) {
    size_t next = is_space(script.data[at]) ? at + 1 : skip_comment(script, at);
    if (next == at) break;
    at = next;
  }
  return at;
}

size_t script_skip_blank(rt_text script, size_t from) {
  if (from == 0 && strncmp(script.data, "\xEF\xBB\xBF", 3) == 0) from = 3;
  for (;;) {
    from = skip_space(script, from);
    if (from >= script.size || script.data[from] != ';') return from;
    from++;
  }
}

/* Past text in quotes; two quotes in a row stand for one. */
static size_t skip_quoted(rt_text script, size_t at) {
  char quote = script.data[at++];
  if (quote == '[') quote = ']';
  for (; at < script.size; at++) {
    if (script.data[at] != quote) continue;
    if (quote == ']' || script.data[at + 1] != quote) return at + 1;
    at++;
  }
  return script.size;
}

static size_t skip_token(rt_text script, size_t at) {
  unsigned char byte = script.data[at];
  if (byte == '\'' || byte == '"' || byte == '`' || byte == '[') return skip_quoted(script, at);
  if (!is_word(byte)) return at + 1;
  while (at < script.size && is_word(script.data[at])) at++;
  return at;
}

static bool is_the_word(rt_text script, size_t at, size_t end, const char *word, size_t length) {
  if (end - at != length) return false;
  for (size_t i = 0; i < length; i++) {
    char letter = script.data[at + i];
    if ((letter >= 'a' && letter <= 'z' ? letter - 'a' + 'A' : letter) != word[i]) return false;
  }
  return true;
}

bool script_begins_with(rt_text script, size_t from, const char *words) {
  for (;;) {
    size_t length = strcspn(words, " ");
    from = skip_space(script, from);
    if (from >= script.size) return false;
    size_t end = skip_token(script, from);
    if (!is_the_word(script, from, end, words, length)) return false;
    if (words[length] == 0) return true;
    words += length + 1;
    from = end;
  }
}

/* A trigger holds statements of its own: it ends with the END that follows a semicolon. */
static bool is_trigger(rt_text script, size_t from) {
  static const char *const beginnings[] = {"CREATE TRIGGER", "CREATE TEMP TRIGGER", "CREATE TEMPORARY TRIGGER"};
  for (size_t i = 0; i < sizeof beginnings / sizeof *beginnings; i++)
    if (script_begins_with(script, from, beginnings[i])) return true;
  return false;
}

size_t script_statement_end(rt_text script, size_t from) {
  bool trigger = is_trigger(script, from), after_semicolon = false, ends = !trigger;
  while (from < script.size) {
    size_t at = skip_space(script, from);
    if (at >= script.size) break;
    from = skip_token(script, at);
    if (script.data[at] != ';') {
      ends = !trigger || (after_semicolon && is_the_word(script, at, from, "END", 3));
      after_semicolon = false;
    } else if (ends) {
      return from;
    } else {
      after_semicolon = true;
    }
  }
  return script.size;
}

uint32_t script_line_breaks(rt_text script, size_t from, size_t to) {
  uint32_t count = 0;
  for (; from < to && from < script.size; from++) count += script.data[from] == '\n';
  return count;
}

script_place script_place_of(rt_text script, size_t offset) {
  script_place place = {1, 1};
  for (size_t i = 0; i < offset && i < script.size; i++) {
    unsigned char byte = script.data[i];
    if (byte == '\n') {
      place.line++;
      place.column = 1;
    } else if ((byte & 0xC0) != 0x80) {
      place.column++;
    }
  }
  return place;
}

rt_text script_line_of(rt_text script, size_t offset) {
  size_t start = offset < script.size ? offset : script.size;
  while (start > 0 && script.data[start - 1] != '\n') start--;
  size_t end = skip_line(script, start);
  if (end > start && script.data[end - 1] == '\r') end--;
  return (rt_text){script.data + start, end - start};
}
