"""The red line of the grammar: a sentence that speaks of sexual violence is quoted by nothing that is coded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kintrace.claims import vocabulary
from kintrace.model import Coding, IncidentMention, Quote, Speaker

Span = tuple[int, int]


def without_sealed(coding: Coding, sealed: Sequence[Span]) -> Coding:
    """Take everything out of a coding that quotes or overlaps a sealed sentence.

    It is the last thing done to a coding, so that no rule before it can forget to look.

    Args:
        coding: All that was read.
        sealed: Spans of the original that are sealed.

    Returns:
        The coding without them: neither incident, repeat, person, practice, position, remark nor claim rests on one,
        and nobody is named who is heard nowhere else.
    """
    if not sealed:
        return _unnamed_speakers(coding)
    persons = tuple(p for p in coding.persons if _open(p.quote, sealed))
    kept = {p.ref for p in persons}
    incidents = tuple(_opened(i, kept, sealed) for i in coding.incidents if _open(i.quote, sealed))
    kept |= {i.ref for i in incidents}
    claims = tuple(c for c in coding.claims if c.about in kept and _open(c.quote, sealed))
    practices = tuple(p for p in coding.practices if _open(p.quote, sealed))
    positions = tuple(p for p in coding.positions if _open(p.quote, sealed))
    remarks = tuple(r for r in coding.remarks if _open(r.quote, sealed))
    heard = {c.speaker for c in claims} | {p.speaker for p in practices}
    heard |= {p.speaker for p in positions} | {r.speaker for r in remarks}
    speakers = tuple(s for s in coding.speakers if s.ref in heard)
    return _unnamed_speakers(
        replace(
            coding, speakers=speakers, persons=persons, incidents=incidents, claims=claims, practices=practices,
            positions=positions, remarks=remarks,
        )
    )  # fmt: skip


def _open(quote: Quote, sealed: Sequence[Span]) -> bool:
    return not any(start < quote.end and quote.start < end for start, end in sealed)


def _opened(incident: IncidentMention, persons: set[str], sealed: Sequence[Span]) -> IncidentMention:
    repeats = tuple(q for q in incident.repeats if _open(q, sealed))
    victims = tuple(v for v in incident.victims if v in persons)
    return replace(incident, repeats=repeats, victims=victims)


def _unnamed_speakers(coding: Coding) -> Coding:
    """Words for a speaker may themselves say what was done to them: these are left out."""
    return replace(coding, speakers=tuple(_unnamed(s) for s in coding.speakers))


def _unnamed(speaker: Speaker) -> Speaker:
    return replace(speaker, words="") if vocabulary.pattern("sexual").search(speaker.words) else speaker
