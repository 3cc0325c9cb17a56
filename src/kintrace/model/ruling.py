"""A person's word on what was read from a document: that a claim is right, wrong, otherwise, or missing."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kintrace.model.claiming import Claim, IncidentMention, PersonMention, Speaker
from kintrace.model.kept import Kept, kept
from kintrace.model.writing import Quote


class RulingAct(StrEnum):
    """What a person says of a claim."""

    ACCEPT = "accept"
    CORRECT = "correct"
    REJECT = "reject"
    ADD = "add"


@kept(ref=Kept.OPEN, document=Kept.OPEN, act=Kept.OPEN, claim=Kept.PERSON, before=Kept.PERSON, mention=Kept.PERSON,
      incident=Kept.ALLEGED, victims=Kept.PERSON, speaker=Kept.SEALED, by=Kept.CUSTODY, settles=Kept.OPEN,
      added=Kept.OPEN, why=Kept.WORDS, withdrawn=Kept.OPEN)  # fmt: skip
@dataclass(frozen=True, slots=True)
class Ruling:
    """A person's word on one claim, with the whole of what it is about.

    All is embedded: references of what a program read change with its version, words of a document do not.

    Args:
        ref: Reference (``rul:…``), the same once it is withdrawn.
        document: Reference of the document.
        act: Accept, correct, reject or add.
        claim: The claim as the person leaves it; of a rejected one, as it was.
        before: The claim that is corrected, as it was; ``None``: it is not a correction.
        mention: The person that the claim is about; ``None``: it is about an incident.
        incident: The incident that it is about; ``None``: it is about a person.
        victims: Whom the incident befell.
        speaker: On whose word the claim is.
        by: Reference of the person who rules.
        settles: References of earlier rulings on this claim that count no more.
        added: Whether the claim that is ruled on is one that a person added.
        why: Their reason, in their words.
        withdrawn: Whether it was taken back.

    Raises:
        ValueError: Nobody ruled, or what is embedded does not fit together.
    """

    ref: str
    document: str
    act: RulingAct
    claim: Claim = field(repr=False)
    mention: PersonMention | None = field(repr=False)
    incident: IncidentMention | None = field(repr=False)
    speaker: Speaker = field(repr=False)
    by: str
    before: Claim | None = field(default=None, repr=False)
    victims: tuple[PersonMention, ...] = field(default=(), repr=False)
    settles: tuple[str, ...] = ()
    added: bool = False
    why: str = field(default="", repr=False)
    withdrawn: bool = False

    def __post_init__(self) -> None:
        if not self.by:
            raise ValueError(f"{self.ref}: a ruling names who made it")
        if (self.mention is None) == (self.incident is None) or self.claim.about != self.about.ref:
            raise ValueError(f"{self.ref}: a ruling is on a claim about one person or one incident, and holds it")
        if (self.before is not None) != (self.act is RulingAct.CORRECT) or self.claim.speaker != self.speaker.ref:
            raise ValueError(f"{self.ref}: a correction, and nothing else, holds the claim as it was")
        if any(quote.document != self.document for quote in self.quotes):
            raise ValueError(f"{self.ref}: a ruling holds words of its own document only")
        if self.incident is not None and {v.ref for v in self.victims} != set(self.incident.victims):
            raise ValueError(f"{self.ref}: an incident is kept with all whom it befell")

    @property
    def about(self) -> PersonMention | IncidentMention:
        """The person or incident that the claim is about."""
        found = self.mention or self.incident
        assert found is not None  # checked when it was made
        return found

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """All words of the document that it holds."""
        said = (self.claim, self.about, *self.victims, *((self.before,) if self.before else ()))
        repeats = self.incident.repeats if self.incident is not None else ()
        return (*(one.quote for one in said), *repeats)

    @property
    def ruled(self) -> Claim:
        """The claim as it was when the person ruled."""
        return self.before or self.claim
