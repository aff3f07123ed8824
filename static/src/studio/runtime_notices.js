/** Notices for authors about the runtimes of their problem: of another build than it was written with, or missing. */

import { h } from "../shared/dom.js";
import { format, gettext } from "../shared/i18n.js";

/** @typedef {import("./runtimes.js").Runtime} Runtime */

export class RuntimeNotices {
  /** @param {HTMLElement} holder @param {Runtime[]} runtimes */
  constructor(holder, runtimes) {
    this.holder = holder;
    this.missing = runtimes.filter(({ status }) => status === "missing");
    this.otherBuilds = new Set(runtimes.filter(({ other_build }) => other_build).map(({ id }) => id));
  }

  /** @param {string[]} used  the runtimes of the problem as it is in the editor @param {string} grader  one of them, which has a warning of its own */
  show(used, grader) {
    const missing = this.missing.filter(({ id }) => id !== grader && used.includes(id));
    const others = used.filter((id) => this.otherBuilds.has(id));
    this.holder.replaceChildren(...others.map(otherBuild), ...missing.map(notThere));
  }

  /** The problem was saved: what is installed is what it is written with. */
  saved() {
    this.otherBuilds.clear();
  }
}

/** What to ask the operator for. The package is named by the content, which may come from anywhere. @param {string} name */
export function toInstall(name) {
  const words = gettext("Where the problem was written, it came with the package {package}. Ask the operator to install that, if it is to be trusted:");
  return h("p", {}, format(words, { package: name }), " ", h("code", {}, `pip install ${name}`));
}

function otherBuild(runtime) {
  const words = gettext("This problem was written with another build of {runtime}. Try it with an answer that you know the result of; saving it records this build.");
  return h("p", { class: "wps-warning" }, format(words, { runtime }));
}

function notThere(runtime) {
  const words = gettext("Learners’ programs for {runtime} are not graded, for it is not installed here. The rest of the problem works.");
  return h("div", { class: "wps-warning" }, h("p", {}, format(words, { runtime: runtime.id })), runtime.package && toInstall(runtime.package));
}
