"""The gate: nothing that a person wrote about a person comes out except as ``Released``, and only here is it made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from kintrace.model import (
    Act,
    ActKind,
    Code,
    Confirmation,
    Consent,
    Findings,
    Kept,
    Paraphrase,
    Property,
    Reader,
    Released,
)
from kintrace.protect.gate.gate import Gate, by_document
from kintrace.protect.gate.leaving import Leaving
from kintrace.protect.gate.practices import is_fresh, widened
from kintrace.protect.gate.roles import only_what, require_reader, sees


def release(
    findings: Findings,
    reader: Reader,
    purpose: str,
    as_of: date | None = None,
    *,
    recipient: str = "",
    consents: Iterable[Consent] = (),
    confirmations: Iterable[Confirmation] = (),
    paraphrases: Iterable[Paraphrase] = (),
) -> Released:
    """Decide what one reader may see for one purpose, and what of it may go to somebody outside.

    Args:
        findings: Everything computed.
        reader: For whom.
        purpose: For what; goes to the log of reads. For a recipient, in the words of consents.
        as_of: Today, by the caller's clock; practices younger than 30 days are then withheld.
        recipient: Who outside is to have it; empty: it stays with the reader, who works here.
        consents: All that were recorded, withdrawals too: asked where there is a recipient, else for the reader to see.
        confirmations: Of deaths, and that a family was told.
        paraphrases: Wordings in the place of words that are withheld; each is looked at once more.

    Returns:
        Leads with each rule applied, and the passages behind them, masked code point for code point; of each noun only
        the fields that the reader's role sees.

    Raises:
        Refused: The reader may be shown nothing (a family).
        ValueError: No purpose; a recipient, and no day on which consents are to be looked at.
    """
    if not purpose.strip():
        raise ValueError("a release names its purpose")
    if recipient and as_of is None:
        raise ValueError("a release to somebody outside names its day: consents end")
    require_reader(reader)
    # what nobody sees is not even made
    alleged = sees(reader, Kept.ALLEGED)
    instead = tuple(paraphrases)
    released = (
        _all_of(findings, reader, purpose, as_of, instead) if alleged else _about_files(findings, reader, purpose)
    )
    allowed, confirmed = tuple(consents), tuple(confirmations)
    if recipient and as_of is not None:
        leaving = Leaving(purpose, recipient, as_of, allowed, confirmed)
        released = _leaving(released, findings, leaving)
    else:
        released = replace(released, consents=allowed, confirmations=confirmed)
    if not sees(reader, Kept.WORDS):
        released = _by_codes(released)
    released = replace(released, as_of=as_of.isoformat() if as_of else "")
    return only_what(released, reader)


def _by_codes(released: Released) -> Released:
    """Leads for who sees no words: places by township; each says that something of it is not shown."""
    return replace(
        released,
        leads=tuple(replace(a, where=widened(a.where)) for a in released.leads),
        withheld=tuple((ref, (*keys, "role")) for ref, keys in released.withheld),
    )


def _all_of(
    findings: Findings, reader: Reader, purpose: str, as_of: date | None, instead: tuple[Paraphrase, ...]
) -> Released:
    gate = Gate(findings)
    leads = [gate.lead(a) for a in findings.assessments]
    in_document = by_document(a for a, _ in leads)
    old = [p for p in findings.practices if not is_fresh(gate.documents[p.quote.document], as_of)]
    practices = tuple(gate.practice(p) for p in old)
    positions = tuple(gate.position(p) for p in findings.positions)
    quoted = [*(p.quote for p in practices), *(p.quote for p in positions)]
    shown = {d for a, _ in leads for d in a.documents} | {q.document for q in quoted}
    return replace(
        _about_files(findings, reader, purpose, gate),
        leads=tuple(a for a, _ in leads),
        passages=tuple(gate.passage(d, in_document.get(d.ref, ())) for d in findings.documents if d.ref in shown),
        practices=practices,
        positions=positions,
        origin_notes=_told_together(findings),
        withheld=tuple(sorted((a.ref, keys) for a, keys in leads)),
        practices_withheld=len(findings.practices) - len(old),
        cases=tuple(gate.case(c) for c in findings.cases),
        enquiries=tuple(gate.enquiry(e) for e in findings.enquiries),
        paraphrases=tuple(sorted(filter(gate.stands, instead), key=lambda p: (p.document, p.start, p.ref))),
    )


def _about_files(findings: Findings, reader: Reader, purpose: str, gate: Gate | None = None) -> Released:
    """What tells of files and of how much there is; names of files are only made for who sees any."""
    named = sees(reader, Kept.ORIGIN)
    gate = gate or (Gate(findings) if named else None)
    return Released(
        reader=reader,
        purpose=purpose,
        document_names=tuple(sorted((d.ref, gate.file_name(d)) for d in findings.documents)) if gate else (),
        taken_in=findings.taken_in,
        set_aside=tuple(
            (gate.other_file_name(file), gate.other_file_name(where), why) if gate else ("", "", why)
            for file, where, why in findings.set_aside
        ),
        persons=len({a.episode.person for a in findings.assessments}),
        incidents=len(findings.linked.incidents),
        not_missing=_not_missing(findings),
        plain_files=tuple(gate.other_file_name(name) for name in findings.plain_files) if gate else (),
        custody=findings.custody,
        arrival_names=tuple(sorted((ref, gate.other_file_name(n)) for ref, n in findings.arrival_names))
        if gate
        else (),
    )


def _leaving(released: Released, findings: Findings, leaving: Leaving) -> Released:
    """What of it may go outside. Nothing that is counted tells of what stays."""
    whole = findings.assessments  # as assessed: a rule above may have taken out what tells of a death
    going = {a.ref for a in whole if leaving.lead(a)}
    leads = tuple(replace(a, positions=()) for a in released.leads if a.ref in going)
    named = {d for d, _ in released.document_names}
    documents = {d.ref for d in findings.documents if d.ref in named and leaving.passage(d, whole)}
    behind = {d for a in leads for d in a.documents} | documents
    return Released(
        reader=released.reader,
        purpose=released.purpose,
        recipient=leaving.recipient,
        leads=leads,
        passages=tuple(
            replace(p, marks=tuple(m for m in p.marks if m.lead in going))
            for p in released.passages
            if p.document in documents
        ),
        practices=tuple(p for p in released.practices if p.quote.document in documents),
        positions=tuple(p for p in released.positions if p.quote.document in documents),
        document_names=tuple((d, n if d in documents else "") for d, n in released.document_names if d in behind),
        withheld=tuple((ref, keys) for ref, keys in released.withheld if ref in going),
        persons=len({a.episode.person for a in leads}),
        cases=tuple(c for c in released.cases if leaving.case(c)),
        enquiries=tuple(e for e in released.enquiries if leaving.enquiry(e)),
        paraphrases=tuple(p for p in released.paraphrases if p.document in documents),
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
    """Documents of each origin that has several, or of which a person said that it has one; with the reason."""
    names = {d.ref: d.name for d in findings.documents}
    found = [o for o in findings.linked.origins if o.because and names.keys() >= set(o.documents)]
    notes = [(tuple(sorted(o.documents, key=names.__getitem__)), o.because) for o in found]
    return tuple(sorted(notes, key=lambda note: [names[d] for d in note[0]]))
