"""The test suites of the packages that the science runtime ships, run inside it."""
