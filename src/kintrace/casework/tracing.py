"""The main job: take in a folder, link and assess, release, write, and note that somebody looked."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from kintrace.casework.asking_a_model.asking import BroughtModel
from kintrace.casework.computing import findings_of
from kintrace.casework.contents import contents_of
from kintrace.casework.days import day_of
from kintrace.casework.hiding.knowing_again import file_names_shown
from kintrace.casework.hiding.leaving_out import hidden_in
from kintrace.casework.keeping.backups import head_words
from kintrace.casework.kinds import EXPORTED
from kintrace.casework.opening import Opened, opened
from kintrace.casework.own_lists import OwnLists
from kintrace.casework.paraphrasing import paraphrases_in
from kintrace.casework.people.consents import confirmations_in, consents_in
from kintrace.casework.people.looking import note_look
from kintrace.casework.people.roles import reader_of
from kintrace.casework.showing.writing import Targets, kept_files, rendered, write
from kintrace.casework.taking_in.intake import Intake, Limits, Progress, code_again, take_in
from kintrace.model import Exported, Findings, Linked, Reader, Released, to_cbor
from kintrace.outputs import render
from kintrace.protect import Passphrase, release

PURPOSE = "trace"


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody outside who is to have something, and for what; both in the words of consents."""

    name: str
    purpose: str


@dataclass(frozen=True, slots=True)
class Traced:
    """What `trace` has to show.

    Args:
        terminal: The leads as text; made from what the gate released.
        set_aside: Whether anything was set aside.
        coded_again: Documents of the casebook that newer rules, or other lists, read anew.
        forms: What was asked for, rendered; by path.
        targets: Where it goes.
        head: Head of the casebook afterwards, as twelve words; empty: nothing is kept.
    """

    terminal: str = field(repr=False)
    set_aside: bool
    coded_again: int
    forms: dict[Path, bytes] = field(repr=False)
    targets: Targets
    head: str = ""

    def write(self) -> tuple[Path, ...]:
        """Write what was asked for; the leads can be shown before, so that a full disk does not cost them.

        Returns:
            The paths a person would open.

        Raises:
            CannotWrite: The machine refuses.
        """
        return write(self.forms, self.targets)


def trace(
    folder: Path,
    *,
    casebook: Path | None,
    passphrase: Passphrase,
    targets: Targets,
    limits: Limits,
    clock: Callable[[], datetime],
    progress: Progress,
    lists: OwnLists | None = None,
    role: Reader | None = None,
    recipient: Recipient | None = None,
    model: BroughtModel | None = None,
) -> Traced:
    """Take in everything in a folder, code, link and assess it, and give a lead for each missing person or group.

    Args:
        folder: Reports, notices and lists.
        casebook: Where all is kept; ``None``: nowhere.
        passphrase: Asked where a lasting casebook is opened or made.
        targets: What to write, for whom to encrypt it.
        limits: Bounds on what one file may cost.
        clock: The time, UTC.
        progress: Told how far each step is.
        lists: Of places and sides of the person's own; other ones than before have every document coded again.
        role: As whom the person looks; ``None``: in the first of their roles.
        recipient: Somebody outside who is to have what is shown and written: only what was allowed is in it.
        model: One that the person brought, asked about each document that is coded now; ``None``: none is asked.

    Raises:
        Refused: A role that the person does not have.
        KintraceError: One of its kinds, each for a person to solve. Whatever was taken in by then stays in.
    """
    lists = lists or OwnLists()
    lists.require_apart(folder)
    targets.require_writable((*kept_files(casebook, passphrase), *(b.path for b in lists.brought)), outside=folder)
    with lists.in_use(), opened(casebook, passphrase, clock) as open_book:
        reader = reader_of(open_book.roles, role)  # before anything is taken in
        findings, intake, again = _found(open_book, folder, limits, progress, lists, model)
        today = day_of(clock())
        released = _released(open_book, findings, reader, recipient, today)
        terminal = b"".join(render("terminal", released).values()).decode("utf-8")
        forms = rendered(released, targets)
        note_look(open_book, released, ("terminal", *targets.forms()))
        _note_what_leaves(open_book, released, forms, targets, clock())
        head = head_words(open_book.book) if open_book.lasting else ""
    return Traced(terminal, bool(intake.set_aside), again, forms, targets, head)


def _released(
    open_book: Opened, findings: Findings, reader: Reader, recipient: Recipient | None, today: date
) -> Released:
    if recipient is None:
        return release(findings, reader, PURPOSE, as_of=today, paraphrases=paraphrases_in(open_book.book, findings))
    return release(
        findings,
        reader,
        recipient.purpose,
        as_of=today,
        recipient=recipient.name,
        consents=consents_in(open_book.book, findings),
        confirmations=confirmations_in(open_book.book),
        paraphrases=paraphrases_in(open_book.book, findings),
    )


def _note_what_leaves(
    open_book: Opened, released: Released, forms: dict[Path, bytes], targets: Targets, now: datetime
) -> None:
    """Write down, before it is written, that a form leaves the casebook: which, for whom, from which state."""
    for name in targets.forms():
        digest = hashlib.sha256()
        for path in sorted(path for path in forms if (path == targets.json) == (name == "leads-json")):
            digest.update(hashlib.sha256(forms[path]).digest())
        said = Exported(
            name, released.reader.value, released.recipient or " ".join(targets.recipients), released.purpose,
            head_words(open_book.book), digest.hexdigest(), now.isoformat(timespec="seconds"),
        )  # fmt: skip
        open_book.book.append(EXPORTED, to_cbor(said), person=open_book.person)


def _found(
    open_book: Opened,
    folder: Path,
    limits: Limits,
    progress: Progress,
    lists: OwnLists,
    model: BroughtModel | None,
) -> tuple[Findings, Intake, int]:
    book, keys = open_book.book, open_book.keys
    contents = contents_of(book)
    with limits.readers(lists, model) as readers:
        lists.keep(book)
        again = code_again(book, contents, readers.coders, progress)
        intake = take_in(book, keys, contents, folder, readers, progress, open_book.person)
    found = within(findings_of(book, keys, contents, progress), intake.documents)
    asides = file_names_shown(intake.set_aside, hidden_in(book), keys)
    plain = tuple(intake.plain_files)
    return replace(found, taken_in=intake.kept, set_aside=asides, plain_files=plain), intake, again


def within(findings: Findings, documents: Sequence[str]) -> Findings:
    """Keep what rests on at least one of the documents; the whole of it, wherever else it rests.

    Args:
        documents: References of the documents that were asked about.
    """
    asked = set(documents)
    assessments = tuple(a for a in findings.assessments if asked & set(a.documents))
    shown = asked | {ref for a in assessments for ref in a.documents}
    linked = findings.linked
    return replace(
        findings,
        assessments=assessments,
        documents=tuple(d for d in findings.documents if d.ref in shown),
        codings=tuple(c for c in findings.codings if c.document in shown),
        linked=Linked(
            persons=tuple(p for p in linked.persons if _documents(p.mentions) & asked),
            incidents=tuple(i for i in linked.incidents if _documents(i.mentions) & asked),
            origins=tuple(o for o in linked.origins if set(o.documents) & shown),
        ),
    )


def _documents(mentions: Sequence[str]) -> set[str]:
    """A mention's reference starts with its document's."""
    return {mention.rpartition("/")[0] for mention in mentions}
