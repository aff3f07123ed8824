const answer = () => 42;

function nothing() {}
