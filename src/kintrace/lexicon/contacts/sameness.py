"""How alike two numbers of identity cards are: for a slip of the pen, not for a judgement."""

from __future__ import annotations

from dataclasses import dataclass

from kintrace.lexicon.contacts.nrc import IdentityNumber, parse
from kintrace.lexicon.contacts.townships import is_listed

# Another person's number that looks like this one is rare by chance: six digits and three letters. A slip is not.
_LIKENESS = {
    "equal": 1.0,
    "other_spelling": 0.97,
    "other_type": 0.9,
    "other_township": 0.8,
    "transposed": 0.75,
    "one_digit": 0.7,
    "digit_missing": 0.7,
    "number_only": 0.4,
    "different": 0.0,
    "unreadable": 0.0,
}


@dataclass(frozen=True, slots=True)
class Sameness:
    """How alike two numbers are.

    Args:
        kind: ``equal``; ``other_spelling`` (a letter of the township differs, and one of the two is on no list);
            ``other_type``; ``other_township`` (both listed, one letter apart); ``transposed`` (two neighbours);
            ``one_digit``; ``digit_missing``; ``number_only`` (the six digits, all else differs); ``different``;
            ``unreadable`` (one of them is no card's number).
        likeness: 0..1.
    """

    kind: str
    likeness: float


def same(left: str, right: str) -> Sameness:
    """Say how alike two card numbers are.

    >>> same("12/OUKAMA(N)123456", "၁၂/ဥကမ(နိုင်)၁၂၃၄၅၆").kind, same("12/OUKAMA(N)123456", "12/OUKAMA(N)124356").kind
    ('equal', 'transposed')
    """
    a, b = parse(left), parse(right)
    kind = "unreadable" if a is None or b is None else _kind(a, b)
    return Sameness(kind, _LIKENESS[kind])


def _kind(a: IdentityNumber, b: IdentityNumber) -> str:
    if a.normal == b.normal:
        return "equal"
    town = _town(a, b)
    if a.number == b.number:
        if town == "equal":
            return "other_type"
        return town if town and (a.type == b.type or "" in (a.type, b.type)) else "number_only"
    if town not in ("equal", "other_spelling") or a.type != b.type:
        return "different"
    return _digits(a, b)


def _town(a: IdentityNumber, b: IdentityNumber) -> str:
    """How the townships differ; empty: altogether, or in another state."""
    if a.state != b.state:
        return ""
    if a.township == b.township:
        return "equal"
    if _slip(a.township, b.township):
        both = is_listed(a.state, a.township) and is_listed(b.state, b.township)
        return "other_township" if both else "other_spelling"
    one_of_them = {n for x in (a, b) for n in x.candidates}
    return "other_spelling" if {a.normal, b.normal} & one_of_them else ""


def _digits(a: IdentityNumber, b: IdentityNumber) -> str:
    apart = [n for n, (x, y) in enumerate(zip(a.number, b.number, strict=False)) if x != y]
    if "short_number" in a.faults + b.faults and _one_left_out(a, b):
        return "digit_missing"
    if len(a.number) != len(b.number) or not apart:
        return "different"
    if len(apart) == 1:
        return "one_digit"
    x, y = apart[0], apart[-1]
    swapped = len(apart) == 2 and y == x + 1 and a.number[x] == b.number[y] and a.number[y] == b.number[x]
    return "transposed" if swapped else "different"


def _one_left_out(a: IdentityNumber, b: IdentityNumber) -> bool:
    """Whether a number written one digit short is the other without one of its digits."""
    short, full = (a, b) if "short_number" in a.faults else (b, a)
    digits = short.number[1:]
    return "short_number" not in full.faults and any(
        full.number[:n] + full.number[n + 1 :] == digits for n in range(len(full.number))
    )


def _slip(left: str, right: str) -> bool:
    return len(left) == len(right) and sum(x != y for x, y in zip(left, right, strict=True)) == 1
