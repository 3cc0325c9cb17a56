"""What would settle the open questions of a lead: keys, in the order in which a caseworker would ask."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kintrace.assessment.answers import NOT_KNOWN, Answer
from kintrace.assessment.fates import ENDS
from kintrace.assessment.places import names_by_level
from kintrace.assessment.wording_keys import SETTLE_KEYS
from kintrace.model import (
    Actor,
    Child,
    Conflict,
    Fate,
    Pair,
    Place,
    Precision,
    When,
    Who,
)

# Between these a pair of mentions is neither surely one person nor surely two.
_UNSURE = (0.2, 0.9)


def settle_keys(
    *,
    who: Who,
    when: When,
    date_words: Sequence[str],
    where: Place,
    taker: Actor,
    takers: Sequence[Answer],
    holder: Actor,
    holders: Sequence[Answer],
    fate: Fate,
    fates: Sequence[Answer],
    conflicts: Sequence[Conflict],
    origins: int,
    unsure: bool,
    picked: bool = False,
) -> tuple[str, ...]:
    """List what is open on a lead; see ``SETTLE_KEYS`` for the keys and their order."""
    disputed = {c.property for c in conflicts}
    undated_words = not when.known and bool(date_words)  # "just yesterday", of we do not know which day
    open_keys = {
        "picked_by_a_model": picked,
        "name": not who.names,
        "publication_date": undated_words and "date" not in disputed,
        "which_year": when.month_day is not None,
        "exact_date": "date" not in disputed and not _one_day(when) and not undated_words,
        "which_date": "date" in disputed,
        "village": "place" not in disputed and not _close(where),
        "which_place": "place" in disputed,
        "how_many": not who.number.exact or "number" in disputed,
        "which_age": "age" in disputed,
        "age": not who.ages and who.child is Child.UNKNOWN,
        **_of_taker(taker, takers, origins),
        "holder": holder == NOT_KNOWN and not _says(holders) and fate not in ENDS,
        "holder_disputed": holder == NOT_KNOWN and _says(holders),
        "alive": fate in _MISSING and not _says_end(fates),
        "death": fate is Fate.DIED,
        "fate_disputed": fate is Fate.UNKNOWN and _says_end(fates),
        "same_person?": unsure,
    }
    return tuple(key for key in SETTLE_KEYS if open_keys[key])


def is_unsure(pairs: Iterable[Pair]) -> bool:
    """Whether any compared pair of a person may go either way: one person, or two."""
    return any(_UNSURE[0] <= pair.probability <= _UNSURE[1] for pair in pairs)


_MISSING = (Fate.UNKNOWN, Fate.HELD, Fate.HANDED_OVER, Fate.IN_TRAINING, Fate.AT_FRONT)


def _of_taker(taker: Actor, takers: Sequence[Answer], origins: int) -> dict[str, bool]:
    saying = {a.said.origin for a in takers if not a.said.denied}
    known = taker != NOT_KNOWN
    return {
        "who_took": not known and not saying,
        "who_took_disputed": not known and bool(saying),
        "who_took_independent_origin": known and len(saying) < 2,
        "second_origin": origins < 2 and not (known and len(saying) < 2),
    }


def _one_day(when: When) -> bool:
    return when.single_day or (when.month_day is not None and when.month_day[1] is not None)


def _close(place: Place) -> bool:
    if place.precision is Precision.WITHIN_TRACT:
        return True
    if place.precision is Precision.EXACT and not place.wide:
        return True
    return bool({"village", "ward"} & set(names_by_level(place)))


def _says(answers: Sequence[Answer]) -> bool:
    return any(not a.said.denied for a in answers)


def _says_end(answers: Sequence[Answer]) -> bool:
    return any(not a.said.denied and Fate(a.code) in ENDS for a in answers)
