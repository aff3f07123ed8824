#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "runtime.h"

static int starts;
static void *volatile hoarded;
static rt_program loaded;

static const char *juggled(uint64_t seed, int steps);

void language_start(void) {
  starts++;
  juggled(1, 1000); /* So that there are freed pieces in the snapshot. */
  puts("nobody reads this");
}

rt_result language_check(const rt_program *program) {
  if (program->source.data[0] != '!') return rt_done();
  rt_failure failure = {RT_SYNTAX, rt_text_of("a program does not begin with !"), 1, 1, rt_text_of(""), rt_text_of("")};
  return rt_failed_with(failure);
}

rt_result language_load(const rt_program *program) {
  loaded = *program;
  return language_check(program);
}

static rt_result told(rt_outcome outcome) {
  rt_write_out(outcome.out.data, outcome.out.size);
  rt_write_err(outcome.err.data, outcome.err.size);
  if (!outcome.value.ok) outcome.value.failure.cause = RT_SUBMISSION_FAILED;
  return outcome.value;
}

static rt_result asked(rt_text args) {
  const char *mark = strstr(args.data, "\"input\":");
  if (mark == NULL) return rt_failed(RT_RAISED, "no learner's program was given");
  rt_opened opened = rt_submission_open(rt_text_of("program"));
  if (!opened.ok) return rt_failed_with(opened.failure);
  rt_result result = told(rt_submission_call(opened.session, rt_text_of("f"), rt_text_of("[1]"), rt_text_of("in")));
  if (result.ok) result = told(rt_submission_evaluate(opened.session, rt_text_of("code"), rt_text_of("")));
  rt_submission_close(opened.session);
  if (result.ok) result = told(rt_submission_run(rt_text_of("program"), rt_text_of("stdin")));
  return result.ok ? rt_value(rt_text_of("1")) : result;
}

static rt_result described(void) {
  rt_buffer json = {0};
  char numbers[200];
  snprintf(numbers, sizeof numbers, "{\"starts\": %d, \"seconds\": %lld, \"random\": %llu, \"embedded\": ", starts,
           (long long)time(NULL), (unsigned long long)(rt_random() >> 32));
  rt_append_text(&json, numbers);
  rt_append_json_string(&json, rt_embedded_files[0].content.data, rt_embedded_files[0].content.size);
  rt_append_text(&json, ", \"files\": {");
  for (size_t i = 0; i < loaded.file_count; i++) {
    if (i) rt_append_text(&json, ", ");
    rt_append_json_string(&json, loaded.files[i].name.data, loaded.files[i].name.size);
    rt_append_text(&json, ": ");
    rt_append_json_string(&json, loaded.files[i].content.data, loaded.files[i].content.size);
  }
  rt_append_text(&json, "}, \"doubles\": [");
  double doubles[] = {0.1, 1.0 / 3, 1e300, -0.0, 5, 123456789012345680.0};
  for (size_t i = 0; i < 6; i++) {
    if (i) rt_append_text(&json, ", ");
    rt_append_json_double(&json, doubles[i]);
  }
  rt_append_text(&json, "]}");
  return rt_value(rt_buffer_text(&json));
}

typedef struct {
  unsigned char *data;
  size_t size;
  unsigned char mark;
} held;

static bool is_intact(const held *each, size_t size) {
  for (size_t i = 0; i < size; i++)
    if (each->data[i] != each->mark) return false;
  return true;
}

/* Takes, changes and gives back memory at random, and looks whether every piece still holds what was written to it. */
static const char *juggled(uint64_t seed, int steps) {
  static held all[100];
  rt_seed(seed);
  for (int step = 0; step < steps; step++) {
    held *each = &all[rt_random() % 100];
    size_t size = rt_random() % ((size_t)1 << rt_random() % 22);
    if (!is_intact(each, each->size)) return "\"a piece was written to\"";
    unsigned char *taken = NULL;
    size_t alignment = (size_t)8 << rt_random() % 8;
    switch (rt_random() % 5) {
      case 0:
        free(each->data);
        *each = (held){0};
        continue;
      case 1:
        taken = realloc(each->data, size + 1);
        if (taken == NULL) continue;
        each->data = taken;
        if (!is_intact(each, each->size < size + 1 ? each->size : size + 1)) return "\"a piece was lost on its way\"";
        break;
      case 2:
        taken = calloc(size / 8 + 1, 8);
        for (size_t i = 0; taken != NULL && i < size; i++)
          if (taken[i] != 0) return "\"there was something in it\"";
        break;
      case 3:
        taken = aligned_alloc(alignment, size + 1);
        if ((uintptr_t)taken % alignment != 0) return "\"not aligned\"";
        break;
      default:
        taken = malloc(size + 1);
    }
    if (taken == NULL) continue;
    if (taken != each->data) free(each->data);
    *each = (held){taken, size + 1, (unsigned char)(step + 1)};
    memset(taken, each->mark, each->size);
  }
  return "\"all as it was\"";
}

/* Uses up memory in small pieces, gives them back, and looks how large a piece there is then; in MiB. */
static int largest_after_small_ones(void) {
  void *last = NULL, *each;
  while ((each = malloc(100)) != NULL) {
    *(void **)each = last;
    last = each;
  }
  for (each = last; each != NULL; each = last) {
    last = *(void **)each;
    free(each);
  }
  int mib = 0;
  for (; (hoarded = malloc((size_t)(mib + 1) << 20)) != NULL; mib++) free(hoarded);
  return mib;
}

rt_result language_call(rt_text entry, rt_text args, rt_text stdin_) {
  if (strcmp(entry.data, "grade") == 0) return asked(args);
  if (strcmp(entry.data, "describe") == 0) return described();
  if (strcmp(entry.data, "juggle") == 0) return rt_value(rt_text_of(juggled(loaded.seed, 3000)));
  if (strcmp(entry.data, "rearrange") == 0) {
    static char mib[20];
    snprintf(mib, sizeof mib, "%d", largest_after_small_ones());
    return rt_value(rt_text_of(mib));
  }
  if (strcmp(entry.data, "spoil") == 0) return rt_failed(RT_RAISED, "half \xC3 of a character");
  if (strcmp(entry.data, "hoard") == 0) {
    for (size_t size = 1 << 20; size > 16; size /= 2)
      while ((hoarded = malloc(size)) != NULL) continue;
    rt_buffer json = {0};
    rt_append_json_string(&json, args.data, args.size);
    return rt_value(rt_buffer_text(&json));
  }
  if (strcmp(entry.data, "number") == 0) {
    rt_text number = {args.data + 2, args.size - 4};
    rt_buffer bits = {0};
    double value = rt_double_of(rt_copy(number.data, number.size));
    uint64_t written;
    memcpy(&written, &value, sizeof written);
    char digits[30];
    snprintf(digits, sizeof digits, "%llu", (unsigned long long)written);
    rt_append_text(&bits, digits);
    return rt_value(rt_buffer_text(&bits));
  }
  if (strcmp(entry.data, "babble") == 0) {
    char *long_text = calloc(1, 100001);
    memset(long_text, 'x', 100000);
    return rt_failed(RT_RAISED, long_text);
  }
  rt_write_err(stdin_.data, stdin_.size);
  return rt_value(args);
}

rt_result language_evaluate(rt_text code, rt_text stdin_, bool echo) {
  rt_buffer json = {0};
  rt_append_json_string(&json, code.data, code.size);
  if (!echo) return rt_value(rt_buffer_text(&json));
  printf("%s\n", code.data);
  fflush(stdout);
  return rt_value(rt_text_of("null"));
}

rt_result language_run(const rt_program *program, rt_text stdin_) {
  rt_write_out(program->source.data, program->source.size);
  rt_write_out(stdin_.data, stdin_.size);
  return rt_done();
}
