/* The C++ library that CPython comes with here has no exceptions: a throw ends the program with a trap. */
#define STANDS_IN __attribute__((visibility("hidden"), weak))

STANDS_IN void *__cxa_allocate_exception(unsigned long size) { (void)size; __builtin_trap(); }
STANDS_IN void __cxa_throw(void *thrown, void *type, void *destructor) {
    (void)thrown; (void)type; (void)destructor; __builtin_trap();
}
STANDS_IN void __cxa_rethrow(void) { __builtin_trap(); }
STANDS_IN void __cxa_free_exception(void *thrown) { (void)thrown; __builtin_trap(); }
STANDS_IN void *__cxa_begin_catch(void *thrown) { (void)thrown; __builtin_trap(); }
STANDS_IN void __cxa_end_catch(void) { __builtin_trap(); }
