"""The commands of `hub`, one module each: `add` declares the arguments, `run` does the work; some share `arguments`."""
