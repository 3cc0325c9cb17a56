"""Hours and parts of the day in Burmese: a word for the part, then the hour."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kintrace.lexicon.hours.found import FoundHour, hour_in_part, minutes, part_of
from kintrace.lexicon.numbers import BURMESE, value_of
from kintrace.model import TimeOfDay

_PARTS: dict[TimeOfDay, str] = {
    TimeOfDay.MORNING: "နံနက်ပိုင်း နံနက်စောစော နံနက်ခင်း နံနက် နံနက်စာစားချိန် မနက်ပိုင်း မနက်စောစော မနက်ခင်း မနက်စာစားချိန် မနက် "
    "မိုးလင်း မိုးသောက် အရုဏ်တက် အာရုဏ်တက် အရုဏ်ဦး "
    "ဝေလီဝေလင်း နေထွက်ချိန် ရောင်နီလာချိန်",
    TimeOfDay.NOON: "မွန်းတည့် နေ့လယ်ပိုင်း နေ့လယ်စာစားချိန် နေ့လယ် နေ့လည်ပိုင်း နေ့လည်စာစားချိန် နေ့လည်",
    TimeOfDay.AFTERNOON: "မွန်းလွဲပိုင်း မွန်းလွဲ",
    TimeOfDay.EVENING: "ညနေစောင်း ညနေပိုင်း ညနေခင်း ညနေစာစားချိန် ညနေ ညဦးပိုင်း ညဦး နေဝင်ရီတရော နေဝင်ချိန် ဆည်းဆာ",
    TimeOfDay.NIGHT: "သန်းခေါင်ယံ သန်းခေါင်ကျော် သန်းခေါင် ညသန်းခေါင်ကျော် ညသန်းခေါင် ညသန်းခေါင်ယံ "
    "ညပိုင်း ညအချိန် ညတွင်းချင်း ညတွင်း ညဉ့်နက်ပိုင်း ညဉ့်နက် ညဥ့်နက် ညနက်ပိုင်း ညနက် ညက ညဘက် "
    "မနေ့ည ဒီည ယနေ့ည ညလယ် မိုးချုပ် ညမှောင် လင်းကြက်တွန်",
    TimeOfDay.DAY: "နေ့ခင်းကြောင်တောင် နေ့ခင်းဘက် နေ့ခင်းပိုင်း နေ့ခင်း နေ့အချိန် နေ့ဘက်",
}
_PART = {word: part for part, words in _PARTS.items() for word in words.split()}
_WORD = "|".join(sorted(_PART, key=len, reverse=True))
_ABOUT = r"(?:ခန့်|လောက်|ဝန်းကျင်|နီးပါး|အချိန်)"
_HOUR = (
    rf"(?:(?P<clock>\d{{1,2}})\s*[:း.]\s*(?P<past>\d{{2}})(?:\s*နာရီ)?|(?P<hour>{BURMESE})\s*နာရီ(?!ကြာ|လောက်ကြာ|အတွင်း)"
    rf"(?:\s*(?:(?P<min>{BURMESE})\s*မိနစ်|(?P<half>ခွဲ)))?)"
)
_CLOCK = re.compile(
    rf"(?:(?P<word>{_WORD}|ည)\s*)?{_HOUR}(?:\s*(?:မှ|ကနေ|နှင့်|နဲ့|[-–])\s*(?:(?P<word2>{_WORD}|ည)\s*)?(?P<hour2>{BURMESE})\s*နာရီ"
    rf"(?:\s*(?:(?P<min2>{BURMESE})\s*မိနစ်|(?P<half2>ခွဲ)))?(?:\s*ကြား|\s*အထိ)?)?"
    rf"(?P<about>(?:\s*{_ABOUT})+)?(?P<before>\s*(?:မတိုင်မီ|မတိုင်ခင်|မထိုးမီ|အထိ))?(?P<after>\s*(?:ကျော်|နောက်ပိုင်း|မှစ))?"
    rf"|(?P<alone>{_WORD})"
)


def burmese_hours(text: str) -> Iterator[FoundHour]:
    """Find the parts of the day that Burmese text names."""
    for m in _CLOCK.finditer(text):
        if m["alone"]:
            yield FoundHour(m.start(), m.end(), _PART[m["alone"]], *_of_word(m["alone"]))
            continue
        hour, past = value_of(m["clock"] or m["hour"]), value_of(m["past"] or m["min"] or "0")
        found = None if m["clock"] and not (m["word"] or "နာရီ" in m[0]) else _hour24(m["word"] or m["word2"], hour)
        if found is None or past > 59:
            continue
        low = found * 60 + (30 if m["half"] else past)
        name = "about" if m["about"] else "before" if m["before"] else "after" if m["after"] else ""
        yield FoundHour(m.start(), m.end(), part_of(found), *minutes(name, low, _until(m, found)))


def _until(m: re.Match[str], first: int) -> int | None:
    if not m["hour2"]:
        return None
    hour = value_of(m["hour2"])
    second = _hour24(m["word2"] or m["word"], hour)
    if second is None:
        return None
    if not m["word2"] and second < first:
        second = hour % 12 + (0 if first >= 12 and hour < 6 else 12)
    return second * 60 + (30 if m["half2"] else value_of(m["min2"]) if m["min2"] else 0)


def _hour24(word: str | None, hour: int) -> int | None:
    """The hour of 24; ``None``: four o'clock of which half of the day is not said."""
    if not 0 <= hour <= 24:
        return None
    if hour > 12 or hour == 0:
        return hour % 24
    part = TimeOfDay.NIGHT if word == "ည" else _PART.get(word or "")
    return None if part is None else hour_in_part(hour, part)


def _of_word(word: str) -> tuple[int | None, int | None]:
    """Clock bounds of the few words that name a minute."""
    if word == "မွန်းတည့်":
        return 720, 720
    if "သန်းခေါင်" in word:
        return (0, None) if word.endswith("ကျော်") else (None, None) if word.endswith("ယံ") else (0, 0)
    return None, None
