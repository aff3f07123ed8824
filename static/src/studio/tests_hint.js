/** Says that a table of tests can stand in place of grade, and puts one in where no work would be lost. */

export class TestsHint {
  /** @param {HTMLElement} element @param {import("./code_editor.js").CodeEditor} editor  the grader's */
  constructor(element, editor) {
    this.element = element;
    this.editor = editor;
    this.button = element.querySelector("button");
    this.button.addEventListener("click", () => {
      this.editor.text = this.starter.tests;
      this.editor.focus({ line: 1 });
    });
    this.setGrader(undefined);
  }

  /** @param {import("./runtimes.js").Runtime | undefined} runtime  the grader's */
  setGrader(runtime) {
    this.starter = runtime?.starter ?? {};
    this.element.hidden = !this.starter.tests;
    this.update();
  }

  update() {
    const grader = this.editor.text.trim();
    const untouched = grader === "" || Object.entries(this.starter).some(([name, text]) => name !== "tests" && text.trim() === grader);
    this.button.hidden = !untouched;
  }
}
