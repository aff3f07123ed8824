/** What comes in pages. */

/** @typedef {{ok: true, data: any} | {ok: false, name: string, message: string, data: any}} Reply */

/**
 * Asks for page after page until there is no more, it is stopped, or the server refuses.
 * @param {(after: unknown) => Promise<Reply>} ask
 * @param {unknown} after  where to begin: null, or `next` of an earlier call
 * @param {(data: any) => void} take  gets each page
 * @param {() => boolean} isStopped
 * @returns {Promise<{how: "done" | "stopped" | "refused", next: unknown, refusal?: Reply}>}
 */
export async function eachPage(ask, after, take, isStopped) {
  let next = after;
  do {
    const reply = await ask(next);
    if (!reply.ok) return isStopped() ? { how: "stopped", next } : { how: "refused", next, refusal: reply };
    take(reply.data);
    next = reply.data.next;
    if (next !== null && isStopped()) return { how: "stopped", next };
  } while (next !== null);
  return { how: "done", next };
}
