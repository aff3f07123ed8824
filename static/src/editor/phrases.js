/** CodeMirror's own words, in the reader's language. */

import { gettext } from "../shared/i18n.js";

/** @returns {Record<string, string>} */
export function phrases() {
  return {
    Find: gettext("Find"),
    Replace: gettext("Replace"),
    next: gettext("next"),
    previous: gettext("previous"),
    all: gettext("all"),
    "match case": gettext("match case"),
    "by word": gettext("by word"),
    regexp: gettext("regular expression"),
    replace: gettext("replace"),
    "replace all": gettext("replace all"),
    close: gettext("close"),
    "current match": gettext("current match"),
    "on line": gettext("on line"),
    "replaced match on line $": gettext("replaced match on line $"),
    "replaced $ matches": gettext("replaced $ matches"),
    "Go to line": gettext("Go to line"),
    go: gettext("go"),
    Diagnostics: gettext("Problems"),
    "No diagnostics": gettext("No problems"),
    "Selection deleted": gettext("Selection deleted"),
    "Control character": gettext("Control character"),
  };
}
