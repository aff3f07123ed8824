console.log("one");

const x = 1); // <here>
