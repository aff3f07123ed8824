import { LearnerPage } from "./learner/page.js";
import { initOf, rootOf } from "./shared/dom.js";
import { followPage } from "./shared/page_colours.js";

/**
 * The block's entry point. Three parameters, none with a default: the workbench counts them to decide what to pass.
 * @param {{handlerUrl(element: unknown, handler: string): string}} runtime
 * @param {HTMLElement | ArrayLike<HTMLElement>} element
 * @param {import("./learner/page.js").Init} init
 */
window.WasmProblemLearner = function WasmProblemLearner(runtime, element, init) {
  const root = rootOf(element, ".wasm-problem");
  const given = init?.state ? init : initOf(root);
  if (!given) return;
  followPage(root);
  const page = new LearnerPage(root, (handler) => runtime.handlerUrl(element, handler), given);
  page.start();
};
