"""What nobody coded of a hidden person's later life is in nothing that is left. All people and places are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cast import BRANG_AUNG, LAWK_HPRAI, NAM_TAWNG_KAWNG, SENG_RA, THIDAR
from kintrace.casework.hiding.later import PERHAPS_ONE
from kintrace.casework.hiding.leaving_out import without_later
from kintrace.claims import code
from kintrace.model import (
    Act,
    Document,
    Fate,
    Judgement,
    OffsetMap,
    Pair,
    PositionKind,
    PracticeKind,
    Reader,
    Row,
    SetAside,
    Verdict,
)
from kintrace.outputs import render
from kintrace.protect import release
from unit.casework.test_hiding import HE, contents, found, left, linked, notice, taken, wish
from unit.outputs.builders import Telling, township

HER = SENG_RA[0]
LATER = (
    "A friend spoke with her by telephone from Zzqville last week.",
    "She works in a shop near the bridge there.",
    "An aid worker met her in Zzqville in November.",
    "Neighbours in Zzqville have seen her!",
    "Zzqville has been kind to the girl; her aunt cooks for her.",
    "သူငယ်ချင်းတစ်ဦးက ဖုန်းဆက်ခဲ့သည်။",
    "ဇူးဇူးရွာက ဆိုင်တစ်ဆိုင်မှာ အလုပ်လုပ်နေသည်။",
    "အဒေါ်အိမ်မှာ နေကောင်းနေတယ်။",
)
REPORT = (
    f"{HER}, 24, was taken by soldiers of the Kachin Independence Army (KIA) in Hpakant Township on October 2, 2025.\n"
    f"\n{THIDAR[0]}, 30, was taken from Mohnyin on October 4, 2025, by KIA soldiers, relatives said.\n"
    "The township is quiet at night.\n"
)
NOTICE = f"MISSING PERSON\n\nName: {HER}\nAge: 24\nLast seen: 2 October 2025, Hpakant\nWhoever has seen her, call us.\n"


def coded(text: str, **more: object) -> Document:
    return replace(Document("doc:d", "d.txt", text, text, published="2025-11-20"), **more)


def rest_of(text: str, **more: object):
    """What is left of a document that the program coded itself, its first person hidden."""
    document = coded(text, **more)
    coding = code(document)
    of = contents([])
    of.documents["doc:d"], of.codings["doc:d"] = document, coding
    first = next(p for p in coding.persons)
    hidden = replace(wish(taken()), about=(replace(wish(taken()).about[0], mention=first.ref, document="doc:d",
                                                   start=first.quote.start, end=first.quote.end),))  # fmt: skip
    return without_later(of, linked(of), [hidden])


def shown(of) -> tuple[object, ...]:
    released = release(found(of), Reader.DOCUMENTER, "test")
    return released, render("report-html", released), render("leads-json", released)


@pytest.mark.parametrize("text", [REPORT, NOTICE])
@settings(max_examples=12, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(LATER), st.integers(0, 9)), min_size=1, max_size=3))
def test_a_sentence_of_later_life_that_nobody_coded_changes_nothing_that_is_shown(text, more):
    lines = text.split("\n")
    last = len(lines) - 2
    for words, at in more:
        line = last - at % 2 if text is REPORT else last
        lines[line] += f" {words}"
    assert shown(rest_of("\n".join(lines))) == shown(rest_of(text))
    lines = [*text.split("\n")[:-1], *(words for words, _ in more), ""]
    assert shown(rest_of("\n".join(lines))) == shown(rest_of(text))


def test_of_a_sentence_that_tells_of_the_taking_and_of_now_only_the_taking_stays():
    t = Telling("doc:b", f"{HE}, 22, who sleeps at his aunt's in Zzqville, was taken on 7 October; he works near the "
                         f"bridge – and is well, a friend said. {THIDAR[0]} was taken then too, and hides with him."
                 )  # fmt: skip
    he, she = t.person(HE, name=HE, age=22), t.person(THIDAR[0], name=THIDAR[0])
    t.incident("was taken on 7 October", Act.TAKEN, [he], when="2025-10-07")
    t.incident("was taken then too", Act.TAKEN, [she], when="2025-10-07")
    rest = left(contents([t]), wish(t))
    assert rest.documents["doc:b"].text == f"{HE}, 22, was taken on 7 October. {THIDAR[0]} was taken then too."
    assert len(rest.codings["doc:b"].incidents) == 2


def test_the_first_sentence_of_a_line_of_a_notice_stays_and_what_runs_on_goes():
    rest = rest_of(NOTICE.replace("2025, Hpakant", "2025, Hpakant. Now with an uncle in Zzqville."))
    assert "Hpakant" in rest.documents["doc:d"].text
    assert "Zzqville" not in str(shown(rest)[1:]) and "Zzqville" not in repr(rest.codings["doc:d"].claims)


def test_what_a_document_on_them_says_of_practices_and_positions_goes_for_it_may_be_said_of_them():
    t = taken(then=" They recruit at dusk. The army said it does not hold him; he is by the bridge.")
    t.practice(PracticeKind.HOUR, "They recruit at dusk")
    t.position(PositionKind.DENIES, "MMR", "The army said it does not hold him; he is by the bridge")
    rest = left(contents([t]), wish(t))
    assert rest.codings["doc:b"].practices == rest.codings["doc:b"].positions == ()
    assert rest.documents["doc:b"].text == taken().text


HERE = "was taken by KIA soldiers"


@pytest.mark.parametrize("text", [
    f"{HER}, 24, who {HERE} on October 2, 2025, is now in Zzqville.",
    f"{HER}, 24, now in Zzqville, {HERE} on October 2, 2025.",
    f"{HER}, 24, {HERE} in Hpakant on October 2, 2025; works in Zzqville.",
    f"{HER}, 24, {HERE} on October 2, 2025; she works in Zzqville.",
    f"{HER}, 24, {HERE} in Hpakant on October 2, 2025 and now works in Zzqville.",
    f"{HER}, 24, {HERE} in Hpakant on October 2, 2025 and cooks in Zzqville.",
    f"{HER}, 24, living in Zzqville, {HERE} in Hpakant on October 2, 2025.",
    f"{HER}, 24, of Zzqville, {HERE} in Hpakant on October 2, 2025.",
    f"{HER} (24, Zzqville) {HERE} in Hpakant on October 2, 2025.",
    f"{HER}, 24, {HERE} in Hpakant on October 2, 2025, to a camp from which she reached Zzqville.",
    f"{HER}, 24, {HERE} in Hpakant on October 2, 2025, and has been in Zzqville since November.",
    f"ZZQVILLE – {HER}, 24, {HERE} in Hpakant on October 2, 2025.",
    f"In Zzqville we met her. {HER}, 24, {HERE} on October 2, 2025.",
    NOTICE.replace("Last seen", "Address: Zzqville\nLast seen"),
    NOTICE.replace("Last seen", "Occupation: cook in Zzqville\nLast seen"),
])  # fmt: skip
@pytest.mark.parametrize("place", ["Zzqville", "Laiza"])
def test_where_they_are_now_is_not_read_as_where_they_were_taken(text, place):
    rest = rest_of(text.replace("Zzqville", place).replace("ZZQVILLE", place.upper()))
    left_over = repr((shown(rest), rest.codings["doc:d"].claims, rest.documents["doc:d"].text))
    assert place.casefold() not in left_over.casefold()
    assert len(shown(rest)[0].leads) == 1


@pytest.mark.parametrize("day", ["2025-10", "2025-10-07"])
def test_a_later_sighting_goes_also_where_the_day_of_the_taking_is_not_told_exactly(day):
    t = Telling("doc:b", f"{HE}, 22, was taken from {LAWK_HPRAI}.", published="2025-11-09")
    he = t.person(HE, name=HE, age=22)
    t.incident("was taken", Act.TAKEN, [he], when=day, where=township(LAWK_HPRAI), taker="KIA")
    seen = notice(day="2025-10-20", where=NAM_TAWNG_KAWNG)
    assert "doc:c" not in left(contents([t, seen]), wish(t)).documents
    assert "doc:c" in left(contents([t, notice(day="2025-09-30", where=LAWK_HPRAI)]), wish(t)).documents


def test_a_sighting_of_somebody_whom_linkage_half_knows_again_goes_too():
    t, seen = taken(), notice(day="2025-11-20", where=NAM_TAWNG_KAWNG)
    of = contents([t, seen])
    apart = tuple(
        replace(p, ref=f"{p.ref}{n}", mentions=(m,)) for p in linked(of).persons for n, m in enumerate(p.mentions)
    )
    half = replace(linked(of), persons=apart, person_pairs=(Pair("doc:b/p1", "doc:c/p1", -1200, ()),))
    assert PERHAPS_ONE < half.person_pairs[0].probability < 0.5
    assert "doc:c" not in without_later(of, half, [wish(t)]).documents


@pytest.mark.parametrize("written", [
    HER, "Lahpai Seng-Ra", "Lahpai Saeng Ra", "Seng Ra", f"{HER[:7]}\n{HER[7:]}", "Sengra", "Seng-Ra", "Saeng Ra",
    "lahpai sengra", "LahpaiSengRa", "LAHPAI SENG RA", "လဖိုင်ဆိုင်းရာ",
])  # fmt: skip
def test_a_document_that_names_them_only_in_words_nobody_coded_loses_these_or_goes(written):
    of = contents([taken("doc:b", HER, 24), taken("doc:e", BRANG_AUNG[0], 22, then=f" {written} is in Zzqville now.")])
    alone = Telling("doc:f", f"{written} works in a shop.")
    alone.practice(PracticeKind.HOUR, "works in a shop")
    of.documents["doc:f"], of.codings["doc:f"] = alone.document, alone.coding
    of.documents["doc:g"] = replace(alone.document, ref="doc:g")  # and nobody coded that one at all
    rest = left(of, wish(taken("doc:b", HER, 24)))
    assert set(rest.documents) == {"doc:b", "doc:e"}
    assert rest.documents["doc:e"].text == taken("doc:e", BRANG_AUNG[0], 22).text


def test_a_namesake_whom_somebody_judged_to_be_another_keeps_their_documents_whole():
    told = taken("doc:e", HER, 61, then=f" Her niece waits for {HER}.")
    of = contents([taken("doc:b", HER, 24), told])
    of.judgements["jud:1"] = Judgement(
        "jud:1", "doc:b/p1", "doc:e/p1", Verdict.DIFFERENT, "who:x", "2025-12-01T00:00:00Z"
    )
    assert left(of, wish(taken("doc:b", HER, 24))).documents["doc:e"].text == told.text


@pytest.mark.parametrize(("name", "stays"), [
    ("Seng Ra now in Zzqville.txt", False),
    ("ဇူးဇူးရွာ.txt", False),
    ("report-02.txt", True),
    ("2025-10-02 Hpakant.txt", True),
])  # fmt: skip
def test_a_title_goes_and_a_file_name_stays_only_where_it_tells_nothing_more(name, stays):
    rest = rest_of(REPORT, name=name, title="She is in Zzqville").documents["doc:d"]
    assert (rest.title, rest.name == name) == ("", stays)


def test_of_a_row_of_a_list_only_the_cells_stay_on_which_the_taking_rests():
    lines = [
        f"{HER} | 24 | taken | Zzqville",
        f"{THIDAR[0]} | 30 | taken | by the school",
        f"{HER} |  |  | at her aunt's",
    ]
    t = Telling("doc:d", "Name | Age | Status | Remarks\n" + "\n".join(lines) + "\n")
    for name, age, line in ((HER, 24, lines[0]), (THIDAR[0], 30, lines[1])):
        p = t.person(name, name=name)
        t.incident(line[: line.index("taken") + 5], Act.TAKEN, [p])
        del age
    starts = [t.text.index(line) for line in lines]
    rows = []
    for n, (start, line) in enumerate(zip(starts, lines, strict=True), 2):
        cells, at = [], start
        for header, words in zip(("Name", "Age", "Status", "Remarks"), line.split(" | "), strict=True):
            cells.append((header, at, at + len(words)))
            at += len(words) + 3
        rows.append(Row(n, tuple(c for c in cells if c[1] < c[2])))
    of = contents([t])
    of.documents["doc:d"] = replace(t.document, rows=tuple(rows))
    rest = left(of, wish(t)).documents["doc:d"]
    assert rest.text == f"Name | Age | Status | Remarks\n{HER} | 24 | taken | \n{lines[1]}\n"
    assert [(row.number, len(row.cells)) for row in rest.rows] == [(2, 3), (3, 4)]


def test_the_cleaned_layer_loses_what_the_text_loses():
    t = taken(then=" She is in ZZQ.")
    before, later = t.text[: -len("ZZQ.")], "Zzqville."
    runs = OffsetMap((0, len(before)), (0, len(before)), (True, False))
    of = contents([t])
    of.documents["doc:b"] = replace(t.document, cleaned=before + later, back=runs)
    rest = left(of, wish(t)).documents["doc:b"]
    assert (rest.text, rest.cleaned) == (taken().text, taken().text)


def test_what_the_coder_set_aside_without_saying_where_is_not_told_of_a_document_on_them():
    of = contents([taken()])
    asides = (SetAside("sentence 2", "no day"), SetAside("sentence 1", "no age", 0, 5))
    of.codings["doc:b"] = replace(of.codings["doc:b"], set_aside=asides)
    assert [a.where for a in left(of, wish(taken())).codings["doc:b"].set_aside] == ["sentence 1"]


def test_documents_that_do_not_speak_of_them_are_the_very_same():
    others = [taken("doc:e", HER, 24, then=" She works by the bridge now."), notice("doc:f", THIDAR[0])]
    others[0].fate("doc:e/p1", Fate.RETURNED, "She works")
    of = contents([taken(), *others])
    rest = left(of, wish(taken()))
    for ref in ("doc:e", "doc:f"):
        assert rest.documents[ref] is of.documents[ref] and rest.codings[ref] is of.codings[ref]
    assert LAWK_HPRAI in rest.documents["doc:b"].text and NAM_TAWNG_KAWNG not in rest.documents["doc:b"].text
