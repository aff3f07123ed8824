/* setjmp and longjmp by Wasm exceptions need this tag, which the C library should define and zig's does not. */
#ifdef __wasm_exception_handling__
__asm__(".globl __c_longjmp\n.tagtype __c_longjmp i32\n__c_longjmp:\n");
#endif
