"""Options that several commands share, worded once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

PassphraseFile = Annotated[Path | None, typer.Option(help="Read the passphrase from the first line of this file.")]
PassphraseFd = Annotated[int | None, typer.Option(help="Read the passphrase from this open file descriptor.")]
Plain = Annotated[bool, typer.Option("--plain", help="Yes, write it so that everybody can read it.")]
Recipients = Annotated[list[str] | None, typer.Option("--to", help="Encrypt it to this age recipient.")]
