// Bundles src/ into dist/: learner.{js,css}, studio.{js,css} and editor.js, which only pages with code load. `--watch` rebuilds on every change.
import { build, context } from "esbuild";

const options = {
  entryPoints: ["src/learner.js", "src/editor.js", "src/studio.js", "src/learner.css", "src/studio.css"],
  outdir: "dist",
  bundle: true,
  format: "iife",
  minify: true,
  legalComments: "none",
  target: ["chrome105", "firefox110", "safari16"],
  charset: "utf8",
  logLevel: "info",
};

if (process.argv.includes("--watch")) {
  await (await context(options)).watch();
} else {
  await build(options);
}
