console.log(Number(readLine()) + Number(readLine()));
