/** Typesets mathematics: with the page's MathJax, of version 2 (Open edX), 3 or 4, or else with our own. */

const DELIMITERS = /\\\(|\\\[|\$\$/;

const SKIPPED = "code, pre, textarea, script, style, .tex2jax_ignore, .mathjax_ignore";

/** How long a page's own MathJax may take to come, in milliseconds. */
const PATIENCE = 5000;

/** @param {HTMLElement} node  in the page; what is in it is looked through, but for code and NO_MATHEMATICS */
export function typeset(node) {
  if (!hasMathematics(node)) return;
  const ready = typesetterOfPage();
  if (ready) ready(node);
  else typesetter(node).then((work) => node.isConnected && work(node)).catch(() => undefined); // then TeX stays as it is written
}

/** Keeps MathJax away from what a program wrote, where that is not in code elements. */
export const NO_MATHEMATICS = "tex2jax_ignore mathjax_ignore";

/** What may be mathematics in what MathJax looks at. @param {HTMLElement} node @returns {boolean} */
function hasMathematics(node) {
  const filter = (each) => (each.nodeType !== Node.TEXT_NODE && each.matches(SKIPPED) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT);
  const walker = document.createTreeWalker(node, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, filter);
  while (walker.nextNode()) if (walker.currentNode.nodeType === Node.TEXT_NODE && DELIMITERS.test(walker.currentNode.data)) return true;
  return false;
}

/** @returns {((node: HTMLElement) => void) | undefined} */
function typesetterOfPage() {
  const mathjax = window.MathJax;
  if (typeof mathjax?.typesetPromise === "function") return (node) => mathjax.typesetPromise([node]).catch(() => undefined);
  if (typeof mathjax?.Hub?.Queue === "function") return (node) => mathjax.Hub.Queue(["Typeset", mathjax.Hub, node]);
  return undefined;
}

/** A page that is to have MathJax must not get a second one, so whether it comes is waited for. */
async function typesetter(node) {
  if (document.readyState !== "complete") await new Promise((resolve) => window.addEventListener("load", resolve, { once: true }));
  const until = Date.now() + PATIENCE;
  while (isExpected() && !typesetterOfPage() && Date.now() < until) await new Promise((resolve) => setTimeout(resolve, 100));
  return typesetterOfPage() ?? ourOwn(node);
}

function isExpected() {
  return Boolean(window.MathJax || document.querySelector('script[src*="mathjax" i], script[type="text/x-mathjax-config"]'));
}

async function ourOwn(node) {
  const url = (node.closest("[data-math]") ?? document.querySelector("[data-math]")).dataset.math;
  // Each of our scripts has this module in it, and one of them loads it for all.
  await (window.wasmProblemMathLoading ??= loaded(url));
  return (each) => window.WasmProblemMath.typeset(each);
}

function loaded(url) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.addEventListener("load", resolve);
    script.addEventListener("error", reject);
    script.src = url;
    document.head.append(script);
  });
}
