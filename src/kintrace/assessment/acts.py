"""Which act an incident is said to be, when several writings call it differently."""

from __future__ import annotations

from collections import defaultdict

from kintrace.assessment.evidence import Evidence, Said
from kintrace.model import Act, Code, Incident, Property

# "taken" and "missing" leave open what for; a writing that says more does not contradict them.
_OPEN = (Act.TAKEN, Act.MISSING)
_SAYS_MORE = (
    Act.FORCIBLY_RECRUITED,
    Act.HOSTAGE,
    Act.DETAINED,
    Act.SUICIDE,
    Act.DIED_FLEEING,
    Act.DIED_IN_CUSTODY,
    Act.KILLED,
    Act.RELEASED,
    Act.RETURNED,
    Act.ESCAPED,
    Act.TRANSFERRED,
    Act.INJURED,
    *_OPEN,
)


def act_of(evidence: Evidence, incident: Incident) -> Act:
    """The act that most origins give, the one that says more where as many give each; ``TAKEN`` where none is given."""
    return leading_act(evidence.about(incident.mentions, Property.ACT))


def leading_act(said: tuple[Said, ...]) -> Act:
    """The act on which claims settle; see ``act_of``."""
    origins: dict[Act, set[str]] = defaultdict(set)
    for s in said:
        if s.claim.property is Property.ACT and not s.denied and isinstance(s.claim.value, Code):
            origins[Act(s.claim.value.code)].add(s.origin)
    telling = {a: o for a, o in origins.items() if a not in _OPEN} or origins
    if not telling:
        return Act.TAKEN
    return min(telling, key=lambda act: (-len(telling[act]), _SAYS_MORE.index(act)))


def acts_clash(left: Act, right: Act) -> bool:
    """Whether two accounts of one incident rule each other out.

    >>> acts_clash(Act.TAKEN, Act.FORCIBLY_RECRUITED), acts_clash(Act.DETAINED, Act.FORCIBLY_RECRUITED)
    (False, True)
    """
    return left is not right and left not in _OPEN and right not in _OPEN
