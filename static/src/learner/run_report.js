/** What came of a run: no grade, so it looks like none. */

import { afterLoad, h } from "../shared/dom.js";
import { format, gettext } from "../shared/i18n.js";
import { icon } from "../shared/icons.js";
import { NO_MATHEMATICS, typeset } from "../shared/math.js";
import { beyondCause } from "../shared/results/causes.js";
import { textBlock } from "../shared/results/fold.js";
import { asText, inOneLine } from "../shared/results/plain_text.js";
import { failure, named } from "../shared/results/test_card.js";
import { examplesInWords, firstFailureInWords } from "../shared/results/test_list.js";
import { messageOf, testsOf } from "../shared/verdict.js";

/**
 * @typedef {Object} Report
 * @property {"ran" | "invalid" | "not-run"} status
 * @property {string} message_html
 * @property {import("../shared/results/test_card.js").ToldTest[]} tests
 * @property {{field: string, output: string, error: string, cause: string, line: number | null} | null} own
 * @property {Array<{field: string, line: number, column: number | null, message: string}>} marks
 */

const VALUE_LENGTH = 60;

export class RunReport {
  /** @param {HTMLElement} box @param {import("../shared/results/test_card.js").GoTo} goTo */
  constructor(box, goTo) {
    this.box = box;
    this.goTo = goTo;
    this.title = h("h4", { class: "wp-run-title", hidden: true }, icon("run"), gettext("Run"), " ", h("span", { class: "wp-badge" }, gettext("not graded")));
    this.said = h("div", { class: "wp-said" });
    this.details = h("div", { class: "wp-details" });
    box.replaceChildren(this.title, this.said, this.details);
    afterLoad(() => {
      this.said.setAttribute("aria-live", "polite");
      this.said.setAttribute("aria-atomic", "true");
    });
  }

  clear() {
    this.#fill("", [], []);
  }

  busy() {
    const spinner = h("span", { class: "wp-spinner", "aria-hidden": "true" });
    this.#fill("busy", [h("p", { class: "wp-verdict" }, spinner, h("span", {}, gettext("Running your program…")))], []);
  }

  /** @param {Report} report @param {{kind: "code" | "stdin", text: string} | null} own  what the learner tried it with */
  show(report, own) {
    const { status, message_html: message, tests } = report;
    const words = sentences(report, own?.kind ?? "stdin");
    const said = h("p", { class: NO_MATHEMATICS }, h("span", { class: "wp-unseen" }, `${gettext("Run")}: `), words.filter(Boolean).join(" "));
    const details = [messageOf(message), testsOf(tests, { goTo: this.goTo }), report.own && own && ownResult(report.own, own, this.goTo)];
    this.#fill(status, [said], details.filter(Boolean));
    typeset(this.box);
  }

  #fill(status, said, details) {
    this.box.className = status ? `wp-run-report wp-run-${status}` : "wp-run-report";
    this.title.hidden = !status;
    this.said.replaceChildren(...said);
    this.details.replaceChildren(...details);
  }
}

/** @param {Report} report @param {"code" | "stdin"} kind @returns {string[]} */
function sentences({ status, tests, own, message_html: message }, kind) {
  if (status === "invalid") return [gettext("Your program could not be read, so it was not run.")];
  if (status !== "ran") return [gettext("Your program could not be run just now. This is not your fault: try again in a moment.")];
  if (tests?.length) return [examplesInWords(tests), firstFailureInWords(tests), own && ownInWords(own, kind)];
  if (own) return [ownInWords(own, kind)];
  return [message ? gettext("Your program was started.") : gettext("Your program started without an error.")];
}

const OWN = {
  code: {
    title: () => gettext("Your own call"),
    name: () => gettext("Call"),
    error: () => gettext("Your own call stopped with an error."),
    nothing: () => gettext("Your own call gave nothing."),
    value: () => gettext("Your own call gave {value}."),
    more: () => gettext("What your own call gave is shown below."),
  },
  stdin: {
    title: () => gettext("Your own input"),
    name: () => gettext("Input"),
    error: () => gettext("With your own input it stopped with an error."),
    nothing: () => gettext("With your own input it printed nothing."),
    value: () => gettext("With your own input it printed {value}."),
    more: () => gettext("What it printed with your own input is shown below."),
  },
};

function ownInWords({ output, error, cause }, kind) {
  if (error || cause) return OWN[kind].error();
  const text = asText(output).trim();
  if (!text) return OWN[kind].nothing();
  if (text.includes("\n") || text.length > VALUE_LENGTH) return OWN[kind].more();
  return format(OWN[kind].value(), { value: inOneLine(text, VALUE_LENGTH) });
}

function ownResult(result, { kind, text }, goTo) {
  const [output, error] = [asText(result.output), beyondCause(result.cause, asText(result.error))];
  return h(
    "div",
    { class: "wp-own-result" },
    h("p", { class: "wp-own-title" }, OWN[kind].title()),
    h(
      "div",
      { class: "wp-test-body" },
      named(OWN[kind].name(), textBlock(text)),
      failure(result, goTo),
      output && named(gettext("Output"), textBlock(output)),
      error && named(gettext("Error"), textBlock(error, { class: "wp-error-text" })),
    ),
  );
}
