"""What humans judge comes before everything the program works out."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kintrace.linkage import link
from kintrace.linkage.explain import DISPUTED, OVERRULED
from kintrace.model import Act, Count, Verdict, When
from unit.linkage.build import HPAKANT, Writing, judged

NAMES = ("Maran Brang Aung", "မရန်ဘရန်အောင်", "Zaw Lin", "Kyaw Lin Htet", "Lahpai Seng Ra")


def writings(names: tuple[str, ...] = NAMES) -> list[Writing]:
    made = []
    for i, name in enumerate(names):
        writing = Writing(f"doc:{i}")
        writing.incident(Act.TAKEN, writing.person(name), when=When("2025-09-30"), where=HPAKANT)
        made.append(writing)
    return made


def run(judgements=(), order=None):
    made = writings()
    codings = [w.coding for w in made]
    return link([codings[i] for i in order or range(len(made))], {w.ref: w.document for w in made}, judgements)


def cluster_of(linked, ref):
    return next(p.mentions for p in linked.persons if ref in p.mentions)


def test_judged_same_joins_what_the_names_keep_apart():
    assert cluster_of(run((judged("doc:2/p0", "doc:4/p0", Verdict.SAME),)), "doc:2/p0") == ("doc:2/p0", "doc:4/p0")


def test_judged_different_cuts_what_the_names_join():
    assert cluster_of(run(), "doc:0/p0") == ("doc:0/p0", "doc:1/p0")
    assert cluster_of(run((judged("doc:0/p0", "doc:1/p0", Verdict.DIFFERENT),)), "doc:0/p0") == ("doc:0/p0",)


def test_judged_different_holds_against_a_chain():
    chain = (
        judged("doc:0/p0", "doc:2/p0", Verdict.SAME, "jud:1"),
        judged("doc:1/p0", "doc:2/p0", Verdict.DIFFERENT, "jud:2"),
    )
    assert cluster_of(run(chain), "doc:2/p0") == ("doc:0/p0", "doc:2/p0")


def test_a_same_that_another_judgement_forbids_is_shown():
    triangle = (
        judged("doc:2/p0", "doc:3/p0", Verdict.SAME, "jud:1"),
        judged("doc:3/p0", "doc:4/p0", Verdict.SAME, "jud:2"),
        judged("doc:2/p0", "doc:4/p0", Verdict.DIFFERENT, "jud:3"),
    )
    found = run(triangle)
    assert cluster_of(found, "doc:4/p0") == ("doc:4/p0",)
    pair = next(p for p in found.person_pairs if (p.left, p.right) == ("doc:3/p0", "doc:4/p0"))
    assert OVERRULED in [r.says for r in pair.reasons]


def test_two_humans_who_disagree_are_shown_and_neither_wins():
    both = (
        judged("doc:0/p0", "doc:1/p0", Verdict.SAME, "jud:1"),
        judged("doc:0/p0", "doc:1/p0", Verdict.DIFFERENT, "jud:2"),
    )
    found = run(both)
    pair = next(p for p in found.person_pairs if (p.left, p.right) == ("doc:0/p0", "doc:1/p0"))
    assert DISPUTED in [r.says for r in pair.reasons]
    assert cluster_of(found, "doc:0/p0") == ("doc:0/p0",)


def test_who_cannot_tell_changes_nothing_but_is_shown():
    found = run((judged("doc:0/p0", "doc:1/p0", Verdict.CANNOT_TELL),))
    assert [p.mentions for p in found.persons] == [p.mentions for p in run().persons]


def test_incidents_can_be_judged_too():
    found = run((judged("doc:2/i0", "doc:3/i0", Verdict.SAME),))
    assert ("doc:2/i0", "doc:3/i0") in [i.mentions for i in found.incidents]


def test_a_withdrawn_judgement_is_as_if_never_made():
    assert run((judged("doc:2/p0", "doc:4/p0", Verdict.SAME, withdrawn=True),)) == run()


people = st.sampled_from([f"doc:{i}/p0" for i in range(len(NAMES))])
one = st.tuples(people, people, st.sampled_from(list(Verdict))).filter(lambda j: j[0] != j[1])


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(one, max_size=4), st.permutations(range(len(NAMES))))
def test_every_undisputed_cut_is_obeyed_whatever_the_order(told, order):
    made = tuple(judged(a, b, v, f"jud:{i}") for i, (a, b, v) in enumerate(told))
    found = run(made, order)
    assert found == run(tuple(reversed(made)))
    for judgement in made:
        if judgement.verdict is Verdict.DIFFERENT:
            assert judgement.right not in cluster_of(found, judgement.left)
    if len(made) == 1 and made[0].verdict is Verdict.SAME:
        assert made[0].right in cluster_of(found, made[0].left)


def test_a_judgement_on_one_group_draws_no_other_group_to_the_named_person(linked):
    first, second, named = Writing("doc:a"), Writing("doc:b"), Writing("doc:c")
    for writing in (first, second):
        women = writing.person(number=Count(2, 2), sex="f")
        writing.incident(Act.TAKEN, women, when=When("2025-09-30"), where=HPAKANT, taker="KIA")
    named.person("Lahpai Seng Ra", sex="f")
    found = linked(first, second, named, judgements=(judged("doc:a/p0", "doc:c/p0", Verdict.SAME),))
    assert [p.mentions for p in found.persons] == [("doc:a/p0", "doc:c/p0"), ("doc:b/p0",)]
