console.log("read it all");
