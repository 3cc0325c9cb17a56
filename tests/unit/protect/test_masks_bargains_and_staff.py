"""Ransoms, promises, staff and what machines write: found where they stand, and not where they do not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cast import CANARIES
from kintrace.claims import code
from kintrace.model import Document, Row, to_cbor
from kintrace.protect import working_copy
from kintrace.protect.masks.metadata import metadata_spans
from kintrace.protect.masks.promises import promise_spans
from kintrace.protect.masks.ransoms import ransom_spans
from kintrace.protect.masks.rows import stray_spans
from kintrace.protect.masks.spans import mask
from kintrace.protect.masks.staff import staff_names, staff_spans
from kintrace.protect.masks.whole import document_masks
from kintrace.protect.masks.working import working_name

TAKING = "On October 7, 2025, soldiers of the Kachin Independence Army (KIA) took Maran Brang Aung from Hpakant."


def prose(text: str) -> Document:
    return Document("doc:a", "a.txt", text, text)


def table(*lines: str) -> Document:
    """A table whose first line is its header; cells are parted by `` | ``."""
    text = "".join(line + "\n" for line in lines)
    header, at, rows = lines[0].split(" | "), len(lines[0]) + 1, []
    for number, line in enumerate(lines[1:], start=2):
        cells, start = [], at
        for name, cell in zip(header, line.split(" | "), strict=False):
            cells.append((name, start, start + len(cell)))
            start += len(cell) + 3
        if len(line.split(" | ")) == len(header):
            rows.append(Row(number, tuple(cells)))
        at += len(line) + 1
    return Document("doc:a", "a.csv", text, text, rows=tuple(rows))


@pytest.mark.parametrize("sentence", [
    "His uncle paid 40 lakh to a trader at the Hwehka ferry.",
    "They demanded ten million kyats from his mother.",
    "They asked for 3 ticals of gold to send him home.",
    "A ransom was named: 900,000 kyats, to be brought to the mill.",
    "The family borrowed 50 lakh and gave it to the captors.",
    "Her father transferred 20,000 yuan by KBZ Pay.",
    "They asked his father for money.",
    "မိသားစုက ကျပ် ၅၀ သိန်း ပေးခဲ့ရသည်။",
    "ပြန်ပေးသမားများက ပြန်ပေးငွေ တောင်းသည်။",
])  # fmt: skip
def test_a_ransom_asked_or_paid_is_withheld_with_its_sentence(sentence: str) -> None:
    document = prose(f"{TAKING} {sentence} It was raining.")
    masked = mask(document.text, ransom_spans(document, code(document)))
    assert masked.startswith(TAKING) and masked.endswith("It was raining.")
    assert not set(masked[len(TAKING) : -len("It was raining.")]) - {"█", " "}


@pytest.mark.parametrize("sentence", [
    "The mine pays a salary of 300,000 kyats a month.",
    "Donors gave aid worth 5 million dollars.",
    "Jade worth 40 lakh lay on the table.",
    "Two hundred soldiers demanded that they come down.",
    "She asked for her son.",
])  # fmt: skip
def test_money_that_nobody_paid_for_somebody_stays(sentence: str) -> None:
    document = prose(f"{TAKING} {sentence}")
    assert ransom_spans(document, code(document)) == []


def test_a_sum_in_the_sentence_of_the_taking_goes_and_the_taking_stays() -> None:
    document = prose("On October 7, 2025, KIA soldiers took Maran Brang Aung from Hpakant and demanded 40 lakh kyats.")
    masked = mask(document.text, ransom_spans(document, code(document)))
    assert "KIA soldiers took Maran Brang Aung from Hpakant" in masked
    assert "40" not in masked and "kyat" not in masked


@pytest.mark.parametrize("sentence", [
    "They promised to let him go after the festival.",
    "The commander gave his word.",
    "He agreed to release the boys once they had dug the well.",
    "They made her sign a pledge.",
    "The officer said he would be sent home in a week.",
    "တပ်မှူးက ကတိပေးခဲ့သည်။",
])  # fmt: skip
def test_a_promise_is_withheld_with_its_sentence(sentence: str) -> None:
    document = prose(f"{TAKING} {sentence}")
    masked = mask(document.text, promise_spans(document, code(document)))
    assert masked.startswith(TAKING)
    assert not set(masked[len(TAKING) :]) - {"█", " "}


@pytest.mark.parametrize("sentence", ["He was a promising young player.", "The minister was sworn in."])
def test_what_only_sounds_like_a_promise_stays(sentence: str) -> None:
    document = prose(sentence)
    assert promise_spans(document, code(document)) == []


@pytest.mark.parametrize("line", [
    "Interviewed by: Lahtaw Zarja", "Interpreter - Lahtaw Zarja", "Staff name: Lahtaw Zarja", "Photo by: Lahtaw Zarja",
    "Documented by Lahtaw Zarja", "By Lahtaw Zarja", "Caseworker's name: Lahtaw Zarja",
    "The interview was conducted by Lahtaw Zarja",
])  # fmt: skip
def test_who_works_on_it_is_withheld_and_wherever_the_name_comes_back(line: str) -> None:
    document = prose(f"{line}\n\n{TAKING} Lahtaw Zarja wrote it down.\n")
    masked = mask(document.text, staff_spans(document))
    if "conducted" not in line:
        assert "Zarja" not in masked
    assert TAKING in masked


@pytest.mark.parametrize("line", ["အင်တာဗျူးသူ - ကိုနိုင်လင်း", "စကားပြန်: ဒေါ်ခင်လှ"])
def test_who_works_on_it_is_withheld_in_burmese(line: str) -> None:
    document = prose(f"{line}\nအမည် - မရန်ဘရန်အောင်\n")
    assert staff_names(document)
    masked = mask(document.text, staff_spans(document))
    assert line.split()[-1] not in masked
    assert "မရန်ဘရန်အောင်" in masked


@pytest.mark.parametrize("line", ["By Blue Hill News", "By The Irrawaddy", "By KIA", "Photo: a tea shop", "By Hpakant"])
def test_an_outlet_a_party_or_a_place_in_a_byline_stays(line: str) -> None:
    assert staff_spans(prose(f"{line}\n\n{TAKING}\n")) == []


def test_columns_that_a_form_or_a_telephone_filled_in_are_withheld() -> None:
    document = table(
        "name | age | deviceid | _submitted_by | start | _gps_latitude | interviewer",
        "Lahpai Seng Ra | 24 | collect:Zq7 | zar.collector | 2025-11-01T09:00 | 25.61 | Lahtaw Zarja",
    )
    masked = mask(document.text, [*metadata_spans(document), *staff_spans(document)])
    row = masked.splitlines()[1].split(" | ")
    assert row[:2] == ["Lahpai Seng Ra", "24"]
    assert all(set(cell) == {"█"} for cell in row[2:])


def test_a_column_named_start_is_the_lists_own_where_no_machine_wrote_it() -> None:
    assert metadata_spans(table("name | start | end", "Lahpai Seng Ra | 2025-10-02 | 2025-10-07")) == []


@pytest.mark.parametrize("text", [
    "deviceid: collect:Zq7", "\"simserial\": \"8995\"", "GPSLatitude = 25.6", "meta/instanceID: uuid:77",
])  # fmt: skip
def test_a_line_that_a_machine_wrote_is_withheld(text: str) -> None:
    document = prose(f"{TAKING}\n{text}\n")
    masked = mask(document.text, metadata_spans(document))
    assert masked.splitlines()[0] == TAKING
    assert set("8995Zq7") & set(masked.splitlines()[1].split(":" if ":" in text else "=", 1)[1]) == set()


def test_coordinates_are_withheld_wherever_they_stand() -> None:
    document = prose("They met at 25.612345, 96.312345 and at 25°36'44\"N. It was 3.5 miles away.")
    assert mask(document.text, metadata_spans(document)).count("█") == len("25.612345, 96.312345") + len("25°36'44\"N")


def test_a_line_that_is_no_row_of_its_table_is_withheld() -> None:
    document = table("name | age", "Lahpai Seng Ra | 24", "Naw Bu | 22 | hides at the mill", "Brang Aung | 22")
    masked = mask(document.text, stray_spans(document)).splitlines()
    assert set(masked[2]) == {"█"} and masked[3] == "Brang Aung | 22"


@pytest.mark.parametrize(("column", "cell"), [
    ("escaped_on", "2025-10-22"), ("released_date", "2025-10-21"), ("release_place", "Mogaung"),
    ("current_location", "Namti"), ("whereabouts", "Waingmaw"), ("ransom_demand", "32 lakh kyat"),
    ("paid_to", "Zarlin Aung"), ("informant_name", "Zarlin Aung"), ("address", "Zarstreet 4"),
    ("facebook", "zarlin.fb"),
])  # fmt: skip
def test_of_a_table_only_cells_that_something_shown_rests_on_stay(column: str, cell: str) -> None:
    document = table(
        f"name | age | township | date | {column}",
        f"Lahpai Seng Ra | 24 | Hpakant | 2025-10-02 | {cell}",
    )
    copy = working_copy(document, [code(document)]).document
    released = mask(document.text, document_masks(document, [code(document)], ()).spans())
    for text in (copy.text, copy.cleaned, released):
        assert text.splitlines()[1].split(" | ") == ["Lahpai Seng Ra", "24", "Hpakant", "2025-10-02", "█" * len(cell)]


def test_a_heading_that_no_vocabulary_knows_is_withheld_wherever_it_stands() -> None:
    document = table(
        "name | age (told by Daw Zarlin) | township | date taken | call Daw Zarlin",
        "Lahpai Seng Ra | 24 | Hpakant | 2025-10-02 | x",
    )
    document = replace(document, columns_unknown=("call Daw Zarlin",))
    working = working_copy(document, [code(document)])
    assert b"Zarlin" not in to_cbor(working.document) + b"".join(to_cbor(c) for c in working.codings)
    assert working.document.text.startswith("name | age (")
    assert [h for h, _, _ in working.document.rows[0].cells][::2] == ["name", "township", "█" * 15]


def test_of_a_file_that_nothing_was_read_from_no_name_stays() -> None:
    assert working_name("interview Daw Zarlin.pdf") == "█" * 20 + ".pdf"
    assert working_name("Daw Zarlin. Namti") == "█" * 17
    assert working_name(working_name("Daw Zarlin.pdf")) == working_name("Daw Zarlin.pdf")


def test_of_a_list_in_which_no_row_fits_its_header_nothing_stays():
    text = f"name,place\n{CANARIES[0]},Hpakant,Kachin\n"
    document = Document("doc:1", "a.csv", text, text, format="table-csv")
    copy = working_copy(document, [code(document)]).document
    assert CANARIES[0] not in copy.text + copy.cleaned
