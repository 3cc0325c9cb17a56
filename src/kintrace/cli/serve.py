"""The pages on this machine, and what locks or ends them from outside."""

from __future__ import annotations

from pathlib import Path

import typer

from kintrace.errors import KintraceError


class StillRunning(KintraceError):
    """A process that holds keys could not be ended."""

    exit_code = 32

    def __init__(self, left: int) -> None:
        super().__init__(f"{left} kintrace processes are still there. Turn the machine off now: hold its power button.")


def run(casebook: Path, port: int, lock_after: float) -> int:
    """Serve a casebook until told to end.

    Args:
        casebook: Which.
        port: 0: a free one.
        lock_after: Idle minutes.
    """
    from kintrace.web import Serving, serve

    typer.echo("Open this address in a browser on this machine. It works once; press Enter here for another.", err=True)
    typer.echo("Ctrl-C ends it. From another terminal: kintrace lock, kintrace panic.", err=True)
    serve(Serving(casebook, port, lock_after * 60, typer.echo))
    return 0


def lock() -> int:
    """Lock every casebook that this user serves."""
    from kintrace.web import lock_all

    told = lock_all()
    typer.echo(f"Told to lock: {told.supervisors}." if told.supervisors else "Nothing is being served.")
    if told.others:
        typer.echo(
            f"Commands at work that hold keys: {told.others}. They end by themselves; kintrace panic ends them at once."
        )
    return 0


def panic() -> int:
    """End every process of this user that holds keys."""
    from kintrace.web import panic as end_all

    ended = end_all()
    if ended.left:
        raise StillRunning(ended.left)
    typer.echo(f"Ended: {ended.holders} that hold keys, {ended.supervisors} that serve pages.")
    return 0
