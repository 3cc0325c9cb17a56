"""The codebook words every code of the scheme, and is one page that opens anywhere."""

from __future__ import annotations

import inspect
import re
from enum import StrEnum

import pytest

from kintrace.model import SCHEME_VERSION, scheme
from kintrace.outputs.codebook import GROUPS, codebook, codes_of

NO_PART_OF_A_CLAIM = {"ActKind", "Question", "Verdict", "Reader"}
KINDS = [k for _, k in inspect.getmembers(scheme, inspect.isclass) if issubclass(k, StrEnum) and k is not StrEnum]


@pytest.mark.parametrize("kind", [k for k in KINDS if k.__name__ not in NO_PART_OF_A_CLAIM], ids=lambda k: k.__name__)
def test_every_code_that_a_claim_can_use_is_worded(kind):
    page = codebook().decode()
    assert kind in dict(GROUPS)
    for coded in codes_of(kind):
        assert coded.meaning.endswith(".") and f"<code>{coded.code}</code>" in page


def test_it_words_no_code_that_the_scheme_has_not():
    assert {k for k, _ in GROUPS} <= set(KINDS)
    from kintrace.outputs.codebook import _worded

    assert set(_worded()) == {(k.__name__, code.value) for k, _ in GROUPS for code in k}


def test_it_is_one_page_without_script_or_connection_and_says_its_version():
    page = codebook().decode()
    assert f"version {SCHEME_VERSION}" in page
    assert "<script" not in page and not re.search(r"(?:src|href)=\"(?!#)", page)
