"""The open casebook as a page shows it, and its jobs. Opened for each look, so that commands can work meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from threading import Lock

from kintrace.casework.computing import Progress, findings_of, is_current
from kintrace.casework.contents import Contents, contents_of
from kintrace.casework.keeping.backups import head_words
from kintrace.casework.keeping.checking import check
from kintrace.casework.kinds import COMPUTED_FROM
from kintrace.casework.opening import Opened, opened
from kintrace.casework.people.looking import note_look
from kintrace.model import Findings, Linked, Reader, Released
from kintrace.protect import KeyRing, Unlocked, release, unlock_slot

PURPOSE = "desk"
Clock = Callable[[], datetime]
Steps = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Counted:
    """What a desk shows of a casebook: how much there is, and nothing of whom.

    Args:
        released: Made by the gate for somebody who keeps the machine and sees no content.
        head: Of both lanes, as words to be written down elsewhere; this look is in it.
        current: Whether persons and incidents were worked out from all that the casebook holds now; if not, the
            counts of them in ``released`` say nothing.
    """

    released: Released
    head: str
    current: bool


@dataclass(frozen=True, slots=True)
class Desk:
    """A casebook whose keys this process holds. The file is opened for each look, and closed again.

    Args:
        casebook: Path of it.
        unlocked: Its keys, and by which slot they came.
        clock: The time, UTC.
    """

    casebook: Path
    unlocked: Unlocked = field(repr=False)
    clock: Clock = field(repr=False)
    _known: dict[tuple[bytes, bool, date], Released] = field(default_factory=dict, repr=False, compare=False)
    _one_at_a_time: Lock = field(default_factory=Lock, repr=False, compare=False)

    def counts(self) -> Counted:
        """Count what there is, and note the look. Nothing is computed for it: that takes longer than a page may.

        Raises:
            CasebookInUse: Another kintrace is at work in it.
            KintraceError: It does not open.
        """
        with self._one_at_a_time, opened(self.casebook, self.unlocked, self.clock) as open_book:
            released, current = self._released(open_book)
            note_look(open_book, released, (PURPOSE,))
            return Counted(released, head_words(open_book.book), current)

    def _released(self, open_book: Opened) -> tuple[Released, bool]:
        """What the gate let out for the casebook's state; the last is kept, for reading everything takes time."""
        current, today = is_current(open_book.book), self.clock().date()
        state = (open_book.book.head(kinds=COMPUTED_FROM), current, today)
        if state not in self._known:
            contents = contents_of(open_book.book)
            found = _found(open_book, contents) if current else Findings((), (), (), Linked())
            kept = sum(1 for reading in contents.reads.values() if reading.documents)
            found = replace(found, taken_in=kept, set_aside=tuple(_set_aside(contents)))
            released = release(found, Reader.ADMINISTRATOR, PURPOSE, as_of=today)
            self._known.clear()
            self._known[state] = released
        return self._known[state], current

    def keys(self) -> bytes:
        """The key material that a job of this desk is handed over its pipe, and nowhere else."""
        ring = self.unlocked.ring
        return " ".join((ring.casebook_key.hex(), ring.naming_root.hex(), self.unlocked.slot)).encode("ascii")


def open_desk(casebook: Path, words: str, clock: Clock) -> Desk:
    """Open the keys of a casebook with a passphrase or the words of a recovery slip.

    Raises:
        WrongPassphrase, WrongSlip, NotACasebook, NewerCasebook, TamperedKeys: As ``protect.unlock_slot``.
    """
    return Desk(casebook, unlock_slot(casebook, words), clock)


def run_desk_job(job: str, casebook: Path, keys: bytes, clock: Clock, steps: Steps) -> dict[str, object]:
    """Do one of a desk's jobs, in a process that was handed the keys.

    Args:
        job: ``check``, or ``count``: work out persons and incidents where something came in since.
        casebook: Path of it.
        keys: As ``Desk.keys`` gave them.
        clock: The time, UTC.
        steps: Told how many steps are done, and of how many.

    Returns:
        Counts and sentences that hold nothing of the content.

    Raises:
        KintraceError: As the job's own command.
        ValueError: There is no such job.
    """
    unlocked = _handed(keys)
    if job == "check":
        checked = check(casebook, unlocked, clock)
        return {"entries": checked.entries, "current": checked.current, "put_back": checked.put_back}
    if job == "count":
        with opened(casebook, unlocked, clock) as open_book:
            contents = contents_of(open_book.book)
            _found(open_book, contents, _Told(steps))
            # all that came in, not what is shown: the difference would tell how much is kept back
            return {"documents": len(contents.documents)}
    raise ValueError("a desk has no such job")


def _found(open_book: Opened, contents: Contents, told: Progress = lambda *_: None) -> Findings:
    return findings_of(open_book.book, open_book.keys, contents, told)


def _handed(keys: bytes) -> Unlocked:
    casebook_key, naming_root, slot = keys.decode("ascii").split(" ")
    return Unlocked(KeyRing(bytes.fromhex(casebook_key), bytes.fromhex(naming_root)), slot)


@dataclass(slots=True)
class _Told:
    """Steps out of the progress of computing, which names what it is at; two of them, each begun and ended."""

    steps: Steps
    done: int = 0

    def __call__(self, step: str, done: int, of: int) -> None:
        self.done += done >= of
        self.steps(self.done, 2)


def _set_aside(contents: Contents) -> Iterable[tuple[str, str, str]]:
    for reading in contents.reads.values():
        documents = [contents.codings[d.ref] for d in reading.documents if d.ref in contents.codings]
        for aside in (*reading.set_aside, *(a for coding in documents for a in coding.set_aside)):
            yield reading.file_name, aside.where, aside.reason
