"""The name and version of the contract between the host and runtimes: runtimes/wit/runtime.wit."""

PACKAGE = "wasm-problem:runtime"
CONTRACT_VERSION = "1.0.0"
