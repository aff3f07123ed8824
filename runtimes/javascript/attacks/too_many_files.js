// Comes with a hundred thousand files.
//
// category = "host resources"
// ending = "too-large"
// prepare = "attach_many_files"
const attack = () => require("fs").readdirSync(".").length;
