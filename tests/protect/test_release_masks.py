"""What masking keeps, whatever a text holds."""

from __future__ import annotations

import itertools

from hypothesis import given
from hypothesis import strategies as st

from kintrace.model import BLOCK, Document
from kintrace.protect.masks.contacts import without_contacts
from kintrace.protect.masks.names import occurrences
from kintrace.protect.masks.spans import Masks, joined, mask, masks_over, sentences, whole_sentences
from kintrace.protect.masks.speakers import names_in

TEXTS = st.text(alphabet=st.sampled_from("aB. !?\n“”’ရခ။၀9-█é😀"), max_size=60)
SPANS = st.lists(st.tuples(st.integers(-3, 70), st.integers(-3, 70)), max_size=6)


def a_document(text: str) -> Document:
    return Document("doc:a", "a.txt", text, text)


@given(TEXTS, SPANS)
def test_a_masked_text_keeps_its_length_and_its_lines(text: str, spans: list[tuple[int, int]]) -> None:
    masked = mask(text, spans)
    assert len(masked) == len(text)
    assert [i for i, c in enumerate(masked) if c == "\n"] == [i for i, c in enumerate(text) if c == "\n"]


@given(TEXTS, SPANS)
def test_only_what_is_withheld_is_blocked(text: str, spans: list[tuple[int, int]]) -> None:
    hidden = {i for s, e in spans for i in range(max(s, 0), min(e, len(text)))}
    masked = masks_over(a_document(text), spans).masked()
    assert all((masked[i] == text[i]) if i not in hidden or text[i] == "\n" else masked[i] == BLOCK
               for i in range(len(text)))  # fmt: skip


@given(SPANS)
def test_joined_stretches_never_touch_and_hold_the_same_points(spans: list[tuple[int, int]]) -> None:
    merged = joined(spans, 50)
    assert all(a[1] < b[0] for a, b in itertools.pairwise(merged))
    points = {i for s, e in spans for i in range(max(s, 0), min(e, 50))}
    assert {i for s, e in merged for i in range(s, e)} == points


@given(TEXTS)
def test_sentences_are_the_whole_text(text: str) -> None:
    assert "".join(text[s:e] for s, e in sentences(text)) == text


@given(TEXTS, SPANS)
def test_whole_sentences_hold_what_they_were_widened_from(text: str, spans: list[tuple[int, int]]) -> None:
    wanted = {i for s, e in joined(spans, len(text)) for i in range(s, e)}
    assert wanted <= {i for s, e in whole_sentences(a_document(text), spans) for i in range(s, e)}


@given(TEXTS, SPANS)
def test_a_masked_quote_is_the_stretch_of_its_masked_document(text: str, spans: list[tuple[int, int]]) -> None:
    document = a_document(text)
    masks = masks_over(document, spans)
    for start in range(0, len(text), 7):
        end = min(start + 9, len(text))
        assert masks.quote(document.quote(start, end)).text.replace("\n", BLOCK) == masks.masked()[start:end].replace(
            "\n", BLOCK
        )


@given(TEXTS)
def test_the_finders_take_any_text(text: str) -> None:
    names_in(text)
    assert len(without_contacts(text)) == len(text)
    assert occurrences(text, [text]) == [] or text.strip()


def test_an_abbreviation_ends_no_sentence() -> None:
    text = "On Sept. 30 Col. Tun met them. They left."
    assert [text[s:e] for s, e in sentences(text)] == ["On Sept. 30 Col. Tun met them.", " They left."]


def test_masks_that_touch_nothing_leave_a_quote_as_it_is() -> None:
    document = a_document("He was taken.")
    quote = document.quote(3, 12)
    masks = Masks("doc:a", document.text, ((0, 2),))
    assert masks.quote(quote) is quote
    assert not masks.touches(quote)
