"""Notices without labels: "I am looking for my younger brother …", and what that sentence says of him."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kintrace.claims.headings import meanings as words
from kintrace.model import Sex

# A plea opens its notice: further down, in a long text, somebody else's words are being reported.
_WITHIN, _LONGEST = 400, 2_500
_NAME = r"(?P<name>[A-Z][\w'’-]+(?:[ ](?:\(a\)[ ])?[A-Z][\w'’-]+){0,5})"
_SENTENCE_END = re.compile(r"(?<=[\w)’”\"])[.!?](?=\s)|\n")


@dataclass(frozen=True, slots=True)
class Plea:
    """A sentence that asks after somebody by name.

    Args:
        kin: Span of the word for how they stand to whoever asks; ``None``: not said.
        sex: What that word says of them.
        start: Where the name begins.
        name_end: One past the name.
        end: One past the sentence.
    """

    kin: tuple[int, int] | None
    sex: Sex
    start: int
    name_end: int
    end: int


def plea_in(text: str) -> Plea | None:
    """Find the plea that opens a notice; ``None``: the text is no such notice.

    >>> found = plea_in("We are looking for our sister Nang Hom Kham, 19, from Lawk Hprai. Please call.")
    >>> found.sex, found.name_end - found.start
    (<Sex.FEMALE: 'f'>, 13)
    """
    if len(text) > _LONGEST or words.within("answer", text) is None:
        return None
    match = _pattern().search(text, 0, _WITHIN)
    if match is None or match["name"].lower() in words.words_of("no_name"):
        return None
    end = _SENTENCE_END.search(text, match.end("name"))
    kin = match.span("kin") if match["kin"] else None
    return Plea(kin, _sex_of(match["kin"] or ""), *match.span("name"), end.start() if end else len(text))


def _sex_of(kin: str) -> Sex:
    if words.whole("kin_m", kin):
        return Sex.MALE
    return Sex.FEMALE if words.whole("kin_f", kin) else Sex.UNKNOWN


@cache
def _pattern() -> re.Pattern[str]:
    pleas, kin = (words.alternatives(*kinds) for kinds in (("plea",), ("kin_m", "kin_f")))
    # the words in any case, the name in capitals
    return re.compile(
        rf"\b(?i:{pleas})\s+(?i:(?:my|our|his|her|their|a|the)\s+(?:[a-z-]+\s+){{0,2}}?(?P<kin>{kin})\b,?\s+)?"
        rf"(?i:(?:named|called)\s+)?{_NAME}"
    )
