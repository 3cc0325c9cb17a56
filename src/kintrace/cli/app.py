"""The commands. Heavy parts are imported inside them: ``--help`` has to be there at once."""

from __future__ import annotations

import os
import resource
import signal
import sys
import traceback
import warnings
from enum import StrEnum
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from kintrace import __version__
from kintrace.cli import asking, keeping
from kintrace.cli.coding import coding
from kintrace.cli.consents import consents
from kintrace.cli.custodians import custodians, unseal
from kintrace.cli.custody import custody
from kintrace.cli.exports import export
from kintrace.cli.fieldwork import field
from kintrace.cli.keys import keys
from kintrace.cli.options import ModelElsewhere, ModelEndpoint, ModelName
from kintrace.cli.origins import origins
from kintrace.cli.paraphrase import paraphrase
from kintrace.cli.passphrases import named_slot
from kintrace.cli.people import people
from kintrace.errors import KintraceError, PutBackWarning

app = typer.Typer(
    name="kintrace",
    help="From everything people have written to what is alleged of each missing person, and on whose word.",
    epilog="Exit codes: 0 done; 1 done, something was set aside; 2 wrong usage; others: docs/errors.md.",
    add_completion=False,
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)

INTERRUPTED, FAULT = 130, 70


class Engine(StrEnum):
    """Where pairs of rows are weighed."""

    HERE = "here"
    DUCKDB = "duckdb"


CasebookFile = Annotated[
    Path | None, typer.Option(help="Keep what is taken in here, encrypted. Without it nothing is kept.")
]
PassphraseFile = Annotated[Path | None, typer.Option(help="Read the passphrase from the first line of this file.")]
PassphraseFd = Annotated[int | None, typer.Option(help="Read the passphrase from this open file descriptor.")]
JsonOut = Annotated[Path | None, typer.Option("--json", help="Write one JSON object for each line to this file.")]
OwnGazetteer = Annotated[
    Path | None, typer.Option("--gazetteer", help="Read places by this list of your own too: MIMU's, or a table.")
]
OwnActors = Annotated[Path | None, typer.Option("--actors", help="Read armed sides by this table of your own too.")]


def main() -> NoReturn:
    """Run the command line; the process ends with the documented exit code."""
    os.umask(0o077)  # whatever we write is its owner's alone
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # a crash writes no memory to the disk
    for ending in (signal.SIGTERM, signal.SIGHUP):  # a closed window ends us as the keyboard does: tidily
        signal.signal(ending, lambda *_: sys.exit(INTERRUPTED))
    warnings.showwarning = _warn
    try:
        app()
    except KintraceError as error:
        _say(str(error))
        sys.exit(error.exit_code)
    except SystemExit as ended:
        if ended.code == INTERRUPTED:
            _say("Stopped. Nothing is half done; run it again to go on.")
        raise
    except RuntimeError as loop:  # how pathlib names it before Python 3.13
        if not str(loop).startswith("Symlink loop"):
            _report(loop)
        _say("One of the files or folders that you named is a link that leads back to itself. Name another place.")
        sys.exit(2)
    except Exception as fault:  # noqa: BLE001  the edge: a fault's own message could hold words of a source
        _report(fault)
    sys.exit(0)


def _report(fault: Exception) -> NoReturn:
    """Say that something broke, and where in the program, without a word of a source."""
    _say(f"A fault of the program itself ({type(fault).__name__}). Whatever was taken in by then is kept.")
    _say("Please report these lines; they hold nothing of your files:")
    sys.stderr.writelines(traceback.format_tb(fault.__traceback__))
    sys.exit(FAULT)


def _say(message: str) -> None:
    sys.stderr.write(f"kintrace: {message}\n")


def _warn(message: Warning | str, category: type[Warning], *_: object, **__: object) -> None:
    if issubclass(category, PutBackWarning):  # others are for programmers, and could quote what they are about
        _say(str(message))


@app.callback(invoke_without_command=True)
def _root(
    version: Annotated[bool, typer.Option("--version", help="Say the version, and end.")] = False,
    slot: Annotated[str, typer.Option(help="Try the passphrase at this slot alone: quicker with many.")] = "",
) -> None:
    if version:
        typer.echo(f"kintrace {__version__}")
        raise typer.Exit()
    named_slot.set(slot)


@app.command(short_help="The main job: a lead for each missing person or group in a folder.")
def trace(
    folder: Annotated[Path, typer.Argument(help="Folder of reports, notices and lists.")],
    casebook: CasebookFile = None,
    report: Annotated[
        Path | None, typer.Option(help="Write a report that opens without a network to this folder.")
    ] = None,
    json_out: JsonOut = None,
    plain: Annotated[
        bool, typer.Option("--plain", help="Yes, write the report and JSON so that everybody can read them.")
    ] = False,
    to: Annotated[list[str] | None, typer.Option(help="Encrypt report and JSON to this age recipient.")] = None,
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
    gazetteer: OwnGazetteer = None,
    actors: OwnActors = None,
    role: Annotated[str, typer.Option("--as", help="Look in this role; without it, in the first one you have.")] = "",
    recipient: Annotated[str, typer.Option("--for", help="It goes to somebody outside: only what was allowed.")] = "",
    purpose: Annotated[str, typer.Option(help="What the recipient has it for, in the words of consents.")] = "",
    model_endpoint: ModelEndpoint = "",
    model: ModelName = "",
) -> None:
    """Take in everything in a folder, code, link and assess it, and print a lead for each missing person or group."""
    from kintrace.cli import tracing

    asked = tracing.Asked(
        folder,
        casebook,
        report,
        json_out,
        plain,
        to or [],
        gazetteer,
        actors,
        role,
        recipient,
        purpose,
        model_endpoint,
        model,
    )
    raise typer.Exit(tracing.run(asked, file=passphrase_file, fd=passphrase_fd))


@app.command(short_help="Read the incidents out of files, without a casebook.")
def extract(
    files: Annotated[list[Path], typer.Argument(help="Files to read; a <stem>.meta.json beside one is its sidecar.")],
    json_out: Annotated[Path, typer.Option("--json", help="Write one JSON object for each document to this file.")],
    gazetteer: OwnGazetteer = None,
    actors: OwnActors = None,
    model_endpoint: ModelEndpoint = "",
    model: ModelName = "",
    model_elsewhere: ModelElsewhere = False,
) -> None:
    """Read the incidents and statements out of files, without a casebook. For analysts' own files."""
    from kintrace.cli import steps

    asked = steps.AskedModel(model_endpoint, model, model_elsewhere)
    raise typer.Exit(steps.extract(files, json_out, gazetteer, actors, asked))


@app.command(short_help="Say which rows of lists are one person, without a casebook.")
def link(
    people: Annotated[Path, typer.Argument(help="CSV of people, one row for each; columns: docs/tasks/link-lists.md.")],
    json_out: Annotated[Path | None, typer.Option("--json", help="Write pairs and clusters to this file.")] = None,
    why: Annotated[
        tuple[str, str] | None, typer.Option(help="Ids of two rows: say what speaks for and against one person.")
    ] = None,
    judged: Annotated[
        Path | None, typer.Option(help="What people judged: CSV with left, right (ids), verdict (same, different).")
    ] = None,
    draws: Annotated[int, typer.Option(min=0, max=1000, help="Also write so many draws of the clusters.")] = 0,
    seed: Annotated[int, typer.Option(min=0, help="Of the draws: same rows and seed, same draws.")] = 0,
    engine: Annotated[Engine, typer.Option(help="Where pairs are weighed: in this process. duckdb means the same.")] = (
        Engine.HERE
    ),
) -> None:
    """Say which rows of lists are one person, without a casebook. Writes plain text: for analysts' own files."""
    from kintrace.cli import steps

    del engine  # there is one; what was written for two goes on working
    if (json_out is None) == (why is None):
        raise typer.BadParameter("Say either --json FILE, or --why and the ids of two rows.")
    if why and judged:
        raise typer.BadParameter("--why tells what the rows say: leave out --judged.")
    raise typer.Exit(
        steps.link(people, json_out, draws, seed, judged) if json_out else steps.why(people, *why) if why else 0
    )


@app.command(short_help="Write lists of invented people, with the truth beside them.")
def simulate(
    folder: Annotated[Path, typer.Argument(help="Folder for the lists, the truth and what they were made by.")],
    rows: Annotated[int, typer.Option(help="Rows of all lists together, 40 to 5,000,000.")] = 1000,
    seed: Annotated[int, typer.Option(help="The same rows and seed make the same files.")] = 1,
    force: Annotated[bool, typer.Option("--force", help="Replace an invented world that lies there.")] = False,
) -> None:
    """Write lists of invented people, with the truth of who is who beside them: to test, to measure, to show."""
    from kintrace.cli import steps

    raise typer.Exit(steps.simulate(folder, rows, seed, force))


@app.command(short_help="Write the codebook of the coding scheme.")
def codebook(
    out: Annotated[Path, typer.Option("--out", help="Write the page, HTML, to this file.")] = Path("codebook.html"),
) -> None:
    """Write every code that a claim can use, and when a coder gives it, as one page. It holds nothing of a casebook."""
    from kintrace import casework

    casework.write_codebook(out)
    typer.echo(f"Written: {out}")


names = typer.Typer(rich_markup_mode=None, no_args_is_help=True, help="Read names of Myanmar, in either script.")
app.add_typer(names, name="names", short_help="Read names of Myanmar, in either script.")

app.add_typer(custodians, name="custodians", short_help="To whom originals are closed.")
app.add_typer(unseal, name="unseal", short_help="Open an original: two custodians and a reason.")
app.add_typer(custody, name="custody", short_help="Where each document came from.")
app.add_typer(export, name="export", short_help="Forms that leave the casebook.")
app.add_typer(field, name="field", short_help="Take in what a device cannot read again.")
app.add_typer(keys, name="keys", short_help="Who can open a casebook, and by which words.")
app.add_typer(people, name="people", short_help="Who works with a casebook, and what each may see.")
app.add_typer(coding, name="coding", short_help="What people make of what the program read.")
app.add_typer(origins, name="origins", short_help="Which documents count once, and a person's word on it.")
app.add_typer(paraphrase, name="paraphrase", short_help="Other words for a quote that would tell who spoke.")
app.add_typer(consents, name="consents", short_help="What people allowed to leave, and took back.")


@names.callback()
def _names() -> None:
    """Read names of Myanmar, in either script."""


@names.command("match", short_help="Find the names of one table in another.")
def match_names(
    queries: Annotated[Path, typer.Argument(help="Tab-separated table with the columns id and name.")],
    corpus: Annotated[Path, typer.Argument(help="The table to look in, with the same columns.")],
    json_out: Annotated[Path, typer.Option("--json", help="Write the matches to this file.")],
    top: Annotated[int, typer.Option("--top", min=1, max=1000, help="How many matches for each name.")] = 10,
) -> None:
    """Find for each name of one table those of another that are likeliest the same. Writes plain text."""
    from kintrace.cli import steps

    raise typer.Exit(steps.match_names(queries, corpus, top, json_out))


@app.command(short_help="Verify a casebook.")
def check(
    casebook: Annotated[Path, typer.Argument(help="The casebook.")],
    head: Annotated[str, typer.Option(help="Twelve words written down earlier: was it ever in that state?")] = "",
    head_file: Annotated[Path | None, typer.Option(help="Read these words from a file.")] = None,
    passphrase_file: PassphraseFile = None,
    passphrase_fd: PassphraseFd = None,
) -> None:
    """Verify a casebook: every hash, link and signature, and that all that is computed equals a rebuild."""
    raise typer.Exit(keeping.check(casebook, head, head_file, passphrase_file, passphrase_fd))


@app.command(short_help="Open a casebook in a browser on this machine.")
def serve(
    casebook: Annotated[Path, typer.Argument(help="The casebook.")],
    port: Annotated[int, typer.Option(min=0, max=65535, help="Port of 127.0.0.1; 0: a free one.")] = 0,
    lock_after: Annotated[float, typer.Option(min=0.05, max=480, help="Idle minutes after which it locks.")] = 5,
) -> None:
    """Open a casebook in a browser on this machine. The passphrase is asked for there; idle, it locks by itself."""
    from kintrace.cli import serve as serving

    raise typer.Exit(serving.run(casebook, port, lock_after))


@app.command(short_help="Lock every casebook that you have open in a browser.")
def lock() -> None:
    """Lock every casebook that you have open in a browser; a job that runs there is waited for."""
    from kintrace.cli import serve as serving

    raise typer.Exit(serving.lock())


@app.command(short_help="End everything of yours that holds keys, at once.")
def panic() -> None:
    """End everything of yours that holds keys, at once: pages, jobs, commands at work. Nothing is asked."""
    from kintrace.cli import serve as serving

    raise typer.Exit(serving.panic())


asking.register(app)
keeping.register(app)


@app.command(short_help="Say what is missing on this machine, or unsafe about it.")
def doctor() -> None:
    """Say what is missing on this machine, or unsafe about it, and how to mend it."""
    from kintrace.cli import machine

    raise typer.Exit(machine.doctor())
