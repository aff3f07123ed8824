/** TeX to SVG by MathJax, with MathML beside it for screen readers. The fonts are in this file; nothing else is loaded. */

import { AssistiveMmlHandler } from "@mathjax/src/js/a11y/assistive-mml.js";
import { browserAdaptor } from "@mathjax/src/js/adaptors/browserAdaptor.js";
import { HTMLDocument } from "@mathjax/src/js/handlers/html/HTMLDocument.js";
import { HTMLHandler } from "@mathjax/src/js/handlers/html/HTMLHandler.js";
import "@mathjax/src/js/input/tex/ams/AmsConfiguration.js";
import "@mathjax/src/js/input/tex/base/BaseConfiguration.js";
import "@mathjax/src/js/input/tex/newcommand/NewcommandConfiguration.js";
import "@mathjax/src/js/input/tex/noundefined/NoUndefinedConfiguration.js";
import { TeX } from "@mathjax/src/js/input/tex.js";
import { mathjax } from "@mathjax/src/js/mathjax.js";
import { SVG } from "@mathjax/src/js/output/svg.js";
import "@mathjax/mathjax-newcm-font/js/svg/dynamic/calligraphic.js";
import "@mathjax/mathjax-newcm-font/js/svg/dynamic/double-struck.js";
import "@mathjax/mathjax-newcm-font/js/svg/dynamic/fraktur.js";
import "@mathjax/mathjax-newcm-font/js/svg/dynamic/script.js";

/** No package that can make a link, set a class or load something: what is typeset may be what a learner typed. */
const PACKAGES = ["base", "ams", "newcommand", "noundefined"];

/** A document whose styles are in our own style sheet: a strict policy for content forbids style elements. */
class Page extends HTMLDocument {
  addStyleSheet() {}
}

class Handler extends HTMLHandler {
  constructor(adaptor) {
    super(adaptor);
    this.documentClass = Page;
  }
}

export class TypesetterOfOurOwn {
  constructor() {
    // Parts of the font that are not in this file are told to be absent, and the browser's own font stands in.
    mathjax.asyncLoad = () => undefined;
    mathjax.asyncIsSynchronous = true;
    mathjax.handlers.register(AssistiveMmlHandler(new Handler(browserAdaptor())));
    const delimiters = { inlineMath: [["\\(", "\\)"]], displayMath: [["\\[", "\\]"], ["$$", "$$"]] };
    this.page = mathjax.document(document, {
      InputJax: new TeX({ packages: PACKAGES, ...delimiters, processEnvironments: false, processRefs: false, maxBuffer: 20 * 1024, maxMacros: 1000 }),
      OutputJax: new SVG({ fontCache: "local", displayOverflow: "linebreak", linebreaks: { inline: true, width: "100%" } }),
      ignoreHtmlClass: "tex2jax_ignore|mathjax_ignore",
    });
  }

  /** @param {HTMLElement} node */
  typeset(node) {
    this.page.clear();
    this.page.options.elements = [node];
    this.page.render();
  }
}
