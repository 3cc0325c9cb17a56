"""What a form is, which ones there are, and the one way to render them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from kintrace.errors import Refused
from kintrace.model import Reader, Released
from kintrace.plugins import collect


@dataclass(frozen=True, slots=True)
class Form:
    """One way to show what was released.

    Args:
        name: On the command line, e.g. ``report-html``.
        summary: One sentence for a person who chooses.
        readers: Who may be handed it. The gate has decided what they see; this says whether the form is for them.
        render: Relative paths and bytes; the same input gives the same bytes.
    """

    name: str
    summary: str
    readers: frozenset[Reader]
    render: Callable[[Released], dict[str, bytes]]


# Those who work with leads; an analyst without names, words and files. A family is shown no lead.
CASE_READERS = frozenset({Reader.DOCUMENTER, Reader.REVIEWER, Reader.CASEWORKER, Reader.ANALYST})
# Those who see how much there is, in the terminal and in lines, and no lead.
COUNT_READERS = frozenset({Reader.CUSTODIAN, Reader.ADMINISTRATOR})


def forms() -> dict[str, Form]:
    """All forms by name."""
    return collect("kintrace.outputs", "FORM", Form)


def render(form: str, released: Released) -> dict[str, bytes]:
    """Render one form whole, before anything of it is written.

    Args:
        form: Its name.
        released: What the gate let out.

    Returns:
        Files by relative path, with ``/`` between folders.

    Raises:
        KeyError: No such form.
        Refused: The form is not for this reader.
    """
    chosen = forms()[form]
    if released.reader not in chosen.readers:
        raise Refused(f"The form {chosen.name} is not for the reader {released.reader.value}. Choose another form.")
    return chosen.render(released)
