"""What people ask of us: not to be found, or to be told of somebody; and what a person answered."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kintrace.model.kept import Kept, kept


class HiddenBecause(StrEnum):
    """Why somebody is not to be found. An allegation is no reason: "he ran off" may come from the taker."""

    WISH = "wish"  # their own, as they said it themselves
    DANGER = "danger"  # two custodians say so; the person could not be asked


class WishWay(StrEnum):
    """How somebody's own wish reached whoever recorded it."""

    SPOKEN = "spoken"  # in person
    TELEPHONE = "telephone"  # by a voice that is known
    LETTER = "letter"


@kept(mention=Kept.OPEN, document=Kept.OPEN, start=Kept.OPEN, end=Kept.OPEN)
@dataclass(frozen=True, slots=True)
class Anchor:
    """A mention of a person that tells of their taking: by it they are known again, whatever is written later.

    Args:
        mention: Reference of the person mention, as coded when this was made.
        document: Reference of its document.
        start: First code point of the words that bring them up: a newer coding may number its mentions otherwise.
        end: One past the last.
    """

    mention: str
    document: str
    start: int
    end: int


@kept(ref=Kept.SEALED, lead=Kept.SEALED, about=Kept.SEALED, because=Kept.SEALED, way=Kept.SEALED, by=Kept.SEALED,
      second=Kept.SEALED, ended=Kept.SEALED)  # fmt: skip
@dataclass(frozen=True, slots=True)
class NotToBeFound:
    """That somebody is not to be found, or the end of it. No field holds where they are, or that they got away.

    Args:
        ref: Reference; the end of it has the same.
        lead: Reference of the lead by which they were named: it may change with what is left out.
        about: Where their taking is told, as far as it was known.
        because: Their own wish, or danger.
        way: How the wish was told; ``None``: danger.
        by: Reference of who recorded it; empty: a casebook that knows nobody by name.
        second: Reference of the other custodian; empty where it is a wish.
        ended: Whether this takes it back. Only the person's own wish does.

    Raises:
        ValueError: No mention; a wish without its way; danger without two different people, or taken back.
    """

    ref: str
    lead: str
    about: tuple[Anchor, ...] = field(repr=False)
    because: HiddenBecause = field(repr=False)
    way: WishWay | None = field(repr=False)
    by: str = field(repr=False)
    second: str = field(default="", repr=False)
    ended: bool = field(default=False, repr=False)

    def __post_init__(self) -> None:
        if not self.about:
            raise ValueError("who is not to be found is known by a mention")
        if (self.because is HiddenBecause.WISH) != (self.way is not None):
            raise ValueError("a wish says how it was told, and danger is nobody's wish")
        if self.because is HiddenBecause.DANGER and (not self.by or not self.second or self.by == self.second):
            raise ValueError("danger is for two different people to say")
        if self.because is HiddenBecause.DANGER and self.ended:
            raise ValueError("only the person's own wish ends it")


@kept(padded=Kept.CASE, received=Kept.CASE, whole=Kept.OPEN)
@dataclass(frozen=True, slots=True)
class Request:
    """A request from outside, to be told of somebody: its bytes as they came, not yet read by anybody.

    Args:
        padded: The bytes, filled up to a length that many requests share: no entry's size tells what was asked.
        received: ISO day on which it came, in Myanmar.
        whole: Whether it was kept whole; one that is too long is cut.
    """

    padded: bytes = field(repr=False)
    received: str
    whole: bool = True


class RelationProof(StrEnum):
    """By what a seeker's relation was proved: facts that stand on no notice, list or page."""

    FAMILY_FACTS = "family_facts"  # told alone, agreed with what the found person or another relative told alone
    PAPERS = "papers"  # household list, birth or identity papers, seen
    KNOWN_TO_WORKER = "known_to_worker"  # the caseworker knows the family


@kept(ref=Kept.CASE, request=Kept.CASE, lead=Kept.CASE, proof=Kept.CASE, consent=Kept.CASE, by=Kept.CASE)
@dataclass(frozen=True, slots=True)
class Answered:
    """That a person answered a request, or closed it without telling anything. What was said is not kept here.

    Args:
        ref: Reference of the answer.
        request: Id of the entry that holds the request.
        lead: Reference of the lead that was spoken of; empty: nothing was told.
        proof: By what the relation was proved; ``None``: nothing was told.
        consent: Reference of the found person's consent; empty: nobody has found them, or nothing was told.
        by: Reference of who answered.

    Raises:
        ValueError: Something was told without the relation being proved.
    """

    ref: str
    request: str
    lead: str = ""
    proof: RelationProof | None = None
    consent: str = ""
    by: str = ""

    def __post_init__(self) -> None:
        if bool(self.lead) != (self.proof is not None):
            raise ValueError("nothing is told of anybody before the relation is proved")
