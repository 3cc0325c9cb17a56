"""Acts told by a noun: "the abduction of two farmers by soldiers", "the bodies of three women were found"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kintrace.claims import vocabulary
from kintrace.claims.prose.events import clauses
from kintrace.claims.prose.events.clauses import Party
from kintrace.claims.prose.events.verbs import Group
from kintrace.claims.prose.text.phrases import People
from kintrace.claims.prose.text.words import Heard
from kintrace.claims.vocabulary import Verb

_ACTS = {
    "recruitment": "forcibly_recruited", "conscription": "forcibly_recruited", "abduction": "taken",
    "kidnapping": "taken", "seizure": "taken", "capture": "taken", "arrest": "detained", "detention": "detained",
    "disappearance": "missing", "killing": "killed", "murder": "killed", "execution": "killed", "release": "released",
    "beheading": "killed",
}  # fmt: skip
_NOUNS = re.compile(
    rf"\b(?P<noun>{'|'.join(_ACTS)})s?\s+(?:(?:on|in|at|last|early|late|this)\s+[^,.;:“”]{{2,40}}?\s+)?of\s+(?=[\w'’])",
    re.IGNORECASE,
)
_OF_TAKING = "arrest|abduction|kidnapping|detention|capture|conscription|disappearance|recruitment|seizure"
_OWNED = re.compile(rf"(?:['’]s?)?\s+(?:[\w.-]+\s+){{0,3}}?(?P<noun>{_OF_TAKING})\b", re.IGNORECASE)
_OWNED_BODY = re.compile(
    r"(?:['’]s?)?\s+(?:\w+\s+){0,2}?(?P<noun>body|bodies|corpses?|remains)\s+(?:was|were|has\s+been|have\s+been|had\s+been)\s+"
    r"(?:\w+ly\s+|later\s+)?(?:found|discovered|recovered|dumped|returned|pulled|retrieved)\b",
    re.IGNORECASE,
)
_MISSING = re.compile(
    r"\s+(?:who\s+(?:have|has|had)\s+been\s+|still\s+|reported\s+)?(?P<noun>missing)\s+(?:from|since|in|after)\b",
    re.IGNORECASE,
)
_BODIES = re.compile(
    r"\b(?P<noun>bodies|body|corpses?|remains)\s+of\s+(?=[\w'’])(?P<who>[^.;“”]{3,160}?)\s*"
    r"(?:(?:was|were|has\s+been|have\s+been|had\s+been)\s+(?:\w+ly\s+|later\s+)?(?:found|discovered|recovered|dumped|left|returned|"
    r"washed\s+(?:up|ashore)|pulled|dug\s+up|unearthed)|(?:floated|washed|drifted)\s+(?:up|ashore|past)|lay|surfaced)\b",
    re.IGNORECASE,
)
_FOUND_BODIES = re.compile(
    r"\b(?:found|discovered|recovered|pulled|dug\s+up|unearthed|retrieved)\s+the\s+(?:\w+\s+)?"
    r"(?P<noun>bodies|body|corpses?|remains)\s+of\s+(?=[\w'’])",
    re.IGNORECASE,
)
_LOST = re.compile(
    r"\b(?P<noun>contact|communication)s?\s+with\s+(?=[\w'’])(?P<who>[^.;“”]{3,80}?)\s+(?:was|were|has\s+been|had\s+been)\s+"
    r"(?:lost|cut)\b|\blost\s+(?P<noun2>contact|touch)\s+with\s+(?P<who2>(?=[\w'’]))"
    r"|\b(?P<noun3>whereabouts)\s+of\s+(?=[\w'’])(?P<who3>[^.;“”]{3,80}?)\s+(?:is|are|was|were|remain\w*)\s+(?:still\s+)?"
    r"(?:not\s+known|unknown)\b",
    re.IGNORECASE,
)
_INVERTED = re.compile(
    r"\b(?:among\s+those|also)\s+(?P<noun>arrested|detained|missing|taken(?:\s+into\s+custody)?|abducted|seized|kidnapped|conscripted|"
    r"recruited|released|freed|killed)\b[^.;“”]{0,50}?\s(?:was|were|is|are)\s+(?=[\w'’])",
    re.IGNORECASE,
)
_BY_PARTICIPLE = {
    "arrested": "detained", "detained": "detained", "abducted": "taken", "seized": "taken", "kidnapped": "taken",
    "conscripted": "forcibly_recruited", "recruited": "forcibly_recruited", "released": "released", "freed": "released",
    "killed": "killed", "taken": "taken", "missing": "missing",
}  # fmt: skip
_LIMBS = r"arms?|legs?|ribs?|jaw|nose|teeth|skull|hands?|fingers?|wrists?|ankles?|collarbone|toes?|head|face|back|feet"
_HARMED = re.compile(
    rf"\s+(?:who\s+(?:[\w-]+\s+){{1,8}}?)?(?P<noun>had)\s+(?:one\s+of\s+)?(?:his|her|their)\s+(?:[\w-]+\s+)?(?:{_LIMBS})\s+"
    r"(?:\w+ly\s+)?(?:broken|fractured|crushed|smashed|burn(?:t|ed)|cut|slashed|pulled\s+out|knocked\s+out|split)\b"
    r"|\s+(?:more\s+)?(?P<noun2>have|has|had|sustained|received|bore|with)\s+(?:\w+\s+)?"
    r"(?:bullet|gunshot|shrapnel|stab|knife|machete)\s+wounds?\b",
)
_NOT_DONE = re.compile(
    r"\b(?:no|any|further|more|possible|alleged\s+plan\w*|prevent\w*|stop|end|against|without|den\w+|avoid\w*|law|plans?|"
    r"threat\w*|fear\w*|den(?:y|ies|ied)|rejected|order\w*|warrants?|call\w*|demand\w*|seek\w*|sought|want\w*|attempt\w*|"
    r"escap\w*|evad\w*|before)\s+(?:\w+\s+){0,3}\Z|\b(?:warrants?|order\w*|reward)\b[^,.;]{0,30}\s\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class NamedAct:
    """One act told by a noun.

    Args:
        at: Index of the noun.
        verb: The verb that says the same.
        group: As if the verb stood there.
        victim: To whom it is done.
        agent: By whom; ``None``: it does not say.
    """

    at: int
    verb: Verb
    group: Group
    victim: People
    agent: Party | None


def named_acts(heard: Heard, around: list[Party], people: list[People]) -> Iterator[NamedAct]:
    """Find the acts that a sentence tells by a noun, of people it counts or names."""
    for match in _NOUNS.finditer(heard.text):
        act = _ACTS[match["noun"].lower()]
        found = _done_to(heard, around, match, Verb(match["noun"].lower(), act, "o", (), ()))
        if found is not None:
            yield found
    for match in _BODIES.finditer(heard.text):
        found = _done_to(heard, around, match, Verb("find", "died", "i", (), ()), match.start("who"))
        if found is not None:
            yield found
    for match in _FOUND_BODIES.finditer(heard.text):
        found = _done_to(heard, around, match, Verb("find", "died", "i", (), ()), match.end())
        if found is not None:
            yield found
    yield from _inverted_and_lost(heard, around)
    yield from _of_theirs(heard, people)


def _inverted_and_lost(heard: Heard, around: list[Party]) -> Iterator[NamedAct]:
    """Acts told before those they befell: "among those arrested was A", "contact with the four was lost"."""
    for match in _INVERTED.finditer(heard.text):
        word = match["noun"].lower()
        act = "detained" if "custody" in word else _BY_PARTICIPLE[word.split()[0]]
        found = _done_to(heard, around, match, Verb(word.split()[0], act, "o", (), ()), match.end())
        if found is not None:
            yield found
    for match in _LOST.finditer(heard.text):
        n = next(n for n in ("", "2", "3") if match[f"noun{n}"])
        verb = Verb("be", "missing", "i", (), ())
        found = _done_to(heard, around, match, verb, match.start(f"who{n}"), match.start(f"noun{n}"))
        if found is not None:
            yield found


def _of_theirs(heard: Heard, people: list[People]) -> Iterator[NamedAct]:
    """Acts told as somebody's: "his arrest on May 3", "her body was found", "15 people missing since"."""
    for person in people:
        if person.armed:
            continue
        after = heard.words(person.end, heard.start + len(heard.text))
        harmed = _HARMED.match(after)
        if harmed is not None and person.kind != "possessive":
            at = heard.token_at(person.end + harmed.start("noun" if harmed["noun"] else "noun2"))
            verb = Verb("hurt", "injured", "o", (), ())
            yield NamedAct(at, verb, Group(at, at, "participle", True), person, None)
            continue
        owned = person.kind == "possessive" or after[:2] in ("'s", "’s", "s'", "s’")
        pairs = [(_OWNED, ""), (_OWNED_BODY, "died")] if owned else [(_MISSING, "missing")]
        for pattern, act in pairs:
            match = pattern.match(after)
            if match is None or _NOT_DONE.search(heard.words(heard.start, person.start)):
                continue
            if not owned and not _particular(person):
                continue
            at = heard.token_at(person.end + match.start("noun"))
            noun = match["noun"].lower()
            verb = Verb("find" if act == "died" else noun, act or _ACTS[noun], "i" if act else "o", (), ())
            victim = replace(person, kind="pronoun") if person.kind == "possessive" else person
            first = heard.token_at(person.start)
            yield NamedAct(at, verb, Group(first, at, "participle", True), victim, None)


def _done_to(
    heard: Heard,
    around: list[Party],
    match: re.Match[str],
    verb: Verb,
    after: int | None = None,
    noun: int | None = None,
) -> NamedAct | None:
    at = heard.token_at(heard.start + (match.start("noun") if noun is None else noun))
    begins = heard.start + (match.end() if after is None else after)
    party = next((p for p in around if p.start <= begins < p.end), None)
    if party is None or party.people is None or not _particular(party.people):
        return None
    if _NOT_DONE.search(heard.text[: match.start("noun")]) or vocabulary.pattern("habit").search(heard.text):
        return None
    last = max(heard.token_at(party.end) - 1, at)
    agent = clauses.agent_of(heard, last, around) if after is None else None
    return NamedAct(at, verb, Group(_first(heard, at), at, "participle", True), party.people, agent)


def _first(heard: Heard, at: int) -> int:
    """Index where the words for the act begin: "the forced recruitment"."""
    first = at
    while first > 0 and at - first < 3 and heard.tokens[first - 1].lower in ("the", "forced", "forcible", "a", "an"):
        first -= 1
    return first


def _particular(people: People) -> bool:
    """Whether so many, or somebody by name: what is said of "young people" is no incident."""
    if people.armed or people.kind == "pronoun":
        return False
    return bool(people.names or people.count.exact or people.count.max is not None)
