/** The problem as one learner sees it, to be read only. */

import { h, sanitised } from "../shared/dom.js";
import { format, gettext } from "../shared/i18n.js";
import { figureOf, headline, isShown, messageOf, scoreInWords, testsOf } from "../shared/verdict.js";
import { answersOf } from "./answers.js";

const CLOSED = {
  not_started: () => gettext("It is not open yet, so nothing can be submitted."),
  past_due: () => gettext("The due date has passed, so nothing can be submitted."),
  no_attempts: () => gettext("All attempts are used, so nothing can be submitted."),
  needs_reset: () => gettext("It has to be reset before something can be submitted."),
  wait: () => gettext("The next submission has to wait a moment."),
};

/** @param {import("./one_learner.js").StaffLearner} data @param {boolean} isMe @returns {HTMLDetailsElement} */
export function learnerView({ row, view }, isMe) {
  const title = isMe ? gettext("What you see") : format(gettext("What {name} sees"), { name: row.name });
  const content = h(
    "div",
    { class: "wp-staff-view" },
    sanitised("div", { class: "wp-prompt" }, view.prompt_html),
    h("p", { class: "wp-staff-part-title" }, gettext("Filled in")),
    answersOf(view.state.answers),
    resultOf(view.state),
    h("p", { class: "wp-note" }, rulesInWords(view)),
  );
  return h("details", { class: "wp-staff-as-learner" }, h("summary", {}, title), content);
}

function resultOf({ status, score, message_html: html, tests, figure }) {
  if (!isShown(status)) return null;
  return h("div", { class: `wp-result wp-is-${status}` }, headline(status, scoreInWords(score)), messageOf(html), figureOf(figure), testsOf(tests));
}

function rulesInWords({ state, solution_shown: solution }) {
  const closed = Object.hasOwn(CLOSED, state.closed ?? "") ? CLOSED[state.closed]() : gettext("An answer can be submitted.");
  const results = state.results?.shown === false ? gettext("Results are not shown at the moment.") : "";
  return [closed, results, solution ? gettext("The solution is shown.") : gettext("The solution is not shown.")].filter(Boolean).join(" ");
}
