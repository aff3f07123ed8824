/* The files that came with the program. */
#include <string.h>

#include "realms.h"

const rt_program *attached_to;

static rt_program kept;

void attach(const rt_program *program) {
  kept = *program;
  attached_to = &kept;
}

const rt_file *attached_file(const char *name) {
  if (!attached_to) return NULL;
  if (name[0] == '.' && name[1] == '/') name += 2;
  for (size_t i = 0; i < attached_to->file_count; i++) {
    const rt_file *file = &attached_to->files[i];
    if (file->name.size == strlen(name) && memcmp(file->name.data, name, file->name.size) == 0) return file;
  }
  return NULL;
}
