// Is a module that awaits for ever at its top.
//
// category = "waiting for ever"
// ending = "raised"
// message = "nothing will settle"
export const attack = () => 1;

await new Promise(() => {});
