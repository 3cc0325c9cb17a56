"""A coding of prose as it grows; every span counts in the cleaned text and is quoted from the original."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

from kintrace.claims.prose.statements.speakers import Voice
from kintrace.model import (
    Actor,
    Claim,
    Coding,
    ContextKind,
    Count,
    Document,
    IncidentMention,
    PersonMention,
    Place,
    Position,
    PositionKind,
    Practice,
    PracticeKind,
    Property,
    Quote,
    Remark,
    SetAside,
    Speaker,
    Stance,
    Value,
    When,
)

Span = tuple[int, int]


class Draft:
    """Collects what is read from one document; references are given out in order.

    Args:
        document: What is read.
        coder: ``name/version`` that every claim carries.
        onto: A coding of the document by another coder, to which this one adds; ``None``: none.
    """

    def __init__(self, document: Document, coder: str, onto: Coding | None = None) -> None:
        self.document, self._coder = document, coder
        begun = onto or Coding(document.ref, coder)
        self._signed, self._last = begun.coder, _last_numbers(begun)
        self._heard_before = begun.speakers  # two of them may be alike, once words for them were left out
        self._speakers: dict[Speaker, str] = {replace(s, ref=""): s.ref for s in begun.speakers}
        self._persons: list[PersonMention] = [*begun.persons]
        self._incidents: list[IncidentMention] = [*begun.incidents]
        self._claims: dict[tuple[object, ...], Claim] = {(c.ref,): c for c in begun.claims}
        self._practices: list[Practice] = [*begun.practices]
        self._positions: list[Position] = [*begun.positions]
        self._remarks: list[Remark] = [*begun.remarks]
        self._set_aside: list[SetAside] = [*begun.set_aside]

    def quote(self, span: Span) -> Quote:
        """The original words behind a span of the cleaned text."""
        return self.document.quote_cleaned(*span)

    def speaker(self, voice: Voice) -> str:
        """Reference of somebody who speaks; the same for the same words."""
        key = Speaker("", voice.kind, voice.words, voice.told, voice.party)
        if key not in self._speakers:
            self._speakers[key] = self._ref("s")
        return self._speakers[key]

    def person(self, span: Span, group: bool) -> str:
        """Add a person or group; give its reference."""
        ref = self._ref("p")
        self._persons.append(PersonMention(ref, self.document.ref, self.quote(span), group))
        return ref

    def incident(self, span: Span, repeats: tuple[Span, ...], victims: tuple[str, ...]) -> str:
        """Add an incident with the other passages on it; give its reference."""
        ref = self._ref("i")
        quotes = tuple(self.quote(r) for r in repeats)
        self._incidents.append(IncidentMention(ref, self.document.ref, self.quote(span), quotes, victims))
        return ref

    def claim(self, about: str, prop: Property, value: Value, span: Span, voice: Voice, because: str,
              stance: Stance = Stance.SAYS, hedges: tuple[str, ...] = ()) -> None:  # fmt: skip
        """Claim something once: the same by the same speaker on the same words is not said twice."""
        speaker = self.speaker(voice)
        key = (about, prop, value, span, speaker, stance)
        if key not in self._claims:
            ref = self._ref("c")
            self._claims[key] = Claim(
                ref, about, prop, value, self.quote(span), speaker, stance, hedges, self._coder, because
            )

    def practice(self, kind: PracticeKind, context: ContextKind, span: Span, rule: Span, voice: Voice, valid: When,
                 actors: tuple[Actor, ...], place: Place) -> None:  # fmt: skip
        """Add a rule in time."""
        ref = self._ref("r")
        words = self.document.cleaned[rule[0] : rule[1]]
        self._practices.append(
            Practice(
                ref, kind, context, self.quote(span), self.speaker(voice), words, valid, actors, place, self._coder
            )
        )

    def position(self, kind: PositionKind, party: Actor, span: Span, voice: Voice, scope: str = "") -> None:
        """Add what a party says of itself."""
        ref = self._ref("o")
        self._positions.append(Position(ref, kind, party, self.quote(span), self.speaker(voice), scope, self._coder))

    def remark(self, kind: ContextKind | None, span: Span, voice: Voice, total: Count | None = None) -> None:
        """Add a statement around the incidents, or a total."""
        ref = self._ref("m")
        self._remarks.append(Remark(ref, kind, self.quote(span), self.speaker(voice), total, self._coder))

    def aside(self, where: str, reason: str, start: int, end: int) -> None:
        """Set something aside with its reason."""
        self._set_aside.append(SetAside(where, reason, start, end))

    def coding(self) -> Coding:
        """All that was read."""
        before = {s.ref for s in self._heard_before}
        speakers = self._heard_before + tuple(
            replace(s, ref=ref) for s, ref in self._speakers.items() if ref not in before
        )
        return Coding(
            self.document.ref, self._signed, speakers, tuple(self._persons), tuple(self._incidents),
            tuple(self._claims.values()), tuple(self._practices), tuple(self._positions), tuple(self._remarks),
            tuple(self._set_aside),
        )  # fmt: skip

    def _ref(self, letter: str) -> str:
        self._last[letter] += 1
        return f"{self.document.ref}/{letter}{self._last[letter]}"


def _last_numbers(coding: Coding) -> Counter[str]:
    """The highest number that a coding gave out for each letter: of what was sealed since, some are missing."""
    last: Counter[str] = Counter()
    referred = (coding.speakers, coding.persons, coding.incidents, coding.claims, coding.practices, coding.positions,
                coding.remarks)  # fmt: skip
    for ref in (x.ref for kind in referred for x in kind):
        letter, number = ref.rpartition("/")[2][:1], ref.rpartition("/")[2][1:]
        last[letter] = max(last[letter], int(number))
    return last
