"""A model of a person's own at the command line: from options only, so that none is ever asked unsaid."""

from __future__ import annotations

import os

import typer

from kintrace import casework
from kintrace.config import settings_from


def read(
    endpoint: str, name: str, *, elsewhere: bool = False, may_be_elsewhere: bool = True
) -> casework.BroughtModel | None:
    """Take up the model that options name, and say on standard error what leaves the machine; ``None``: none is named.

    Raises:
        BadEndpoint: Address or name cannot be meant.
        ModelElsewhere: It is another machine, and that was not said.
    """
    if bool(endpoint) != bool(name) or (elsewhere and not endpoint):
        raise typer.BadParameter("A model is asked where both its address and its name are given: --model-endpoint "
                                 "and --model go together.")  # fmt: skip
    if not endpoint:
        return None
    seconds = settings_from(os.environ).model_seconds
    model = casework.brought_model(endpoint, name, seconds, elsewhere=elsewhere, may_be_elsewhere=may_be_elsewhere)
    typer.echo(model.endpoint.said, err=True)
    return model
