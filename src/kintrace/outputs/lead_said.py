"""One lead in a reader's words: what every form that is read by people says in the same way."""

from __future__ import annotations

from kintrace.model import (
    Act,
    Assessment,
    Child,
    Conflict,
    Count,
    Hypothesis,
    Place,
    Question,
    Released,
    Sex,
    When,
    Who,
)
from kintrace.outputs.dates_said import date_said
from kintrace.outputs.wording import actor_name, actor_words, wording


def who_said(who: Who, withheld: tuple[str, ...] = ()) -> str:
    """Who is missing: the name, or how many of whom; without a name, whether nobody gives one or it is not shown.

    >>> who_said(Who((), Count(2, 2), Sex.FEMALE))
    '2 women, not named'
    >>> who_said(Who((), Count(1, 1), Sex.MALE, (27,)))
    'A man, 27, not named'
    """
    if who.names:
        return who.names[0]
    ages = ", " + " or ".join(str(a) for a in who.ages) if who.ages and who.number.max == 1 else ""
    unnamed = "name_not_shown" if {"role", "name"} & set(withheld) else "not_named"
    return f"{_number(who)}{ages}, {wording('phrase', unnamed)}"


def other_names(who: Who) -> tuple[str, ...]:
    """Other forms of the name, as written."""
    return who.names[1:]


def count_said(count: Count) -> str:
    """A number with its bounds.

    >>> count_said(Count(18, 22)), count_said(Count(3, None)), count_said(Count(None, None))
    ('18 to 22', '3 or more', 'an unknown number of')
    """
    if count.exact:
        return str(count.min)
    if count.min is not None and count.max is not None:
        return f"{count.min} to {count.max}"
    if count.min is not None:
        return f"{count.min} or more"
    return "an unknown number of" if count.max is None else f"up to {count.max}"


def about_who(who: Who) -> str:
    """Sex, ages and number beside a name; empty where nothing is said."""
    parts = []
    if who.names and who.sex is not Sex.UNKNOWN:
        parts.append(wording("sex", who.sex.value))
    if who.ages and (who.names or who.number.max != 1):
        parts.append(("age " if len(who.ages) == 1 else "ages ") + ", ".join(str(a) for a in who.ages))
    if who.child is not Child.UNKNOWN and who.child is not Child.NO:
        parts.append(wording("child", who.child.value))
    return "; ".join(parts)


def when_said(lead: Assessment, withheld: tuple[str, ...]) -> str:
    """The date, its words, and the part of the day."""
    if "date" in withheld:
        return wording("phrase", "withheld")
    said = date_said(lead.when)
    times = ", ".join(wording("time_of_day", t.value) for t in lead.times_of_day)
    return f"{said}, {times}" if times else said


def where_said(lead: Assessment, withheld: tuple[str, ...]) -> str:
    """The place in the documents' words, and what it lies in."""
    return wording("phrase", "withheld") if "place" in withheld else place_said(lead.where)


def place_said(place: Place) -> str:
    """A place, its words and the township that holds it as far as they say."""
    outer = [w for w in place.within if w.casefold() not in place.words.casefold()]
    words = ", ".join(w for w in (place.words, *outer) if w)
    area = area_name(place.pcode)
    if area and area.removesuffix(" Township").casefold() not in words.casefold():
        words = f"{words} ({area})" if words else area
    return words or wording("phrase", "not_known")


def area_name(pcode: str | None) -> str:
    """The name of the township, or the state, that a P-code lies in; empty where no gazetteer names it."""
    from kintrace.lexicon import places

    if pcode is None:
        return ""
    names = places.gazetteer()
    township = names.name(pcode[:9]) if len(pcode) >= 9 else ""
    return f"{township} Township" if township else names.name(pcode[:6])


def taker_label(lead: Assessment) -> str:
    """What the taker is to them: who died in flight was taken by nobody."""
    return wording("phrase", "fled_from" if lead.act is Act.DIED_FLEEING else "alleged_taker")


def taker_said(lead: Assessment) -> str:
    """The alleged taker; says where a party denies, or where accounts differ."""
    return _actor_said(lead, Question.TAKER)


def holder_said(lead: Assessment) -> str:
    """Who is said to hold them."""
    return _actor_said(lead, Question.HOLDER)


def _actor_said(lead: Assessment, question: Question) -> str:
    actor = lead.taker if question is Question.TAKER else lead.holder
    answers = [h for h in lead.hypotheses if h.question is question]
    if not actor.code and not actor.words:
        named = [h for h in answers if h.supporting]
        return wording("phrase", "not_known_disputed" if named else "not_known")
    mine = [h for h in answers if h.answer == (actor.code or "")]
    denied = f" ({wording('phrase', 'denied')})" if any(h.opposing for h in mine) else ""
    return actor_words(actor) + denied


def fate_said(lead: Assessment) -> str:
    """What is said to have become of them, always as an allegation."""
    return wording("fate", lead.fate.value)


def answer_said(hypothesis: Hypothesis) -> str:
    """An answer to one of the three questions, by name."""
    if hypothesis.question is Question.FATE:
        return wording("fate", hypothesis.answer)
    return actor_name(hypothesis.answer) if hypothesis.answer else hypothesis.words or wording("phrase", "not_shown")


def origins_said(lead: Assessment) -> str:
    """How many origins and documents it rests on.

    Two documents of one origin are one telling.
    """
    return f"{plural(lead.origins, 'origin')}, {plural(len(lead.documents), 'document')}"


def document_said(released: Released, document: str) -> str:
    """A document by its file name, or by a number where the reader is shown no names of files."""
    order = [ref for ref, _ in released.document_names]
    return released.name_of(document) or f"document {order.index(document) + 1}"


def speakers_said(lead: Assessment) -> str:
    """On whose word it rests, by the part they have in it."""
    return ", ".join(wording("speaker", k.value) for k in lead.speakers)


def value_said(conflict: Conflict, value: str) -> str:
    """One of the values that documents disagree on, in words."""
    group = {"act": "act", "sex": "sex", "fate": "fate"}.get(conflict.property)
    if group:
        return wording(group, value)
    if conflict.property == "date":
        return date_said(When(value))
    if conflict.property in ("taker", "holder"):
        return actor_name(value)
    return value.replace("..", " to ") if conflict.property in ("number", "age") else value


def in_other_words(released: Released, lead: Assessment) -> tuple[str, ...]:
    """What people here wrote in the place of words, in the lead's documents, that would tell who spoke."""
    return tuple(p.words for p in released.paraphrases if p.document in lead.documents)


def next_steps(lead: Assessment) -> tuple[str, ...]:
    """What would settle the open questions."""
    return tuple(wording("settle", key) for key in lead.settle)


def withheld_said(released: Released, lead: Assessment) -> tuple[str, ...]:
    """What the reader is not shown, and why."""
    return tuple(wording("withheld", key) for key in released.withheld_from(lead.ref))


def plural(number: int, noun: str) -> str:
    """A number with its noun.

    >>> plural(1, "person or group"), plural(2, "person or group")
    ('1 person or group', '2 persons or groups')
    """
    if number == 1:
        return f"1 {noun}"
    return f"{number} " + " or ".join(f"{n}s" for n in noun.split(" or "))


def _number(who: Who) -> str:
    one = who.number.min == who.number.max == 1
    kind = who.sex.value
    if who.child is Child.YES:
        kind = f"child_{kind}"
    noun = wording("person" if one else "people", kind)
    if one:
        return f"A {noun}"
    said = f"{count_said(who.number)} {noun}"
    return said[0].upper() + said[1:]
