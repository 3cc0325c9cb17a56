"""The lines that other programs read: keys and types as documented."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from cast import KYAW_LIN, SENG_RA
from kintrace.model import Act, Findings, Reader
from kintrace.outputs import render
from kintrace.protect.gate.release import release
from unit.outputs.builders import findings
from unit.outputs.scenes import a_folder

LEAD_KEYS = [
    "lead", "reviewed", "who", "what", "date", "date_words", "place", "taker", "holder", "hypotheses", "fate",
    "documents", "origins", "conflicts", "quotes", "next",
]  # fmt: skip
WHOLE_KEYS = ["taken_in", "set_aside", "persons", "incidents", "practices", "positions"]


def lines_of(what: Findings, reader: Reader = Reader.DOCUMENTER) -> list[dict[str, Any]]:
    body = render("leads-json", release(what, reader, "tracing"))["leads.jsonl"].decode()
    return [json.loads(line) for line in body.splitlines()]


def lead_named(name: str) -> dict[str, Any]:
    return next(x for x in lines_of(a_folder())[:-1] if name in x["who"]["names"])


def test_each_lead_has_the_documented_keys_in_order() -> None:
    for lead in lines_of(a_folder())[:-1]:
        assert list(lead)[: len(LEAD_KEYS)] == LEAD_KEYS


def test_the_last_line_is_for_the_whole() -> None:
    whole = lines_of(a_folder())[-1]
    assert list(whole)[: len(WHOLE_KEYS)] == WHOLE_KEYS
    assert whole["taken_in"] == 6
    assert [list(s) for s in whole["set_aside"]] == [["file", "where", "reason"]]


def test_who_is_named_counted_and_aged() -> None:
    who = lead_named(SENG_RA[0])["who"]
    assert who == {"names": [SENG_RA[0], SENG_RA[1], SENG_RA[2]], "min": 1, "max": 1, "sex": "f", "ages": [23, 24],
                   "named": True}  # fmt: skip


def test_taker_and_holder_are_alleged_or_null() -> None:
    lead = lead_named(SENG_RA[0])
    assert lead["taker"] == {"code": "KIA", "words": "KIA"}
    assert lead["holder"] == {"code": None, "words": ""}


def test_hypotheses_count_origins_and_give_no_probability() -> None:
    answers = lead_named(KYAW_LIN[0])["hypotheses"]
    assert {"question": "taker", "answer": "MM_MIL", "probability": None, "for": 1, "against": 1} in answers


def test_conflicts_name_the_files_that_give_each_value() -> None:
    conflicts = {c["property"]: c["values"] for c in lead_named(SENG_RA[0])["conflicts"]}
    assert conflicts["age"] == [
        {"value": "23", "documents": ["notice-ဆိုင်းရာ.txt"]},
        {"value": "24", "documents": ["river-news.txt"]},
    ]


def test_quotes_are_spans_of_the_named_files() -> None:
    texts = {d.name: d.text for d in a_folder().documents}
    for lead in lines_of(a_folder())[:-1]:
        for quote in lead["quotes"]:
            assert texts[quote["document"]][quote["start"] : quote["end"]].strip()


def test_date_place_and_quotes_of_an_ending_are_null() -> None:
    folder = a_folder()
    escaped = replace(folder, assessments=(replace(folder.assessments[0], act=Act.ESCAPED),))
    lead = lines_of(escaped)[0]
    assert (lead["date"], lead["place"], lead["quotes"]) == (None, None, None)


def test_what_would_settle_it_is_in_sentences() -> None:
    assert all(s.endswith(".") for lead in lines_of(a_folder())[:-1] for s in lead["next"])


def test_practices_and_positions_point_at_their_words() -> None:
    whole = lines_of(a_folder())[-1]
    assert [p["kind"] for p in whole["practices"]] == ["hour", "hour"]
    assert [p["valid"] for p in whole["practices"]] == ["../2025-09-15", "2025-09-15/.."]
    assert {"document", "start", "end"} <= set(whole["practices"][0]) & set(whole["positions"][0])
    assert [(p["kind"], p["scope"]) for p in whole["positions"]] == [
        ("admits_in_part", "some units"),
        ("denies", "women"),
    ]


def test_an_empty_folder_is_one_line() -> None:
    (whole,) = lines_of(findings([]))
    assert (whole["taken_in"], whole["persons"], whole["incidents"]) == (0, 0, 0)


def test_an_administrator_reads_counts_only() -> None:
    (whole,) = lines_of(a_folder(), Reader.ADMINISTRATOR)
    assert whole["persons"] == len({a.episode.person for a in a_folder().assessments}) > 0
    assert whole["practices"] == whole["positions"] == []
