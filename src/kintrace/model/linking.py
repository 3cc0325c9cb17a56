"""What linkage makes of mentions: who is one person, what is one event, which writings are one origin."""

from __future__ import annotations

from dataclasses import dataclass, field

from kintrace.model.kept import Kept, kept
from kintrace.model.scheme import Verdict


@kept(says=Kept.OPEN, millibits=Kept.OPEN)
@dataclass(frozen=True, slots=True)
class Reason:
    """One comparison of a pair, and what it is worth.

    Args:
        says: A sentence about people ("Names sound the same in both scripts").
        millibits: Weight of evidence, log2 odds × 1000; negative speaks for two different people.
    """

    says: str
    millibits: int


@kept(left=Kept.OPEN, right=Kept.OPEN, millibits=Kept.OPEN, reasons=Kept.OPEN)
@dataclass(frozen=True, slots=True)
class Pair:
    """Two mentions that were compared.

    Args:
        left: Reference of a mention, the smaller one.
        right: Reference of the other.
        millibits: Sum of the reasons and of the starting weight, log2 odds × 1000.
        reasons: What speaks for and against; they add up to ``millibits``.
    """

    left: str
    right: str
    millibits: int
    reasons: tuple[Reason, ...] = ()

    def __post_init__(self) -> None:
        if self.left >= self.right:
            raise ValueError("a pair names its smaller reference first, and never one mention twice")
        if self.reasons and sum(r.millibits for r in self.reasons) != self.millibits:
            raise ValueError(f"{self.left}, {self.right}: the reasons do not add up to the weight")

    @property
    def probability(self) -> float:
        """Probability that both are the same, as the weights have it; not yet calibrated.

        >>> round(Pair("a", "b", 1000).probability, 3)
        0.667
        """
        return 1 / (1 + 2 ** -(min(max(self.millibits, -60000), 60000) / 1000))


@kept(ref=Kept.OPEN, left=Kept.OPEN, right=Kept.OPEN, verdict=Kept.OPEN, by=Kept.CUSTODY, at=Kept.CUSTODY,
      why=Kept.WORDS, withdrawn=Kept.OPEN)  # fmt: skip
@dataclass(frozen=True, slots=True)
class Judgement:
    """A human's word on whether two mentions are the same, or two documents one origin. Can be withdrawn.

    It stands before all that is reckoned, and goes with either document when that is erased.

    Args:
        ref: Reference of the entry.
        left: Reference of a mention or document, the smaller one.
        right: Reference of the other.
        verdict: Same, different, cannot tell.
        by: Reference of the person who judged.
        at: ISO time in UTC.
        why: Their reason, in their words.
        withdrawn: Whether they took it back.
    """

    ref: str
    left: str
    right: str
    verdict: Verdict
    by: str
    at: str
    why: str = field(default="", repr=False)
    withdrawn: bool = False

    def __post_init__(self) -> None:
        if self.left >= self.right:
            raise ValueError("a judgement names the smaller reference first, and never one mention twice")
        if not self.by:
            raise ValueError("a judgement names who made it")


@kept(ref=Kept.OPEN, mentions=Kept.OPEN, group=Kept.OPEN)
@dataclass(frozen=True, slots=True)
class Person:
    """One person, or one group, as linkage sees them over all documents. Computed, undoable.

    Args:
        ref: Reference of the person.
        mentions: References of the person mentions, ascending.
        group: Whether it is a group that nothing takes apart.
    """

    ref: str
    mentions: tuple[str, ...]
    group: bool = False

    def __post_init__(self) -> None:
        if not self.mentions or list(self.mentions) != sorted(set(self.mentions)):
            raise ValueError(f"{self.ref}: a person has mentions, each once, in order")


@kept(ref=Kept.OPEN, mentions=Kept.OPEN)
@dataclass(frozen=True, slots=True)
class Incident:
    """One event as linkage sees it over all documents. Computed, undoable.

    Args:
        ref: Reference of the incident.
        mentions: References of the incident mentions, ascending.
    """

    ref: str
    mentions: tuple[str, ...]

    def __post_init__(self) -> None:
        if not self.mentions or list(self.mentions) != sorted(set(self.mentions)):
            raise ValueError(f"{self.ref}: an incident has mentions, each once, in order")


@kept(ref=Kept.OPEN, documents=Kept.OPEN, because=Kept.ORIGIN)
@dataclass(frozen=True, slots=True)
class Origin:
    """Documents that go back to one telling: copies, rewrites, translations.

    Args:
        ref: Reference of the origin.
        documents: References of its documents, ascending.
        because: Why they count once, in a sentence for a reviewer; empty for a document on its own, unless
            a person said that it is.
    """

    ref: str
    documents: tuple[str, ...]
    because: str = ""

    def __post_init__(self) -> None:
        if not self.documents:
            raise ValueError(f"{self.ref}: an origin has documents")


@kept(persons=Kept.OPEN, incidents=Kept.OPEN, origins=Kept.OPEN, person_pairs=Kept.OPEN, incident_pairs=Kept.OPEN)
@dataclass(frozen=True, slots=True)
class Linked:
    """The whole result of linkage: every mention in exactly one person or incident, every document in one origin."""

    persons: tuple[Person, ...] = ()
    incidents: tuple[Incident, ...] = ()
    origins: tuple[Origin, ...] = ()
    person_pairs: tuple[Pair, ...] = ()
    incident_pairs: tuple[Pair, ...] = ()

    def __post_init__(self) -> None:
        for groups in ([p.mentions for p in self.persons], [i.mentions for i in self.incidents],
                       [o.documents for o in self.origins]):  # fmt: skip
            members = [m for g in groups for m in g]
            if len(members) != len(set(members)):
                raise ValueError("a mention stands in two clusters")
