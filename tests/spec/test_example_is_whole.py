"""The example keeps its promises as a set of files; what the program makes of it is tested elsewhere."""

from __future__ import annotations

import csv
import importlib.util
import json
import re
import unicodedata
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from kintrace.model import Act, PositionKind, PracticeKind, Sex, When

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "examples" / "hpakant"
EXPECTED: dict[str, Any] = json.loads((FOLDER / "expected.json").read_text("utf-8"))
README = (FOLDER / "README.md").read_text("utf-8")
SIDECARS = sorted(FOLDER.glob("*.meta.json"))
SOURCES = [p for p in sorted(FOLDER.iterdir()) if p not in SIDECARS and p.name not in ("README.md", "expected.json")]
PROSE = [p for p in SOURCES if p.suffix in (".txt", ".md", ".html")]
NOTICES = [p for p in PROSE if p.name.startswith("notice-")]
REPORTS = [p for p in PROSE if p.name.startswith("report-")]
BURMESE = re.compile("[\u1000-\u109f]")
ZAWGYI_NOTICE = "notice-04.txt"


def _make_example() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_example", ROOT / "tools" / "make_example.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _rows_of_list_a() -> dict[int, list[str]]:
    with (FOLDER / "list_a.csv").open(encoding="utf-8", newline="") as file:
        # no cell of it runs over two lines, so a row's number is its line
        return dict(enumerate(csv.reader(file), start=1))


def _rows_of_list_b() -> dict[int, list[str]]:
    import openpyxl

    sheet = openpyxl.load_workbook(FOLDER / "list_b.xlsx").active
    assert sheet is not None
    rows = sheet.iter_rows(values_only=True)
    return {n: ["" if v is None else str(v) for v in row] for n, row in enumerate(rows, start=1)}


def test_it_has_the_reports_notices_and_lists_that_its_readme_counts() -> None:
    assert (len(REPORTS), len(NOTICES), len(SOURCES)) == (12, 15, EXPECTED["taken_in"])


@pytest.mark.parametrize("path", PROSE, ids=lambda p: p.name)
def test_every_report_and_notice_is_text_that_can_be_read(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    assert len(text) > 150
    assert not re.search("[\u200b-\u200d\ufeff\x00-\x08]", text)
    assert path.name == ZAWGYI_NOTICE or unicodedata.normalize("NFC", text) == text


@pytest.mark.parametrize("path", SIDECARS, ids=lambda p: p.name)
def test_every_sidecar_lies_beside_a_source_and_gives_a_day(path: Path) -> None:
    sidecar = json.loads(path.read_text("utf-8"))
    assert [p for p in SOURCES if p.name.startswith(path.name.removesuffix(".meta.json") + ".")]
    assert date.fromisoformat(sidecar["published"]).year == 2025
    assert sidecar["outlet"]


def test_only_the_notice_that_says_so_is_in_zawgyi() -> None:
    from myanmartools import ZawgyiDetector

    detector = ZawgyiDetector()
    burmese = {p.name: detector.get_zawgyi_probability(p.read_text("utf-8")) for p in NOTICES
               if BURMESE.search(p.read_text("utf-8"))}  # fmt: skip
    assert burmese.pop(ZAWGYI_NOTICE) > 0.95
    assert len(burmese) == 7
    assert max(burmese.values()) < 0.05


def test_the_zawgyi_notice_reads_as_what_it_was_written_from() -> None:
    from kintrace.lexicon import scripts

    cleaned, _ = scripts.clean((FOLDER / ZAWGYI_NOTICE).read_text("utf-8"), "zawgyi")
    assert cleaned == unicodedata.normalize("NFC", _make_example().NOTICE)


def test_the_files_made_by_script_are_the_files_that_are_kept() -> None:
    for name, body in _make_example().files().items():
        assert (FOLDER / name).read_bytes() == body, name


def test_every_document_that_is_expected_exists() -> None:
    names = {p.name for p in SOURCES}
    told = [d for lead in EXPECTED["leads"] for d in lead["documents"]]
    told += [entry["document"] for key in ("practices", "positions") for entry in EXPECTED[key]]
    told += EXPECTED["no_incident"]
    told += [r.split(" row ")[0] for key in ("same_person", "not_same") for pair in EXPECTED[key] for r in pair
             if not r.startswith("L")]  # fmt: skip
    assert set(told) <= names
    assert {p.name for p in NOTICES} <= set(told)


def test_every_code_that_is_expected_is_in_the_scheme() -> None:
    for lead in EXPECTED["leads"]:
        acts = [lead["what"]] if isinstance(lead["what"], str) else lead["what"]
        assert acts and all(Act(act) for act in acts)
        assert lead["sex"] is None or Sex(lead["sex"])
        assert lead["date"] is None or When(lead["date"]).known
        assert lead["named"] == bool(lead["names"])
        assert lead["origins"] is None or 1 <= lead["origins"] <= len(lead["documents"])
    assert all(PracticeKind(p["kind"]) for p in EXPECTED["practices"])
    assert all(PositionKind(p["kind"]) for p in EXPECTED["positions"])


def test_the_readme_speaks_of_every_lead_that_is_expected() -> None:
    ids = [lead["id"] for lead in EXPECTED["leads"]]
    assert len(ids) == len(set(ids)) == EXPECTED["persons"]
    assert [i for i in ids if f"{i}," not in README and f"| {i} |" not in README] == []
    assert "invented" in README


def test_every_expected_name_is_written_in_a_document_of_its_lead() -> None:
    tables = {"list_a.csv": _rows_of_list_a(), "list_b.xlsx": _rows_of_list_b()}
    texts = {p.name: p.read_text("utf-8") for p in PROSE}
    texts |= {name: "\n".join(" | ".join(row) for row in rows.values()) for name, rows in tables.items()}
    for lead in EXPECTED["leads"]:
        for name in lead["names"]:
            assert any(name in texts[d] for d in lead["documents"]), (lead["id"], name)


def test_rows_that_hold_nobody_are_the_ones_expected_to_be_set_aside() -> None:
    a, b = _rows_of_list_a(), _rows_of_list_b()
    width = len(a[1])
    odd = {("list_a.csv", n) for n, row in a.items() if len(row) != width or "Total" in row}
    odd |= {("list_b.xlsx", n) for n, row in b.items() if n > 3 and (not row[1] or "စုစုပေါင်း" in row)}
    set_aside = {(s["file"], s["where"]) for s in EXPECTED["set_aside"] if s["where"] != "file"}
    assert {(file, f"row {n}") for file, n in odd} == set_aside


def test_every_other_row_stands_in_the_list_of_who_is_one_person_or_in_a_lead_of_its_own() -> None:
    matched = {r for group in EXPECTED["same_person"] for r in group if " row " in r}
    aside = {f"{s['file']} {s['where']}" for s in EXPECTED["set_aside"]}
    rows = {f"list_a.csv row {n}" for n in _rows_of_list_a() if n > 1}
    rows |= {f"list_b.xlsx row {n}" for n in _rows_of_list_b() if n > 3}
    alone = rows - matched - aside
    assert len(alone) == len([lead for lead in EXPECTED["leads"] if lead["documents"][0].startswith("list_")
                              and len(lead["documents"]) == 1])  # fmt: skip


def test_the_total_of_a_list_is_the_sum_of_its_rows() -> None:
    rows = [row for row in _rows_of_list_a().values() if len(row) == len(_rows_of_list_a()[1])]
    assert sum(int(row[2]) for row in rows[1:] if row[0]) == int(rows[-1][2])


def test_no_telephone_number_can_be_that_of_a_real_subscriber() -> None:
    digits = str.maketrans("၀၁၂၃၄၅၆၇၈၉", "0123456789")
    texts = [p.read_text("utf-8") for p in PROSE] + [str(_rows_of_list_a()), str(_rows_of_list_b())]
    numbers = [re.sub(r"\D", "", n) for t in texts
               for n in re.findall(r"(?:\+95\s?9|09)[ -]?\d[\d -]{5,}\d", t.translate(digits))]  # fmt: skip
    assert len(numbers) >= 15
    assert all(re.fullmatch(r"(?:959|09)100\d{5,6}", n) for n in numbers)


def test_a_saved_page_carries_the_date_on_which_it_was_looked_at() -> None:
    for path in FOLDER.glob("*.html"):
        page = path.read_text("utf-8")
        assert re.search(r"November 1, 2025|13 November 2025", page)


def test_the_example_is_not_easy_it_holds_children_homonyms_disputes_and_silences() -> None:
    conflicts = {c for lead in EXPECTED["leads"] for c in lead["conflicts"]}
    assert conflicts >= {"place", "date", "age", "taker"}
    assert {lead["taker"] for lead in EXPECTED["leads"]} >= {None, "KIA", "MM_MIL", "KPDF", "TNLA", "MNDAA"}
    assert any(lead["date"] is None for lead in EXPECTED["leads"])
