"""The words of the pages, in both languages."""

from __future__ import annotations

import re
from importlib import resources
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as some

from kintrace.web.asked import Asked
from kintrace.web.pages import LANGUAGES, language_of, page, words
from kintrace.web.waits import LONGEST_SECONDS, wait_after


def test_both_languages_say_the_same_things() -> None:
    assert list(words("en")) == list(words("my"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_has_words(language: str) -> None:
    assert all(words(language).values())
    burmese = [said for said in words("my").values() if re.search("[\u1000-\u109f]", said)]
    assert len(burmese) == len(words("my"))


def test_no_sentence_is_left_over() -> None:
    templates = resources.files("kintrace.web") / "templates"
    used = set()
    for template in templates.iterdir():
        used |= set(re.findall(r"\bw\.(\w+)", template.read_text("utf-8")))
    composed = {key for key in words("en") if key.endswith(("_title", "_text")) or key.startswith("job_")}
    assert set(words("en")) - used - composed == {"wrong", "stale"}


def test_a_template_escapes_what_it_is_given() -> None:
    body = page("message.html", "en", "room", what="problem", said="<script>alert(1)</script>", panic=False).body
    assert b"<script>alert" not in body
    assert b"&lt;script&gt;alert" in body


@given(some.text(max_size=60))
def test_whatever_a_browser_prefers_one_of_our_languages_is_spoken(preferred: str) -> None:
    assert language_of(Asked("GET", "/", {}, {}, {}, preferred)) in LANGUAGES


@pytest.mark.parametrize(
    ("preferred", "spoken"),
    [("my", "my"), ("en-GB,my;q=0.9", "en"), ("fr, my;q=0.4, en;q=0.2", "my"), ("kac", "en"), ("en;q=0.1,my", "my")],
)
def test_the_language_that_a_browser_prefers_most_is_spoken(preferred: str, spoken: str) -> None:
    assert language_of(Asked("GET", "/", {}, {}, {}, preferred)) == spoken


def test_one_waits_longer_after_each_wrong_passphrase_and_never_for_ever() -> None:
    waits = [wait_after(wrong) for wrong in range(200)]
    assert all(before <= after for before, after in pairwise(waits))
    assert max(waits) == LONGEST_SECONDS
