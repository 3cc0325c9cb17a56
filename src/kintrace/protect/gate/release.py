"""The gate: nothing that a person wrote about a person comes out except as ``Released``, and only here is it made."""

from __future__ import annotations

from datetime import date

from kintrace.model import Act, ActKind, Code, Findings, Property, Reader, Released
from kintrace.protect.gate.gate import Gate, by_document
from kintrace.protect.gate.practices import is_fresh
from kintrace.protect.gate.readers import require_reader


def release(findings: Findings, reader: Reader, purpose: str, as_of: date | None = None) -> Released:
    """Decide what one reader may see for one purpose.

    Args:
        findings: Everything computed.
        reader: For whom.
        purpose: For what; goes to the log of reads.
        as_of: Today, by the caller's clock; practices younger than 30 days are then withheld.

    Returns:
        Leads with each rule applied, and the passages behind them, masked code point for code point.

    Raises:
        Refused: The reader may be shown nothing (a family).
        ValueError: No purpose.
    """
    if not purpose.strip():
        raise ValueError("a release names its purpose")
    if not require_reader(reader).leads:
        return _counts_only(findings, reader, purpose)
    gate = Gate(findings)
    leads = [gate.lead(a) for a in findings.assessments]
    in_document = by_document(a for a, _ in leads)
    old = [p for p in findings.practices if not is_fresh(gate.documents[p.quote.document], as_of)]
    practices = tuple(gate.practice(p) for p in old)
    positions = tuple(gate.position(p) for p in findings.positions)
    quoted = [*(p.quote for p in practices), *(p.quote for p in positions)]
    shown = {d for a, _ in leads for d in a.documents} | {q.document for q in quoted}
    return Released(
        reader=reader,
        purpose=purpose,
        leads=tuple(a for a, _ in leads),
        passages=tuple(gate.passage(d, in_document.get(d.ref, ())) for d in findings.documents if d.ref in shown),
        practices=practices,
        positions=positions,
        document_names=tuple(sorted((d.ref, gate.file_name(d)) for d in findings.documents)),
        origin_notes=_told_together(findings),
        withheld=tuple(sorted((a.ref, keys) for a, keys in leads)),
        taken_in=findings.taken_in,
        set_aside=tuple(
            (gate.other_file_name(file), gate.other_file_name(where), why) for file, where, why in findings.set_aside
        ),
        persons=len({a.episode.person for a in findings.assessments}),
        incidents=len(findings.linked.incidents),
        not_missing=_not_missing(findings),
        practices_withheld=len(findings.practices) - len(old),
        plain_files=tuple(gate.other_file_name(name) for name in findings.plain_files),
    )


def _counts_only(findings: Findings, reader: Reader, purpose: str) -> Released:
    """What somebody sees who keeps the machine: how much there is, and why files were set aside."""
    return Released(
        reader=reader,
        purpose=purpose,
        taken_in=findings.taken_in,
        set_aside=tuple(("", "", why) for _, _, why in findings.set_aside),
        persons=len({a.episode.person for a in findings.assessments}),
        incidents=len(findings.linked.incidents),
        not_missing=_not_missing(findings),
    )


def _not_missing(findings: Findings) -> int:
    """Persons and groups to whom something is said to have been done, but no taking: they have no lead."""
    in_leads = {a.episode.person for a in findings.assessments}
    taken: set[str] = set()
    suffered: set[str] = set()
    for c in findings.codings:
        told = [x for x in c.claims if x.property is Property.ACT and isinstance(x.value, Code)]
        takes = {x.about for x in told if isinstance(x.value, Code) and Act(x.value.code).kind is ActKind.TAKE}
        suffered.update(v for i in c.incidents for v in i.victims)
        taken.update(v for i in c.incidents if i.ref in takes for v in i.victims)
    others = [p for p in findings.linked.persons if p.ref not in in_leads and not taken & set(p.mentions)]
    return sum(bool(suffered & set(p.mentions)) for p in others)


def _told_together(findings: Findings) -> tuple[tuple[tuple[str, ...], str], ...]:
    """Documents of each origin that has several, with the reason, all in order of the documents' names."""
    names = {d.ref: d.name for d in findings.documents}
    found = [o for o in findings.linked.origins if len(o.documents) > 1 and names.keys() >= set(o.documents)]
    notes = [(tuple(sorted(o.documents, key=names.__getitem__)), o.because) for o in found]
    return tuple(sorted(notes, key=lambda note: [names[d] for d in note[0]]))
