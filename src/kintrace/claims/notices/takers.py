"""Who is said to have taken somebody, in the sentences of a notice: the takers' own words and no others."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from kintrace.claims.headings import meanings as words
from kintrace.claims.notices.spans import Span, clause_start, trimmed

_LONGEST = 90  # code points of the words for takers
# what is done to a person, and to whom; "stopped the bus" and "checked the guests" come before a taking
_TAKING = re.compile(
    r"\b(?:took|caught|arrested|detained|seized|dragged|grabbed|captured|abducted|kidnapped|led|conscripted|pull(?:ed|s)?|beat|"
    r"(?:have|has|had)\s+taken|stopped|checked|call(?:ed)?(?=\s+(?:him|her|them|away)\b)|came\s+(?:into|to))\b",
    re.IGNORECASE,
)
_TAKEN_BY = re.compile(
    r"\b(?:taken|arrested|stopped|caught|seized|detained|abducted|kidnapped|called|led|dragged|captured|conscripted|"
    r"recruited|pulled|held|checked|beaten)\b[^.;\n]{0,90}?\bby\s+(?P<by>[^.;,()\n]{3,90})",
    re.IGNORECASE,
)
_TAKEN_LINE = re.compile(r"^\W*taken\s+away\s+(?:in|at|from)\b", re.IGNORECASE | re.MULTILINE)
# where the clause of the verb begins
_CLAUSE = re.compile(
    r"[.;:!?()\n\u2013\u2014]|,|\b(?:that|said|says?|saying|told\s+(?:us|me)|hear[d]?|think|because|when|while|until|after|then|but|so|where|"
    r"and\s+(?:then|there)|before|that\s+day|the\s+next\s+day|there)\b",
    re.IGNORECASE,
)
# what only leads to the takers: "Yesterday night", "some time later"
_LEAD = re.compile(
    r"(?:(?:\d{1,2}(?:[:.]\d\d)?\s*(?:am|pm|o['’]clock)|and|yesterday|today|last\s+night|night|morning|evening|that|the\s+same|day|suddenly|also|about|around)\s+)+",
    re.IGNORECASE,
)
# where the words for the takers end; what tells them apart stays: "men in plain clothes", "people from the army"
_ENDS = re.compile(
    r"\s+(?:who|that|which|came|come|went|entered|arrived|surrounded|raided|stormed|appeared|when|while|because|since|after|before|and\s+(?:has|have|had|was|were|nobody|then|he|she|they|since|now|not)|"
    r"on(?!\s+motorbikes?\b)|at|near|during|yesterday|last|as|for|to|around|about|into|"
    r"in(?!\s+(?:an?\s+|two\s+|three\s+|the\s+)?(?:[\w-]+\s+)?"
    r"(?:clothes|uniforms?|masks?|cars?|vehicles?|trucks?|probox|van)\b)|"
    r"from(?!\s+(?:the|a|an)\s)(?!\s+checkpoint\b))\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(
    r"\A(?:he|she|they|we|i|it|you|who|nobody|my|his|her|our|their|the\s+two|bus|car|motorbike|boat|train|mistake|force|phone)\b",
    re.IGNORECASE,
)
_MIDDLE = re.compile(
    r"\s+(?:who\s+|came\s+(?:and\s+)?|have\s+|has\s+|had\s+|then\s+|suddenly\s+|just\s+|and\s+|"
    r"checked\s+(?:\w+\s+){1,3}(?:and\s+)?){0,3}\Z",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\b(?:be|been|being|was|were|is|are|got)\s+\Z", re.IGNORECASE)

_TAKING_MY = re.compile(
    r"(?P<who>[\u1000-\u109fA-Za-z0-9][\u1000-\u109fA-Za-z0-9 ]{2,60}?)\s*(?:တို့က|များက|တွေက|တွေ|က|မှ|"
    r"\s)\s*(?:အိမ်(?:ကို|ထဲ|ပေါ်)\s*)?(?:(?:ရောက်)?(?:လာ|ဝင်လာ|ဝင်)ပြီး\s*)?(?:ဆိုင်ကယ်(?:နဲ့|ဖြင့်)\s*|ကား(?:နဲ့|ဖြင့်)\s*)?(?:လာ|ဝင်|တင်|ဝိုင်း)*\s*"
    r"(?:ခေါ်ဆောင်သွား|ဖမ်းဆီး|ဖမ်းခေါ်|ခေါ်သွား|ဖမ်းသွား|ဖမ်းပြီး|ခေါ်ဆောင်|တားဆီး|တားလို့|တားပြီး|"
    r"ဝင်လာပြီးကတည်းက|ဝင်လာ)"
)
_TAIL_MY = re.compile(r"\s*(?:ရဲ့|၏|တို့|တွေ့)\Z")


def takers(text: str) -> Iterator[Span]:
    """Find the words for those who are said to have taken somebody.

    >>> text = "People there told us two soldiers and a policeman took him away."
    >>> [text[slice(*span)] for span in takers(text)]
    ['two soldiers and a policeman']
    """
    ranked = [*_by(text), *_who(text)]
    yield from (span for _, span in sorted(ranked))
    for match in _TAKING_MY.finditer(text):
        start, end = match.span("who")
        start = clause_start(text, start, end)
        span = trimmed(text, *_last_nouns_my(text, start, end))
        if span is not None and (tail := _TAIL_MY.search(text, *span)) is not None:
            span = (span[0], tail.start())
        if span is not None and _armed_my().search(text, *span):
            yield span


def _by(text: str) -> Iterator[tuple[int, Span]]:
    """Behind "taken … by"."""
    for match in _TAKEN_BY.finditer(text):
        start, end = match.span("by")
        ends = _ENDS.search(text, start, end)
        span = trimmed(text, start, ends.start() if ends else end)
        if span is not None and _is_taker(text[slice(*span)]):
            yield (0, span)


def _who(text: str) -> Iterator[tuple[int, Span]]:
    """Before "took", from where its clause begins; a word that only leads to a taking counts less."""
    for match in _TAKING.finditer(text):
        if _PASSIVE.search(text, max(0, match.start() - 8), match.start()):
            continue
        low = max(0, match.start() - _LONGEST)
        middle = _MIDDLE.search(text, low, match.start())
        end = middle.start() if middle else match.start()
        for clause in _CLAUSE.finditer(text, low, end):
            low = clause.end()
        joined = re.compile(r"\band\s+", re.IGNORECASE)
        for link in joined.finditer(text, low, end):
            if not _armed().search(text, low, link.start()) and not _is_actor(text[low : link.start()]):
                low = link.end()
        while low < end and text[low].isspace():
            low += 1
        lead = _LEAD.match(text, low, end)
        if text[low:end].count(" ") >= _MANY_WORDS and (last := _last_group(text, low, end)) is not None:
            low, lead = last, None
        ends = _ENDS.search(text, lead.end() if lead else low, end)
        span = trimmed(text, lead.end() if lead else low, ends.start() if ends else end)
        if span is not None and _is_taker(text[slice(*span)]) and text[slice(*span)].count(" ") < 9:
            yield (int(match[0].lower().startswith(("stopped", "checked", "came", "beat"))), span)


_MANY_WORDS = 6
_GROUP = re.compile(
    r"\b(?:the|an?|some|several|many|two|three|four|five|six|seven|ten|\d{1,2}(?!\s*(?:am|pm|o['’]clock)\b))\s+",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\b(?:[ap]m|o['’]clock|night|morning|evening|afternoon|noon|20\d\d|yesterday|today)\s+", re.IGNORECASE
)


def _last_group(text: str, start: int, end: int) -> int | None:
    """Where the last words that may be takers begin, in a clause that tells much before them."""
    found = [m.start() for m in _GROUP.finditer(text, start, end) if _armed().search(text, m.end(), end)]
    found = found or [m.end() for m in _TIME.finditer(text, start, end)]
    return found[-1] if found else None


def _is_taker(said: str) -> bool:
    if _NOBODY.match(said):
        return False
    return bool(_armed().search(said)) or _is_actor(said)


def _is_actor(said: str) -> bool:
    from kintrace.lexicon import actors

    return bool(actors.registry().actors_in(said))


@cache
def _armed() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words.listed('armed_en')}|{words.listed('taker_en')})\b", re.IGNORECASE)


@cache
def _armed_my() -> re.Pattern[str]:
    return re.compile(rf"{words.listed('armed_my')}|ဦး\Z")


def _last_nouns_my(text: str, start: int, end: int) -> Span:
    """The words for who did it: what stands behind the place that the sentence names first."""
    for match in re.finditer(r"(?:မှာ|တွင်|၌|ကနေ|နားက)\s+", text[start:end]):
        start += match.end()
        break
    return start, end
