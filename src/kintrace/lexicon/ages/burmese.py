"""Ages in Burmese: "အသက်" with a number, or years with a word that only an age takes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kintrace.lexicon.ages.found import OLDEST, FoundAge, Way, bounded
from kintrace.lexicon.numbers import BURMESE, value_of

_ENDS = r"(?![\u102b-\u103e]|[\u1000-\u1021]\u103a)"
_UNIT = rf"(?:နှစ်|လ{_ENDS}|ရက်)"
_N = rf"[(（]?\s*(?P<n>{BURMESE})\s*[)）]?"
_N2 = _N.replace("?P<n>", "?P<n2>")
_TAIL = (
    r"(?:(?:နှင့်|နဲ့)\s*အထက်|အထက်|အောက်|မပြည့်(?:သေး)?|ပြည့်(?:ပြီး)?|ထဲ(?:ရောက်|တွင်|မှာ)?|ကျော်|ခန့်|လောက်|ဝန်းကျင်|နီးပါး|ခွဲ|ကြား|အထိ|သား|သမီး|"
    r"အရွယ်|ရှိ(?!ပြီ|ခဲ့ပြီ))"
)
_AGE = re.compile(
    rf"(?:(?P<age>အသက်)\s*(?:အားဖြင့်\s*|အရွယ်\s*)?(?P<pre>အနည်းဆုံး|အများဆုံး|ခန့်မှန်းခြေ)?\s*)?{_N}\s*(?P<u1>{_UNIT})?"
    rf"(?:\s*(?P<join>မှ|ကနေ|နှင့်|နဲ့|၊|[-–~])\s*{_N2}\s*(?P<u2>{_UNIT})?)?(?P<tail>(?:\s*{_TAIL})*)"
)
# What makes a number of years an age when the word for age is not there.
_TELLS = re.compile(r"သား|သမီး|အရွယ်|ရှိ|အောက်|အထက်|ထဲ|မပြည့်")
_SPAN_OF_TIME = re.compile(r"\s*(?:ကြာ|က(?![\u102b-\u103e])|အတွင်း|တာ)")
_SENTENCE_BEFORE = re.compile(r"(?:ထောင်ဒဏ်|ထောင်|လွန်ခဲ့(?:သော|သည့်|တဲ့)|သက်တမ်း)\s*\Z")
_MINOR = re.compile(r"အသက်မပြည့်(?:သေး)?|အရွယ်မရောက်(?:သေး)?")
_TEENS = re.compile("ဆယ်ကျော်သက်")
_NAMES = (
    ("အောက်", "under"),
    ("မပြည့်", "under"),
    ("အထက်", "least"),
    ("နီးပါး", "nearly"),
    ("ခန့်", "about"),
    ("လောက်", "about"),
    ("ဝန်းကျင်", "about"),
)
_BEFORE = {"အနည်းဆုံး": "least", "အများဆုံး": "most", "ခန့်မှန်းခြေ": "about"}


def burmese_ages(text: str) -> Iterator[FoundAge]:
    """Find the ages that Burmese text gives; in no order."""
    for m in _TEENS.finditer(text):
        yield FoundAge(m.start(), m.end(), 13, 19)
    for m in _MINOR.finditer(text):
        yield FoundAge(m.start(), m.end(), 0, 17)
    for m in _AGE.finditer(text):
        if not m["age"] and not _is_age(m):
            continue
        if m["n2"] and not _is_range(m):
            yield _made(m, m.start(), m.end("u1") if m["u1"] else m.end("n"), "n", "u1")
            yield _made(m, m.start("n2"), m.end(), "n2", "u2")
        else:
            yield _made(m, m.start(), m.end(), "n", "u1")


def _is_age(m: re.Match[str]) -> bool:
    """Whether a number without the word for age gives one."""
    text, unit = m.string, m["u2"] or m["u1"] or ""
    if _SPAN_OF_TIME.match(text, m.end()) or _SENTENCE_BEFORE.search(text, max(0, m.start() - 20), m.start()):
        return False
    if unit == "နှစ်":
        return bool(_TELLS.search(m["tail"])) or (m["n"][0].isdigit() and text[m.start() : m.start() + 1] in "(（")
    if unit in ("လ", "ရက်"):
        return "သား" in m["tail"] or "သမီး" in m["tail"] or "အရွယ်" in m["tail"]
    return "အရွယ်" in m["tail"]


def _is_range(m: re.Match[str]) -> bool:
    low, high = value_of(m["n"]), value_of(m["n2"])
    if m["join"] in ("နှင့်", "နဲ့"):
        return "ကြား" in m["tail"]
    return m["join"] != "၊" or high - low in (1, 5)


def _made(m: re.Match[str], start: int, end: int, number: str, unit: str) -> FoundAge:
    tail = m["tail"] if end == m.end() else ""
    words = m.string[start:end].rstrip()
    way: Way = "running" if "ထဲ" in tail else "completed" if "ပြည့်" in tail and "မပြည့်" not in tail else "unsaid"
    low = _in_years(value_of(m[number]), m[unit] or m["u2"])
    high = _in_years(value_of(m["n2"]), m["u2"]) if m["n2"] and number == "n" and end == m.end() else None
    if "ကျော်" in tail and not m["pre"]:
        # "thirty and more" is said of those in their thirties
        bounds = (low + 1, low + 9 - low % 10 if low >= 20 else low + 9)
    else:
        name = _BEFORE.get(m["pre"] or "") or next((name for word, name in _NAMES if word in tail), "")
        bounds = bounded(name, low, high)
    return FoundAge(start, start + len(words), bounds[0], min(bounds[1], OLDEST), way)


def _in_years(number: int, unit: str | None) -> int:
    return number // 12 if unit == "လ" else 0 if unit == "ရက်" else number
