console.log(null.x);
