// Compiles code that is nested deep in each way that the grammar has, and catches what comes of it.
//
// category = "deep nesting of brackets"
// ending = ["value", "stack"]
// value = "survived"
function attack() {
  const ways = [
    ["(", "1", ")"], ["[", "1", "]"], ["{a:", "1", "}"], ["!", "1", ""], ["f(", "1", ")"], ["x=>", "1", ""], ["`${", "1", "}`"], ["1+(", "1", ")"],
    ["1?", "1", ":1"], ["1?1:", "1", ""], ["async()=>await ", "1", ""], ["class extends ", "null", "{}"], ["new ", "X", ""], ["...", "1", ""],
    ["a=", "1", ""], ["1**", "1", ""], ["function(){return ", "1", "}"], ["[...[", "1", "]]"], ["x?.[", "1", "]"], ["a??(", "1", ")"], ["({x=", "1", "})=>1"],
  ];
  for (const [open, middle, close] of ways) {
    try {
      (0, eval)("0, " + open.repeat(20000) + middle + close.repeat(20000));
    } catch {
      continue;
    }
  }
  for (const [open, close] of [["{", "}"], ["if(1)", ";"], ["for(;0;)", ";"], ["a:", ";"], ["try{", "}finally{}"], ["switch(1){default:", "}"], ["do ", " while(0);"]]) {
    try {
      (0, eval)(open.repeat(20000) + ";" + close.repeat(20000));
    } catch {
      continue;
    }
  }
  return "survived";
}
