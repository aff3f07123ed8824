/* malloc for instances that live for some milliseconds and start from a snapshot.
 *
 * Each page of the snapshot that an instance writes to is copied, which costs more than the work on it. So what an
 * instance asks for lies together in fresh memory behind the snapshot, and what was freed while the runtime was built
 * is used only when there is no other memory left. Freed blocks serve requests of their own size, which is quick; only
 * when memory ends are those joined that lie together.
 */
#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "abi.h"

#define PAGE_BYTES 65536u
#define HOST_PAGE_BYTES 4096u
#define GRAIN 16u
#define SMALL_CLASSES 32u /* up to 512 bytes, in steps of a grain */
#define STEPS 4u          /* above, for each doubling */
#define CLASSES (SMALL_CLASSES + STEPS * 22u)

/* Before each block. `size` counts the bytes behind it; `class` is the largest whose blocks fit into them. */
typedef struct {
  uint32_t size;
  uint32_t class;
} header;

typedef struct block {
  struct block *next;
} block;

extern unsigned char __heap_base;

static uintptr_t fresh, fresh_end;
static block *freed[CLASSES];
static block *freed_before[CLASSES]; /* Before the snapshot was taken. */
static bool settled;

/* Where what an instance asks for begins: from there on memory is blocks without gaps, up to what is fresh. */
static uintptr_t first;
static uint32_t blocks_seen, given_back; /* When freed blocks were joined, and since then. */

static header *header_of(void *data) { return (header *)data - 1; }

/* Sizes are such that header and block together are a whole number of grains. */
static uint32_t size_of_class(unsigned class) {
  if (class < SMALL_CLASSES) return (class + 1) * GRAIN - sizeof(header);
  unsigned step = class - SMALL_CLASSES;
  uint32_t base = SMALL_CLASSES * GRAIN << step / STEPS;
  return base + base / STEPS * (step % STEPS + 1) - sizeof(header);
}

/* The smallest class whose blocks have that size; CLASSES: there is none. */
static unsigned class_for(size_t size) {
  if (size > UINT32_MAX / 4) return CLASSES;
  size_t whole = size + sizeof(header);
  if (whole <= SMALL_CLASSES * GRAIN) return (unsigned)((whole + GRAIN - 1) / GRAIN - 1);
  unsigned doubling = 31 - __builtin_clz((uint32_t)((whole - 1) / (SMALL_CLASSES * GRAIN)));
  uint32_t base = SMALL_CLASSES * GRAIN << doubling;
  return SMALL_CLASSES + doubling * STEPS + (unsigned)((whole - base - 1) / (base / STEPS));
}

/* The largest class whose blocks fit into that size. */
static unsigned class_within(uint32_t size) {
  unsigned class = class_for(size);
  return class < CLASSES && size_of_class(class) == size ? class : class - 1;
}

static uintptr_t memory_end(void) { return __builtin_wasm_memory_size(0) * PAGE_BYTES; }

static bool grown(size_t bytes) {
  return __builtin_wasm_memory_grow(0, (bytes + PAGE_BYTES - 1) / PAGE_BYTES) != SIZE_MAX;
}

/* Whether there is that much where fresh memory is, once it has grown. */
static bool has_behind(size_t whole) {
  if (fresh == 0) {
    fresh = ((uintptr_t)&__heap_base + GRAIN - 1) / GRAIN * GRAIN;
    fresh_end = memory_end();
  }
  if (whole <= fresh_end - fresh) return true;
  if (fresh_end != memory_end() || !grown(whole - (fresh_end - fresh))) return false;
  fresh_end = memory_end();
  return true;
}

static void *taken_from(block **list) {
  block *found = *list;
  *list = found->next;
  return found;
}

static void put_into_list(void *data) {
  block *given = data, **list = &freed[header_of(data)->class];
  given->next = *list;
  *list = given;
}

static void make_freed(uintptr_t start, uintptr_t end) {
  if (start == end) return;
  header *made = (header *)start;
  *made = (header){(uint32_t)(end - start) - sizeof(header), 0};
  if (made->size < size_of_class(0)) return; /* Lost. */
  made->class = class_within(made->size);
  put_into_list(made + 1);
}

static void continue_at(uintptr_t start, uintptr_t end) {
  make_freed(fresh, fresh_end);
  fresh = start;
  fresh_end = end;
}

static bool has_fresh(size_t whole) {
  if (has_behind(whole)) return true;
  uintptr_t end = memory_end();
  if (fresh_end == end || !grown(whole)) return false;
  continue_at(end, memory_end());
  return true;
}

/* A block of this class or a larger one, cut to size. NULL: there is none. */
static void *cut_from_freed(unsigned class) {
  for (unsigned larger = class; larger < CLASSES; larger++) {
    if (freed[larger] == NULL) continue;
    char *data = taken_from(&freed[larger]);
    uint32_t size = size_of_class(class), whole = header_of(data)->size;
    if (whole - size >= 4 * GRAIN) {
      make_freed((uintptr_t)data + size, (uintptr_t)data + whole);
      *header_of(data) = (header){size, class};
    }
    return data;
  }
  return NULL;
}

/* Goes on in a block of the largest class. False: it is too small. */
static bool has_large(block **lists, size_t whole) {
  for (unsigned class = CLASSES; class-- > 0;) {
    if (lists[class] == NULL) continue;
    header *found = header_of(lists[class]);
    if (sizeof(header) + found->size < whole) return false;
    taken_from(&lists[class]);
    continue_at((uintptr_t)found, (uintptr_t)(found + 1) + found->size);
    return true;
  }
  return false;
}

/* Makes one block of those that lie together. Visits every block, so only when enough were freed since the last time. */
static bool joined(void) {
  if (given_back <= blocks_seen / 8) return false;
  continue_at(fresh_end, fresh_end);
  for (unsigned class = 0; class < CLASSES; class++)
    for (block **link = &freed[class]; *link != NULL;) {
      if ((uintptr_t)*link < first) {
        link = &(*link)->next;
        continue;
      }
      header_of(*link)->class = CLASSES;
      *link = (*link)->next;
    }
  blocks_seen = given_back = 0;
  for (uintptr_t at = first, next, end = memory_end(); at < end; at = next) {
    uintptr_t start = at;
    for (next = at; next < end && ((header *)next)->class == CLASSES; blocks_seen++)
      next += sizeof(header) + ((header *)next)->size;
    make_freed(start, next);
    if (next == at) {
      next += sizeof(header) + ((header *)at)->size;
      blocks_seen++;
    }
  }
  return true;
}

static bool has_freed(size_t whole) {
  return has_large(freed, whole) || has_large(freed_before, whole) || (joined() && has_large(freed, whole));
}

void *malloc(size_t size) {
  unsigned class = class_for(size);
  if (class >= CLASSES) {
    errno = ENOMEM;
    return NULL;
  }
  if (freed[class]) return taken_from(&freed[class]);
  void *cut = settled ? NULL : cut_from_freed(class);
  if (cut != NULL) return cut;
  uint32_t whole = size_of_class(class) + sizeof(header);
  if (!has_fresh(whole) && !has_freed(whole)) {
    errno = ENOMEM;
    return NULL;
  }
  header *made = (header *)fresh;
  fresh += whole;
  *made = (header){whole - sizeof(header), class};
  return made + 1;
}

static bool is_last(void *data) { return (uintptr_t)data + header_of(data)->size == fresh; }

void free(void *data) {
  if (data == NULL) return;
  if (is_last(data)) {
    fresh = (uintptr_t)header_of(data);
  } else {
    put_into_list(data);
    given_back++;
  }
}

void *calloc(size_t count, size_t size) {
  size_t whole;
  if (__builtin_mul_overflow(count, size, &whole)) {
    errno = ENOMEM;
    return NULL;
  }
  void *data = malloc(whole);
  if (data != NULL) memset(data, 0, whole);
  return data;
}

void *realloc(void *data, size_t size) {
  if (data == NULL) return malloc(size);
  uint32_t had = header_of(data)->size;
  if (size <= had && size >= had / 2) return data;
  unsigned class = class_for(size);
  if (class < CLASSES && is_last(data)) {
    uint32_t whole = size_of_class(class);
    if (whole <= had || has_behind(whole - had)) {
      fresh = (uintptr_t)data + whole;
      *header_of(data) = (header){whole, class};
      return data;
    }
  }
  void *moved = malloc(size);
  if (moved == NULL) return size <= had ? data : NULL;
  memcpy(moved, data, had < size ? had : size);
  free(data);
  return moved;
}

void *aligned_alloc(size_t alignment, size_t size) {
  if (alignment <= sizeof(header)) return malloc(size);
  if (alignment > PAGE_BYTES || size > UINT32_MAX / 8) {
    errno = ENOMEM;
    return NULL;
  }
  char *data = malloc(size + 2 * alignment);
  if (data == NULL) return NULL;
  char *aligned = (char *)(((uintptr_t)data + alignment - 1) / alignment * alignment);
  if (aligned == data) return data;
  uint32_t left = header_of(data)->size - (uint32_t)(aligned - data);
  *header_of(aligned) = (header){left, class_within(left)};
  make_freed((uintptr_t)header_of(data), (uintptr_t)header_of(aligned));
  return aligned;
}

int posix_memalign(void **result, size_t alignment, size_t size) {
  *result = aligned_alloc(alignment, size);
  return *result == NULL ? ENOMEM : 0;
}

size_t malloc_usable_size(void *data) { return data ? header_of(data)->size : 0; }

void rt_settle_memory(void) {
  settled = true;
  for (unsigned class = 0; class < CLASSES; class++) {
    for (block *each = freed[class]; each != NULL; each = each->next)
      memset(each + 1, 0, header_of(each)->size - sizeof *each); /* Zeros take no room in a package. */
    freed_before[class] = freed[class];
    freed[class] = NULL;
  }
  uintptr_t page = (fresh + HOST_PAGE_BYTES - 1) / HOST_PAGE_BYTES * HOST_PAGE_BYTES;
  if (has_behind(page - fresh)) fresh = page;
  first = fresh;
  given_back = 0;
}
