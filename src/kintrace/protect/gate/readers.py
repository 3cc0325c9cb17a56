"""Who may see what: one row for each kind of reader."""

from __future__ import annotations

from dataclasses import dataclass

from kintrace.errors import Refused
from kintrace.model import Reader


@dataclass(frozen=True, slots=True)
class Sees:
    """What one kind of reader may see.

    Args:
        leads: Leads and the passages behind them, each rule applied.
        deaths: That somebody is alleged to have died.
        files: Names of files; a name can hold a person's.
    """

    leads: bool
    deaths: bool
    files: bool


# A lead is no finding. No family is shown one, least of all a death; an administrator keeps machines, not cases.
SEES: dict[Reader, Sees | None] = {
    Reader.DOCUMENTER: Sees(leads=True, deaths=True, files=True),
    Reader.REVIEWER: Sees(leads=True, deaths=True, files=True),
    Reader.CASEWORKER: Sees(leads=True, deaths=True, files=True),
    Reader.ANALYST: Sees(leads=True, deaths=True, files=True),
    Reader.CUSTODIAN: Sees(leads=True, deaths=True, files=True),
    Reader.ADMINISTRATOR: Sees(leads=False, deaths=False, files=False),
    Reader.FAMILY: None,
}


def require_reader(reader: Reader) -> Sees:
    """Say what a reader may see.

    Raises:
        Refused: The reader may be shown nothing.
    """
    sees = SEES[reader]
    if sees is None:
        raise Refused(
            "Leads are not shown to families: nobody has confirmed them. Speak with the family at the next visit, "
            "when two people have confirmed what there is."
        )
    return sees
