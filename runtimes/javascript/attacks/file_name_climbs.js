// Comes with a file whose name climbs out of the folder.
//
// category = "file names with .."
// ending = "refused"
// prepare = "attach_under_a_climbing_name"
const attack = () => require("fs").readFileSync("../../etc/passwd", "utf8");
