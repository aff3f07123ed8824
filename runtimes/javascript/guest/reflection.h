#ifndef REFLECTION_H
#define REFLECTION_H

#include "realms.h"

#define LONGEST_MESSAGE 2000
#define LONGEST_NAME 100

void append_string(rt_buffer *text, JSValueConst string, size_t longest);
bool text_is(JSValueConst string, const char *expected);
/* A property of the object's own that is plain data. */
JSValue own_data_property(JSValueConst object, const char *name, bool *there);
/* The prototype; null for none, and for a Proxy. */
JSValue parent_of(JSValueConst object);
bool is_a(JSValueConst error, JSValueConst prototype);
/* The name of the class whose prototype this is; undefined for none, and for Object. */
JSValue class_name_of(JSValueConst prototype);
/* The names of an object's class and of those it extends, separated by spaces. */
void append_kinds(rt_buffer *kinds, JSValueConst error);

#endif
