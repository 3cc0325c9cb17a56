"""Places in Burmese text: names with their generic words, and known names before words of place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from kintrace.lexicon.places.areas import Areas
from kintrace.lexicon.places.element import Element

_LEVELS = (
    ("ပြည်နယ်", "state"),
    ("တိုင်းဒေသကြီး", "state"),
    ("တိုင်း", "state"),
    ("ခရိုင်", "district"),
    ("မြို့နယ်ခွဲ", "township"),
    ("မြို့နယ်", "township"),
    ("ကျေးရွာအုပ်စု", "village_tract"),
    ("ကျေးရွာ အုပ်စု", "village_tract"),
    ("ရွာအုပ်စု", "village_tract"),
    ("အုပ်စု", "village_tract"),
    ("မြို့", "town"),
    ("ကျေးရွာ", "village"),
    ("ရွာ", "village"),
    ("ရပ်ကွက်", "ward"),
    ("ဒုက္ခသည်စခန်း", "site"),
    ("စစ်ရှောင်စခန်း", "site"),
    ("စခန်း", "site"),
    ("မှော်", "site"),
    ("ကျောက်စိမ်းမှော်", "site"),
    ("ကျေးလက်", "village"),
)
_LEVEL_OF = dict(_LEVELS)
_GENERIC = "|".join(sorted(_LEVEL_OF, key=len, reverse=True))
_WARD = "ရပ်ကွက်"
# "villager", "townsman", "capital" begin with the generic word too, and "Myothit" and "Myoma" are names.
_NOT_GENERIC = rf"သား|သူ|ခံ|တော်|များ|မှာ်|[\u102b-\u103e]|(?:သစ်|ဟောင်း|မ|ကြီး|လေး)\s?(?:{_GENERIC})"
_ELEMENT = re.compile(
    rf"(?P<ward>(?:အမှတ်\s*)?(?:[(]\s*)?(?P<before>[၀-၉0-9]{{1,3}})\s*[)]?\s*{_WARD}(?![\u102b-\u103e])"
    rf"|{_WARD}(?:ကြီး)?\s*(?:အမှတ်\s*)?[(]?\s*(?P<after>[၀-၉0-9]{{1,3}})[)]?)"
    rf"|(?P<run>[\u1000-\u1049\u1050-\u109f]{{1,40}}?)(?:\s?[(](?P<aside>[\u1000-\u109f]{{1,20}})[)])?"
    rf"(?:\s?(?P<gen>{_GENERIC}))(?!{_NOT_GENERIC})(?:(?<={_WARD})\s*[(]?(?P<num>[၀-၉0-9]{{1,3}})[)]?)?"
)
_JOINTS = re.compile(r"တွင်|၌|ရှိ|အတွင်း|နှင့်|သည့်|သော|တို့|အနီး|နီး|ဒေသ|မှာ|ကို|သည်|ပြီး|၊|။")
_PARTICLE = re.compile(r"(?:တွင်|မှာ|၌|မှ|သို့|အတွင်း|အနီး|ဒေသ|ရှိ|နဲ့|နှင့်|ကို|က)")
_GAP = re.compile(r"[\s၊,]*(?:၏\s*|ရှိ\s*|အတွင်းရှိ\s*)?\Z")
_RANK = {"site": 0, "village": 1, "ward": 1, "village_tract": 2, "town": 3, "": 4, "township": 4, "district": 5,
         "state": 6}  # fmt: skip
_MORE = re.compile("[\u102b-\u103e]")
_STATES = {
    "ကချင်": "Kachin",
    "ကယား": "Kayah",
    "ကရင်": "Kayin",
    "ချင်း": "Chin",
    "စစ်ကိုင်း": "Sagaing",
    "တနင်္သာရီ": "Tanintharyi",
    "ပဲခူး": "Bago",
    "မကွေး": "Magway",
    "မန္တလေး": "Mandalay",
    "မွန်": "Mon",
    "ရခိုင်": "Rakhine",
    "ရန်ကုန်": "Yangon",
    "ရှမ်း": "Shan",
    "ဧရာဝတီ": "Ayeyarwady",
    "နေပြည်တော်": "Nay Pyi Taw",
}
_PEOPLES = frozenset(("ကချင်", "ကယား", "ကရင်", "ချင်း", "မွန်", "ရခိုင်", "ရှမ်း"))
_OF_PLACE = frozenset(("တွင်", "၌", "သို့", "အတွင်း", "ဒေသ"))
_PARTS = {"မြောက်": "north", "တောင်": "south", "အရှေ့": "east", "အနောက်": "west"}
_SIDE_AFTER = re.compile(r"\s*[(]?(မြောက်|တောင်|အရှေ့|အနောက်)ပိုင်း[)]?")
_SIDE_BEFORE = re.compile(r"(မြောက်|တောင်|အရှေ့|အနောက်)ပိုင်း\s?\Z")


def burmese_chains_in(text: str, known: Areas) -> Iterator[tuple[int, int, list[Element]]]:
    """Find chains of places in Burmese, where the outer one stands first."""
    chain: list[Element] = []
    for element in _elements(text, known):
        if chain and _GAP.match(text[chain[0].end : element.start]) and _RANK[element.level] < _RANK[chain[0].level]:
            chain.insert(0, element)
            continue
        if chain:
            yield chain[-1].start, chain[0].end, chain
        chain = [element]
    if chain:
        yield chain[-1].start, chain[0].end, chain


def _elements(text: str, known: Areas) -> list[Element]:
    found: list[Element] = []
    for match in _ELEMENT.finditer(_covered(text, known)):
        element = _with_generic(text, match, known)
        if element is not None:
            found.append(element)
    for element in _known_before_particles(text, known):
        if all(element.end <= f.start or element.start >= f.end for f in found):
            found.append(element)
    return sorted(found, key=lambda e: e.start)


def _covered(text: str, known: Areas) -> str:
    """The text with the names of towns that hold a generic word covered: "မုံရွာ" is no village called "မုံ"."""
    names = _holding_generics(known)
    return names.sub(lambda m: "က" * len(m[0]), text) if names is not None else text


@lru_cache(maxsize=8)
def _holding_generics(known: Areas) -> re.Pattern[str] | None:
    names = {a.name for found in known.by_burmese.values() for a in found if re.search(_GENERIC, a.name)}
    # "New Town" and the like also follow the names of towns: they are covered only where they begin a word
    beginning = _one_of(n for n in names if re.match(_GENERIC, n))
    anywhere = _one_of(n for n in names if not re.match(_GENERIC, n))
    return re.compile(rf"(?<![\u1000-\u109f])(?:{beginning})|{anywhere}") if names else None


def _one_of(names: Iterable[str]) -> str:
    """An expression for any of some names, with blanks and brackets where some write them."""
    apart = (re.split(r"[\s()]+", n.rstrip(")")) for n in sorted(names, key=len, reverse=True))
    return "|".join(r"\s?[(]?".join(map(re.escape, parts)) + "[)]?" for parts in apart) or r"(?!)"


def _with_generic(text: str, match: re.Match[str], known: Areas) -> Element | None:
    if match["ward"]:
        return Element(match.start(), match.end(), match["ward"], "ward", match["ward"])
    run, end, level = text[slice(*match.span("run"))], match.end("gen"), _LEVEL_OF[match["gen"]]
    if level == "state":
        return _state(text, match)
    name = _own_name(run, level, known).strip()
    if match["num"]:
        name, end = f"{name} ({match['num']})", match.end()
    if not name or _MORE.match(name) or len(name) < 2:
        return None
    bare = name.partition(" (")[0]
    start = match.start("run") + run.rindex(bare) if bare in run else match.start("gen")
    if match["aside"]:
        name = f"{name}({match['aside']})"
    return Element(start, end, name, level, text[start:end])


def _state(text: str, match: re.Match[str]) -> Element | None:
    """A state or region, with the part of it that is meant: Burmese puts the part after it, or before its generic."""
    run, end = text[slice(*match.span("run"))], match.end("gen")
    side = _SIDE_BEFORE.search(run)
    bare = run[: side.start()] if side else run
    name = next((s for s in _STATES if bare.endswith(s)), "")
    if not name:
        return None
    start = match.start("run") + bare.rindex(name)
    parts = _PARTS[side[1]] if side else ""
    rest = _SIDE_AFTER.match(text, end)
    if rest:
        parts, end = _PARTS[rest[1]], rest.end()
    return Element(start, end, _STATES[name], "state", text[start:end], parts)


def _own_name(run: str, level: str, known: Areas) -> str:
    """The name at the end of a run of letters, in which no blank parts the words of the sentence from it."""
    joints = [j for j in _JOINTS.finditer(run) if j.end() < len(run)]
    after_joint = run[joints[-1].end() :] if joints else run
    if level in ("village", "village_tract", "ward", "site"):
        # "ရွှေကူကလေး" is a village of its own, though "ကလေး" is a town: a known name counts where a word ends
        ending = _known_ending(after_joint, known)
        return ending if ending == after_joint else after_joint
    whole = known.named(run)
    return run if whole else _known_ending(run, known) or after_joint


def _known_ending(run: str, known: Areas) -> str:
    """The longest known name that the run ends with."""
    for length in range(min(len(run), known.longest_burmese), 1, -1):
        if run[-length:] in known.by_burmese and not _MORE.match(run[-length]):
            return run[-length:]
    return ""


def _known_before_particles(text: str, known: Areas) -> Iterator[Element]:
    for particle in _PARTICLE.finditer(text):
        end = particle.start()
        start = end
        while (
            start > 0 and "\u1000" <= text[start - 1] <= "\u109f" and text[start - 1] not in "၊။" and end - start < 24
        ):
            start -= 1
        name = _known_ending(text[start:end], known)
        # a people is not its state: "the Kachin" take the particles that a state takes, but those of a place
        people = name in _PEOPLES and particle[0] not in _OF_PLACE
        # a short name is also the end of other words: it must begin the run
        if name and not people and (len(name) >= 5 or len(name) == end - start):
            yield Element(end - len(name), end, name, "", name)
