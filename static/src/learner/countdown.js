/** A wait that the server asked for, in time that is seen to pass. It is not read out as it passes: see Announcer. */

const SECOND = 1000;

/**
 * @typedef {Object} Words
 * @property {(seconds: number) => string} during
 * @property {() => string} over
 */

export class Countdown {
  /**
   * @param {HTMLElement} text  where it is told
   * @param {Words} words
   * @param {{changed: () => void, announce: (words: string) => void}} host  changed: called when it begins and when it ends
   */
  constructor(text, words, host) {
    this.text = text;
    this.words = words;
    this.host = host;
    this.end = 0;
  }

  get isOn() {
    return this.end > 0;
  }

  /** @param {number} seconds */
  start(seconds) {
    clearInterval(this.timer);
    this.end = Date.now() + Math.max(1, seconds) * SECOND;
    this.timer = setInterval(() => this.#tick(), SECOND / 2);
    this.#tick();
    this.host.changed();
  }

  /** The wait is no longer one: what was told of it goes. */
  stop() {
    clearInterval(this.timer);
    this.end = 0;
    this.#tell("");
  }

  #tick() {
    const left = Math.ceil((this.end - Date.now()) / SECOND);
    if (left > 0) {
      this.#tell(this.words.during(left));
      return;
    }
    clearInterval(this.timer);
    this.end = 0;
    this.#tell(this.words.over());
    this.host.announce(this.words.over());
    this.host.changed();
  }

  #tell(words) {
    if (this.text.textContent !== words) this.text.textContent = words;
  }
}
