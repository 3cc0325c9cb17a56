"""What linkage promises, in tables that a caseworker can read."""

from __future__ import annotations

import pytest

from kintrace.linkage import link_people


def people(table: str) -> set[str]:
    """Who is one person, as ``1+2`` for the rows of a table."""
    header, *lines = ([cell.strip() for cell in line.split("|")] for line in table.strip().splitlines())
    rows = [dict(zip(header, cells, strict=True)) for cells in lines]
    clusters = link_people(rows).clusters
    return {"+".join(sorted(r for r in clusters if clusters[r] == person)) for person in clusters.values()}


PROMISES = {
    "a title, a spelling and a script do not make a second person": (
        """
        id|list |name            |father_name  |age|event_date
        1 |group|Ko Kyaw Lin Htet|U Zaw Min    |24 |2025-03-02
        2 |paper|ကျော်လင်းထက်      |ဦးဇော်မင်း    |24 |2025-03-03
        """,
        {"1+2"},
    ),
    "a common name alone does not make one person": (
        """
        id|list |name
        1 |group|Zaw Lin
        2 |paper|ဇော်လင်း
        """,
        {"1", "2"},
    ),
    "companions taken on one day from one place stay as many as they are": (
        """
        id|list |name            |age|event_date|event_place
        1 |group|Lahpai Seng Ra  |19 |2025-05-05|Lawk Hprai, Hpakant
        2 |paper|Lahpai Hkawn Nan|20 |2025-05-05|Lawk Hprai, Hpakant
        3 |paper|လဖိုင်ဆိုင်းရာ     |19 |2025-05-05|ဖားကန့်မြို့နယ်
        """,
        {"1+3", "2"},
    ),
    "an alias finds the person behind it": (
        """
        id|list |name                |father_name|age|event_date
        1 |group|Maran Brang Aung    |Maran Gam  |27 |2025-09-30
        2 |paper|Kyaw Kyaw (ခ) မရန်ဘရန်အောင်|Maran Gam|27|2025-09-30
        """,
        {"1+2"},
    ),
    "a man and a woman of one name are two": (
        """
        id|list |name    |sex|age|event_date
        1 |group|Nang Hom|F  |22 |2025-09-30
        2 |paper|Nang Hom|M  |22 |2025-09-30
        """,
        {"1", "2"},
    ),
    "two rows of one list are two people": (
        """
        id|list |name            |age|event_date
        1 |group|Maran Brang Aung|27 |2025-09-30
        2 |group|Maran Brang Aung|27 |2025-09-30
        3 |paper|Hkawn Nan       |20 |2025-09-30
        """,
        {"1", "2", "3"},
    ),
}


@pytest.mark.parametrize("promise", PROMISES, ids=lambda p: p.replace(" ", "_"))
def test_linkage_promises_that(promise):
    table, expected = PROMISES[promise]
    assert people("\n".join(line.strip() for line in table.strip().splitlines())) == expected
