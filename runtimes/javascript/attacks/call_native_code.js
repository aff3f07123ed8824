// Calls code outside of JavaScript: WebAssembly, libraries, bindings, the modules of QuickJS.
//
// category = "ctypes"
// ending = "value"
// value = []
async function attack() {
  const found = [];
  const ways = [
    () => new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0])),
    () => process.binding("fs"),
    () => process.dlopen({}, "libc.so.6"),
    () => require("ffi-napi"),
    () => require("bjson"),
    () => import("bjson"),
    () => import("std"),
    () => import("os"),
    () => import("qjs:std"),
    () => import("qjs:bjson"),
    () => import("./libc.so"),
    () => import("wasi:filesystem/types"),
    () => navigator.gpu.requestAdapter(),
    () => Deno.dlopen("libc.so.6", {}),
    () => std.loadScript("program.js"),
    () => new ActiveXObject("x"),
    () => java.lang.System.exit(0),
  ];
  for (const way of ways) {
    try {
      await way();
      found.push(String(way));
    } catch {
      continue;
    }
  }
  return found;
}
