"""The coding scheme: every act, property and code that a claim can use.

A claim names the version of the scheme that it was coded under. Codes are kept for ever; a new meaning is a new code.
"""

from __future__ import annotations

from enum import StrEnum

SCHEME_VERSION = 1


class Act(StrEnum):
    """What is said to have been done to somebody."""

    TAKEN = "taken"  # purpose not stated, or another
    FORCIBLY_RECRUITED = "forcibly_recruited"
    DETAINED = "detained"
    HOSTAGE = "hostage"  # in a relative's stead
    MISSING = "missing"  # last seen; nobody saw a taking
    RELEASED = "released"
    RETURNED = "returned"
    ESCAPED = "escaped"
    TRANSFERRED = "transferred"
    INJURED = "injured"
    KILLED = "killed"
    DIED_FLEEING = "died_fleeing"
    DIED_IN_CUSTODY = "died_in_custody"
    SUICIDE = "suicide"

    @property
    def kind(self) -> ActKind:
        """The family of acts it belongs to; two mentions of one incident share it."""
        return _KINDS[self]


class ActKind(StrEnum):
    """Families of acts: mentions in different families are never one incident."""

    TAKE = "take"
    RELEASE = "release"
    ESCAPE = "escape"
    TRANSFER = "transfer"
    INJURE = "injure"
    DEATH = "death"


_KINDS = {
    Act.TAKEN: ActKind.TAKE,
    Act.FORCIBLY_RECRUITED: ActKind.TAKE,
    Act.DETAINED: ActKind.TAKE,
    Act.HOSTAGE: ActKind.TAKE,
    Act.MISSING: ActKind.TAKE,
    Act.RELEASED: ActKind.RELEASE,
    Act.RETURNED: ActKind.RELEASE,
    Act.ESCAPED: ActKind.ESCAPE,
    Act.TRANSFERRED: ActKind.TRANSFER,
    Act.INJURED: ActKind.INJURE,
    Act.KILLED: ActKind.DEATH,
    Act.DIED_FLEEING: ActKind.DEATH,
    Act.DIED_IN_CUSTODY: ActKind.DEATH,
    Act.SUICIDE: ActKind.DEATH,
}


class Property(StrEnum):
    """What a claim says about a person or an incident."""

    # of an incident
    ACT = "act"  # Code of Act
    WHEN = "when"  # When
    TIME_OF_DAY = "time_of_day"  # Code of TimeOfDay
    WHERE = "where"  # Place
    TAKER = "taker"  # Actor
    HANDER_OVER = "hander_over"  # Actor
    ORDERER = "orderer"  # Actor
    PURPOSE = "purpose"  # Words
    MANNER = "manner"  # Words: four vehicles, bound with rope
    # of a person or a group
    NAME = "name"  # Words
    OTHER_NAME = "other_name"  # Words
    NUMBER = "number"  # Count: how many, for a group
    SEX = "sex"  # Code of Sex
    AGE = "age"  # Count of years
    CHILD = "child"  # Code of Child
    BIRTH = "birth"  # When
    FATHER = "father"  # Words
    MOTHER = "mother"  # Words
    IDENTITY_NUMBER = "identity_number"  # Words: NRC
    HOME = "home"  # Place
    OCCUPATION = "occupation"  # Words
    ETHNICITY = "ethnicity"  # Words
    RELATION = "relation"  # Words: how the person stands to another one named
    LAST_SEEN = "last_seen"  # When
    LAST_SEEN_AT = "last_seen_at"  # Place
    CLOTHES = "clothes"  # Words
    CONTACT = "contact"  # Words; never released
    WISH = "wish"  # Words: what the poster asks for
    HOLDER = "holder"  # Actor
    FATE = "fate"  # Code of Fate
    NOTE = "note"  # Words


class Stance(StrEnum):
    """How the speaker stands to what is claimed."""

    SAYS = "says"
    DENIES = "denies"
    ADMITS = "admits"
    HEARSAY = "hearsay"


class ClaimStatus(StrEnum):
    """Whether a human has looked at a claim."""

    DRAFT = "draft"
    CONFIRMED = "confirmed"
    REJECTED = "rejected"


class Sex(StrEnum):
    """Sex of a person, or of all members of a group."""

    MALE = "m"
    FEMALE = "f"
    MIXED = "mixed"
    UNKNOWN = "unknown"


class Child(StrEnum):
    """Whether somebody was under 18 at the time."""

    YES = "yes"
    NO = "no"
    MIXED = "mixed"
    UNKNOWN = "unknown"


class TimeOfDay(StrEnum):
    """Part of the day in which an act is said to have happened."""

    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    EVENING = "evening"
    NIGHT = "night"
    DAY = "day"


class Fate(StrEnum):
    """What is said to have become of somebody."""

    HELD = "held"
    HANDED_OVER = "handed_over"
    IN_TRAINING = "in_training"
    AT_FRONT = "at_front"
    RELEASED = "released"
    RANSOMED = "ransomed"
    ESCAPED = "escaped"
    RETURNED = "returned"
    DIED = "died"
    UNKNOWN = "unknown"


INCIDENT_PROPERTIES = frozenset(
    {Property.ACT, Property.WHEN, Property.TIME_OF_DAY, Property.WHERE, Property.TAKER, Property.HANDER_OVER,
     Property.ORDERER, Property.PURPOSE, Property.MANNER, Property.NOTE}
)  # fmt: skip
PERSON_PROPERTIES = frozenset(Property) - INCIDENT_PROPERTIES | {Property.NOTE}
CODES: dict[Property, type[StrEnum]] = {
    Property.ACT: Act,
    Property.TIME_OF_DAY: TimeOfDay,
    Property.SEX: Sex,
    Property.CHILD: Child,
    Property.FATE: Fate,
}


class SpeakerKind(StrEnum):
    """Who says something, by the part they have in it."""

    WITNESS = "witness"
    RELATIVE = "relative"
    RESIDENT = "anonymous_resident"
    NAMED_RESIDENT = "named_resident"
    LOCAL_SOURCES = "local_sources"
    SPOKESPERSON = "spokesperson"
    FIGHTER = "fighter"
    OFFICIAL = "official"
    ORGANISATION = "organisation"
    OUTLET = "outlet"
    LIST_KEEPER = "list_keeper"
    NOTICE = "notice"
    UNKNOWN = "unknown"


class ContextKind(StrEnum):
    """Statements around incidents that are none themselves."""

    POLICY = "policy"
    EXEMPTION = "exemption"
    QUOTA_ORDER = "quota_order"
    THREAT = "threat"
    ADMISSION = "admission"
    DENIAL = "denial"
    NO_COMMENT = "no_comment"
    NO_RESPONSE = "no_response"
    ACCUSATION = "accusation"
    PATTERN = "pattern"
    PATTERN_CHANGE = "pattern_change"
    DISPLACEMENT = "displacement"
    OFFENSIVE = "offensive"
    BATTLE = "battle"
    ACCIDENT = "accident"
    PROTEST = "protest"
    OFFICIAL_REPLY = "official_reply"
    ARSON = "arson"


class PracticeKind(StrEnum):
    """What a rule in time is about."""

    WHO_RECRUITS = "who_recruits"
    WHO_IS_TAKEN = "who_is_taken"
    HOUR = "hour"
    EXEMPTION = "exemption"
    QUOTA = "quota"
    LOTTERY = "lottery"
    ORDER = "order"  # order from headquarters
    RECRUITMENT = "recruitment"  # that a side recruits in a place and time
    OTHER = "other"


class PositionKind(StrEnum):
    """What a party says of an allegation against itself (after HURIDOCS' attribution terms, in our words)."""

    ADMITS = "admits"
    ADMITS_IN_PART = "admits_in_part"
    DENIES = "denies"
    EXPLAINS = "explains"
    ACCEPTS = "accepts"
    NO_COMMENT = "no_comment"
    NO_RESPONSE = "no_response"


class Question(StrEnum):
    """The three questions of an episode, always kept apart."""

    TAKER = "taker"
    HOLDER = "holder"
    FATE = "fate"


class Verdict(StrEnum):
    """A human's judgement on two mentions."""

    SAME = "same"
    DIFFERENT = "different"
    CANNOT_TELL = "cannot_tell"


class Reader(StrEnum):
    """For whom something is released."""

    DOCUMENTER = "documenter"
    REVIEWER = "reviewer"
    CASEWORKER = "caseworker"
    ANALYST = "analyst"
    CUSTODIAN = "custodian"
    ADMINISTRATOR = "administrator"
    FAMILY = "family"
