"""6. Forms that show what the gate has released: a terminal, lines for programs, a folder for a browser."""

from kintrace.outputs.base import Form, forms, render
from kintrace.outputs.codebook import codebook
from kintrace.outputs.terminal import terminal_text

__all__ = ["Form", "codebook", "forms", "render", "terminal_text"]
