#ifndef EVALUATION_H
#define EVALUATION_H

#include "realms.h"

/* Evaluates code that begins with a line of the runtime's own, which hands over the code's scope. */
JSValue evaluate_in_scope(const char *code, size_t size);
void end_evaluation(void);

#endif
