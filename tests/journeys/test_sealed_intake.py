"""Originals are sealed as they come in: what stays readable holds no speaker, contact, ransom, ending or device."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cast import BRANG_AUNG, CANARIES, SENG_RA
from folders import small_folder
from kintrace.casework import computing
from kintrace.casework.computing import findings_of
from kintrace.casework.contents import Contents, contents_of
from kintrace.casework.custodians.enrolment import enrol
from kintrace.casework.kinds import ARRIVED, CODED, READ, SEALED, SealedArrival, SealedOriginal
from kintrace.casework.own_lists import OwnLists
from kintrace.casework.taking_in.intake import Intake, Limits, Readers, code_again, take_in
from kintrace.casework.taking_in.sealing import seal_what_is_open
from kintrace.errors import Refused
from kintrace.model import PublicCustodian, Reader, from_cbor
from kintrace.outputs import render
from kintrace.protect import Custodian, KeyRing, half_from, open_with, release, unseal
from kintrace.store import Casebook

HE = BRANG_AUNG[0]
SPEAKER, MOTHER, STAFF, BYLINE = "Khawn Zarnu", "Hkawn Zarpan", "Lahtaw Zarja", "Naw Zarbu"
SUM, GO_BETWEEN, FERRY = "67 lakh", "U Zarkhin", "Zarhwe ferry"
HUT, DAY, ZAWGYI_DAY = "Zarpyit", "November 19", "၁၉"
DEVICE, USER, POINT = "collect:Zq7HpunDevice", "zar.collector", "25.612345, 96.312345"
SEALED_WORDS = (
    SPEAKER, MOTHER, STAFF, BYLINE, SUM, GO_BETWEEN, FERRY, HUT, DAY, DEVICE, USER, POINT, "25.612345", CANARIES[2],
    "zarsave", "promised",
)  # fmt: skip
REPORT = f"""\
By {BYLINE}

On October 7, 2025, soldiers of the Kachin Independence Army (KIA) took {HE}, 22, from a tea shop in Hpakant.

“They came at noon,” said Daw {SPEAKER}, a neighbour. The men promised her that he would come back by the weekend.

His uncle paid {SUM} to {GO_BETWEEN} at the {FERRY}. {HE} escaped on {DAY} and reached {HUT}.

Interviewed by: {STAFF}
Position of the telephone: {POINT}
"""
NOTICE = f"""\
MISSING
Name: {SENG_RA[0]}
Age: 24
Last seen: 2 October 2025, Hpakant
Note: her mother Daw {MOTHER} knows nothing more.
Witness: Daw {MOTHER}
Contact: {CANARIES[2]}
"""
FORM = f"""\
name,age,township,date,what happened,amount paid,interviewer,deviceid,username,_geolocation,start
{SENG_RA[0]},24,Hpakant,2025-10-02,taken by KIA,{SUM},{STAFF},{DEVICE},{USER},"{POINT}",2025-11-01T09:00
{HE},22,Hpakant,2025-10-07,taken by KIA,,{STAFF},{DEVICE},{USER},"{POINT}",2025-11-01T09:20
"""


def now() -> datetime:
    return datetime(2026, 1, 5, tzinfo=UTC)


def planted(at: Path) -> Path:
    folder = small_folder(at)
    (folder / f"from {SPEAKER}.txt").write_text(REPORT, "utf-8")
    (folder / "photo.txt").write_text(NOTICE, "utf-8")
    (folder / "photo.meta.json").write_text(f'{{"published": "2025-10-09", "saved_by": "zarsave {STAFF}"}}', "utf-8")
    (folder / "form.csv").write_text(FORM, "utf-8")
    (folder / "broken.xlsx").write_bytes(f"no text: {SPEAKER}".encode())
    return folder


class Desk:
    """A casebook, its keys and its custodians, and hands that take a folder in."""

    def __init__(self, at: Path, readers: Readers, custodians: int) -> None:
        self.readers, self.keys = readers, KeyRing.temporary()
        self.book = Casebook.create(at, self.keys, now)
        self.custodians = [Custodian.new() for _ in range(custodians)]
        if custodians:
            self.enrol()

    def enrol(self) -> None:
        self.custodians = self.custodians or [Custodian.new() for _ in range(3)]
        enrol(self.book, self.public())

    def public(self) -> list[PublicCustodian]:
        return [PublicCustodian(f"c{n}", c.public, bytes([n]) * 32) for n, c in enumerate(self.custodians)]

    def take(self, folder: Path) -> tuple[Intake, Contents]:
        contents = contents_of(self.book)
        return take_in(self.book, self.keys, contents, folder, self.readers, lambda *_: None), contents

    def leads(self, reader: Reader = Reader.DOCUMENTER) -> list[str]:
        found = findings_of(self.book, self.keys, contents_of(self.book), lambda *_: None)
        body = b"".join(render("leads-json", release(found, reader, "test")).values()).decode()
        # references, and the numbers that stand for documents, are of each casebook's own keys
        lines = [line.partition('"reviewed"')[2] for line in body.splitlines()]
        return [re.sub('"document [0-9]+"', '"document"', line) for line in lines]

    def everything(self) -> bytes:
        """All that somebody reads who has the file and the passphrase."""
        findings_of(self.book, self.keys, contents_of(self.book), lambda *_: None)
        payloads = [e.payload or b"" for lane in ("facts", "reads") for e in self.book.entries(lane=lane)]
        names = {v for k, v in vars(computing).items() if k.isupper() and isinstance(v, str)}
        rows = [k.encode() + v for name in sorted(names) for k, v in self.book.projection(name).items()]
        return b"\n".join([*payloads, *rows])

    def boxes(self) -> Iterator[SealedArrival]:
        for entry in self.book.entries(kinds=(SEALED,)):
            if entry.payload is not None:
                yield from_cbor(entry.payload, SealedArrival)

    def originals(self) -> list[SealedOriginal]:
        """What two custodians open together."""
        one, two = self.public()[0].id, self.public()[1].id
        secrets = {c.id: own for c, own in zip(self.public(), self.custodians, strict=True)}
        found = []
        for kept in self.boxes():
            halves = {(h.custodian, h.other): h.box for h in kept.box.halves}
            parts = [
                half_from(unseal(secrets[a], halves[a, b]), kept.box.id, a, b) for a, b in ((one, two), (two, one))
            ]
            found.append(from_cbor(open_with(kept.box, *parts), SealedOriginal))
        return found


def hits(body: bytes) -> set[str]:
    return {w for w in SEALED_WORDS if any(w.encode(form) in body for form in ("utf-8", "utf-16-le", "utf-16-be"))}


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return planted(tmp_path_factory.mktemp("sealed") / "folder")


@pytest.fixture(scope="module")
def readers() -> Iterator[Readers]:
    with Limits(60, 2048).readers(OwnLists()) as started:
        yield started


@pytest.fixture(scope="module")
def sealed(folder, readers, tmp_path_factory) -> Iterator[Desk]:
    desk = Desk(tmp_path_factory.mktemp("sealed-book") / "a.casebook", readers, custodians=3)
    desk.take(folder)
    yield desk
    desk.book.close()


@pytest.fixture(scope="module")
def plain(folder, readers, tmp_path_factory) -> Iterator[Desk]:
    desk = Desk(tmp_path_factory.mktemp("open-book") / "a.casebook", readers, custodians=0)
    desk.take(folder)
    yield desk
    desk.book.close()


def test_without_custodians_the_words_are_there_to_be_read(plain):
    assert hits(plain.everything()) == set(SEALED_WORDS)  # the positive control


def test_with_the_passphrase_alone_nothing_sealed_is_read(sealed):
    assert hits(sealed.everything()) == set()


def test_two_custodians_read_everything_again(sealed, folder):
    originals = sealed.originals()
    assert {o.body for o in originals} == {p.read_bytes() for p in folder.iterdir() if ".meta." not in p.name}
    assert hits(b"\n".join(o.body + o.sidecar for o in originals)) == set(SEALED_WORDS)
    words = "".join(d.text for o in originals for d in o.documents)
    assert SPEAKER in words and HUT in words
    assert any(f"from {SPEAKER}.txt" == o.file_name for o in originals)


@pytest.mark.parametrize("reader", [Reader.DOCUMENTER, Reader.REVIEWER, Reader.CASEWORKER, Reader.ANALYST])
def test_the_leads_are_those_of_an_open_casebook(sealed, plain, reader):
    ours, theirs = sealed.leads(reader), plain.leads(reader)
    assert len(ours) > 3
    assert sorted(ours) == sorted(theirs)


def test_who_is_missing_and_that_an_ending_is_told_stays_readable(sealed):
    body = sealed.everything().decode("utf-8", "replace")
    assert HE in body and SENG_RA[0] in body and "Hpakant" in body
    assert any('"value": "escaped"' in line for line in sealed.leads())


def test_the_same_folder_again_adds_nothing(sealed, folder):
    before = [e.id for e in sealed.book.entries()]
    again, _ = sealed.take(folder)
    assert again.kept > 0
    assert [e.id for e in sealed.book.entries()] == before


def test_a_working_copy_is_not_coded_again(sealed, readers, folder, monkeypatch):
    monkeypatch.setattr("kintrace.casework.taking_in.intake.is_current", lambda coder: False)
    before = sum(1 for _ in sealed.book.entries(kinds=(CODED,)))
    intake, contents = sealed.take(folder)
    assert code_again(sealed.book, contents, readers.coders, lambda *_: None) == 0
    assert sum(1 for _ in sealed.book.entries(kinds=(CODED,))) == before
    assert sum("original is sealed" in why for _, _, why in intake.set_aside) == len(contents.documents)


def test_originals_that_lay_open_are_sealed_and_their_keys_destroyed(folder, readers, tmp_path, plain):
    desk = Desk(tmp_path / "a.casebook", readers, custodians=0)
    desk.take(folder)
    leads = desk.leads()
    with pytest.raises(Refused):
        seal_what_is_open(desk.book)
    desk.enrol()
    told: list[tuple[int, int]] = []
    count = seal_what_is_open(desk.book, lambda _, done, of: told.append((done, of)))
    assert count == len(list(desk.boxes())) == told[-1][0] == told[-1][1] == 7
    assert hits(desk.everything()) == set()
    assert hits(b"".join(o.body + o.sidecar for o in desk.originals())) == set(SEALED_WORDS)
    assert sorted(desk.leads()) == sorted(leads)
    assert seal_what_is_open(desk.book) == 0
    assert desk.book.check() == ()
    assert all(e.payload is None or e.v > 1 for e in desk.book.entries(kinds=(ARRIVED, READ)))
    desk.book.close()


def test_sealing_broken_off_goes_on_where_it_stopped(folder, readers, tmp_path):
    desk = Desk(tmp_path / "a.casebook", readers, custodians=0)
    desk.take(folder)
    desk.enrol()

    def stop(_: str, done: int, of: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        seal_what_is_open(desk.book, stop)
    assert len(list(desk.boxes())) == 2
    assert seal_what_is_open(desk.book) == 5
    assert hits(desk.everything()) == set()
    desk.book.close()


def test_a_folder_partly_taken_in_before_there_were_custodians_gives_the_same_leads(folder, readers, tmp_path, plain):
    first = tmp_path / "first"
    first.mkdir()
    shutil.copy(folder / "photo.txt", first)
    shutil.copy(folder / "photo.meta.json", first)
    desk = Desk(tmp_path / "a.casebook", readers, custodians=0)
    desk.take(first)
    desk.enrol()
    desk.take(folder)
    assert sorted(desk.leads()) == sorted(plain.leads())
    desk.book.close()
