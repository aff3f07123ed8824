import { Editor } from "./editor/editor.js";

/** The code editor, for a page that has a field for code. A page that was there first is told. */
window.WasmProblemEditor = Editor;
window.dispatchEvent(new Event("wasm-problem-editor"));
