// Returns texts and keys with NUL, quotes and line ends.
//
// category = "result not JSON"
// ending = "value"
// value = {"a\u0000b\"\\\n" = ["\u0000", "\u2028</script>", "\u007f"]}
const attack = () => ({ 'a\0b"\\\n': ["\0", "\u2028</script>", "\x7f"] });
