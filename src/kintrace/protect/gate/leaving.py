"""What may go to somebody outside: only what somebody allowed, for this purpose, to them; and no death unconfirmed.

Where nobody allowed it, it is simply not there: nothing that goes out tells whether there was more. Who took back what
they themselves allowed is overruled by nobody: from then on only their own word lets anything of theirs out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from kintrace.model import Assessment, Case, Confirmation, Consent, Document, Enquiry, Giver, to_cbor
from kintrace.protect.gate.deaths import confirmed_and_told, deaths_are_told, tells_of_a_death
from kintrace.protect.masks.children import is_child

FAMILY = "family"
"""The recipient whom a consent to be told of names: whoever looks for the person, and proved to be of their family."""

_OF_A_CHILD = frozenset({Giver.GUARDIAN, Giver.CHILD})
_THEIR_OWN = frozenset({Giver.PERSON, *_OF_A_CHILD})  # the word of whom a lead is about
_OF_A_DOCUMENT = frozenset({Giver.PERSON, Giver.SPEAKER})  # of whose words it is made
_ONLY_ONE = frozenset({Giver.PERSON, Giver.CHILD})  # of one lead there is one, by whatever reference


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

        Of a child, or of somebody whom a consent treats as one, both a guardian and the child have to allow it. Once
        the person, a guardian or the child took anything back, no relative and no document lets the lead out.
        """
        if tells_of_a_death(lead) and not confirmed_and_told(lead, self.confirmations):
            return False
        if self.their_own_word(lead):
            return True
        about = _about(lead)
        if self._of_a_child(lead) or any(w.item in about and w.giver in _THEIR_OWN for w in self._withdrawn()):
            return False
        relative = any(c.item in about and c.giver is Giver.RELATIVE for c in self._open())
        return relative or all(self.document(d) for d in lead.documents)

    def their_own_word(self, lead: Assessment) -> tuple[Consent, ...]:
        """The consents by which whom a lead is about allow it themselves; none: they do not.

        The person's; of a child, or of whom a consent treats as one, a guardian's and the child's together. One that
        any of them took back for this recipient and purpose closes it, until the same one allows it anew.
        """
        about = _about(lead)
        own = tuple(c for c in self._open() if c.item in about and c.giver in _THEIR_OWN)
        taken_back = [w for w in self._withdrawn() if w.item in about and w.giver in _THEIR_OWN]
        if not all(self._given_anew(w, own, _ONLY_ONE) for w in taken_back if self._meets(w)):
            return ()
        needed = _OF_A_CHILD if self._of_a_child(lead) else frozenset({Giver.PERSON})
        return own if needed <= {c.giver for c in own} else ()

    def document(self, ref: str) -> bool:
        """Whether a document may go out: allowed, and taken back by nobody who told it."""
        allowed = tuple(c for c in self._open() if c.item == ref and c.giver not in _OF_A_CHILD)
        taken_back = [w for w in self._withdrawn() if w.item == ref and w.giver in _OF_A_DOCUMENT and self._meets(w)]
        return bool(allowed) and all(self._given_anew(w, allowed) for w in taken_back)

    def passage(self, document: Document, leads: Iterable[Assessment]) -> bool:
        """Whether a document's text may go out: it is allowed, so is every lead that rests on it, and each death."""
        here = [lead for lead in leads if document.ref in lead.documents]
        return (
            self.document(document.ref)
            and all(self.lead(lead) for lead in here)
            and deaths_are_told(document, here, self.confirmations)
        )

    def case(self, case: Case) -> bool:
        """Whether a family's case may go out."""
        return any(c.item == case.ref for c in self._open())

    def enquiry(self, enquiry: Enquiry) -> bool:
        """Whether what was asked for a family may go out: with its case, or on its own."""
        return any(c.item in (enquiry.ref, enquiry.case) for c in self._open())

    def _open(self) -> tuple[Consent, ...]:
        return tuple(c for c in standing(self.consents) if c.covers(self.purpose, self.recipient, self.as_of))

    def _withdrawn(self) -> tuple[Consent, ...]:
        """What was taken back; a guardian who handed the child over has no say, in either way."""
        gone = {c.ref for c in self.consents if c.withdrawn}
        return tuple(c for c in self.consents if c.ref in gone and not c.handed_over)

    def _of_a_child(self, lead: Assessment) -> bool:
        about = _about(lead)
        return is_child(lead) or any(c.giver in _OF_A_CHILD for c in self.consents if c.item in about)

    def _meets(self, withdrawn: Consent) -> bool:
        """Whether what was taken back is for this recipient, and for this purpose, a wider or a narrower one."""
        one, other = f"{withdrawn.purpose}/", f"{self.purpose}/"
        return withdrawn.recipient == self.recipient and (one.startswith(other) or other.startswith(one))

    def _given_anew(self, withdrawn: Consent, among: Iterable[Consent], alone: frozenset[Giver] = frozenset()) -> bool:
        """Whether the same giver allowed it after they took it back, and says so: clocks and order decide nothing."""
        return any(
            withdrawn.ref in c.after and c.giver is withdrawn.giver and (c.by == withdrawn.by or c.giver in alone)
            for c in among
        )


def _about(lead: Assessment) -> frozenset[str]:
    return frozenset({lead.ref, lead.episode.ref, lead.episode.person})


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
