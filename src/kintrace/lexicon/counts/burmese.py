"""Numbers of people in Burmese: noun, number and classifier, with words before or after that bound it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kintrace.lexicon import people
from kintrace.lexicon.counts.found import FoundCount, bounded
from kintrace.lexicon.numbers import BURMESE, value_of
from kintrace.model import Count

_NOUN = "|".join(sorted(people.burmese(), key=len, reverse=True))
_PLURAL = r"(?:များ|တွေ|တို့)"
_CLASSIFIER = r"(?:ဦး(?!စီး|ဆောင်|တည်|စား)|ယောက်|ပါး)"
_AFTER = (
    r"(?:(?P<about>ခန့်|လောက်|ဝန်းကျင်|နီးပါးခန့်)|(?P<nearly>နီးပါး)|(?P<over>ကျော်|ထက်မက)"
    r"|(?P<least>(?:ထက်\s*)?မနည်း|အထက်|နှင့်အထက်)|(?P<most>အထိ))"
)
_COUNT = re.compile(
    rf"(?:(?P<noun>{_NOUN}){_PLURAL}?\s*(?:အပါအဝင်\s*)?)?"
    rf"(?P<words>(?P<pre>အနည်းဆုံး|အနည်းဆုံးအားဖြင့်|ခန့်မှန်းခြေ|စုစုပေါင်း|အများဆုံး)?\s*(?:(?P<ayauk>အယောက်|"
    rf"အယောက်ပေါင်း)\s*)?"
    rf"[(]?(?P<n>{BURMESE})[)]?(?:\s*(?:မှ|ကနေ|-|–|သို့မဟုတ်)\s*(?P<n2>{BURMESE}))?\s*(?P<cl>{_CLASSIFIER})?(?:\s*{_AFTER})?(?:\s*(?P<cl2>{_CLASSIFIER}))?)"
)
_VAGUE = re.compile(
    rf"(?:(?P<noun>{_NOUN}){_PLURAL}?\s*)?(?P<words>(?P<tens>ဆယ်ဂဏန်း|ဆယ်နဲ့ချီ|ဆယ်နှင့်ချီ)|(?P<hundreds>ရာဂဏန်း|"
    rf"ရာနဲ့ချီ|ရာနှင့်ချီ|ရာချီ)|(?P<thousands>ထောင်ဂဏန်း|ထောင်နဲ့ချီ|ထောင်နှင့်ချီ|ထောင်ချီ)"
    rf"|(?P<dozen>(?:တစ်)?ဒါဇင်(?:ခန့်|လောက်)?)|(?P<many>အများအပြား|အမြောက်အမြား|များစွာ|အများကြီး)|(?P<some>အချို့|"
    rf"တချို့|တစ်ချို့))(?:\s*{_CLASSIFIER})?"
)
# Words of number stand inside other words too ("child", "hill"): then a letter runs on before or after them.
_RUNS_ON = re.compile("[\u102b-\u103e]")
_BOUNDS = {"tens": (10, 99), "hundreds": (100, 999), "thousands": (1000, 9999), "many": (3, None), "some": (2, None)}


def burmese_counts(text: str) -> Iterator[FoundCount]:
    """Find the numbers of people in Burmese text; in no order."""
    for match in _COUNT.finditer(text):
        found = _counted(match)
        if found is not None:
            yield found
    for match in _VAGUE.finditer(text):
        named = str(next(g for g in ("tens", "hundreds", "thousands", "dozen", "many", "some") if match[g]))
        if named in ("many", "some") and not match["noun"]:
            continue
        if named == "dozen":
            count = (
                bounded("about", 12) if match["dozen"][-1] in "့်" and match["dozen"][-6:] != "ဒါဇင်" else Count(12, 12)
            )
        else:
            count = Count(*_BOUNDS[named])
        yield _found(match, count)


def _counted(match: re.Match[str]) -> FoundCount | None:
    sure = match["cl"] or match["cl2"] or match["ayauk"]
    if not sure and not match["noun"]:
        return None
    after = match.string[match.end("n") : match.end("n") + 1]
    spelled = not match["n"][0].isdigit()
    if not sure and (
        spelled or re.match(r"\s*(?:နှစ်|ရက်|လ|နာရီ|ကျပ်|သိန်း|စီး|အိမ်|ရွာ|မိုင်|ရာခိုင်နှုန်း)", match.string[match.end() :])
    ):
        return None
    if spelled and not match["cl"] and after and _RUNS_ON.match(after):
        return None
    count = _count(match)
    return None if count is None else _found(match, count)


def _count(match: re.Match[str]) -> Count | None:
    number = value_of(match["n"])
    if match["n2"]:
        high = value_of(match["n2"])
        return Count(number, high) if high >= number else None
    pre = match["pre"] or ""
    if pre.startswith("အနည်းဆုံး"):
        return bounded("least", number)
    if pre in ("ခန့်မှန်းခြေ", "အများဆုံး"):
        return bounded("about" if pre == "ခန့်မှန်းခြေ" else "most", number)
    for name in ("about", "nearly", "over", "least", "most"):
        if match[name]:
            return bounded(name, number)
    return Count(number, number)


def _found(match: re.Match[str], count: Count) -> FoundCount:
    # In Burmese the noun stands before the number; the words of the find hold both.
    start = match.start("noun") if match["noun"] else match.start("words")
    while match.string[start].isspace():
        start += 1
    words = match.string[start : match.end()].rstrip()
    noun = people.burmese()[match["noun"]] if match["noun"] else None
    return FoundCount(start, start + len(words), replace(count, words=words), noun, start + len(words))
