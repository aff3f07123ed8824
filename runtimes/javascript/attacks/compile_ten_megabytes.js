// Compiles ten megabytes of source of its own.
//
// category = "source of 10 MB"
// ending = ["memory", "fuel", "value", "raised"]
const attack = () => new Function("x = 1;\n".repeat(1500000)).length;
