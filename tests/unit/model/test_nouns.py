"""Nouns refuse to be made wrong, and survive being written down."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cast import BRANG_AUNG
from kintrace.model import (
    Cell,
    Claim,
    Coding,
    Count,
    OffsetMap,
    Pair,
    PersonMention,
    Place,
    Precision,
    Property,
    Quote,
    Reason,
    Speaker,
    SpeakerKind,
    Words,
    from_cbor,
    to_cbor,
)

QUOTE = Quote("doc:1", 0, len(BRANG_AUNG[0]), BRANG_AUNG[0], Cell(2, "Name"))


def claim(**changes) -> Claim:
    parts = {
        "ref": "doc:1/c0", "about": "doc:1/p0", "property": Property.NAME, "value": Words(BRANG_AUNG[0]),
        "quote": QUOTE, "speaker": "doc:1/s0", "coder": "test/1",
    }  # fmt: skip
    return Claim(**{**parts, **changes})


def coding(*claims: Claim) -> Coding:
    speaker, person = Speaker("doc:1/s0", SpeakerKind.LIST_KEEPER), PersonMention("doc:1/p0", "doc:1", QUOTE)
    return Coding("doc:1", "test/1", speakers=(speaker,), persons=(person,), claims=claims)


def test_a_claim_without_its_quote_cannot_be_made():
    with pytest.raises(TypeError, match="without its quote"):
        claim(quote=None)


def test_a_claim_refuses_a_value_of_another_kind():
    with pytest.raises(TypeError, match="name takes Words"):
        claim(value=Count(1, 1))


def test_a_quote_is_as_long_as_its_span():
    with pytest.raises(ValueError, match="span says"):
        Quote("doc:1", 0, 3, "four")


def test_a_coding_refuses_a_claim_about_somebody_else():
    with pytest.raises(ValueError, match="nobody of its coding"):
        coding(claim(about="doc:2/p0"))


def test_a_pair_whose_reasons_do_not_add_up_cannot_be_made():
    with pytest.raises(ValueError, match="add up"):
        Pair("a", "b", 10, (Reason("Same name", 9),))


def test_a_place_cannot_claim_more_than_its_code_gives():
    with pytest.raises(ValueError):
        Place("near the river", None, Precision.WITHIN_TOWNSHIP)


def test_the_words_of_a_source_never_show_in_a_repr():
    assert BRANG_AUNG[0] not in repr(coding(claim()))


def test_a_coding_comes_back_from_its_bytes_as_it_was():
    before = coding(claim(), claim(ref="doc:1/c1", property=Property.NUMBER, value=Count(3, None, "several")))
    assert from_cbor(to_cbor(before), Coding) == before


def test_bytes_that_are_no_noun_are_refused_without_their_words():
    with pytest.raises(ValueError, match="not a Coding") as refusal:
        from_cbor(to_cbor({"document": BRANG_AUNG[0]}), Coding)
    assert BRANG_AUNG[0] not in str(refusal.value)
    assert refusal.value.__cause__ is None


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_two_counts_meet_exactly_when_some_number_fits_both(a, b, c, d):
    left, right = Count(min(a, b), max(a, b)), Count(min(c, d), max(c, d))
    assert left.meets(right) == any(left.holds(n) and right.holds(n) for n in range(51))


def test_a_span_of_rewritten_text_maps_back_to_the_whole_original_run():
    # cleaned "ab" | "X" (rewritten from three code points) | "cd"
    back = OffsetMap((0, 2, 3), (0, 2, 5), (True, False, True))
    assert back.back_span(0, 2) == (0, 2)
    assert back.back_span(2, 3) == (2, 5)
    assert back.back_span(1, 5) == (1, 7)
