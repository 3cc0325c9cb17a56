"""Clauses: where they end, who stands in them as doer and as the one done to."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kintrace.claims import vocabulary
from kintrace.claims.prose.events.verbs import ADVERBS, HARD, OPENERS, Group
from kintrace.claims.prose.text.phrases import People
from kintrace.claims.prose.text.words import Heard
from kintrace.lexicon.actors import FoundActor

_LINKS = frozenset(("and", "or", "then", ",", "but", "nor"))


_GOVERNING = vocabulary.words("governing") | {"upon"}
_NEW_CLAUSE = vocabulary.words("new_clause")
_PARTICLES = frozenset(
    ["dead", "prisoner", "captive", "hostage", "alive", "away", "off", "up", "out", "down", "back", "over", "in"]
)


@dataclass(frozen=True, slots=True)
class Party:
    """Who stands in a place of the clause: people, a side, or both for "the soldiers of the battalion"."""

    start: int
    end: int
    people: People | None = None
    actors: tuple[FoundActor, ...] = ()


def clause_end(heard: Heard, at: int, stops: tuple[int, ...] = ()) -> int:
    """Code point where the clause of the verb at an index ends.

    Args:
        heard: The sentence.
        at: Index of the verb.
        stops: Code points where the next act begins.
    """
    tokens = heard.tokens
    limit = min((s for s in stops if s > tokens[at].end), default=heard.start + len(heard.text))
    end = tokens[at].end
    for i in range(at + 1, len(tokens)):
        token = tokens[i]
        if token.start >= limit or _ends(heard, i):
            break
        if (
            token.lower == "as"
            and i + 1 < len(tokens)
            and tokens[i + 1].lower in ("the", "he", "she", "they", "it", "it's", "a")
        ):
            break
        if _speaks(heard, i) and i > at + 1 and heard.tokens[i - 1].lower != ",":
            break
        if token.lower in ("because", "if", "but", "although", "though", "while", "whereas", "unless", "until", "so"):
            break
        if token.lower == "," and (_attribution_follows(heard, i) or _clause_follows(heard, i)):
            break
        end = token.end
    tail = heard.words(tokens[at].start, end)
    cut = re.search(r"[\s,(]+(?:and|or|then|who|when|as|after|before|that|which|,)?\s*\Z", tail)
    return end - (len(tail) - cut.start()) if cut and cut.start() > 0 else end


def _ends(heard: Heard, i: int) -> bool:
    """Whether a mark ends the clause: no stop of an abbreviation, no colon of a clock."""
    token = heard.tokens[i]
    if token.lower in ".!?။":
        return i + 2 >= len(heard.tokens) or (not heard.tokens[i + 1].word and heard.tokens[i + 1].lower != "(")
    if token.lower == ":":
        return i + 1 >= len(heard.tokens) or heard.tokens[i + 1].start > token.end
    return token.lower in HARD


def _attribution_follows(heard: Heard, i: int) -> bool:
    following: list[str] = []
    for token in heard.tokens[i + 1 : i + 12]:
        if token.lower == ",":
            break
        following.append(token.lower)
    return any(w in vocabulary.words("speech") for w in following) or following[:2] == ["according", "to"]


def _clause_follows(heard: Heard, i: int) -> bool:
    following = [t.lower for t in heard.tokens[i + 1 : i + 3]]
    return bool(following) and following[0] in _NEW_CLAUSE


def parties(heard: Heard, people: list[People]) -> list[Party]:
    """People and sides of a sentence, in its order; people who are words of a side go with it."""
    found = [Party(a.start, a.end, None, (a,)) for a in heard.actors]
    for person in people:
        if person.kind == "possessive":
            continue
        inside = [p for p in found if p.start < person.end and person.start < p.end]
        for p in inside:
            found.remove(p)
        sides = tuple(a for p in inside for a in p.actors)
        start, end = min([person.start, *(p.start for p in inside)]), max([person.end, *(p.end for p in inside)])
        found.append(
            Party(start, end, None if sides and (person.armed or not _counts_civilians(person)) else person, sides)
        )
    return sorted(found, key=lambda p: p.start)


def _counts_civilians(person: People) -> bool:
    return bool(person.names) or not person.armed


def subject_of(heard: Heard, group: Group, around: list[Party]) -> Party | None:
    """Who stands before the verb as its subject, in its own clause; ``None``: nobody does."""
    start = heard.tokens[group.first].start
    low = _region_start(heard, group.first)
    here = [p for p in around if low <= p.start and p.end <= start and not governed(heard, p)]
    right_before = next((p for p in around if p.start < low <= p.end and not heard.words(p.end, start).strip()), None)
    if right_before is not None and right_before.people is not None and not governed(heard, right_before):
        return right_before  # "A of the church in B township, and his deacon were led away"
    if not here:
        return _before_inserted(heard, group, around) or _before_comma(heard, group, around)
    chosen = here[0]
    linked = [
        p
        for p in here[1:]
        if p.actors and re.fullmatch(r"\s*(?:,|and|or|,\s*and)\s+(?:the\s+)?", heard.words(chosen.end, p.start))
    ]
    if linked and (chosen.actors or chosen.people is None):
        return Party(chosen.start, linked[0].end, chosen.people, chosen.actors + linked[0].actors)
    attached = [p for p in around if p.start >= chosen.end and p.end <= start and governed(heard, p) and p.actors
                and _ATTACHED.search(heard.words(chosen.end, p.start))]  # fmt: skip
    of_a_side = chosen.people is not None and (chosen.people.armed or chosen.people.head in _MEMBERS)
    if attached and (chosen.actors or of_a_side):
        named = tuple(a for p in attached for a in p.actors)
        if _BELONGING.fullmatch(heard.words(chosen.end, attached[0].start)) and any(not a.generic for a in named):
            return Party(
                chosen.start, attached[-1].end, chosen.people, named if _generic(chosen) else chosen.actors + named
            )
        return Party(chosen.start, attached[-1].end, chosen.people, chosen.actors + named)
    return chosen


# "members of the KIA": a side's people by a word that says nothing of arms
_MEMBERS = frozenset(
    [
        "members",
        "member",
        "officers",
        "officer",
        "officials",
        "official",
        "agents",
        "agent",
        "cadres",
        "cadre",
        "personnel",
        "recruiters",
        "men",
        "women",
        "militants",
        "rebels",
        "commanders",
    ]
)


def _generic(party: Party) -> bool:
    """Whether it names no side by itself: "armed men", "soldiers"."""
    return all(a.generic for a in party.actors)


def _before_inserted(heard: Heard, group: Group, around: list[Party]) -> Party | None:
    """The subject before words set between dashes or brackets: "the three — A, B and C — were moved"."""
    closing = heard.tokens[group.first - 1].lower if group.first > 1 else ""
    opening = {"—": "—", "–": "–", ")": "("}.get(closing)
    if opening is None or _inside_side(heard, heard.tokens[group.first - 1].start):
        return None
    for i in range(group.first - 2, 0, -1):
        if heard.tokens[i].lower == opening:
            low, at = _region_start(heard, i), heard.tokens[i].start
            return next((p for p in around if low <= p.start < at and not governed(heard, p)), None)
    return None


def _before_comma(heard: Heard, group: Group, around: list[Party]) -> Party | None:
    """Those named with what is told of them between commas: "A, 23, and B, 25, both drivers, had been taken"."""
    if group.first < 2 or group.first == group.at or heard.tokens[group.first - 1].lower != ",":
        return None
    comma = heard.tokens[group.first - 1].start
    told = next(
        (p for p in around if p.end == comma and p.people is not None and "," in heard.words(p.start, p.end)), None
    )
    if told is not None:
        return told
    # "one, a 31-year-old from Bago, was sent on": who is told of between commas is who it was done to
    return next(
        (
            p
            for p in around
            if p.people is not None
            and p.end < comma
            and _FROM.fullmatch(heard.words(p.end, comma))
            and _ONE_OF_THEM.search(heard.words(max(heard.start, p.start - 24), p.start))
        ),
        None,
    )


_FROM = re.compile(r"\s+(?:from|of|in|aged)\b[^,;.]{1,50}")
_ONE_OF_THEM = re.compile(r"\b(?:one|another|one\s+of\s+them|a\s+second|the\s+other),\s+\Z", re.IGNORECASE)


# words that open clauses, but not after these
_OF_NUMBERS = frozenset((("but", "all"), ("than", "more"), ("than", "fewer"), ("than", "less")))


def _region_start(heard: Heard, first: int) -> int:
    for i in range(first - 1, -1, -1):
        word = heard.tokens[i].lower
        if _inside_side(heard, heard.tokens[i].start) or (i and (word, heard.tokens[i - 1].lower) in _OF_NUMBERS):
            continue
        if word in HARD or word in OPENERS or word in (",", "(", ")", "then", "but"):
            return heard.tokens[i].end
        if _speaks(heard, i):
            return heard.tokens[i].end
        if word in ("and", "or") and (_verb_before(heard, i) or _told_before(heard, i)):
            return heard.tokens[i].end
    return heard.start


def _speaks(heard: Heard, i: int) -> bool:
    """Whether the word at an index is somebody's saying: "residents said", not "are said to"."""
    word = heard.tokens[i].lower
    passive = i > 0 and heard.tokens[i - 1].lower in vocabulary.words("be")
    return word in vocabulary.words("speech") and word not in ("reported", "alleged") and not passive


def _inside_side(heard: Heard, at: int) -> bool:
    """Whether a mark belongs to the name of a side: "the Army (AA)"."""
    return any(a.start <= at < a.end for a in heard.actors)


def _told_before(heard: Heard, i: int) -> bool:
    """Whether a clause with its own verb stands before the link: what follows is another clause."""
    for j in range(i - 1, max(-1, i - 10), -1):
        word = heard.tokens[j].lower
        if word in HARD or word in OPENERS or word == ",":
            return False
        if (
            word in vocabulary.words("be") | vocabulary.words("have") | vocabulary.words("modal")
            or word in vocabulary.verb_forms()
        ):
            return True
    return False


def _verb_before(heard: Heard, i: int) -> bool:
    """Whether the link at an index joins two doings: the word after it is a verb, or an adverb."""
    after = heard.tokens[i + 1].lower if i + 1 < len(heard.tokens) else ""
    return (
        after in vocabulary.verb_forms()
        or after.endswith("ly")
        or after in ("then", "later", "also", "had", "were", "was", "has", "have")
    )


def governed(heard: Heard, party: Party) -> bool:
    """Whether a preposition stands before: "of the villagers", "near the men"."""
    i = heard.token_at(party.start) - 1
    if i > 0 and heard.tokens[i].lower in ("the", "a", "an", "its", "their", "this", "that"):
        i -= 1
    return i >= 0 and heard.tokens[i].lower in _GOVERNING and heard.tokens[i].end <= party.start


def main_subject(heard: Heard, group: Group, around: list[Party]) -> Party | None:
    """The first party of the sentence before the verb that no preposition governs: the subject of what came before."""
    start = heard.tokens[group.first].start
    low = heard.start
    for i in range(group.first - 1, -1, -1):
        word = heard.tokens[i].lower
        if word in HARD or _speaks(heard, i):
            low = heard.tokens[i].end
            break
    fit = [p for p in around if low <= p.start and p.end <= start and not governed(heard, p)]
    return next((p for p in fit if not _aside(heard, p)), None)


def _aside(heard: Heard, party: Party) -> bool:
    """Whether it stands in an inserted clause: "the group, which is fighting two others, ..."."""
    for i in range(heard.token_at(party.start) - 1, -1, -1):
        word = heard.tokens[i].lower
        if word in ("who", "which", "whose", "where", "whom"):
            return True
        if word == "," or word in HARD:
            return False
    return False


def before_relative(heard: Heard, group: Group, around: list[Party]) -> Party | None:
    """Who is meant by a "who" or "whom" that opens the clause of a verb."""
    for i in range(group.first - 1, max(-1, group.first - 10), -1):
        word = heard.tokens[i].lower
        if word in ("who", "whom", "that", "which"):
            at = heard.tokens[i].start
            return next((p for p in reversed(around) if p.end <= at and at - p.end <= 40), None)
        if word in HARD or word in (",", "and", "but"):
            return None
    return None


def just_before(heard: Heard, group: Group, around: list[Party]) -> Party | None:
    """Who stands right before a participle: "six people seized by", "the men, taken on Monday"."""
    start = heard.tokens[group.first].start
    near = [p for p in around if p.end <= start]
    for party in reversed(near):
        between = heard.words(party.end, start)
        if re.fullmatch(r"[\s,]*(?:\w+ly\s+|who\s+|also\s+)?", between) or re.fullmatch(
            r"(?:\s+(?:from|of|in|at|near)\s+[^,;.]{1,60}[\s,]*)", between
        ):
            return party
        break
    return None


def object_of(heard: Heard, at: int, around: list[Party]) -> Party | None:
    """Whom the verb at an index is done to, standing after it; ``None``: nobody does."""
    tokens = heard.tokens
    for i in range(at + 1, min(at + 9, len(tokens))):
        token = tokens[i]
        party = next((p for p in around if p.start <= token.start < p.end), None)
        if party is not None:
            return party
        if token.lower == "with" and tokens[i - 1].lower in _PARTICLES:
            continue
        if token.lower in _HELD and tokens[i - 1].lower == "into":
            continue
        if token.lower == "into" and i + 1 < len(tokens) and tokens[i + 1].lower in _HELD:
            continue  # "took into custody seventeen people"
        if token.lower == "for" and i == at + 1 and tokens[at].lower in _COMING:
            continue
        if not (token.lower in _PARTICLES or token.lower in ADVERBS or token.lower.endswith("ly")):
            return None
    return None


_HELD = frozenset(("custody", "detention", "captivity"))
_COMING = frozenset(("came", "come", "coming"))  # "came for his sister"
_ATTACHED = re.compile(r"\b(?:of|from|and|belonging\s+to|loyal\s+to|serving\s+(?:in|with))\s+(?:the\s+|its\s+)?\Z")
_BELONGING = re.compile(r"\s+(?:belonging\s+to|loyal\s+to|serving\s+(?:in|with)|from|of)\s+(?:the\s+|its\s+)?\Z")
_FOLLOWS = re.compile(
    r"\s*(?:and|or|of|,|from|belonging\s+to|loyal\s+to|serving\s+(?:in|with)|"
    r"(?:in\s+\w+\s+(?:clothes|uniforms?|dress)\s+)?(?:who|that)\s+(?:said|claimed|told\s+\w+)\s+(?:that\s+)?"
    r"(?:they|he|she)\s+(?:came|were|was)(?:\s+(?:from|of|with|members\s+of))?|"
    r"(?:claiming|saying|pretending)\s+(?:to\s+be|they\s+were)(?:\s+(?:from|of|with|members\s+of))?|"
    r"(?:identifying|describing|introducing)\s+themselves\s+as(?:\s+(?:members\s+of|from))?)"
    r"\s*(?:the\s+|an?\s+|its\s+)?(?:\w+\s+)?"
)
_BY = re.compile(r"\s+(?:(?!force\b|in\b|at\b|night\b)[\w'’-]+\s+){0,4}", re.IGNORECASE)


def agent_of(heard: Heard, at: int, around: list[Party]) -> Party | None:
    """Who a passive says did it, after "by"; ``None``: it does not say."""
    tokens = heard.tokens
    for i in range(at + 1, min(at + 30, len(tokens))):
        if tokens[i].lower in ";.“”":
            return None
        if tokens[i].lower == "by":
            party = next(
                (p for p in around if p.start >= tokens[i].end and _BY.fullmatch(heard.words(tokens[i].end, p.start))),
                None,
            )
            if party is not None and (party.actors or (party.people is not None)):
                followers = tuple(p for p in around if p.start >= party.end and p.actors and
                                  _FOLLOWS.fullmatch(heard.words(party.end, p.start)))  # fmt: skip
                sides = party.actors + tuple(a for p in followers[:1] for a in p.actors)
                return Party(party.start, max([party.end, *(p.end for p in followers[:1])]), party.people, sides)
            if i + 1 < len(tokens) and tokens[i + 1].lower not in ("the", "a", "an", "some"):
                continue
    return None
