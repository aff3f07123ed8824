const shout = (text) => console.log(text);
