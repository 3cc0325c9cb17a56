"""Stretches of a notice: cut to the words that matter."""

from __future__ import annotations

import re

Span = tuple[int, int]

_STARTS_MY = re.compile(
    r"^.*(?:နောက်ဆုံး|[။\n]|ပါတယ်|ပါသည်|ပြီး|တယ်|ဟာ|သည်|လို့|ရင်း(?=\s)|ကတော့|ဖြစ်|နာရီ(?:ခွဲ|လောက်|ခန့်)?|ရက်နေ့|နေ့လယ်က?|နေ့ခင်းက?|နေ့က|နေ့|"
    r"မနက်က|မနက်|နံနက်|ညနေ|ညက(?=\s)|ည(?=\s)|ဝန်းကျင်က|ပိုင်းက|တုန်း|စဉ်|ရက်က(?=\s)|အပြန်(?=\s)|သွားတာ(?=\s)|သွားရန်(?=\s)|ဖို့(?=\s))\s*",
    re.DOTALL,
)


def trimmed(text: str, start: int, end: int, marks: str = " \t\r\n,;၊။:()-–—/") -> Span | None:
    while start < end and text[start] in marks:
        start += 1
    while end > start and text[end - 1] in marks:
        end -= 1
    return (start, end) if end - start > 2 else None


def clause_start(text: str, start: int, end: int) -> int:
    """Where the noun phrase before a Burmese verb begins: after the clause before it."""
    match = _STARTS_MY.match(text[start:end])
    return start + match.end() if match else start


def group_span(match: re.Match[str]) -> Span:
    return next(match.span(g) for g in match.groupdict() if match[g])
