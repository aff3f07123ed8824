// Has a class instead of the function, which cannot be called.
//
// category = "entry and arguments"
// ending = "raised"
// message = "new|constructor"
class attack {}
