"""Whoever asks, and whatever is known: the reply tells nothing, nor do its traces. All people are invented."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cast import BRANG_AUNG, CANARIES, SENG_RA, THIDAR
from folders import PASSPHRASE, casebook_of
from kintrace import casework
from kintrace.casework.hiding.wishes import at_the_desk
from kintrace.casework.kinds import ASKED
from kintrace.casework.opening import opened
from kintrace.model import Reader, WishWay
from kintrace.outputs import render
from kintrace.protect import release
from kintrace.protect.replies import LONGEST_REQUEST, padded, reply, unpadded
from kintrace.store import Casebook

TAKEN = "On October 7, 2025, soldiers of the Kachin Independence Army (KIA) took {}, 22, from a tea shop in Hpakant.\n"
BODIES = {
    "nothing": json.dumps({"names": [THIDAR[0]], "reach": "here"}).encode(),
    "a match": json.dumps({"names": [SENG_RA[0]], "age": 22, "relation": "sister"}).encode(),
    "hidden": json.dumps({"names": [BRANG_AUNG[0]]}).encode(),
    "malformed": b"\x00{{{" + CANARIES[0].encode(),
    "empty": b"",
    "long": b" " * 15_000,
}


def now() -> datetime:
    return datetime(2026, 1, 2, 20, tzinfo=UTC)


@pytest.fixture
def book(tmp_path: Path, cheap_keys: None) -> Path:
    """A casebook that knows two people, one of them hidden."""
    texts = {name: (TAKEN.format(name), "2025-10-09") for name in (BRANG_AUNG[0], SENG_RA[0])}
    path = casebook_of(tmp_path / "b.casebook", texts, now)
    with at_the_desk(path, PASSPHRASE, now) as desk:
        lead = next(a.ref for a in desk.findings.assessments if BRANG_AUNG[0] in a.who.names)
    casework.hide(path, PASSPHRASE, lead, clock=now, wish=WishWay.SPOKEN)
    return path


def test_the_reply_is_the_same_bytes_whatever_is_known_and_whatever_was_asked(book: Path, tmp_path: Path):
    replies = set()
    for body in BODIES.values():
        (tmp_path / "r").write_bytes(body)
        casework.ask(book, PASSPHRASE, tmp_path / "r", tmp_path / "o", now)
        replies.add((tmp_path / "o").read_bytes())
    assert replies == {reply(date(2026, 1, 3))}  # in Myanmar the day has turned


def test_every_request_leaves_one_entry_of_one_size(book: Path, tmp_path: Path):
    for body in BODIES.values():
        (tmp_path / "r").write_bytes(body)
        casework.ask(book, PASSPHRASE, tmp_path / "r", tmp_path / "o", now)
    with opened(book, PASSPHRASE, now) as open_book:
        sizes = [len(e.payload or b"") for e in open_book.book.entries(kinds=(ASKED,))]
        reads = sum(1 for _ in open_book.book.entries(lane="reads"))
    assert (len(sizes), len(set(sizes)), reads) == (len(BODIES), 1, 0)


def test_no_content_of_the_casebook_is_read_for_a_reply(book: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    read: list[object] = []
    entries = Casebook.entries

    def watched(self, lane="facts", kinds=None):  # type: ignore[no-untyped-def]
        read.append(kinds)
        return entries(self, lane, kinds)

    monkeypatch.setattr(Casebook, "entries", watched)
    (tmp_path / "r").write_bytes(BODIES["a match"])
    casework.ask(book, PASSPHRASE, tmp_path / "r", tmp_path / "o", now)
    assert not {"read", "coded", "judged", "not_to_be_found", "asked"} & {kind for kinds in read for kind in kinds}


def test_with_custodians_too_reply_and_entry_are_the_same_whatever_was_asked(book: Path, tmp_path: Path):
    public = []
    for label in ("first", "second"):
        (tmp_path / label).mkdir()
        public.append(casework.new_custodian(tmp_path / label / "identity", label, PASSPHRASE).public)
    casework.add_custodians(book, PASSPHRASE, public, now, lambda *_: None)
    replies = set()
    for body in BODIES.values():
        (tmp_path / "r").write_bytes(body)
        casework.ask(book, PASSPHRASE, tmp_path / "r", tmp_path / "o", now)
        replies.add((tmp_path / "o").read_bytes())
    with opened(book, PASSPHRASE, now) as open_book:
        asked = [e.payload or b"" for e in open_book.book.entries(kinds=(ASKED,))]
    assert replies == {reply(date(2026, 1, 3))}
    assert (len(asked), len({len(payload) for payload in asked})) == (len(BODIES), 1)
    assert not any(CANARIES[0].encode() in payload or b"sister" in payload for payload in asked)


@given(st.dates(date(2000, 1, 1), date(2999, 1, 1)))
def test_a_reply_has_one_length_on_every_day(day: date):
    assert len(reply(day)) == len(reply(date(2026, 1, 1)))


@given(st.binary(max_size=2000))
def test_a_request_comes_back_as_it_came(body: bytes):
    assert unpadded(padded(body)) == body


def test_a_request_too_long_to_be_kept_is_for_the_caller_to_cut():
    assert len(padded(bytes(LONGEST_REQUEST))) == 64 * 1024
    with pytest.raises(ValueError):
        padded(bytes(LONGEST_REQUEST + 1))


UNCODED = (
    "A friend spoke with them by telephone from Zzqville last week. They work in a shop near the bridge there.",
    "ဇူးဇူးရွာက ဆိုင်တစ်ဆိုင်မှာ အလုပ်လုပ်နေသည်။ အဒေါ်အိမ်မှာ နေကောင်းနေတယ်။",
)


@pytest.mark.parametrize("then", UNCODED)
def test_where_a_hidden_person_lives_now_in_words_that_nobody_coded_is_in_no_form(
    tmp_path: Path, cheap_keys: None, then: str
):
    texts = {"a": (f"{TAKEN.format(SENG_RA[0])}\n{then}\n", "2025-11-20")}
    path = casebook_of(tmp_path / "b.casebook", texts, now)
    with at_the_desk(path, PASSPHRASE, now) as desk:
        lead = desk.findings.assessments[0].ref
    casework.hide(path, PASSPHRASE, lead, clock=now, wish=WishWay.SPOKEN)
    with at_the_desk(path, PASSPHRASE, now) as desk:
        released = release(desk.findings, Reader.DOCUMENTER, "test")
        forms = [render(form, released) for form in ("report-html", "leads-json", "terminal")]
        told = "".join(str(body, "utf-8") for form in forms for body in form.values())
        assert len(released.leads) == 1
        assert [p.text for p in released.passages] == [TAKEN.format(SENG_RA[0]).replace(" from a tea shop", "").strip()]
        assert not [word for word in (*then.split(), "Zzqville") if len(word) > 5 and word in told]
