import { TypesetterOfOurOwn } from "./math/typesetter.js";

/** MathJax, for a page that has none. Loaded when there is mathematics on it, see shared/math.js. */
window.WasmProblemMath ??= new TypesetterOfOurOwn();
