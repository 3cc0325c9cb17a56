"""Linking rows of lists."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from kintrace.lexicon import scripts
from kintrace.linkage import link_people
from kintrace.linkage.rows import columns_of, people_in

_TABLE = """
id|list|name               |sex|age|event_date|father_name   |place
r1|a   |Ko Kyaw Lin Htet   |M  |24 |2025-03-02|              |Lawk Hprai, Hpakant
r2|b   |ကျော်လင်းထက်         |M  |25 |2025-03-02|              |ဖားကန့်မြို့နယ်
r3|a   |Zaw Lin            |M  |   |2024-01   |              |
r4|b   |Zaw Lin            |M  |   |2025-08   |              |
r5|b   |Lahpai Seng Ra     |F  |19 |2025-05-05|Lahpai Gam    |
r6|c   |လဖိုင်ဆိုင်းရာ        |F  |19 |2025-05-05|လဖိုင်ဂမ်      |
r7|c   |several women      |F  |   |          |              |
"""


def rows_of(table: str) -> list[dict[str, str]]:
    header, *lines = ([cell.strip() for cell in line.split("|")] for line in table.strip().splitlines())
    return [dict(zip(header, cells, strict=True)) for cells in lines]


ROWS = rows_of(_TABLE)


def partition(clusters: dict[str, str]) -> set[frozenset[str]]:
    return {frozenset(r for r, p in clusters.items() if p == person) for person in clusters.values()}


def test_people_are_found_across_scripts_titles_and_lists():
    assert {frozenset({"r1", "r2"}), frozenset({"r5", "r6"}), frozenset({"r3"}), frozenset({"r4"})} <= partition(
        link_people(ROWS).clusters
    )


def test_every_row_stands_in_the_clusters_and_probabilities_are_told_from_a_hundredth_on():
    found = link_people(ROWS)
    assert set(found.clusters) == {r["id"] for r in ROWS}
    assert all(left < right and 0.01 <= p <= 1 for left, right, p in found.pairs)


def test_missing_columns_are_no_evidence():
    assert link_people([{"id": "1", "name": "Zaw Lin"}, {"id": "2", "name": "Kyaw Htet"}]).pairs == []


def test_no_rows_give_no_links():
    assert link_people([]).clusters == {}


@settings(max_examples=5, deadline=None)
@given(st.permutations(ROWS))
def test_the_order_of_rows_changes_nothing(rows):
    assert link_people(rows).pairs == link_people(ROWS).pairs
    assert link_people(rows).clusters == link_people(ROWS).clusters


@settings(max_examples=5, deadline=None)
@given(st.permutations(["u", "v", "w", "x", "y", "z", "zz"]))
def test_renaming_the_rows_renames_the_clusters_and_no_more(new_ids):
    new = dict(zip([r["id"] for r in ROWS], new_ids, strict=True))
    renamed = link_people([{**r, "id": new[r["id"]]} for r in ROWS])
    assert partition(renamed.clusters) == {frozenset(new[x] for x in m) for m in partition(link_people(ROWS).clusters)}


def test_zawgyi_is_decided_for_a_list_and_read():
    table = """
id|list|name          |father_name |age|event_date
r1|z   |ေအာင္ေက်ာ္မင္း  |ဦးျမင့္ေအာင္ |30 |2025-03-02
r2|u   |အောင်ကျော်မင်း   |ဦးမြင့်အောင်  |30 |2025-03-02
"""
    assert len(partition(link_people(rows_of(table)).clusters)) == 1


def test_a_list_that_two_hands_filled_in_two_encodings_is_read_row_by_row():
    rows = [
        {"id": "1", "list": "A", "name": "ကိုကျော်လင်းထက်", "note": "ရွာမှ ပြန်လာခဲ့သည်"},
        {"id": "2", "list": "A", "name": scripts.to_zawgyi("မသီတာနွယ်"), "note": scripts.to_zawgyi("မြို့သို့ သွားခဲ့သည်")},
        {"id": "3", "list": "B", "name": "Thida Nwe"},
    ]
    assert people_in(columns_of(rows)).names == ["ကိုကျော်လင်းထက်", "မသီတာနွယ်", "Thida Nwe"]
