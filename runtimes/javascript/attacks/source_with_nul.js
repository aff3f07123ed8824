// Has NUL in the middle of an expression.
//
// category = "decompression and parsing bombs"
// ending = ["syntax", "raised"]
// prepare = "put_nul_into_it"
const attack = () => 1;
