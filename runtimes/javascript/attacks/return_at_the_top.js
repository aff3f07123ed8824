// Returns at its top, in front of whatever the runtime adds.
//
// category = "harness"
// ending = ["syntax", "raised"]
const attack = () => 1;
return attack;
