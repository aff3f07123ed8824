// Makes copies of itself, as a cluster of servers does.
//
// category = "fork"
// ending = "raised"
// message = "cluster"
const attack = () => require("cluster").fork();
