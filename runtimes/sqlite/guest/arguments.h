/* The arguments of a call. */
#ifndef ARGUMENTS_H
#define ARGUMENTS_H

#include "runtime.h"

#define MOST_ARGUMENTS 3

typedef struct {
  size_t count;
  /* Texts; NULL in `data` stands for null. */
  rt_text texts[MOST_ARGUMENTS];
} call_arguments;

/* While the runtime is built: makes ready what reads them. */
void arguments_start(void);

/* The texts in a JSON array. Whatever is wrong with them is the caller's fault: the cause is `refused`. */
rt_result arguments_read(rt_text json, call_arguments *arguments);

#endif
