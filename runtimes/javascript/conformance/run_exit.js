const status = Number(readLine());
console.log("leaving");
process.exit(status);
console.log("not reached");
