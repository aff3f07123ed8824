/** The Studio editor: holds what the author types, checks it while they type, tries it, saves it. */

import { debounce } from "../shared/dom.js";
import { format, gettext } from "../shared/i18n.js";
import { post } from "../shared/server.js";
import { CodeEditor } from "./code_editor.js";
import { Faults, countInWords } from "./faults.js";
import { InputsEditor } from "./inputs.js";
import { NewerVersion } from "./newer_version.js";
import { RuntimeChoice } from "./runtime_choice.js";
import { RuntimeNotices } from "./runtime_notices.js";
import { languageOf } from "./runtimes.js";
import { SimpleSettings } from "./settings.js";
import { TestsHint } from "./tests_hint.js";
import { TryIt } from "./try_it.js";
import { movedInputs, usedRuntimes } from "./versions.js";

/**
 * @typedef {Object} Settings
 * @property {string} display_name
 * @property {string} runtime
 * @property {string} prompt
 * @property {import("./inputs.js").Input[]} inputs
 * @property {string} grader
 * @property {string} solution
 * @property {number | null} max_attempts
 * @property {number | null} weight
 * @property {boolean | null} show_reset_button
 * @property {string | null} showanswer
 * @property {number | null} attempts_before_showanswer_button
 * @property {number | null} submission_wait_seconds
 * @property {string | null} rerandomize
 * @property {string | null} grading_method
 *
 * @typedef {{settings: Settings, runtimes: import("./runtimes.js").Runtime[], limits: import("./runtimes.js").Limits}} Init
 */

const CHECK_AFTER_MS = 700;

const POLICIES = [
  "max_attempts",
  "submission_wait_seconds",
  "grading_method",
  "rerandomize",
  "show_reset_button",
  "showanswer",
  "attempts_before_showanswer_button",
];

export class StudioPage {
  /** @param {HTMLElement} root @param {{url(handler: string): string, notify(name: string, data: object): void}} host @param {Init} init */
  constructor(root, host, init) {
    this.root = root;
    this.host = host;
    this.init = init;
    this.uid = root.dataset.uid;
    this.status = root.querySelector(".wps-status");
    this.discard = root.querySelector(".wps-discard");
    this.buttons = { save: root.querySelector(".save-button"), cancel: root.querySelector(".cancel-button") };
    this.check = debounce(() => this.#check(), CHECK_AFTER_MS);
    this.saving = false;
    this.loading = true;
  }

  start() {
    const changed = () => this.#changed();
    const { root, uid, init } = this;
    const part = (selector) => root.querySelector(selector);
    this.simple = new SimpleSettings(root, changed);
    this.runtime = new RuntimeChoice(part('[data-value="runtime"]'), part(".wps-runtime"), init.runtimes, init.limits);
    this.runtime.select.addEventListener("change", () => this.#changeRuntime());
    this.inputs = new InputsEditor(part('[data-setting="inputs"]'), uid, {
      runtimes: init.runtimes,
      limits: { usual: init.limits.submission ?? {}, most: init.limits.submission_max ?? {} },
      keysId: `${uid}-grader-keys`,
      onChange: changed,
    });
    this.editors = Object.fromEntries(["prompt", "grader", "solution"].map((name) => [name, this.#editor(name, changed)]));
    this.testsHint = new TestsHint(part(".wps-tests-hint"), this.editors.grader);
    this.faults = new Faults(root, this.#places());
    this.tryIt = new TryIt(part(".wps-try"), uid, {
      url: this.host.url("studio_try"),
      collect: () => this.#collect(),
      linkTo: (error) => this.faults.link(error),
      goToLine: (line, column) => this.editors.grader.focus({ line, column }),
      limits: init.limits,
      runtimes: init.runtimes,
      keysId: `${uid}-grader-keys`,
    });
    this.newer = new NewerVersion(part(".wps-newer"), uid, init.runtimes, {
      url: this.host.url("studio_compare"),
      collect: () => this.#collect(),
      trial: () => this.tryIt.typed,
      move: (from, to) => this.#move(from, to),
    });
    this.notices = new RuntimeNotices(part(".wps-notices"), init.runtimes);
    this.#load(init.settings);
    this.buttons.save.addEventListener("click", () => this.save());
    this.buttons.cancel.addEventListener("click", () => this.cancel());
    part(".wps-discard-yes").addEventListener("click", () => this.#throwAway());
    part(".wps-discard-no").addEventListener("click", () => this.#askToDiscard(false));
    this.warnBeforeLeaving = (event) => this.#warn(event);
    window.addEventListener("beforeunload", this.warnBeforeLeaving);
  }

  async save() {
    if (this.saving) return;
    const { settings, errors } = this.#collect();
    if (errors.length) {
      this.#refuse(errors);
      return;
    }
    this.check.cancel();
    this.checking?.abort();
    this.#setSaving(true);
    this.host.notify("save", { state: "start", message: gettext("Saving") });
    const reply = await post(this.host.url("studio_save"), { settings });
    this.#setSaving(false);
    if (reply.ok && reply.data.saved) this.#saved(settings, reply.data);
    else this.#refuse(reply.data.errors ?? [], reply.message);
  }

  cancel() {
    if (this.saving) return;
    if (this.#isDirty()) this.#askToDiscard(true);
    else this.#leave();
  }

  #editor(name, onChange) {
    const title = `${this.uid}-${name}-label`;
    return new CodeEditor(this.root.querySelector(`[data-editor="${name}"]`), {
      text: "",
      language: { mode: name === "grader" ? "" : "markdown" },
      labelledBy: title,
      describedBy: ["help", "error", ...(name === "grader" ? ["keys"] : [])].map((part) => `${this.uid}-${name}-${part}`).join(" "),
      onChange,
    });
  }

  /** Where each setting is, for the list of faults and its links. */
  #places() {
    const { simple, inputs, editors } = this;
    const field = (name, label) => ({ label, focus: () => simple.focus(name) });
    const editor = (name, label) => ({
      label,
      focus: (error) => editors[name].focus(error),
      show: (errors) => editors[name].setFaults(errors),
    });
    return {
      display_name: field("display_name", gettext("Display name")),
      runtime: field("runtime", gettext("Runtime")),
      prompt: editor("prompt", gettext("Prompt")),
      inputs: { label: gettext("Answer fields"), focus: ({ at }) => (at ?? inputs).focus(), show: () => inputs.showErrors() },
      grader: editor("grader", gettext("Grader")),
      solution: editor("solution", gettext("Solution")),
      weight: field("weight", gettext("Points")),
      ...Object.fromEntries(POLICIES.map((name) => [name, field(name, simple.label(name))])),
    };
  }

  #load(settings) {
    this.loading = true;
    this.runtime.choose(settings.runtime ?? "");
    this.simple.write(settings);
    this.inputs.value = settings.inputs ?? [];
    for (const [name, editor] of Object.entries(this.editors)) editor.text = settings[name] ?? "";
    this.#useRuntime();
    this.tryIt.draw(this.inputs.value);
    this.#showVersions();
    this.clean = JSON.stringify(this.#collect().settings);
    this.faults.clear();
    this.status.textContent = "";
    this.loading = false;
  }

  /** @returns {{settings: Settings, errors: import("./faults.js").AuthorError[]}} */
  #collect() {
    const { values, errors } = this.simple.read();
    const { prompt, grader, solution } = this.editors;
    const texts = { prompt: prompt.text, grader: grader.text, solution: solution.text };
    return { settings: { ...values, ...texts, inputs: this.inputs.value }, errors: [...errors, ...this.inputs.errors] };
  }

  #changed() {
    if (this.loading) return;
    this.testsHint.update();
    this.tryIt.draw(this.inputs.value);
    this.#showVersions();
    this.check();
  }

  #changeRuntime() {
    this.runtime.describe();
    this.#useRuntime();
    this.#changed();
  }

  /** Another version of a runtime, wherever the problem uses it. */
  #move(from, to) {
    const { settings } = this.#collect();
    this.inputs.value = movedInputs(settings.inputs, from, to);
    if (settings.runtime === from) this.runtime.choose(to);
    this.#useRuntime();
    this.#changed();
  }

  #showVersions() {
    const { settings } = this.#collect();
    const used = usedRuntimes(settings);
    this.newer.show(used);
    this.notices.show(used, settings.runtime);
  }

  #useRuntime() {
    const { chosen } = this.runtime;
    this.editors.grader.setLanguage(languageOf(chosen));
    this.inputs.setGrader(chosen);
    this.tryIt.setGrader(chosen);
    this.testsHint.setGrader(chosen);
  }

  async #check() {
    if (this.saving || !this.root.isConnected) return;
    this.checking?.abort();
    this.checking = new AbortController();
    const { settings, errors } = this.#collect();
    const reply = await post(this.host.url("studio_check"), { settings }, { signal: this.checking.signal });
    if (reply.name === "superseded") return;
    const found = reply.data.errors;
    const known = new Set(errors.map(({ field }) => field));
    if (found) this.#tell([...errors, ...found.filter(({ field }) => !known.has(field))]);
    else this.#say(gettext("Could not be checked just now. It will be when you save."));
  }

  #tell(errors) {
    this.faults.show(errors);
    this.#say(countInWords(errors.length));
  }

  #refuse(errors, message) {
    const title = errors.length ? gettext("Not saved. What you typed is still here; mend this first:") : gettext("Not saved. What you typed is still here.");
    this.faults.show(errors);
    this.faults.insist(errors.length || !message ? title : `${title} ${message}`);
    this.#say(errors.length ? countInWords(errors.length) : gettext("Not saved."));
    this.host.notify("error", { title: gettext("Not saved"), message: errors.length ? countInWords(errors.length) : message });
  }

  #saved(settings, data) {
    const pinned = { ...settings, runtime: data.runtime ?? settings.runtime };
    this.init.settings = pinned;
    this.faults.clear();
    this.notices.saved();
    this.runtime.choose(pinned.runtime);
    this.#showVersions();
    this.clean = JSON.stringify({ ...pinned });
    const saved = format(gettext("Saved, for the runtime {runtime}."), { runtime: pinned.runtime });
    this.#say([saved, ...(data.warnings ?? [])].join(" "));
    this.host.notify("save", { state: "end" });
    if (!this.root.isConnected) this.#stop();
  }

  #askToDiscard(asking) {
    this.discard.hidden = !asking;
    if (asking) this.root.querySelector(".wps-discard-no").focus();
    else this.buttons.cancel.focus();
  }

  #throwAway() {
    this.discard.hidden = true;
    this.#load(this.init.settings);
    this.#leave();
  }

  #leave() {
    this.buttons.cancel.focus();
    this.#say(gettext("Nothing was changed."));
    this.host.notify("cancel", {});
  }

  #isDirty() {
    return JSON.stringify(this.#collect().settings) !== this.clean;
  }

  /** Studio takes the editor off the page without telling it. */
  #warn(event) {
    if (!this.root.isConnected) this.#stop();
    else if (this.#isDirty()) event.preventDefault();
  }

  #stop() {
    window.removeEventListener("beforeunload", this.warnBeforeLeaving);
  }

  #setSaving(saving) {
    this.saving = saving;
    for (const button of Object.values(this.buttons)) {
      if (saving) button.setAttribute("aria-disabled", "true");
      else button.removeAttribute("aria-disabled");
    }
    if (saving) this.#say(gettext("Saving…"));
  }

  /** Said again only when it is something new, so that a screen reader is not interrupted for nothing. */
  #say(words) {
    if (this.status.textContent !== words) this.status.textContent = words;
  }
}
