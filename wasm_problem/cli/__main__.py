from . import main

main(prog_name="wasm-problem")
