"""What the tests of linkage share."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kintrace.linkage import link
from kintrace.model import Judgement, Linked
from unit.linkage.build import Writing


@pytest.fixture
def linked() -> Callable[..., Linked]:
    def run(*writings: Writing, judgements: tuple[Judgement, ...] = ()) -> Linked:
        return link([w.coding for w in writings], {w.ref: w.document for w in writings}, judgements)

    return run
