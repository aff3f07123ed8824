import { initOf, rootOf } from "./shared/dom.js";
import { localiseTimes } from "./shared/i18n.js";
import { StudioPage } from "./studio/page.js";

/**
 * The editor's entry point. Three parameters, none with a default: the workbench counts them to decide what to pass.
 * @param {{handlerUrl(element: unknown, handler: string): string, notify?: (name: string, data: object) => void}} runtime
 * @param {HTMLElement | ArrayLike<HTMLElement>} element
 * @param {import("./studio/page.js").Init} init
 */
window.WasmProblemStudio = function WasmProblemStudio(runtime, element, init) {
  const root = rootOf(element, ".wasm-problem-studio");
  const given = init?.settings ? init : initOf(root);
  if (!given) return;
  const host = {
    url: (handler) => runtime.handlerUrl(element, handler),
    notify: (name, data) => runtime.notify?.(name, data),
  };
  localiseTimes(root);
  new StudioPage(root, host, given).start();
};
