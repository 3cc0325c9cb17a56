"""Builds documents, codings, links and findings for tests. All people and places are invented (``tests/cast.py``)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from kintrace.assessment import assess
from kintrace.model import (
    Act,
    Actor,
    Assessment,
    Child,
    Claim,
    Code,
    Coding,
    ContextKind,
    Count,
    Document,
    Fate,
    Findings,
    Incident,
    IncidentMention,
    Linked,
    Origin,
    Pair,
    Person,
    PersonMention,
    Place,
    Position,
    PositionKind,
    Practice,
    PracticeKind,
    Property,
    Quote,
    Sex,
    Speaker,
    SpeakerKind,
    Stance,
    TimeOfDay,
    Value,
    When,
    Words,
)


@dataclass
class Telling:
    """One document and what is read from it; words are quoted by naming them."""

    ref: str
    text: str
    name: str = ""
    published: str = ""
    _speakers: list[Speaker] = field(default_factory=list)
    _persons: list[PersonMention] = field(default_factory=list)
    _incidents: list[IncidentMention] = field(default_factory=list)
    _claims: list[Claim] = field(default_factory=list)
    _practices: list[Practice] = field(default_factory=list)
    _positions: list[Position] = field(default_factory=list)

    @property
    def document(self) -> Document:
        return Document(self.ref, self.name or f"{self.ref[4:]}.txt", self.text, self.text, published=self.published)

    @property
    def coding(self) -> Coding:
        return Coding(
            self.ref,
            "person:tester",
            tuple(self._speakers or [self._outlet()]),
            tuple(self._persons),
            tuple(self._incidents),
            tuple(self._claims),
            tuple(self._practices),
            tuple(self._positions),
        )

    def quote(self, words: str) -> Quote:
        at = self.text.index(words)
        return Quote(self.ref, at, at + len(words), words)

    def speaker(self, kind: SpeakerKind, words: str = "", party: str | None = None) -> str:
        ref = f"{self.ref}/s{len(self._speakers) + 1}"
        self._speakers.append(Speaker(ref, kind, words, party=party))
        return ref

    def person(
        self,
        words: str,
        *,
        name: str = "",
        number: Count | None = None,
        sex: Sex | None = None,
        age: int | tuple[int, int] | None = None,
        child: Child | None = None,
        by: str = "",
    ) -> str:
        ref = f"{self.ref}/p{len(self._persons) + 1}"
        self._persons.append(PersonMention(ref, self.ref, self.quote(words), group=number is not None))
        if name:
            self.claim(ref, Property.NAME, Words(name), words, by)
        if number is not None:
            self.claim(ref, Property.NUMBER, number, words, by)
        if sex is not None:
            self.claim(ref, Property.SEX, Code(sex.value), words, by)
        if age is not None:
            low, high = age if isinstance(age, tuple) else (age, age)
            self.claim(ref, Property.AGE, Count(low, high), words, by)
        if child is not None:
            self.claim(ref, Property.CHILD, Code(child.value), words, by)
        return ref

    def incident(
        self,
        words: str,
        act: Act,
        victims: Sequence[str],
        *,
        when: str | When = "",
        where: Place | None = None,
        taker: str | Actor | None = None,
        stance: Stance = Stance.SAYS,
        at: TimeOfDay | None = None,
        by: str = "",
    ) -> str:
        ref = f"{self.ref}/i{len(self._incidents) + 1}"
        self._incidents.append(IncidentMention(ref, self.ref, self.quote(words), (), tuple(victims)))
        self.claim(ref, Property.ACT, Code(act.value), words, by)
        if when:
            self.claim(ref, Property.WHEN, when if isinstance(when, When) else When(when), words, by)
        if where is not None:
            stands = where.words in self.text and where.words.strip()
            self.claim(ref, Property.WHERE, where, where.words if stands else words, by)
        if taker is not None:
            actor = taker if isinstance(taker, Actor) else Actor(taker, taker)
            self.claim(ref, Property.TAKER, actor, words, by, stance)
        if at is not None:
            self.claim(ref, Property.TIME_OF_DAY, Code(at.value), words, by)
        return ref

    def claim(
        self, about: str, prop: Property, value: Value, words: str, by: str = "", stance: Stance = Stance.SAYS
    ) -> str:
        ref = f"{self.ref}/c{len(self._claims) + 1:03}"
        self._claims.append(Claim(ref, about, prop, value, self.quote(words), by or self._any_speaker(), stance,
                                  coder="person:tester"))  # fmt: skip
        return ref

    def fate(self, about: str, fate: Fate, words: str, by: str = "") -> str:
        return self.claim(about, Property.FATE, Code(fate.value), words, by)

    def practice(self, kind: PracticeKind, words: str, valid: str = "XXXX-XX-XX", place: Place | None = None) -> None:
        self._practices.append(Practice(f"{self.ref}/r{len(self._practices) + 1}", kind, ContextKind.PATTERN,
                                        self.quote(words), self._any_speaker(), words, When(valid),
                                        place=place or Place("")))  # fmt: skip

    def position(self, kind: PositionKind, party: str, words: str, scope: str = "") -> str:
        ref = f"{self.ref}/o{len(self._positions) + 1}"
        self._positions.append(Position(ref, kind, Actor(party, party), self.quote(words), self._any_speaker(), scope))
        return ref

    def _any_speaker(self) -> str:
        if not self._speakers:
            self._speakers.append(self._outlet())
        return self._speakers[0].ref

    def _outlet(self) -> Speaker:
        return Speaker(f"{self.ref}/s1", SpeakerKind.OUTLET)


def linked(
    tellings: Sequence[Telling],
    *,
    persons: Sequence[Sequence[str]] = (),
    incidents: Sequence[Sequence[str]] = (),
    origins: Sequence[Sequence[str]] = (),
    pairs: Sequence[Pair] = (),
) -> Linked:
    """Links as told; every other mention and document stands alone."""
    mentions = {p.ref: p.group for t in tellings for p in t.coding.persons}
    happened = [i.ref for t in tellings for i in t.coding.incidents]
    person_groups = _with_the_rest(persons, list(mentions))
    incident_groups = _with_the_rest(incidents, happened)
    origin_groups = _with_the_rest(origins, [t.ref for t in tellings])
    return Linked(
        tuple(Person(f"per:{g[0]}", g, all(mentions[m] for m in g)) for g in person_groups),
        tuple(Incident(f"inc:{g[0]}", g) for g in incident_groups),
        tuple(Origin(f"ori:{g[0]}", g, "One is a copy of the other" if len(g) > 1 else "") for g in origin_groups),
        tuple(pairs),
    )


def assessed(tellings: Sequence[Telling], links: Linked | None = None) -> tuple[Assessment, ...]:
    """Assess tellings; unlinked unless links are given."""
    documents = {t.ref: t.document for t in tellings}
    return assess([t.coding for t in tellings], documents, links or linked(tellings))


def findings(
    tellings: Sequence[Telling],
    links: Linked | None = None,
    set_aside: tuple[tuple[str, str, str], ...] = (),
) -> Findings:
    """What the gate takes, made by the real steps from tellings."""
    links = links or linked(tellings)
    return Findings(
        assessed(tellings, links),
        tuple(t.document for t in tellings),
        tuple(t.coding for t in tellings),
        links,
        len(tellings),
        set_aside,
    )


def township(words: str, *within: str, name: str = "") -> Place:
    """A place in Hpakant township, which holds the invented villages in all tests."""
    from cast import HPAKANT_PCODE
    from kintrace.model import Precision

    return Place(words, HPAKANT_PCODE, Precision.WITHIN_TOWNSHIP, name or words, within)


def _with_the_rest(groups: Sequence[Sequence[str]], everything: Sequence[str]) -> list[tuple[str, ...]]:
    joined = {m for g in groups for m in g}
    return [*(tuple(sorted(g)) for g in groups), *((m,) for m in everything if m not in joined)]
