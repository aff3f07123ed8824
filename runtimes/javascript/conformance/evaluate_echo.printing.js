console.log("shown");
1
