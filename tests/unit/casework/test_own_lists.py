"""Lists of a person's own: read once, the same in the process that codes, and refused where they cannot be meant."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from cast import HPAKANT, LAWK_HPRAI, NAM_TAWNG_KAWNG
from kintrace.casework import OwnLists, extract, own_lists
from kintrace.casework.kinds import CODED_V, SHIPPED, SIDES, Coded, Lists, UsedList, coded_from
from kintrace.casework.opening import opened
from kintrace.casework.own_lists import UnreadableList, sides_of
from kintrace.casework.showing.writing import CannotWrite
from kintrace.casework.taking_in.coding_apart import Coders
from kintrace.casework.taking_in.intake import Limits
from kintrace.claims import code
from kintrace.errors import NoSuchFolder
from kintrace.lexicon.actors import registry
from kintrace.model import Actor, Coding, Document, Place, Property, to_cbor

MEMORY = 1536 * 1024 * 1024
TEXT = (
    f"On October 7, the Blue Hill Guard took three young men from {NAM_TAWNG_KAWNG} Village Tract, {HPAKANT} Township."
)


@pytest.fixture
def places_file(tmp_path: Path) -> Path:
    path = tmp_path / "places.csv"
    path.write_text(f"name,kind,pcode\n{NAM_TAWNG_KAWNG},tract,MMR001009091\n", "utf-8")
    return path


@pytest.fixture
def sides_file(tmp_path: Path) -> Path:
    path = tmp_path / "sides.csv"
    path.write_text("code,alias,kind,name_en\nBLUE,Blue Hill Guard,militia,Blue Hill Guard\n", "utf-8")
    return path


@pytest.fixture
def own(places_file: Path, sides_file: Path) -> OwnLists:
    return own_lists(places_file, sides_file)


def document() -> Document:
    return Document("doc:1", "report.txt", TEXT, TEXT)


def codes(coding: Coding) -> set[str | None]:
    """Codes of the places and takers that were read."""
    where = {c.value.pcode for c in coding.claims if c.property is Property.WHERE and isinstance(c.value, Place)}
    return where | {c.value.code for c in coding.claims if c.property is Property.TAKER and isinstance(c.value, Actor)}


def test_the_process_that_codes_reads_by_the_same_lists(own: OwnLists):
    with Coders(60, MEMORY, own) as coders:
        apart = coders.code(document())
    with own.in_use():
        assert apart == code(document())
    assert {"MMR001009091", "BLUE"} <= codes(apart)
    assert not {"MMR001009091", "BLUE"} & codes(code(document()))


def test_a_new_process_after_a_dead_one_reads_by_them_too(own: OwnLists):
    with Coders(60, MEMORY, own) as coders:
        coders.code(document())
        coders._worker.kill()
        coders._worker.wait()
        assert "BLUE" in codes(coders.code(document()))


def test_a_list_that_changes_while_it_is_read_is_refused(own: OwnLists, places_file: Path):
    places_file.write_text(f"name,kind,pcode\n{LAWK_HPRAI},tract,MMR001009092\n", "utf-8")
    with pytest.raises(UnreadableList, match="changed while it was read"), Coders(60, MEMORY, own):
        raise AssertionError("it must not begin")


def test_a_list_that_the_process_cannot_take_up_is_an_error_and_not_a_run_without_it(own: OwnLists, places_file: Path):
    places_file.unlink()
    with pytest.raises(UnreadableList, match="could not take it up"), Coders(60, MEMORY, own):
        raise AssertionError("it must not begin")


@pytest.mark.parametrize("at", [0, 1])
def test_a_wrong_path_is_named(tmp_path: Path, at: int):
    paths = [None, None]
    paths[at] = tmp_path / "none.csv"
    with pytest.raises(NoSuchFolder, match=r"none\.csv: there is no such file"):
        own_lists(*paths)


@pytest.mark.parametrize(
    ("at", "body", "problem"),
    [
        (0, b"colour,weight\nred,3\n", "no table of this file has columns"),
        (0, b"name,kind\nLawk\rHprai,town\n", "it is no table"),
        (0, b"\xff\xfe\x00", "not in UTF-8"),
        (1, b"code,name_en\nKIA,x\n", r"line 1: no column alias"),
        (1, b"\xff\xfe\x00", "no text in UTF-8"),
    ],
)
def test_an_unreadable_table_is_named_with_what_it_lacks(tmp_path: Path, at: int, body: bytes, problem: str):
    path = tmp_path / "list.csv"
    path.write_bytes(body)
    paths = [None, None]
    paths[at] = path
    with pytest.raises(UnreadableList, match=problem) as refused:
        own_lists(*paths)
    assert str(path) in str(refused.value)


def test_a_list_among_the_sources_is_refused(own: OwnLists, tmp_path: Path):
    with pytest.raises(UnreadableList, match="among the sources"):
        own.require_apart(tmp_path)
    with pytest.raises(UnreadableList, match="among the sources"):
        own.require_apart(tmp_path / "report.txt", tmp_path / "sides.csv")
    own.require_apart(tmp_path / "folder")


def test_no_output_takes_the_place_of_a_list(own: OwnLists, places_file: Path, tmp_path: Path):
    before = places_file.read_bytes()
    with pytest.raises(CannotWrite, match="a list of yours"):
        extract([tmp_path / "report.txt"], places_file, Limits(60, 1536), lambda *_: None, own)
    assert places_file.read_bytes() == before


def test_nothing_that_is_shown_of_lists_holds_their_words(own: OwnLists):
    assert NAM_TAWNG_KAWNG not in repr(own)
    assert "Blue Hill" not in repr(own)


def test_a_coding_of_the_first_version_was_made_with_the_programs_own_lists():
    coding = Coding("doc:1", "prose/1")
    assert coded_from(to_cbor(coding), 1) == Coded(coding, SHIPPED)


def test_a_coding_comes_back_with_its_lists(own: OwnLists):
    coded = Coded(Coding("doc:1", "prose/1"), own.lists)
    assert coded_from(to_cbor(coded), CODED_V) == coded
    assert own.lists.gazetteer is not None
    assert (own.lists.gazetteer.rows, own.lists.gazetteer.kept) == (1, 1)


def test_lists_are_the_same_when_their_bytes_are():
    used = UsedList("a" * 64, "9.7", 10, 9)
    assert Lists(used).same(Lists(UsedList("a" * 64, "", 10, 10)))  # a newer program may keep more of it
    assert not Lists(used).same(SHIPPED)
    assert not Lists(used).same(Lists(None, used))


def test_a_casebook_keeps_a_list_of_sides_once_and_reads_by_it_without_the_file(own: OwnLists, sides_file: Path):
    with opened(None, lambda _: "", lambda: datetime.now(UTC)) as open_book:
        own.keep(open_book.book)
        own.keep(open_book.book)
        sides_file.unlink()
        assert len(list(open_book.book.entries(kinds=(SIDES,)))) == 1
        with sides_of(open_book.book, [own.lists]):
            assert registry().known("BLUE")
        with sides_of(open_book.book, [SHIPPED]):
            assert not registry().known("BLUE")


def test_a_casebook_keeps_nothing_where_no_list_of_sides_is_used(places_file: Path):
    with opened(None, lambda _: "", lambda: datetime.now(UTC)) as open_book:
        own_lists(places_file, None).keep(open_book.book)
        assert list(open_book.book.entries(kinds=(SIDES,))) == []
