"""Headings mean what people mean by them, in either language and encoding."""

from __future__ import annotations

from importlib import resources

import pytest

from kintrace.lexicon.headers import heading_of, meaning_of


@pytest.mark.parametrize(
    ("header", "meaning"),
    [
        ("Name", "name"),
        ("FULL NAME", "name"),
        ("Father’s Name", "father_name"),
        ("father_name", "father_name"),
        ("Father's name:", "father_name"),
        ("D.O.B.", "birth_date"),
        ("M/F", "sex"),
        ("Sex (M/F)", "sex"),
        ("Age (years)", "age"),
        ("S. No.", "id"),
        ("No.", "id"),
        ("#", "id"),
        ("NRC No.", "nrc"),
        ("Tsp", "township"),
        ("Taken by", "taker"),
        ("Held by", "holder"),
        ("Remarks", "note"),
        ("Source", "source"),
        ("No. of people", "count"),
        ("အမည်", "name"),
        ("ပျောက်ဆုံးသူ အမည်", "name"),
        ("စဉ်", "id"),
        ("အသက် (နှစ်)", "age"),
        ("ကျား/မ", "sex"),
        ("အဘအမည်", "father_name"),
        ("အဘ အမည်", "father_name"),
        ("မှတ်ပုံတင်အမှတ်", "nrc"),
        ("နေရပ်လိပ်စာ", "home"),
        ("နေရပ် လိပ်စာ", "home"),
        ("ဆက်သွယ်ရန်ဖုန်းနံပါတ်", "phone"),
        ("မှတ်ချက်", "note"),
        ("အမည် / Name", "name"),
        ("Name (အမည်)", "name"),
        ("အမည္", "name"),
        ("အသက္", "age"),
        ("ေနရပ္လိပ္စာ", "home"),
        ("မွတ္ပုံတင္အမွတ္", "nrc"),
        ("ေမြးသကၠရာဇ္", "birth_date"),
    ],
)
def test_a_heading_means_what_people_mean(header: str, meaning: str) -> None:
    assert meaning_of(header) == meaning


@pytest.mark.parametrize(
    ("header", "act"),
    [
        ("Date of arrest", "detained"),
        ("Missing since", "missing"),
        ("Last seen at", "missing"),
        ("Date taken", "taken"),
        ("Recruitment date", "forcibly_recruited"),
        ("Date", ""),
        ("ပျောက်ဆုံးသည့်နေ့", "missing"),
        ("ဖမ်းဆီးခံရသည့်နေ့", "detained"),
    ],
)
def test_a_heading_may_say_what_happened(header: str, act: str) -> None:
    heading = heading_of(header)
    assert heading is not None
    assert heading.act == act


@pytest.mark.parametrize("header", ["", " ", "Shoe size", "x" * 500, "27", "Lahpai Seng Ra", "missing persons of May"])
def test_what_is_no_heading_means_nothing(header: str) -> None:
    assert meaning_of(header) is None


def test_no_wording_stands_in_two_rows() -> None:
    text = resources.files("kintrace.lexicon").joinpath("resources/headers.tsv").read_text("utf-8")
    seen: dict[str, tuple[str, str]] = {}
    for line in text.splitlines()[1:]:
        meaning, act, words = line.split("\t")
        for word in words.split(";"):
            heading = heading_of(word)
            assert heading is not None, word
            assert (heading.meaning, heading.act) == (meaning, act), word
            assert seen.setdefault(word.strip(), (meaning, act)) == (meaning, act), word
