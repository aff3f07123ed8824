/* WebAssembly has no floating-point status flags, and the C library's functions for them do nothing. Libraries also
   raise flags themselves, to say that a matrix is singular or a whole number was divided by zero. Those are kept here,
   in one word for all the modules of a library: the module that FLAGS_OWNER is defined for holds it. */
#define SHARED __attribute__((visibility("default")))
#define PRIVATE __attribute__((visibility("hidden")))

#ifdef FLAGS_OWNER
SHARED int wasm_problem_floating_point_flags = 0;
#else
extern SHARED int wasm_problem_floating_point_flags;
#endif

PRIVATE int feraiseexcept(int flags) { wasm_problem_floating_point_flags |= flags; return 0; }
PRIVATE int fetestexcept(int flags) { return wasm_problem_floating_point_flags & flags; }
PRIVATE int feclearexcept(int flags) { wasm_problem_floating_point_flags &= ~flags; return 0; }
