// Bundles src/ into dist/: learner.{js,css}, studio.{js,css}, editor.js, which only pages with code load, and staff.{js,css}, which only
// course staff load besides the learner's, and math.js, which a page loads that has mathematics and no MathJax. `--watch` rebuilds on every change.
import { build, context } from "esbuild";

const options = {
  entryPoints: ["learner.js", "editor.js", "studio.js", "staff.js", "math.js", "learner.css", "studio.css", "staff.css"].map((name) => `src/${name}`),
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
