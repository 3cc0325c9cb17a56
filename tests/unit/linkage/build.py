"""Writings about invented people, put together claim by claim."""

from __future__ import annotations

from kintrace.model import (
    Act,
    Actor,
    Claim,
    Code,
    Coding,
    Count,
    Document,
    IncidentMention,
    Judgement,
    PersonMention,
    Place,
    Precision,
    Property,
    Quote,
    Speaker,
    SpeakerKind,
    Stance,
    Verdict,
    When,
    Words,
)

HPAKANT = Place("Hpakant", "MMR001009", Precision.EXACT, "Hpakant")
MOGAUNG = Place("Mogaung", "MMR001008", Precision.EXACT, "Mogaung")


def in_hpakant(spot: str) -> Place:
    return Place(f"near {spot}", "MMR001009", Precision.WITHIN_TOWNSHIP, spot, ("Hpakant",))


class Writing:
    """One document and what is read from it."""

    def __init__(self, ref: str, words: str = "", outlet: str = "", told: str = "", published: str = "") -> None:
        self.ref, self.text, self.outlet, self.told, self.published = ref, words or f"{ref}\n", outlet, told, published
        self.persons: list[PersonMention] = []
        self.incidents: list[IncidentMention] = []
        self.claims: list[Claim] = []
        self.speakers = [Speaker(f"{ref}/s0", SpeakerKind.WITNESS, "a woman", told)]

    def spoken_by(self, kind: SpeakerKind, party: str | None = None) -> Writing:
        ref = f"{self.ref}/s{len(self.speakers)}"
        self.speakers.append(Speaker(ref, kind, "somebody", self.told, party))
        return self

    def person(self, name: str = "", number: Count | None = None, age_in: When | None = None, **said: object) -> str:
        ref = f"{self.ref}/p{len(self.persons)}"
        group = number is not None
        self.persons.append(PersonMention(ref, self.ref, self._quote(name or "somebody"), group))
        if name:
            self._claim(ref, Property.NAME, Words(name))
        if number:
            self._claim(ref, Property.NUMBER, number)
        for prop, value in said.items():
            self._claim(ref, Property(prop), value)
        return ref

    def incident(self, act: Act, *victims: str, **said: object) -> str:
        ref = f"{self.ref}/i{len(self.incidents)}"
        self.incidents.append(IncidentMention(ref, self.ref, self._quote("was taken"), (), victims))
        self._claim(ref, Property.ACT, Code(act.value))
        for prop, value in said.items():
            self._claim(ref, Property(prop), value)
        return ref

    def _claim(self, about: str, prop: Property, value: object, stance: Stance = Stance.SAYS) -> None:
        plain = {"f": Code("f"), "m": Code("m"), "mixed": Code("mixed"), "day": Code("day"), "night": Code("night")}
        if isinstance(value, str):
            value = Actor(value, value) if prop is Property.TAKER else plain.get(value, Words(value))
        if isinstance(value, int):
            value = Count(value, value)
        ref = f"{self.ref}/c{len(self.claims)}"
        quote = self._quote("words")
        self.claims.append(Claim(ref, about, prop, value, quote, f"{self.ref}/s0", stance, coder="test/1"))  # type: ignore[arg-type]

    def _quote(self, words: str) -> Quote:
        start = len(self.text)
        self.text += words + "\n"
        return Quote(self.ref, start, start + len(words), words)

    @property
    def coding(self) -> Coding:
        return Coding(
            self.ref, "test/1", tuple(self.speakers), tuple(self.persons), tuple(self.incidents), tuple(self.claims)
        )

    @property
    def document(self) -> Document:
        return Document(self.ref, f"{self.ref}.txt", self.text, self.text, outlet=self.outlet, published=self.published)


def judged(left: str, right: str, verdict: Verdict, ref: str = "jud:1", withdrawn: bool = False) -> Judgement:
    left, right = sorted((left, right))
    return Judgement(ref, left, right, verdict, "user:1", "2025-11-01T00:00:00Z", "because", withdrawn)
