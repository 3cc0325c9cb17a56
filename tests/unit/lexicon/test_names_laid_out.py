"""Many names at once say what each pair says alone."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kintrace.lexicon.names import NO_KEY, NamesLaidOut, compare
from kintrace.lexicon.names.evidence import bits_between
from kintrace.lexicon.names.evidence_table import table_of

NAMES = [
    "Ko Zaw Lin", "ဇော်လင်း", "Daw Zaw Lin", "Maran Brang Aung", "မရန်ဘရန်အောင်", "Lahpai Seng Ra (a) Ma Seng",
    "Zaw Lin 2", "Zaw Lin 3", "ဦးကျော်လင်းထက်", "nMin Htet", "K. L. Htet", "???",
]  # fmt: skip
SYLLABLES = [
    "kyaw", "kyi", "zaw", "lin", "linn", "htet", "hkawn", "khawn", "ra", "rwe", "roi", "xq",
    "ကျော်", "ကြည်", "ဇော်", "လင်း", "ထက်", "ဂျော်", "ခေါန်", "ရွယ်", "ရွှယ်",
]  # fmt: skip


def test_every_pair_of_names_says_what_it_says_alone():
    names = NamesLaidOut(NAMES)
    left, right = (at.ravel() for at in np.indices((len(NAMES), len(NAMES))))
    for a, b, bits in zip(left, right, names.bits(left, right), strict=True):
        assert bits == pytest.approx(compare(NAMES[a], NAMES[b]).bits, abs=0.02), (a, b)


def test_the_table_of_syllables_says_of_every_two_what_they_say_alone():
    table = table_of(SYLLABLES)
    for i, one in enumerate(SYLLABLES):
        for j, other in enumerate(SYLLABLES):
            assert table[i, j] == pytest.approx(bits_between(one, other), abs=0.002), (one, other)


def keys_of(name: str) -> set[int]:
    return set(NamesLaidOut([name]).keys.whole[0].tolist()) - {NO_KEY}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kyaw Lin Htet", "ကိုကျော်လင်းထက်"),
        ("Seng Li Maran", "Maran Seng Li"),
        ("Lahpai Seng Ra", "Seng Ra"),
        ("KYAW LIN", "Kyaw Linn"),
    ],
)
def test_one_name_has_one_key_whatever_its_script_order_title_or_clan(one, other):
    assert keys_of(one) & keys_of(other)


def test_two_names_that_share_no_sound_share_no_key():
    one, other = NamesLaidOut(["Maran Brang Aung", "Thida Nwe"]).keys.parts.tolist()
    assert not (set(one) & set(other)) - {NO_KEY}


@settings(max_examples=20, deadline=None)
@given(st.permutations(NAMES))
def test_a_name_has_the_same_keys_among_whichever_names_it_stands(names):
    alone = {name: keys_of(name) for name in NAMES}
    together = NamesLaidOut(names).keys.whole
    assert {name: set(row) - {NO_KEY} for name, row in zip(names, together.tolist(), strict=True)} == alone


def test_no_names_have_no_keys():
    assert NamesLaidOut([]).keys.whole.shape[0] == 0
