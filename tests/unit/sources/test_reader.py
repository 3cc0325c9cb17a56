"""The reader survives every file, good or bad, and says what became of it."""

from __future__ import annotations

import hashlib
import io
import os
import signal
from collections.abc import Iterator
from datetime import date

import openpyxl
import pytest

import cast
from kintrace.model import Arrival
from kintrace.sources import Reader, Reading


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as running:
        yield running


def arrived(name: str, body: bytes, sidecar: bytes = b"") -> Arrival:
    return Arrival("arr:1", hashlib.sha256(body).hexdigest(), name, body, sidecar)


def workbook(*sheets: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    for number, rows in enumerate(sheets):
        sheet = book.active if number == 0 else book.create_sheet()
        for row in rows:
            sheet.append(row)
    body = io.BytesIO()
    book.save(body)
    return body.getvalue()


def read(reader: Reader, name: str, body: bytes, sidecar: bytes = b"") -> Reading:
    return reader.read(arrived(name, body, sidecar), "doc:1")


def reason(reading: Reading) -> str:
    assert not reading.documents
    (aside,) = reading.set_aside
    return aside.reason


def test_a_text_keeps_its_code_points(reader: Reader) -> None:
    body = f"\ufeffSeen at {cast.LAWK_HPRAI}.\r\nTold by a neighbour.\u200b".encode()
    (document,) = read(reader, "a.txt", body).documents
    assert document.text == body.decode("utf-8")
    assert document.cleaned == f"Seen at {cast.LAWK_HPRAI}.\nTold by a neighbour."
    start = document.cleaned.index("Told")
    assert document.quote_cleaned(start, start + 4).text == "Told"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("words", [f"{cast.THIDAR[0]} was seen at the ferry on Monday.", f"{cast.THIDAR[2]} ကို မတွေ့ရပါ။"])
def test_a_text_in_a_wide_encoding_is_read_and_that_is_said(reader: Reader, encoding: str, words: str) -> None:
    reading = read(reader, "a.txt", words.encode(encoding))
    assert words in reading.documents[0].text
    assert "not UTF-8" in reading.set_aside[0].reason


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_a_text_in_a_western_encoding_is_read_and_that_is_said(reader: Reader, encoding: str) -> None:
    words = "The café owner, a naïve man, said his daughter had been taken to the déjà-vu bar."
    reading = read(reader, "a.txt", words.encode(encoding))
    assert reading.documents[0].text == words
    assert "Windows-1252" in reading.set_aside[0].reason


@pytest.mark.parametrize(
    "body",
    [
        bytes(range(256)) * 30,
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(64),
        b"\x00" * 400,
        b"\xff\xfe\x00\xd8\x00",
    ],
    ids=["all bytes", "picture", "zeros", "half a character"],
)
def test_a_binary_named_txt_is_set_aside(reader: Reader, body: bytes) -> None:
    said = reason(read(reader, "a.txt", body))
    assert any(word in said for word in ("text", "UTF-16", "picture"))


@pytest.mark.parametrize("body", [b"", b" \n\t", b"\xef\xbb\xbf"])
def test_a_file_of_blanks_is_set_aside(reader: Reader, body: bytes) -> None:
    assert "blanks" in reason(read(reader, "a.txt", body))


def test_a_line_of_five_million_letters_is_read(reader: Reader) -> None:
    (document,) = read(reader, "a.txt", b"x" * 5_000_000).documents
    assert len(document.text) == 5_000_000


def test_bidi_controls_stay_in_the_text_and_leave_the_cleaned_layer(reader: Reader) -> None:
    (document,) = read(reader, "a.txt", "taken \u202eyb\u202c them\u2066\u2069".encode()).documents
    assert "\u202e" in document.text
    assert document.cleaned == "taken yb them"


def test_a_page_loses_its_furniture_and_keeps_its_article(reader: Reader) -> None:
    said = "Five people were taken from the ferry on Monday, a resident said. " * 6
    page = (
        "<!doctype html><html><head><meta property='og:title' content='Five taken'>"
        "<meta property='og:site_name' content='Ferry News'>"
        "<meta property='article:published_time' content='2025-09-30T20:00:00+00:00'></head><body>"
        "<header>Sunday, November 22, 2026</header><nav><ul><li><a href='/'>Home</a><li><a href='/a'>About us</a></ul>"
        f"</nav><article><h1>Five taken</h1><p>{said}</p></article><footer>Leave a comment</footer></body></html>"
    )
    (document,) = read(reader, "a.html", page.encode()).documents
    assert "Five people were taken" in document.text
    assert "About us" not in document.text
    assert (document.title, document.outlet, document.published) == ("Five taken", "Ferry News", "2025-10-01")


def test_a_date_in_a_page_header_is_no_day_of_publication(reader: Reader) -> None:
    page = (
        "<html><body><header>22 November 2026</header><article><p>" + "A resident said so. " * 20 + "</p></body></html>"
    )
    (document,) = read(reader, "a.htm", page.encode()).documents
    assert document.published == ""


def test_a_day_in_json_ld_is_read_and_a_broken_block_passed_over(reader: Reader) -> None:
    blocks = (
        '<script type="application/ld+json">{"broken": </script><script type="application/ld+json">'
        '{"@graph": [{"@type": "WebPage", "datePublished": "2024-01-01"},'
        '{"@type": "NewsArticle", "datePublished": "2025-03-04", "publisher": {"name": "Ferry News"}}]}</script>'
    )
    page = f"<html><head>{blocks}</head><body><p>{'A resident said so. ' * 20}</p></body></html>"
    (document,) = read(reader, "a.html", page.encode()).documents
    assert (document.published, document.outlet) == ("2025-03-04", "Ferry News")


def test_a_page_named_txt_is_read_as_a_page(reader: Reader) -> None:
    page = f"<!DOCTYPE html><html><body><p>{'A resident said so. ' * 20}</p></body></html>"
    (document,) = read(reader, "a.txt", page.encode()).documents
    assert document.format == "html"
    assert "<p>" not in document.text


def test_deep_nesting_and_entities_do_not_stop_the_reader(reader: Reader) -> None:
    deep = b"<html><body>" + b"<div>" * 50_000 + b"words " * 50
    read(reader, "deep.html", deep)
    bomb = b'<!DOCTYPE html [<!ENTITY a "aaaaaa"><!ENTITY b "&a;&a;&a;">]><html><body><p>&b;&b; said</p></body></html>'
    read(reader, "bomb.html", bomb)
    assert read(reader, "a.txt", b"still here").documents


def test_a_table_has_a_line_for_each_row_and_spans_for_each_cell(reader: Reader) -> None:
    body = f"name,age,place\n{cast.SENG_RA[0]},27,{cast.HPAKANT}\n{cast.THIDAR[2]},,{cast.LAWK_HPRAI}\n".encode()
    (document,) = read(reader, "list.csv", body).documents
    assert document.text.splitlines()[1] == f"{cast.SENG_RA[0]} | 27 | {cast.HPAKANT}"
    assert [row.number for row in document.rows] == [2, 3]
    assert [(name, document.text[a:b]) for name, a, b in document.rows[1].cells] == [
        ("name", cast.THIDAR[2]),
        ("place", cast.LAWK_HPRAI),
    ]


def test_rows_are_numbered_by_the_line_they_begin_on(reader: Reader) -> None:
    body = b'name,note\n"A","two\nlines"\n\nB,one\n'
    (document,) = read(reader, "list.csv", body).documents
    assert [row.number for row in document.rows] == [2, 5]


def test_a_ragged_row_is_set_aside_with_its_number(reader: Reader) -> None:
    reading = read(reader, "list.csv", b"name,age,place\nA,3,X\nB,4,X,Y\nC,5\nD,6,X\n")
    assert [row.number for row in reading.documents[0].rows] == [2, 5]
    assert [aside.where for aside in reading.set_aside] == ["row 3", "row 4"]
    first = reading.set_aside[0]
    assert reading.documents[0].text[first.start : first.end] == "B | 4 | X | Y"


def test_empty_cells_beyond_the_header_are_no_fault(reader: Reader) -> None:
    reading = read(reader, "list.csv", b"name,age\nA,3,,\n")
    assert len(reading.documents[0].rows) == 1
    assert not reading.set_aside


def test_a_quotation_mark_that_never_closes_is_set_aside_with_its_line(reader: Reader) -> None:
    (aside,) = read(reader, "list.csv", b'name,age\nA,3\n"B,4\nC,5\n').set_aside
    assert aside.where == "line 3"


def test_a_header_below_a_title_is_found_and_the_title_kept(reader: Reader) -> None:
    body = "ပျောက်ဆုံးသူများစာရင်း,,\n,,\nစဉ်,အမည်,အသက်\n၁,မသီတာနွယ်,၁၉\n".encode()
    (document,) = read(reader, "list.csv", body).documents
    assert document.title == "ပျောက်ဆုံးသူများစာရင်း"
    assert [row.number for row in document.rows] == [4]
    assert document.rows[0].cells[1][0] == "အမည်"


def test_columns_that_no_mapping_knows_are_reported_and_kept(reader: Reader) -> None:
    (document,) = read(reader, "list.csv", b"name,shoe size,age\nA,41,20\n").documents
    assert document.columns_unknown == ("shoe size",)
    assert ("shoe size", 4, 6) in [
        (n, a - len("name | shoe size | age\n"), b - len("name | shoe size | age\n"))
        for n, a, b in document.rows[0].cells
    ]


def test_a_table_without_a_header_is_set_aside(reader: Reader) -> None:
    assert "names the columns" in reason(read(reader, "list.csv", b"1,2,3\n4,5,6\n"))


def test_a_header_without_rows_is_set_aside(reader: Reader) -> None:
    assert "no rows" in reason(read(reader, "list.csv", b"name,age\n"))


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_any_usual_separator_is_understood(reader: Reader, separator: str) -> None:
    body = f"name{separator}age\n{cast.SENG_RA[0]}{separator}27\n".encode()
    (document,) = read(reader, "list.csv", body).documents
    assert len(document.rows[0].cells) == 2


def test_a_list_pasted_from_two_encodings_is_cleaned_row_by_row(reader: Reader) -> None:
    body = "အမည်,နေရပ်\nမသီတာနွယ်,ဖားကန့်မြို့နယ်\nေမာင္ေက်ာ္လင္း,ဖားကန႔္ၿမိဳ႔နယ္\n".encode()
    (document,) = read(reader, "list.csv", body).documents
    assert document.cleaned.splitlines()[1:] == ["မသီတာနွယ် | ဖားကန့်မြို့နယ်", "မောင်ကျော်လင်း | ဖားကန့်မြို့နယ်"]


def test_a_workbook_shows_numbers_and_days_as_people_write_them(reader: Reader) -> None:
    body = workbook([["Name", "Age", "Date of birth"], [cast.SENG_RA[0], 27, date(1998, 5, 4)]])
    (document,) = read(reader, "list.xlsx", body).documents
    assert document.text.splitlines()[1] == f"{cast.SENG_RA[0]} | 27 | 1998-05-04"


def test_each_sheet_with_a_header_is_a_document_of_its_own(reader: Reader) -> None:
    rows: list[list[object]] = [["name", "age"], ["A", 1]]
    reading = read(reader, "list.xlsx", workbook(rows, [], [[1, 2], [3, 4]], rows))
    assert [document.ref for document in reading.documents] == ["doc:1", "doc:1.2"]
    assert [aside.where for aside in reading.set_aside] == ["sheet 3"]


def test_a_workbook_cut_short_is_set_aside_with_a_way_out(reader: Reader) -> None:
    body = workbook([["name", "age"], ["A", 1]])
    for length in (4, 100, len(body) // 2, len(body) - 30):
        assert "damaged" in reason(read(reader, "list.xlsx", body[:length]))


def test_a_workbook_that_unpacks_to_more_than_a_list_can_be_is_refused(reader: Reader) -> None:
    import zipfile

    body = io.BytesIO()
    with zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b"")
        for number in range(9):
            packed.writestr(f"xl/worksheets/sheet{number}.xml", bytes(50 * 1024 * 1024))
    assert "unpacks to more" in reason(read(reader, "list.xlsx", body.getvalue()))


def test_a_workbook_named_csv_is_read_as_a_workbook(reader: Reader) -> None:
    (document,) = read(reader, "list.csv", workbook([["name", "age"], ["A", 1]])).documents
    assert document.format == "table-xlsx"


def test_a_sidecar_says_when_and_by_whom(reader: Reader) -> None:
    sidecar = b'{"published": "2025-10-01", "outlet": "Ferry News", "lang": "en", "copies": 3}'
    reading = read(reader, "a.txt", b"words", sidecar)
    assert (reading.documents[0].published, reading.documents[0].outlet) == ("2025-10-01", "Ferry News")
    assert not reading.set_aside


@pytest.mark.parametrize(
    "sidecar",
    [
        b"{",
        b"[]",
        b'"2025-10-01"',
        b'{"published": "2025-02-30"}',
        b'{"published": "20251001"}',
        b'{"published": 20251001}',
        b'{"published": "yesterday"}',
        b"\xff\xfe{}",
        b"[" * 60_000,
        b"{}" + b" " * 70_000,
    ],
)
def test_a_bad_sidecar_is_set_aside_and_the_document_kept(reader: Reader, sidecar: bytes) -> None:
    reading = read(reader, "a.txt", b"words", sidecar)
    assert [aside.where for aside in reading.set_aside] == ["sidecar"]
    assert reading.documents[0].published == ""


def test_a_file_that_no_format_reads_is_set_aside(reader: Reader) -> None:
    assert "No format" in reason(read(reader, "a.xyz", b"words"))


def test_no_reason_holds_words_of_the_source(reader: Reader) -> None:
    canary = cast.CANARIES[0]
    bodies = {
        "a.csv": f'name,age\n"{canary},3\n',
        "b.csv": f"{canary},7\n{canary},8\n",
        "c.csv": f"name,age\n{canary},3,{canary}\n",
        f"{canary}.xyz": canary,
        "d.xlsx": canary,
    }
    for name, body in bodies.items():
        reading = read(reader, name, body.encode(), f'{{"published": "{canary}"}}'.encode())
        assert reading.set_aside
        assert canary not in " ".join(aside.reason for aside in reading.set_aside)
        assert canary not in repr(reading.documents)


def test_when_the_process_dies_the_file_is_set_aside_and_the_next_is_read() -> None:
    with Reader() as running:
        assert read(running, "a.txt", b"one").documents
        assert running._worker is not None
        os.kill(running._worker.pid, signal.SIGSTOP)
        os.kill(running._worker.pid, signal.SIGKILL)
        after = [read(running, "b.txt", b"two"), read(running, "c.txt", b"three")]
    assert [bool(reading.documents) for reading in after][-1]
    assert all(reading.documents or "stopped on this file" in reading.set_aside[0].reason for reading in after)


def test_a_file_that_takes_too_long_is_set_aside_and_the_next_is_read() -> None:
    with Reader(seconds=0.4) as running:
        slow = read(running, "a.html", b"<html><body>" + b"<p>said <b>so</b></p>" * 400_000)
        assert not slow.documents
        assert "too long" in slow.set_aside[0].reason or "stopped on this file" in slow.set_aside[0].reason
    with Reader() as running:
        assert read(running, "b.txt", b"two").documents


def test_a_file_that_wants_too_much_memory_is_set_aside_and_the_next_is_read() -> None:
    with Reader(memory_bytes=260 * 1024 * 1024) as running:
        assert not read(running, "a.txt", "ခ\u200b".encode() * 6_000_000).documents
        assert read(running, "b.txt", b"two").documents


def test_the_reading_process_can_write_no_file_and_has_no_environment() -> None:
    with Reader() as running:
        read(running, "a.txt", b"one")
        assert running._worker is not None
        with open(f"/proc/{running._worker.pid}/limits") as limits:  # noqa: PTH123
            assert any(line.startswith("Max file size") and line.split()[3] == "0" for line in limits)
        with open(f"/proc/{running._worker.pid}/environ", "rb") as environment:  # noqa: PTH123
            assert environment.read().strip(b"\0") in (b"", b"LC_CTYPE=C.UTF-8")


def test_leaving_the_reader_ends_its_process() -> None:
    with Reader() as running:
        read(running, "a.txt", b"one")
        worker = running._worker
    assert worker is not None
    assert worker.poll() is not None
