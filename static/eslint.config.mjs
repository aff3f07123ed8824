import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["**/dist/", "**/node_modules/"] },
  js.configs.recommended,
  { files: ["static/src/**/*.js"], languageOptions: { globals: globals.browser } },
  {
    // What runs in the sandbox: the language itself, and what its prelude adds.
    files: ["runtimes/**/*.js"],
    languageOptions: { globals: { DOMException: "readonly", btoa: "readonly", queueMicrotask: "readonly" } },
  },
  { files: ["**/*.mjs"], languageOptions: { globals: globals.node } },
  { rules: { eqeqeq: "error", "no-eval": "error", "no-implied-eval": "error", "no-var": "error", "prefer-const": "error" } },
];
