"""Numbers of people in Burmese: noun, number and classifier, with words before or after that bound it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kintrace.lexicon import people
from kintrace.lexicon.counts.found import FoundCount, Told, about_dozens, bounded
from kintrace.lexicon.numbers import BURMESE_QUANTITY, BURMESE_SCALE, burmese_range
from kintrace.model import Count

# A letter that runs on, or one that an asat closes, makes another word of what stands before it.
_ENDS = r"(?![\u102b-\u103e]|[\u1000-\u1021]\u103a)"
_LISTED = "|".join(sorted(people.burmese(), key=len, reverse=True))
# Words for people are made with these endings; meat, timber and lines of text end alike.
_MADE = r"(?<!အ)(?<!သစ်)(?<!စာ)(?<!ဝက်)(?<!ကြက်)(?<!အမဲ)(?<!ငါး)(?:သမား|သား|သူ)"
_NOUN = rf"(?:(?P<noun>{_LISTED})|(?P<made>{_MADE}))(?:များ|တွေ|တို့)?\s*(?:ဦးရေ|ပေါင်း|အပါအဝင်)?"
_CLASSIFIER = r"(?:ဦး(?!စီး|ဆောင်|တည်|စား|နှောက်|ရေ)|ယောက်(?!ျ)|ပါး(?!စပ်))"
_BEFORE = (
    r"(?:(?P<{0}least>အနည်းဆုံး(?:အားဖြင့်)?|အနဲဆုံး)|(?P<{0}most>အများဆုံး)|(?P<{0}about>ခန့်မှန်းခြေ(?:အားဖြင့်)?|ခန့်မှန်း)|"
    r"စုစုပေါင်း|အားလုံးပေါင်း|နောက်ထပ်|အခြား|ကျန်)"
)
_BOUNDS = ("nearly", "least", "under", "most", "over", "about")
_AFTER = (
    r"(?:(?P<least>(?:ထက်\s*)?မနည်း|(?:(?:နှင့်|နဲ့)\s*)?အထက်|အနည်းဆုံး)|(?P<most>ထက်\s*မ(?:ပို|ကျော်|များ)|အထိ|ထိ(?![\u102b-\u103e]))"
    r"|(?P<under>အောက်|ထက်\s*(?:လျော့)?\s*နည်း|မပြည့်)|(?P<over>ကျော်(?:လောက်|ခန့်)?(?!သက်|ကြား)|ထက်\s*(?:ပို|မက|ကျော်|များ))"
    r"|(?P<about>နီးပါးခန့်|ခန့်|(?:ပတ်)?ဝန်းကျင်(?:\s*လောက်)?|လောက်|မျှ)|(?P<nearly>နီးပါး|နီးနီး))"
)
_NUMBER = rf"[(]?(?P<n>{BURMESE_QUANTITY})[)]?"
_COUNT = re.compile(
    rf"(?:{_BEFORE.format('f')}\s*)?(?:{_NOUN}\s*)?(?:{_BEFORE.format('b')}\s*)?(?P<ayauk>အယောက်(?:ပေါင်း)?\s*)?"
    rf"{_NUMBER}\s*(?P<cl>{_CLASSIFIER})?(?:\s*{_AFTER})?(?:\s*(?P<cl2>{_CLASSIFIER}))?"
)
_JOINS = r"(?P<join>မှ|ကနေ|[-–~]|သို့မဟုတ်|ဒါမှမဟုတ်|နှင့်|နဲ့|၊|,|)"
_RANGE = re.compile(
    rf"(?:{_NOUN}\s*)?(?:အယောက်\s*)?{_NUMBER}\s*(?P<cl>{_CLASSIFIER})?\s*{_JOINS}\s*[(]?(?P<n2>{BURMESE_QUANTITY})[)]?"
    rf"\s*(?P<cl2>{_CLASSIFIER})?\s*(?P<between>ကြား|အထိ|ထိ)?(?P<about>ခန့်|လောက်)?"
)
# "Over a hundred people" says no "one": the scale stands alone, between noun and qualifier.
_SCALE_ALONE = re.compile(
    rf"(?:{_NOUN}\s*)(?:အယောက်\s*)?(?P<n>ဆယ်|ရာ|ထောင်|သောင်း|သိန်း)(?P<cl>)(?P<ayauk>)(?P<cl2>)(?P<fleast>)(?P<fmost>)(?P<fabout>)"
    rf"(?P<bleast>)(?P<bmost>)(?P<babout>)\s*(?=ကျော်(?!သက်)|ခန့်|လောက်|နီးပါး){_AFTER}"
)
_UNIT = re.compile(
    r"\s*(?:နှစ်|ရက်|လ|နာရီ|မိနစ်|စက္ကန့်|ကျပ်|သိန်း|ဒေါ်လာ|ယွမ်|ဘတ်|စီး|စင်း|အိမ်|အိမ်ခြေ|ရွာ|မြို့|မြို့နယ်|ရပ်ကွက်|မိုင်|ကီလို|မီတာ|ပေ|ဧက|ပိဿာ|တန်|"
    r"လီတာ|ရာခိုင်နှုန်း|ကောင်|လုံး|ခု|ခန်း|ကြိမ်|ချက်|မျိုး|စု|အုပ်|ထပ်|တပ်|ဖွဲ့|အိတ်|တောင့်|တန်း|ပုဒ်)" + _ENDS
)
_VAGUE = re.compile(
    rf"(?:{_NOUN}\s*)?(?:(?P<scale>ဆယ်|ရာ|ထောင်|သောင်း|သိန်း)(?:(?P<digits>ဂဏန်း)|(?P<up>(?:(?:နဲ့|နှင့်)\s*)?ချီ)|"
    rf"(?P<sum>ပေါင်း\s*(?:များစွာ|မြောက်မြားစွာ)))|(?P<dozen>(?P<dozens>{BURMESE_QUANTITY})?\s*ဒါဇင်(?:\s*{_AFTER})?)"
    r"|(?P<many>အများအပြား|အမြောက်အမြား|အများကြီး|အများစု|(?:များ|မြောက်မြား)စွာ|တော်တော်များများ|အတော်များများ)|(?P<some>အချို့|တချို့|တစ်ချို့|အနည်းငယ်)"
    rf"|(?P<group>(?:တစ်|တ)(?:စု|အုပ်စု|အုပ်|သိုက်|ဖွဲ့)){_ENDS})(?:\s*{_CLASSIFIER})?"
)
_NOUN_NEXT = re.compile(rf"\s*(?:သော|တဲ့|ပြီး|၍|သည့်)?\s*(?:(?P<noun>{_LISTED})|{_MADE})(?:များ|တွေ)?")
_CLAUSE_START = re.compile(r"(?:\A|[။၊,(:])\s*\Z")
_NOBODY = re.compile(
    rf"(?:ဘယ်သူ|မည်သူ)(?:တစ်ယောက်|တစ်ဦး)?(?:တစ်လေ)?(?:မျှ|မှ){_ENDS}|(?:{_NOUN}\s*)?(?:တစ်|တ)(?:ဦး|ယောက်|ပါး)(?:(?:တစ်|တ)(?:ဦး|ယောက်|လေ))?"
    rf"(?P<not>တောင်မှ|တောင်|မျှ|မှ){_ENDS}"
)
# The negation that such words need: ``ma`` as a syllable of its own before a verb.
_NOT = re.compile(r"[^။]{0,60}?မ(?=[\u1000-\u1021](?!\u103a))(?!ှ)")
_PLURAL = re.compile(rf"(?:(?P<noun>{_LISTED})|(?P<made>{_MADE}))(?:များ(?!စွာ|ပြား|လှ)|တွေ){_ENDS}")
_COUPLE = re.compile(
    r"(?:ဇနီးမောင်နှံ|လင်မယား|ဇနီးခင်ပွန်း|အမွှာ(?:ညီအစ်ကို|ညီအစ်မ|မောင်နှမ)?)(?!\s*[\d၀-၉(]|\s*(?:နှစ်|သုံး|လေး|ငါး)(?:ဦး|ယောက်|စုံ))"
)
_SCALES = {"ဆယ်": 10, "ရာ": 100, "ထောင်": 1000, "သောင်း": 10_000, "သိန်း": 100_000}
_RUNS_ON = re.compile(r"[\u102b-\u103e]|[\u1000-\u1021]\u103a")
_SCALED = re.compile(BURMESE_SCALE)


def burmese_counts(text: str) -> Iterator[FoundCount]:
    """Find the numbers of people in Burmese text; in no order, and some within others."""
    for pattern, reader in _READERS:
        for match in pattern.finditer(text):
            found = reader(match)
            if found is not None:
                yield found


def _counted(m: re.Match[str]) -> FoundCount | None:
    sure = m["cl"] or m["cl2"] or m["ayauk"]
    spelled = not m["n"][0].isdigit()
    if not sure:
        if not (m["noun"] or m["made"]) or _UNIT.match(m.string, m.end()) or _UNIT.match(m.string, m.end("n")):
            return None
        if spelled and not _SCALED.search(m["n"]):
            return None
    if spelled and not m["cl"] and _RUNS_ON.match(m.string, m.end("n")) and not _bound(m):
        return None
    values = burmese_range(m["n"])
    if values is None:
        return None
    return _made(m, bounded(_bound(m), *values))


def _bound(m: re.Match[str]) -> str:
    for name in ("least", "most", "about"):
        if m[f"f{name}"] or m[f"b{name}"]:
            return name
    return next((name for name in _BOUNDS if m[name]), "")


def _ranged(m: re.Match[str]) -> FoundCount | None:
    join, first, second = m["join"], burmese_range(m["n"]), burmese_range(m["n2"])
    if first is None or second is None or second[1] <= first[0]:
        return None
    next_to = second[0] == first[0] + 1
    spelled = not m["n"][0].isdigit() and not m["n2"][0].isdigit()
    if join == "" and not (m["cl"] and m["cl2"] and spelled and next_to):
        return None
    if join in ("၊", ",") and (not next_to or (m["cl"] and not spelled)):
        return None
    if join in ("နှင့်", "နဲ့") and m["between"] != "ကြား":
        return None
    if not (m["cl"] or m["cl2"]) and (not (m["noun"] or m["made"]) or spelled or _UNIT.match(m.string, m.end())):
        return None
    return _made(m, bounded("about" if m["about"] else "", first[0], second[1]))


def _vague(m: re.Match[str]) -> FoundCount | None:
    noun = people.burmese().get(m["noun"] or "")
    following = _NOUN_NEXT.match(m.string, m.end())
    named = bool(m["noun"] or m["made"])
    if not named and following and (m["scale"] or m["dozen"]):
        named, noun = True, people.burmese().get(following["noun"] or "")
    if not named and not (m["scale"] and _CLAUSE_START.search(m.string, 0, m.start("scale"))):
        return None
    count = _vague_count(m)
    if count is None:
        return None
    found = _made(m, count, "vague", noun)
    if following and not (m["noun"] or m["made"]) and (m["scale"] or m["dozen"]):
        words = m.string[found.start : following.end()]
        found = replace(found, end=following.end(), phrase_end=following.end(), count=replace(count, words=words))
    return found


def _vague_count(m: re.Match[str]) -> Count | None:
    if m["scale"]:
        scale = _SCALES[m["scale"]]
        if m["sum"]:
            return Count(2 * scale, None)
        return Count(scale, scale * 10 - 1 if m["digits"] else None)
    if m["dozen"]:
        times = burmese_range(m["dozens"]) if m["dozens"] else (1, 1)
        if times is None:
            return None
        name = next((name for name in _BOUNDS if m[name]), "")
        return about_dozens(12 * times[0]) if name == "about" else bounded(name, 12 * times[0], 12 * times[1])
    return Count(2 if m["some"] else 3, None)


def _nobody(m: re.Match[str]) -> FoundCount | None:
    if m["not"] and not _NOT.match(m.string, m.end()):
        return None
    return _made(m, Count(0, 0), "nobody")


def _plural(m: re.Match[str]) -> FoundCount | None:
    return _made(m, Count(2, None), "plural")


def _couple(m: re.Match[str]) -> FoundCount | None:
    words = m[0]
    return FoundCount(m.start(), m.end(), Count(2, 2, words), None, m.end(), "vague")


def _made(m: re.Match[str], count: Count, told: Told = "number", noun: people.PersonNoun | None = None) -> FoundCount:
    # In Burmese the noun stands before the number; the words of the find hold both.
    words = m[0].strip()
    start = m.start() + (len(m[0]) - len(m[0].lstrip()))
    noun = noun or people.burmese().get(m["noun"] or "")
    end = start + len(words)
    return FoundCount(start, end, replace(count, words=words), noun, end, told)


_READERS = (
    (_NOBODY, _nobody),
    (_RANGE, _ranged),
    (_VAGUE, _vague),
    (_COUNT, _counted),
    (_SCALE_ALONE, _counted),
    (_PLURAL, _plural),
    (_COUPLE, _couple),
)
