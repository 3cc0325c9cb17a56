"""Every error a person can meet: what happened, where, what to do. Never a name, place or word of a source.

A message is built by its class from typed parts. ``exit_code`` is what the command ends with; ``docs/errors.md``
lists them, and a test compares the two.
"""

from __future__ import annotations


class KintraceError(Exception):
    """Base of all errors that are the user's to solve."""

    exit_code = 3


class Refused(KintraceError):
    """Understood, and not done, to protect someone."""

    exit_code = 4


class UnreadableSource(KintraceError):
    """A file could not be read as the format it claims to be."""

    exit_code = 10

    def __init__(self, problem: str, fix: str, line: int | None = None) -> None:
        self.problem, self.fix, self.line = problem, fix, line
        at = "" if line is None else f"Line {line}: "
        super().__init__(f"{at}{problem}. {fix}.")


class NoSuchFolder(KintraceError):
    """A path that should be read is not there, or may not be read."""

    exit_code = 11

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(f"{path}: {problem}. Check the path and its permissions.")


class WrongPassphrase(KintraceError):
    """No slot of the casebook, or not the identity, opens with this passphrase."""

    exit_code = 20

    def __init__(self, what: str = "the casebook") -> None:
        super().__init__(f"This passphrase does not open {what}. Nothing was changed. Try again.")


class KeysWithoutCasebook(KintraceError):
    """A key file stands where a casebook is to be made, and another passphrase opens it."""

    exit_code = 20

    def __init__(self, path: str) -> None:
        super().__init__(
            f"{path} is there, its casebook is not, and this passphrase does not open it. Use the passphrase it was "
            "made with; or, where the making was broken off and nothing was taken in, delete that file and begin anew."
        )


class WrongSlip(KintraceError):
    """The words of a recovery slip are mistyped; nothing was tried."""

    exit_code = 20

    def __init__(self, problem: str) -> None:
        super().__init__(f"{problem}. Compare them with the slip, number by number, and type them again.")


class NoSuchSlot(KintraceError):
    """A slot that a command names is not there, or cannot be called so."""

    exit_code = 2

    def __init__(self, problem: str) -> None:
        super().__init__(f"{problem[:1].upper()}{problem[1:]}. kintrace keys list shows them; nothing was changed.")


class BadConsent(KintraceError):
    """What was given as a consent is none, or none is recorded under this reference."""

    exit_code = 2

    def __init__(self, problem: str) -> None:
        super().__init__(f"{problem[:1].upper()}{problem[1:]}. kintrace consents list shows them; nothing was changed.")


class TamperedKeys(KintraceError):
    """The key file was changed by somebody who does not hold the casebook's keys."""

    exit_code = 25

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(
            f"{path}: {problem}. Keep this file as evidence and put the key file of a backup in its place; "
            "then change the passphrase. If this machine was in other hands, do not trust it."
        )


class NotACasebook(KintraceError):
    """The file is none of ours, or its key file is missing."""

    exit_code = 21

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(f"{path}: {problem}. Name the file that kintrace made, with its .keys file beside it.")


class NewerCasebook(KintraceError):
    """The casebook was written by a newer version of the program."""

    exit_code = 22

    def __init__(self, path: str, theirs: int, ours: int) -> None:
        super().__init__(
            f"{path}: made by a newer kintrace (format {theirs}; this one knows up to {ours}). "
            "Nothing was changed. Update kintrace."
        )


class CasebookInUse(KintraceError):
    """Another process writes to the casebook."""

    exit_code = 23

    def __init__(self, path: str) -> None:
        super().__init__(f"{path}: another kintrace is working in this casebook. Wait until it has finished.")


class CasebookDamaged(KintraceError):
    """The ledger, a signature or a projection is not what it must be."""

    exit_code = 24
    MOST_NAMED = 20

    def __init__(self, path: str, problems: tuple[str, ...]) -> None:
        self.problems = problems
        named = "".join(f"\n  {problem}" for problem in problems[: self.MOST_NAMED])
        more = f"\n  and {len(problems) - self.MOST_NAMED} more" if len(problems) > self.MOST_NAMED else ""
        super().__init__(
            f"{path}: {len(problems)} problems found. Restore from a backup, keep this file as evidence.{named}{more}"
        )


class NotAHead(KintraceError):
    """What was given as the head of a casebook is none."""

    exit_code = 2

    def __init__(self, problem: str) -> None:
        super().__init__(f"{problem}. Compare them with where the head was written down; nothing was changed.")


class BadBackup(KintraceError):
    """A file is no backup of ours, or is not whole."""

    exit_code = 26

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(f"{path}: {problem}. Nothing was restored from it. Take another backup.")


class PutBackWarning(UserWarning):
    """A casebook is older than, or another than, what was last seen in its place. It is said, and work goes on."""

    def __init__(self, path: str, entries: int, known: int) -> None:
        super().__init__(
            f"{path}: this is not the file that was last closed here: it held {known} entries, this one holds "
            f"{entries} and does not go on from there. Somebody put an older or another file in its place. Was it not "
            "you? Keep a copy as evidence, and compare kintrace check --head with the words you wrote down."
        )


class MissingPart(KintraceError):
    """Something this machine lacks is needed for what was asked."""

    exit_code = 30

    def __init__(self, part: str, fix: str) -> None:
        super().__init__(f"{part} is missing on this machine. {fix}.")
