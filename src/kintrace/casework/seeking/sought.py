"""What a request says, and which leads may be meant: for the caseworker who reads it, never for a machine's reply."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kintrace.casework.hiding.wishes import searchable
from kintrace.lexicon import scripts
from kintrace.lexicon.names.comparing import probability
from kintrace.lexicon.names.index import NameIndex
from kintrace.model import Assessment, Released

CANDIDATES, LIKELY_ENOUGH = 5, 0.2
AGES_MEET = 2  # years


@dataclass(frozen=True, slots=True)
class Sought:
    """What a request says, as far as it can be read.

    Args:
        names: Of the sought person.
        father: Their father's name.
        age: In years, as they write it.
        last_seen: When and where.
        relation: How whoever asks says they stand to them.
        reach: How whoever asks can be reached safely.
        problems: What of it could not be read: for the caseworker alone, who asks for it.
    """

    names: tuple[str, ...] = field(default=(), repr=False)
    father: str = field(default="", repr=False)
    age: str = field(default="", repr=False)
    last_seen: str = field(default="", repr=False)
    relation: str = field(default="", repr=False)
    reach: str = field(default="", repr=False)
    problems: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A lead whose name may be the asked one.

    Args:
        lead: As the gate let it out.
        probability: That both names are one name; 37 in 100 people share theirs with somebody else.
        age: Whether the ages meet; ``None``: one of them is not known.
    """

    lead: Assessment
    probability: float
    age: bool | None


class Matcher:
    """Leads that may be meant, by name, from what was released and nothing else.

    Args:
        released: For a caseworker.
    """

    def __init__(self, released: Released) -> None:
        rows = [(ref, name) for ref, names in searchable(released) for name in names]
        self._leads = {lead.ref: lead for lead in released.leads}
        self._rows = rows
        self._index = NameIndex(scripts.clean_column([name for _, name in rows])) if rows else None

    def candidates(self, sought: Sought) -> tuple[Candidate, ...]:
        """Leads whose name may be the asked one, the likeliest first."""
        best: dict[str, float] = {}
        for name in scripts.clean_column(list(sought.names)):
            for at, bits in self._index.nearest(name, top=4 * CANDIDATES) if self._index and name.strip() else ():
                ref = self._rows[at][0]
                best[ref] = max(best.get(ref, 0.0), probability(bits))
        ranked = sorted(best.items(), key=lambda pair: (-pair[1], pair[0]))
        near = [(ref, p) for ref, p in ranked if p >= LIKELY_ENOUGH][:CANDIDATES]
        return tuple(Candidate(self._leads[ref], p, _ages_meet(sought.age, self._leads[ref])) for ref, p in near)


def _ages_meet(asked: str, lead: Assessment) -> bool | None:
    if not (asked.isdecimal() and len(asked) <= 3) or not lead.who.ages:
        return None
    return any(abs(int(asked) - age) <= AGES_MEET for age in lead.who.ages)


_LONE, _LONGEST_VALUE = re.compile("[\ud800-\udfff]"), 1000
_KEYS = {"father": "father", "age": "age", "last_seen": "last_seen", "relation": "relation", "reach": "reach"}


def sought_in(body: bytes, *, whole: bool = True) -> Sought:
    """Read a request: JSON with ``names``, and ``father``, ``age``, ``last_seen``, ``relation``, ``reach`` where known.

    Returns:
        What it says; what could not be read stands in ``problems``, in words that hold none of the request's.

    >>> sought_in(b'{"names": ["Brang Aung"], "age": 22}').problems
    ('it does not say how to reach whoever asks',)
    """
    problems = [] if whole else ["it was longer than a request may be, and is cut"]
    try:
        said = json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return Sought(problems=(*problems, "it is no JSON in UTF-8: ask for it again"))
    if not isinstance(said, dict):
        return Sought(problems=(*problems, "it is not one JSON object: ask for it again"))
    names = said.get("names", said.get("name", []))
    names = tuple(filter(None, map(_words, names if isinstance(names, list) else [names])))
    given = {field_: _words(said.get(key)) for key, field_ in _KEYS.items()}
    problems += _lacking(names, given["reach"])
    if unknown := len(said.keys() - _KEYS.keys() - {"name", "names"}):
        problems.append(f"{unknown} of its keys are not known here: open it where it came from")
    return Sought(names, problems=tuple(problems), **given)


def _lacking(names: Sequence[str], reach: str) -> Iterable[str]:
    if not names:
        yield "it names nobody"
    if not reach:
        yield "it does not say how to reach whoever asks"


def _words(value: object) -> str:
    """Words on one line, none longer than a person reads; half a character, which no screen can show, gives way."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return " ".join(_LONE.sub("\ufffd", str(value)).split())[:_LONGEST_VALUE]
