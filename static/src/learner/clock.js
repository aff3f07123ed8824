/** The time by the server's clock, which decides. Clocks of learners' computers are often wrong. */

export class Clock {
  /** @param {string | undefined} serverNow  ISO 8601: the time when the page was made */
  constructor(serverNow) {
    const ahead = serverNow ? Date.parse(serverNow) - Date.now() : 0;
    this.ahead = Number.isFinite(ahead) ? ahead : 0;
  }

  /** Milliseconds since 1970. */
  now() {
    return Date.now() + this.ahead;
  }
}

/** @param {string | null | undefined} iso @returns {number | null}  milliseconds since 1970 */
export function momentOf(iso) {
  const found = iso ? Date.parse(iso) : NaN;
  return Number.isFinite(found) ? found : null;
}
