"""Text to document: the script is decided, the cleaned layer laid over it, the sidecar's word taken."""

from __future__ import annotations

from collections.abc import Iterable

from kintrace.lexicon import scripts
from kintrace.model import Arrival, Document, Row
from kintrace.sources.sidecar import Sidecar


def document_of(
    arrival: Arrival,
    ref: str,
    text: str,
    format_name: str,
    sidecar: Sidecar,
    *,
    title: str = "",
    outlet: str = "",
    published: str = "",
) -> Document:
    """Make the document of a running text; where one half of it speaks for either encoding, line by line.

    Args:
        title: From the page's own metadata; the sidecar's word goes before it, as for ``outlet``, ``published``.
    """
    script = scripts.decide(text)
    if script.mixed:
        script, cleaned, back = scripts.clean_lines(text)
    else:
        cleaned, back = scripts.clean(text, script.name)
    return Document(
        ref=ref,
        name=arrival.file_name,
        text=text,
        cleaned=cleaned,
        back=back,
        format=format_name,
        script=script.name,
        zawgyi_probability=script.zawgyi_probability,
        published=sidecar.published or published,
        outlet=sidecar.outlet or outlet,
        title=sidecar.title or title,
    )


def table_of(
    arrival: Arrival,
    ref: str,
    text: str,
    format_name: str,
    sidecar: Sidecar,
    *,
    rows: Iterable[Row],
    columns_unknown: tuple[str, ...],
    title: str = "",
) -> Document:
    """Make the document of a table; the script is decided row by row, for lists are pasted from many hands."""
    script, cleaned, back = scripts.clean_lines(text)
    return Document(
        ref=ref,
        name=arrival.file_name,
        text=text,
        cleaned=cleaned,
        back=back,
        format=format_name,
        script=script.name,
        zawgyi_probability=script.zawgyi_probability,
        published=sidecar.published,
        outlet=sidecar.outlet,
        title=sidecar.title or title,
        rows=tuple(rows),
        columns_unknown=columns_unknown,
    )
