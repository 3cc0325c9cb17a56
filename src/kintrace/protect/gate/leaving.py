"""What may go to somebody outside: only what somebody allowed, for this purpose, to them; and no death unconfirmed.

Where nobody allowed it, it is simply not there: nothing that goes out tells whether there was more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from kintrace.model import ActKind, Assessment, Case, Confirmation, Confirmed, Consent, Enquiry, Fate, Giver, to_cbor
from kintrace.protect.masks.children import is_child

_ALONE = frozenset({Giver.PERSON, Giver.RELATIVE})
_OF_A_CHILD = frozenset({Giver.GUARDIAN, Giver.CHILD})
CONFIRMING = 2


@dataclass(frozen=True, slots=True)
class Leaving:
    """What may go to one recipient for one purpose on one day.

    Args:
        purpose: For what, from wide to narrow.
        recipient: For whom.
        as_of: The day.
        consents: All that were ever recorded, withdrawals too, in any order.
        confirmations: Of deaths.
    """

    purpose: str
    recipient: str
    as_of: date
    consents: tuple[Consent, ...] = field(repr=False)
    confirmations: tuple[Confirmation, ...] = field(default=(), repr=False)

    def lead(self, lead: Assessment) -> bool:
        """Whether a lead may go out: allowed for the person, or for every document it rests on; no death unconfirmed.

        Of a child, or of somebody whom a consent treats as one, both a guardian and the child have to allow it.
        """
        if tells_of_a_death(lead) and not confirmed_and_told(lead, self.confirmations):
            return False
        about = {lead.ref, lead.episode.ref, lead.episode.person}
        given = {c.giver for c in self._open() if c.item in about}
        if is_child(lead) or any(c.giver in _OF_A_CHILD for c in self.consents if c.item in about):
            return given >= _OF_A_CHILD
        return bool(given & _ALONE) or all(self.document(d) for d in lead.documents)

    def document(self, ref: str) -> bool:
        """Whether a document may go out."""
        return any(c.item == ref and c.giver not in _OF_A_CHILD for c in self._open())

    def passage(self, ref: str, leads: Iterable[Assessment]) -> bool:
        """Whether a document's text may go out: it is allowed, and so is every lead that rests on it."""
        return self.document(ref) and all(self.lead(lead) for lead in leads if ref in lead.documents)

    def case(self, case: Case) -> bool:
        """Whether a family's case may go out."""
        return any(c.item == case.ref for c in self._open())

    def enquiry(self, enquiry: Enquiry) -> bool:
        """Whether what was asked for a family may go out: with its case, or on its own."""
        return any(c.item in (enquiry.ref, enquiry.case) for c in self._open())

    def _open(self) -> tuple[Consent, ...]:
        return tuple(c for c in standing(self.consents) if c.covers(self.purpose, self.recipient, self.as_of))


def standing(consents: Iterable[Consent]) -> tuple[Consent, ...]:
    """Consents that were not withdrawn, in order of their references. A withdrawal wins, whichever came first.

    >>> from kintrace.model import When
    >>> given = Consent("con:1", "lead:1", "tracing", "icrc", When("2026-06-30"), "spoken", "in Jinghpaw", "who:1")
    >>> from dataclasses import replace
    >>> standing([replace(given, withdrawn=True), given])
    ()
    """
    everything = tuple(consents)
    gone = {c.ref for c in everything if c.withdrawn}
    return tuple(sorted({c for c in everything if c.ref not in gone}, key=lambda c: (c.ref, to_cbor(c))))


def tells_of_a_death(lead: Assessment) -> bool:
    """Whether anything in a lead says, or lets somebody think, that the person died."""
    return (
        lead.act.kind is ActKind.DEATH
        or lead.fate is Fate.DIED
        or any(h.answer == Fate.DIED for h in lead.hypotheses)
        or any(m.act.kind is ActKind.DEATH for m in lead.timeline)
        or any(v.value == Fate.DIED for c in lead.conflicts for v in c.values)
    )


def confirmed_and_told(lead: Assessment, confirmations: Iterable[Confirmation]) -> bool:
    """Whether two different people confirmed a death, and somebody told the family in person."""
    about = [c for c in confirmations if c.item in (lead.ref, lead.episode.ref, lead.episode.person)]
    confirming = {c.by for c in about if c.what is Confirmed.DEATH}
    return len(confirming) >= CONFIRMING and any(c.what is Confirmed.TOLD_IN_PERSON for c in about)
