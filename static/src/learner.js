import { LearnerPage } from "./learner/page.js";
import { initOf, rootOf } from "./shared/dom.js";

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
  const page = new LearnerPage(root, (handler) => runtime.handlerUrl(element, handler), given);
  page.start();
};
