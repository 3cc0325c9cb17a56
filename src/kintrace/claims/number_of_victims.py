"""How many people an incident was done to, of all that is said of its victims."""

from __future__ import annotations

from kintrace.model import ClaimStatus, Coding, Count, IncidentMention, Property, Stance


def number_of_victims(coding: Coding, incident: IncidentMention) -> Count:
    """How many people were done to: a group's number counts those of it who are named; with no group, each is one.

    Where a group's number is told several ways, the bounds hold them all. What was denied or rejected counts for
    nothing.

    Args:
        coding: The coding that the incident is of.
        incident: The incident.

    Returns:
        The bounds, without words; ``Count(None, None)``: no victim is told, or one group without any bound.
    """
    of = [p for p in coding.persons if p.ref in incident.victims]
    told = [_told(coding, p.ref, p.group) for p in [p for p in of if p.group] or of]
    lows, highs = [c.min for c in told if c.min is not None], [c.max for c in told if c.max is not None]
    return Count(
        sum(lows) if told and len(lows) == len(told) else None,
        sum(highs) if told and len(highs) == len(told) else None,
    )


def _told(coding: Coding, person: str, group: bool) -> Count:
    told = [
        c.value
        for c in coding.claims_about(person, Property.NUMBER)
        if isinstance(c.value, Count) and c.status is not ClaimStatus.REJECTED and c.stance is not Stance.DENIES
    ]
    if not told:
        return Count(None, None) if group else Count(1, 1)
    lows, highs = [c.min for c in told if c.min is not None], [c.max for c in told if c.max is not None]
    return Count(
        min(lows) if len(lows) == len(told) else None,
        max(highs) if len(highs) == len(told) else None,
    )
