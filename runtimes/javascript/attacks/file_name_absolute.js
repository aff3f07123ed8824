// Comes with a file whose name is a path.
//
// category = "file names with .."
// ending = "refused"
// prepare = "attach_under_an_absolute_name"
const attack = () => require("fs").readFileSync("/etc/passwd", "utf8");
