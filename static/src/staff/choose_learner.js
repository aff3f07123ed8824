/** Finds a learner by name among those who have opened the problem. */

import { debounce, h } from "../shared/dom.js";
import { format, gettext, ngettext, number } from "../shared/i18n.js";
import { Said, button } from "./parts.js";
import { attemptsOf, outcomeInWords } from "./wording.js";

export class ChooseLearner {
  /** @param {import("./panel.js").Host} host @param {(learner: string) => void} choose */
  constructor(host, choose) {
    this.host = host;
    this.choose = choose;
    /** What the list was asked for last, and from where it goes on. */
    this.asked = "";
    this.next = null;
    const id = `${host.id}-learners`;
    this.toggle = button(gettext("Choose a learner"), () => (this.element.hidden ? this.open() : this.close()));
    this.toggle.setAttribute("aria-expanded", "false");
    this.toggle.setAttribute("aria-controls", id);
    this.search = h("input", { type: "search", class: "wp-text", id: `${id}-search`, autocomplete: "off", spellcheck: "false" });
    this.said = new Said();
    this.list = h("ul", { class: "wp-staff-learners", role: "list" });
    this.more = button(gettext("Show more"), () => this.#load(true));
    this.more.hidden = true;
    const label = h("label", { class: "wp-label", for: this.search.id }, gettext("User name or e-mail address"));
    this.element = h("div", { class: "wp-staff-chooser", id, hidden: true }, label, this.search, this.said.box, this.list, this.more);
    const later = debounce(() => this.#load(), 300);
    this.search.addEventListener("input", later);
    this.search.addEventListener("keydown", (event) => event.key === "Enter" && later.flush());
    this.element.addEventListener("keydown", (event) => this.#key(event));
  }

  open() {
    this.element.hidden = false;
    this.toggle.setAttribute("aria-expanded", "true");
    this.search.focus();
    this.#load();
  }

  close() {
    this.waiting?.abort();
    this.element.hidden = true;
    this.toggle.setAttribute("aria-expanded", "false");
  }

  /** @param {boolean} [more]  the next page, behind those that are there */
  async #load(more = false) {
    this.waiting?.abort();
    const waiting = (this.waiting = new AbortController());
    this.said.busy(gettext("Loading…"));
    const sent = { search: more ? this.asked : this.search.value.trim(), after: more ? this.next : null };
    const reply = await this.host.ask("staff_learners", sent, waiting.signal);
    if (waiting.signal.aborted) return;
    if (!reply.ok) {
      this.said.warn(reply.message);
      return;
    }
    const rows = reply.data.learners.map((row) => this.#row(row));
    if (!more) this.list.replaceChildren();
    this.list.append(...rows);
    this.asked = sent.search;
    this.next = reply.data.next;
    this.more.hidden = this.next === null;
    this.said.tell(this.#count(sent.search));
    if (more) rows[0]?.firstElementChild.focus();
  }

  #count(search) {
    const count = this.list.childElementCount;
    if (!count) return search ? gettext("Nobody who is found by this has opened the problem.") : gettext("Nobody has opened the problem yet.");
    if (this.next !== null) return format(ngettext("{count} learner shown, and there are more.", "{count} learners shown, and there are more.", count), { count: number(count) });
    return format(ngettext("{count} learner found.", "{count} learners found.", count), { count: number(count) });
  }

  /** @param {import("./one_learner.js").LearnerRow} row */
  #row(row) {
    const aside = [outcomeInWords(row), attemptsOf(row.attempts), row.overridden && gettext("score set by staff")].filter(Boolean).join(" · ");
    const pick = h("button", { type: "button", class: "wp-staff-learner", onclick: () => this.choose(row.learner) });
    pick.append(h("strong", { dir: "auto" }, row.name), " ", h("span", {}, aside));
    return h("li", {}, pick);
  }

  /** Arrows go through the list, Escape closes it. @param {KeyboardEvent} event */
  #key(event) {
    if (event.key === "Escape") {
      this.close();
      this.toggle.focus();
      return;
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const places = [this.search, ...this.list.querySelectorAll("button")];
    const place = places[places.indexOf(document.activeElement) + step];
    if (!place) return;
    event.preventDefault();
    place.focus();
  }
}
