"""What a model is asked, how its answer is read, and how what stands is added to what the grammar read."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest

from cast import CANARIES
from kintrace.claims import code, coders
from kintrace.claims.brought import SCHEMA, add_answers, digest, question, questions_about, signature
from kintrace.model import Act, Code, Coding, Document, Property

MODEL = "some-model:7b"
QUEUE = "Junta troops arrested everybody in the queue in Kale on May 3, a seamstress said."
KNOWN = "The KIA took away a miner near Hpakant on 2 April."
SEALED = "On May 4 KIA soldiers took Ma Thidar Nwe from Lawk Hprai village and raped her."


def document(text: str) -> Document:
    return Document("doc:1", "a.txt", text, text, published="2025-12-31")


def incident(**said: object) -> dict[str, Any]:
    empty: dict[str, Any] = {"sentences": [1], "act": "detained", "act_words": "", "victims": [], "taker": ""}
    return empty | {"date": "", "place": "", "speaker": ""} | said


RIGHT = incident(
    act_words="arrested everybody in the queue", victims=["everybody in the queue"], taker="Junta troops",
    date="on May 3", place="Kale", speaker="a seamstress",
)  # fmt: skip


def added(text: str, *incidents: dict[str, Any]) -> tuple[Coding, Coding]:
    """What the grammar read, and the same with what the model's one answer adds."""
    read = code(document(text))
    return read, add_answers(document(text), read, [json.dumps({"incidents": incidents})], MODEL)


def test_the_question_says_what_every_act_of_the_scheme_means_and_nothing_but_sentences_of_the_text_follows():
    text = f"{QUEUE} {KNOWN}"
    (asked,) = questions_about(document(text), code(document(text)))
    assert all(f"\n{act.value}: " in asked.task for act in Act)
    assert asked.sentences == f"[1] {QUEUE}\n[2] {KNOWN}"


def test_a_sentence_that_only_a_specialist_reads_and_a_headline_are_not_asked_about():
    text = f"Junta Troops Arrest Many in Kale\n\n{QUEUE} {SEALED}"
    (asked,) = questions_about(document(text), code(document(text)))
    assert asked.sentences == f"[2] {QUEUE}"


def test_of_a_long_text_every_sentence_is_asked_about_and_questions_share_a_few():
    text = " ".join(
        f"On 2 April, {n} sacks of rice came to Lawk Hprai by boat and were stored there." for n in range(400)
    )
    read = code(document(text))
    asked = questions_about(document(text), replace(read, coder="prose/1"))
    numbers = [[int(line[1 : line.index("]")]) for line in q.sentences.split("\n")] for q in asked]
    assert len(asked) > 1
    assert sorted({n for part in numbers for n in part}) == list(range(1, 401))
    assert all(set(a) & set(b) for a, b in pairwise(numbers))


def test_of_a_text_too_long_to_ask_about_it_is_said_how_much_was_left_out(monkeypatch):
    monkeypatch.setattr(question, "MOST_PARTS", 2)
    text = " ".join(
        f"On 2 April, {n} sacks of rice came to Lawk Hprai by boat and were stored there." for n in range(400)
    )
    read = replace(Coding("doc:1", "prose/1"), set_aside=())
    asked = questions_about(document(text), read)
    last = int(asked[-1].sentences.rsplit("[", 1)[1].split("]")[0])
    both = add_answers(document(text), read, [json.dumps({"incidents": []})], MODEL)
    assert [a.reason for a in both.set_aside] == [
        f"It was not asked about the last {400 - last} sentences: the text is too long."
    ]


@pytest.mark.parametrize(
    "text", ["MISSING PERSON\nName: Maran Brang Aung\nAge: 22\nContact: 09 1\n", "", "ကချင်ပြည်နယ်တွင် ဖမ်းဆီးခံရသည်။"]
)
def test_a_notice_or_a_text_without_sentences_is_not_asked_about(text):
    read = code(document(text))
    assert questions_about(document(text), read) == ()
    assert add_answers(document(text), read, [json.dumps({"incidents": [RIGHT]})], MODEL).incidents == read.incidents


def test_what_the_grammar_missed_is_added_with_the_model_and_the_version_of_its_question_on_every_claim():
    read, both = added(QUEUE, RIGHT)
    assert (len(read.incidents), len(both.incidents)) == (0, 1)
    mine = [c for c in both.claims if c not in read.claims]
    assert {c.coder for c in mine} == {f"model:{MODEL}@{digest()}"} == {signature(MODEL)}
    assert both.coder == read.coder
    values = {c.property: c for c in mine}
    assert values[Property.ACT].value == Code("detained")
    assert values[Property.WHEN].value.edtf == "2025-05-03"
    assert values[Property.WHERE].value.pcode == "MMR005027"
    assert values[Property.TAKER].value.code == "MM_MIL"
    assert both.speakers[-1].words == "a seamstress"


def test_every_value_is_read_from_words_that_stand_in_the_text():
    _, both = added(QUEUE, RIGHT)
    for quote in (*(c.quote for c in both.claims), both.incidents[-1].quote, *(p.quote for p in both.persons)):
        assert QUEUE[quote.start : quote.end] == quote.text


def test_an_incident_that_the_grammar_has_is_not_doubled():
    same = incident(act="taken", act_words="took away a miner", victims=["a miner"], taker="The KIA", date="on 2 April",
                    place="near Hpakant")  # fmt: skip
    read, both = added(KNOWN, same)
    assert len(read.incidents) == 1
    assert both == read


def test_references_go_on_after_the_grammars_and_its_coding_stays_as_it_is():
    read, both = added(f"{KNOWN} {QUEUE}", RIGHT | {"sentences": [2]})
    assert len(both.incidents) == len(read.incidents) + 1
    for kind in ("speakers", "persons", "incidents", "claims"):
        before, after = getattr(read, kind), getattr(both, kind)
        assert after[: len(before)] == before
        assert len({x.ref for x in after}) == len(after)


def test_one_incident_in_two_answers_is_added_once():
    read = code(document(QUEUE))
    other = json.dumps({"incidents": [RIGHT | {"act_words": "Junta troops arrested everybody", "speaker": ""}]})
    both = add_answers(document(QUEUE), read, [json.dumps({"incidents": [RIGHT]}), other], MODEL)
    assert len(both.incidents) == 1


def test_a_sentence_that_only_a_specialist_reads_yields_nothing_though_a_model_names_it():
    picked = incident(act="taken", act_words="took Ma Thidar Nwe", victims=["Ma Thidar Nwe"], date="On May 4")
    read, both = added(SEALED, picked)
    assert both.incidents == both.claims == ()
    assert [a.reason for a in both.set_aside[len(read.set_aside) :]] == [
        "1 incident of the model's refused: words for it do not stand in the sentences that it names."
    ]


def test_they_of_whom_nothing_is_told_are_nobody():
    text = "Rain fell in Kale. They were arrested by junta troops on May 3."
    picked = incident(sentences=[1, 2], act_words="were arrested", victims=["They"], date="on May 3", place="Kale")
    read, both = added(text, picked)
    assert both.incidents == read.incidents == ()


def test_people_whom_the_grammar_has_are_the_same_person_again():
    text = (
        "KIA soldiers took three young men from Hpakant on 2 October. Everybody saw that the KIA had jailed the three."
    )
    read = code(document(text))
    again = incident(sentences=[1, 2], act="detained", act_words="had jailed the three", victims=["three young men"],
                     date="on 2 October")  # fmt: skip
    both = add_answers(document(text), read, [json.dumps({"incidents": [again]})], MODEL)
    assert len(both.persons) == len(read.persons)


@pytest.mark.parametrize(
    "answer",
    [
        "",
        "I found one incident: the arrest of everybody in the queue.",
        "[]",
        "null",
        '{"incidents": {}}',
        '{"incidents": [], "note": "none"}',
        '{"incidents": [], "incidents": []}',
        "[" * 100_000,
        '{"incidents": [' + "1," * 70 + "1]}",
        " " * 500_000 + '{"incidents": []}',
    ],
)
def test_an_answer_in_another_form_is_set_aside_whole_and_the_grammars_coding_stands(answer):
    read = code(document(KNOWN))
    both = add_answers(document(KNOWN), read, [answer], MODEL)
    assert replace(both, set_aside=()) == replace(read, set_aside=())
    assert [(a.where, a.reason) for a in both.set_aside] == [
        ("model", "1 answer of the model's refused: the whole of it was not in the form that was asked for.")
    ]


@pytest.mark.parametrize(
    "changed",
    [
        {"sentences": ["1"]},
        {"sentences": [True]},
        {"sentences": [1.0]},
        {"sentences": [1] * 9},
        {"act": "arrested"},
        {"act": None},
        {"act": []},
        {"victims": "everybody in the queue"},
        {"victims": []},
        {"victims": [None]},
        {"victims": [" "]},
        {"victims": ["x"] * 41},
        {"act_words": ""},
        {"act_words": 3},
        {"place": "x" * 501},
        {"date": None},
        {"count": 19},
    ],
)
def test_an_incident_in_another_form_is_refused_and_the_others_are_read(changed):
    _, both = added(QUEUE, RIGHT | changed, RIGHT)
    assert len(both.incidents) == 1
    assert [a.reason for a in both.set_aside] == [
        "1 incident of the model's refused: it was not in the form that was asked for."
    ]


@pytest.mark.parametrize("around", ["```json\n{}\n```", "<think>\nThe queue {{1}}?\n</think>\n\n{}"])
def test_an_answer_may_stand_in_a_fence_or_after_what_was_thought(around):
    answer = around.format(json.dumps({"incidents": [RIGHT]}))
    assert len(add_answers(document(QUEUE), code(document(QUEUE)), [answer], MODEL).incidents) == 1


def test_white_space_may_differ_and_nothing_else():
    text = QUEUE.replace(" in the queue", "  in the queue")
    assert len(added(text, RIGHT)[1].incidents) == 1
    assert added(text, RIGHT | {"place": "kale"})[1].incidents == ()


def test_refusals_are_counted_by_reason_and_repeat_no_word_of_text_or_answer():
    odd = RIGHT | {"taker": CANARIES[0]}
    _, both = added(f"{QUEUE} {CANARIES[0]} saw it.", odd, RIGHT | {"act": "killed"}, RIGHT | {"date": CANARIES[2]})
    reasons = " ".join(a.reason for a in both.set_aside)
    assert "2 incidents of the model's refused: words for it do not stand" in reasons
    assert "1 incident of the model's refused: the words carry another act" in reasons
    assert not any(word in reasons for word in (*CANARIES, "queue", "Kale"))


def test_a_model_is_no_coder_that_a_document_is_given_to_by_itself():
    assert not any("model" in coder.name for coder in coders())


def test_the_form_asks_for_copied_words_and_numbers_of_sentences_and_nothing_else():
    fields = SCHEMA["properties"]["incidents"]["items"]
    assert fields["additionalProperties"] is False
    kinds = {name: field["type"] for name, field in fields["properties"].items()}
    assert kinds.pop("sentences") == "array"
    assert fields["properties"]["sentences"]["items"] == {"type": "integer"}
    assert set(kinds.values()) == {"string", "array"}


def test_the_form_sets_no_bounds_that_a_server_may_be_unable_to_keep():
    assert not re.search(r"maxLength|minLength|maxItems|minItems|pattern", json.dumps(SCHEMA))
