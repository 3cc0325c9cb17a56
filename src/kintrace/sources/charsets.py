"""Bytes to text: which encoding a file is in, said plainly where it is not UTF-8."""

from __future__ import annotations

import codecs
import re

from kintrace.errors import UnreadableSource

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# What files from this border come in besides UTF-8; wider guessing finds "Turkish" in three accented names.
_LIKELY = ["cp1252", "latin_1", "gb18030", "big5", "cp874"]
_BINARY = re.compile(rb"[\x00-\x06\x0e-\x1a\x1c-\x1f\x7f]")
_WRITING = re.compile(r"[\s\u0020-\u007e\u00a0-\u024f\u1000-\u109f\u2010-\u2027\ua4d0-\ua4ff\u4e00-\u9fff]")
_SAMPLE = 64 * 1024


def decoded(body: bytes) -> tuple[str, str]:
    """Decode a text file.

    Args:
        body: The bytes of the file.

    Returns:
        The text with its code points as they are (a UTF-8 byte order mark is one of them, line ends are kept),
        and the name of the encoding for people where it is not UTF-8, else an empty string.

    Raises:
        UnreadableSource: The bytes are no text in any encoding we know.

    >>> decoded("Lawk Hprai".encode())
    ('Lawk Hprai', '')
    >>> decoded("Lawk Hprai".encode("utf-16-le"))
    ('Lawk Hprai', 'UTF-16')
    """
    for mark, name in _MARKS:
        if body.startswith(mark):
            return _strictly(body, name), name.upper()
    wide = _without_mark(body)
    if wide:
        return _strictly(body, wide), "UTF-16"
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(body)
    if _mostly_binary(body):
        raise _no_text()
    return text, ""


def _strictly(body: bytes, name: str) -> str:
    try:
        return body.decode(name)
    except UnicodeDecodeError:
        raise UnreadableSource(
            f"the file starts as {name.upper()} and then is not", "Open it in an editor and save it as UTF-8"
        ) from None


def _without_mark(body: bytes) -> str:
    """Name of the two-byte encoding of a text without a byte order mark; empty: none.

    Latin letters then have a zero as every second byte, Burmese ones 0x10.
    """
    sample = body[:_SAMPLE]
    if len(sample) < 4 or len(body) % 2:
        return ""
    for name, high in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        low = sample[0::2] if name == "utf-16-le" else sample[1::2]
        if high.count(0) + high.count(0x10) < 0.6 * len(high) or low.count(0) > 0.2 * len(low):
            continue
        text = sample[: len(sample) // 2 * 2].decode(name, "replace")
        if len(_WRITING.findall(text)) >= 0.9 * len(text):
            return name
    return ""


def _guessed(body: bytes) -> tuple[str, str]:
    if _mostly_binary(body):
        raise _no_text()
    from charset_normalizer import from_bytes

    best = from_bytes(body, cp_isolation=_LIKELY, enable_fallback=False).best()
    if best is None:
        raise _no_text()
    name = "cp1252" if best.encoding == "latin_1" else best.encoding
    try:
        return body.decode(name), _for_people(name)
    except UnicodeDecodeError:
        return body.decode(best.encoding), _for_people(best.encoding)


def _for_people(name: str) -> str:
    return {"cp1252": "Windows-1252", "latin_1": "Latin-1", "cp874": "Thai (cp874)"}.get(name, name.upper())


def _mostly_binary(body: bytes) -> bool:
    sample = body[:_SAMPLE]
    return len(_BINARY.findall(sample)) > max(2, len(sample) // 200)


def _no_text() -> UnreadableSource:
    return UnreadableSource("the file holds no text that can be read", "Save it again as text in UTF-8")
