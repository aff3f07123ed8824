// Is a module that imports code from the network.
//
// category = "network"
// ending = "raised"
// message = "Cannot find module|https://example.org/x.js"
import { x } from "https://example.org/x.js";

export const attack = () => x;
