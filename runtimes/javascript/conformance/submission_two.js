const grade = ({ first, second }, problem) => first.call("f") === "one" && second.call("f") === "two";
