"""Notices told in sentences, or set like an advertisement: who is sought, and what the words say of them.

"My younger brother A, 24, went out yesterday and did not come back. Call 09 …": no label says what is what. The
names are taken first, each with its part (whose child, whom to call); then each matter is looked for in the stretch
that speaks of a person, and what is said once for all of several persons is given to each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from kintrace.claims.headings.fields import Field
from kintrace.claims.notices import saying
from kintrace.claims.notices.labels import labelled_in
from kintrace.claims.notices.lines import by_lines
from kintrace.claims.notices.naming import ALIAS, FATHER, MOTHER, PARENT, SOUGHT, Named, names_in, sex_of_kin
from kintrace.claims.notices.people import Opening, Sought
from kintrace.lexicon.headers import Heading
from kintrace.model import Act, Document, Sex

_LONGEST = 2_600  # code points: longer texts that speak of somebody missing report on it
_LOST = re.compile(
    r"\b(?:missing|lost|disappear\w*|vanish\w*|unaccounted|separated|whereabouts|abducted|kidnapped|arrested|detained|conscripted|"
    r"(?:cannot|can['’]?t|could\s+not|unable\s+to)\s+(?:find|reach|contact|trace)|looking\s+for|search\w*|in\s+search|seeking|wanted|"
    r"have\s+you\s+seen|has\s+(?:any(?:one|body)|somebody)\s+seen|seen\s+(?:him|her|them)|where\s+(?:is|are)|"
    r"(?:did|has|have|had|do|does|is|was)(?:\s+not|n['’]t)\s+(?:yet\s+)?(?:been\s+)?(?:com(?:e|ing)|return\w*|seen|heard|reach\w*|arriv\w*|found|home|at\s+home)|"
    r"not\s+(?:come|home|back|returned|reached|arrived|found)|never\s+(?:came|returned|reached|arrived)|gone\s+(?:since|from|missing)|gone\b|"
    r"no\s+(?:news|contact|word|trace|information)|nobody\s+(?:has\s+)?(?:seen|knows?)|last\s+(?:seen|known|contact|phone|call)|contact\s+(?:was\s+)?(?:lost|cut)|"
    r"find\s+(?:my|our|him|her|them|this|these|the)|help\s+(?:us\s+|me\s+)?(?:to\s+)?find|after\s+that\s+nothing|left\s+(?:home|the\s+house|his|her)|"
    r"(?:took|caught|seized|dragged|called)\s+(?:away\s+)?(?:him|her|them|my|our)|taken\s+(?:away|by|from)|led\s+away|phone\s+(?:is\s+)?(?:off|switched|power))\b|"
    r"ပျောက်|ရှာ|အဆက်အသွယ်|ကြေညာ|အကြောင်းကြားစာ|ကွဲကွာ|ကွဲသွား|ကွဲနေ|ခေါ်ဆောင်|ခေါ်သွား|ဖမ်း|ပြန်မ(?:လာ|ရောက်)|ရောက်မလာ|မတွေ့|သတင်းမ(?:ရ|ကြား)|"
    r"မသိရ|ဘယ်ရောက်|ထွက်သွား|ထွက်ခွာ|လက်လွတ်|နောက်ဆုံး|မြင်မိ|တွေ့မိ|တွေ့ရင်|တွေ့ရှိ",
    re.IGNORECASE,
)
_APPEAL = re.compile(
    r"\b(?:please|kindly|call|contact|inform|phone|ph|tel|viber|whatsapp|messenger|share|help|tell\s+us|let\s+(?:us|me|her|him)\s+know|beg)\b|"
    r"ဖုန်း|ဆက်သွယ်|အကြောင်းကြား|ရှဲ|သတင်း|ကူညီ|ရှာပေး|ပေးကြပါ|ပေးပါ|ဆက်ပေး|တောင်းပန်",
    re.IGNORECASE,
)
_REPORTS = re.compile(
    r"\b(?:said|told|according\s+to|reported|spokes\w+|residents|statement|human\s+rights|villagers\s+were|townships?\s+were)\b|ပြောကြား|ပြောဆို|သတင်းဌာန|ထုတ်ပြန်",
    re.IGNORECASE,
)
_TO_CALL = re.compile(
    r"(?:\+|0|၀|95|၉၅)"
)  # how a number begins that is to be called; what only looks like one is masked too
_MOST_REPORTED = 2  # words of reporting that a family's own post may have


@dataclass(frozen=True, slots=True)
class _Person:
    name: Named
    others: tuple[Named, ...]
    start: int
    end: int


def tells_of_somebody(text: str) -> bool:
    """Whether a text without labels reads like a family's own notice: somebody is lost, and readers are asked for help.

    >>> tells_of_somebody("My brother Ko Tun Hla, 24, did not come home. Please call 09 000 000 011.")
    True
    >>> tells_of_somebody("Three men were taken from Hpakant, residents said. The army told a paper it knew nothing.")
    False
    """
    from kintrace.lexicon import contacts

    if len(text) > _LONGEST:
        return False
    reported, lost, asks = len(_REPORTS.findall(text)), bool(_LOST.search(text)), bool(_APPEAL.search(text))
    found = (f for f in contacts.contacts_in(text) if f.kind == contacts.PHONE)
    if any(_TO_CALL.match(text, f.start) for f in found):
        if reported:
            return reported <= _MOST_REPORTED and lost and asks
        return lost or any(n.part == SOUGHT and saying.aged(text, n.end) for n in names_in(text))
    return not reported and lost and asks and len(text) < _LONGEST // 3


def sought_in(text: str) -> list[Sought]:
    """Those whom a notice without labels seeks; none: it is no such notice, or it names nobody."""
    if not tells_of_somebody(text):
        return []
    labelled = tuple(x for x in labelled_in(text) if x.heading.meaning not in ("name", "age", "sex"))
    return [
        Sought(
            labelled,
            Opening(p.name.start, _line_end(text, p.name.end), p.name.end, *_kin(text, p.name)),
            p.start,
            p.end,
        )
        for p in _people(text)
    ]


def _kin(text: str, name: Named) -> tuple[tuple[int, int] | None, Sex]:
    found = sex_of_kin(text, name.start)
    return (found[0], Sex(found[1])) if found else (None, Sex.UNKNOWN)


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end


def _people(text: str) -> list[_Person]:
    names = names_in(text)
    sought = [n for n in names if n.part == SOUGHT]
    if not sought:
        return []
    first = next((n for n in sought if n.sure), sought[0])
    chosen = [
        first,
        *(
            n
            for n in sought
            if n.start > first.start and (saying.aged(text, n.end) or _numbered(text, n)) and not _again(text, first, n)
        ),
    ]
    found = []
    for k, name in enumerate(chosen):
        start = 0 if k == 0 else name.start
        end = chosen[k + 1].start if k + 1 < len(chosen) else len(text)
        found.append(_Person(name, tuple(n for n in names if n is not name), start, end))
    return found


def _numbered(text: str, name: Named) -> bool:
    """Whether the name opens a numbered line: "(2) A, 18"."""
    begins = text.rfind("\n", 0, name.start) + 1
    return re.fullmatch(r"\s*[(\[]?[0-9\u1040-\u1049]{1,2}\s*[.)\]။၊]\s*", text[begins : name.start]) is not None


def _again(text: str, first: Named, other: Named) -> bool:
    return text[first.start : first.end] == text[other.start : other.end]


def fields_of(
    document: Document, one: Sought, people: list[Sought], have: set[str], published: date | None
) -> list[Field]:
    """What the words of a notice say of one person, apart from what its labels did.

    Args:
        document: The notice.
        one: The person.
        people: All whom it seeks.
        have: Meanings that labels gave already.
        published: Day of publication; ``None``: not known.
    """
    text = document.cleaned
    names = names_in(text)
    name_end = one.opening.name_end if one.opening else one.start
    found: dict[str, list[tuple[int, int]]] = {}
    # what is said of one person stands by the name; what happened is said once for all
    own = (one.start, one.end) if len(people) > 1 else (0, len(text))
    for meaning, span in saying.of_person(text, own, name_end, names):
        found.setdefault(meaning, []).append(span)
    for meaning, span in saying.of_event(text, published, names):
        found.setdefault(meaning, []).append(span)
    for meaning, span in by_lines(text, names):
        if meaning == "home" and len(people) > 1 and not (own[0] <= span[0] < own[1]):
            continue
        if meaning not in found or (meaning == "event_place" and "\n" in text.strip()):
            found.setdefault(meaning, []).insert(0, span)
    if len(people) > 1:
        found["clothes"] = saying.clothes_by_sex(text, one) or found.get("clothes", [])
    for name in names:
        inside = own[0] <= name.start < own[1] or len(people) == 1 or name.part in (PARENT, FATHER, MOTHER)
        if not inside or (len(people) > 1 and name.part in (FATHER, MOTHER) and not _of_this(text, one, people, name)):
            continue
        if name.part in (FATHER, MOTHER):
            found.setdefault(f"{name.part}_name", []).append((name.start, name.end))
        elif name.part == PARENT:
            found.setdefault("father_name", []).append((name.start, name.end))
        elif (
            name.part == ALIAS and not _again(text, Named(one.opening.start, name_end, SOUGHT), name)
            if one.opening
            else False
        ):
            found.setdefault("other_names", []).append((name.start, name.end))
    if "sex" not in have and (said := saying.sex_told(text, own, name_end)) is not None:
        found["sex"] = [said]
    fields = []
    for meaning, spans in found.items():
        if meaning in have or (meaning == "home" and "event_place" in found and spans == found["event_place"]):
            continue
        for start, end in spans if meaning in ("other_names",) else spans[:1]:
            if meaning == "sex":
                fields.append(
                    Field(Heading("sex"), saying.code_of_sex(text[start:end]), document.quote_cleaned(start, end))
                )
                continue
            heading = Heading(meaning, Act.MISSING if meaning in ("event_date", "event_place") else "")
            fields.append(Field(heading, text[start:end], document.quote_cleaned(start, end)))
    return fields


def _of_this(text: str, one: Sought, people: list[Sought], parent: Named) -> bool:
    """Of several persons, whose parent a name is: of all where it is told after them all, else of who stands before."""
    if parent.start >= people[-1].end:
        return True
    if "brother and sister" in text.lower() or "children of" in text.lower() or "တို့၏" in text:
        return True
    return one.start <= parent.start < one.end
