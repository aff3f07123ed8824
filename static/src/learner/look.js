/** How this learner likes the editor: a plain text box or not, light or dark. Kept on the server, for every problem. */

import { PAGE_COLOURS_CHANGED, isPageDark } from "../shared/page_colours.js";
import { post } from "../shared/server.js";

/** @typedef {{plain: boolean, theme: "auto" | "light" | "dark"}} Look  auto: as the system is set, and dark on a dark page */

const CHANGED = "wasm-problem-look";
const PREFERS_DARK = "(prefers-color-scheme: dark)";

export class EditorLook {
  /** @param {Partial<Look> | undefined} look @param {string} url  where it is kept */
  constructor(look, url) {
    this.look = { plain: Boolean(look?.plain), theme: look?.theme ?? "auto" };
    this.url = url;
  }

  get plain() {
    return this.look.plain;
  }

  get choice() {
    return this.look.theme;
  }

  /** @returns {"light" | "dark"} */
  get theme() {
    if (this.look.theme !== "auto") return this.look.theme;
    return isPageDark() || window.matchMedia(PREFERS_DARK).matches ? "dark" : "light";
  }

  /** Also for the other problems on the page. @param {Partial<Look>} change */
  set(change) {
    const look = { ...this.look, ...change };
    window.dispatchEvent(new CustomEvent(CHANGED, { detail: look }));
    post(this.url, look); // a wish that is lost on the way is not worth a message
  }

  /** @param {() => void} listener  called after each change, the system's included */
  onChange(listener) {
    window.addEventListener(CHANGED, ({ detail }) => {
      this.look = detail;
      listener();
    });
    window.matchMedia(PREFERS_DARK).addEventListener("change", listener);
    window.addEventListener(PAGE_COLOURS_CHANGED, listener);
  }
}
