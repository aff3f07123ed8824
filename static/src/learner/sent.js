/**
 * The id of what was submitted, until the server has replied. Sent again with the same id, an answer is counted once,
 * also when only the reply was lost. It is kept over a reload.
 */

/** @typedef {{answers: import("../shared/fields.js").Answers, fingerprint: string}} Answer  with the page it is for */

/** Refusals after which the answer may have been counted, or may yet be: it could still be in the works. */
const OPEN = new Set(["offline", "timeout", "server", "session", "two-tabs"]);

export class Sent {
  /** @param {import("./draft.js").Draft} draft  keeps it in this tab */
  constructor(draft) {
    this.draft = draft;
    this.pending = draft.loadSent();
  }

  /** Whether this was sent at this attempt and nothing was heard of it. @param {Answer} answer @param {number} attempt */
  isUnanswered(answer, attempt) {
    return this.#isFor(answer) && this.pending.attempt === attempt;
  }

  /** The id to send this with. @param {Answer} answer @param {number} attempt */
  idFor(answer, attempt) {
    if (!this.#isFor(answer)) this.pending = { id: newId(), answer, attempt };
    this.draft.saveSent(this.pending);
    return this.pending.id;
  }

  /** @param {import("../shared/server.js").Success | import("../shared/server.js").Refusal} reply */
  heard(reply) {
    if (reply.ok || !OPEN.has(reply.name)) this.forget();
  }

  forget() {
    this.pending = null;
    this.draft.saveSent(null);
  }

  #isFor(answer) {
    return this.pending !== null && JSON.stringify(this.pending.answer) === JSON.stringify(answer);
  }
}

/** Pages without HTTPS have no randomUUID. */
function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
