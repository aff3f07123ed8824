/**
 * A copy of what is typed and not yet sent, in this tab only, so that a reload or a lost session costs nothing.
 * Kept for one learner (`learner` is the server's opaque name for them): without that name nothing is kept, because the
 * next person on a shared computer must not see it.
 */

export class Draft {
  /** @param {string} problem @param {string | undefined} learner */
  constructor(problem, learner) {
    this.key = problem && learner ? `wasm-problem:${problem}:${learner}` : null;
    this.sentKey = `${this.key}:sent`;
  }

  /**
   * @param {import("../shared/fields.js").Answers} answers
   * @param {string} basis  what the server held when this was typed
   * @param {boolean} [keep]  restore it whatever the server holds by then
   */
  save(answers, basis, keep = false) {
    this.#storage((storage) => storage.setItem(this.key, JSON.stringify({ answers, basis, keep })));
  }

  /** What to restore, or null when there is nothing or the server has something newer. @param {string} basis */
  load(basis) {
    return this.#storage((storage) => {
      const draft = JSON.parse(storage.getItem(this.key) ?? "null");
      return draft && (draft.keep || draft.basis === basis) ? draft.answers : null;
    });
  }

  forget() {
    this.#storage((storage) => storage.removeItem(this.key));
  }

  /** What was sent and not answered yet; null for nothing, see sent.js. @param {object | null} sent */
  saveSent(sent) {
    this.#storage((storage) => (sent ? storage.setItem(this.sentKey, JSON.stringify(sent)) : storage.removeItem(this.sentKey)));
  }

  loadSent() {
    const sent = this.#storage((storage) => JSON.parse(storage.getItem(this.sentKey) ?? "null"));
    return typeof sent?.id === "string" ? sent : null;
  }

  /** Storage can be off, full or hold nonsense: a backup that cannot be made must not break the page. */
  #storage(work) {
    if (!this.key) return null;
    try {
      return work(window.sessionStorage) ?? null;
    } catch {
      return null;
    }
  }
}
