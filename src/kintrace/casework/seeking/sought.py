"""What a request says, and which leads may be meant: for the caseworker who reads it, never for a machine's reply."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kintrace.casework.hiding.wishes import searchable
from kintrace.casework.seeking.closing import KNOWN, SEEKER, SOUGHT, names_in, said_in, words
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
        closed: What it says and two custodians alone can open: ``relation``, ``reach``.
    """

    names: tuple[str, ...] = field(default=(), repr=False)
    father: str = field(default="", repr=False)
    age: str = field(default="", repr=False)
    last_seen: str = field(default="", repr=False)
    relation: str = field(default="", repr=False)
    reach: str = field(default="", repr=False)
    problems: tuple[str, ...] = ()
    closed: tuple[str, ...] = ()


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


CLOSED_UNREAD = "it could not be read: two custodians open it as it came, or ask for it again"


def sought_in(body: bytes, *, whole: bool = True, closed: bool = False) -> Sought:
    """Read a request: JSON with ``names``, and ``father``, ``age``, ``last_seen``, ``relation``, ``reach`` where known.

    Args:
        body: As it came, or the part of it that stays open.
        whole: Whether nothing of it was cut off.
        closed: Whether it is the part that stays open.

    Returns:
        What it says; what could not be read stands in ``problems``, in words that hold none of the request's.

    >>> sought_in(b'{"names": ["Brang Aung"], "age": 22}').problems
    ('it does not say how to reach whoever asks',)
    """
    problems = [] if whole else ["it was longer than a request may be, and is cut"]
    said = said_in(body)
    if said is None:
        return Sought(problems=(*problems, CLOSED_UNREAD if closed else _why_none(body)))
    names, given = names_in(said), {key: words(said.get(key)) for key in (*SOUGHT, *SEEKER)}
    away = said.get("closed") if closed else ()
    away = tuple(key for key in SEEKER if isinstance(away, list) and key in away)
    problems += _lacking(names, bool(given["reach"]) or "reach" in away)
    unknown = said.get("unknown", 0) if closed else len(said.keys() - KNOWN)
    if unknown:
        problems.append(f"{unknown} of its keys are not known here: open it where it came from")
    return Sought(names, problems=tuple(problems), closed=away, **given)


def _why_none(body: bytes) -> str:
    try:
        json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return "it is no JSON in UTF-8: ask for it again"
    return "it is not one JSON object: ask for it again"


def _lacking(names: Sequence[str], reach: bool) -> Iterable[str]:
    if not names:
        yield "it names nobody"
    if not reach:
        yield "it does not say how to reach whoever asks"
