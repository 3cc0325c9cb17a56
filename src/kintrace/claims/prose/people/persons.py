"""Write incidents and their people into a coding: one mention for each person or group, claims on exact words."""

from __future__ import annotations

import re
from dataclasses import replace

from kintrace.claims import vocabulary
from kintrace.claims.prose.discourse import Discourse
from kintrace.claims.prose.draft import Draft, Span
from kintrace.claims.prose.events.circumstances import Circumstances
from kintrace.claims.prose.events.happenings import Happening, Read, Telling
from kintrace.claims.prose.events.telling import Told
from kintrace.claims.prose.people.counting import child_at
from kintrace.claims.prose.people.entities import ONE_AND_OTHERS, Entity, best_count
from kintrace.claims.prose.people.members import members_of
from kintrace.claims.prose.people.naming import sex_of_name
from kintrace.claims.prose.statements.speakers import Voice
from kintrace.claims.prose.text.people import People
from kintrace.model import Act, Actor, Child, Code, Count, Property, Sex, Stance, Words

_LONGEST_QUOTE = 480
_THEIR_OWN = re.compile(
    r"(?:\s+of\s+\d{1,2})?,?\s+(?:away\s+)?(?:from|in|at|outside|near|off|out\s+of)\s+(?P<whose>his|her)\s+(?:\w+\s+)?"
    r"(?:home|house|village|shop|farm|field|fields|bed|office|workplace|car|motorbike|hut|room|stall|garden|ward)\b",
    re.IGNORECASE,
)


class Cast:
    """The people of a document's incidents, and the writing of both.

    Args:
        discourse: The document as read.
        draft: Where it is written.
        read: Its incidents.
    """

    def __init__(self, discourse: Discourse, draft: Draft, read: Read) -> None:
        self.discourse, self.draft = discourse, draft
        self.refs: dict[int, tuple[str, ...]] = {}  # by number of the entity
        self.incidents: dict[int, str] = {}  # by identity of the happening
        self._same = _aliases(read)
        self._by_root: dict[int, dict[int, Entity]] = {}
        for entity in discourse.entities.values():
            self._by_root.setdefault(self.root(entity), {})[entity.number] = entity
        self._by_name: dict[Span, list[People]] = {}
        for phrase in (p for people in discourse.people for p in people):
            for span in phrase.names_at:
                self._by_name.setdefault(span, []).append(phrase)

    def root(self, entity: Entity) -> int:
        """Number that stands for all entities found to be the same people."""
        number = entity.number
        while self._same.get(number, number) != number:
            number = self._same[number]
        return number

    def write(self, happening: Happening, around: Circumstances) -> None:
        """Write one incident with its victims and claims."""
        main = happening.main
        voice = self.discourse.voices[main.n]
        victims = self._victims(happening, voice)
        span = _bounded(main.event.start, main.event.end)
        repeats = tuple(
            dict.fromkeys(s for t in happening.others if (s := _bounded(t.event.start, t.event.end)) != span)
        )
        ref = self.draft.incident(span, repeats, victims)
        self.incidents[id(happening)] = ref
        hedges = hedges_of(main)
        stance = Stance.HEARSAY if hearsay(main) else Stance.SAYS
        told = _plainest(happening)
        assert told.act is not None
        act_span = _bounded(told.event.start, told.event.end)
        self.draft.claim(ref, Property.ACT, Code(told.act.value), act_span, voice, _because_act(told), stance, hedges)
        self._claim_circumstances(ref, around, voice, stance, hedges)

    def _claim_circumstances(
        self,
        ref: str,
        around: Circumstances,
        voice: Voice,
        stance: Stance,
        hedges: tuple[str, ...],
    ) -> None:
        claim = self.draft.claim
        if around.date is not None:
            claim(
                ref,
                Property.WHEN,
                around.date.when,
                (around.date.start, around.date.end),
                voice,
                around.date.because,
                stance,
                hedges,
            )
        if around.hour is not None:
            span = (around.hour.start, around.hour.end)
            claim(
                ref,
                Property.TIME_OF_DAY,
                Code(around.hour.time_of_day.value),
                span,
                voice,
                "Words for a part of the day stand by the act.",
                stance,
                hedges,
            )
        if around.place is not None:
            place, start, end = around.place
            claim(ref, Property.WHERE, place, (start, end), voice, around.place_because, stance, hedges)
        for actor in around.sides:
            words = self.discourse.text[actor.start : actor.end]
            own = (
                Stance.ADMITS
                if voice.party and voice.party.partition(":")[0] == actor.code.partition(":")[0]
                else stance
            )
            code = None if actor.generic and actor.code.startswith("UNIDENTIFIED") else actor.code
            claim(
                ref,
                Property.TAKER,
                Actor(words, code),
                (actor.start, actor.end),
                voice,
                around.sides_because,
                own,
                hedges,
            )

    def _victims(self, happening: Happening, voice: Voice) -> tuple[str, ...]:
        main = happening.main
        entity = main.entity
        if (source := _all_of(happening)) is not None:
            return self._victims(source, voice)
        if entity is None or main.victim is None:
            return self._unnamed(main, voice) if main.victim is not None else self._of_others(happening, voice)
        root = self.root(entity)
        if root not in self.refs:
            phrases = self._phrases(root, happening)
            self.refs[root] = self.write_people(phrases, main, voice)
        return self.refs[root]

    def _of_others(self, happening: Happening, voice: Voice) -> tuple[str, ...]:
        telling = next((t for t in happening.others if t.victim is not None), None)
        return () if telling is None else self._unnamed(telling, voice)

    def _unnamed(self, telling: Telling, voice: Voice) -> tuple[str, ...]:
        assert telling.victim is not None
        return self.write_people([telling.victim], telling, voice)

    def _phrases(self, root: int, happening: Happening) -> list[People]:
        """All phrases for the people of one incident, those of its main telling first."""
        main = happening.main.victim
        assert main is not None
        entities = self._by_root.get(root, {})
        others = [p for _, e in sorted(entities.items()) for _, p in e.mentions]
        named = [*self._with_others(root), *members_of(self.discourse, happening)]
        return [main, *(p for p in (*others, *named) if p is not main and p.kind != "pronoun")]

    def _with_others(self, root: int) -> list[People]:
        """The one whom a pronoun takes into a group: "A said that soldiers took him and two friends"."""
        entities = {e.number: e for e in self.discourse.entities.values()}.values()
        ones = (e for e in entities if e.part_of is not None and self.root(e.part_of) == root and not e.plural)
        joined = [e for e in ones if e.part_of is not None and not ONE_AND_OTHERS.isdisjoint(e.part_of.heads)]
        return [p for e in joined for _, p in e.mentions if p.names]

    def write_people(self, phrases: list[People], telling: Telling, voice: Voice) -> tuple[str, ...]:
        """Write the people of some phrases, of which the first is the one in the act's own clause."""
        main = phrases[0]
        names = _names(phrases)
        single = main.kind in ("pronoun", "possessive") and not main.plural
        said = single or (main.count.known and not _bare(main))
        count = main.count if said else best_count([p for p in phrases if p.plural or not main.plural]) or main.count
        plural = main.plural or (count.max is None and (count.min or 0) > 1)
        refs: list[str] = []
        if not names or (plural and not (count.exact and count.max == len(names))):
            refs.append(self._group(phrases, count, plural, voice, hedges_of(telling)))
            own: list[People] = []
        else:
            own = phrases
        if plural or not refs:
            refs += [self._named(n, own if own and len(names) == 1 else self._one_of(phrases, n), voice) for n in names]
        return tuple(refs)

    def _one_of(self, group: list[People], span: Span) -> list[People]:
        """What is told of one name of a group: its own words, and the sex of all of them where all have one."""
        beside = self._beside_name(span)
        if any(p.sex is not Sex.UNKNOWN for p in beside):
            return beside
        shared = [p for p in group if p.plural and p.sex in (Sex.MALE, Sex.FEMALE)][:1]
        return [*beside, *(replace(p, ages=(), ages_at=(), child=Child.UNKNOWN) for p in shared)]

    def _beside_name(self, span: Span) -> list[People]:
        """The part of a phrase that speaks of one name alone, with the ages and sex that stand with it."""
        found = []
        for phrase in self._by_name.get(span, []):
            after = min((s for s, _ in phrase.names_at if s > span[0]), default=phrase.end + 1)
            own = [(y, at) for y, at in zip(phrase.ages, phrase.ages_at, strict=False) if span[0] <= at[0] < after]
            sex = sex_of_name(self.discourse.text[span[0] : span[1]])
            at = phrase.sex_at if sex is Sex.UNKNOWN and len(phrase.names) == 1 else None
            sex = phrase.sex if at is not None else sex
            found.append(People(span[0], span[1], "name", sex=sex, sex_at=at, ages=tuple(y for y, _ in own),
                                ages_at=tuple(at for _, at in own), child=child_at([y for y, _ in own])))  # fmt: skip
        return found

    def _group(self, phrases: list[People], count: Count, plural: bool, voice: Voice, hedges: tuple[str, ...]) -> str:
        main = phrases[0]
        ref = self.draft.person((main.start, main.end), plural)
        at = next((p for p in phrases if p.count is count), main)
        if count.known:
            span = at.count_at or (at.start, at.end)
            self.draft.claim(ref, Property.NUMBER, _worded(count, self.discourse.text[span[0] : span[1]]), span, voice,
                             "Words of number, or a singular or plural, say how many.", hedges=hedges)  # fmt: skip
        self._describe(ref, phrases, voice)
        if not plural:
            for name in _names(phrases):
                self._name(ref, name, voice)
        return ref

    def _named(self, span: Span, phrases: list[People], voice: Voice) -> str:
        ref = self.draft.person(span, False)
        self._name(ref, span, voice)
        self._describe(ref, phrases, voice)
        return ref

    def _name(self, ref: str, span: Span, voice: Voice) -> None:
        self.draft.claim(
            ref,
            Property.NAME,
            Words(self.discourse.text[span[0] : span[1]]),
            span,
            voice,
            "A name stands for the person.",
        )

    def _owner(self, phrases: list[People]) -> tuple[Span, Sex] | None:
        """The sex that "a farmer from his village" tells of one person, with the word that tells it."""
        for phrase in (p for p in phrases if not p.plural and p.kind != "pronoun"):
            found = _THEIR_OWN.match(self.discourse.text, phrase.end)
            if found:
                return found.span("whose"), Sex.MALE if found["whose"].lower() == "his" else Sex.FEMALE
        return None

    def _describe(self, ref: str, phrases: list[People], voice: Voice) -> None:
        sex = next((p for p in phrases if p.sex is not Sex.UNKNOWN), None)
        if sex is not None:
            span = sex.sex_at or (sex.start, sex.end)
            self.draft.claim(
                ref, Property.SEX, Code(sex.sex.value), span, voice, "The noun, pronoun or title says the sex."
            )
        elif (owner := self._owner(phrases)) is not None:
            span, code = owner
            self.draft.claim(ref, Property.SEX, Code(code.value), span, voice, "What is theirs is called his or hers.")
        told: set[int] = set()
        for phrase in phrases:
            for year, span in zip(phrase.ages, phrase.ages_at, strict=False):
                if year in told:
                    continue
                told.add(year)
                self.draft.claim(
                    ref,
                    Property.AGE,
                    Count(year, year, self.discourse.text[span[0] : span[1]]),
                    span,
                    voice,
                    "An age stands with the words for the person.",
                )
        child = next((p for p in phrases if p.child is not Child.UNKNOWN), None)
        if child is not None:
            span = child.ages_at[0] if child.ages_at else (child.start, child.end)
            self.draft.claim(
                ref, Property.CHILD, Code(child.child.value), span, voice, "The age or the noun says whether under 18."
            )


def _bare(people: People) -> bool:
    """Whether nothing but a plural, or two of them, says how many: "villagers", "sons and daughters"."""
    if people.kind == "pronoun":
        return people.head != "both"
    least = people.count.min or 0
    return people.count.max is None and (least <= _TWO or (least <= _TWO + _TWO and people.count_at is None))


_TWO = 2
_EVERYBODY = frozenset(("they", "them", "all", "both"))
_SOON_AFTER = 4  # sentences


def _all_of(happening: Happening) -> Happening | None:
    """The taking of the same people, where only a pronoun names those who got free: "They were set free"."""
    victim, source = happening.main.victim, happening.source
    if victim is None or source is None or victim.kind != "pronoun" or victim.head not in _EVERYBODY:
        return None
    entity, before = happening.main.entity, source.main.victim
    known = entity is not None and entity.count is not None
    near = 0 <= happening.main.n - source.tellings[-1].n <= _SOON_AFTER
    return source if near and not known and before is not None and before.plural and before.kind != "pronoun" else None


def _aliases(read: Read) -> dict[int, int]:
    """Entities of tellings of one incident are one where they stand for the same number of people."""
    same: dict[int, int] = {}
    for happening in read.happenings:
        main = happening.main
        if main.entity is None or main.victim is None:
            continue
        for other in happening.others:
            if other.entity is None or other.entity is main.entity or other.victim is None or other.act is None:
                continue
            if not _numbers_meet(main.entity.count, other.entity.count):
                continue
            if other.victim.plural == main.victim.plural and other.victim.count.meets(main.victim.count) and not (
                main.victim.names and other.victim.names and main.victim.plural):  # fmt: skip
                _join(same, other.entity.number, main.entity.number)
    return same


def _numbers_meet(left: Count | None, right: Count | None) -> bool:
    """Whether two groups can be of one size: eight of twenty are not the twenty."""
    return left is None or right is None or left.meets(right)


def _join(same: dict[int, int], left: int, right: int) -> None:
    while same.get(left, left) != left:
        left = same[left]
    while same.get(right, right) != right:
        right = same[right]
    if left != right:
        same[left] = right


_SEEN_TAKEN = (Act.TAKEN, Act.DETAINED, Act.HOSTAGE, Act.FORCIBLY_RECRUITED)


def _plainest(happening: Happening) -> Telling:
    """The telling that says what kind of taking it was, where the main one only says that they were taken."""
    if happening.main.act is Act.MISSING:  # "has not been seen since soldiers took him away"
        seen = (t for t in happening.others if t.act is not None and t.sides and t.event.told is Told.DONE)
        return next((t for t in seen if t.act in _SEEN_TAKEN), happening.main)
    if happening.main.act is not Act.TAKEN:
        return happening.main
    plainer = (Act.DETAINED, Act.HOSTAGE, Act.FORCIBLY_RECRUITED)
    return next((t for t in happening.others if t.act in plainer and t.event.told is Told.DONE), happening.main)


def _names(phrases: list[People]) -> list[Span]:
    """Spans of the names, the longest form of each, in order of the text."""
    text_spans = [(n, s) for p in phrases for n, s in zip(p.names, p.names_at, strict=True)]
    kept: list[tuple[str, Span]] = []
    for name, span in sorted(text_spans, key=lambda x: -len(x[0])):
        if not any(set(name.lower().split()) <= set(k.lower().split()) for k, _ in kept):
            kept.append((name, span))
    return [s for _, s in sorted(kept, key=lambda x: x[1])]


def _worded(count: Count, words: str) -> Count:
    return Count(count.min, count.max, words)


def _bounded(start: int, end: int) -> Span:
    return start, min(end, start + _LONGEST_QUOTE)


def hedges_of(telling: Telling) -> tuple[str, ...]:
    """Words in the sentence that soften an act, as written."""
    found = [m[0] for m in vocabulary.pattern("hedge").finditer(telling.event.heard.text)]
    return tuple(dict.fromkeys(found))


def hearsay(telling: Telling) -> bool:
    """Whether the sentence says that it is only told on."""
    return bool(vocabulary.pattern("hearsay").search(telling.event.heard.text))


def _because_act(telling: Telling) -> str:
    group, verb = telling.event.group, telling.event.verb
    voice = "passive" if group.passive else "active"
    if verb.base == "be":
        return "A word for the state they are in tells of the act."
    if re.fullmatch(r"died|suicide", verb.act):
        return "A verb of dying, with what the sentence says of how."
    return f"A verb of this act in the {voice}, told as done."
