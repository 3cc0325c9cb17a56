"""Keeping a casebook: verify it, back it up, restore it, merge copies, erase from it, hold what must stay."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Annotated

import typer

from kintrace.cli.options import PassphraseFd, PassphraseFile
from kintrace.cli.passphrases import passphrase_from
from kintrace.cli.progress import watched

DONE, NAMED = 0, 1
NO_MORE_REACHED = (
    "Out of reach: backups made before, what was exported, other copies until they are merged, and the file itself "
    "where it still lies on a disk. Taking that in again would bring it back."
)

Book = Annotated[Path, typer.Argument(help="The casebook.")]
Refs = Annotated[
    list[str] | None, typer.Argument(help="References of leads (lead:…), arrivals (arr:…) or documents (doc:…).")
]
Files = Annotated[list[Path] | None, typer.Option("--file", help="A file that was taken in and still lies somewhere.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command(short_help="Write an exact, encrypted copy into one file.")(backup)
    app.command(short_help="Make a casebook of a backup.")(restore)
    app.command(short_help="Take everything of another copy into a casebook.")(merge)
    app.command(short_help="Destroy all that is held of a file that was taken in.")(erase)
    app.command(short_help="Set that files are not to be erased before a day; list such holds, or lift one.")(hold)


def check(casebook: Path, head: str, head_file: Path | None, file: Path | None, descriptor: int | None) -> int:
    """Run ``kintrace check``; the exit code says whether the casebook was in the state that was asked about."""
    from kintrace import casework

    wanted = _head(head, head_file)
    told = casework.check(casebook, passphrase_from(file, descriptor, casebook=casebook), _now, wanted)
    computed = "what is computed equals a rebuild" if told.current else "nothing is computed from them yet"
    typer.echo(f"{told.entries} entries verified; {computed}.")
    typer.echo(f"Head: {told.head}")
    typer.echo(f"Head of all, to be written down elsewhere: {told.words}")
    if told.put_back:
        times = "once" if told.put_back == 1 else f"{told.put_back} times"
        typer.echo(f"An older or another file was found in its place {times}; the entries `restored` say when.")
    if wanted is None:
        return DONE
    if told.asked is None:
        typer.echo(
            "This casebook was NEVER in the state of the head you gave. It was put back to an older state, or goes "
            "another way than the copy that the head is of. Keep it as evidence, and compare with a backup."
        )
        return NAMED
    typer.echo(
        f"It was in the state of the head you gave, with {told.asked} entries; {told.entries - told.asked} came since."
    )
    return DONE


def backup(
    casebook: Book,
    out: Annotated[Path, typer.Option("--out", help="Write the backup here (….kintrace-backup).")],
    to: Annotated[list[str] | None, typer.Option("--to", help="Encrypt it once more, to this age recipient.")] = None,
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """Write an exact, encrypted copy into one file. The passphrase opens it as it opens the casebook."""
    from kintrace import casework

    words = passphrase_from(passphrase_file, passphrase_fd, casebook=casebook)
    made = casework.backup(casebook, words, out, tuple(to or ()), _now)
    typer.echo(f"Written: {made.path}, {made.entries} entries.")
    typer.echo(f"Head: {made.head}")
    typer.echo("Keep these words apart from it. What is erased from now on stays in this backup: destroy it in time.")


def restore(
    backup_file: Annotated[Path, typer.Argument(metavar="BACKUP", help="As kintrace backup wrote it.")],
    out: Annotated[Path, typer.Option("--out", help="The casebook to make; nothing may stand there.")],
    identity: Annotated[
        Path | None, typer.Option("--identity", help="File with your age key, if it was encrypted to you.")
    ] = None,
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """Make a casebook of a backup. It is verified whole first, and never takes the place of another."""
    from kintrace import casework

    done = casework.restore(backup_file, out, passphrase_from(passphrase_file, passphrase_fd), _now, identity)
    typer.echo(f"Restored: {out}, {done.entries} entries, as of {done.made}.")
    typer.echo(f"Head of the backup: {done.head}. Is it the newest that you wrote down?")
    typer.echo("What was erased since is in it again: where another copy is left, kintrace merge before you work on.")


def merge(
    casebook: Book,
    other: Annotated[Path, typer.Argument(help="Another copy of it. It stays as it is.")],
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
    passphrase_file_other: Annotated[
        Path | None, typer.Option(help="Read the other's passphrase from the first line of this file.")
    ] = None,
    passphrase_fd_other: Annotated[
        int | None, typer.Option(help="Read the other's passphrase from this open descriptor.")
    ] = None,
) -> None:
    """Take everything of another copy of a casebook into it. What was erased in either is erased."""
    from kintrace import casework

    words = passphrase_from(passphrase_file, passphrase_fd, casebook=casebook)
    theirs = passphrase_from(passphrase_file_other, passphrase_fd_other, casebook=other)
    told = casework.merge(
        casebook, other, words, theirs, _now, lambda done, of: watched("Checking the other", done, of)
    )
    typer.echo(f"{told.entries} entries came in; {told.erased} were erased here, as they had been in the other.")
    for fork in told.forks:
        typer.echo(fork)
    typer.echo(f"Head: {told.head}")
    raise typer.Exit(NAMED if told.forks else DONE)


def erase(
    casebook: Book,
    reason: Annotated[str, typer.Option(help="consent_withdrawn, order, danger or mistake. It is kept.")],
    refs: Refs = None,
    files: Files = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do it. Without this it is only counted.")] = False,
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """Destroy all that a casebook holds of files that were taken in. There is no way back."""
    from kintrace import casework

    if reason not in list(casework.EraseBecause):
        raise typer.BadParameter(f"--reason is one of {', '.join(casework.EraseBecause)}.")
    if not (refs or files):
        raise typer.BadParameter("Name what shall be erased: references, or --file.")
    words = passphrase_from(passphrase_file, passphrase_fd, casebook=casebook)
    named = [*(refs or ()), *(files or ())]
    told = casework.erase(casebook, words, named, casework.EraseBecause(reason), _now, really=yes)
    kinds = ", ".join(f"{count} {kind}" for kind, count in told.kinds.items())
    typer.echo(f"{told.arrivals} files with {told.documents} documents; entries: {kinds}.")
    for ref in told.files:
        typer.echo(f"  {ref}")
    if not told.done:
        typer.echo("Nothing was erased. Say --yes to erase them: there is no way back.")
        return
    typer.echo(f"Erased: {told.entries} payloads. Their keys are destroyed; that they were there is not.")
    typer.echo(NO_MORE_REACHED)


def hold(
    casebook: Book,
    refs: Refs = None,
    files: Files = None,
    until: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Up to this day; then review it.")
    ] = None,
    because: Annotated[str, typer.Option(help="court, investigation or family.")] = "",
    lifted: Annotated[str, typer.Option("--lift", help="Take this hold (hold:…) back.")] = "",
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """Set that files are not to be erased before a day; without anything named, list what is held."""
    from kintrace import casework
    from kintrace.model import HoldBecause

    words = passphrase_from(passphrase_file, passphrase_fd, casebook=casebook)
    if lifted:
        done = casework.lift(casebook, words, lifted, _now)
        typer.echo(f"Lifted: {done.ref}.")
    elif refs or files:
        if until is None or because not in list(HoldBecause):
            raise typer.BadParameter(f"Say --until YYYY-MM-DD, and --because: {', '.join(HoldBecause)}.")
        named = [*(refs or ()), *(files or ())]
        made = casework.hold(casebook, words, named, HoldBecause(because), _day(until), _now)
        typer.echo(f"Held: {made.ref}, {len(made.items)} references, until {made.until}.")
    else:
        for one, stands in casework.holds(casebook, words, _now):
            over = "" if stands else "; that day is over: set it anew, or lift it"
            typer.echo(f"{one.ref}: {len(one.items)} references, {one.because.value}, until {one.until}{over}")


def _head(words: str, file: Path | None) -> bytes | None:
    from kintrace.errors import NotAHead
    from kintrace.store import head_from

    if words and file:
        raise typer.BadParameter("Give the head by --head or by --head-file.")
    if file is not None:
        try:
            words = file.read_text("utf-8-sig")
        except (OSError, ValueError):
            raise NotAHead("The file with the head cannot be read") from None
    return head_from(words) if words else None


def _day(moment: datetime) -> date:
    return moment.date()


def _now() -> datetime:
    return datetime.now(UTC)
