"""What is alleged of one missing person or group, for and against, and what nobody has settled."""

from __future__ import annotations

from dataclasses import dataclass, field

from kintrace.model.claiming import Actor, Coding, Position, Practice
from kintrace.model.count import Count
from kintrace.model.custody import Custody
from kintrace.model.kept import Kept, kept
from kintrace.model.linking import Linked
from kintrace.model.place import Place
from kintrace.model.scheme import Act, Child, Fate, Question, Sex, SpeakerKind, TimeOfDay
from kintrace.model.tracing import Case, Enquiry
from kintrace.model.when import When
from kintrace.model.writing import Document, Quote


@kept(question=Kept.OPEN, answer=Kept.ALLEGED, words=Kept.WORDS, supporting=Kept.OPEN, opposing=Kept.OPEN,
      origins_for=Kept.OPEN, origins_against=Kept.OPEN, probability=Kept.OPEN)  # fmt: skip
@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One possible answer to one question of an episode.

    Args:
        question: Who took, who holds, what became of them.
        answer: Code of an actor or a fate.
        words: How the documents name it.
        supporting: References of claims for it.
        opposing: References of claims against it (denials, or claims for something it rules out).
        origins_for: Groups of documents, not connected with each other, that speak for it.
        origins_against: The same against it.
        probability: 0..1, or ``None``: not known. Never a guess.
    """

    question: Question
    answer: str
    words: str = field(repr=False)
    supporting: tuple[str, ...] = ()
    opposing: tuple[str, ...] = ()
    origins_for: int = 0
    origins_against: int = 0
    probability: float | None = None

    def __post_init__(self) -> None:
        if not self.supporting and not self.opposing:
            raise ValueError("a hypothesis that no claim speaks to cannot be made")
        if self.probability is not None and not 0 <= self.probability <= 1:
            raise ValueError("a probability lies between 0 and 1")


@kept(value=Kept.WORDS, documents=Kept.OPEN)
@dataclass(frozen=True, slots=True)
class ConflictValue:
    """One of the values that documents disagree on, with the references of the documents that give it."""

    value: str = field(repr=False)
    documents: tuple[str, ...]


@kept(property=Kept.OPEN, values=Kept.OPEN)
@dataclass(frozen=True, slots=True)
class Conflict:
    """A property on which documents disagree. All values stand side by side."""

    property: str
    values: tuple[ConflictValue, ...]

    def __post_init__(self) -> None:
        if len(self.values) < 2:
            raise ValueError("a conflict has two values or more")


@kept(ref=Kept.OPEN, person=Kept.OPEN, start=Kept.OPEN, later=Kept.OPEN)
@dataclass(frozen=True, slots=True)
class Episode:
    """One person's (or group's) course from a taking on; a re-taking opens another.

    Args:
        ref: Reference of the episode.
        person: Reference of the person or group.
        start: References of incidents that open it (the taking, or the death in flight where no taking is told).
        later: References of later incidents: transfers, releases, escapes, deaths.
    """

    ref: str
    person: str
    start: tuple[str, ...]
    later: tuple[str, ...] = ()


@kept(names=Kept.PERSON, number=Kept.ALLEGED, sex=Kept.ALLEGED, ages=Kept.PERSON, child=Kept.ALLEGED)
@dataclass(frozen=True, slots=True)
class Who:
    """The missing person or group of one lead.

    Args:
        names: Every form of the name, as written, the fullest first; empty: nobody names them.
        number: How many.
        sex: Of the person, or of all of the group.
        ages: Years, as claimed; conflicting ones side by side.
        child: Whether under 18 by any plausible age.
    """

    names: tuple[str, ...] = field(repr=False)
    number: Count
    sex: Sex = Sex.UNKNOWN
    ages: tuple[int, ...] = ()
    child: Child = Child.UNKNOWN


@kept(act=Kept.ALLEGED, when=Kept.ALLEGED, quote=Kept.WORDS, incident=Kept.OPEN)
@dataclass(frozen=True, slots=True)
class Moment:
    """One point of a lead's timeline: what, when, and the words that say so.

    Args:
        act: What is said to have been done.
        when: When.
        quote: The words; ``None``: withheld by the gate.
        incident: Reference of the incident.
    """

    act: Act
    when: When
    quote: Quote | None
    incident: str


@kept(ref=Kept.OPEN, episode=Kept.OPEN, who=Kept.ALLEGED, act=Kept.ALLEGED, when=Kept.ALLEGED, date_words=Kept.WORDS,
      where=Kept.ALLEGED, times_of_day=Kept.ALLEGED, taker=Kept.ALLEGED, holder=Kept.ALLEGED,
      handers_over=Kept.ALLEGED, orderers=Kept.ALLEGED, hypotheses=Kept.ALLEGED, fate=Kept.ALLEGED,
      fate_words=Kept.WORDS, documents=Kept.OPEN, origins=Kept.OPEN, conflicts=Kept.WORDS, quotes=Kept.WORDS,
      speakers=Kept.ORIGIN, positions=Kept.OPEN, timeline=Kept.ALLEGED, settle=Kept.OPEN,
      reviewed=Kept.OPEN)  # fmt: skip
@dataclass(frozen=True, slots=True)
class Assessment:
    """What all writings together allege of one episode. A lead, until humans have confirmed it.

    Args:
        ref: Reference of the assessment.
        episode: Whose course it is.
        who: The person or group.
        act: What is said to have been done.
        when: When, with words; ``UNKNOWN`` where nothing settles it.
        date_words: Each wording of the date.
        where: Where.
        times_of_day: Parts of the day that are named for it.
        taker: The one alleged by all who name one, or ``Actor("", None)``: not known, or disputed.
        holder: As ``taker``; never worked out from it.
        handers_over: Who is said to have handed them over.
        orderers: Who is said to have ordered it.
        hypotheses: For each question the answers with what speaks for and against.
        fate: What is said to have become of them.
        fate_words: The words.
        documents: References of the documents that speak of it, by file name.
        origins: Groups of documents that we could not connect.
        conflicts: What they disagree on.
        quotes: The words it rests on; none is left where the gate withheld them all.
        speakers: On whose word: the parts that the speakers have in it, never who they are.
        positions: References of what the parties named here say of themselves in the same documents.
        timeline: Its moments in order of time, undated ones last.
        settle: Keys of what would settle open questions, to be worded for the reader.
        reviewed: Whether humans have confirmed its claims and links.
    """

    ref: str
    episode: Episode
    who: Who
    act: Act
    when: When
    date_words: tuple[str, ...] = field(repr=False)
    where: Place
    times_of_day: tuple[TimeOfDay, ...]
    taker: Actor
    holder: Actor
    handers_over: tuple[Actor, ...]
    orderers: tuple[Actor, ...]
    hypotheses: tuple[Hypothesis, ...]
    fate: Fate
    fate_words: str = field(repr=False)
    documents: tuple[str, ...]
    origins: int
    conflicts: tuple[Conflict, ...]
    quotes: tuple[Quote, ...]
    speakers: tuple[SpeakerKind, ...] = ()
    positions: tuple[str, ...] = ()
    timeline: tuple[Moment, ...] = ()
    settle: tuple[str, ...] = ()
    reviewed: bool = False

    def __post_init__(self) -> None:
        if not 1 <= self.origins <= len(self.documents):
            raise ValueError(f"{self.ref}: more origins than documents, or none")


@kept(assessments=Kept.SEALED, documents=Kept.SEALED, codings=Kept.SEALED, linked=Kept.SEALED, taken_in=Kept.OPEN,
      set_aside=Kept.SEALED, plain_files=Kept.SEALED, custody=Kept.SEALED, arrival_names=Kept.SEALED,
      cases=Kept.SEALED, enquiries=Kept.SEALED, masked_by=Kept.SEALED)  # fmt: skip
@dataclass(frozen=True, slots=True)
class Findings:
    """Everything computed from a casebook or folder: what the gate takes, and nobody is shown as it is.

    Args:
        assessments: What is alleged of each missing person or group.
        documents: The documents behind them, and those that gave no lead, in the order taken in.
        codings: What was read from each document; the gate masks by its speakers, contacts, escapes and releases.
        linked: Persons, incidents and origins.
        taken_in: Files kept.
        set_aside: (file name, place in it, reason) of what could not be used.
        plain_files: Names of the plain sources that still lie in the folder.
        custody: Where arrivals came from, and through whose hands they went; asked for on its own.
        arrival_names: File name by reference of the arrival.
        cases: What families ask for.
        enquiries: What was asked for them, of whom.
        masked_by: Of documents that people ruled on, what the program read: what was masked by it is masked still.

    Raises:
        ValueError: An assessment that rests on a document which is not here.
    """

    assessments: tuple[Assessment, ...]
    documents: tuple[Document, ...]
    codings: tuple[Coding, ...]
    linked: Linked
    taken_in: int = 0
    set_aside: tuple[tuple[str, str, str], ...] = field(default=(), repr=False)
    plain_files: tuple[str, ...] = field(default=(), repr=False)
    custody: tuple[Custody, ...] = ()
    arrival_names: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    cases: tuple[Case, ...] = ()
    enquiries: tuple[Enquiry, ...] = ()
    masked_by: tuple[Coding, ...] = ()

    def __post_init__(self) -> None:
        here = {d.ref for d in self.documents}
        for x in self.assessments:
            if not here.issuperset(x.documents):
                raise ValueError(f"{x.ref}: rests on a document that is not among the findings")

    @property
    def practices(self) -> tuple[Practice, ...]:
        """Rules in time, in the order of the documents."""
        return tuple(p for c in self.codings for p in c.practices)

    @property
    def positions(self) -> tuple[Position, ...]:
        """What parties say of themselves, in the order of the documents."""
        return tuple(p for c in self.codings for p in c.positions)
