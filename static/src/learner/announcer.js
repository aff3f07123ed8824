/** What a screen reader says of things that change by themselves: each once, however often their text changes. */

export class Announcer {
  /** @param {HTMLElement} region  a live region that nobody sees */
  constructor(region) {
    this.region = region;
  }

  /** @param {string} words */
  say(words) {
    // The same words again are no change, and would not be read out.
    this.region.textContent = this.region.textContent === words ? `${words}\u00a0` : words;
  }
}
