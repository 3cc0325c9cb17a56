"""The command line: parses, calls casework, shows. Every error a person meets ends here, once, with its code."""

from kintrace.cli.app import main

__all__ = ["main"]
