"""What stays of a coding in a working copy: who is missing and who took them; not who spoke, nor how it ended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kintrace.model import (
    BLOCK,
    NOWHERE,
    UNKNOWN,
    Actor,
    Claim,
    Code,
    Coding,
    Count,
    Place,
    Property,
    Quote,
    Speaker,
    SpeakerKind,
    When,
    Words,
)
from kintrace.protect.masks.contacts import without_contacts
from kintrace.protect.masks.endings import ending_incidents
from kintrace.protect.masks.names import occurrences
from kintrace.protect.masks.rows import heading
from kintrace.protect.masks.spans import mask
from kintrace.protect.masks.speakers import PUBLIC
from kintrace.protect.masks.whole import DocumentMasks

_GONE = frozenset({Property.CONTACT, Property.IDENTITY_NUMBER})
_NAMES = frozenset({Property.NAME, Property.OTHER_NAME})
_WHEN_AND_WHERE = frozenset({Property.WHEN, Property.WHERE, Property.LAST_SEEN, Property.LAST_SEEN_AT})
# Who somebody is, and what was done to them: kept though the words that tell it are withheld with their sentence.
_STAYS = frozenset({
    *_NAMES, *_WHEN_AND_WHERE, Property.ACT, Property.TIME_OF_DAY, Property.TAKER, Property.HANDER_OVER,
    Property.ORDERER, Property.NUMBER, Property.SEX, Property.AGE, Property.CHILD, Property.BIRTH, Property.FATHER,
    Property.MOTHER, Property.HOLDER, Property.FATE,
})  # fmt: skip
# Known by name, or by what they put up: nothing of their words stays.
_WHOLE = frozenset({SpeakerKind.NAMED_RESIDENT, SpeakerKind.NOTICE, SpeakerKind.LIST_KEEPER})


@dataclass(frozen=True, slots=True)
class Withheld:
    """What is withheld of one document.

    Args:
        original: Its text.
        text: Its masked text.
        masks: What is withheld by rule.
        hidden: Every form of the names of who speaks and works here.
        private: Names of private speakers as their descriptions give them.
    """

    original: str = field(repr=False)
    text: str = field(repr=False)
    masks: DocumentMasks = field(repr=False)
    hidden: tuple[str, ...] = field(repr=False)
    private: tuple[str, ...] = field(repr=False)

    def quote(self, quote: Quote) -> Quote:
        """A quote, its words as the masked text has them."""
        cell = None if quote.cell is None else replace(quote.cell, column=heading(quote.cell.column))
        return replace(quote, text=self.text[quote.start : quote.end], cell=cell)

    def hides(self, quote: Quote) -> bool:
        """Whether any of a quote is withheld."""
        return self.text[quote.start : quote.end] != quote.text

    def words(self, words: str) -> str:
        """Words of a value without contacts, names to hide, and what stands only with violence or a bargain."""
        sealed = (self.masks.violence, self.masks.bargains)
        if words and any(m.spans and words in m.text and words not in m.masked() for m in sealed):
            return BLOCK * len(words)
        return mask(without_contacts(words), occurrences(words, self.hidden))

    def only_in_endings(self, words: str, taking: list[Quote]) -> bool:
        """Whether a date or place stands only in sentences on an ending, and not in one that tells the taking."""
        endings = self.masks.endings
        there = bool(words) and words.casefold() in endings.text.casefold()
        return there and not endings.stands_outside(words, taking)


def working_coding(coding: Coding, withheld: Withheld) -> Coding:
    """A coding whose quotes are those of the masked text, without claims that would tell what is withheld."""
    ended = ending_incidents(coding)
    taking = [q for i in coding.incidents if i.ref not in ended for q in (i.quote, *i.repeats)]
    return replace(
        coding,
        speakers=tuple(_speaker(s, withheld) for s in coding.speakers),
        persons=tuple(replace(p, quote=withheld.quote(p.quote)) for p in coding.persons),
        incidents=tuple(
            replace(i, quote=withheld.quote(i.quote), repeats=tuple(withheld.quote(q) for q in i.repeats))
            for i in coding.incidents
        ),
        claims=tuple(_claims(coding, withheld, ended, taking)),
        practices=tuple(
            replace(
                p,
                quote=withheld.quote(p.quote),
                rule=_part(p.rule, p.quote, withheld),
                valid=replace(p.valid, words=withheld.words(p.valid.words)),
                actors=tuple(_actor(a, withheld) for a in p.actors),
                place=_place(p.place, withheld),
            )
            for p in coding.practices
        ),
        positions=tuple(
            replace(
                p,
                quote=withheld.quote(p.quote),
                scope=_part(p.scope, p.quote, withheld),
                party=_actor(p.party, withheld),
            )
            for p in coding.positions
        ),
        remarks=tuple(replace(r, quote=withheld.quote(r.quote)) for r in coding.remarks),
    )


def _speaker(speaker: Speaker, withheld: Withheld) -> Speaker:
    if speaker.kind in PUBLIC:
        return replace(speaker, words=without_contacts(speaker.words))
    return replace(speaker, words="" if speaker.kind in _WHOLE else withheld.words(speaker.words))


def _claims(coding: Coding, withheld: Withheld, ended: frozenset[str], taking: list[Quote]) -> Iterator[Claim]:
    days = [c.quote for c in coding.claims if c.property is Property.WHEN and c.about not in ended]
    for claim in coding.claims:
        kept = _ending(claim, days) if claim.about in ended else _claim(claim, withheld, taking)
        if kept is not None:
            value = _value(kept, withheld)
            yield replace(kept, quote=withheld.quote(kept.quote), value=value)


def _ending(claim: Claim, taking: list[Quote]) -> Claim | None:
    """A claim on an ending: that it is told, whom it befell and who held them stay; when, where and how do not.

    That it came at some time after the taking, on no other word than the day of that, tells nothing.
    """
    if claim.property is Property.WHEN:
        only_after = isinstance(claim.value, When) and claim.value.last is None and _told_for(claim, taking)
        return claim if only_after else replace(claim, value=UNKNOWN)
    if claim.property is Property.WHERE:
        return replace(claim, value=NOWHERE)
    stays = claim.property in _STAYS and claim.property is not Property.TIME_OF_DAY
    return claim if stays else None


def _told_for(claim: Claim, taking: list[Quote]) -> bool:
    return any(claim.quote.start < q.end and q.start < claim.quote.end for q in taking)


def _claim(claim: Claim, withheld: Withheld, taking: list[Quote]) -> Claim | None:
    prop, value = claim.property, claim.value
    if prop in _GONE:
        return None
    if prop in _NAMES and isinstance(value, Words) and occurrences(value.text, withheld.private):
        return None  # who is missing also speaks: under that name nobody finds the speaker here
    if prop in _WHEN_AND_WHERE and withheld.only_in_endings(_words(value), taking):
        return None
    if not withheld.hides(claim.quote):
        return claim
    if prop not in _STAYS:
        return None
    if prop in (Property.FATHER, Property.MOTHER) and withheld.masks.people.touches(claim.quote):
        return None  # a parent who speaks, or is to be called
    return claim


def _words(value: object) -> str:
    if isinstance(value, When):
        return value.words
    return (value.name or value.words) if isinstance(value, Place) else ""


def _value(claim: Claim, withheld: Withheld) -> Words | Code | Actor | When | Count | Place:
    value = claim.value
    if isinstance(value, Words):
        return Words(without_contacts(value.text) if claim.property in _NAMES else withheld.words(value.text))
    if isinstance(value, Actor):
        return _actor(value, withheld)
    if isinstance(value, Place):
        return _place(value, withheld)
    if isinstance(value, When):
        return replace(value, words=withheld.words(value.words))
    return value


def _actor(actor: Actor, withheld: Withheld) -> Actor:
    return replace(actor, words=withheld.words(actor.words))


def _place(place: Place, withheld: Withheld) -> Place:
    return replace(
        place,
        words=withheld.words(place.words),
        name=withheld.words(place.name),
        within=tuple(withheld.words(w) for w in place.within),
    )


def _part(words: str, quote: Quote, withheld: Withheld) -> str:
    """Words that stand in a quote, as the masked text has them."""
    at = quote.text.find(words) if words else -1
    start = quote.start + at
    return withheld.words(words) if at < 0 else withheld.text[start : start + len(words)]
