"""What is said to have become of somebody: claims of it, and the incidents that followed."""

from __future__ import annotations

from collections.abc import Sequence

from kintrace.assessment.answers import Answer, coded
from kintrace.assessment.evidence import Evidence
from kintrace.model import Act, ActKind, Code, Episode, Fate, Incident, Person, Property

_BY_KIND = {
    ActKind.RELEASE: Fate.RELEASED,
    ActKind.ESCAPE: Fate.ESCAPED,
    ActKind.TRANSFER: Fate.HANDED_OVER,
    ActKind.DEATH: Fate.DIED,
}
# What ends it; the others are stations on the way, which an end does not contradict.
ENDS = (Fate.DIED, Fate.ESCAPED, Fate.RANSOMED, Fate.RELEASED, Fate.RETURNED)
_FREE = frozenset({Fate.RELEASED, Fate.RANSOMED, Fate.RETURNED})
_STATIONS = (Fate.AT_FRONT, Fate.IN_TRAINING, Fate.HANDED_OVER, Fate.HELD)  # the later one says more


def fate_answers(evidence: Evidence, person: Person, episode: Episode) -> tuple[Answer, ...]:
    """Everything that is said of what became of them, the incidents of the episode counting as what they are."""
    incidents = evidence.incidents_named((*episode.start, *episode.later))
    mentions = [*person.mentions, *(m for i in incidents for m in i.mentions)]
    claimed = [a for a in coded(evidence.about(mentions, Property.FATE)) if a.code != Fate.UNKNOWN]
    return (*claimed, *(a for i in incidents for a in _by_incident(evidence, i)))


def _by_incident(evidence: Evidence, incident: Incident) -> list[Answer]:
    found = []
    for s in evidence.about(incident.mentions, Property.ACT):
        assert isinstance(s.claim.value, Code)
        act = Act(s.claim.value.code)
        fate = Fate.RETURNED if act is Act.RETURNED else _BY_KIND.get(act.kind)
        if fate is not None:
            found.append(Answer(fate.value, s.claim.quote.text, s))
    return found


def settled_fate(answers: Sequence[Answer]) -> tuple[Fate, str]:
    """The fate that all accounts allow, with its words; ``UNKNOWN`` where they exclude each other or say nothing."""
    said = {Fate(a.code) for a in answers if not a.said.denied}
    if fates_clash(said) or not said or _denied_by_others(answers):
        return Fate.UNKNOWN, ""
    order = (Fate.DIED, Fate.ESCAPED, Fate.RANSOMED, Fate.RETURNED, Fate.RELEASED, *_STATIONS)
    best = next(f for f in order if f in said)
    return best, next((a.words for a in answers if a.code == best and not a.said.denied), "")


def fates_clash(said: set[Fate]) -> bool:
    """Whether accounts of a fate rule each other out.

    >>> fates_clash({Fate.HELD, Fate.RELEASED}), fates_clash({Fate.DIED, Fate.RELEASED})
    (False, True)
    """
    ends = {("free" if f in _FREE else f.value) for f in said if f in ENDS}
    return len(ends) > 1


def _denied_by_others(answers: Sequence[Answer]) -> bool:
    """Whether one account denies what another says; a denial by one side's own spokesman is only shown."""
    denied = {a.code for a in answers if a.said.denied and not a.said.speaker.party}
    return bool(denied & {a.code for a in answers if not a.said.denied})
