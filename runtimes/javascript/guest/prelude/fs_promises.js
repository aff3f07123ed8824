// Node's fs/promises.

import { promises } from "./fs.js";

export const { readFile, writeFile } = promises;
export default promises;
