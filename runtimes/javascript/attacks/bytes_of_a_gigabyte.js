// Makes buffers of gigabytes.
//
// category = "memory by bytes"
// ending = ["memory", "raised"]
const attack = () => [new ArrayBuffer(2 ** 30), new ArrayBuffer(2 ** 31 - 1), new Uint8Array(2 ** 32)].length;
