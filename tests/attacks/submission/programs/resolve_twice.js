// Returns something like a promise that gives what is right, then what is wrong, then fails.
//
// ending = "incorrect"
// tests = "fail fail fail fail fail fail"
// score = 0
async function join_sorted(words) {
  return {
    then(resolve, reject) {
      resolve("first");
      resolve(words.toSorted().join("-"));
      reject(new Error("third"));
    },
  };
}
