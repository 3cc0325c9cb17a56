"""Two desks take in the same files and merge: one document each, two arrivals, and nobody else's casebook."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime
from itertools import permutations

import pytest

from cast import BRANG_AUNG, KYAW_LIN, NAM_TAWNG_KAWNG, NANG_HOM, SENG_RA, THIDAR
from folders import casebook_of, small_folder
from kintrace.casework.contents import Contents, contents_of
from kintrace.casework.hiding.knowing_again import known_again, known_by
from kintrace.casework.hiding.wishes import at_the_desk, hide, unhide
from kintrace.casework.keeping.erasing import EraseBecause, erase
from kintrace.casework.keeping.merging import merge
from kintrace.casework.kinds import NOT_FOUND
from kintrace.casework.opening import opened
from kintrace.casework.showing.writing import Targets
from kintrace.casework.taking_in.intake import Limits
from kintrace.casework.tracing import trace
from kintrace.errors import NoSuchFolder, Refused
from kintrace.linkage import link
from kintrace.model import Act, Anchor, HiddenBecause, NotToBeFound, WishWay, from_cbor, to_cbor
from kintrace.protect import KeyRing
from unit.outputs.builders import Telling

WORDS = "six invented words for tests only"


def clock():
    return datetime(2026, 3, 1, 6, 30, tzinfo=UTC)


def traced(folder, book):
    trace(
        folder,
        casebook=book,
        passphrase=WORDS,
        targets=Targets(),
        limits=Limits(30, 2048),
        clock=clock,
        progress=lambda *_: None,
    )


def made(path):
    with opened(path, WORDS, clock):
        return path


@pytest.fixture
def book(tmp_path, cheap_keys):
    return made(tmp_path / "a.casebook")


def test_the_same_bytes_at_two_desks_are_one_document_with_two_arrivals(book, tmp_path):
    other = tmp_path / "b.casebook"
    for suffix in ("", ".keys"):
        shutil.copy2(f"{book}{suffix}", f"{other}{suffix}")
    folder = small_folder(tmp_path / "in")
    traced(folder, book)
    traced(folder, other)
    with opened(book, WORDS, clock) as one:
        alone = contents_of(one.book)
    merge(book, other, WORDS, WORDS, clock)
    with opened(book, WORDS, clock) as both:
        assert contents_of(both.book).documents == alone.documents
        assert sum(1 for _ in both.book.entries(kinds=("arrived",))) == 2 * len(alone.reads)
        assert both.book.check() == ()


def test_a_casebook_of_its_own_is_refused_and_so_is_the_same_file(book, tmp_path):
    other = made(tmp_path / "other.casebook")
    for wrong in (other, book):
        with pytest.raises(Refused):
            merge(book, wrong, WORDS, WORDS, clock)
    with pytest.raises(NoSuchFolder):
        merge(book, tmp_path / "nowhere", WORDS, WORDS, clock)


# Somebody who is hidden in one copy, and whose taking is erased in the other

TAKEN = (f"{BRANG_AUNG[0]}, 22, was taken by soldiers of the Kachin Independence Army (KIA) from a tea shop in Hpakant "
         "Township on October 7, 2025, a resident said.\n", "2025-10-09")  # fmt: skip
SEEN = (f"MISSING PERSON\nName: {BRANG_AUNG[0]}\nAge: 22\nLast seen: 25 October 2025, Mogaung\n", "2025-11-11")
FLED = (f"{BRANG_AUNG[1]}, 22, of Hpakant escaped from a KIA camp on November 2 and came home to {NAM_TAWNG_KAWNG} "
        "Village, residents said.\n", "2025-11-05")  # fmt: skip
NAMED = ("Colonel Tu Ja of the KIA denied that anybody was taken by force. He said nothing of "
         f"{BRANG_AUNG[0]}.\n", "2025-11-06")  # fmt: skip
OTHER = (f"{SENG_RA[0]}, 24, was taken by soldiers of the Kachin Independence Army (KIA) in Mogaung Township on "
         "October 9, 2025, a resident said.\n", "2025-10-11")  # fmt: skip


def copied(book, other):
    for suffix in ("", ".keys"):
        shutil.copy2(f"{book}{suffix}", f"{other}{suffix}")
    return other


def shown(book):
    with at_the_desk(book, WORDS, clock) as desk:
        names = {ref: document.name for ref, document in desk.contents.documents.items()}
        return {names[d.ref].partition(".")[0]: d.ref for d in desk.findings.documents}


def lead_on(book, document):
    with at_the_desk(book, WORDS, clock) as desk:
        return next(a.ref for a in desk.findings.assessments if document in a.documents)


@pytest.fixture
def parted(tmp_path, cheap_keys):
    """Two copies: in one somebody is hidden, in the other the only document on their taking is erased."""
    texts = {"taken": TAKEN, "seen": SEEN, "other": OTHER}
    hides = casebook_of(tmp_path / "a.casebook", texts, clock)
    erases = copied(hides, tmp_path / "b.casebook")
    taking = shown(hides)["taken"]
    lead = lead_on(hides, taking)
    hide(hides, WORDS, lead, clock=clock, wish=WishWay.SPOKEN)
    erase(erases, WORDS, [taking], EraseBecause.ORDER, clock, really=True)
    return hides, erases, lead


@pytest.mark.parametrize("first", [0, 1])
def test_whose_taking_was_erased_in_the_other_copy_is_not_shown_at_all(parted, first):
    into, other = parted[first], parted[1 - first]
    merge(into, other, WORDS, WORDS, clock)
    assert set(shown(into)) == {"other"}


def test_nor_is_what_is_taken_in_afterwards_that_names_them_in_other_letters_or_in_passing(parted):
    hides, erases, _ = parted
    merge(hides, erases, WORDS, WORDS, clock)
    casebook_of(hides, {"fled": FLED, "named": NAMED}, clock)
    assert set(shown(hides)) == {"other"}


@pytest.mark.parametrize("day", ["on October 7, 2025, ", ""])
def test_where_one_of_two_documents_on_the_taking_was_erased_what_came_later_stays_left_out(tmp_path, cheap_keys, day):
    second = ("Soldiers of the Kachin Independence Army (KIA) took "
              f"{BRANG_AUNG[0]}, 22, from a tea shop in Hpakant Township {day}his aunt told us.\n", "")  # fmt: skip
    hides = casebook_of(tmp_path / "a.casebook", {"taken": TAKEN, "second": second, "seen": SEEN}, clock)
    erases = copied(hides, tmp_path / "b.casebook")
    taking = shown(hides)["taken"]
    hide(hides, WORDS, lead_on(hides, taking), clock=clock, wish=WishWay.SPOKEN)
    erase(erases, WORDS, [taking], EraseBecause.ORDER, clock, really=True)
    merge(hides, erases, WORDS, WORDS, clock)
    assert set(shown(hides)) == ({"second"} if day else set())


def test_only_their_own_wish_brings_it_back(parted):
    hides, erases, lead = parted
    merge(hides, erases, WORDS, WORDS, clock)
    hide(hides, WORDS, lead, clock=clock, wish=WishWay.LETTER)
    assert set(shown(hides)) == {"other"}
    unhide(hides, WORDS, lead, clock=clock, wish=WishWay.SPOKEN)
    assert set(shown(hides)) == {"seen", "other"}


def test_a_wish_that_keeps_nothing_to_know_them_by_leaves_nothing_to_be_shown(parted):
    hides, erases, _ = parted
    with opened(hides, WORDS, clock) as one:
        (entry,) = one.book.entries(kinds=(NOT_FOUND,))
        made = from_cbor(entry.payload, NotToBeFound)
        first_version = NotToBeFound("nf:old", made.lead, made.about, made.because, made.way, made.by)
        one.book.append(NOT_FOUND, to_cbor(first_version))
    merge(hides, erases, WORDS, WORDS, clock)
    assert shown(hides) == {}


def test_a_wish_that_a_merge_brings_leaves_nothing_computed_without_it(tmp_path, cheap_keys):
    hides = casebook_of(tmp_path / "a.casebook", {"taken": TAKEN, "seen": SEEN}, clock)
    other = copied(hides, tmp_path / "b.casebook")
    hide(hides, WORDS, lead_on(hides, shown(hides)["taken"]), clock=clock, wish=WishWay.SPOKEN)
    shown(other)
    merge(other, hides, WORDS, WORDS, clock)
    with opened(other, WORDS, clock) as one:
        assert not any(b"2025-10-25" in row for row in one.book.projection("assessment").values())


def test_when_a_document_on_the_taking_is_taken_in_again_the_taking_is_back_and_what_came_later_is_not(parted):
    hides, erases, _ = parted
    merge(hides, erases, WORDS, WORDS, clock)
    casebook_of(hides, {"taken": TAKEN}, clock)
    assert set(shown(hides)) == {"taken", "other"}


@pytest.mark.parametrize("person", [SENG_RA, BRANG_AUNG, THIDAR, KYAW_LIN, NANG_HOM])
def test_every_writing_of_a_name_may_be_of_who_is_hidden_by_another(person):
    ring = KeyRing(bytes(32))
    for hidden, later in permutations(person, 2):
        tellings = [Telling(f"doc:{n}", f"{name} was taken.") for n, name in enumerate((hidden, later))]
        for telling, name in zip(tellings, (hidden, later), strict=True):
            telling.incident("was taken", Act.TAKEN, [telling.person(name, name=name)])
        first, both = ({t.ref: t.document for t in some} for some in (tellings[:1], tellings))
        codings = {t.ref: t.coding for t in tellings}
        before = Contents(documents=first, codings={"doc:0": codings["doc:0"]})
        quote = tellings[0].coding.persons[0].quote
        about = (Anchor("doc:0/p1", "doc:0", quote.start, quote.end),)
        digests, since = known_by(before, link(list(before.codings.values()), first), about, ring)
        wish = NotToBeFound(
            "nf:1", "lead:1", about, HiddenBecause.WISH, WishWay.SPOKEN, "", known_by=digests, since=since
        )
        after = Contents(documents={"doc:1": both["doc:1"]}, codings={"doc:1": codings["doc:1"]})
        assert known_again(after, link([codings["doc:1"]], after.documents), [wish], ring)[0].documents == {}
