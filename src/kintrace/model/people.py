"""Who works with a casebook: people by reference, and the roles that they have."""

from __future__ import annotations

from dataclasses import dataclass

from kintrace.model.kept import Kept, kept
from kintrace.model.scheme import Reader


@kept(person=Kept.OPEN, roles=Kept.OPEN, slot=Kept.OPEN, by=Kept.OPEN)
@dataclass(frozen=True, slots=True)
class Grant:
    """That whoever opens a casebook by one slot is a certain person and has certain roles. The latest one stands.

    Args:
        person: Reference of the person (``who:…``), never a name; who they are is kept elsewhere, sealed.
        roles: As whom they may look, in order, each once; empty: every role was taken from them.
        slot: Id of the slot of the key file that is theirs.
        by: Reference of who gave the roles.

    Raises:
        ValueError: A person that is no reference, a role twice, or the role of a family: families open no casebook.
    """

    person: str
    roles: tuple[Reader, ...]
    slot: str
    by: str

    def __post_init__(self) -> None:
        if not self.person.startswith("who:") or not self.slot:
            raise ValueError("a grant names a person by reference, and their slot")
        if len(set(self.roles)) < len(self.roles) or Reader.FAMILY in self.roles:
            raise ValueError("a grant names roles of those who work here, each once")
