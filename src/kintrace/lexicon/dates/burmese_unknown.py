"""Words by which Burmese says that a date is not known: "ရက်စွဲ - မသိရပါ", "ဘယ်နေ့မှန်း မသိဘူး"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kintrace.lexicon.dates.burmese_points import Point
from kintrace.lexicon.dates.burmese_words import found_near, near

_LABEL = (
    r"(?:(?:ရက်\s?စွဲ|နေ့\s?စွဲ|နေ့\s?ရက်|ရက်စွဲအချိန်)|(?:သည့်|တဲ့|သော|သည့်\s?အချိန်)\s?(?:ရက်|နေ့)"
    r"|(?:ဘယ်|မည်သည့်|ဘာ)\s?(?:နေ့|ရက်)(?:\s?(?:ဘယ်|ဘာ)?\s?(?:ရက်|နေ့|လ))?|ဘယ်တုန်းက|ဘယ်အချိန်တုန်းက)"
)
_NOT_KNOWN = (
    r"(?:မသိ|မမှတ်မိ|မရှိ|မဖော်ပြ|မသေချာ|မပါ(?:ရှိ)?|မရသေး|မမှတ်သား|မကြားသိ|မဖြည့်|မထင်ရှား|မပြော|အတည်မပြု|အတည်မဖြစ်|"
    r"မမှတ်တမ်းတင်|[Uu]nknown|UNKNOWN|[Nn]ot known|N/A)"
)
_SURELY = r"(?:(?:အတိအကျ|အတိအကျကို|တိတိကျကျ|တိကျစွာ|သေချာ(?:စွာ)?|သေသေချာချာ|ကွက်ကွက်ကွင်းကွင်း|အခိုင်အမာ|ယခုထိ|ယနေ့ထိ)\s*)*"
_UNKNOWN = re.compile(
    rf"{_LABEL}(?:များ)?(?:ကို|အား|က|မှာ|မှန်း|လဲ(?:ဆိုတာ|တော့)?|ဆိုတာ|ဖြစ်တယ်ဆိုတာ|ဟု|လို့)?(?:တော့|လည်း)?\s*(?:[-–—:=။၊(]\s*)*{_SURELY}{_NOT_KNOWN}"
    r"(?:ရှိ)?(?:ရသေး|နိုင်သေး|နိုင်|ရ|သေး)?(?:ပါ|ဘူး|သည်)*"
    rf"|{_SURELY}မသိ(?:ရှိ)?(?:ရ)?(?:သေး)?(?:သည့်|သော|တဲ့)\s?(?:ရက်\s?စွဲ|နေ့\s?စွဲ|နေ့\s?ရက်|နေ့|ရက်)(?:တစ်(?:ရက်|နေ့))?"
)
_PARTS = ("မသိ", "မမှတ်", "မရှိ", "မဖော်ပြ", "မသေချာ", "မပါ", "မရသေး", "မကြားသိ", "မဖြည့်", "မထင်ရှား", "မပြော",
          "အတည်မ", "known", "KNOWN", "N/A")  # fmt: skip


def unknown_points(text: str) -> Iterator[Point]:
    """Find the words that say a date is not known."""
    for match in found_near(_UNKNOWN, text, near(text, _PARTS, 60, 30)):
        yield Point(*match.span(), "relative")
