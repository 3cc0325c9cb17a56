"""The corruption set: right answers of a model stand, and no answer that was changed in anything does."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from kintrace.claims import code
from kintrace.claims.brought import judged
from kintrace.claims.prose import Judge, Proved
from kintrace.model import Act, Document

DATA = Path(__file__).parent / "data"
RIGHT: list[dict[str, Any]] = json.loads((DATA / "brought_answers.json").read_text("utf-8"))
NOT_TOLD: list[dict[str, Any]] = json.loads((DATA / "brought_not_told.json").read_text("utf-8"))
WORDINGS = ("act_words", "taker", "date", "place", "speaker")
NEXT = {"one": "two", "two": "three", "three": "four", "four": "five", "five": "six", "six": "seven", "seven": "eight",
        "eight": "nine", "nine": "ten", "ten": "eleven", "eleven": "twelve", "twelve": "thirteen", "dozen": "score",
        "thirteen": "fourteen", "fourteen": "fifteen", "seventeen": "eighteen", "nineteen": "twenty"}  # fmt: skip
NUMBER = re.compile(rf"\d+|\b(?:{'|'.join(NEXT)})\b", re.IGNORECASE)
ELSEWHERE = ("Shwe Pauk Kone village", "Falam", "in Bhamo")
OTHER_SIDES = ("the KNU", "PNO fighters", "armed men", "Light Infantry Battalion 999")


@cache
def judge_of(text: str) -> Judge:
    document = Document("doc:1", "a.txt", text, text, published="2025-12-31")
    return Judge(document, code(document))


def answered(row: dict[str, Any], **changed: object) -> dict[str, Any]:
    answer = {key: row[key] for key in ("sentences", "act", "victims", *WORDINGS)}
    return answer | changed


def proved(row: dict[str, Any], answer: dict[str, Any]) -> list[Proved]:
    found, _ = judged(judge_of(row["text"]), [json.dumps({"incidents": [answer]})])
    return found


def bumped(words: str) -> str:
    """The words with every number made one more."""
    return NUMBER.sub(lambda m: str(int(m[0]) + 1) if m[0].isdigit() else NEXT[m[0].lower()], words)


def numbers_changed(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for key in WORDINGS:
        if bumped(row[key]) != row[key]:
            yield answered(row, **{key: bumped(row[key])})
    victims = row["victims"][0]
    if bumped(victims) != victims:
        yield answered(row, victims=[bumped(victims)])
        yield answered(row, victims=[f"about {victims}"])
    for bound in ("At least ", "about ", "Around ", "More than "):
        if victims.startswith(bound):
            yield answered(row, victims=[victims.removeprefix(bound)])
    if NUMBER.match(victims):
        yield answered(row, victims=[victims.split(maxsplit=1)[-1]])


def negations_added(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    said = row["act_words"]
    for denial in ("not", "never", "did not", "was not", "may have", "no"):
        yield answered(row, act_words=f"{denial} {said}")
    yield answered(row, act_words=re.sub(r"\b(was|were|has been)\b", r"\1 not", said) + " not")
    yield answered(row, victims=[f"no {row['victims'][0]}"])


def sides_swapped(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for side in (*OTHER_SIDES, row["others"]["taker"], row["victims"][0], row["place"]):
        if side:
            yield answered(row, taker=side)


def places_changed(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for place in (*ELSEWHERE, row["others"]["place"], row["victims"][0], row["date"]):
        if place:
            yield answered(row, place=place)


def days_changed(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for day in ("on 31 May", "2024", row["others"]["date"], row["place"]):
        if day:
            yield answered(row, date=day)
    # "on 12 May" is no "2 May"
    if (cut := re.search(r"\d(\d.*)", row["date"])) is not None:
        yield answered(row, date=cut[1])


def people_swapped(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for people in ("Ma Hkawn Nu", "four nuns", "nobody", row["others"]["victims"], row["taker"], row["place"]):
        if people:
            yield answered(row, victims=[people])
            yield answered(row, victims=[*row["victims"], people])


def speakers_swapped(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for words in (row["victims"][0], row["taker"], row["place"]):
        if words:
            yield answered(row, speaker=words)


def words_not_there(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for key in WORDINGS:
        if row[key]:
            yield answered(row, **{key: f"{row[key]} again"})
            yield answered(row, **{key: row[key].swapcase()})
            yield answered(row, **{key: row[key][:-1]})
            yield answered(row, **{key: "…".join(row[key].split(maxsplit=1)) + "…"})
    yield answered(row, victims=[row["victims"][0][1:]])
    yield answered(row, speaker="a neighbour")


def quotes_joined(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Words that run over from one sentence into the next, or were put together from two places."""
    text: str = row["text"]
    for stop in re.finditer(r"(?<=[a-z\d])\. (?=[A-Z])", text):
        left, right = text[: stop.start()].split()[-2:], text[stop.end() :].split()[:2]
        joined = " ".join([*left[:-1], left[-1] + ".", *right])
        for key in WORDINGS:
            yield answered(row, **{key: joined}, sentences=[1, 2])
        yield answered(row, victims=[joined], sentences=[1, 2])
    yield answered(row, act_words=f"{row['act_words']} {row['date']} {row['act_words']}")
    yield answered(row, victims=[f"{row['victims'][0]} {row['victims'][0]}"])


def acts_changed(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for act in Act:
        if act != row["act"]:
            yield answered(row, act=act.value)
    yield answered(row, act="abducted")


def sentences_changed(row: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield answered(row, sentences=[max(row["sentences"]) + 5])
    yield answered(row, sentences=[0])
    yield answered(row, sentences=[-1])
    yield answered(row, sentences=[])


CORRUPTIONS = (
    numbers_changed, negations_added, sides_swapped, places_changed, days_changed, people_swapped,
    speakers_swapped, words_not_there,
    quotes_joined, acts_changed, sentences_changed,
)  # fmt: skip


def test_the_set_is_large_enough_to_tell() -> None:
    assert len(RIGHT) >= 60
    assert len(NOT_TOLD) >= 40
    assert sum(len(list(corrupt(row))) for row in RIGHT for corrupt in CORRUPTIONS) >= 5_000


@pytest.mark.parametrize("row", RIGHT, ids=range(len(RIGHT)))
def test_a_right_answer_stands(row: dict[str, Any]) -> None:
    (found,) = proved(row, answered(row))
    assert found.telling.act is Act(row["act"])


@pytest.mark.parametrize("corrupt", CORRUPTIONS, ids=lambda c: c.__name__)
def test_no_corrupted_answer_is_accepted(corrupt: Any) -> None:
    accepted = [(row["text"], wrong) for row in RIGHT for wrong in corrupt(row) if proved(row, wrong)]
    assert accepted == []


CUT = (
    ("AA fighters detained three traders near Minbya on 3 May 2024.", "date", "on 3 May 2024", "on 3 May"),
    ("The AA detained three traders in Nam Tawng Kawng village.", "place", "Nam Tawng Kawng village", "Kawng village"),
    ("AA fighters detained three traders in Minbya between 3 and 7 May.", "date", "between 3 and 7 May", "7 May"),
    ("The AA detained three traders in Lawk Hprai village, Minbya Township.", "place", "Lawk Hprai village", "Hprai"),
    ("AA men detained three traders in Minbya on 3 or 4 May.", "date", "on 3 or 4 May", "4 May"),
    ("AA men detained three traders in Minbya on 13 May.", "date", "on 13 May", "3 May"),
    ("Fighters of the Arakan Army detained three traders in Kale on 3 May.", "taker", "the Arakan Army", "Army"),
    ("AA men detained three or four traders in Kale on 3 May.", "victims", "three or four traders", "four traders"),
    ("AA men detained twenty-three traders in Kale on 3 May.", "victims", "twenty-three traders", "three traders"),
    ("AA men detained at least three traders in Kale on 3 May.", "victims", "at least three traders", "three traders"),
    ("AA men detained U Kyaw Lin Htet in Minbya on 3 May.", "victims", "U Kyaw Lin Htet", "Lin Htet"),
    ("AA men detained a girl aged 15 to 17 in Minbya on 3 May.", "victims", "a girl aged 15 to 17", "a girl aged 15"),
)  # fmt: skip


@pytest.mark.parametrize(("text", "key", "whole", "cut"), CUT)
def test_words_that_cut_a_number_name_day_place_or_side_in_two_are_refused(text, key, whole, cut) -> None:
    victims = [whole] if key == "victims" else ["three traders"]
    row = {"text": text, "sentences": [1], "act": "detained", "act_words": "detained", "victims": victims, "taker": "",
           "date": "", "place": "", "speaker": ""}  # fmt: skip
    if key != "victims":
        row[key] = whole
    place = next((p for p in ("Minbya", "Kale") if f"in {p}" in text and key != "place"), row["place"])
    row["place"] = place
    assert len(proved(row, answered(row))) == 1
    assert proved(row, answered(row, **{key: [cut] if key == "victims" else cut})) == []


@pytest.mark.parametrize("row", NOT_TOLD, ids=range(len(NOT_TOLD)))
def test_what_the_text_denies_fears_orders_or_supposes_is_not_accepted_as_done(row: dict[str, Any]) -> None:
    assert proved(row, answered(row)) == []
    document = Document("doc:1", "a.txt", row["text"], row["text"], published="2025-12-31")
    assert code(document).incidents == ()
