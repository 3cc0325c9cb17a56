"""Options that several commands share, worded once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

PassphraseFile = Annotated[Path | None, typer.Option(help="Read the passphrase from the first line of this file.")]
PassphraseFd = Annotated[int | None, typer.Option(help="Read the passphrase from this open file descriptor.")]
Plain = Annotated[bool, typer.Option("--plain", help="Yes, write it so that everybody can read it.")]
Recipients = Annotated[list[str] | None, typer.Option("--to", help="Encrypt it to this age recipient.")]
ModelEndpoint = Annotated[
    str, typer.Option("--model-endpoint", help="Ask a model of yours too, e.g. at http://127.0.0.1:8080/v1.")
]
ModelName = Annotated[str, typer.Option("--model", help="Which model, as its server names it.")]
ModelElsewhere = Annotated[
    bool, typer.Option("--model-elsewhere", help="Yes, the model may be on another machine, and read what is sent.")
]
