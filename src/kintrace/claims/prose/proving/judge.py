"""The grammar as a judge of words that somebody else picked from a document: it proves an incident, or says why not."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kintrace.claims import vocabulary
from kintrace.claims.prose.discourse import Discourse, read
from kintrace.claims.prose.draft import Draft
from kintrace.claims.prose.events import incidents as incident_rules
from kintrace.claims.prose.events.circumstances import Circumstances, circumstances_of
from kintrace.claims.prose.events.finding import Event
from kintrace.claims.prose.events.happenings import Happening, Read
from kintrace.claims.prose.events.theme import theme_of
from kintrace.claims.prose.people.persons import Cast
from kintrace.claims.prose.proving.acts import as_picked, events_at, require_told, source_of, telling_at
from kintrace.claims.prose.proving.picked import NotProved, Picked, Proved, Reason, Span
from kintrace.claims.prose.proving.surroundings import date_of, place_of, require_speaker, taker_of
from kintrace.claims.prose.proving.victims import phrase_of, says_who, somebody_known, written_before
from kintrace.claims.prose.proving.wordings import require_whole_words
from kintrace.claims.prose.proving.writing import write
from kintrace.model import Coding, Document

_ENGLISH = re.compile(r"[A-Za-z]{2,}")


@dataclass(frozen=True, slots=True)
class Numbered:
    """One sentence of a document, with its number.

    Args:
        number: As a person counts them, from 1.
        start: Where it stands in the cleaned text.
        words: The sentence.
    """

    number: int
    start: int
    words: str = field(repr=False)


class Judge:
    """Proves what somebody picked from one document, and adds it to the grammar's coding.

    Args:
        document: What was read.
        coding: What the grammar read in it.
    """

    def __init__(self, document: Document, coding: Coding) -> None:
        self.document, self.coding = document, coding
        self._discourse: Discourse = read(document)
        self._read: Read = incident_rules.incidents_in(self._discourse)
        self._known: dict[int, Circumstances] = {}
        for happening in self._read.happenings:
            self._known[id(happening)] = self._around(happening)

    @property
    def sentences(self) -> tuple[Numbered, ...]:
        """The sentences that may be asked about: no headlines, nothing in letters that the grammar does not read, and
        none that only a specialist reads."""
        return tuple(
            Numbered(n, h.start, h.text)
            for n, h in enumerate(self._discourse.heard, 1)
            if not h.sentence.headline and _ENGLISH.search(h.text) and not vocabulary.pattern("sexual").search(h.text)
        )

    def prove(self, picked: Picked) -> Proved:
        """Prove one incident from its words.

        Returns:
            What the grammar and the lexicon read in the words, where all of them stand.

        Raises:
            NotProved: The first reason against it.
        """
        refused = NotProved(Reason.NO_ACT)
        for span in picked.said:
            try:
                require_whole_words(self._discourse, span)
            except NotProved as reason:
                refused = reason
                continue
            for event in events_at(self._discourse, span):
                try:
                    return self._proved(picked, span, event)
                except NotProved as reason:
                    refused = reason
        raise refused

    def add(self, proved: Sequence[Proved], coder: str) -> Coding:
        """Add what was proved and the grammar has not, each once, under another coder's name."""
        return write(self._discourse, Draft(self.document, coder, self.coding), self._cast, proved)

    def _cast(self, draft: Draft) -> Cast:
        return Cast(self._discourse, draft, self._read)

    def _around(self, happening: Happening) -> Circumstances:
        theme = theme_of(self._discourse, self._read, happening.main.n)
        return circumstances_of(self._discourse, happening, self._known, theme)

    def _proved(self, picked: Picked, span: Span, event: Event) -> Proved:
        discourse = self._discourse
        require_told(discourse, self.document, self.coding, event)
        telling, known = telling_at(discourse, self._read, event)
        telling = as_picked(telling, picked.act)
        happening = known or Happening(telling, source=source_of(self._read, telling))
        around = self._known.get(id(happening)) or self._around(happening)
        # what the grammar takes for one incident may have been done to others, as this sentence tells it
        own = happening if telling.event is happening.main.event else Happening(telling, source=happening.source)
        phrases = [phrase_of(discourse, own, spans) for spans in picked.victims]
        victims = tuple((p, written_before(discourse, self.document, self.coding, p)) for p in phrases)
        if not any(before or says_who(phrase) for phrase, before in victims):
            raise NotProved(Reason.NOBODY)
        taker = taker_of(discourse, telling, around, picked.taker) if picked.taker else None
        date = date_of(discourse, telling, around, picked.date) if picked.date else None
        place = place_of(discourse, telling, around, picked.place) if picked.place else None
        if picked.speaker:
            require_speaker(discourse, telling, picked.speaker)
        dated = date is not None and date.when.single_day
        if (date is None and place is None) or not (dated or any(somebody_known(*v) for v in victims)):
            raise NotProved(Reason.TOO_LITTLE)
        return Proved(telling, _narrowed(span, event), known, victims, taker, date, place)


def _narrowed(span: Span, event: Event) -> Span:
    """The copied words as far as they belong to the act itself, where they run on into another one."""
    start, end = max(span[0], event.start), min(span[1], event.end)
    verb = event.heard.tokens[event.at]
    return (start, end) if start <= verb.start and verb.end <= end else span
