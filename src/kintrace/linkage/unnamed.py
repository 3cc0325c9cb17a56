"""People without a name, and groups: they are one where their incidents are one and nothing tells them apart.

A group never becomes one with a named person by itself: which of several women bears a name, only a human can say.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from kintrace.linkage.explain import judged_reasons
from kintrace.linkage.records import PersonRecord
from kintrace.model import Incident, Pair, Reason, Verdict

ONE_EVENT = "Both are the ones that reports linked as one incident speak of"
SAME_SEX = "Both are of one sex"
SAME_NUMBER = "Both are said to be as many"
SAME_AGE = "The ages fit one year of birth"
AGE_APART = "The ages do not fit one year of birth"
_ALONE, _AMONG_OTHERS = 4000, -1500  # the only such victim of both reports, or one of several


def pairs_by_incident(
    incidents: Sequence[Incident],
    victims: Mapping[str, Sequence[PersonRecord]],
    verdicts: Mapping[tuple[str, str], list[Verdict]],
) -> list[Pair]:
    """Weigh the unnamed victims of linked reports against each other, in order of references.

    Args:
        incidents: Linked incidents.
        victims: Records of the victims by incident mention.
        verdicts: Standing verdicts of humans by pair.
    """
    found: dict[tuple[str, str], Pair] = {}
    for incident in incidents:
        for left, right in combinations(incident.mentions, 2):
            for a in victims.get(left, ()):
                for b in victims.get(right, ()):
                    if may_meet(a, b):
                        alone = len(_like(a, victims[left])) == len(_like(b, victims[right])) == 1
                        pair = _pair(a, b, alone, verdicts)
                        found.setdefault((pair.left, pair.right), pair)
    return [found[key] for key in sorted(found)]


def may_meet(a: PersonRecord, b: PersonRecord) -> bool:
    """Whether two victims, at least one of them without a name, could be the same."""
    if a.ref == b.ref or a.list == b.list or a.group != b.group or (a.names and b.names):
        return False
    if a.sex and b.sex and a.sex != b.sex:
        return False
    return _numbers_meet(a, b)


def _pair(a: PersonRecord, b: PersonRecord, alone: bool, verdicts: Mapping[tuple[str, str], list[Verdict]]) -> Pair:
    left, right = sorted((a.ref, b.ref))
    reasons = [Reason(ONE_EVENT, _ALONE if alone else _AMONG_OTHERS)]
    if a.sex and a.sex == b.sex:
        reasons.append(Reason(SAME_SEX, 700))
    if a.group and a.least_number == b.least_number and a.most_number == b.most_number:
        reasons.append(Reason(SAME_NUMBER, 1500))
    gap = _birth_gap(a, b)
    if gap is not None:
        reasons.append(Reason(SAME_AGE, 2500) if gap <= 366 else Reason(AGE_APART, -6000))
    reasons += judged_reasons(verdicts.get((left, right), ()))
    return Pair(left, right, sum(r.millibits for r in reasons), tuple(reasons))


def _like(one: PersonRecord, others: Sequence[PersonRecord]) -> list[PersonRecord]:
    """Those that the same words could mean: groups for a group, persons of no other sex for a person."""
    return [o for o in others if o.group == one.group and (not o.sex or not one.sex or o.sex == one.sex)]


def _numbers_meet(a: PersonRecord, b: PersonRecord) -> bool:
    lows = [n for n in (a.least_number, b.least_number) if n is not None]
    highs = [n for n in (a.most_number, b.most_number) if n is not None]
    return not lows or not highs or max(lows) <= min(highs)


def _birth_gap(a: PersonRecord, b: PersonRecord) -> int | None:
    if a.birth_first is None or a.birth_last is None or b.birth_first is None or b.birth_last is None:
        return None
    return max(0, b.birth_first - a.birth_last, a.birth_first - b.birth_last)
