"""What a poster asks for: a reward told, silence, a way to be told; a bare "please call" asks nothing more."""

from __future__ import annotations

import re

_SENTENCE = re.compile(r"[^.!?။\n]+(?:\.(?=\S)[^.!?။\n]*)*[.!]?")
# what only this poster asks: not to be shared, to be told in private, a reward
_SPECIAL_EN = re.compile(
    r"\b(?:(?:please\s+)?(?:do\s+not|don['’]?t)\s+(?!(?:believe|know|have|worry|scold))\w+|reward|will\s+(?:give|pay)\b|secret(?:ly)?|private(?:ly)?|inbox\s+only|"
    r"by\s+message\s+only|only\s+(?:share|by|with|at|to)|share\s+only|(?:time|message|inbox|viber)\s+only|keep\s+(?:it\s+|this\s+)?(?:secret|quiet)|not\s+(?:be\s+)?(?:published|shared|posted|printed)|no\s+questions?)\b",
    re.IGNORECASE,
)
_PLAIN_EN = re.compile(
    r"\b(?:please|kindly|pls|plz|requested\s+to|any\s?(?:one|body|person)\s+(?:who|having|travel\w+|with|that)\b|if\s+(?:any\s?(?:one|body)|some\s?(?:one|body)|you)\s+\w+|we\s+(?:beg|ask|request)|i\s+beg)\b",
    re.IGNORECASE,
)
_OPENS = re.compile(
    r"\b(?:please|pls|plz|kindly)\s+(?:help|find|share)\b(?!\s+(?:only|with))|\bhelp\s+(?:us|me|to)\b|\blooking\s+for\b|\bmissing\b",
    re.IGNORECASE,
)
_BARE_CALL = re.compile(
    r"\A\W*(?:please\s+|kindly\s+|pls\s+|you\s+can\s+|any\s+information:?\s*|for\s+information:?\s*)?(?:call|contact|phone|ph|tel|inform|ring|viber|whatsapp|message)\b[^,;]{0,24}\W*\Z",
    re.IGNORECASE,
)
_SPECIAL_MY = re.compile(
    r"ဆုငွေ|ဆုချ|ကျေးဇူးဆပ်|ပေးပါမည်|ပေးပါမယ်|လျှို့ဝှက်|သီးသန့်|(?:မ[က-႟]{2,30}(?:ပါရန်|ပါနဲ့|ကြပါနဲ့|ရန်|ပါနှင့်))|မ[က-႟]{2,20}ဘဲ[^။\n]{3,60}(?:ပေးပါ|ပါရန်)"
)
_PLAIN_MY = re.compile(
    r"(?:ပေးပါရန်|ပေးကြပါရန်|မေတ္တာရပ်ခံ|ရှဲပေး|ရှဲ(?:ယာ|ရှယ်)?ပေး|ဖြန့်ဝေ|ပြောပေး|ခေါ်ထား|ထားပေး|အကြောင်းကြားပေး|ပေးပို့|တောင်းပန်)"
)
_BARE_MY = re.compile(
    r"(?:ဖုန်း|ဆက်သွယ်|သို့|ကို)?\s*(?:ဆက်(?:သွယ်)?ပေး(?:ကြ)?ပါ|ခေါ်(?:ဆို)?နိုင်ပါ(?:တယ်|သည်)|ဆက်သွယ်နိုင်ပါ(?:တယ်|သည်)|အကြောင်းကြားပေးပါ)\W*\Z"
)
_PLEA_MY = re.compile(r"ရှာ(?:ဖွေ)?ပေး(?:ကြ)?ပါ|ကူ(?:ညီ)?ရှာ")


def wish_in(text: str, numbers: list[tuple[int, int]]) -> tuple[int, int] | None:
    """Find the one thing a poster asks for; ``None``: no more than to be called.

    Args:
        text: The cleaned text.
        numbers: Spans of telephone numbers: no part of a wish.

    >>> text = "Call 09 000 000 011. Please do not share her picture."
    >>> text[slice(*wish_in(text, [(5, 19)]))]
    'Please do not share her picture.'
    """
    spans = [_without_numbers(text, m.start(), m.end(), numbers) for m in _SENTENCE.finditer(text)]
    kept = [s for s in spans if s is not None]
    for special, plain in ((True, False), (False, True)):
        for start, end in kept if special else reversed(kept):
            said = text[start:end]
            if special and (_SPECIAL_EN.search(said) or _SPECIAL_MY.search(said)):
                return start, end
            if plain and _asks(said):
                return start, end
    return None


def _asks(said: str) -> bool:
    if _PLAIN_MY.search(said):
        return not (_BARE_MY.fullmatch(said.strip()) or _PLEA_MY.search(said))
    return bool(_PLAIN_EN.search(said)) and not (_OPENS.search(said) or _BARE_CALL.match(said))


def _without_numbers(text: str, start: int, end: int, numbers: list[tuple[int, int]]) -> tuple[int, int] | None:
    for a, b in numbers:
        if start <= a < end:
            # what stands before the number, or after it where only a word leads to it
            if a - start >= 12:
                end = a
            else:
                start = b
    while start < end and (text[start].isspace() or text[start] in ",;:-–—•*၊()"):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ",;:-–—၊(+"):
        end -= 1
    return (start, end) if end - start >= 8 else None
