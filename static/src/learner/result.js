/** What became of an answer. Its first lines are a live region; what is long stands behind it and is not read out. */

import { afterLoad, h } from "../shared/dom.js";
import { format, gettext } from "../shared/i18n.js";
import { NO_MATHEMATICS, typeset } from "../shared/math.js";
import { firstFailureInWords, testsInWords } from "../shared/results/test_list.js";
import { figureOf, headline, isShown, messageOf, scoreInWords, testsOf } from "../shared/verdict.js";

/** Characters of a message that are read out with the verdict: whole paragraphs from its beginning. */
const SPOKEN_LENGTH = 300;

const SCORED = new Set(["correct", "partial", "incorrect"]);

export class Result {
  /** @param {HTMLElement} box @param {import("../shared/results/test_card.js").GoTo} [goTo] */
  constructor(box, goTo) {
    this.box = box;
    this.goTo = goTo;
    this.said = box.querySelector(".wp-said");
    this.details = box.querySelector(".wp-details");
    this.shown = "";
    afterLoad(() => {
      this.said.setAttribute("role", "status");
      this.said.setAttribute("aria-live", "polite");
      this.said.setAttribute("aria-atomic", "true");
    });
  }

  /** The same again changes nothing, so that nothing is read out twice. @param {import("./page.js").LearnerState} state */
  show(state) {
    const { status, score, message_html: html, tests, figure } = state;
    const key = JSON.stringify([status, score, html, tests, figure, state.overridden]);
    if (key === this.shown) return;
    if (!isShown(status)) {
      this.#fill("", [], []);
      return;
    }
    const rest = messageOf(html);
    const spoken = rest && beginningOf(rest);
    this.#fill(
      status,
      [
        headline(status, asideOf(state)),
        status === "submitted" && h("p", {}, gettext("Your answer was submitted.")),
        tests?.length > 0 && h("p", { class: NO_MATHEMATICS }, [testsInWords(tests), firstFailureInWords(tests)].filter(Boolean).join(" ")),
        spoken,
      ],
      [rest?.innerHTML.trim() && rest, figureOf(figure), testsOf(tests, { goTo: this.goTo })],
    );
    this.shown = key;
    typeset(this.box);
  }

  /** @param {string} words */
  busy(words) {
    const spinner = h("span", { class: "wp-spinner", "aria-hidden": "true" });
    this.#fill("busy", [h("p", { class: "wp-verdict" }, spinner, h("span", {}, words))], []);
  }

  /** @param {string} words */
  say(words) {
    this.#fill("said", [h("p", {}, words)], []);
  }

  #fill(status, said, details) {
    this.shown = "";
    this.box.className = status ? `wp-result wp-is-${status}` : "wp-result";
    this.said.replaceChildren(...said.filter(Boolean));
    this.details.replaceChildren(...details.filter(Boolean));
  }
}

/** @param {import("./page.js").LearnerState} state @returns {string} */
function asideOf({ status, score, overridden, counts, attempts }) {
  if (status === "invalid") return gettext("No attempt was used.");
  const words = SCORED.has(status) ? scoreInWords(score) : "";
  const isOfThisAttempt = !overridden && (counts === undefined || counts === "last_score" || attempts.used < 2);
  return words && !isOfThisAttempt ? format(gettext("Your score: {score}"), { score: words }) : words;
}

/** Takes the paragraphs that are read out from the message. @param {HTMLElement} message @returns {HTMLElement | null} */
function beginningOf(message) {
  const beginning = h("div", { class: message.className });
  let room = SPOKEN_LENGTH;
  while (message.firstElementChild?.matches("p") && message.firstElementChild.textContent.length <= room) {
    room -= message.firstElementChild.textContent.length;
    beginning.append(message.firstElementChild);
  }
  return beginning.childElementCount > 0 ? beginning : null;
}
