/* Time and chance, which the host does not give: the same for every instance, but for the program's seed. */
#include "abi.h"

#define START_NS 1767225600000000000u /* 2026-01-01 00:00 UTC, as wasm_problem/sandbox/host.py says */
#define STEP_NS 1000u

static uint64_t now_ns = START_NS;
static uint64_t state[4];

void rt_restart_clock(void) { now_ns = START_NS; }

uint64_t rt_now_ns(void) { return now_ns += STEP_NS; }

void rt_sleep_ns(uint64_t nanoseconds) { now_ns += nanoseconds; }

/* SplitMix64 and xoshiro256**: Blackman and Vigna, prng.di.unimi.it, public domain. */
void rt_seed(uint64_t seed) {
  for (int i = 0; i < 4; i++) {
    uint64_t mixed = seed += 0x9E3779B97F4A7C15u;
    mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9u;
    mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EBu;
    state[i] = mixed ^ mixed >> 31;
  }
}

static uint64_t rotated(uint64_t value, int by) { return value << by | value >> (64 - by); }

uint64_t rt_random(void) {
  uint64_t drawn = rotated(state[1] * 5, 7) * 9, shifted = state[1] << 17;
  state[2] ^= state[0];
  state[3] ^= state[1];
  state[1] ^= state[2];
  state[0] ^= state[3];
  state[2] ^= shifted;
  state[3] = rotated(state[3], 45);
  return drawn;
}
