#include "runtime.h"
static const char file_0[] = {
#embed "language/guest/prelude/evaluation.lua" suffix(, 0) if_empty(0)
};
static const char file_1[] = {
#embed "language/guest/prelude/grading.lua" suffix(, 0) if_empty(0)
};
static const char file_2[] = {
#embed "language/guest/prelude/modules.lua" suffix(, 0) if_empty(0)
};
static const char file_3[] = {
#embed "language/guest/prelude/tests.lua" suffix(, 0) if_empty(0)
};
const rt_embedded rt_embedded_files[] = {
  {"evaluation.lua", {file_0, sizeof file_0 - 1}},
  {"grading.lua", {file_1, sizeof file_1 - 1}},
  {"modules.lua", {file_2, sizeof file_2 - 1}},
  {"tests.lua", {file_3, sizeof file_3 - 1}},
  {"", {"", 0}},
};
const size_t rt_embedded_count = 4;
