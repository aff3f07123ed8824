// Closes brackets inside of the texts that functions are made of.
//
// category = "interpreter"
// ending = "raised"
// message = "SyntaxError|escaped is not defined"
const attack = () => new Function("a = 1) { return 1 }, function (", "}); escaped(); ({");
