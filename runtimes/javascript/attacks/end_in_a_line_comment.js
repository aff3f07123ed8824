// Ends in comments of HTML, a line comment and a hashbang where none may be.
//
// category = "harness"
// ending = "value"
// value = 1
const attack = () => 1;
<!-- a comment of HTML
--> and its end //
