"""The names in a notice without labels, each with the part it has: who is sought, whose child, whom to call."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from kintrace.claims.headings import meanings as words

SOUGHT, FATHER, MOTHER, PARENT, ALIAS, OTHER = "sought", "father", "mother", "parent", "alias", "other"
_TITLES_EN = r"U|Daw|Ko|Ma|Mg|Maung|Sai|Nang|Nan|Naw|Saw|Khun|Salai|Mai|Mi|Nai|Sao|Lung|Pa|Mr|Mrs|Ms|Dr|Sayadaw|Rev"
_LATIN = re.compile(
    rf"(?:(?<![\w'’-])(?:{_TITLES_EN})\.?[ ](?=[A-Z]))?(?<![\w'’-])[A-Z][a-z\w'’-]*(?:[ ][A-Z][a-z\w'’-]*){{0,4}}"
)
# Burmese writes no blanks between words; a name in running text begins with its title as a rule
_TITLES_MY = (
    "ဒေါ်", "ဦး", "ကို", "မောင်", "မ", "စော", "နော်", "နန်း", "စိုင်း", "ခွန်", "ဆလိုင်း", "မိ", "နိုင်", "ဆရာတော်", "ဆရာမ", "ဆရာ", "ဗိုလ်",
    "မာမတ်", "ဆလိုင်း", "လဖိုင်", "မရန်", "လထော်", "အင်ခေါင်", "ဇာဟ်ခုံ", "နခုံ",
)  # fmt: skip
_BURMESE = re.compile(
    rf"(?:(?<=[\s၊။(\[\"“”:–—/-])|^)(?:{'|'.join(_TITLES_MY)})[\u1000-\u103f\u104c-\u109f]{{2,40}}", re.MULTILINE
)
_PARTICLES = re.compile(
    r"(?:တို့၏|တို့ရဲ့|တို့က|တို့|ဆိုသူသည်|ဆိုသူ|ဆိုတဲ့|ဖြစ်သူ|ဟာ|သည်|နှင့်|နဲ့|ရဲ့|၏|အား|"
    r"ပါရှင်|ပါခင်ဗျ|ပါတယ်|ပါသည်|ပါ|(?<=[်းံ့ာိီုူေဲ])က|ကို)\Z"
)
# a clause that begins with a syllable that is also a title: "is not known", "cannot be found"
_NO_NAME_MY = re.compile(
    r"(?:ပါဘူး|ဘူး|ပါနဲ့|ပါရန်|ရန်|ဘဲ|မီ|ခင်|ချင်|ရင်|လို့|တဲ့|သော|ပါ|ရ|ကြ|နိုင်|တတ်|ပြီး|နေ|သေး|ဖြစ်စေ|မှုကို|"
    r"မှာ|တွင်)\Z|"
    r"\A(?:အသက်|အရွယ်|ဆိုသူ|နာမည်|အမည်|ယခု|လွန်ခဲ့|ပြီးခဲ့|လူငယ်|လူကြီး|အမျိုး|ကလေး|သားသမီး|ဇာတိ|နေရပ်|ဖုန်း|"
    r"မြို့|မင်္ဂလာ|မိသားစု|မိဘ|မိတ်|မနေ့|မနက်|မနှစ်|မည်သူ|မည်|မသိ|မတွေ့|မရ|မဟုတ်|ကိုယ်|ကိုး|ကိုင်|ဦးနှောက်|"
    r"ဦးထုပ်|စောင့်|စောစော|နိုင်ငံ|"
    r"မိနစ်|မီး|မုန့်|မျက်|မျှ|မြန်|မြင်|မောင်း|ဆရာဝန်|ဗိုလ်ချုပ်လမ်း)"
)
_EN_ROLE = (
    (ALIAS, re.compile(
        r"(?:(?<=[A-Za-z])\s\((?=\Z)|\(\s*(?:we|they|people)\s+call\s+(?:him|her)\s+|\balso\s+(?:called|"
        r"known\s+as)\s+|\bknown\s+as\s+|\ba\.?k\.?a\.?\s+|@\s*|"
        r"\b(?:nick|pet)\s?-?name(?:d|\s+is|:)?\s+|\b(?:calls?|called)\s+(?:him|her)\s+|\balias\s+|"
        r"\(a\)\s*)[\"“'‘]?\Z", re.I)),
    (PARENT, re.compile(r"\b(?:children|sons|daughters)\s+of\s+\Z", re.I)),
    (MOTHER, re.compile(
        r"\bmother(?:['’]s\s+name)?(?:\s+is|\s+name\s+is|\s+name|\s*:|,)?\s+\Z|\bmum\s+is\s+\Z", re.I)),
    (FATHER, re.compile(
        r"\b(?:(?:son|daughter|child|boy|girl|s/o|d/o)\s+of(?:\s+the\s+late)?|father(?:['’]s\s+name)?(?:\s+is|"
        r"\s+name\s+is|\s+name|\s*:|,)?|"
        r"s/o|d/o)\s+\Z", re.I)),
    (OTHER, re.compile(
        r"(?:\b(?:i\s+am(?:\s+(?:his|her|the)\s+\w+)?|i['’]m(?:\s+(?:his|her)\s+\w+)?|call|contact|"
        r"inform(?:\s+to)?|tell|ask(?:\s+for)?|ph(?:one)?|tel|mobile|"
        r"teacher|headman|sister|brother-in-law|aunt(?:ie|y)?|uncle|cousin|wife|husband|by|from|at|in|near|of|"
        r"between|to|and\s+his\s+friend)\s*[:.,]?[ \t]+)\Z",
        re.I)),
)  # fmt: skip
_OWN_KIN = (
    r"(?:son|daughter|brother|sister|father|mother|husband|wife|uncle|aunt|nephew|niece|cousin|friend|"
    r"grandson|granddaughter|boy|girl|child)"
)
_SOUGHT_EN = re.compile(
    rf"(?:\b(?:my|our|his|her|their|the|a)\s+(?:[a-z-]+\s+){{0,2}}?{_OWN_KIN}(?:\s+(?:is\s+)?named?|"
    rf"\s+name\s+is|'s\s+name\s+is|,)?|"
    rf"\b(?:named?|name\s+is|find|finding|looking\s+for|searching\s+for|missing|lost|"
    rf"inform\s+the\s+public\s+that|disappeared)\s*[:,–—-]?)\s+\Z",
    re.IGNORECASE,
)
_CONTACT_AFTER = re.compile(r"\s*(?:\((?:\w+\s*){1,3}\))?\s*[:,–—-]*\s*(?:ph|tel|phone|"
    r"mobile)?\.?\s*[:–—-]*\s*(?:\+?95|0)[\d\s-]{6,}|\s*\((?:his|her|the)?\s*"
                            r"(?:wife|husband|sister|brother|mother|father|uncle|aunt|son|daughter|cousin|"
                            r"friend|teacher|elder|younger)[^)]{0,15}\)", re.I)  # fmt: skip
_OF_MOTHER_OR_FATHER = re.compile(r"['’]s\s+(?:\w+\s+)?(?:son|daughter|child)\b,?", re.I)
_KIN_MY = (
    r"သား|သမီး|အစ်ကို|အကို|ညီမ|ညီ|မောင်လေး|မောင်|အစ်မ|အမ|ခင်ပွန်း|ယောက်ျား|အမျိုးသား|ဇနီး|မိန်းမ|တူမ|တူ|"
    r"မြေး|သူငယ်ချင်း"
)
_FATHER_MY = re.compile(r"(?:အဖေ(?:့)?|ဖခင်|အဘ|အဖ)(?:အမည်|နာမည်)?(?:\s*(?:ကတော့|က|မှာ|သည်|ဖြစ်သူ))?[\s:-]*\Z")
_MOTHER_MY = re.compile(r"(?:အမေ(?:့)?|မိခင်|အမိ)(?:အမည်|နာမည်)?(?:\s*(?:ကတော့|က|မှာ|သည်|ဖြစ်သူ))?[\s:-]*\Z")
_PARENTS_MY = re.compile(r"(?:မိဘ|မိဘများ(?:ဖြစ်သော)?|မိဘနှစ်ပါး)[\s:-]*\Z")
_OF_PARENTS_MY = re.compile(r"\s*(?:တို့(?:၏|ရဲ့)?|၏|ရဲ့)\s*(?:သား|သမီး)")
_AND_MY = re.compile(r"\s*(?:နဲ့|နှင့်|\+|၊)\s*\Z")
_ALIAS_MY = re.compile(
    r"(?:[\u1000-\u109f]\s*\(\Z|\((?:ခေါ်|ခ)\)|\bခေါ်|အမည်ကွဲ|မြန်မာနာမည်|(?:အိမ်)?နာမည်ပြောင်|ဖြေ|"
    r"လို့ခေါ်)[\s:]*[\"“(]?\s*\Z|[\"“]\Z"
)
_CONTACT_MY = re.compile(
    rf"(?:ဆက်သွယ်(?:ရန်|ရမှာက|ရမည့်သူ)?|ဖုန်း|အကြောင်းကြား|သို့/)[\s:-]*(?:(?:{_KIN_MY})\s*)?\Z|(?:ဆရာတော်|"
    rf"အဒေါ်ကြီး|ဦးလေး|အဒေါ်|နှမ)\s*\Z"
)
_PHONE_SOON = re.compile(r"[^\n။]{0,14}?(?:\+?95|[0၀])[\s-]*(?:[0-9\u1040-\u1049][\s-]?){7,}")
_SOUGHT_MY = re.compile(
    rf"(?:(?:(?<!အဖေ)(?<!အမေ)(?<!အဘ)(?<!ဖခင်)(?<!မိခင်)(?<!အဖ))(?:နာမည်|အမည်)(?:ရင်း|အရင်း)?(?:ကတော့|က|မှာ|"
    rf"သည်)?|{_KIN_MY}|(?:{_KIN_MY})ဖြစ်သူ|ရှာ(?:ဖွေ)?နေ\w*)[\s:-]*\Z"
)


@dataclass(frozen=True, slots=True)
class Named:
    """One name and the part it has in a notice.

    Args:
        start: First code point.
        end: One past the last.
        part: ``sought``, ``father``, ``mother``, ``parent``, ``alias`` or ``other``.
        sure: Whether its own words say that this is who is sought.
    """

    start: int
    end: int
    part: str
    sure: bool = False


def names_in(text: str) -> list[Named]:
    """Find the names in a notice, in its order, each with its part.

    >>> text = "My brother Ko Tun Hla, 24, son of U Hla Maung, is missing. Call Ma Thida 09 000 000 011."
    >>> [(text[n.start : n.end], n.part) for n in names_in(text)]
    [('Ko Tun Hla', 'sought'), ('U Hla Maung', 'father'), ('Ma Thida', 'other')]
    """
    found = [*_latin(text), *_burmese(text)]
    found += [
        Named(*m.span("alias"), ALIAS) for n in found if n.part == SOUGHT and (m := _BRACKETED.match(text, n.end))
    ]
    found.sort(key=lambda n: n.start)
    kept: list[Named] = []
    for one in found:
        if kept and one.start < kept[-1].end:
            continue
        if kept and kept[-1].part == SOUGHT and one.part == SOUGHT and _other_script(text, kept[-1], one):
            one = replace(one, part=ALIAS)
        if kept and kept[-1].part == ALIAS and one.part == SOUGHT and _in_same_brackets(text, kept[-1], one):
            one = replace(one, part=ALIAS)
        if kept and one.part == SOUGHT and _beside_parent(text, kept[-1], one):
            one = replace(one, part=MOTHER if kept[-1].part in (FATHER, PARENT) else OTHER)
        kept.append(one)
    return kept


_BRACKETED = re.compile(r"\s*\(\s*(?P<alias>[\u1000-\u103f\u104c-\u109f]{3,20})\s*\)(?!\s*နှစ်)")


def _other_script(text: str, left: Named, right: Named) -> bool:
    """Whether the same name stands again in the other script: "ဒေါ်လှ Daw Hla"."""
    between = text[left.end : right.start]
    return between.strip(" /(|-–—") == "" and "\n" not in between and text[left.start] > "\u0fff" > text[right.start]


def _in_same_brackets(text: str, left: Named, right: Named) -> bool:
    """Whether one more name stands in the brackets of another: "(alias A, B)"."""
    return (
        re.fullmatch(r"\s*[,/]\s*", text[left.end : right.start]) is not None
        and ")" in text[right.end : right.end + 30]
    )


def _beside_parent(text: str, left: Named, right: Named) -> bool:
    between = text[left.end : right.start]
    return left.part in (FATHER, PARENT) and bool(
        _AND_MY.fullmatch(between) or re.fullmatch(r"\s*(?:and|&|\+)\s+", between)
    )


def _latin(text: str) -> Iterator[Named]:
    blocked = _blocked(text)
    for match in _LATIN.finditer(text):
        start, end = _trimmed(text, match.start(), match.end())
        if end - start < 3 or any(a < end and start < b for a, b in blocked):
            continue
        name = text[start:end]
        titled = re.match(rf"(?:{_TITLES_EN})\.? ", name.title() if name.isupper() else name) is not None
        several = name.count(" ") > 0 and not name.isupper()
        line = _whole_line(text, start, end)
        if (
            _common(name)
            or (name.isupper() and not titled and not line)
            or (_AT_A_PLACE.search(text, 0, start) and not titled)
        ):
            continue
        if (
            re.search(r"[\"“]\Z|\b(?:raft|boat|ship|bus|car|company)\s+\Z", text[max(0, start - 10) : start])
            and not titled
        ):
            continue
        if not (titled or several) and re.match(r"\s+\d", text[end : end + 3]):
            continue  # "Height 5 ft"
        if not (titled or several or line or _alias_of(text, start) or _aged(text, end) or _introduced(text, start)):
            continue
        part = _part_en(text, start, end)
        yield Named(
            start, end, part, part == SOUGHT and (_SOUGHT_EN.search(text, 0, start) is not None or _aged(text, end))
        )


def _whole_line(text: str, start: int, end: int) -> bool:
    """Whether a name stands on a line by itself, or with another name in brackets."""
    begins, ends = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    rest = text[end : ends if ends >= 0 else len(text)]
    alone = not re.search(r"\w", text[begins:start]) and re.fullmatch(r"\W*(?:\([^()]{1,30}\)\W*)?", rest) is not None
    return alone and " " in text[start:end]


def _near_top(text: str, start: int) -> bool:
    return sum(bool(line.strip()) for line in text[:start].split("\n")) <= _TOP


_TOP = 4  # lines at the head of an advertisement among which the name stands


# "at Thet Kae Pyin", "from Myoma": a place that no gazetteer holds
_AT_A_PLACE = re.compile(r"\b(?:at|in|near|from|to|toward|towards|via|outside|behind)\s+\Z", re.IGNORECASE)


def _introduced(text: str, start: int) -> bool:
    return (
        re.search(r"\b(?:name(?:d|\s+is|\s*:|\s*-)?|called)\s+\Z", text[max(0, start - 14) : start], re.IGNORECASE)
        is not None
    )


def _alias_of(text: str, start: int) -> bool:
    return _EN_ROLE[0][1].search(text, max(0, start - 40), start) is not None


_AGED = re.compile(
    r"\s*(?:[,(–—-]|\(\s*(?:boy|girl|m|f|male|female|man|woman)\s*,)?\s*(?:aged?\s*|"
    r"is\s+)?(?:\d{1,2}\b(?!\s*[:./-]\s*\d)|(?:eight|nine|thir|four|fif|six|seven|twenty|forty|ten|eleven|"
    r"twelve)\w*)",
    re.IGNORECASE,
)


def _aged(text: str, end: int) -> bool:
    return _AGED.match(text, end, end + 40) is not None and not re.match(r"\s*\(?\s*0\d", text[end : end + 6])


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Leave out words at the head that only begin a sentence: "The", "My", "Dear"."""
    while True:
        match = re.match(r"(?:[\w'’-]+)[ ](?=\S)", text[start:end])
        if match is None or match[0].strip().lower() not in _openers():
            break
        start += match.end()
    if text[start:end].endswith(("'s", "’s")):
        end -= 2
    return start, end


def _openers() -> frozenset[str]:
    return words.words_of("no_name")


def _common(name: str) -> bool:
    """Whether a run of capitals is made of ordinary words: "Honda Click", "Public Notice"."""
    from kintrace.lexicon import people

    plain = [w.strip("'’").lower() for w in name.split()]
    return any(w in people.english() or w in _openers() for w in plain) or plain[-1] in words.words_of("place_last")


def _blocked(text: str) -> list[tuple[int, int]]:
    from kintrace.lexicon import actors, dates, places

    found = [(p.start, p.end) for p in places.gazetteer().places_in(text)]
    found += [(a.start, a.end) for a in actors.registry().actors_in(text)]
    return found + [(d.start, d.end) for d in dates.dates_in(text, None)]


def _part_en(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - 60) : start], text[end : end + 60]
    if _OF_MOTHER_OR_FATHER.match(after):
        return MOTHER if re.match(r"(?:Daw|Ma|Nang|Nan|Naw|Mi)\b", text[start:end]) else FATHER
    if (parent := _PARENT_AFTER.match(after)) is not None:
        return FATHER if parent[1].lower() == "father" else MOTHER
    if _CONTACT_AFTER.match(after):
        return OTHER
    own = re.search(rf"\b(?:my|our|missing|lost)\s+(?:[a-z-]+\s+){{0,2}}?{_OWN_KIN},?\s+\Z", before, re.IGNORECASE)
    if own is not None and not re.search(r"\b(?:my|our)\s+(?:mother|father),?\s+\Z", before, re.IGNORECASE):
        return SOUGHT
    for part, pattern in _EN_ROLE:
        if pattern.search(before):
            if (
                part in (FATHER, MOTHER)
                and re.search(r"\bthe\s+(?:father|mother),?\s+\Z", before, re.I)
                and _aged_years(after)
            ):
                return SOUGHT  # "The father U A is 45 and the son B, 21"
            return part
    return SOUGHT


_PARENT_AFTER = re.compile(r"\s*\(\s*(?:his\s+|her\s+|the\s+)?(father|mother)\s*\)", re.IGNORECASE)


def _aged_years(after: str) -> bool:
    return re.match(r",?\s+(?:is\s+|aged\s+)?\d{1,2}\b", after) is not None


# a name without a title, by the words that bring it in or the age after it
_UNTITLED = re.compile(
    rf"(?:(?<!အဖေ)(?<!အမေ)(?<!အဘ)(?<!ဖခင်)(?<!မိခင်)(?<!အဖ)(?:နာမည်|အမည်)(?:ရင်း|အရင်း)?(?:ကတော့|က|မှာ|"
    rf"သည်)?[\s:\-–—=]+|(?:{_KIN_MY})(?:ဖြစ်သူ|လေး)\s*)(?P<led>[\u1000-\u103f\u104c-\u109f]{{4,40}})"
    rf"|(?:(?<=[\s၊။(\[\"“”:–—/-])|"
    rf"^)(?P<aged>[\u1000-\u103f\u104c-\u109f]{{4,30}})(?=\s*(?:\([^()\n]{{2,20}}\)\s*)?[၊,]?\s*(?:အသက်|"
    rf"[(]\s*[0-9\u1040-\u1049]{{1,2}}\s*[)]\s*နှစ်|[0-9\u1040-\u1049]{{1,2}}\s*နှစ်))"
    rf"|(?:(?<=[\s၊။(\[\"“”:–—/-])|^)(?P<named>[\u1000-\u103f\u104c-\u109f]{{4,30}}?)\s*(?:အမည်ရှိ|အမည်ရ|ဆိုသူ|"
    rf"ဆိုတဲ့)",
    re.MULTILINE,
)
_CALLED = re.compile(r"\s*(?:\([^()\n]{2,40}\)\s*)?ဆို(?:သူ|တဲ့)")


def _burmese(text: str) -> Iterator[Named]:
    blocked = _blocked(text)
    spans = [m.span() for m in _BURMESE.finditer(text)]
    untitled = [m.span(next(g for g in m.groupdict() if m[g])) for m in _UNTITLED.finditer(text)]
    known = set(untitled)
    spans += [s for s in untitled if not any(a < s[1] and s[0] < b for a, b in spans)]
    for start, end in sorted(spans):
        while (tail := _PARTICLES.search(text, start, end)) is not None and tail.start() - start > 4:
            end = tail.start()
        name = text[start:end]
        if any(a < end and start < b for a, b in blocked):
            continue
        if _NO_NAME_MY.search(name) or not (
            (start, match_end(known, start)) in known or _likely(name) or _CALLED.match(text, end, end + 60)
        ):
            continue
        part = _part_my(text, start, end)
        before = text[max(0, start - 40) : start]
        yield Named(start, end, part, part == SOUGHT and _SOUGHT_MY.search(before) is not None)


def match_end(known: set[tuple[int, int]], start: int) -> int:
    """Where the run that was found by what stands around it ends; ``-1``: none begins here."""
    return next((b for a, b in known if a == start), -1)


def _likely(name: str) -> bool:
    """Whether the lexicon reads a title before the rest."""
    from kintrace.lexicon import names

    form = names.parse(name).forms[0]
    return form.parts[0].leading >= 0.5 or form.parts[0].role == "clan"


def _part_my(text: str, start: int, end: int) -> str:
    before, after = text[max(0, start - 40) : start], text[end : end + 40]
    if _ALIAS_MY.search(before):
        return ALIAS
    if _CONTACT_MY.search(before):
        return OTHER
    if _PARENTS_MY.search(before):
        return PARENT
    if _OF_PARENTS_MY.match(after):
        return MOTHER if text[start:end].startswith(("ဒေါ်", "မ", "နော်", "နန်း")) else FATHER
    if (_FATHER_MY.search(before) or _MOTHER_MY.search(before)) and re.match(
        r"\s*[၊,(]?\s*အသက်\s*[(]?[0-9\u1040-\u1049]", after
    ):
        return SOUGHT  # "အဖေက ဦးလှ အသက် ၄၀": both are missing
    if _FATHER_MY.search(before) and not _lost_is(text, ("အဖေ", "ဖခင်")):
        return FATHER
    if _MOTHER_MY.search(before) and not _lost_is(text, ("အမေ", "မိခင်")):
        return MOTHER
    if _PHONE_SOON.match(after):
        return OTHER
    return SOUGHT


def _lost_is(text: str, kin: tuple[str, ...]) -> bool:
    """Whether the notice is about this relative: "my father is missing"."""
    return any(f"{k}ပျောက်" in text or f"{k} ပျောက်" in text for k in kin)


def sex_of_kin(text: str, start: int) -> tuple[tuple[int, int], str] | None:
    """The word for kin right before a name and the sex that it tells."""
    match = re.search(
        r"\b([a-z-]+),?\s+(?:named\s+|name\s+is\s+|name\s+)?\Z", text[max(0, start - 40) : start], re.IGNORECASE
    )
    if match is None:
        return None
    at = max(0, start - 40) + match.start(1)
    for kind, sex in (("kin_m", "m"), ("kin_f", "f")):
        if words.whole(kind, match[1]):
            return (at, at + len(match[1])), sex
    return None
