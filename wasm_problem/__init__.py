"""Sandboxed Code Problem: an Open edX XBlock whose graders run in WebAssembly."""

__version__ = "0.1.0"
