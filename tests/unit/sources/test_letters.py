"""Letters, e-mails and answers to forms become text and tables; who sent them is in none."""

from __future__ import annotations

import io
import json
from email.message import EmailMessage

import pytest
from docx import Document as Letter

from cast import BRANG_AUNG, CANARIES, HPAKANT, KYAW_LIN, SENG_RA
from kintrace.errors import UnreadableSource
from kintrace.model import Document
from unit.sources.reading import read_as, texts

WORDS = f"{SENG_RA[0]} was taken from a tea shop in {HPAKANT}."


def saved(letter: object) -> bytes:
    out = io.BytesIO()
    letter.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def cells(document: Document) -> list[dict[str, str]]:
    return [{header: document.text[start:end] for header, start, end in row.cells} for row in document.rows]


def table_into(letter: object, rows: list[list[str]]) -> object:
    table = letter.add_table(len(rows), len(rows[0]))  # type: ignore[attr-defined]
    for row, line in zip(rows, table.rows, strict=True):
        for text, cell in zip(row, line.cells, strict=True):
            cell.text = text
    return table


def test_a_letter_is_its_text_and_each_list_in_it():
    letter = Letter()
    letter.add_paragraph(WORDS)
    table_into(letter, [["Name", "Age"], [BRANG_AUNG[0], "17"]])
    letter.add_paragraph("Signed.")
    reading = read_as("statement.docx", saved(letter))
    assert [d.ref for d in reading.documents] == ["doc:1", "doc:1.2"]
    assert texts(reading)[0] == f"{WORDS}\nSigned."
    assert cells(reading.documents[1]) == [{"Name": BRANG_AUNG[0], "Age": "17"}]


def test_a_cell_merged_downwards_holds_for_each_of_its_rows():
    letter = Letter()
    table = table_into(letter, [["Name", "Township"], [BRANG_AUNG[0], HPAKANT], [KYAW_LIN[0], ""]])
    table.cell(1, 1).merge(table.cell(2, 1))  # type: ignore[attr-defined]
    (document,) = read_as("list.docx", saved(letter)).documents
    assert [row["Township"] for row in cells(document)] == [HPAKANT, HPAKANT]


def test_a_cell_of_a_workbook_merged_downwards_holds_for_each_of_its_rows():
    from openpyxl import Workbook

    book = Workbook()
    assert book.active is not None
    for row in [["Name", "Township"], [BRANG_AUNG[0], HPAKANT], [KYAW_LIN[0], None]]:
        book.active.append(row)
    book.active.merge_cells("B2:B3")
    (document,) = read_as("list.xlsx", saved(book)).documents
    assert [row["Township"] for row in cells(document)] == [HPAKANT, HPAKANT]


def test_a_form_without_a_header_stays_text():
    letter = Letter()
    table_into(letter, [["Taken by 3 soldiers", "2025"], ["Age 17", "5"]])
    (document,) = read_as("form.docx", saved(letter)).documents
    assert document.text == "Taken by 3 soldiers | 2025\nAge 17 | 5"
    assert not document.rows


@pytest.mark.parametrize("cut", [100, 3000])
def test_a_letter_cut_short_is_sent_back(cut: int):
    with pytest.raises(UnreadableSource, match="damaged"):
        read_as("letter.docx", saved(Letter())[:cut])


def mail(text: str = WORDS, **headers: str) -> EmailMessage:
    letter = EmailMessage()
    letter["From"], letter["To"] = f"{CANARIES[0]} <a@b.invalid>", "c@d.invalid"
    letter["Date"], letter["Subject"] = "Tue, 30 Sep 2025 19:30:00 +0000", "Taken in Hpakant"
    letter.set_content(text)
    return letter


def test_an_email_is_dated_in_myanmars_time_and_names_no_sender():
    (document,) = read_as("a.eml", mail().as_bytes()).documents
    assert (document.published, document.title, document.text) == ("2025-10-01", "Taken in Hpakant", WORDS)
    assert CANARIES[0] not in repr((document.text, document.outlet, document.title))


def test_what_an_email_repeats_of_an_earlier_one_is_left_out():
    text = f"{WORDS}\n\nOn Mon, Sep 29, 2025 at 9:00 AM somebody wrote:\n> Who was taken?\n\n-- \n{CANARIES[0]}\n"
    assert texts(read_as("a.eml", mail(text).as_bytes())) == [WORDS]


def test_what_came_with_an_email_is_read_too_or_set_aside():
    letter = mail()
    letter.add_attachment(f"name,age\n{BRANG_AUNG[0]},17\n".encode(), "text", "csv", filename="list.csv")
    letter.add_attachment(b"\x00\x01", "application", "octet-stream", filename=f"{CANARIES[0]}.bin")
    reading = read_as("a.eml", letter.as_bytes())
    assert [d.format for d in reading.documents] == ["mail", "table-csv"]
    assert cells(reading.documents[1]) == [{"name": BRANG_AUNG[0], "age": "17"}]
    assert [aside.where for aside in reading.set_aside] == ["attachment"]
    assert CANARIES[0] not in repr(reading.set_aside)


def test_a_box_of_letters_gives_each():
    box = b"".join(
        b"From a@b.invalid Tue Sep 30 19:30:00 2025\n" + mail(w).as_bytes() + b"\n" for w in (WORDS, "Other.")
    )
    assert texts(read_as("all.mbox", box)) == [WORDS, "Other."]


def test_a_letter_that_is_only_a_page_is_read_as_a_page():
    letter = mail()
    letter.set_content(f"<html><body><p>{WORDS}</p></body></html>", subtype="html")
    assert texts(read_as("a.eml", letter.as_bytes())) == [WORDS]


def test_answers_to_a_form_are_rows_and_repeated_persons_a_table_of_their_own():
    answers = [
        {
            "_id": 1,
            "person/name": BRANG_AUNG[0],
            "person/age": 17,
            "with": [{"with/name": KYAW_LIN[0], "with/age": 20}],
        },
        {"_id": 2, "person/name": SENG_RA[0], "person/age": None},
    ]
    reading = read_as("export.json", json.dumps({"count": 2, "results": answers}).encode())
    main, repeated = reading.documents
    assert [row["name"] for row in cells(main)] == [BRANG_AUNG[0], SENG_RA[0]]
    assert cells(repeated) == [{"submission": "1", "name": KYAW_LIN[0], "age": "20"}]


def test_json_that_is_no_form_is_sent_back():
    with pytest.raises(UnreadableSource, match="no list of submissions"):
        read_as("a.json", b"[1, 2]")
