/* A WASI that is not there. wasi-libc asks for these functions; with all of them defined here the module imports
 * nothing but the contract. There are no files, no arguments and no environment; the clock and the random bits are those
 * of world.c; what the C library prints goes to the console. */
#include <string.h>
#include <wasi/api.h>

#include "abi.h"

#define WASI(name) __imported_wasi_snapshot_preview1_##name

int32_t WASI(clock_time_get)(int32_t clock, int64_t precision, int32_t result) {
  *(uint64_t *)result = rt_now_ns();
  return __WASI_ERRNO_SUCCESS;
}

int32_t WASI(clock_res_get)(int32_t clock, int32_t result) {
  *(uint64_t *)result = 1000;
  return __WASI_ERRNO_SUCCESS;
}

int32_t WASI(random_get)(int32_t buffer, int32_t size) {
  for (int32_t i = 0; i < size; i++) ((uint8_t *)buffer)[i] = (uint8_t)rt_random();
  return __WASI_ERRNO_SUCCESS;
}

int32_t WASI(fd_write)(int32_t descriptor, int32_t vectors, int32_t count, int32_t result) {
  const __wasi_ciovec_t *vector = (const __wasi_ciovec_t *)vectors;
  uint32_t written = 0;
  for (int32_t i = 0; i < count; i++) {
    bool fits = descriptor == 2 ? rt_write_err((const char *)vector[i].buf, vector[i].buf_len)
                                : rt_write_out((const char *)vector[i].buf, vector[i].buf_len);
    if (!fits) return __WASI_ERRNO_FBIG;
    written += vector[i].buf_len;
  }
  *(uint32_t *)result = written;
  return __WASI_ERRNO_SUCCESS;
}

int32_t WASI(fd_read)(int32_t descriptor, int32_t vectors, int32_t count, int32_t result) {
  *(uint32_t *)result = 0;
  return __WASI_ERRNO_SUCCESS;
}

int32_t WASI(environ_sizes_get)(int32_t count, int32_t size) {
  *(uint32_t *)count = *(uint32_t *)size = 0;
  return __WASI_ERRNO_SUCCESS;
}

int32_t WASI(args_sizes_get)(int32_t count, int32_t size) { return WASI(environ_sizes_get)(count, size); }

/* There is nothing to write where the two functions above say that there is nothing. */
int32_t WASI(environ_get)(int32_t entries, int32_t buffer) { return __WASI_ERRNO_SUCCESS; }
int32_t WASI(args_get)(int32_t entries, int32_t buffer) { return __WASI_ERRNO_SUCCESS; }
int32_t WASI(sched_yield)(void) { return __WASI_ERRNO_SUCCESS; }

_Noreturn void WASI(proc_exit)(int32_t status) { __builtin_trap(); }

#define ABSENT(error, name, ...) \
  int32_t WASI(name)(__VA_ARGS__) { return error; }
#define I int32_t
#define L int64_t

ABSENT(__WASI_ERRNO_BADF, fd_close, I a)
ABSENT(__WASI_ERRNO_SPIPE, fd_seek, I a, L b, I c, I d)
ABSENT(__WASI_ERRNO_BADF, fd_fdstat_get, I a, I b)
ABSENT(__WASI_ERRNO_BADF, fd_fdstat_set_flags, I a, I b)
ABSENT(__WASI_ERRNO_BADF, fd_filestat_get, I a, I b)
ABSENT(__WASI_ERRNO_BADF, fd_filestat_set_size, I a, L b)
ABSENT(__WASI_ERRNO_BADF, fd_filestat_set_times, I a, L b, L c, I d)
ABSENT(__WASI_ERRNO_BADF, fd_prestat_get, I a, I b)
ABSENT(__WASI_ERRNO_BADF, fd_prestat_dir_name, I a, I b, I c)
ABSENT(__WASI_ERRNO_BADF, fd_pread, I a, I b, I c, L d, I e)
ABSENT(__WASI_ERRNO_BADF, fd_pwrite, I a, I b, I c, L d, I e)
ABSENT(__WASI_ERRNO_BADF, fd_readdir, I a, I b, I c, L d, I e)
ABSENT(__WASI_ERRNO_BADF, fd_renumber, I a, I b)
ABSENT(__WASI_ERRNO_BADF, fd_sync, I a)
ABSENT(__WASI_ERRNO_BADF, fd_datasync, I a)
ABSENT(__WASI_ERRNO_BADF, fd_tell, I a, I b)
ABSENT(__WASI_ERRNO_BADF, fd_advise, I a, L b, L c, I d)
ABSENT(__WASI_ERRNO_BADF, fd_allocate, I a, L b, L c)
ABSENT(__WASI_ERRNO_NOENT, path_open, I a, I b, I c, I d, I e, L f, L g, I h, I i)
ABSENT(__WASI_ERRNO_NOENT, path_filestat_get, I a, I b, I c, I d, I e)
ABSENT(__WASI_ERRNO_NOENT, path_filestat_set_times, I a, I b, I c, I d, L e, L f, I g)
ABSENT(__WASI_ERRNO_NOENT, path_unlink_file, I a, I b, I c)
ABSENT(__WASI_ERRNO_NOENT, path_remove_directory, I a, I b, I c)
ABSENT(__WASI_ERRNO_NOENT, path_create_directory, I a, I b, I c)
ABSENT(__WASI_ERRNO_NOENT, path_readlink, I a, I b, I c, I d, I e, I f)
ABSENT(__WASI_ERRNO_NOENT, path_rename, I a, I b, I c, I d, I e, I f)
ABSENT(__WASI_ERRNO_NOENT, path_link, I a, I b, I c, I d, I e, I f, I g)
ABSENT(__WASI_ERRNO_NOENT, path_symlink, I a, I b, I c, I d, I e)
ABSENT(__WASI_ERRNO_NOSYS, poll_oneoff, I a, I b, I c, I d)

/* The C library of zig 0.17 asks for this one by its import's name, too. */
int32_t descriptor_close(int32_t descriptor) __asm__("fd_close|wasi_snapshot_preview1");
int32_t descriptor_close(int32_t descriptor) { return __WASI_ERRNO_BADF; }
