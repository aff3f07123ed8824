/* malloc for instances that live for some milliseconds and start from a snapshot.
 *
 * Each page of the snapshot that an instance writes to is copied, which costs more than the work on it. So what an
 * instance asks for lies together in fresh memory behind the snapshot, and what was freed while the runtime was built
 * is used only when there is no other memory left.
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

/* Before each block. `size` counts the bytes behind it. */
typedef struct {
  uint32_t size;
  uint32_t unused;
} header;

typedef struct block {
  struct block *next;
} block;

extern unsigned char __heap_base;

static uintptr_t fresh, fresh_end;
static block *freed[CLASSES];
static block *freed_before[CLASSES]; /* Before the snapshot was taken. */
static bool settled;

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

static bool has_fresh(size_t whole) {
  if (fresh == 0) {
    fresh = ((uintptr_t)&__heap_base + GRAIN - 1) / GRAIN * GRAIN;
    fresh_end = __builtin_wasm_memory_size(0) * PAGE_BYTES;
  }
  if (whole <= fresh_end - fresh) return true;
  if (fresh_end != __builtin_wasm_memory_size(0) * PAGE_BYTES) return false;
  size_t pages = (whole - (fresh_end - fresh) + PAGE_BYTES - 1) / PAGE_BYTES;
  if (__builtin_wasm_memory_grow(0, pages) == SIZE_MAX) return false;
  fresh_end += pages * PAGE_BYTES;
  return true;
}

static void *taken_from(block **list) {
  block *found = *list;
  *list = found->next;
  return found;
}

static void give_back(void *data) {
  block *given = data, **list = &freed[class_within(header_of(data)->size)];
  given->next = *list;
  *list = given;
}

/* A block of this class or a larger one, cut to size. NULL: there is none. */
static void *cut_from_freed(unsigned class) {
  for (unsigned larger = class; larger < CLASSES; larger++) {
    if (freed[larger] == NULL) continue;
    char *data = taken_from(&freed[larger]);
    uint32_t size = size_of_class(class), whole = header_of(data)->size;
    if (whole - size >= 4 * GRAIN) {
      char *rest = data + size + sizeof(header);
      header_of(rest)->size = whole - size - sizeof(header);
      header_of(data)->size = size;
      give_back(rest);
    }
    return data;
  }
  return NULL;
}

/* Goes on in the largest freed block when there is no memory behind. False: it is too small. */
static bool has_large(size_t whole) {
  for (unsigned class = CLASSES; class-- > 0;) {
    block **list = freed_before[class] ? &freed_before[class] : &freed[class];
    if (*list == NULL) continue;
    if (size_of_class(class) + sizeof(header) < whole) return false;
    header *found = header_of(taken_from(list));
    if (fresh_end - fresh >= 2 * GRAIN) {
      header *rest = (header *)fresh;
      rest->size = (uint32_t)(fresh_end - fresh) - sizeof(header);
      give_back(rest + 1);
    }
    fresh = (uintptr_t)found;
    fresh_end = fresh + sizeof(header) + found->size;
    return true;
  }
  return false;
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
  if (!has_fresh(whole) && !has_large(whole)) {
    errno = ENOMEM;
    return NULL;
  }
  header *made = (header *)fresh;
  fresh += whole;
  made->size = whole - sizeof(header);
  return made + 1;
}

static bool is_last(void *data) { return (uintptr_t)data + header_of(data)->size == fresh; }

void free(void *data) {
  if (data == NULL) return;
  if (is_last(data))
    fresh = (uintptr_t)header_of(data);
  else
    give_back(data);
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
    if (whole <= had || has_fresh(whole - had)) {
      fresh = (uintptr_t)data + whole;
      header_of(data)->size = whole;
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
  /* What is before the aligned place is lost, but for the header that the block needs there. */
  char *aligned = (char *)(((uintptr_t)data + sizeof(header) + alignment - 1) / alignment * alignment);
  header_of(aligned)->size = header_of(data)->size - (uint32_t)(aligned - data);
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
  if (has_fresh(page - fresh)) fresh = page;
}
