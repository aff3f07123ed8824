/** Lets the keyboard scroll what is wider than its box: such a box can be focused, and says why. */

import { gettext } from "./i18n.js";

const BOXES = ":is(.wp-prompt, .wp-message), :is(.wp-prompt, .wp-message) pre";

/** Keeps the boxes in `root` right, also after it is resized and when mathematics or a result comes in. @param {HTMLElement} root */
export function keepScrollable(root) {
  const update = () => root.querySelectorAll(BOXES).forEach(mark);
  new ResizeObserver(update).observe(root);
  new MutationObserver(update).observe(root, { childList: true, subtree: true });
}

/** @param {HTMLElement} box */
function mark(box) {
  const marked = box.hasAttribute("data-scrolls");
  const scrolls = box.scrollWidth > box.clientWidth;
  if (scrolls === marked) return;
  box.toggleAttribute("data-scrolls", scrolls);
  if (scrolls) {
    box.tabIndex = 0;
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", gettext("Scrolls sideways"));
  } else {
    for (const name of ["tabindex", "role", "aria-label"]) box.removeAttribute(name);
  }
}
