/** What a screen reader says of things that change by themselves: each once, however often their text changes. */

export class Announcer {
  /** @param {HTMLElement} region  a live region that nobody sees */
  constructor(region) {
    this.region = region;
  }

  /** @param {Array<string | HTMLElement>} parts  elements for words of another language */
  say(...parts) {
    const words = parts.map((part) => part.textContent ?? part).join("");
    // The same words again are no change, and would not be read out.
    this.region.replaceChildren(...parts, this.region.textContent === words ? "\u00a0" : "");
  }
}
