/* Promises and timers, on virtual time: waiting moves the clock and takes none. */
#include <string.h>

#include "realms.h"

#define NS_A_MS 1000000u
#define MOST_MS 2147483647.0
#define MOST_TIMER_ARGUMENTS 16

typedef struct {
  int id;
  uint64_t due_ns, every_ns, order;
  JSValue function;
  int count;
  JSValue arguments[MOST_TIMER_ARGUMENTS];
} timer;

typedef struct {
  JSValue promise, reason;
} rejection;

static timer *timers;
static int timer_count, timer_capacity, next_id;
static uint64_t next_order;
static rejection *rejections;
static int rejection_count, rejection_capacity;
static bool stopped, exited;
static int status;

/* Promises whose rejection nobody took care of. */
static void track_rejection(JSContext *realm, JSValueConst promise, JSValueConst reason, bool is_handled, void *unused) {
  if (!is_handled) {
    if (rejection_count == rejection_capacity) {
      int capacity = rejection_capacity ? 2 * rejection_capacity : 8;
      rejection *grown = js_realloc_rt(js_runtime, rejections, (size_t)capacity * sizeof *grown);
      if (!grown) return;
      rejections = grown;
      rejection_capacity = capacity;
    }
    rejections[rejection_count++] = (rejection){JS_DupValue(realm, promise), JS_DupValue(realm, reason)};
    return;
  }
  for (int i = 0; i < rejection_count; i++) {
    if (JS_VALUE_GET_PTR(rejections[i].promise) != JS_VALUE_GET_PTR(promise)) continue;
    JS_FreeValue(realm, rejections[i].promise);
    JS_FreeValue(realm, rejections[i].reason);
    memmove(&rejections[i], &rejections[i + 1], (size_t)(--rejection_count - i) * sizeof *rejections);
    return;
  }
}

void restart_loop(void) {
  timer_count = rejection_count = next_id = 0;
  next_order = 0;
  stopped = exited = false;
  JS_SetHostPromiseRejectionTracker(js_runtime, track_rejection, NULL);
}

JSValue stop_program(JSContext *realm) {
  stopped = true;
  JSValue error = JS_NewError(realm);
  JS_SetUncatchableError(realm, error);
  return JS_Throw(realm, error);
}

JSValue exit_program(JSContext *realm, int with) {
  exited = true;
  status = with;
  return stop_program(realm);
}

bool program_stopped(void) { return stopped; }

bool program_exited(int *with) {
  *with = status;
  return exited;
}

JSValue uncaught(JSContext *realm) { return JS_GetException(realm); }

static loop_end run_microtasks(JSValue *error) {
  JSContext *realm;
  for (;;) {
    int ran = JS_ExecutePendingJob(js_runtime, &realm);
    if (stopped) return STOPPED;
    if (ran < 0) {
      *error = uncaught(realm);
      return THREW;
    }
    if (ran == 0) break;
  }
  if (rejection_count == 0) return SETTLED;
  *error = rejections[0].reason;
  rejection_count = 0;
  return THREW;
}

static int earliest(void) {
  int found = -1;
  for (int i = 0; i < timer_count; i++)
    if (found < 0 || timers[i].due_ns < timers[found].due_ns ||
        (timers[i].due_ns == timers[found].due_ns && timers[i].order < timers[found].order))
      found = i;
  return found;
}

static void drop_timer(int index) {
  JS_FreeValue(program_realm, timers[index].function);
  for (int i = 0; i < timers[index].count; i++) JS_FreeValue(program_realm, timers[index].arguments[i]);
  timers[index] = timers[--timer_count];
}

/* Moves the clock to the next timer and runs it. False: there is none. */
static bool run_next_timer(loop_end *end, JSValue *error) {
  int index = earliest();
  if (index < 0) return false;
  timer next = timers[index];
  uint64_t now = rt_now_ns();
  if (next.due_ns > now) rt_sleep_ns(next.due_ns - now);
  JSValue function = JS_DupValue(program_realm, next.function), arguments[MOST_TIMER_ARGUMENTS];
  for (int i = 0; i < next.count; i++) arguments[i] = JS_DupValue(program_realm, next.arguments[i]);
  if (next.every_ns) {
    timers[index].due_ns = (next.due_ns > now ? next.due_ns : now) + next.every_ns;
    timers[index].order = next_order++;
  } else {
    drop_timer(index);
  }
  JSValue result = JS_Call(program_realm, function, JS_UNDEFINED, next.count, arguments);
  JS_FreeValue(program_realm, function);
  for (int i = 0; i < next.count; i++) JS_FreeValue(program_realm, arguments[i]);
  *end = stopped ? STOPPED : SETTLED;
  if (!stopped && JS_IsException(result)) {
    *error = uncaught(program_realm);
    *end = THREW;
  }
  JS_FreeValue(program_realm, result);
  return true;
}

loop_end run_to_the_end(JSValue *error) {
  for (;;) {
    loop_end end = run_microtasks(error);
    if (end != SETTLED || !run_next_timer(&end, error)) return end;
    if (end != SETTLED) return end;
  }
}

loop_end awaited(JSValue *value) {
  if (stopped) return STOPPED;
  if (!JS_IsPromise(*value)) return SETTLED;
  JSValue promise = *value;
  JS_PromiseMarkAsHandled(program_realm, promise);
  for (;;) {
    loop_end end = run_microtasks(value);
    if (end != SETTLED) return end;
    JSPromiseStateEnum state = JS_PromiseState(program_realm, promise);
    if (state != JS_PROMISE_PENDING) {
      *value = JS_PromiseResult(program_realm, promise);
      return state == JS_PROMISE_FULFILLED ? SETTLED : THREW;
    }
    if (!run_next_timer(&end, value)) break;
    if (end != SETTLED) return end;
  }
  JS_ThrowPlainError(program_realm,
                     "the program waits for a promise that nothing will settle: no timer is set, and the sandbox has "
                     "no network and no events that could settle it");
  *value = uncaught(program_realm);
  return THREW;
}

static JSValue set_timer(JSContext *realm, JSValueConst this, int count, JSValueConst *arguments, int repeats) {
  double ms = 1;
  if (count < 1 || !JS_IsFunction(realm, arguments[0]))
    return JS_ThrowTypeError(realm, "%s takes a function to call later", repeats ? "setInterval" : "setTimeout");
  if (count > 1 && JS_ToFloat64(realm, &ms, arguments[1]) < 0) return JS_EXCEPTION;
  if (!(ms >= 1 && ms <= MOST_MS)) ms = 1;
  if (timer_count == timer_capacity) {
    int capacity = timer_capacity ? 2 * timer_capacity : 8;
    timer *grown = js_realloc(realm, timers, (size_t)capacity * sizeof *grown);
    if (!grown) return JS_EXCEPTION;
    timers = grown;
    timer_capacity = capacity;
  }
  uint64_t wait_ns = (uint64_t)(ms * NS_A_MS);
  timer *made = &timers[timer_count++];
  *made = (timer){++next_id, rt_now_ns() + wait_ns, repeats ? wait_ns : 0, next_order++,
                  JS_DupValue(realm, arguments[0]), 0};
  for (int i = 2; i < count && made->count < MOST_TIMER_ARGUMENTS; i++)
    made->arguments[made->count++] = JS_DupValue(realm, arguments[i]);
  return JS_NewInt32(realm, made->id);
}

static JSValue clear_timer(JSContext *realm, JSValueConst this, int count, JSValueConst *arguments) {
  if (count < 1 || JS_VALUE_GET_TAG(arguments[0]) != JS_TAG_INT) return JS_UNDEFINED;
  for (int i = 0; i < timer_count; i++) {
    if (timers[i].id != JS_VALUE_GET_INT(arguments[0])) continue;
    drop_timer(i);
    break;
  }
  return JS_UNDEFINED;
}

static JSValue set_immediate(JSContext *realm, JSValueConst this, int count, JSValueConst *arguments) {
  return set_timer(realm, this, count < 1 ? count : 1, arguments, 0);
}

void define_timers(JSContext *realm) {
  JSValue global = JS_GetGlobalObject(realm);
  static const char *const names[] = {"setTimeout", "setInterval"};
  for (int i = 0; i < 2; i++)
    JS_DefinePropertyValueStr(realm, global, names[i],
                              JS_NewCFunctionMagic(realm, set_timer, names[i], 2, JS_CFUNC_generic_magic, i),
                              JS_PROP_CONFIGURABLE | JS_PROP_WRITABLE);
  set_function(realm, global, "setImmediate", set_immediate, 1);
  set_function(realm, global, "clearTimeout", clear_timer, 1);
  set_function(realm, global, "clearInterval", clear_timer, 1);
  set_function(realm, global, "clearImmediate", clear_timer, 1);
  JS_FreeValue(realm, global);
}
