"""From rows of a list of people to flat records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from kintrace.lexicon import scripts
from kintrace.linkage.ages import born, nrc_key, phone_keys
from kintrace.linkage.place_keys import place_keys
from kintrace.linkage.records import PersonRecord
from kintrace.model import When

_NAMED_BY_NOBODY = ("unknown", "not known", "unnamed", "n/a", "none", "မသိ", "အမည်မသိ", "-")


def person_rows(rows: Iterable[Mapping[str, str]]) -> list[PersonRecord]:
    """Read rows as records, in order of their ids.

    Args:
        rows: Cells by column; columns that are missing, and empty cells, say nothing.

    Raises:
        KeyError: A row without an id.
    """
    kept = list(rows)
    zawgyi = _in_zawgyi(kept)
    return sorted((_record(row, row["id"] in zawgyi) for row in kept), key=lambda r: r.ref)


def _in_zawgyi(rows: Iterable[Mapping[str, str]]) -> set[str]:
    """Ids of rows in Zawgyi: decided over a list's rows together, because one name settles nothing; in a list that
    many hands filled in both encodings, row by row where a row is sure."""
    lists: dict[str, dict[str, str]] = {}
    for row in rows:
        told = (
            row.get(c, "")
            for c in ("name", "other_names", "father_name", "mother_name", "place", "event_place", "note")
        )
        lists.setdefault(row.get("list", ""), {})[row["id"]] = " ".join(told)
    found: set[str] = set()
    for cells in lists.values():
        decided = scripts.decide_cells(list(cells.values()))
        found.update(ref for ref, script in zip(cells, decided, strict=True) if script.name == "zawgyi")
    return found


def _record(row: Mapping[str, str], zawgyi: bool) -> PersonRecord:
    def cell(column: str) -> str:
        text = (row.get(column) or "").strip()
        if not text or text.isascii():
            return text
        return scripts.clean(text, "zawgyi" if zawgyi else "unicode")[0].strip()

    event = _when(cell("event_date"))
    birth = _birth(cell("birth_date"), cell("age"), _when(cell("age_on")) or event)
    name = _name(cell("name"))
    others = tuple(n for n in (_name(part) for part in cell("other_names").split(";")) if n)
    pcode = cell("pcode")
    return PersonRecord(
        row["id"], cell("list"),
        names=((name,) if name else ()) + others,
        sex={"m": "m", "f": "f"}.get(cell("sex").lower()[:1]),
        birth_first=birth[0], birth_last=birth[1],
        father=_name(cell("father_name")), mother=_name(cell("mother_name")),
        nrc=nrc_key(cell("nrc")), phones=phone_keys(cell("phone")),
        home=tuple(sorted({*place_keys(cell("place")), *([pcode] if pcode else [])})),
        event_place=place_keys(cell("event_place")),
        event_first=event.first.toordinal() if event and event.first else None,
        event_last=event.last.toordinal() if event and event.last else None,
    )  # fmt: skip


def _name(words: str) -> str:
    return "" if words.lower() in _NAMED_BY_NOBODY else words


def _when(words: str) -> When | None:
    try:
        when = When(words)
    except ValueError:
        return None  # not EDTF: says nothing that we can lay out in days
    return when if when.known else None


def _birth(birth_date: str, age: str, held: When | None) -> tuple[int | None, int | None]:
    birth = _when(birth_date)
    if birth and birth.first and birth.last:
        slack = 366 if birth.approximate else 0
        return birth.first.toordinal() - slack, birth.last.toordinal() + slack
    if not age.isdecimal() or held is None or held.first is None or held.last is None or int(age) > 120:
        return None, None
    return born(int(age), int(age), held.first, held.last)
