"""A gazetteer of the user's own: MIMU's lists of P-codes in their headings, tables of one's own, and bad rows."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from cast import HPAKANT_PCODE, LAWK_HPRAI, NAM_TAWNG_KAWNG, SHWE_PAUK_KONE
from kintrace.errors import NoSuchFolder, UnreadableSource
from kintrace.lexicon.places import Addition, Gazetteer, gazetteer, using
from kintrace.model import Place, Precision

NEAR_HPAKANT = Place("Hpakant", HPAKANT_PCODE, Precision.EXACT, "Hpakant")
ADMIN = ["SR_Pcode", "SR_Name_Eng", "District/SAZ_Pcode", "District/SAZ_Name_Eng", "Tsp_Pcode", "Township_Name_Eng"]
HPAKANT_ROW = ["MMR001", "Kachin", "MMR001D002", "Mohnyin", "MMR001009", "Hpakant"]


def table(path: Path, rows: list[list[str]]) -> Path:
    """A CSV file as a spreadsheet saves it."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def workbook(path: Path, sheets: dict[str, list[list[object]]]) -> Path:
    """A workbook with a title above the headings of each table, as MIMU publishes it."""
    from openpyxl import Workbook

    book = Workbook()
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in [["Place codes of Myanmar"], ["Release 9.7, January 2026"], [], *rows]:
            sheet.append(row)
    book.remove(book.worksheets[0])
    book.save(path)
    return path


@pytest.fixture
def mimu(tmp_path: Path) -> Gazetteer:
    """The shipped gazetteer under a workbook with invented places in MIMU's columns."""
    tract = [*ADMIN, "VT_Pcode", "Village_Tract_Name_Eng", "Village_Tract_Name_MMR", "GAD_VillageTract_Status"]
    village = [*ADMIN, "VT_Pcode", "Village_Tract_Name_Eng", "Village_Pcode", "Village_Name_Eng", "Village_Name_MMR",
               "Alternate_Village_Name_Eng", "Longitude", "Latitude"]  # fmt: skip
    return gazetteer().with_file(
        workbook(
            tmp_path / "codes.xlsx",
            {
                "_06-VillageTract": [
                    tract,
                    [*HPAKANT_ROW, "MMR001009091", NAM_TAWNG_KAWNG, "နမ့်တောင်ကောင်", "Active"],
                    [*HPAKANT_ROW, "MMR001009092", SHWE_PAUK_KONE, "ရွှေပေါက်ကုန်း", "Inactive"],
                ],
                "_07_Village": [
                    village,
                    [
                        *HPAKANT_ROW,
                        "MMR001009091",
                        NAM_TAWNG_KAWNG,
                        219001,
                        LAWK_HPRAI,
                        "လော့ဖရိုင်",
                        "Lauk Phai",
                        96.31,
                        25.61,
                    ],
                    [*HPAKANT_ROW, "MMR001009091", NAM_TAWNG_KAWNG, 219002, "", "", "", "", ""],
                    [*HPAKANT_ROW, "MMR001009091", NAM_TAWNG_KAWNG, 219003, "Far Off", "", "", 25.61, 96.31],
                ],
            },
        )
    )


def addition(own: Gazetteer) -> Addition:
    """What the last file brought."""
    return own.additions[-1]


def test_a_tract_of_mimus_list_has_its_own_code(mimu: Gazetteer) -> None:
    place = mimu.resolve(f"{NAM_TAWNG_KAWNG} Village Tract, Hpakant Township", None)
    assert (place.pcode, place.precision) == ("MMR001009091", Precision.EXACT)


@pytest.mark.parametrize("words", [f"{LAWK_HPRAI} Village", "Lauk Phai village", "လော့ဖရိုင်ရွာ", LAWK_HPRAI])
def test_a_village_of_mimus_list_lies_in_its_tract_under_all_its_names(mimu: Gazetteer, words: str) -> None:
    place = mimu.resolve(words, NEAR_HPAKANT)
    assert (place.pcode, place.precision) == ("MMR001009091", Precision.WITHIN_TRACT)


def test_a_place_of_the_file_is_found_in_text(mimu: Gazetteer) -> None:
    (found,) = mimu.places_in(f"taken in {LAWK_HPRAI} village, Hpakant Township, on Monday")
    assert found.place.pcode == "MMR001009091"


def test_what_came_in_is_kept_or_set_aside_with_its_row_and_reason(mimu: Gazetteer) -> None:
    brought = addition(mimu)
    assert brought.rows == 5 == brought.kept + len(brought.set_aside)
    assert {a.where: a.reason for a in brought.set_aside} == {
        "_06-VillageTract, row 6": "Its source marks it as no longer in use.",
        "_07_Village, row 6": "It has no name.",
        "_07_Village, row 7": "Its longitude and latitude lie outside Myanmar: perhaps they are swapped.",
    }


def test_the_release_that_the_file_states_is_kept(mimu: Gazetteer) -> None:
    assert addition(mimu).version == "9.7"
    assert len(addition(mimu).sha256) == 64


def test_the_release_may_stand_in_the_name_of_the_file(tmp_path: Path) -> None:
    path = table(
        tmp_path / "Myanmar_PCodes_Release_9.4.csv", [["name", "pcode", "kind"], ["Lawk", "MMR001009093", "tract"]]
    )
    assert addition(gazetteer().with_file(path)).version == "9.4"


def test_a_table_of_ones_own_brings_places_without_codes(tmp_path: Path) -> None:
    rows = [["name", "name_my", "kind", "parent", "lat", "lon", "aliases"],
            [f"{SHWE_PAUK_KONE} gate", "", "checkpoint", "Hpakant", "25.6", "96.3", "Old Gate"]]  # fmt: skip
    own = gazetteer().with_file(table(tmp_path / "mine.csv", rows))
    assert addition(own).kept == 1
    assert own.resolve("Old Gate", NEAR_HPAKANT).pcode == HPAKANT_PCODE
    assert own.candidates("Old Gate", NEAR_HPAKANT)[0].kind == "site"


def test_another_name_for_a_township_comes_with_a_file(tmp_path: Path) -> None:
    rows = [["name", "kind", "pcode"], ["Lawng Hkin Ga", "township", HPAKANT_PCODE]]
    own = gazetteer().with_file(table(tmp_path / "mine.tsv", rows))
    assert own.resolve("Lawng Hkin Ga Township", None).pcode == HPAKANT_PCODE
    assert own.resolve("Hpakant Township", None).pcode == HPAKANT_PCODE
    assert gazetteer().resolve("Lawng Hkin Ga Township", None).pcode is None


def test_the_file_names_a_code_before_the_shipped_list_does(tmp_path: Path) -> None:
    rows = [["name", "kind", "pcode"], ["Lawng Hkin Ga", "township", HPAKANT_PCODE]]
    assert gazetteer().with_file(table(tmp_path / "mine.csv", rows)).name(HPAKANT_PCODE) == "Lawng Hkin Ga"


def test_a_point_of_the_file_makes_a_distance(tmp_path: Path) -> None:
    rows = [["name", "kind", "pcode", "lon", "lat"]]
    rows += [[n, "tract", f"MMR00100909{i}", "96.3", f"25.{i}"] for i, n in enumerate((LAWK_HPRAI, SHWE_PAUK_KONE), 4)]
    own = gazetteer().with_file(table(tmp_path / "mine.csv", rows))
    here, there = (own.resolve(f"{n} Village Tract, Hpakant", None) for n in (LAWK_HPRAI, SHWE_PAUK_KONE))
    assert own.distance(here, there).km == pytest.approx(11.1, abs=0.2)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (["", "tract", "MMR001009093", ""], "It has no name."),
        (["Lawk", "planet", "MMR001009093", ""], "Its kind is none of"),
        (["Lawk", "tract", "009093", ""], "Its code is no P-code"),
        (["Lawk", "township", "", ""], "It has no code."),
        (["Lawk", "village", "", ""], "Neither its own code nor that of its township"),
        (["Lawk", "village", "", "Nowhere At All"], "Neither its own code nor that of its township"),
    ],
)
def test_a_bad_row_is_set_aside_and_the_others_are_kept(tmp_path: Path, row: list[str], reason: str) -> None:
    rows = [["name", "kind", "pcode", "parent"], row, [LAWK_HPRAI, "tract", "MMR001009094", ""]]
    brought = addition(gazetteer().with_file(table(tmp_path / "mine.csv", rows)))
    assert (brought.rows, brought.kept) == (2, 1)
    assert brought.set_aside[0].where == "row 2"
    assert brought.set_aside[0].reason.startswith(reason)


def test_a_repeated_row_is_set_aside(tmp_path: Path) -> None:
    row = [LAWK_HPRAI, "tract", "MMR001009094"]
    brought = addition(gazetteer().with_file(table(tmp_path / "mine.csv", [["name", "kind", "pcode"], row, row])))
    assert [a.reason for a in brought.set_aside] == ["It repeats a row above it."]


def test_no_reason_holds_words_of_the_file(mimu: Gazetteer) -> None:
    assert all(n not in repr(mimu.additions) for n in (LAWK_HPRAI, NAM_TAWNG_KAWNG, SHWE_PAUK_KONE))


def test_a_list_of_a_whole_township_replaces_the_older_one(tmp_path: Path) -> None:
    rows = [["name", "kind", "pcode"], *([f"{LAWK_HPRAI} {n}", "tract", f"MMR00100909{n}"] for n in range(1, 7))]
    own = gazetteer().with_file(table(tmp_path / "mine.csv", rows))
    assert own.resolve("Seikmu Village Tract, Hpakant", None).pcode == HPAKANT_PCODE
    assert own.resolve(f"{LAWK_HPRAI} (3) Village Tract, Hpakant", None).pcode == "MMR001009093"


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("list.csv", b"colour,weight\nred,3\n"),
        ("list.csv", "name,kind\nÉ,town\n".encode("utf-16")),
        ("list.xlsx", b"no workbook"),
        ("list.pdf", b"%PDF"),
        ("list.csv", b""),
    ],
)
def test_a_file_that_is_no_gazetteer_says_what_to_do(tmp_path: Path, file: str, content: bytes) -> None:
    path = tmp_path / file
    path.write_bytes(content)
    with pytest.raises(UnreadableSource, match="bring-your-own-gazetteer"):
        gazetteer().with_file(path)


def test_a_path_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(NoSuchFolder):
        gazetteer().with_file(tmp_path / "none.csv")


def test_everything_inside_a_with_reads_by_the_gazetteer_in_use(mimu: Gazetteer) -> None:
    with using(mimu):
        assert gazetteer() is mimu
    assert gazetteer() is not mimu
