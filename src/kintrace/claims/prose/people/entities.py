"""Which phrases of a document speak of the same people."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from kintrace.claims import vocabulary
from kintrace.claims.prose.text.people import People
from kintrace.claims.prose.text.words import Heard
from kintrace.model import Count, Sex

_GENERAL = vocabulary.words("general")
_GROUP_WORDS = frozenset(("they", "them", "some", "others", "those", "all", "both", "whoever", "many"))
_REMEMBERED = 200  # people that a text can still mean by a name or a pronoun
_OFFICIALS = frozenset(("officers", "officials", "administrators", "authorities", "reporters", "journalists"))
_PARENT = frozenset(("father", "mother"))
_CHILDREN = frozenset(("son", "daughter"))
_INNER = re.compile(
    r"(?:\bof|\bincluding|\bincluded?s?|\bamong\s+them)\s\Z"
)  # the whole is spoken of after it, and not the part
ONE_AND_OTHERS = frozenset(("him", "her"))  # "took him and two friends"
_NOBODY = frozenset(("nobody", "none", "anyone", "anybody", "everyone", "i", "we", "us", "me"))


@dataclass(slots=True)
class Entity:
    """One person or group as the document speaks of them.

    Args:
        number: Order of their first mention.
        mentions: (number of the sentence, phrase), in the order of the text.
        part_of: The group that they are named in.
    """

    number: int
    mentions: list[tuple[int, People]] = field(default_factory=list)
    part_of: Entity | None = None

    @property
    def plural(self) -> bool:
        """Whether it is more than one person."""
        return any(p.plural for _, p in self.mentions)

    @property
    def sex(self) -> Sex:
        """Sex as the first phrase that says it gives it."""
        return next((p.sex for _, p in self.mentions if p.sex is not Sex.UNKNOWN), Sex.UNKNOWN)

    @property
    def heads(self) -> set[str]:
        """Nouns by which they are named."""
        return {p.head for _, p in self.mentions if p.kind == "noun"}

    @property
    def names(self) -> tuple[str, ...]:
        """Names, as written, without repeats."""
        return tuple(dict.fromkeys(n for _, p in self.mentions for n in p.names))

    @property
    def count(self) -> Count | None:
        """Number that a phrase gives: the first of those that say most."""
        return best_count([p for _, p in self.mentions])


def best_count(phrases: list[People]) -> Count | None:
    """The number that phrases for the same people give: an exact one before "over ten", and any before "villagers"."""
    known = [p.count for p in phrases if p.count.known and p.kind not in ("pronoun", "possessive")]
    return min(known, key=_loose, default=None)


def _loose(count: Count) -> int:
    if count.exact:
        return 0
    return 1 if count.max is not None or (count.min or 0) > _TWO else 2


_TWO = 2  # what a bare plural says


def entities_in(
    sentences: list[tuple[Heard, list[People]]], suffered: frozenset[tuple[int, int]] = frozenset()
) -> dict[tuple[int, int], Entity]:
    """Sort all phrases for people of a document into the people they mean.

    Args:
        sentences: What was heard, with the phrases for people.
        suffered: Start and end of the phrases that an act is told of.

    Returns:
        The people behind each phrase, by its start and end.
    """
    found: dict[tuple[int, int], Entity] = {}
    entities: list[Entity] = []
    inner: set[tuple[int, int]] = set()
    for n, (heard, people) in enumerate(sentences):
        inner |= {
            (n, p.start)
            for p in people
            if p.kind == "noun" and _INNER.search(heard.words(max(heard.start, p.start - 11), p.start))
        }
        for phrase in people:
            if (phrase.armed and not phrase.names) or phrase.head in _NOBODY:
                continue
            recent = entities[-_REMEMBERED:]
            spoken_of = [e for e in recent if (e.mentions[-1][0], e.mentions[-1][1].start) not in inner] or recent
            opened = _opening(sentences, n)
            entity = _introduced(phrase, n, heard, recent, suffered) if not _elsewhere(heard, opened) else None
            entity = (
                entity
                or _of_headline(phrase, n, sentences, recent)
                or _listed(phrase, n, heard, recent)
                or _antecedent(phrase, n, spoken_of)
            )
            if entity is not None and _left_over(phrase, heard, entity):
                entity = None  # "thirty were freed. The remaining detainees": others than the thirty
            if entity is None:
                entity = Entity(len(entities), part_of=_group_of(phrase, n, recent))
                entities.append(entity)
            else:  # the last spoken of stands last
                entities.remove(entity)
                entities.append(entity)
            entity.mentions.append((n, phrase))
            if phrase.kind == "noun" and phrase.head in ONE_AND_OTHERS and phrase.plural:
                sex = Sex.MALE if phrase.head == "him" else Sex.FEMALE
                one = _of_pronoun(People(phrase.start, phrase.end, "pronoun", phrase.head, sex=sex), n, recent)
                if one is not None and one.part_of is None and one is not entity and n - one.mentions[-1][0] <= 1:
                    one.part_of = entity
            found[(phrase.start, phrase.end)] = entity
    return found


_REMAINING = re.compile(r"(?:the\s+)?(?:remaining|other|rest)\b", re.IGNORECASE)


def _left_over(phrase: People, heard: Heard, entity: Entity) -> bool:
    """Whether words for those who are left cannot mean a part that was told of by its number."""
    if phrase.kind != "noun" or not _REMAINING.match(heard.words(phrase.start, phrase.end)):
        return False
    return entity.part_of is not None or any(p.kind == "number" for _, p in entity.mentions)


_SAYS = re.compile(
    r"(?:[^.;“”]{0,90},)?\s*(?:\w+\s+)?(?:said|says|told|added|confirmed|denied|announced|acknowledged|wrote|refused|declined|"
    r"explained|recalled)\b"
)


def _opening(sentences: list[tuple[Heard, list[People]]], n: int) -> list[Heard]:
    return [h for h, _ in sentences[max(0, n - _NAMED_SOON) : n] if not h.sentence.headline]


def _elsewhere(heard: Heard, opened: list[Heard]) -> bool:
    """Whether a sentence and those that open the report name different townships."""
    here = {p.place.township for p in heard.places if p.place.township}
    there = {p.place.township for h in opened for p in h.places if p.place.township}
    return bool(here and there) and here.isdisjoint(there)


_UNDER = 3  # sentences after a headline


def _of_headline(
    phrase: People, n: int, sentences: list[tuple[Heard, list[People]]], entities: list[Entity]
) -> Entity | None:
    """Those whom the headline speaks of by the same word: "Group detains miners" over "Families of 14 miners say"."""
    if phrase.kind != "noun" or phrase.definite or phrase.kin or not phrase.head or sentences[n][0].sentence.headline:
        return None
    if not (phrase.plural and phrase.count.exact):
        return None
    for entity in entities:
        at = [m for m, _ in entity.mentions]
        if n - at[-1] > _UNDER or not all(sentences[m][0].sentence.headline for m in at) or entity.names:
            continue
        if _singular(phrase.head) in {_singular(h) for h in entity.heads} and _agree(phrase, entity):
            return entity
    return None


_NAMED_SOON = 2  # sentences after the one that opens the report


def _introduced(
    phrase: People, n: int, heard: Heard, entities: list[Entity], suffered: frozenset[tuple[int, int]]
) -> Entity | None:
    """The one person of the report's opening whom the next sentence begins to call by name: "a boy ... Sai Lin was"."""
    if phrase.kind != "name" or len(phrase.names) != 1 or phrase.start - heard.start > 1 or n == 0:
        return None
    if any(e.names and _same_name(phrase, e) for e in entities):
        return None
    if _SAYS.match(heard.words(phrase.end, heard.start + len(heard.text))):
        return None
    last = [
        e for e in entities if any(n - _NAMED_SOON <= m < n and (p.start, p.end) in suffered for m, p in e.mentions)
    ]
    if len(last) != 1 or last[0].plural or last[0].names or last[0].mentions[0][0] > _NAMED_SOON:
        return None
    one = last[0]
    first = one.mentions[0][1]
    if first.kind != "noun" or first.kin or first.armed or not _sexes_meet(one.sex, phrase.sex):
        return None
    years = {y for _, p in one.mentions for y in p.ages}
    return None if years and phrase.ages and years.isdisjoint(phrase.ages) else one


def _sexes_meet(left: Sex, right: Sex) -> bool:
    return Sex.UNKNOWN in (left, right) or left is right


_THEY_ARE = re.compile(
    r"\b(?:They|Those\s+\w+|The\s+(?:\w+\s+)?\w+)\s+(?:are|were|include[sd]?|have\s+been\s+(?:named|identified)\s+as|"
    r"were\s+(?:named|identified)\s+as)\s*:?\s*\Z"
)


def _listed(phrase: People, n: int, heard: Heard, entities: list[Entity]) -> Entity | None:
    """The group whose names a sentence gives: "They are A, B and C"."""
    if phrase.kind != "name" or len(phrase.names) < 2 or not _THEY_ARE.search(heard.words(heard.start, phrase.start)):
        return None
    near = [e for e in entities if e.plural and 0 <= n - e.mentions[-1][0] <= 2 and not e.names and e.count is not None]
    same = [e for e in near if e.count is not None and e.count.exact and e.count.max == len(phrase.names)]
    return same[-1] if same else None


def _antecedent(phrase: People, n: int, entities: list[Entity]) -> Entity | None:
    if phrase.names:
        same = next((e for e in reversed(entities) if _same_name(phrase, e) and not _fewer(phrase, e)), None)
        if same is not None or phrase.kind != "noun" or not phrase.definite or phrase.plural or phrase.kin:
            return same
        one = _of_definite(phrase, [e for e in entities if e.mentions[-1][0] > 0])
        return one if one is not None and not one.names and not one.plural else None  # "the seller, A, was shot"
    near = [e for e in entities if n - e.mentions[-1][0] <= 4]
    if phrase.kind in ("pronoun", "possessive"):
        return _of_pronoun(phrase, n, near)
    if not phrase.definite:
        return None
    if phrase.kin and phrase.head in _PARENT:
        known = [e for e in entities if phrase.head in e.heads and e.plural == phrase.plural]
        told = [e for e in known if e.mentions[-1][0] > 0]  # a headline says it before the text does
        return told[-1] if told else _parent(phrase, entities) or (known[-1] if known else None)
    if phrase.kind == "number":
        as_many = [
            e
            for e in entities
            if e.plural and e.count is not None and _numbers(e) == (phrase.count.min, phrase.count.max)
        ]
        return as_many[-1] if as_many else None
    return _of_definite(phrase, entities)


def _parent(phrase: People, entities: list[Entity]) -> Entity | None:
    """The one whose child was named before: "a farmer ... his daughter ... her father"."""
    for at in range(len(entities) - 1, 0, -1):
        if entities[at].heads & _CHILDREN:
            older = [
                e
                for e in entities
                if _named_before(e, entities[at]) and not e.plural and e.sex in (phrase.sex, Sex.UNKNOWN)
            ]
            older = [e for e in older if not e.heads & _CHILDREN]
            older = [e for e in older if e.mentions[-1][0] > 0] or older  # a headline says it before the text does
            return max(older, key=lambda e: e.number) if older else None
    return None


def _named_before(older: Entity, child: Entity) -> bool:
    """Whether the text names one before it last names the child."""
    return older.mentions[0][1].start < child.mentions[-1][1].start


def _fewer(phrase: People, entity: Entity) -> bool:
    """Whether a phrase names only some of a group."""
    return entity.plural and len(entity.names) > len(phrase.names)


def _group_of(phrase: People, n: int, entities: list[Entity]) -> Entity | None:
    """The group that a phrase takes some out of."""
    if phrase.head == "of":
        return next((e for e in reversed(entities) if e.plural and n - e.mentions[-1][0] <= 4), None)
    return _named_in(phrase, entities)


def _named_in(phrase: People, entities: list[Entity]) -> Entity | None:
    return next((e for e in reversed(entities) if phrase.names and _same_name(phrase, e)), None)


def _numbers(entity: Entity) -> tuple[int | None, int | None]:
    count = entity.count
    return (None, None) if count is None else (count.min, count.max)


def _of_pronoun(phrase: People, n: int, near: list[Entity]) -> Entity | None:
    if phrase.head in _GROUP_WORDS:
        fits = [e for e in near if e.plural and not e.heads & _OFFICIALS] or [e for e in near if e.plural]
    else:
        fits = [e for e in near if not e.plural and (e.sex in (phrase.sex, Sex.UNKNOWN) or phrase.sex is Sex.UNKNOWN)]
        known = [e for e in fits if e.sex is phrase.sex]
        newer = [
            e for e in fits if e.names and known and n - e.mentions[-1][0] <= 1 and known[-1].mentions[-1][0] < n - 1
        ]
        fits = fits if newer else known or fits  # "a student, A, was arrested. He ..." and not the man spoken of before
        named = [e for e in fits if e.names and n - e.mentions[-1][0] <= 1]
        if named and fits[-1].mentions[0] is fits[-1].mentions[-1] and not fits[-1].names:
            return named[-1]  # "A was selling water when a man offered him work. He was sent ..."
    return fits[-1] if fits else None


def _of_definite(phrase: People, entities: list[Entity]) -> Entity | None:
    if phrase.head == "detainees" and not phrase.count.known:  # "those sentenced"
        told = [e for e in entities if e.plural and e.count is not None]
        return told[-1] if told else None
    alike = [e for e in entities if _agree(phrase, e)]
    same = [e for e in alike if phrase.head in e.heads or _singular(phrase.head) in {_singular(h) for h in e.heads}]
    if same:
        return same[-1]
    if phrase.sex is not Sex.UNKNOWN and not phrase.plural and not phrase.kin:
        sexed = [e for e in alike if e.sex is phrase.sex]
        if sexed:
            return sexed[-1]
    if phrase.head in _GENERAL and not phrase.kin:
        general = [e for e in alike if not any(p.kin for _, p in e.mentions)]
        return general[-1] if general else None
    return None


def _agree(phrase: People, entity: Entity) -> bool:
    if phrase.plural != entity.plural:
        return False
    if phrase.count.exact and entity.count is not None and entity.count.exact and phrase.count.max != entity.count.max:
        return False
    if entity.count is not None and phrase.count.known and not phrase.count.meets(entity.count):
        return False
    return Sex.UNKNOWN in (phrase.sex, entity.sex) or phrase.sex is entity.sex


def _singular(head: str) -> str:
    return {"men": "man", "women": "woman", "children": "child", "people": "person"}.get(head, head.removesuffix("s"))


def _same_name(phrase: People, entity: Entity) -> bool:
    for mine in phrase.names:
        words = _name_words(mine)
        for other in entity.names:
            theirs = _name_words(other)
            if words <= theirs or theirs <= words:
                return True
    return False


def _name_words(name: str) -> set[str]:
    titles = {"u", "daw", "ko", "ma", "maung", "mr", "mrs", "ms", "dr", "aka", "(aka)"}
    words = {w.strip("()*,.").lower() for w in name.split()}
    return (words - titles) or words
