"""What is erased is in no page, log, projection or later backup; and every kind of entry says what it holds."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from cast import BRANG_AUNG, CANARIES, SENG_RA
from folders import casebook_of, small_folder
from kintrace.casework import kinds, subjects
from kintrace.casework.contents import contents_of
from kintrace.casework.hiding.wishes import at_the_desk, hide
from kintrace.casework.keeping import erasing, holding
from kintrace.casework.keeping.backups import backup, restore
from kintrace.casework.keeping.erasable import NothingOfThis
from kintrace.casework.keeping.merging import merge
from kintrace.casework.kinds import LOOKED, NOT_FOUND, Looked
from kintrace.casework.opening import opened
from kintrace.casework.showing.writing import Targets
from kintrace.casework.taking_in.intake import Limits
from kintrace.casework.tracing import trace
from kintrace.errors import Refused
from kintrace.model import Anchor, HiddenBecause, HoldBecause, NotToBeFound, WishWay, from_cbor, to_cbor
from kintrace.protect import unlock
from kintrace.store import OF_THE_LEDGER, Casebook

WORDS = "six invented words for tests only"
PAGE, SALT, RESERVED = 4096, 16, 80  # of SQLCipher 4
FORMS = ("utf-8", "utf-16-le")
GONE = (BRANG_AUNG[0], CANARIES[2])  # of the notice; the list names him otherwise


def clock():
    return datetime(2026, 3, 1, 6, 30, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path, cheap_keys):
    """A folder that was traced into a casebook."""
    folder = small_folder(tmp_path / "in")
    trace(
        folder, casebook=tmp_path / "a.casebook", passphrase=WORDS, targets=Targets(), limits=Limits(30, 2048),
        clock=clock, progress=lambda *_: None,
    )  # fmt: skip
    return tmp_path


def pages_of(path):
    """Every page of the file, free ones too, as whoever has its key could carve them; and the log beside it."""
    body, key, pages = path.read_bytes(), unlock(path, WORDS).database_key, []
    for start in range(0, len(body), PAGE):
        page = body[start + (SALT if start == 0 else 0) : start + PAGE]
        decryptor = Cipher(algorithms.AES256(key), modes.CBC(page[-RESERVED:][:16])).decryptor()
        pages.append(decryptor.update(page[:-RESERVED]) + decryptor.finalize())
    log = path.with_name(path.name + "-wal")
    return b"".join(pages) + (log.read_bytes() if log.exists() else b"")


def open_payloads(path):
    with Casebook.open(path, unlock(path, WORDS), clock) as book:
        said = [e.payload for lane in ("facts", "reads") for e in book.entries(lane) if e.payload is not None]
        rows = [row for (row,) in book._ledger.run("SELECT body FROM store_projected")]
        wrapped = {bytes(key) for (key,) in book._ledger.run("SELECT wrapped FROM payload_key")}
    return b"".join(said), b"".join(rows), wrapped


def hits(body):
    return [word for word in GONE for form in FORMS if word.encode(form) in body]


def erase(desk, really=True):
    return erasing.erase(
        desk / "a.casebook", WORDS, [desk / "in" / "notice.txt"], erasing.EraseBecause.ORDER, clock, really=really
    )


def test_after_erasing_nothing_of_it_is_in_entries_projections_pages_log_or_later_backups(desk):
    book = desk / "a.casebook"
    before, rows, keys = open_payloads(book)
    assert hits(before) and hits(rows) and hits(pages_of(book))  # so that finding nothing below means something
    told = erase(desk)
    after, rows, left = open_payloads(book)
    assert told.arrivals == told.documents == 1 and {"arrived", "coded", "read"} <= set(told.kinds)
    assert hits(after) == hits(rows) == hits(pages_of(book)) == [] and rows
    assert SENG_RA[0].encode() in after  # what else was there stays
    pages = pages_of(book)
    assert (
        len(keys - left) == told.entries
        and not any(key in pages for key in keys - left)
        and all(key in pages for key in left)
    )
    backup(book, WORDS, desk / "later", (), clock)
    restore(desk / "later", desk / "b.casebook", WORDS, clock)
    later, rows, _ = open_payloads(desk / "b.casebook")
    assert hits(later) == hits(rows) == hits(pages_of(desk / "b.casebook")) == []
    with Casebook.open(book, unlock(book, WORDS), clock) as there:
        assert there.check() == ()


def test_an_older_backup_that_is_restored_and_merged_does_not_bring_it_back(desk):
    book, old = desk / "a.casebook", desk / "old.casebook"
    backup(book, WORDS, desk / "older", (), clock)
    erase(desk)
    restore(desk / "older", old, WORDS, clock)
    assert hits(open_payloads(old)[0])
    merge(book, old, WORDS, WORDS, clock)
    assert hits(open_payloads(book)[0]) == hits(pages_of(book)) == []
    assert merge(old, book, WORDS, WORDS, clock).erased >= 3
    assert hits(open_payloads(old)[0]) == hits(pages_of(old)) == []
    assert merge(old, book, WORDS, WORDS, clock).entries == 0


def test_without_being_told_to_really_do_it_nothing_changes(desk):
    before, rows, keys = open_payloads(desk / "a.casebook")
    assert erase(desk, really=False).entries >= 3
    after, left, more = open_payloads(desk / "a.casebook")
    assert (left, len(more - keys)) == (rows, 2)  # a look, tied into the facts; nothing else
    assert len(after) > len(before)


def test_what_is_held_is_not_erased(desk):
    book = desk / "a.casebook"
    held = holding.hold(book, WORDS, [desk / "in" / "notice.txt"], HoldBecause.COURT, date(2026, 3, 1), clock)
    with pytest.raises(Refused, match="must stay"):
        erase(desk)
    assert [stands for _, stands in holding.holds(book, WORDS, clock)] == [True]
    holding.lift(book, WORDS, held.ref, clock)
    assert erase(desk).done and holding.holds(book, WORDS, clock) == ()


@pytest.mark.parametrize("ref", ["doc:" + "a" * 26, "nothing", "0" * 32, "lead:x"])
def test_a_reference_of_nothing_is_said_to_be_one(desk, ref):
    with pytest.raises(NothingOfThis):
        erasing.erase(desk / "a.casebook", WORDS, [ref], erasing.EraseBecause.ORDER, clock, really=True)


def test_every_kind_of_entry_says_in_one_table_what_it_holds():
    named = {
        value for name, value in vars(kinds).items()
        if name.isupper() and isinstance(value, str) and value not in OF_THE_LEDGER
    }  # fmt: skip
    tables = [set(subjects.PART), set(subjects.ABOUT), set(subjects.KEPT)]
    assert named == set().union(*tables) and len(named) == sum(map(len, tables))


def test_a_kind_that_says_nowhere_what_it_holds_is_no_kind_to_erase_by():
    with pytest.raises(KeyError):
        subjects.subjects_of("unheard of", b"\xa0", 1)


def test_with_custodians_the_sealed_original_and_the_names_of_its_way_go_as_well(desk, tmp_path):
    from kintrace.casework.custodians.enrolment import enrol, enrolled
    from kintrace.casework.custodians.unsealing import boxes_of
    from kintrace.casework.custody.steps import Details, told, write_down
    from kintrace.casework.opening import opened
    from kintrace.casework.taking_in.sealing import seal_what_is_open
    from kintrace.model import CustodyAct
    from kintrace.protect.seals import new_identity

    with opened(desk / "a.casebook", WORDS, clock) as open_book:
        for label in ("first", "second"):
            (tmp_path / label).mkdir()
        both = [new_identity(tmp_path / label / "identity", label, WORDS).public for label in ("first", "second")]
        enrol(open_book.book, both)
        seal_what_is_open(open_book.book)
        assert len(enrolled(open_book.book)) == 2
        arrival = next(ref for ref in boxes_of(open_book.book) if ref.startswith("arr:"))
        step = told(open_book.keys, arrival, CustodyAct.RECEIVED, Details(giver="the aunt"), "")
        write_down(open_book.book, [step])
        assert {arrival, step.custody.ref} <= boxes_of(open_book.book).keys()
    erasing.erase(desk / "a.casebook", WORDS, [arrival], erasing.EraseBecause.ORDER, clock, really=True)
    with opened(desk / "a.casebook", WORDS, clock) as open_book:
        assert not {arrival, step.custody.ref} & boxes_of(open_book.book).keys()
        assert open_book.book.check() == ()


# What keeps somebody hidden

TOLD = {
    "first": (f"{BRANG_AUNG[0]}, 22, was taken by soldiers of the Kachin Independence Army (KIA) from a tea shop in "
              "Hpakant Township on October 7, 2025, a resident said.\n", "2025-10-09"),
    "second": ("Soldiers of the Kachin Independence Army (KIA) took "
               f"{BRANG_AUNG[0]}, 22, in Hpakant Township on October 7, 2025, his aunt told us.\n", "2025-10-10"),
    "later": (f"MISSING PERSON\nName: {BRANG_AUNG[0]}\nAge: 22\nLast seen: 25 October 2025, Mogaung\n", "2025-11-11"),
    "another": (f"{SENG_RA[0]}, 24, was taken by soldiers of the Kachin Independence Army (KIA) in Mogaung Township on "
                "October 9, 2025, a resident said.\n", "2025-10-11"),
}  # fmt: skip


@pytest.fixture
def hidden(tmp_path, cheap_keys):
    """A casebook in which somebody is hidden whose taking two documents tell of; and the documents by name."""
    book = casebook_of(tmp_path / "a.casebook", TOLD, clock)
    with at_the_desk(book, WORDS, clock) as desk:
        documents = {d.name.partition(".")[0]: d.ref for d in desk.findings.documents}
        leads = desk.findings.assessments
    lead = next(a.ref for a in leads if documents["first"] in a.documents and documents["second"] in a.documents)
    hide(book, WORDS, lead, clock=clock, wish=WishWay.SPOKEN)
    return book, documents


def shown(book):
    with at_the_desk(book, WORDS, clock) as desk:
        names = {ref: document.name for ref, document in desk.contents.documents.items()}
        return {names[d.ref].partition(".")[0] for d in desk.findings.documents}


def gone(book, *refs, really=True):
    return erasing.erase(book, WORDS, refs, erasing.EraseBecause.ORDER, clock, really=really)


def test_what_keeps_somebody_hidden_is_not_erased(hidden):
    book, documents = hidden
    with pytest.raises(Refused, match="must stay"):
        gone(book, documents["first"], documents["second"])
    assert shown(book) == {"first", "second", "another"}


def test_what_keeps_somebody_hidden_is_not_erased_one_after_the_other(hidden):
    book, documents = hidden
    assert gone(book, documents["first"]).done
    with pytest.raises(Refused, match="must stay"):
        gone(book, documents["second"])
    assert shown(book) == {"second", "another"}


def test_what_is_told_later_of_the_hidden_or_of_others_can_be_erased(hidden):
    book, documents = hidden
    assert gone(book, documents["later"]).done and gone(book, documents["another"]).done


def test_nothing_is_erased_of_which_more_would_be_shown_of_the_hidden(tmp_path, cheap_keys):
    half = ("Soldiers of the Kachin Independence Army (KIA) took a young man from a tea shop in Hpakant Township on "
            "October 7, 2025, his aunt told us.\n", "2025-10-10")  # fmt: skip
    book = casebook_of(tmp_path / "a.casebook", {"first": TOLD["first"], "half": half, "later": TOLD["later"]}, clock)
    with opened(book, WORDS, clock) as open_book:
        contents = contents_of(open_book.book)
        told = {d.name.partition(".")[0]: contents.codings[d.ref].persons[0] for d in contents.documents.values()}
        about = tuple(
            Anchor(told[n].ref, told[n].quote.document, told[n].quote.start, told[n].quote.end)
            for n in ("first", "half")
        )
        made = NotToBeFound("nf:1", "lead:1", about, HiddenBecause.WISH, WishWay.SPOKEN, "")
        open_book.book.append(NOT_FOUND, to_cbor(made))
    assert "later" not in shown(book)
    with pytest.raises(Refused, match="must stay"):
        gone(book, told["first"].quote.document)
    assert "later" not in shown(book)


def test_only_counting_tells_nothing_of_who_is_hidden_or_held_and_is_a_look(hidden):
    book, documents = hidden
    hidden_ones = gone(book, documents["first"], documents["second"], really=False)
    other = gone(book, documents["another"], really=False)
    assert (hidden_ones.done, other.done) == (False, False)
    with opened(book, WORDS, clock) as open_book:
        looks = [from_cbor(e.payload, Looked) for e in open_book.book.entries("reads", (LOOKED,))]
    told = [{ref for ref in look.refs if ref.startswith("doc:")} for look in looks]
    assert told == [{documents["first"], documents["second"]}, {documents["another"]}]


def test_a_refusal_says_the_same_whether_something_is_held_or_keeps_somebody_hidden(hidden):
    book, documents = hidden
    holding.hold(book, WORDS, [documents["another"]], HoldBecause.COURT, date(2026, 3, 1), clock)
    said = set()
    for refs in ([documents["another"]], [documents["first"], documents["second"]]):
        with pytest.raises(Refused) as refused:
            gone(book, *refs)
        said.add(str(refused.value))
    assert len(said) == 1
