"""A coding as it grows: references are given out in order, so that the same document always gets the same ones."""

from __future__ import annotations

from collections.abc import Iterable

from kintrace.model import (
    Claim,
    Coding,
    Document,
    IncidentMention,
    PersonMention,
    Property,
    Quote,
    SetAside,
    Speaker,
    SpeakerKind,
    Value,
)


class Draft:
    """Collects what one coder reads from one document.

    Args:
        document: What is read.
        coder: ``name/version`` that every claim carries.
    """

    def __init__(self, document: Document, coder: str) -> None:
        self._document, self._coder = document, coder
        self._speakers: list[Speaker] = []
        self._persons: list[PersonMention] = []
        self._incidents: list[IncidentMention] = []
        self._claims: list[Claim] = []
        self._set_aside: list[SetAside] = []
        self._speaking = ""

    def speaks(self, kind: SpeakerKind, words: str = "") -> str:
        """Let somebody speak: what is claimed from here on is on their word."""
        for speaker in self._speakers:
            if (speaker.kind, speaker.words) == (kind, words):
                self._speaking = speaker.ref
                return speaker.ref
        self._speaking = f"{self._document.ref}/s{len(self._speakers) + 1}"
        self._speakers.append(Speaker(self._speaking, kind, words))
        return self._speaking

    def person(self, quote: Quote, group: bool = False) -> str:
        """Add a person or group; give its reference."""
        ref = f"{self._document.ref}/p{len(self._persons) + 1}"
        self._persons.append(PersonMention(ref, self._document.ref, quote, group))
        return ref

    def incident(self, quote: Quote, victims: Iterable[str]) -> str:
        """Add an incident that was done to some persons; give its reference."""
        ref = f"{self._document.ref}/i{len(self._incidents) + 1}"
        self._incidents.append(IncidentMention(ref, self._document.ref, quote, victims=tuple(victims)))
        return ref

    def claim(self, about: str, prop: Property, value: Value, quote: Quote, because: str) -> None:
        """Claim something on the word of whoever speaks."""
        ref = f"{self._document.ref}/c{len(self._claims) + 1}"
        self._claims.append(Claim(ref, about, prop, value, quote, self._speaking, coder=self._coder, because=because))

    def aside(self, where: str, reason: str, start: int | None = None, end: int | None = None) -> None:
        """Set something aside with its reason."""
        self._set_aside.append(SetAside(where, reason, start, end))

    def coding(self) -> Coding:
        """All that was read."""
        return Coding(
            self._document.ref,
            self._coder,
            tuple(self._speakers),
            tuple(self._persons),
            tuple(self._incidents),
            tuple(self._claims),
            set_aside=tuple(self._set_aside),
        )
