/** Typesets the mathematics in a node when the page has MathJax, of version 2 (Open edX) or 3. @param {HTMLElement} node */
export function typeset(node) {
  const mathjax = window.MathJax;
  if (!mathjax) return;
  if (typeof mathjax.typesetPromise === "function") {
    mathjax.typesetPromise([node]).catch(() => undefined);
  } else if (typeof mathjax.Hub?.Queue === "function") {
    mathjax.Hub.Queue(["Typeset", mathjax.Hub, node]);
  }
}

/** Keeps MathJax away from what a program wrote, where that is not in code elements. */
export const NO_MATHEMATICS = "tex2jax_ignore mathjax_ignore";
