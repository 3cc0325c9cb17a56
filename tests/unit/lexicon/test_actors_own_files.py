"""A list of sides of the user's own: new sides, other names, bad rows and bad files. All sides are invented."""

from __future__ import annotations

from pathlib import Path

import pytest

from kintrace.errors import NoSuchFolder, UnreadableSource
from kintrace.lexicon.actors import registry, using

HEAD = "code,alias,lang,kind,name_en,name_my,part_of,since,until\n"
GUARD = "BLUE,BHG,en,militia,Blue Hill Guard,တောင်ပြာတပ်,KIA,,\n"


def brought(rows: str):
    """What a table of such rows brought."""
    return registry().with_table((HEAD + rows).encode()).additions[-1]


@pytest.mark.parametrize("text", ["The Blue Hill Guard came", "BHG fighters came", "တောင်ပြာတပ်က ခေါ်သွားသည်"])
def test_a_new_side_is_found_by_its_alias_and_by_its_names(text: str) -> None:
    own = registry().with_table((HEAD + GUARD).encode())
    assert [f.code for f in own.actors_in(text)] == ["BLUE"]
    assert own.sides_of("BLUE") == ("BLUE", "KIA")
    assert "BLUE" not in {f.code for f in registry().actors_in(text)}


@pytest.mark.parametrize("mark", ["\t", ";", ","])
def test_cells_may_be_apart_by_any_mark_that_spreadsheets_save(mark: str) -> None:
    body = "\ufeff" + (HEAD + GUARD).replace(",", mark).replace("\n", "\r\n")
    assert registry().with_table(body.encode()).name("BLUE", "en") == "Blue Hill Guard"


def test_a_row_may_be_part_of_a_side_that_stands_below_it() -> None:
    parent = "RIDGE,,en,militia,Ridge Command,,,,\n"
    assert brought(GUARD.replace("KIA", "RIDGE") + parent).set_aside == ()


def test_a_side_of_the_program_gets_another_name_without_a_kind() -> None:
    own = registry().with_table(b"code,alias\nKIA,Blue Hill men\n")
    assert [f.code for f in own.actors_in("the Blue Hill men came")] == ["KIA"]
    assert own.name("KIA", "en") == registry().name("KIA", "en")


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("blue hill,BHG,en,militia,Blue Hill Guard,,,,\n", "Its code is not of capital letters"),
        ("BLUE:1,BHG,en,militia,Blue Hill Guard,,,,\n", "Its code is not of capital letters"),
        ("BLUE,BHG,en,,,,,,\n", "A new code has no kind or name."),
        ("BLUE,BHG,en,militia,,,,,\n", "A new code has no kind or name."),
        ("BLUE,BHG,en,gang,Blue Hill Guard,,,,\n", "Its kind is unknown."),
        ("BLUE,BHG,en,militia,Blue Hill Guard,,NOBODY,,\n", "What it is part of"),
        ("BLUE,BHG,en,militia,Blue Hill Guard,,BLUE,,\n", "It is said to be part of itself."),
        ("KIA,BHG,fr,,,,,,\n", "A name is in an unknown language."),
        ("KIA,BHG,en,,,,,soon,\n", "Since or until is no date."),
        ("KIA,,en,,,,,,\n", "It has no alias"),
    ],
)
def test_a_bad_row_is_set_aside_with_its_reason_and_adds_nothing(row: str, reason: str) -> None:
    own = registry().with_table((HEAD + row + "RIDGE,Ridge Command,en,militia,Ridge Command,,,,\n").encode())
    (aside,) = own.additions[-1].set_aside
    assert (aside.where, aside.reason.startswith(reason)) == ("row 2", True), aside.reason
    assert "BHG" not in aside.reason
    assert own.additions[-1].rows == 2 == own.additions[-1].kept + 1
    assert not own.known("BLUE")
    assert own.actors_in("the BHG came") == []


def test_an_alias_belongs_to_the_side_of_the_first_row_that_gives_it() -> None:
    asides = brought("KIA,Hill men,en,,,,,,\nKIA,Hill Men,en,,,,,,\nTNLA,Hill men,en,,,,,,\n").set_aside
    assert [a.where for a in asides] == ["row 3", "row 4"]
    assert [a.reason for a in asides] == [
        "It repeats a row above it.",
        "A row above gives its alias to another side.",
    ]


@pytest.mark.parametrize(
    ("body", "problem", "line"),
    [
        (b"colour,weight\nred,3\n", "no column alias, code", 1),
        (b"code,name_en\nKIA,x\n", "no column alias", 1),
        (b"", "no column", 1),
        (b"code,alias\n", "no rows", None),
        ("code,alias\nKIA,É\n".encode("utf-16"), "no text in UTF-8", None),
        (b'code,alias\nKIA,"Blue Hill\nTNLA,Ridge\n', "Marks of quotation", 3),
    ],
)
def test_a_file_that_is_no_list_of_sides_says_what_it_lacks(body: bytes, problem: str, line: int | None) -> None:
    with pytest.raises(UnreadableSource, match=problem) as refused:
        registry().with_table(body)
    assert refused.value.line == line
    assert "Blue Hill" not in str(refused.value)


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(NoSuchFolder):
        registry().with_file(tmp_path / "none.csv")


def test_everything_inside_a_with_reads_by_the_registry_in_use(tmp_path: Path) -> None:
    path = tmp_path / "sides.csv"
    path.write_text(HEAD + GUARD, "utf-8")
    with using(registry().with_file(path)) as own:
        assert registry() is own
    assert registry() is not own


def test_what_a_file_brought_says_which_file_it_was() -> None:
    assert len(brought(GUARD).sha256) == 64
    assert brought(GUARD).sha256 != brought(GUARD * 2).sha256
