const f = () => "two";
