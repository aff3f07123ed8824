/* Standard output and standard error. */
#include "realms.h"

/* The first writes go out at once, so that they survive a trap; a flood goes out in larger pieces. */
#define IMMEDIATE_WRITES 100
#define PIECE_BYTES 8192
/* Of one write: no host keeps more. */
#define LONGEST_WRITE 65536

typedef struct {
  bool (*send)(const char *data, size_t size);
  char pending[PIECE_BYTES];
  size_t size;
  unsigned writes;
} output;

static output outputs[2] = {{.send = rt_write_out}, {.send = rt_write_err}};
static bool full;

void restart_output(void) {
  full = false;
  for (int i = 0; i < 2; i++) outputs[i].size = outputs[i].writes = 0;
}

static bool send(output *to, const char *data, size_t size) {
  while (size > 0 && !full) {
    size_t piece = size;
    if (piece > LONGEST_WRITE) {
      piece = LONGEST_WRITE;
      while (piece > 0 && (data[piece] & 0xC0) == 0x80) piece--;
    }
    if (!to->send(data, piece)) full = true;
    data += piece;
    size -= piece;
  }
  return !full;
}

static bool send_pending(output *to) {
  size_t size = to->size;
  to->size = 0;
  return send(to, to->pending, size);
}

bool write_text(channel where, const char *data, size_t size) {
  output *to = &outputs[where];
  if (full) return false;
  if (to->writes < IMMEDIATE_WRITES) {
    to->writes++;
    return send(to, data, size);
  }
  if (size > PIECE_BYTES - to->size && !send_pending(to)) return false;
  if (size > PIECE_BYTES) return send(to, data, size);
  for (size_t i = 0; i < size; i++) to->pending[to->size++] = data[i];
  return true;
}

bool flush_output(void) {
  bool sent = send_pending(&outputs[OUT]);
  return send_pending(&outputs[ERR]) && sent;
}
