"""How far apart two places are: the smallest area that surely holds both, and kilometres where points are known."""

from __future__ import annotations

from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

from kintrace.lexicon.places import shelves
from kintrace.lexicon.places.areas import Areas, Point
from kintrace.model import Place, Precision

_STEPS = {"place": 0, "tract": 1, "township": 2, "district": 3, "state": 4, "country": 5}
_EARTH_KM = 6371.0


@dataclass(frozen=True, slots=True)
class Distance:
    """How far apart two places are.

    Args:
        shared: The smallest area that is known to hold both: ``place`` (they are one), ``tract`` (or town),
            ``township``, ``district``, ``state``, ``country``; ``unknown``: a place has no code.
        steps: 0 for ``place`` up to 5 for ``country``; ``None``: unknown.
        km: Kilometres between the points of their codes, as the crow flies; ``None``: one has none.
        rough: Whether a point is only the middle of a township, or of a town that the place merely lies in.
    """

    shared: str
    steps: int | None
    km: float | None
    rough: bool


def distance_between(left: Place, right: Place, known: Areas) -> Distance:
    """Measure how far apart two places are, as far as their codes tell.

    Args:
        left: A place.
        right: Another.
        known: The gazetteer.
    """
    if left.pcode is None or right.pcode is None:
        return Distance("unknown", None, None, False)
    shared = _shared(left, right)
    ours, theirs = _point(left, known), _point(right, known)
    km = None if ours is None or theirs is None else round(_kilometres(ours[0], theirs[0]), 1)
    rough = km is not None and not (ours is not None and theirs is not None and ours[1] and theirs[1])
    return Distance(shared, _STEPS[shared], km, rough)


def _shared(left: Place, right: Place) -> str:
    ours, theirs = left.pcode or "", right.pcode or ""
    if ours == theirs and left.precision is right.precision is Precision.EXACT:
        return "place"
    if left.township and left.township == right.township:
        return "tract" if len(ours) >= 12 and ours[:12] == theirs[:12] else "township"
    district = _district(left)
    if district and district == _district(right):
        return "district"
    return "state" if left.state == right.state else "country"


def _district(place: Place) -> str:
    if place.pcode and "D" in place.pcode:
        return place.pcode
    return shelves.district_of(place.township or "")


def _point(place: Place, known: Areas) -> tuple[Point, bool] | None:
    """The point of a place's code, and whether it is the place's own."""
    code = place.pcode or ""
    for cut in (len(code), 12, 9):
        point = known.point(code[:cut]) if len(code) >= 9 else None
        if point is not None:
            own = cut == len(code) and cut > 9 and place.precision is Precision.EXACT
            return point, own
    return None


def _kilometres(left: Point, right: Point) -> float:
    """Great-circle distance by the haversine formula.

    >>> round(_kilometres((97.39, 25.39), (96.31, 25.61)))
    111
    """
    (east, north), (east_2, north_2) = (map(radians, left), map(radians, right))
    half = sin((north_2 - north) / 2) ** 2 + cos(north) * cos(north_2) * sin((east_2 - east) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(half))
