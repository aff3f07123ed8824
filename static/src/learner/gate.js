/**
 * Whether an answer may be submitted at this moment, and why not. Time passes while a page is open: a wait ends and a
 * problem opens or closes without a word of the server, which decides all the same.
 */

import { format, gettext } from "../shared/i18n.js";
import { momentOf } from "./clock.js";
import { Countdown } from "./countdown.js";
import { dateInWords, waitInWords } from "./time_in_words.js";

const TICK_MS = 500;
/** Seconds before the end at which it is read out. */
const WARNINGS = [60, 300];

export class Gate {
  /**
   * @param {HTMLElement} reason  where it is said why not
   * @param {import("./clock.js").Clock} clock
   * @param {{changed: () => void, ticked: () => void, announce: (words: string) => void}} host
   */
  constructor(reason, clock, host) {
    this.reason = reason;
    this.clock = clock;
    this.host = host;
    this.wait = new Countdown(reason, WAIT, { announce: host.announce, changed: () => host.changed() });
    this.state = null;
    this.closes = this.opens = this.remaining = null;
    this.phase = "";
  }

  /** Closed since the state was told. */
  get hasClosed() {
    return this.closes !== null && this.clock.now() > this.closes;
  }

  /** Opened since the state was told. */
  get #hasOpened() {
    return this.opens === null || this.clock.now() >= this.opens;
  }

  get isOpen() {
    const { closed, can_submit: canSubmit, can_save: canSave } = this.state;
    if (this.hasClosed) return false;
    if (closed === "wait") return canSave && !this.wait.isOn;
    return closed === "not_started" ? this.opens !== null && this.#hasOpened : canSubmit;
  }

  /** @param {import("./page.js").LearnerState} state */
  show(state) {
    const isNews = this.state !== null;
    const waited = this.wait.isOn;
    this.state = state;
    this.closes = momentOf(state.closes);
    this.opens = momentOf(state.opens);
    this.phase = this.#phase();
    if (state.closed === "wait" && state.wait > 0) {
      this.wait.start(state.wait);
      if (isNews && !waited) this.host.announce(this.reason.textContent);
    } else {
      this.wait.stop();
      this.reason.textContent = this.#words();
    }
    clearInterval(this.timer);
    if (this.#isTicking()) this.timer = setInterval(() => this.#tick(), TICK_MS);
  }

  #phase() {
    return this.hasClosed ? "over" : this.opens !== null && !this.#hasOpened ? "before" : "open";
  }

  #isTicking() {
    return this.phase === "before" || (this.closes !== null && this.phase === "open");
  }

  #tick() {
    this.#warn();
    this.host.ticked();
    const phase = this.#phase();
    if (phase === this.phase) return;
    this.phase = phase;
    this.wait.stop();
    this.reason.textContent = this.#words();
    if (this.reason.textContent) this.host.announce(this.reason.textContent);
    if (!this.#isTicking()) clearInterval(this.timer);
    this.host.changed();
  }

  #warn() {
    const left = this.closes === null ? Infinity : (this.closes - this.clock.now()) / 1000;
    const passed = WARNINGS.find((seconds) => left > 0 && left <= seconds && this.remaining > seconds);
    this.remaining = left;
    if (passed && this.isOpen) this.host.announce(format(gettext("This problem closes in {remaining}."), { remaining: waitInWords(left) }));
  }

  #words() {
    const { closed, opens } = this.state;
    if (closed === "past_due") return format(gettext("This problem closed on {date}. Answers are no longer accepted."), { date: dateInWords(this.closes) });
    if (this.hasClosed && closed !== "no_attempts") return [gettext("This problem has closed. What you typed stays here, but it can no longer be submitted."), this.#news()].filter(Boolean).join(" ");
    if (closed === "not_started") {
      if (this.#hasOpened) return opens ? gettext("This problem is open now.") : gettext("This problem is not open yet.");
      return format(gettext("This problem opens on {date}."), { date: dateInWords(this.opens) });
    }
    return closed === "needs_reset" ? gettext("Each attempt needs new numbers. Get them before you answer again: your score and your earlier answers stay.") : "";
  }

  /** What the end of the problem lets the learner see. */
  #news() {
    const { results, solution } = this.state;
    return (results && !results.shown && results.from) || (solution && !solution.shown) ? gettext("Reload the page to see what is shown now.") : "";
  }
}

const WAIT = {
  during: (seconds) => format(gettext("You can submit again in {time}."), { time: waitInWords(seconds) }),
  over: () => gettext("You can submit again."),
};
