// Imports attached files that import one another, and the names of one another before these are there.
//
// category = "import hooks"
// ending = ["raised", "value"]
// prepare = "attach_modules_in_circles"
import { a } from "a.js";

export const attack = () => a;
