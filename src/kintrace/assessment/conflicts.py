"""What writings disagree on, property by property, all values side by side. None of them is overwritten."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kintrace.assessment.acts import acts_clash
from kintrace.assessment.answers import Answer, related, telling
from kintrace.assessment.dates import dates_clash
from kintrace.assessment.evidence import Said
from kintrace.assessment.fates import fates_clash
from kintrace.assessment.places import places_clash
from kintrace.model import Act, Code, Conflict, ConflictValue, Count, Fate, Place, Property, Sex, When, Words


@dataclass(frozen=True, slots=True)
class _Told:
    """One value as one speaker of one document gives it."""

    text: str
    value: object
    document: str
    speaker: str


def conflicts_among(about_incident: Sequence[Said], about_person: Sequence[Said], group: bool) -> tuple[Conflict, ...]:
    """Compare all that is claimed of one episode, except who took, who holds and what became of them.

    Two documents, or two speakers of one document, can disagree; one speaker who says a number and then a part of it
    does not. Spellings of one name and counts that meet ("about 20", "20") are no disagreement. A group's ages are
    those of its members, so they are not compared.
    """
    told = {
        "act": _told(about_incident, Property.ACT),
        "date": _told(about_incident, Property.WHEN),
        "place": _told(about_incident, Property.WHERE),
        "number": _told(about_person, Property.NUMBER),
        "sex": _told(about_person, Property.SEX),
        "age": [] if group else _told(about_person, Property.AGE),
        "name": [] if group else _told(about_person, Property.NAME),
        "father": [] if group else _told(about_person, Property.FATHER),
    }
    found = (_conflict(prop, values, _CLASHES[prop]) for prop, values in told.items())
    return tuple(c for c in found if c is not None)


def conflict_of_answers(prop: str, answers: Iterable[Answer]) -> Conflict | None:
    """Compare who is said to have taken or to hold somebody, or what became of them."""
    told = [_Told(a.code or a.words, a.code or a.words, a.said.document, a.said.speaker.ref)
            for a in telling([a for a in answers if not a.said.denied])]  # fmt: skip
    return _conflict(prop, told, _CLASHES[prop])


def _conflict(prop: str, told: Sequence[_Told], clash: Callable[[object, object], bool]) -> Conflict | None:
    pairs = [(a, b) for i, a in enumerate(told) for b in told[i + 1 :]]
    apart = [(a, b) for a, b in pairs if (a.document, a.speaker) != (b.document, b.speaker) and clash(a.value, b.value)]
    if not apart:
        return None
    values = {t.text: t for pair in apart for t in pair}
    groups = _alike(values, clash)
    if len(groups) < 2:
        return None
    found = (ConflictValue(min(g, key=_precise), _documents(told, g)) for g in groups)
    return Conflict(prop, tuple(sorted(found, key=lambda v: v.value)))


def _alike(values: Mapping[str, _Told], clash: Callable[[object, object], bool]) -> list[list[str]]:
    """Join wordings of one value: those that do not exclude each other, and exclude the same others."""
    against = {t: frozenset(u for u in values if u != t and clash(values[t].value, values[u].value)) for t in values}
    groups: dict[frozenset[str], list[str]] = {}
    for text in sorted(values):
        groups.setdefault(against[text], []).append(text)
    return list(groups.values())


def _precise(text: str) -> tuple[bool, int, str]:
    """Sorts the wording that says most to the front: a full date before one without its year, one number before two."""
    return "X" in text or ".." in text, -len(text), text


def _documents(told: Sequence[_Told], texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted({t.document for t in told if t.text in texts}))


def _told(said: Iterable[Said], prop: Property) -> list[_Told]:
    return [_Told(_text(s.claim.value), s.claim.value, s.document, s.speaker.ref)
            for s in said if s.claim.property is prop and not s.denied and _text(s.claim.value)]  # fmt: skip


def _text(value: object) -> str:
    if isinstance(value, When):
        return value.edtf if value.known else ""
    if isinstance(value, Place):
        return value.words or (value.pcode or "")
    if isinstance(value, Count):
        return _count_text(value) if value.known else ""
    if isinstance(value, Words):
        return value.text.strip()
    return value.code if isinstance(value, Code) else ""


def _count_text(count: Count) -> str:
    if count.exact:
        return str(count.min)
    if count.min is None:
        return f"..{count.max}"
    return f"{count.min}.." if count.max is None else f"{count.min}..{count.max}"


def _acts(left: object, right: object) -> bool:
    assert isinstance(left, Code) and isinstance(right, Code)
    a, b = Act(left.code), Act(right.code)
    return a.kind is b.kind and acts_clash(a, b)


def _dates(left: object, right: object) -> bool:
    assert isinstance(left, When) and isinstance(right, When)
    return dates_clash(left, right)


def _places(left: object, right: object) -> bool:
    assert isinstance(left, Place) and isinstance(right, Place)
    return places_clash(left, right)


def _counts(left: object, right: object) -> bool:
    assert isinstance(left, Count) and isinstance(right, Count)
    return not left.meets(right)


def _sexes(left: object, right: object) -> bool:
    assert isinstance(left, Code) and isinstance(right, Code)
    return Sex.UNKNOWN not in (left.code, right.code) and left.code != right.code


def _names(left: object, right: object) -> bool:
    """Linkage has said that it is one person; only forms that share no syllable are worth a reviewer's look."""
    from kintrace.lexicon.names import compare

    assert isinstance(left, Words) and isinstance(right, Words)
    return compare(left.text, right.text).score < _NO_LIKENESS


def _sides(left: object, right: object) -> bool:
    return not related(str(left), str(right))


def _fates(left: object, right: object) -> bool:
    return fates_clash({Fate(str(left)), Fate(str(right))})


_NO_LIKENESS = 0.4
_CLASHES: dict[str, Callable[[object, object], bool]] = {
    "act": _acts,
    "date": _dates,
    "place": _places,
    "number": _counts,
    "sex": _sexes,
    "age": _counts,
    "name": _names,
    "father": _names,
    "taker": _sides,
    "holder": _sides,
    "fate": _fates,
}
