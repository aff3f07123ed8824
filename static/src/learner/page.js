/** The learner's page: takes an answer to the server and shows what came of it. What is typed stays, whatever happens. */

import { debounce } from "../shared/dom.js";
import { Fields } from "../shared/fields.js";
import { format, gettext, ngettext, number } from "../shared/i18n.js";
import { typeset } from "../shared/math.js";
import { keepScrollable } from "../shared/scrolling.js";
import { post } from "../shared/server.js";
import { Announcer } from "./announcer.js";
import { Clock } from "./clock.js";
import { CodeField } from "./code_field.js";
import { Countdown } from "./countdown.js";
import { Draft } from "./draft.js";
import { Earlier } from "./earlier.js";
import { Gate } from "./gate.js";
import { EditorLook } from "./look.js";
import { Notice } from "./notice.js";
import { readingsOf } from "./reading.js";
import { Result } from "./result.js";
import { rulesOf } from "./rules.js";
import { RulesList } from "./rules_list.js";
import { RunReport } from "./run_report.js";
import { Sent } from "./sent.js";
import { Solution } from "./solution.js";
import { showVariant } from "./variant.js";
import { attemptsInWords, lastAttemptInWords, lostInWords, takenUpInWords, worthInWords } from "./wording.js";

/**
 * @typedef {Object} LearnerState  built by the server's disclosure module
 * @property {"new" | "draft" | "submitted" | "correct" | "partial" | "incorrect" | "invalid" | "not-graded"} status
 *   submitted: results are not shown
 * @property {string} message_html
 * @property {{earned: number | null, possible: number} | null} score  earned: of the score that counts; null when it is not shown
 * @property {boolean} overridden  the course team set the score
 * @property {{used: number, max: number | null, left: number | null}} attempts
 * @property {string | null} opens  ISO 8601, as the next two
 * @property {string | null} due
 * @property {string | null} closes  with the grace
 * @property {number} wait  seconds until the next submission
 * @property {number} wait_between
 * @property {"last_score" | "first_score" | "highest_score" | "average_score"} counts
 * @property {{shown: boolean, from: string | null}} results
 * @property {{shown: boolean, when: string, attempts: number} | null} solution  when: a value of `showanswer`
 * @property {boolean} reset_draws
 * @property {"not_started" | "past_due" | "no_attempts" | "needs_reset" | "wait" | null} closed
 * @property {boolean} can_submit
 * @property {boolean} can_save
 * @property {boolean} can_reset
 * @property {boolean} [can_run]
 * @property {import("../shared/fields.js").Answers} answers
 * @property {Record<string, string>} errors
 * @property {import("../shared/results/test_card.js").ToldTest[]} tests
 * @property {import("../shared/figure/figure.js").Figure | null} [figure]
 * @property {Array<{field: string, line: number, column: number | null, message: string}>} [marks]
 * @property {number} [history]  how many earlier submissions there are
 *
 * @typedef {Object} Init
 * @property {LearnerState} state
 * @property {string} fingerprint
 * @property {string} [now]  by the server's clock
 * @property {string} [learner]  an opaque name for the learner, see draft.js
 * @property {Record<string, import("./code_field.js").CodeInit>} [code]  by name of the field
 * @property {import("./look.js").Look} [editor]
 */

/** What has to happen before another try can work. The text is put back after the reload. */
const WAYS_ON = {
  stale: () => gettext("Load the new version"),
  session: () => gettext("Reload the page"),
  timeout: () => gettext("Reload the page"),
};

const RUN_AGAIN = {
  during: (left) => format(ngettext("You can run it again in {seconds} second.", "You can run it again in {seconds} seconds.", left), { seconds: number(left) }),
  over: () => gettext("You can run it again."),
};

export class LearnerPage {
  /** @param {HTMLElement} root @param {(handler: string) => string} url @param {Init} init */
  constructor(root, url, init) {
    const part = (selector) => root.querySelector(selector);
    this.root = root;
    this.url = url;
    this.state = init.state;
    this.fingerprint = init.fingerprint;
    this.form = part(".wp-form");
    this.buttons = { submit: part(".wp-submit"), run: part(".wp-run"), save: part(".wp-save"), reset: part(".wp-reset") };
    this.look = new EditorLook(init.editor, url("keep_editor"));
    this.codeInit = init.code ?? {};
    this.codes = this.#codeFields();
    this.fields = new Fields(this.form, this.codes);
    this.notice = new Notice(part(".wp-notice"));
    const goTo = (place) => this.#codeOf(place.field)?.focus(place);
    this.result = new Result(part(".wp-result"), goTo);
    this.report = new RunReport(part(".wp-run-report"), goTo);
    this.announcer = new Announcer(part(".wp-announcer"));
    const host = { announce: (...parts) => this.announcer.say(...parts), changed: () => this.#enable() };
    this.wait = new Countdown(part(".wp-wait"), RUN_AGAIN, host);
    this.clock = new Clock(init.now);
    this.gate = new Gate(part(".wp-reason"), this.clock, { ...host, ticked: () => this.#showRules() });
    this.rules = new RulesList(part(".wp-rules"));
    const mayAsk = () => this.state.can_submit || this.state.can_save;
    this.readings = readingsOf(this.form, { url: url("read_formula"), mayAsk, announce: host.announce });
    this.solution = new Solution(part(".wp-solution"), { url: url("show_answer"), refused: (reply) => this.#refused(reply) });
    this.earlier = new Earlier(part(".wp-earlier"), this.#earlierHost());
    this.draft = new Draft(problemOf(root), init.learner);
    this.sent = new Sent(this.draft);
    this.keepDraft = debounce(() => this.#backUp(), 300);
    this.busy = false;
  }

  start() {
    this.fields.write(this.state.answers ?? {});
    this.#show(this.state);
    if (!this.#restore()) this.#mark(this.state.marks);
    this.#enable();
    this.#mountEditors();
    window.addEventListener("wasm-problem-editor", () => this.#mountEditors());
    typeset(this.root);
    keepScrollable(this.root);
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (event.target === this.form) this.submit();
    });
    this.form.addEventListener("input", () => {
      this.keepDraft();
      this.#enable();
    });
    window.addEventListener("pagehide", () => this.keepDraft.flush());
    this.buttons.run.addEventListener("click", () => this.run());
    this.buttons.save.addEventListener("click", () => this.save());
    this.buttons.reset.addEventListener("click", () => this.reset());
  }

  async submit() {
    if (this.busy) return;
    if (!this.#maySubmit()) {
      this.announcer.say(this.root.querySelector(".wp-reason").textContent || attemptsInWords(this.state.attempts));
      return;
    }
    const attempt = this.state.attempts.used;
    const answer = this.#answer();
    const body = { ...answer, attempt, id: this.sent.idFor(answer, attempt) };
    const reply = await this.#send("submit_answer", body, () => this.result.busy(gettext("Grading your answer…")));
    if (!reply.ok) {
      this.#lost(reply);
      return;
    }
    this.report.clear();
    this.#mark(this.state.marks);
    const wasCounted = !["invalid", "not-graded"].includes(this.state.status);
    if (wasCounted && this.state.attempts.used === attempt) this.notice.tell(gettext("This answer had arrived before, so it was not counted again."));
  }

  async save() {
    if (!this.state.can_save || this.gate.hasClosed) return;
    await this.#send("save_answer", this.#answer(), () => this.result.busy(gettext("Saving your answer…")));
  }

  async reset() {
    if (!this.state.can_reset) return;
    const [before, page] = [this.fields.read(), this.fingerprint];
    const reply = await this.#send("reset_answer", {}, () => this.result.busy(gettext("Clearing your answer…")));
    if (!reply?.ok) return;
    this.report.clear();
    this.fields.clear();
    this.fields.write(this.state.answers ?? {});
    this.#enable();
    this.draft.forget();
    this.sent.forget();
    const isNew = this.fingerprint !== page;
    if (isNew) {
      this.solution.drop();
      showVariant(this.root, reply.data);
    }
    if (this.state.status === "new") this.result.say(isNew ? gettext("You have new numbers, and your answer was cleared.") : gettext("Your answer was cleared."));
    if (!isSame(before, this.fields.read())) this.notice.tell(gettext("You can have the text back that you had typed."), this.#undo(before));
    if (this.buttons.reset.hidden) this.root.querySelector(".wp-title").focus();
  }

  /** Tries the program, with the own input of this field or of the first that has one. @param {string} [field] */
  async run(field) {
    if (!this.state.can_run || this.wait.isOn) return;
    const code = [this.codes[field], ...Object.values(this.codes)].find((each) => each?.own.trim());
    const own = code ? { field: code.name, text: code.own } : null;
    const reply = await this.#send("run_answer", { ...this.#answer(), own }, () => this.report.busy());
    if (!reply) return;
    if (!reply.ok) {
      this.report.clear();
      if (reply.data.retry_after > 0) this.wait.start(reply.data.retry_after);
      return;
    }
    this.report.show(reply.data.run, own && { kind: this.codeInit[own.field].own_input, text: own.text });
    this.#mark(reply.data.run.marks);
  }

  /** One request at a time: a second click while one is under way does nothing. */
  async #send(handler, body, showBusy) {
    if (this.busy) return undefined;
    this.#setBusy(true);
    this.notice.clear();
    showBusy();
    const reply = await post(this.url(handler), body);
    this.#setBusy(false);
    if (body.id) this.sent.heard(reply);
    if (reply.ok) this.#accept(reply.data, body, handler !== "run_answer");
    else this.#refused(reply);
    return reply;
  }

  #answer() {
    return { answers: this.fields.read(), fingerprint: this.fingerprint };
  }

  /** @param {object} data  the reply @param {object} sent @param {boolean} stored  the server now has what was sent */
  #accept(data, sent, stored) {
    this.fingerprint = data.fingerprint ?? this.fingerprint;
    this.#show(data.state);
    this.keepDraft.cancel();
    if (stored && isSame(sent.answers, this.fields.read())) this.draft.forget();
    else this.#backUp();
    this.fields.focusFirst(this.state.errors ?? {});
  }

  #refused({ name, message, data }) {
    const errors = data.fields ?? {};
    // A stale page is not shown the new state: it is about other fields than the ones here.
    const state = name === "stale" ? this.state : (data.state ?? this.state);
    this.#show({ ...state, errors });
    this.notice.warn(message, WAYS_ON[name] && { label: WAYS_ON[name](), run: () => this.#reload() });
    this.fields.focusFirst(errors);
  }

  /** Nothing is known of the answer. The same one again is safe, since it has the same id. */
  #lost({ name }) {
    const words = lostInWords(name);
    if (!words) return;
    const again = () => {
      this.buttons.submit.focus();
      this.submit();
    };
    this.notice.warn(words, { label: gettext("Try again"), run: again });
  }

  #maySubmit() {
    return this.gate.isOpen || this.sent.isUnanswered(this.#answer(), this.state.attempts.used);
  }

  #reload() {
    this.draft.save(this.fields.read(), this.#basis(), true);
    window.location.reload();
  }

  /** @returns {boolean} whether there was something to bring back */
  #restore() {
    const draft = this.draft.load(this.#basis());
    if (!draft || isSame(draft, this.fields.read())) return false;
    this.fields.write(draft);
    this.#backUp();
    this.notice.tell(gettext("What you had typed and not saved is back."));
    return true;
  }

  #backUp() {
    this.draft.save(this.fields.read(), this.#basis());
  }

  #basis() {
    return JSON.stringify([this.state.attempts.used, this.state.answers ?? {}]);
  }

  #show(state) {
    this.state = state;
    this.notice.clear();
    this.result.show(state);
    this.fields.showErrors(state.errors ?? {});
    this.earlier.show(state.history ?? 0);
    const meta = this.root.querySelector(".wp-meta");
    meta.textContent = worthInWords(state.score);
    meta.hidden = meta.textContent === "";
    this.root.querySelector(".wp-attempts-left").textContent = attemptsInWords(state.attempts);
    this.root.querySelector(".wp-last").textContent = lastAttemptInWords(state.attempts);
    this.gate.show(state);
    this.solution.show(state.solution);
    this.#showRules();
    this.#enable();
  }

  #showRules() {
    this.rules.show(rulesOf(this.state, this.clock.now()));
  }

  /** Buttons keep the focus: one that cannot be used now is marked, not disabled. */
  #enable() {
    const { submit, run, save, reset } = this.buttons;
    for (const reading of this.readings) reading.refresh();
    submit.disabled = save.disabled = false;
    mark(submit, this.busy || !this.#maySubmit());
    mark(run, this.busy || this.wait.isOn);
    mark(save, this.busy || this.gate.hasClosed);
    mark(reset, this.busy);
    run.hidden = !this.state.can_run;
    this.root.querySelector(".wp-run-hint").hidden = !this.state.can_run;
    save.hidden = !this.state.can_save;
    reset.hidden = !this.state.can_reset;
    const isNeeded = this.state.closed === "needs_reset";
    const words = isNeeded ? gettext("Get new numbers") : gettext("Reset");
    if (reset.textContent !== words) reset.textContent = words;
    reset.classList.toggle("wp-button-primary", isNeeded);
    submit.classList.toggle("wp-button-primary", !isNeeded);
  }

  #setBusy(busy) {
    this.busy = busy;
    this.root.classList.toggle("wp-is-working", busy);
    this.#enable();
  }

  /* Programs ----------------------------------------------------------------------------------------------------- */

  #codeFields() {
    const elements = [...this.form.querySelectorAll('.wp-field[data-kind="code"]')];
    const several = elements.length > 1;
    const calls = [...this.root.querySelectorAll(".wp-example-call")].map(({ textContent }) => textContent).filter((call) => !call.includes("\n"));
    const host = {
      look: this.look,
      canRun: () => Boolean(this.state.can_run),
      run: (field) => this.run(field),
      toStarter: (field) => this.#toStarter(field),
      several,
      exampleOf: (starter) => calls.find((call) => !several || starter.includes(call.split("(")[0])) ?? "",
    };
    return Object.fromEntries(elements.map((element) => [element.dataset.field, new CodeField(element, this.codeInit[element.dataset.field] ?? {}, host)]));
  }

  #codeOf(field) {
    return this.codes[field] ?? Object.values(this.codes)[0];
  }

  #mountEditors() {
    for (const code of Object.values(this.codes)) code.mount();
  }

  #mark(marks = []) {
    const [only] = Object.keys(this.codes);
    for (const [name, code] of Object.entries(this.codes)) code.setMarks(marks.filter(({ field }) => (field || only) === name));
  }

  #earlierHost() {
    const labels = [...this.form.querySelectorAll(".wp-field")].map((field) => [field.dataset.field, field.querySelector(".wp-label").textContent.trim()]);
    const runtimes = Object.values(this.codeInit).flatMap((code) => code.runtimes ?? []);
    return {
      url: this.url("earlier_submissions"),
      labels: Object.fromEntries(labels),
      runtimes: Object.fromEntries(runtimes.map(({ id, title }) => [id, title])),
      hasCode: Object.keys(this.codes).length > 0,
      load: ({ attempt, answers }) => this.#replace(answers, takenUpInWords(attempt)),
    };
  }

  #toStarter(field) {
    this.#replace({ [field]: this.codes[field].starter }, gettext("The starter code is back."), field);
  }

  /** Other answers in place of what is typed, which can be had back. */
  #replace(answers, words, field) {
    const before = this.fields.read();
    this.fields.write(answers);
    this.#mark([]);
    this.#backUp();
    this.#enable();
    const changed = !isSame(before, this.fields.read());
    this.notice.tell(words, changed ? this.#undo(before, field) : undefined);
    this.#codeOf(field)?.focus();
  }

  /** The way back to what was typed. @returns {{label: string, run: () => void}} */
  #undo(before, field) {
    const run = () => {
      this.fields.write(before);
      this.#backUp();
      this.#enable();
      this.notice.tell(gettext("Your own text is back."));
      const code = this.#codeOf(field);
      if (code) code.focus();
      else this.fields.focusFirst(before);
    };
    return { label: gettext("Undo"), run };
  }
}

function isSame(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

function mark(button, unusable) {
  if (unusable) button.setAttribute("aria-disabled", "true");
  else button.removeAttribute("aria-disabled");
}

/** The usage id that Open edX puts on the element around ours. */
function problemOf(root) {
  const around = root.closest("[data-usage], [data-usage-id]");
  return around?.dataset.usage ?? around?.dataset.usageId ?? "";
}
