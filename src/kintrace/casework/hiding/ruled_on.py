"""In a document that speaks of somebody hidden people's rulings on them only take away; those on others count.

What a person puts in their own words or on other words of the document may be what nobody is to be shown. So of who is
hidden only that stands which the program read itself and nobody rejected, and text stays for that alone.
"""

from __future__ import annotations

from dataclasses import replace

from kintrace.casework.contents import Contents
from kintrace.casework.hiding.later import LaterIn, mentions_in
from kintrace.claims import overlap, reads_as, ruled
from kintrace.model import Claim, Coding, IncidentMention, PersonMention, Quote, Ruling, RulingAct


def as_ruled_beside(contents: Contents, document: str, later: LaterIn) -> Coding:
    """Give the coding of a document that speaks of somebody hidden, with the rulings that count in it.

    Args:
        contents: All that the casebook holds.
        document: Reference of the document.
        later: What it tells of them, by every reading.
    """
    read = contents.read_coding(document)
    theirs = _theirs(contents, document, later)
    counting = [
        r
        for r in contents.counting(document)
        if r.act is RulingAct.REJECT or not _is_on(r, theirs) or (r.act is RulingAct.ACCEPT and reads_as(read, r))
    ]
    return ruled(read, counting)


def resting_on(read: Coding, coding: Coding, later: LaterIn) -> Coding:
    """Give what the program read without what a ruling took away: no text stays for the sake of that.

    Args:
        read: As the program made it.
        coding: As rulings leave it.
        later: What the document tells of somebody hidden; what is known of that is known still.
    """
    if coding is read:
        return read
    gone = later.persons | later.incidents
    left = {i.ref for i in coding.incidents} | later.incidents
    incidents = tuple(i for i in read.incidents if i.ref in left)
    mentions = {p.ref for p in read.persons} | {i.ref for i in incidents}
    claims = tuple(
        c
        for c in read.claims
        if c.about in mentions and (c.about in gone or c.ref in later.claims or _is_left(c, coding))
    )
    return replace(read, incidents=incidents, claims=claims)


def _is_left(claim: Claim, coding: Coding) -> bool:
    """Whether a claim stands, or another one of its kind on its words in its place."""
    return any(c.property is claim.property and c.about == claim.about and overlap(c.quote, claim.quote)
               for c in coding.claims)  # fmt: skip


def _theirs(contents: Contents, document: str, later: LaterIn) -> list[tuple[type, Quote]]:
    """Words of all mentions of who is hidden, and of what befell them, by every reading."""
    refs = later.mentions | later.persons | later.suffered | later.incidents
    codings = (of.codings[document] for of in contents.readings())
    theirs = [m for coding in codings for m in mentions_in(coding).values() if m.ref in refs]
    return [(type(m), quote) for m in theirs for quote in _quotes(m)]


def _is_on(ruling: Ruling, theirs: list[tuple[type, Quote]]) -> bool:
    about = (ruling.about, *ruling.victims)
    return any(isinstance(m, kind) and overlap(q, quote) for m in about for q in _quotes(m) for kind, quote in theirs)


def _quotes(mention: PersonMention | IncidentMention) -> tuple[Quote, ...]:
    return (mention.quote, *(mention.repeats if isinstance(mention, IncidentMention) else ()))
