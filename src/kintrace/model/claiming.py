"""Claims: who says what about which person or incident, in which words."""

from __future__ import annotations

from dataclasses import dataclass, field

from kintrace.model.count import Count
from kintrace.model.kept import Kept, kept
from kintrace.model.place import NOWHERE, Place
from kintrace.model.scheme import (
    SCHEME_VERSION,
    ClaimStatus,
    ContextKind,
    PositionKind,
    PracticeKind,
    Property,
    SpeakerKind,
    Stance,
)
from kintrace.model.when import UNKNOWN, When
from kintrace.model.writing import Quote, SetAside


@kept(text=Kept.WORDS)
@dataclass(frozen=True, slots=True)
class Words:
    """A value that is words: a name, clothes, an occupation."""

    text: str = field(repr=False)


@kept(code=Kept.ALLEGED)
@dataclass(frozen=True, slots=True)
class Code:
    """A value from the coding scheme, e.g. ``forcibly_recruited`` or ``f``."""

    code: str


@kept(words=Kept.WORDS, code=Kept.ALLEGED)
@dataclass(frozen=True, slots=True)
class Actor:
    """A side or unit that is named: its words and its code.

    Args:
        words: As written; empty where the rest of the document names it.
        code: Of the registry (``KIA``, ``MM_MIL:LIB321``); ``None``: the words settle none.
    """

    words: str = field(repr=False)
    code: str | None = None


Value = Words | Code | Actor | When | Count | Place

BY_MODEL = "model:"
"""What the signature of a coder begins with that a user brought."""

VALUE_TYPES: dict[Property, type] = {
    Property.ACT: Code,
    Property.WHEN: When,
    Property.TIME_OF_DAY: Code,
    Property.WHERE: Place,
    Property.TAKER: Actor,
    Property.HANDER_OVER: Actor,
    Property.ORDERER: Actor,
    Property.PURPOSE: Words,
    Property.MANNER: Words,
    Property.NAME: Words,
    Property.OTHER_NAME: Words,
    Property.NUMBER: Count,
    Property.SEX: Code,
    Property.AGE: Count,
    Property.CHILD: Code,
    Property.BIRTH: When,
    Property.FATHER: Words,
    Property.MOTHER: Words,
    Property.IDENTITY_NUMBER: Words,
    Property.HOME: Place,
    Property.OCCUPATION: Words,
    Property.ETHNICITY: Words,
    Property.RELATION: Words,
    Property.LAST_SEEN: When,
    Property.LAST_SEEN_AT: Place,
    Property.CLOTHES: Words,
    Property.CONTACT: Words,
    Property.WISH: Words,
    Property.HOLDER: Actor,
    Property.FATE: Code,
    Property.NOTE: Words,
}


@kept(ref=Kept.OPEN, kind=Kept.ORIGIN, words=Kept.SEALED, told=Kept.ORIGIN, party=Kept.ALLEGED)
@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says something.

    Args:
        ref: Reference within the document's coding, e.g. ``doc:…/s1``.
        kind: The part they have in it.
        words: How the document names them ("a Hpakant woman"); empty: the outlet itself.
        told: Outlet that they are said to have spoken to ("The Irrawaddy"); empty: not said.
        party: Actor code that the speaker speaks for, or belongs to; ``None``: none.
    """

    ref: str
    kind: SpeakerKind
    words: str = field(default="", repr=False)
    told: str = field(default="", repr=False)
    party: str | None = None


@kept(ref=Kept.OPEN, document=Kept.OPEN, quote=Kept.WORDS, group=Kept.OPEN)
@dataclass(frozen=True, slots=True)
class PersonMention:
    """One person, or one group of persons, as one document speaks of them.

    Args:
        ref: E.g. ``doc:…/p3``.
        document: Reference of the document.
        quote: The words that bring them up ("several people, all of them women").
        group: Whether it is a group that the document does not take apart.
    """

    ref: str
    document: str
    quote: Quote
    group: bool = False


@kept(ref=Kept.OPEN, document=Kept.OPEN, quote=Kept.WORDS, repeats=Kept.WORDS, victims=Kept.OPEN)
@dataclass(frozen=True, slots=True)
class IncidentMention:
    """One event as one document speaks of it.

    Args:
        ref: E.g. ``doc:…/i2``.
        document: Reference of the document.
        quote: The shortest exact words that carry the act.
        repeats: Other passages of this document on the same incident.
        victims: References of the person mentions it was done to.
    """

    ref: str
    document: str
    quote: Quote
    repeats: tuple[Quote, ...] = ()
    victims: tuple[str, ...] = ()


@kept(ref=Kept.OPEN, about=Kept.OPEN, property=Kept.OPEN, value=Kept.PERSON, quote=Kept.WORDS, speaker=Kept.OPEN,
      stance=Kept.ALLEGED, hedges=Kept.WORDS, coder=Kept.CUSTODY, because=Kept.OPEN, status=Kept.OPEN,
      scheme=Kept.OPEN)  # fmt: skip
@dataclass(frozen=True, slots=True)
class Claim:
    """One property of one mention, on one speaker's word.

    Args:
        ref: E.g. ``doc:…/c17``.
        about: Reference of the person or incident mention.
        property: What is claimed.
        value: Of the type that the property asks for (``VALUE_TYPES``).
        quote: The words (or the row and column) that carry it.
        speaker: Reference of the speaker.
        stance: How the speaker stands to it.
        hedges: Words that soften it ("reportedly").
        coder: ``program/version`` or a person's reference.
        because: The rule that read it, in one sentence for a reviewer; names no words of the source.
        status: Draft until a human has looked.
        scheme: Version of the coding scheme.

    Raises:
        TypeError: No quote, or a value of the wrong type.
        ValueError: No coder, or no speaker.
    """

    ref: str
    about: str
    property: Property
    value: Value
    quote: Quote
    speaker: str
    stance: Stance = Stance.SAYS
    hedges: tuple[str, ...] = field(default=(), repr=False)
    coder: str = ""
    because: str = ""
    status: ClaimStatus = ClaimStatus.DRAFT
    scheme: int = SCHEME_VERSION

    def __post_init__(self) -> None:
        if not isinstance(self.quote, Quote):
            raise TypeError(f"{self.ref}: a claim without its quote cannot be made")
        if not isinstance(self.value, VALUE_TYPES[self.property]):
            raise TypeError(f"{self.ref}: {self.property.value} takes {VALUE_TYPES[self.property].__name__}")
        if not self.coder or not self.speaker:
            raise ValueError(f"{self.ref}: a claim names its coder and its speaker")

    def picked_by_model(self) -> bool:
        """Whether a model that a user brought picked its words, and no human has confirmed them."""
        return self.coder.startswith(BY_MODEL) and self.status is not ClaimStatus.CONFIRMED


@kept(ref=Kept.OPEN, kind=Kept.ALLEGED, context=Kept.ALLEGED, quote=Kept.OPEN, speaker=Kept.OPEN, rule=Kept.WORDS,
      valid=Kept.ALLEGED, actors=Kept.ALLEGED, place=Kept.ALLEGED, coder=Kept.CUSTODY)  # fmt: skip
@dataclass(frozen=True, slots=True)
class Practice:
    """A rule in time that somebody describes: who recruits, at what hour, who is exempt.

    Args:
        ref: E.g. ``doc:…/r1``.
        kind: What the rule is about.
        context: The kind of statement it is in the coding rules.
        quote: The words.
        speaker: Reference of the speaker.
        rule: The rule in a few words taken from the quote ("mostly in the evening").
        valid: From when till when it is said to hold; ``../XXXX-XX-XX``: has ended, nobody says when.
        actors: Who follows it.
        place: Where it holds.
        coder: As in ``Claim``.
    """

    ref: str
    kind: PracticeKind
    context: ContextKind
    quote: Quote
    speaker: str
    rule: str = field(repr=False)
    valid: When = UNKNOWN
    actors: tuple[Actor, ...] = ()
    place: Place = NOWHERE
    coder: str = ""


@kept(ref=Kept.OPEN, kind=Kept.ALLEGED, party=Kept.ALLEGED, quote=Kept.OPEN, speaker=Kept.OPEN, scope=Kept.WORDS,
      coder=Kept.CUSTODY)  # fmt: skip
@dataclass(frozen=True, slots=True)
class Position:
    """What a party says of itself, with its scope.

    Args:
        ref: E.g. ``doc:…/o1``.
        kind: Admits, admits in part, denies, and so on.
        party: Whose position it is.
        quote: The words.
        speaker: Reference of the speaker.
        scope: Words that bound it ("some units"); empty: not bounded.
        coder: As in ``Claim``.
    """

    ref: str
    kind: PositionKind
    party: Actor
    quote: Quote
    speaker: str
    scope: str = field(default="", repr=False)
    coder: str = ""


@kept(ref=Kept.OPEN, kind=Kept.ALLEGED, quote=Kept.WORDS, speaker=Kept.OPEN, total=Kept.ALLEGED, coder=Kept.CUSTODY)
@dataclass(frozen=True, slots=True)
class Remark:
    """A statement around the incidents that is none itself, nor a practice or position.

    Totals over a period are remarks with ``total`` set.
    """

    ref: str
    kind: ContextKind | None
    quote: Quote
    speaker: str
    total: Count | None = None
    coder: str = ""

    def __post_init__(self) -> None:
        if (self.kind is None) == (self.total is None):
            raise ValueError(f"{self.ref}: a remark is of a kind, or is a total")


@kept(document=Kept.OPEN, coder=Kept.CUSTODY, speakers=Kept.SEALED, persons=Kept.PERSON, incidents=Kept.ALLEGED,
      claims=Kept.PERSON, practices=Kept.ALLEGED, positions=Kept.ALLEGED, remarks=Kept.ALLEGED,
      set_aside=Kept.OPEN)  # fmt: skip
@dataclass(frozen=True, slots=True)
class Coding:
    """All that one coder read from one document.

    Every reference inside starts with the document's own, so that codings of different documents never clash.

    Raises:
        ValueError: A claim about, or a victim, speaker or quote that is not of this coding.
    """

    document: str
    coder: str
    speakers: tuple[Speaker, ...] = ()
    persons: tuple[PersonMention, ...] = ()
    incidents: tuple[IncidentMention, ...] = ()
    claims: tuple[Claim, ...] = ()
    practices: tuple[Practice, ...] = ()
    positions: tuple[Position, ...] = ()
    remarks: tuple[Remark, ...] = ()
    set_aside: tuple[SetAside, ...] = ()

    def __post_init__(self) -> None:
        persons, speakers = {p.ref for p in self.persons}, {s.ref for s in self.speakers}
        mentions = persons | {i.ref for i in self.incidents}
        if any(c.about not in mentions or c.speaker not in speakers for c in self.claims):
            raise ValueError(f"{self.document}: a claim is about, or by, nobody of its coding")
        if any(v not in persons for i in self.incidents for v in i.victims):
            raise ValueError(f"{self.document}: an incident names a victim outside its coding")
        spoken: tuple[Practice | Position | Remark, ...] = (*self.practices, *self.positions, *self.remarks)
        if any(x.speaker not in speakers for x in spoken):
            raise ValueError(f"{self.document}: a statement by nobody of its coding")
        quoting: tuple[PersonMention | IncidentMention | Claim | Practice | Position | Remark, ...]
        quoting = (*self.persons, *self.incidents, *self.claims, *spoken)
        quotes = [x.quote for x in quoting]
        if any(q.document != self.document for q in quotes):
            raise ValueError(f"{self.document}: a quote of another document")

    def claims_about(self, mention: str, prop: Property | None = None) -> tuple[Claim, ...]:
        """Claims about one mention, in order, of one property or all."""
        return tuple(c for c in self.claims if c.about == mention and prop in (None, c.property))
