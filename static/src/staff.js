import { rootOf } from "./shared/dom.js";
import { StaffPanel } from "./staff/panel.js";

/**
 * The entry point where course staff see the learner's page: that page and, in it, the panel for the course team.
 * Three parameters, none with a default: the workbench counts them to decide what to pass.
 * @param {{handlerUrl(element: unknown, handler: string): string}} runtime
 * @param {HTMLElement | ArrayLike<HTMLElement>} element
 * @param {import("./learner/page.js").Init} init
 */
window.WasmProblemStaff = function WasmProblemStaff(runtime, element, init) {
  window.WasmProblemLearner(runtime, element, init);
  const details = rootOf(element, ".wasm-problem")?.querySelector(".wp-staff");
  if (details) new StaffPanel(details, (handler) => runtime.handlerUrl(element, handler)).start();
};
