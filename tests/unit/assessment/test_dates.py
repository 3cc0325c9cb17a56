"""One date from several, where the manual's examples do not reach."""

from __future__ import annotations

import pytest

from kintrace.assessment.dates import narrowest, ordinal
from kintrace.model import When


@pytest.mark.parametrize(
    ("told", "joined"),
    [
        (["2025-09/..", "2025"], "2025-09-01/2025-12-31"),
        (["../2025-09-30", "2025-09"], "2025-09"),
        (["XXXX-09", "2025-08-15/2025-10-15"], "2025-09-01/2025-09-30"),
        (["XXXX-09-12", "2020/2025"], "XXXX-09-12"),
        (["XXXX-09-12", "2025-09~"], "2025-09~"),
        (["XXXX-09-12", "XXXX-09"], "XXXX-09-12"),
        (["XXXX-09-12", "XXXX-10"], "XXXX-XX-XX"),
        (["XXXX-09-12", "XXXX-10-13"], "[XXXX-09-12,XXXX-10-13]"),
        (["2025-09-12", "2023", "XXXX-10-13"], "XXXX-XX-XX"),
        (["2025-01/..", "../2024"], "XXXX-XX-XX"),
        (["XXXX-09-12", "2025-01/.."], "XXXX-09-12"),
    ],
)
def test_dates_join(told: list[str], joined: str) -> None:
    shown = narrowest([When(x) for x in told])
    assert shown.edtf == joined
    assert narrowest([When(x) for x in reversed(told)]) == shown


def test_dates_sort_in_time_with_open_yearless_and_unknown_ones_last() -> None:
    told = ["XXXX-XX-XX", "XXXX-09-12", "XXXX-09", "../2025-01-02", "2024-05", "2024-05-03"]
    assert [w.edtf for w in sorted((When(x) for x in told), key=ordinal)] == [
        "2024-05", "2024-05-03", "../2025-01-02", "XXXX-09", "XXXX-09-12", "XXXX-XX-XX",
    ]  # fmt: skip
