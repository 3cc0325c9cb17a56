"""What the sentences of a notice say of how somebody went: the day, the place, and who took them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from kintrace.claims.headings import meanings as words
from kintrace.claims.notices.lines import CLOTHES, PLACE_MY
from kintrace.claims.notices.named import Named
from kintrace.claims.notices.spans import Span, clause_start, group_span, trimmed
from kintrace.claims.notices.takers import takers

_SEEN_EN = re.compile(
    r"\b(?:last\s+(?:seen|known\s+to\s+be|voice\s+message\s+was|call\s+was|contact\s+was|phoned?)|(?:was\s+|"
    r"were\s+)?seen|seen\s+sitting\s+[\w\s]{0,20}?|sitting\s+in\s+a\s+[\w\s]{2,20}?|he\s+was|she\s+was|"
    r"they\s+were|caught\s+\w+|"
    r"passed?\s+(?:the\s+)?checkpoint|left|went\s+out|disappeared|vanished|stopped)\s+(?:from\s+(?:his|"
    r"her)\s+\w+\s+)?(?:at|in|near|from|around)\s+(?P<at>(?!(?:his|her|their|home|about|"
    r"the\s+(?:early\s+)?morning|the\s+evening|night|\d)\b)[^.;()\n]{3,70}?)"
    r"(?=\s+(?:on(?!\s+(?:\w+\s+){1,3}(?:street|road|lane)\b)|to|at\s+(?:about|around|\d)|about|by|with|around|when|while|and|since|the\s+ward|"
    r"the\s+soldiers|for)\b|[.;()\n]|\Z)"
    r"|\bLast\s+seen:?\s+(?P<line>(?!(?:on|at)\b)[^\n.;()]{3,60}?)(?=\s+(?:about|around|at\s+\d)\b|[\n.;()]|\Z)"
    r"|\b(?:arrived(?:\s+at)?|reached)\s+(?P<arrived>[A-Z][^.;()\n]{3,60}?)(?=\s+(?:on|at|by|and|about)\b|[.;()\n]|\Z)"
    r"|\b(?:at|near)\s+(?P<there>[A-Z][^.;()\n]{3,60}?)(?=\s+(?:the\s+)?(?:ward|soldiers|police|army|some|four|"
    r"three|two)\b)"
    r"|\bcame\s+into\s+(?P<village>[A-Z][^.;()\n]{3,60}?)(?=\s+and\b|[.;]|\Z)",
    re.IGNORECASE,
)


def of_event(text: str, published: date | None, names: list[Named]) -> Iterator[tuple[str, Span]]:
    """The day they went, the place where they were last, and who is said to have taken them."""
    del names
    when = _day(text, published)
    if when is not None:
        yield "event_date", when
    for span in _seen_at(text):
        yield "event_place", span
    for span in takers(text):
        yield "taker", span


_GONE = re.compile(
    r"\b(?:missing|lost|disappear\w*|left|went|last|took|taken|caught|not\s+come|came|got\s+on|since|arrested|"
    r"seen)\b|ပျောက်|ထွက်|ခေါ်|ဖမ်း|ကွဲ|နောက်ဆုံး|လက်လွတ်",
    re.IGNORECASE,
)


def _day(text: str, published: date | None) -> Span | None:
    from kintrace.lexicon import dates

    found = [
        d
        for d in dates.dates_in(text, published)
        if d.kind not in ("duration", "until") and not _of_birth(text, d.start)
    ]
    known = [d for d in found if d.when.known] or found
    if not known:
        return None
    sentences = [(m.start(), m.end()) for m in re.finditer(r"[^.။\n]+(?:\.(?=\S)[^.။\n]*)*", text)]
    gone = [d for d in known if any(a <= d.start < b and _GONE.search(text[a:b]) for a, b in sentences)]
    chosen = (gone or known)[0]
    if chosen.when.edtf.endswith("/.."):  # "since 5 September": that day was the last
        return _without_since(text, chosen.start, chosen.end)
    return chosen.start, chosen.end


_SINCE = re.compile(r"(?:since|from|starting|after|as\s+of)\s+(?:the\s+)?", re.IGNORECASE)
_SINCE_MY = re.compile(r"(?:ကတည်းက|ကထဲက|ကစပြီး|ကစ၍|မှစ၍|မှစပြီး|ကစလို့)\Z")


def _without_since(text: str, start: int, end: int) -> Span:
    lead, tail = _SINCE.match(text, start, end), _SINCE_MY.search(text, start, end)
    return lead.end() if lead else start, tail.start() if tail else end


def _of_birth(text: str, start: int) -> bool:
    return (
        re.search(r"(?:\bborn\b|\bbirth\b|\bDOB\b|မွေး)[^.\n]{0,12}\Z", text[max(0, start - 24) : start], re.IGNORECASE)
        is not None
    )


_AT_SOME_PLACE = re.compile(
    rf"\b(?:at|in|near)\s+(?P<at>[A-Z][\w’'-]*(?:[ ,]+[\w’'-]+){{0,4}}?[ ,]+(?:{words.listed('place_noun')})\b"
    r"(?:,\s+[A-Z][\w’'-]+)?)"
)
_AT_MY = re.compile(
    r"(?P<at>[\u1000-\u109f0-9 ၊()/.-]{4,90}?)\s*(?P<case>ပေါ်မှာ|ဘက်မှာ|နားမှာ|နားက|ရှေ့မှာ|အနီးတွင်|အနီးမှာ|"
    r"မှာ|တွင်|၌|ကနေ|ကို(?=\s*သွား)|မှ(?=\s|စ|တစ်))"
)
_NO_EVENT_MY = re.compile(
    r"\A\s*(?:နေထိုင်|နေတဲ့|နေပါ|နေသူ|နေသော|ရေး|မေး|မွေး|ဝတ်|အမာရွတ်|မှဲ့|တက်တူး|စောင့်နေ|"
    r"မီးလောင်|ကြော်ငြာ)"
)
_END_PLACE_MY = re.compile(
    rf"{PLACE_MY}\s*(?:ရှေ့|နား|ဘက်|အနီး|ပေါ်|တောင်ဘက်|မြောက်ဘက်|အရှေ့ဘက်|"
    rf"အနောက်ဘက်)?[\s၀-၉0-9]*\Z"
)


# "taken from the bus stop by …", "they stopped her car at the junction"
_TAKEN_AT = re.compile(
    r"(?<!being )(?<!be )\b(?:taken(?:\s+away)?|arrested|abducted|kidnapped|detained|"
    r"(?:took|stopped|arrested|caught|seized|abducted)\s+(?:him|her|them|his\s+\w+|her\s+\w+)"
    r"(?:\s+away)?)\s+(?:from|at|in|near)\s+"
    r"(?P<at>(?!(?:his|her|their|my|our|us|me|home|front|the\s+(?:morning|evening|night))\b)[^.;()\n]{3,60}?)"
    r"(?=\s+(?:on|by|at|with|when|while|and|who|since|for|to|please|kindly|let)\b|[.;,()\n]|\Z)",
    re.IGNORECASE,
)
_SAW = re.compile(
    r"\b(?:saw|noticed|met|spotted)\s+(?:him|her|them)\s+(?:last\s+)?(?:at|by|near|in|on)\s+(?P<at>[^.;()\n]{3,60}?)"
    r"(?=\s+(?:about|around|at|on|with|when|and|yesterday|last|by)\b|[.;()\n]|\Z)",
    re.IGNORECASE,
)
_THE_PLACE_MY = re.compile(r"နေရာ(?:ကတော့|က|မှာ)\s+(?P<at>[\u1000-\u1049\u104c-\u109f ]{4,70}?)\s*ပါ(?=[။\s]|\Z)")


def _is_place(said: str) -> bool:
    """Whether words behind "was in" may be a place: "a red shirt" is none."""
    return any(c.isalpha() for c in said) and re.search(CLOTHES, said, re.IGNORECASE) is None


def _seen_at(text: str) -> Iterator[Span]:
    for match in _TAKEN_AT.finditer(text):
        if (span := trimmed(text, *match.span("at"))) is not None:
            yield span
    for match in sorted(_SEEN_EN.finditer(text), key=lambda m: "last" not in m[0].lower()):
        span = trimmed(text, *group_span(match))
        if span is not None and _is_place(text[span[0] : span[1]]):
            yield span
    for match in _AT_SOME_PLACE.finditer(text):
        line = text[text.rfind(".", 0, match.start()) + 1 : match.end()]
        if _GONE.search(line) or re.search(r"\b(?:separated|flood|water)\b", line):
            yield match.span("at")
    for match in _SAW.finditer(text):
        if (span := trimmed(text, *match.span("at"))) is not None:
            yield span
    for match in _THE_PLACE_MY.finditer(text):
        if (span := trimmed(text, *match.span("at"))) is not None:
            yield span
    ranked = sorted(_places_my(text), key=lambda x: -x[0])
    if ranked and ranked[0][0] > 0:
        yield ranked[0][1]


def _places_my(text: str) -> Iterator[tuple[int, Span]]:
    """Places in Burmese sentences, each with how much says that somebody was last seen there."""
    from kintrace.lexicon import places

    for sentence in re.finditer(r"[^။\n]+", text):
        if not re.search("[\u1000-\u109f]", sentence[0]):
            continue
        for match in _AT_MY.finditer(sentence[0]):
            if _NO_EVENT_MY.match(sentence[0][match.end() :]):
                continue
            start, end = sentence.start() + match.start("at"), sentence.start() + match.end("at")
            start = clause_start(text, start, end)
            span = trimmed(text, start, end)
            if span is None:
                continue
            words = text[span[0] : span[1]]
            held = places.gazetteer().places_in(words)
            if not held and not _END_PLACE_MY.search(words):
                continue
            if held and held[0].start > 12 and not _END_PLACE_MY.search(words[: held[0].start]):
                span = (span[0] + held[0].start, span[1])
            rest = sentence[0][match.end() :]
            score = (
                1
                + 3 * ("နောက်ဆုံး" in sentence[0])
                + 2 * bool(re.search("ပျောက်|ခေါ်|ဖမ်း|ကွဲ|လက်လွတ်|တွေ့|မြင်|ငှား|စောင့်|တား", rest))
            )
            yield score - 3 * bool(re.search(r"အိမ်\Z|အဆောင်\Z", words)), span
