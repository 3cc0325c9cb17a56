"""The gazetteer's own tables keep what their page says of them."""

from __future__ import annotations

import csv
import re
from importlib import resources

import pytest

from kintrace.lexicon.places import gazetteer
from kintrace.lexicon.places.areas import LEVELS
from kintrace.model.place import PCODE

TABLES = sorted(
    p.name
    for p in resources.files("kintrace.lexicon").joinpath("resources").iterdir()
    if p.name.startswith("gazetteer_") and p.name.endswith(".tsv")
)
OLD_NAMES = """
Rangoon City | MMR013
Moulmein Township | MMR011001
Bassein Township | MMR017001
Akyab Township | MMR012001
Prome Township | MMR008001
Sandoway Township | MMR012015
Maymyo Township | MMR010008
Tavoy Township | MMR006001
Mergui Township | MMR006005
Banmaw Township | MMR001010
Danai Township | MMR001004
Putao Township | MMR001014
Chibwe Township | MMR001005
Thibaw Township | MMR015014
Kyaingtong Township | MMR016001
Tachilek Township | MMR016009
Haka Township | MMR004002
Syriam Township | MMR013023
""".strip()


def rows(table: str) -> list[dict[str, str]]:
    """Rows of a shipped table."""
    text = resources.files("kintrace.lexicon").joinpath("resources", table).read_text("utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def test_every_table_has_its_line_of_source_and_none_is_left_over() -> None:
    page = resources.files("kintrace.lexicon").joinpath("resources", "gazetteer_README.md").read_text("utf-8")
    assert sorted(re.findall(r"^\| `(gazetteer_\w+\.tsv)` \|", page, re.MULTILINE)) == TABLES


@pytest.mark.parametrize("table", TABLES)
def test_every_code_is_a_p_code_and_no_name_is_padded(table: str) -> None:
    for row in rows(table):
        assert not row["pcode"] or PCODE.fullmatch(row["pcode"]), row["pcode"]
        assert row.get("level", "town") in LEVELS
        assert all(value == value.strip() for value in row.values())


def test_every_alias_names_an_area_that_is_listed() -> None:
    listed = {r["pcode"] for r in rows("gazetteer_areas.tsv")} | {f"MMR{n:03}" for n in range(1, 19)} | {""}
    assert {r["pcode"] for r in rows("gazetteer_aliases.tsv")} <= listed


def test_every_state_and_its_parts_have_their_name_in_both_scripts() -> None:
    states = [r for r in rows("gazetteer_aliases.tsv") if r["level"] == "state"]
    for code in {r["pcode"] for r in states}:
        assert {r["name"].isascii() for r in states if r["pcode"] == code} == {True, False}


@pytest.mark.parametrize("line", OLD_NAMES.splitlines())
def test_an_older_or_another_name_leads_to_the_same_code(line: str) -> None:
    words, pcode = (cell.strip() for cell in line.split("|"))
    assert gazetteer().resolve(words, None).pcode == pcode


def test_a_code_has_its_name() -> None:
    names = [gazetteer().name(code) for code in ("MMR001", "MMR001D002", "MMR001009", "MMR001009702", "MMR999999")]
    assert names == ["Kachin", "Mohnyin", "Hpakant", "Kamaing", ""]


@pytest.mark.parametrize(("column", "township", "town"), [("name_en", " Township", " Town"), ("name_my", "မြို့နယ်", "မြို့")])
def test_every_listed_name_leads_to_its_own_code_unless_two_bear_it(column: str, township: str, town: str) -> None:
    right, borne_by_two = 0, 0
    for row in (r for r in rows("gazetteer_areas.tsv") if r[column] and "SAZ" not in r["name_en"]):
        place = gazetteer().resolve(row[column] + (township if len(row["pcode"]) == 9 else town), None)
        right += place.pcode == row["pcode"]
        borne_by_two += place.pcode is None or len(place.pcode) == 6
        assert place.pcode == row["pcode"] or place.pcode is None or row["pcode"].startswith(place.pcode), row["pcode"]
    assert borne_by_two < 0.025 * right


def test_every_district_leads_to_its_own_code_in_both_scripts() -> None:
    for row in rows("gazetteer_districts.tsv"):
        for words in (f"{row['name_en']} District", f"{row['name_my']}ခရိုင်"):
            assert gazetteer().resolve(words, None).pcode == row["pcode"]
