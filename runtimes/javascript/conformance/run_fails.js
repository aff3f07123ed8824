console.log("begun");
throw new Error("went wrong"); // <here>
