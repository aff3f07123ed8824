/* Results and failures. */
#include "abi.h"

const char *rt_cause_name(rt_cause cause) {
  static const char *const names[] = {
      "syntax", "raised", "missing-entry", "bad-value", "invalid-answer", "submission-failed", "refused",
      "memory", "stack",  "fuel",          "time",      "output",         "crashed",
  };
  return names[cause];
}

rt_result rt_value(rt_text json) { return (rt_result){.ok = true, .value = json}; }

rt_result rt_done(void) { return rt_value(rt_text_of("")); }

rt_result rt_failed_with(rt_failure failure) { return (rt_result){.ok = false, .failure = failure}; }

rt_result rt_failed(rt_cause cause, const char *message) {
  rt_text nothing = rt_text_of("");
  return rt_failed_with((rt_failure){cause, rt_text_of(message), 0, 0, nothing, nothing});
}

rt_result rt_failed_about(rt_cause cause, const char *before, rt_text name, const char *after) {
  rt_buffer message = {0};
  rt_append_text(&message, before);
  rt_append_json_string(&message, name.data, name.size);
  rt_append_text(&message, after);
  return rt_failed(cause, rt_buffer_text(&message).data);
}
