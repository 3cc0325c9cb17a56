"""Who asks not to be found: what is left out, what stays, and who may say so. All people and places are invented."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cast import BRANG_AUNG, LAWK_HPRAI, NAM_TAWNG_KAWNG, SENG_RA, SHWE_PAUK_KONE, THIDAR
from kintrace.assessment import assess
from kintrace.casework.contents import Contents
from kintrace.casework.hiding.cutting import Cut
from kintrace.casework.hiding.leaving_out import without_later
from kintrace.casework.hiding.wishes import searchable
from kintrace.linkage import link
from kintrace.model import (
    Act,
    Anchor,
    Document,
    Fate,
    Findings,
    HiddenBecause,
    Judgement,
    NotToBeFound,
    OffsetMap,
    PositionKind,
    PracticeKind,
    Property,
    Reader,
    Row,
    SealedBox,
    Verdict,
    When,
    WishWay,
)
from kintrace.outputs import forms, render
from kintrace.protect import release
from unit.outputs.builders import Telling, township

ROOT = Path(__file__).parents[3]
HE = BRANG_AUNG[0]
READERS = [r for r in Reader if r is not Reader.FAMILY]
RENDERED_FOR = (Reader.DOCUMENTER, Reader.ADMINISTRATOR)  # between them every form that shows leads or counts
LATER_PLACES = (NAM_TAWNG_KAWNG, SHWE_PAUK_KONE)
ENDINGS = {
    Act.ESCAPED: "escaped and reached",
    Act.RETURNED: "came home to",
    Act.RELEASED: "was set free near",
    Act.TRANSFERRED: "was moved to",
    Act.KILLED: "was killed at",
    Act.MISSING: "was last seen in",
}


def taken(ref: str = "doc:b", who: str = HE, age: int = 22, then: str = "") -> Telling:
    t = Telling(ref, f"On 7 October {who}, {age}, was taken from {LAWK_HPRAI}.{then}", published="2025-10-09")
    he = t.person(who, name=who, age=age)
    t.incident("was taken", Act.TAKEN, [he], when="2025-10-07", taker="KIA", where=township(LAWK_HPRAI))
    return t


def notice(ref: str = "doc:c", who: str = HE, day: str = "2025-10-07", where: str = LAWK_HPRAI) -> Telling:
    t = Telling(ref, f"MISSING\nName: {who}\nAge: 22\nFather: U Maran Tu\nLast seen: {day}, {where}\n")
    p = t.person(who, name=who, age=22)
    t.incident("MISSING", Act.MISSING, [p], when=day, where=township(where))
    t.claim(p, Property.LAST_SEEN, When(day), day)
    t.claim(p, Property.LAST_SEEN_AT, township(where), where)
    return t


def told_later(
    ref: str, act: Act, where: str = NAM_TAWNG_KAWNG, day: int = 2, who: str = HE, words: str = ""
) -> Telling:
    t = Telling(ref, words or f"On {day} November {who}, 22, {ENDINGS[act]} {where}. He is not alone there.")
    he = t.person(who, name=who, age=22)
    t.incident(ENDINGS[act], act, [he], when=f"2025-11-{day:02}", where=township(where))
    if act in (Act.ESCAPED, Act.RETURNED):
        t.fate(he, Fate(act.value), ENDINGS[act])
    return t


def contents(tellings: Sequence[Telling]) -> Contents:
    return Contents(documents={t.ref: t.document for t in tellings}, codings={t.ref: t.coding for t in tellings})


def linked(of: Contents):
    return link(list(of.codings.values()), of.documents, judgements=tuple(of.judgements.values()))


def wish(t: Telling, mention: str = "/p1") -> NotToBeFound:
    person = next(p for p in t.coding.persons if p.ref == t.ref + mention)
    at = Anchor(person.ref, t.ref, person.quote.start, person.quote.end)
    return NotToBeFound("nf:1", "lead:1", (at,), HiddenBecause.WISH, WishWay.SPOKEN, "who:tester")


def found(of: Contents) -> Findings:
    links = linked(of)
    codings = tuple(of.codings.values())
    return Findings(assess(codings, of.documents, links), tuple(of.documents.values()), codings, links)


def left(of: Contents, *wishes: NotToBeFound) -> Contents:
    return without_later(of, linked(of), wishes)


def everything_shown(findings: Findings) -> dict[tuple[str, str], object]:
    """Every form for every reader, as bytes; and what was released itself."""
    shown: dict[tuple[str, str], object] = {}
    for reader in READERS:
        released = release(findings, reader, "test")
        shown[reader.value, "released"] = released
        for name, form in forms().items():
            if reader in form.readers and reader in RENDERED_FOR:
                shown[reader.value, name] = render(name, released)
    return shown


# What is shown equals what would be shown had nobody written of anything later

later_tellings = st.builds(
    lambda act, where, day, before: (act, where, day, before),
    st.sampled_from(sorted(ENDINGS)),
    st.sampled_from(LATER_PLACES),
    st.integers(1, 28),
    st.booleans(),
)


@settings(max_examples=15, deadline=None)
@given(st.lists(later_tellings, min_size=1, max_size=4), st.booleans(), st.booleans())
def test_what_is_written_later_of_a_hidden_person_changes_nothing_that_anybody_is_shown(later, with_notice, mixed):
    others = [taken("doc:e", SENG_RA[0], 24), told_later("doc:f", Act.ESCAPED, who=THIDAR[0], day=5)]
    before = [taken(), *([notice()] if with_notice else []), *others]
    base = left(contents(before), wish(before[0]))  # what nobody coded goes even where nothing is later
    # references that come before and after those of the others: nothing may be named after what is left out
    more = [told_later(f"doc:{'a' if first else 'z'}{n}", Act(act), where, day)
            for n, (act, where, day, first) in enumerate(later)]  # fmt: skip
    if mixed:
        whole = taken(then=f" He {ENDINGS[Act.RETURNED]} {SHWE_PAUK_KONE} on 3 November. He sleeps at his aunt's.")
        whole.incident(ENDINGS[Act.RETURNED], Act.RETURNED, ["doc:b/p1"], when="2025-11-03")
        before = [whole, *before[1:]]
    seen = left(contents([*more[:2], *before, *more[2:]]), wish(before[0]))
    assert everything_shown(found(seen)) == everything_shown(found(base))


@settings(max_examples=15, deadline=None)
@given(st.sampled_from(LATER_PLACES), st.sampled_from(LATER_PLACES), st.integers(1, 28), st.integers(1, 28))
def test_where_and_when_of_an_ending_change_nothing_that_anybody_is_shown_even_of_who_does_not_hide(one, other, a, b):
    def shown(where: str, day: int) -> object:
        t = taken(then=f" He {ENDINGS[Act.ESCAPED]} {where.ljust(20, '.')} on {day:02} November, an aunt said.")
        t.incident(ENDINGS[Act.ESCAPED], Act.ESCAPED, ["doc:b/p1"], when=f"2025-11-{day:02}", where=township(where))
        return everything_shown(found(contents([t])))

    assert shown(one, a) == shown(other, b)


def test_with_nobody_hidden_the_contents_are_as_they_are():
    of = contents([taken(), told_later("doc:d", Act.ESCAPED)])
    assert left(of) is of


def test_the_taking_of_a_hidden_person_stays_in_leads_and_counts():
    of = contents([taken(), told_later("doc:d", Act.ESCAPED)])
    released = release(found(left(of, wish(taken()))), Reader.DOCUMENTER, "test")
    assert (len(released.leads), released.persons, released.incidents) == (1, 1, 1)
    assert released.leads[0].fate is Fate.UNKNOWN


def test_a_second_taking_is_no_hiding_place_and_stays():
    again = Telling("doc:d", f"{HE}, 22, was taken once more on 20 December.")
    he = again.person(HE, name=HE, age=22)
    again.incident("was taken once more", Act.FORCIBLY_RECRUITED, [he], when="2025-12-20")
    seen = left(contents([taken(), again, told_later("doc:z", Act.ESCAPED)]), wish(taken()))
    assert set(seen.documents) == {"doc:b", "doc:d"}


def test_a_sighting_after_the_taking_is_left_out_and_the_notice_of_the_taking_is_not():
    seen = left(contents([taken(), notice(), notice("doc:d", day="2025-11-09", where=SHWE_PAUK_KONE)]), wish(taken()))
    assert set(seen.documents) == {"doc:b", "doc:c"}


def test_an_account_that_tells_of_a_companion_as_well_is_left_out_whole_and_points_at_nobody():
    both = Telling("doc:d", f"{HE}, 22, and {SENG_RA[0]}, 24, fled to {NAM_TAWNG_KAWNG} on 2 November.")
    he, she = both.person(HE, name=HE, age=22), both.person(SENG_RA[0], name=SENG_RA[0], age=24)
    both.incident("fled to", Act.ESCAPED, [he, she], when="2025-11-02")
    seen = left(contents([taken(), taken("doc:c", SENG_RA[0], 24), both]), wish(taken()))
    assert set(seen.documents) == {"doc:b", "doc:c"}


def test_a_companions_own_ending_stays_with_them():
    hers = told_later("doc:d", Act.ESCAPED, who=SENG_RA[0])
    seen = left(contents([taken(), taken("doc:c", SENG_RA[0], 24), hers]), wish(taken()))
    assert "doc:d" in seen.documents


def test_a_later_document_that_tells_of_others_too_keeps_them_and_loses_every_word_of_the_hidden_one():
    t = Telling("doc:d", f"{THIDAR[0]}, 30, was taken on 1 November. {HE}, 22, came home to {NAM_TAWNG_KAWNG}. "
                         f"His aunt is glad. {SENG_RA[0]} was taken too, like {HE}.",
                name=f"{HE} is home.txt")  # fmt: skip
    she, he = t.person(THIDAR[0], name=THIDAR[0], age=30), t.person(HE, name=HE, age=22)
    third = t.person(SENG_RA[0], name=SENG_RA[0])
    t.incident("was taken on 1 November", Act.TAKEN, [she], when="2025-11-01")
    t.incident("came home to", Act.RETURNED, [he], when="2025-11-02")
    t.incident("was taken too", Act.TAKEN, [third], when="2025-11-01")
    seen = left(contents([taken(), t]), wish(taken()))
    assert seen.documents["doc:d"].text == (f"{THIDAR[0]}, 30, was taken on 1 November. {SENG_RA[0]} was taken too.")
    assert HE not in seen.documents["doc:d"].name
    assert len(seen.codings["doc:d"].incidents) == 2


def test_what_linkage_only_half_knows_again_is_left_out_too():
    half = Telling("doc:d", f"Brang Aun came home to {NAM_TAWNG_KAWNG}.")
    half.incident("came home to", Act.RETURNED, [half.person("Brang Aun", name="Brang Aun")])
    of = contents([taken(), half])
    assert len(linked(of).persons) == 2, "the example is one that linkage does not join"
    assert set(left(of, wish(taken())).documents) == {"doc:b"}


def test_a_fate_that_stands_in_a_document_of_the_taking_goes_and_who_took_stays():
    t = taken(then=" He has returned, they say.")
    t.fate("doc:b/p1", Fate.RETURNED, "has returned")
    seen = left(contents([t]), wish(t))
    assert seen.documents["doc:b"].text == taken().text
    assert {c.property for c in seen.codings["doc:b"].claims} >= {Property.TAKER, Property.WHEN, Property.WHERE}
    assert Property.FATE not in {c.property for c in seen.codings["doc:b"].claims}


def test_a_hiding_place_that_the_coder_did_not_read_goes_with_the_rest():
    t = taken(then=" He is now hiding in a church in Mohnyin.")
    assert "church" not in left(contents([t]), wish(t)).documents["doc:b"].text


def test_practices_and_positions_that_only_a_later_document_carries_go_with_it():
    t = told_later("doc:d", Act.RELEASED, words=f"{HE}, 22, was set free near us. The KIA said it frees students. "
                                                "They recruit at dusk.")  # fmt: skip
    t.position(PositionKind.EXPLAINS, "KIA", "it frees students")
    t.practice(PracticeKind.HOUR, "recruit at dusk")
    seen = found(left(contents([taken(), t]), wish(taken())))
    assert (seen.practices, seen.positions) == ((), ())


def test_a_judgement_on_a_mention_that_is_left_out_is_left_out():
    of = contents([taken(), told_later("doc:d", Act.ESCAPED)])
    of.judgements["jud:1"] = Judgement("jud:1", "doc:b/p1", "doc:d/p1", Verdict.SAME, "who:x", "2025-12-01T00:00:00Z")
    assert left(of, wish(taken())).judgements == {}


def test_who_is_hidden_is_known_again_when_a_newer_coding_numbers_its_mentions_otherwise():
    made = wish(taken())
    moved = replace(made, about=(replace(made.about[0], mention="doc:b/p9"),))
    of = contents([taken(), told_later("doc:d", Act.ESCAPED)])
    assert set(left(of, moved).documents) == {"doc:b"}


def test_one_row_of_a_list_goes_and_leaves_no_gap_in_its_numbers():
    text = f"{THIDAR[0]}, taken\n{HE}, escaped\n{SENG_RA[0]}, taken\n"
    t = Telling("doc:d", text)
    people = [t.person(name, name=name) for name in (THIDAR[0], HE, SENG_RA[0])]
    at = text.index("escaped")
    t.incident(f"{THIDAR[0]}, taken", Act.TAKEN, [people[0]])
    t.incident("escaped", Act.ESCAPED, [people[1]])
    t.incident(f"{SENG_RA[0]}, taken", Act.TAKEN, [people[2]])
    of = contents([taken(), t])
    starts = [0, text.index(HE), text.index(SENG_RA[0])]
    ends = [text.index("\n"), at + len("escaped"), len(text) - 1]
    rows = tuple(Row(n + 2, (("name", s, e),)) for n, (s, e) in enumerate(zip(starts, ends, strict=True)))
    of.documents["doc:d"] = replace(t.document, rows=rows)
    rest = left(of, wish(taken())).documents["doc:d"]
    assert rest.text == f"{THIDAR[0]}, taken\n{SENG_RA[0]}, taken\n"
    assert [row.number for row in rest.rows] == [2, 3]


# Cutting


@settings(max_examples=60)
@given(st.text("ab .\n", min_size=1, max_size=40), st.data())
def test_a_cut_keeps_every_other_word_and_the_way_back_from_the_cleaned_layer(text, data):
    ends = st.integers(0, len(text))
    spans = data.draw(st.lists(st.tuples(ends, ends).map(lambda p: (min(p), max(p))), max_size=3))
    cut = Cut.out_of(Document("doc:a", "a.txt", text, text), spans)
    after = cut.document()
    assert after.text == "".join(c for at, c in enumerate(text) if not cut.touches(at, at + 1))
    assert after.cleaned == after.text
    assert [after.back.back(at) for at in range(len(after.cleaned))] == list(range(len(after.text)))


def test_a_rewritten_run_of_which_a_part_is_cut_goes_whole():
    document = Document(
        "doc:a", "a.txt", "one ABC two", "one X two", OffsetMap((0, 4, 5), (0, 4, 7), (True, False, True))
    )
    after = Cut.out_of(document, [(5, 6)]).document()
    assert (after.text, after.cleaned) == ("one AC two", "one  two")
    assert after.back.back(len("one ")) == len("one AC")


# Who may be searched for, and who makes it


def test_only_what_was_released_can_be_searched():
    of = contents([taken(), told_later("doc:d", Act.ESCAPED, who=THIDAR[0])])
    seen = found(left(of, wish(taken())))
    assert searchable(release(seen, Reader.CASEWORKER, "test")) == ((seen.assessments[0].ref, (HE,)),)


def test_only_the_acts_of_a_person_make_that_somebody_is_not_to_be_found():
    makers = [
        str(path.relative_to(ROOT / "src"))
        for path in sorted((ROOT / "src").rglob("*.py"))
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "NotToBeFound"
    ]
    assert set(makers) == {"kintrace/casework/hiding/wishes.py"}


@pytest.mark.parametrize("wrong", [
    {"way": None},
    {"because": HiddenBecause.DANGER},
    {"because": HiddenBecause.DANGER, "way": None, "by": "who:a", "second": "who:a"},
    {"because": HiddenBecause.DANGER, "way": None, "by": "who:a", "second": ""},
    {"because": HiddenBecause.DANGER, "way": None, "by": "who:a", "second": "who:b", "ended": True},
    {"because": None},
    {"closed": SealedBox(bytes(16), (), bytes(24), b"", ())},
    {"about": ()},
])  # fmt: skip
def test_it_is_a_wish_and_how_it_was_told_or_danger_by_two_and_only_a_wish_ends_it(wrong):
    with pytest.raises(ValueError):
        replace(wish(taken()), **wrong)


def test_no_field_of_it_can_hold_where_somebody_is():
    assert "repr" not in repr(wish(taken())) and HE not in repr(wish(taken()))
    assert set(NotToBeFound.__dataclass_fields__) == {
        "ref", "lead", "about", "because", "way", "by", "second", "ended", "known_by", "since", "ends", "closed",
    }  # fmt: skip
