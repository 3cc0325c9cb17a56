"""Every code that a lead can hold has its words."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import kintrace.outputs
from kintrace.assessment import SETTLE_KEYS
from kintrace.model import (
    Act,
    Actor,
    Assessment,
    Child,
    Fate,
    PositionKind,
    PracticeKind,
    Question,
    Sex,
    SpeakerKind,
    TimeOfDay,
)
from kintrace.outputs.wording import actor_name, actor_words, wording

SOURCE = Path(kintrace.outputs.__file__).parent
GROUPS = {"act": Act, "fate": Fate, "sex": Sex, "time_of_day": TimeOfDay, "speaker": SpeakerKind,
          "practice": PracticeKind, "position": PositionKind, "question": Question}  # fmt: skip
CODES = [(group, code.value) for group, codes in GROUPS.items() for code in codes]


@pytest.mark.parametrize(("group", "code"), CODES)
def test_a_code_of_the_scheme_has_its_words(group: str, code: str) -> None:
    assert wording(group, code)


@pytest.mark.parametrize("key", SETTLE_KEYS)
def test_what_would_settle_a_question_is_a_sentence(key: str) -> None:
    assert wording("settle", key).endswith(".")


@pytest.mark.parametrize("key", ["date", "place", "quotes", "ending", "act", "name", "passages"])
def test_what_is_withheld_is_a_sentence(key: str) -> None:
    assert wording("withheld", key).endswith(".")


@pytest.mark.parametrize("child", [Child.YES, Child.MIXED])
def test_the_rules_for_children_are_named(child: Child) -> None:
    assert "rules for children" in wording("child", child.value)


@pytest.mark.parametrize("sex", Sex)
@pytest.mark.parametrize("group", ["person", "people"])
def test_one_and_many_have_their_nouns(group: str, sex: Sex) -> None:
    assert wording(group, sex.value)
    assert wording(group, f"child_{sex.value}")


def test_every_key_in_the_code_is_worded() -> None:
    code = "".join(path.read_text("utf-8") for path in [*SOURCE.glob("*.py"), *SOURCE.glob("templates/*.html")])
    used = re.findall(r'\bw(?:ording)?\("(\w+)", "(\w+)"\)', code)
    assert len(used) > 5
    assert all(wording(group, key) for group, key in used)


def test_a_known_side_is_named_and_a_unit_with_its_side() -> None:
    assert actor_name("KIA") != "KIA"
    assert "999" in actor_name("MM_MIL:LIB999")


def test_nobody_is_not_known() -> None:
    assert actor_words(Actor("", None)) == "not known"
    assert actor_words(Actor("men in green", None)) == "men in green"


def test_nothing_says_that_anybody_joined_willingly() -> None:
    words = (SOURCE / "resources" / "words.en.json").read_text("utf-8")
    assert "willing" not in words
    assert Assessment.__doc__ is not None
