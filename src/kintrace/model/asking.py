"""What people ask of us: not to be found, or to be told of somebody; and what a person answered."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from kintrace.model.kept import Kept, kept
from kintrace.model.sealing import SealedBox


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


@kept(because=Kept.SEALED, way=Kept.SEALED, by=Kept.SEALED, second=Kept.SEALED)
@dataclass(frozen=True, slots=True)
class HidingReason:
    """Why somebody is, or is no longer, not to be found, and by whose word: what is closed to custodians.

    Args:
        because: Their own wish, or danger.
        way: How the wish was told; ``None``: danger.
        by: Reference of who recorded it; empty: a casebook that knows nobody by name.
        second: Reference of who agreed: of danger the other custodian, of the end of it another person.
    """

    because: HiddenBecause = field(repr=False)
    way: WishWay | None = field(repr=False)
    by: str = field(repr=False)
    second: str = field(default="", repr=False)


@kept(ref=Kept.SEALED, lead=Kept.SEALED, about=Kept.SEALED, because=Kept.SEALED, way=Kept.SEALED, by=Kept.SEALED,
      second=Kept.SEALED, ended=Kept.SEALED, known_by=Kept.SEALED, since=Kept.SEALED, ends=Kept.SEALED,
      closed=Kept.SEALED)  # fmt: skip
@dataclass(frozen=True, slots=True)
class NotToBeFound:
    """That somebody is not to be found, or the end of it. No field holds where they are, or that they got away.

    Args:
        ref: Reference. In its first version the end of it has the same.
        lead: Reference of the lead by which they were named: it may change with what is left out.
        about: Where their taking is told, as far as it was known.
        because: Their own wish, or danger; ``None``: closed to custodians.
        way: How the wish was told; ``None``: danger, or closed to custodians.
        by: Reference of who recorded it; empty: a casebook that knows nobody by name, or closed to custodians.
        second: Reference of who agreed: of danger the other custodian, of the end of it another person.
        ended: Whether this takes it back. Only the person's own wish does.
        known_by: Keyed digests of all by which writings on them are compared with others. Where every document in
            ``about`` is gone, what shares one of them may be told of them, and is not shown.
        since: ISO day of their taking, the last on which it may have been; empty: nobody said, or the first version.
        ends: References of what this takes back, filled up with some of nothing: their number tells nothing.
        closed: ``HidingReason``, closed to custodians; ``None``: the casebook had none.

    Raises:
        ValueError: No mention; a wish without its way; danger without two different people, or taken back; a reason
            that lies both open and closed.
    """

    ref: str
    lead: str
    about: tuple[Anchor, ...] = field(repr=False)
    because: HiddenBecause | None = field(repr=False)
    way: WishWay | None = field(repr=False)
    by: str = field(repr=False)
    second: str = field(default="", repr=False)
    ended: bool = field(default=False, repr=False)
    known_by: tuple[str, ...] = field(default=(), repr=False)
    since: str = field(default="", repr=False)
    ends: tuple[str, ...] = field(default=(), repr=False)
    closed: SealedBox | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        if not self.about:
            raise ValueError("who is not to be found is known by a mention")
        if self.closed is not None:
            if self.because or self.way or self.by or self.second:
                raise ValueError("a reason that is closed to custodians does not lie open beside it")
            return
        if self.because is None or (self.because is HiddenBecause.WISH) != (self.way is not None):
            raise ValueError("a wish says how it was told, and danger is nobody's wish")
        if self.because is HiddenBecause.DANGER and (not self.by or not self.second or self.by == self.second):
            raise ValueError("danger is for two different people to say")
        if self.because is HiddenBecause.DANGER and self.ended:
            raise ValueError("only the person's own wish ends it")


@kept(padded=Kept.CASE, received=Kept.CASE, whole=Kept.OPEN, box=Kept.SEALED, stands_for=Kept.CASE)
@dataclass(frozen=True, slots=True)
class Request:
    """A request from outside, to be told of somebody: its bytes as they came, not yet read by anybody.

    Args:
        padded: The bytes, filled up to a length that many requests share: no entry's size tells what was asked.
        received: ISO day on which it came, in Myanmar.
        whole: Whether it was kept whole; one that is too long is cut.
        box: All of it, closed to custodians; then ``padded`` holds who is sought, and nothing of who asks. ``None``: it
            stays as it came.
        stands_for: Id of the entry that held it before it was closed, by which it is known; empty: its own.
    """

    padded: bytes = field(repr=False)
    received: str
    whole: bool = True
    box: SealedBox | None = field(default=None, repr=False)
    stands_for: str = ""


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
