"""Quotes that would tell who spoke: how many people fit what a document says of a private speaker.

"A teacher in Sai Taung" is four people, and those who took somebody know all four. What a document says of a speaker is
put together (the place, the role, kinship with the missing person, the sex, the age, that they saw it happen), and
where fewer than twenty people fit, the words are withheld, and with them the sentences that describe the speaker. All
estimates err low. That something was told, and the lead that rests on it, stay.

Source: L. Sweeney (2002), k-anonymity: a model for protecting privacy, Int. J. Uncertainty Fuzziness Knowl.-Based
Syst. 10(5), 557-570, for the rule; the numbers of people are orders of magnitude and our own (``_PEOPLE``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib import resources

from kintrace.lexicon import places
from kintrace.model import Coding, Document, Place, Precision, Speaker, SpeakerKind
from kintrace.protect.masks.phrases import pattern_of
from kintrace.protect.masks.spans import Span, sentences, whole_sentences
from kintrace.protect.masks.speakers import PUBLIC

FEWEST = 20  # people whom a description has to fit
# A notice or a list is no quote, and of a resident who is named every word that points to them is masked anyway.
_A_WRITING = frozenset({SpeakerKind.NOTICE, SpeakerKind.LIST_KEEPER})
_NOT_QUOTED = PUBLIC | _A_WRITING | {SpeakerKind.NAMED_RESIDENT}
# People in a place of each kind, the low end of what there is in Kachin State and northern Shan.
_COUNTRY, _STATE, _DISTRICT, _TOWNSHIP, _TOWN, _TRACT, _VILLAGE = 1e7, 1e6, 1e5, 2e4, 1e4, 1500.0, 300.0
_SAW_IT = 60.0  # people at a scene of whom nothing is said but that they saw it
_OF_AN_AGE = 0.02  # of one year of age
_AGE = re.compile(r"\b\d{2}[- ]years?[- ]old\b|\baged? \d{2}\b|အသက်\s*\(?[\d၀-၉]{2}")
_SAW = re.compile(r"\beye[- ]?witness|\bwitness", re.I)


@dataclass(frozen=True, slots=True)
class Role:
    """One word of the list of roles.

    Args:
        finds: Its pattern.
        kind: ``share`` (of 1,000 people of a place), ``kin`` (people, whatever the place), ``sex`` (of 1,000).
        number: How many.
    """

    finds: re.Pattern[str] = field(repr=False)
    kind: str
    number: float


def told_by_spans(document: Document, codings: Iterable[Coding]) -> list[Span]:
    """Sentences that would tell who a private speaker is: those that describe them, and those they are quoted in."""
    read = list(codings)
    if document.rows or any(s.kind in _A_WRITING for coding in read for s in coding.speakers):
        return []
    found: list[Span] = []
    for coding in read:
        for speaker in coding.speakers:
            if speaker.kind in _NOT_QUOTED or not speaker.words:
                continue
            described = [m.span() for m in re.finditer(re.escape(speaker.words), document.text)]
            if people_fitting(speaker, _places_near(document, described)) < FEWEST:
                theirs = [(c.quote.start, c.quote.end) for c in coding.claims if c.speaker == speaker.ref]
                found += whole_sentences(document, [*described, *theirs])
    return found


def people_fitting(speaker: Speaker, near: Iterable[Place] = ()) -> float:
    """Estimate how many people fit what is said of a speaker.

    Args:
        speaker: With the words that describe them.
        near: Places in the sentences that describe them, asked where their own words name none.

    >>> people_fitting(Speaker("s", SpeakerKind.RESIDENT, "a teacher in Nawng Invented village")) < FEWEST
    True
    >>> people_fitting(Speaker("s", SpeakerKind.RESIDENT, "a resident of Hpakant Township")) < FEWEST
    False
    """
    words = speaker.words
    own = [f.place for f in places.gazetteer().places_in(words)]
    people = min((_people_in(p) for p in own or near), default=_COUNTRY)
    if speaker.kind is SpeakerKind.WITNESS or _SAW.search(words):
        people = min(people, _SAW_IT)
    for role in _roles():
        if role.finds.search(words):
            people = min(people, role.number) if role.kind == "kin" else people * role.number / 1000
    return people * _OF_AN_AGE if _AGE.search(words) else people


def _places_near(document: Document, described: Iterable[Span]) -> list[Place]:
    return [f.place for words in _sentences_of(document, list(described)) for f in places.gazetteer().places_in(words)]


def _sentences_of(document: Document, spans: list[Span]) -> Iterator[str]:
    for start, end in sentences(document.text):
        if any(s < end and start < e for s, e in spans):
            yield document.text[start:end]


def _people_in(place: Place) -> float:
    code = place.pcode or ""
    if place.precision is not Precision.EXACT:
        return _VILLAGE  # a name that no list has, or something within a place: a village, as far as we know
    if len(code) <= 6:
        return _STATE
    if "D" in code:
        return _DISTRICT
    if len(code) <= 10:
        return _TOWNSHIP
    if place.wide:
        return _TOWN
    return _TRACT if len(code) <= 12 else _VILLAGE


@cache
def _roles() -> tuple[Role, ...]:
    body = (resources.files("kintrace.protect") / "resources" / "told_by_roles.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in body.splitlines()[1:]]
    return tuple(
        Role(re.compile(pattern_of(phrase, lang), re.I), kind, float(number))
        for phrase, lang, kind, number, _ in rows
        if phrase != "*"
    )
