// Is ten megabytes long.
//
// category = "source of 10 MB"
// ending = "too-large"
// prepare = "make_it_ten_megabytes"
const attack = () => 1;
