/** What stands around the editor: the choice of the language, the way back to the starter, and how the editor looks. */

import { h } from "../shared/dom.js";
import { gettext } from "../shared/i18n.js";
import { grouped } from "../shared/grouped.js";

/**
 * @typedef {Object} Tools
 * @property {HTMLElement | null} language  to stand before the editor; null when there is nothing to choose
 * @property {HTMLElement} element  to stand behind it
 * @property {(id: string) => void} showLanguage
 * @property {(useful: boolean) => void} showStarter
 * @property {(available: boolean) => void} showLook
 * @property {() => void} switchPlain
 *
 * @param {{id: string, runtimes: import("./code_field.js").Runtime[], look: import("./look.js").EditorLook, choose: (id: string) => void, toStarter: () => void}} options
 * @returns {Tools}
 */
export function tools({ id, runtimes, look, choose, toStarter }) {
  const languages = grouped(runtimes, ({ language }) => language).map(([title, members]) => optgroup(title, members));
  const select = h("select", { class: "wp-text wp-select", id: `${id}-language`, autocomplete: "off", onchange: () => choose(select.value) }, ...languages);
  const language = runtimes.length > 1 && h("div", { class: "wp-language" }, label(select, gettext("Language")), select);

  const starter = h("button", { type: "button", class: "wp-quiet-button", onclick: toStarter }, gettext("Back to starter code"));
  const switchPlain = () => look.set({ plain: !look.plain });
  const plain = h("button", { type: "button", class: "wp-quiet-button", "aria-keyshortcuts": "Control+Alt+M", onclick: switchPlain });
  const themes = [
    ["auto", gettext("like the system")],
    ["light", gettext("light")],
    ["dark", gettext("dark")],
  ].map(([value, text]) => h("option", { value }, text));
  const theme = h("select", { class: "wp-text wp-select", id: `${id}-theme`, autocomplete: "off", onchange: () => look.set({ theme: theme.value }) }, themes);
  const colours = h("div", { class: "wp-colours" }, label(theme, gettext("Colours")), theme);

  return {
    language: language || null,
    element: h("div", { class: "wp-tools" }, starter, plain, colours),
    showLanguage: (value) => (select.value = value),
    showStarter: (useful) => (starter.hidden = !useful),
    showLook: (available) => {
      plain.hidden = !available;
      plain.textContent = look.plain ? gettext("Use the code editor") : gettext("Use a plain text box");
      colours.hidden = !available || look.plain;
      theme.value = look.choice;
    },
    switchPlain,
  };
}

/** A language is named once where there are several of it. */
function optgroup(title, runtimes) {
  const options = runtimes.map((runtime) => h("option", { value: runtime.id }, runtime.title));
  return title && options.length > 1 ? h("optgroup", { label: title }, options) : options;
}

function label(control, text) {
  return h("label", { class: "wp-small-label", for: control.id }, text);
}
