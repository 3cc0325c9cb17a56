"""The moments of a course, in order of time."""

from __future__ import annotations

from collections.abc import Sequence

from kintrace.assessment.dates import ordinal
from kintrace.assessment.episodes import Happening
from kintrace.assessment.evidence import Evidence
from kintrace.model import Moment


def timeline_of(evidence: Evidence, course: Sequence[Happening]) -> tuple[Moment, ...]:
    """One moment for each incident of an episode, with the words of the first document that tells it; undated last."""
    moments = [_moment(evidence, h) for h in course]
    return tuple(sorted(moments, key=lambda m: (ordinal(m.when), m.incident)))


def _moment(evidence: Evidence, happening: Happening) -> Moment:
    first = evidence.incidents[happening.incident.mentions[0]]
    return Moment(happening.act, happening.when, first.quote, happening.incident.ref)
