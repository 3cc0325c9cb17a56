"""How a running text becomes a document, whichever way its Burmese is encoded."""

from __future__ import annotations

import hashlib

from cast import KYAW_LIN, THIDAR
from kintrace.lexicon import scripts
from kintrace.model import Arrival, Document
from kintrace.sources.documents import document_of
from kintrace.sources.sidecar import Sidecar

FIRST = f"{KYAW_LIN[2]}သည် စက်တင်ဘာလ ၃၀ ရက်နေ့က ပျောက်ဆုံးသွားပါသည်။"
SECOND = f"{THIDAR[2]}ကို မြစ်ကြီးနားမြို့တွင် နောက်ဆုံးတွေ့ရှိခဲ့ကြပါသည်။"


def made(text: str) -> Document:
    body = text.encode("utf-8")
    arrival = Arrival("arr:1", hashlib.sha256(body).hexdigest(), "notice.txt", body, None)
    return document_of(arrival, "doc:1", text, "text", Sidecar())


def test_a_text_that_is_half_and_half_is_read_line_by_line():
    document = made(f"{FIRST}\n{scripts.to_zawgyi(SECOND)}")
    assert document.script == "cannot_tell"
    assert document.cleaned == f"{FIRST}\n{SECOND}"


def test_a_text_in_one_encoding_is_decided_as_a_whole_and_kept_as_it_came():
    document = made(scripts.to_zawgyi(f"{FIRST}\n{SECOND}"))
    assert document.script == "zawgyi"
    assert document.cleaned == f"{FIRST}\n{SECOND}"
    assert document.text == scripts.to_zawgyi(f"{FIRST}\n{SECOND}")
