"""Photographs and scans of notices, lists and letters: their words, read from the picture."""

from __future__ import annotations

import io
from typing import Any

from kintrace.errors import UnreadableSource
from kintrace.model import Arrival, SetAside
from kintrace.sources import ocr
from kintrace.sources.base import Format, Reading
from kintrace.sources.documents import document_of
from kintrace.sources.sidecar import read_sidecar

_LARGEST = 80_000_000  # pixels: nothing that a telephone takes is larger
_SAVE = "Save it again as .jpg or .png"


def read(arrival: Arrival, ref: str) -> Reading:
    """Read the words in a picture. What the camera wrote into the file (place, day, telephone) is not asked.

    Raises:
        UnreadableSource: No picture, one without words, or nothing on this machine reads pictures.
    """
    sidecar, wrong = read_sidecar(arrival)
    seen = ocr.seen_in(_opened(arrival.body))
    if not seen.text.strip():
        raise UnreadableSource("no words were found in the picture", "If there are words in it, type them into a .txt")
    document = document_of(arrival, ref, seen.text, FORMAT.name, sidecar)
    return Reading((document,), (*wrong, said_of(seen.sure)))


def said_of(sure: float, where: str = "picture") -> SetAside:
    """Say how sure the reading of a picture is."""
    words = f"Its words were read from a picture, with {sure:.0f} of 100 for sureness. Check names, numbers and days."
    return SetAside(where, words)


def _opened(body: bytes) -> Any:
    from PIL import Image, UnidentifiedImageError

    Image.MAX_IMAGE_PIXELS = _LARGEST // 2  # it refuses what has twice as many
    try:
        image = Image.open(io.BytesIO(body), formats=("JPEG", "PNG", "WEBP", "TIFF", "BMP", "GIF"))
        image.load()
    except Image.DecompressionBombError:
        raise UnreadableSource("the picture is larger than a picture can be", "Save it smaller") from None
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, OverflowError):
        raise UnreadableSource("the picture is damaged or not whole", _SAVE) from None
    if min(image.size) < 20:
        raise UnreadableSource("the picture is too small to hold words", _SAVE)
    return _on_white(image)


def _on_white(image: Any) -> Any:
    """What is transparent is paper."""
    from PIL import Image

    if "A" not in image.getbands() and "transparency" not in image.info:
        return image
    paper = Image.new("RGBA", image.size, "white")
    paper.alpha_composite(image.convert("RGBA"))
    return paper.convert("RGB")


def sniff(body: bytes) -> bool:
    """Whether the bytes are a picture, whatever the file is called."""
    return body.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")) or (body[:4] == b"RIFF" and body[8:12] == b"WEBP")


FORMAT = Format(
    "photo",
    "Photographs and scans of notices and lists, read in Burmese and English.",
    (".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".bmp"),
    read,
    sniff,
)
