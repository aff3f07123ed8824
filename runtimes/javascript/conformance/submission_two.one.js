const f = () => "one";
