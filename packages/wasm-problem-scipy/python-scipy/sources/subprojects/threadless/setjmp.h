/* componentize-py takes no module with exceptions, which setjmp and longjmp need here. So nothing ever jumps back:
   the usual way works, and a jump ends the program. SciPy's callbacks that jump are amended not to (manifest.toml). */
#ifndef WASM_PROBLEM_SETJMP_H
#define WASM_PROBLEM_SETJMP_H
typedef int jmp_buf[1];
#define setjmp(buffer) ((void)(buffer), 0)
#define longjmp(buffer, value) ((void)(buffer), (void)(value), __builtin_trap())
#endif
