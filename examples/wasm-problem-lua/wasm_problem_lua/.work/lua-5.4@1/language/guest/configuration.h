/* Included before everything that is compiled: what differs from Lua's own configuration. */
#include "luaconf.h"

/* luaconf.h has these for Lua's own files alone, and does not know yet which file this is. */
#define l_likely(x) luai_likely(x)
#define l_unlikely(x) luai_unlikely(x)

/* 200,000 slots, which is 50,000 calls or more. A million, as usual, takes a tenth of a learner's fuel to run out of. */
#undef LUAI_MAXSTACK
#define LUAI_MAXSTACK 200000

/* The order of a table's keys follows from this: the same in every instance. */
#define luai_makeseed(L) 20260101u

/* There are no signals. */
#define l_signalT int

/* Of loslib.c, what system.c takes away again. */
#define l_system(command) (-1)
#define LUA_TMPNAMBUFSIZE 32
#define lua_tmpnam(buffer, failed) { (void)(buffer); (failed) = 1; }
