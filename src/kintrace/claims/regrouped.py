"""Apply people's word on which incident mentions of a document are one, and which are two.

Done before rulings: these find their claims wherever they went. Like these it goes by content, not by references.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kintrace.claims.ruled_mentions import Whole, is_set_apart, own_ref
from kintrace.model import Claim, Coding, IncidentMention, Property, Quote, Regrouping, RegroupingAct


def live_regroupings(regroupings: Iterable[Regrouping]) -> tuple[Regrouping, ...]:
    """Give those that count, in order of their references: what was taken back counts no more, in whatever order."""
    found: dict[str, Regrouping] = {}
    for one in regroupings:
        if one.ref not in found or one.withdrawn:
            found[one.ref] = one
    return tuple(found[ref] for ref in sorted(found) if not found[ref].withdrawn)


def regrouped(coding: Coding, regroupings: Iterable[Regrouping]) -> Coding:
    """Give a coding with the incident mentions that people merged and split.

    Merges come first, then splits; last what was merged with something split off.

    Args:
        coding: As the program made it.
        regroupings: On its document or others; any order.
    """
    ours = [one for one in live_regroupings(regroupings) if one.document == coding.document]
    merges = [one for one in ours if one.act is RegroupingAct.MERGE]
    with_split = [one for one in merges if any(is_set_apart(i) for i in one.incidents)]
    coding = _merged(coding, [one for one in merges if one not in with_split])
    for one in ours:
        if one.act is RegroupingAct.SPLIT:
            coding = _split(coding, one)
    return _merged(coding, with_split)


def _split(coding: Coding, split: Regrouping) -> Coding:
    """Set the new incident apart from all that are the old one, with what goes with it."""
    whole = Whole(coding)
    old, new = split.incidents
    from_ = _those_of(coding, old)
    if not from_:
        return coding
    ref = own_ref(new, "i")
    theirs = {_content(c) for c in split.claims}
    going = [c for c in coding.claims if c.about in from_ and _content(c) in theirs]
    goes = {c.ref for c in going}
    left = [c for c in coding.claims if c.ref not in goes]
    if not any(c.property is Property.ACT for c in going) and not any(
        c.about == ref and c.property is Property.ACT for c in left
    ):  # what was done is then said of both
        going += [replace(c, ref=f"{c.ref}h{new.quote.start}") for c in left
                  if c.about in from_ and c.property is Property.ACT]  # fmt: skip
    if any(not any(c.about == i and c.property is Property.ACT for c in left) for i in from_ if _had_act(coding, i)):
        return coding  # nothing would be left of the old one
    persons = {p.ref: p for p in split.persons}
    victims = {v for v in (whole.find(persons[v]) for v in new.victims) if v is not None}
    incidents = [_without(i, victims, new.quote) if i.ref in from_ else i for i in coding.incidents]
    there = next((i for i in incidents if i.ref == ref), None)
    apart = replace(new, ref=ref, repeats=(), victims=tuple(sorted(victims | set(there.victims if there else ()))))
    incidents = [apart if i.ref == ref else i for i in incidents] if there else [*incidents, apart]
    return replace(coding, incidents=tuple(incidents), claims=(*left, *(replace(c, about=ref) for c in going)))


def _without(incident: IncidentMention, victims: set[str], quote: Quote) -> IncidentMention:
    """The old incident without whom the new one befell, but where nobody would be left: then both befell them."""
    left = tuple(v for v in incident.victims if v not in victims)
    return replace(incident, victims=left or incident.victims, repeats=tuple(q for q in incident.repeats if q != quote))


def _merged(coding: Coding, merges: list[Regrouping]) -> Coding:
    """Make one of all that are said to be one; the first of them takes the others in."""
    order = {i.ref: n for n, i in enumerate(coding.incidents)}
    into = {ref: ref for ref in order}
    for merge in merges:
        refs = {found for i in merge.incidents if (found := Whole(coding).find(i)) is not None}
        roots = {into[ref] for ref in refs}
        first = min(roots, key=lambda ref: order[ref], default="")
        into = {ref: first if root in roots else root for ref, root in into.items()}
    if all(ref == root for ref, root in into.items()):
        return coding
    incidents = tuple(_one([i for i in coding.incidents if into[i.ref] == ref]) for ref in order if into[ref] == ref)
    claims = tuple(replace(c, about=into.get(c.about, c.about)) for c in coding.claims)
    return replace(coding, incidents=incidents, claims=claims)


def _one(incidents: list[IncidentMention]) -> IncidentMention:
    first, *others = incidents
    quotes = (*first.repeats, *(q for i in others for q in (i.quote, *i.repeats)))
    repeats = tuple(dict.fromkeys(q for q in quotes if q != first.quote))
    return replace(first, repeats=repeats, victims=tuple(dict.fromkeys(v for i in incidents for v in i.victims)))


def _those_of(coding: Coding, old: IncidentMention) -> set[str]:
    """Incidents of a coding that are the old one: it may have been merged of several."""
    whole = Whole(coding)
    parts = (replace(old, quote=quote, repeats=()) for quote in (old.quote, *old.repeats))
    return {found for part in parts if (found := whole.find(part)) is not None}


def _content(claim: Claim) -> tuple[Property, object, Quote]:
    return claim.property, claim.value, claim.quote


def _had_act(coding: Coding, incident: str) -> bool:
    return any(c.about == incident and c.property is Property.ACT for c in coding.claims)
