"""Bytes to a reading, as intake does it but in this process."""

from __future__ import annotations

import hashlib

from kintrace.model import Arrival
from kintrace.sources import Reading, format_for


def read_as(file_name: str, body: bytes, sidecar: bytes = b"") -> Reading:
    form = format_for(file_name, body)
    assert form is not None
    return form.read(Arrival("arr:1", hashlib.sha256(body).hexdigest(), file_name, body, sidecar), "doc:1")


def texts(reading: Reading) -> list[str]:
    return [document.text for document in reading.documents]
