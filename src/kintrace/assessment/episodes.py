"""The course of one person or group: what opens it, what follows, and when a new one begins."""

from __future__ import annotations

from dataclasses import dataclass

from kintrace.assessment.acts import act_of
from kintrace.assessment.dates import narrowest, ordinal
from kintrace.assessment.evidence import Evidence
from kintrace.assessment.naming import Name
from kintrace.model import Act, ActKind, Episode, Incident, Person, Property, When

# A death that belongs to the field where no taking is told: in flight from it, in its custody, or under its order.
_OPENING_DEATHS = (Act.DIED_FLEEING, Act.DIED_IN_CUSTODY, Act.SUICIDE)
_ENDINGS = (ActKind.RELEASE, ActKind.ESCAPE)
# Two takings told further apart are two, even where nobody tells the release between them.
_APART_DAYS = 90


@dataclass(frozen=True, slots=True)
class Happening:
    """An incident of one person, with what it is said to be and when."""

    incident: Incident
    act: Act
    when: When


def happenings(evidence: Evidence, person: Person) -> tuple[Happening, ...]:
    """Incidents of a person in order of time, undated ones last."""
    found = [Happening(i, act_of(evidence, i), when_of(evidence, (i,))) for i in evidence.incidents_of(person)]
    return tuple(sorted(found, key=lambda h: (ordinal(h.when), h.incident.ref)))


def when_of(evidence: Evidence, incidents: tuple[Incident, ...]) -> When:
    """The date of one event from all that is said of it."""
    mentions = [m for i in incidents for m in i.mentions]
    values = [s.claim.value for s in evidence.about(mentions, Property.WHEN) if not s.denied]
    return narrowest([v for v in values if isinstance(v, When)])


def episodes_of(evidence: Evidence, person: Person, name: Name) -> tuple[Episode, ...]:
    """Take a person's incidents apart into episodes.

    Returns:
        None for somebody of whom only a release, an escape or an injury is told: nobody is missing then, and a list
        of those who got away helps only who would take them again. A transfer alone opens one: somebody holds them.
    """
    found = happenings(evidence, person)
    openings = [h for h in found if h.act.kind is ActKind.TAKE]
    if not openings:
        openings = [h for h in found if h.act in _OPENING_DEATHS or h.act.kind is ActKind.TRANSFER][:1]
    groups: list[list[Happening]] = []
    for opening in openings:
        if groups and not _opens_anew(evidence, groups[-1], opening, found):
            groups[-1].append(opening)
        else:
            groups.append([opening])
    later = _follow(groups, [h for h in found if not any(h in g for g in groups)])
    return tuple(
        Episode(
            name("epi", f"{person.ref}/{n}"),
            person.ref,
            tuple(h.incident.ref for h in start),
            tuple(h.incident.ref for h in after),
        )
        for n, (start, after) in enumerate(zip(groups, later, strict=True), 1)
    )


def _opens_anew(evidence: Evidence, before: list[Happening], taking: Happening, all_of: tuple[Happening, ...]) -> bool:
    """Whether a taking is another one: somebody got free in between, one document tells both, or they lie far apart."""
    dates = [h.when for h in before]
    if any(h.act.kind in _ENDINGS and _after(h.when, dates[-1]) and _after(taking.when, h.when) for h in all_of):
        return True
    told = [evidence.documents_of(h.incident.mentions) for h in before]
    if any(d & evidence.documents_of(taking.incident.mentions) for d in told):
        return True
    gaps = [d.gap_days(taking.when) for d in dates]
    return all(g is not None and g > _APART_DAYS for g in gaps)


def _after(later: When, earlier: When) -> bool:
    """Whether one date surely lies after another."""
    return later.first is not None and earlier.last is not None and later.first > earlier.last


def _follow(groups: list[list[Happening]], rest: list[Happening]) -> list[list[Happening]]:
    """Give each later incident to the last episode that began before it; an undated one to the last of all."""
    later: list[list[Happening]] = [[] for _ in groups]
    for h in rest:
        begun = [n for n, g in enumerate(groups) if h.when.known and all(not _after(x.when, h.when) for x in g)]
        if groups:
            later[begun[-1] if begun else (0 if h.when.known else -1)].append(h)
    return later
