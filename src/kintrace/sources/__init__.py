"""Every arriving file format, one file each; parsers run apart from the keys, in a process of their own."""

from kintrace.sources.apart import Apart, serve
from kintrace.sources.base import Format, Reading
from kintrace.sources.folder import MARKER, FoundFile, files_in, found_file
from kintrace.sources.isolated import Reader
from kintrace.sources.registry import format_for, formats

__all__ = [
    "MARKER",
    "Apart",
    "Format",
    "FoundFile",
    "Reader",
    "Reading",
    "files_in",
    "format_for",
    "formats",
    "found_file",
    "serve",
]
