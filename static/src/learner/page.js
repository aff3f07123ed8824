/** The learner's page: takes an answer to the server and shows what came of it. What is typed stays, whatever happens. */

import { debounce } from "../shared/dom.js";
import { gettext } from "../shared/i18n.js";
import { typeset } from "../shared/math.js";
import { keepScrollable } from "../shared/scrolling.js";
import { post } from "../shared/server.js";
import { Draft } from "./draft.js";
import { Fields } from "../shared/fields.js";
import { Notice } from "./notice.js";
import { Result } from "./result.js";
import { attemptsInWords, worthInWords } from "./wording.js";

/**
 * @typedef {Object} LearnerState  built by the server's disclosure module
 * @property {"new" | "draft" | "correct" | "partial" | "incorrect" | "invalid" | "not-graded"} status
 * @property {string} message_html
 * @property {{earned: number, possible: number} | null} score
 * @property {{used: number, max: number | null, left: number | null}} attempts
 * @property {boolean} can_submit
 * @property {boolean} can_save
 * @property {boolean} can_reset
 * @property {import("../shared/fields.js").Answers} answers
 * @property {Record<string, string>} errors
 * @property {Array<object>} tests
 *
 * @typedef {Object} Init
 * @property {LearnerState} state
 * @property {string} fingerprint
 * @property {string} [learner]  an opaque name for the learner, see draft.js
 */

/** What has to happen before another try can work. The text is put back after the reload. */
const WAYS_ON = {
  stale: () => gettext("Load the new version"),
  session: () => gettext("Reload the page"),
  timeout: () => gettext("Reload the page"),
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
    this.prompt = part(".wp-prompt");
    this.buttons = { submit: part(".wp-submit"), save: part(".wp-save"), reset: part(".wp-reset") };
    this.fields = new Fields(this.form);
    this.notice = new Notice(part(".wp-notice"));
    this.result = new Result(part(".wp-result"));
    this.draft = new Draft(problemOf(root), init.learner);
    this.keepDraft = debounce(() => this.#backUp(), 300);
    this.busy = false;
  }

  start() {
    this.fields.write(this.state.answers ?? {});
    this.#show(this.state);
    this.#restore();
    typeset(this.root);
    keepScrollable(this.root);
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    this.form.addEventListener("input", () => this.keepDraft());
    this.buttons.save.addEventListener("click", () => this.save());
    this.buttons.reset.addEventListener("click", () => this.reset());
  }

  async submit() {
    if (!this.state.can_submit) return;
    const attempt = this.state.attempts.used;
    await this.#send("submit", gettext("Grading your answer…"), "submit_answer", () => ({ ...this.#answer(), attempt }));
  }

  async save() {
    if (!this.state.can_save) return;
    await this.#send("save", gettext("Saving your answer…"), "save_answer", () => this.#answer());
  }

  async reset() {
    const reply = await this.#send("reset", gettext("Clearing your answer…"), "reset_answer", () => ({}));
    if (!reply?.ok) return;
    this.fields.clear();
    this.fields.write(this.state.answers ?? {});
    this.draft.forget();
    if (reply.data.prompt_html !== undefined) {
      this.prompt.innerHTML = reply.data.prompt_html;
      typeset(this.prompt);
    }
    if (this.state.status === "new") this.result.say(gettext("Your answer was cleared."));
    if (this.buttons.reset.hidden) this.root.querySelector(".wp-title").focus();
  }

  /** One request at a time: a second click while one is under way does nothing. */
  async #send(button, words, handler, body) {
    if (this.busy) return undefined;
    this.#setBusy(button, words);
    const sent = body();
    const reply = await post(this.url(handler), sent);
    this.#setBusy(null, "");
    if (reply.ok) this.#accept(reply.data, sent);
    else this.#refused(reply);
    return reply;
  }

  #answer() {
    return { answers: this.fields.read(), fingerprint: this.fingerprint };
  }

  #accept(data, sent) {
    this.fingerprint = data.fingerprint ?? this.fingerprint;
    this.#show(data.state);
    const untouched = JSON.stringify(sent.answers) === JSON.stringify(this.fields.read());
    this.keepDraft.cancel();
    if (untouched) this.draft.forget();
    else this.#backUp();
    this.fields.focusFirst(data.state.errors ?? {});
  }

  #refused({ name, message, data }) {
    const errors = data.fields ?? {};
    // A stale page is not shown the new state: it is about other fields than the ones here.
    const state = name === "stale" ? this.state : (data.state ?? this.state);
    this.#show({ ...state, errors });
    this.notice.warn(message, WAYS_ON[name] && { label: WAYS_ON[name](), run: () => this.#reload() });
    this.fields.focusFirst(errors);
  }

  #reload() {
    this.draft.save(this.fields.read(), this.#basis(), true);
    window.location.reload();
  }

  #restore() {
    const draft = this.draft.load(this.#basis());
    if (!draft || JSON.stringify(draft) === JSON.stringify(this.fields.read())) return;
    this.fields.write(draft);
    this.#backUp();
    this.notice.tell(gettext("What you had typed and not saved is back."));
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
    const meta = this.root.querySelector(".wp-meta");
    meta.textContent = worthInWords(state.score);
    meta.hidden = meta.textContent === "";
    this.root.querySelector(".wp-attempts").textContent = attemptsInWords(state.attempts);
    this.#enable();
  }

  /** Buttons keep the focus: one that cannot be used now is marked, not disabled. */
  #enable() {
    const { submit, save, reset } = this.buttons;
    submit.disabled = save.disabled = false;
    mark(submit, this.busy || !this.state.can_submit);
    mark(save, this.busy);
    mark(reset, this.busy);
    save.hidden = !this.state.can_save;
    reset.hidden = !this.state.can_reset;
  }

  #setBusy(name, words) {
    this.busy = name !== null;
    this.root.classList.toggle("wp-is-working", this.busy);
    if (this.busy) {
      this.notice.clear();
      this.result.busy(words);
    }
    this.#enable();
  }
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
