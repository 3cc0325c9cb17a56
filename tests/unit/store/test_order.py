"""One order for all: no entry before what its writer had seen, and the same whatever came in first."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kintrace.store.order import Link, causal_order

WRITERS = (b"a", b"b", b"c")


@st.composite
def histories(draw):
    """Writers that add entries one at a time, each having seen some of what the others had written by then."""
    chains = {writer: [] for writer in WRITERS}
    for place in range(draw(st.integers(0, 25))):
        writer = draw(st.sampled_from(WRITERS))
        seen = {}
        for other in WRITERS:
            known = draw(st.integers(0, len(chains[other])))
            earlier = chains[writer][-1].seen.get(other, 0) if chains[writer] else 0
            if other != writer and max(known, earlier):
                seen[other] = max(known, earlier)
        chains[writer].append(Link(place, len(chains[writer]) + 1, seen))
    return chains


@given(histories())
def test_every_entry_comes_once_and_after_all_that_its_writer_had_seen(chains):
    order = causal_order(chains)
    by_place = {link.place: (writer, link) for writer, links in chains.items() for link in links}
    assert sorted(order) == sorted(by_place)
    done = dict.fromkeys(WRITERS, 0)
    for place in order:
        writer, link = by_place[place]
        assert link.seq == done[writer] + 1
        assert all(done[other] >= seq for other, seq in link.seen.items())
        done[writer] = link.seq


@given(histories(), st.permutations(WRITERS))
def test_the_order_in_which_writers_came_in_changes_nothing(chains, order):
    assert causal_order({writer: chains[writer] for writer in order}) == causal_order(chains)


def test_an_entry_that_waits_for_one_that_is_not_here_still_comes():
    assert causal_order({b"a": [Link(1, 1, {b"z": 5})], b"b": [Link(2, 1, {})]}) == [2, 1]
