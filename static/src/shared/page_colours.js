/**
 * Light or dark, as the page around us is. What the system prefers does not decide: most pages of the platform are
 * light whatever it prefers, and some themes have a switch of their own.
 */

export const PAGE_COLOURS_CHANGED = "wasm-problem-page-colours";

const HALF = 0.5;

/** Whether our part of the page is dark. */
export function isPageDark() {
  return document.querySelector('.wasm-problem[data-colours="dark"]') !== null;
}

/** Keeps data-colours of `root` up to date. @param {HTMLElement} root */
export function followPage(root) {
  const look = () => {
    const colours = isDark(groundOf(root)) ? "dark" : "light";
    if (root.dataset.colours === colours) return;
    root.dataset.colours = colours;
    window.dispatchEvent(new Event(PAGE_COLOURS_CHANGED));
  };
  look();
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", look);
  const themes = new MutationObserver(look);
  for (const element of [document.documentElement, document.body]) {
    themes.observe(element, { attributes: true, attributeFilter: ["class", "style", "data-theme", "data-bs-theme", "data-paragon-theme-variant"] });
    element.addEventListener("transitionend", ({ target }) => target === element && look());
  }
}

/** The colour that is seen behind an element, as red, green, blue from 0 to 1. @param {HTMLElement} element */
function groundOf(element) {
  for (let at = element.parentElement; at; at = at.parentElement) {
    const [red, green, blue, alpha] = pixelOf(getComputedStyle(at).backgroundColor);
    if (alpha > HALF) return [red, green, blue];
  }
  return pixelOf(canvasColour()).slice(0, 3);
}

/** What a page without a ground of its own is painted on. */
function canvasColour() {
  const schemes = getComputedStyle(document.documentElement).colorScheme;
  const prefersDark = window.matchMedia("(prefers-color-scheme: dark)").matches;
  const dark = schemes.includes("dark") && (prefersDark || !schemes.includes("light"));
  return dark ? "black" : "white";
}

/** Any CSS colour as numbers from 0 to 1. @param {string} colour */
function pixelOf(colour) {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  canvas.canvas.width = canvas.canvas.height = 1;
  canvas.fillStyle = colour;
  canvas.fillRect(0, 0, 1, 1);
  return Array.from(canvas.getImageData(0, 0, 1, 1).data, (part) => part / 255);
}

/** Whether white stands out from it more than black. @param {number[]} rgb */
function isDark(rgb) {
  const [red, green, blue] = rgb.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.179;
}
