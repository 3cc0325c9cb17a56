"""Places in Burmese text: names with their generic words, and known names before words of place."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kintrace.lexicon.places.areas import areas
from kintrace.lexicon.places.chains import Element

_LEVELS = (
    ("ပြည်နယ်", "state"),
    ("တိုင်းဒေသကြီး", "state"),
    ("ခရိုင်", "district"),
    ("မြို့နယ်", "township"),
    ("ကျေးရွာအုပ်စု", "village_tract"),
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
# "villager", "townsman", "capital" begin with the generic word too.
_ELEMENT = re.compile(
    rf"(?P<run>[\u1000-\u1049\u1050-\u109f]{{1,40}}?)(?P<open>[(])?(?P<gen>{_GENERIC})(?!သား|သူ|ခံ|တော်|များ|"
    rf"မှာ်|[\u102b-\u103e])(?:\s*[(]?(?P<num>[၀-၉]+)[)]?)?"
)
_JOINTS = re.compile(r"တွင်|၌|ရှိ|အတွင်း|နှင့်|သည့်|သော|တို့|အနီး|နီး|ဒေသ|မှာ|ကို|သည်|ပြီး")
_PARTICLE = re.compile(r"(?:တွင်|မှာ|၌|မှ|သို့|အတွင်း|အနီး|ဒေသ|ရှိ|နဲ့|နှင့်|ကို|က)")
_GAP = re.compile(r"[\s၊,]*\Z")
_RANK = {
    "site": 0,
    "village": 1,
    "ward": 1,
    "village_tract": 2,
    "town": 3,
    "": 4,
    "township": 4,
    "district": 5,
    "state": 6,
}
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
_PARTS = {"မြောက်ပိုင်း": "north", "တောင်ပိုင်း": "south", "အရှေ့ပိုင်း": "east", "အနောက်ပိုင်း": "west"}


def burmese_chains_in(text: str) -> Iterator[tuple[int, int, list[Element]]]:
    """Find chains of places in Burmese, where the outer one stands first."""
    chain: list[Element] = []
    for element in _elements(text):
        if chain and _GAP.match(text[chain[0].end : element.start]) and _RANK[element.level] < _RANK[chain[0].level]:
            chain.insert(0, element)
            continue
        if chain:
            yield chain[-1].start, chain[0].end, chain
        chain = [element]
    if chain:
        yield chain[-1].start, chain[0].end, chain


def _elements(text: str) -> list[Element]:
    found = [e for m in _ELEMENT.finditer(text) if (e := _with_generic(text, m)) is not None]
    for element in _known_before_particles(text):
        if all(element.end <= f.start or element.start >= f.end for f in found):
            found.append(element)
    return sorted(found, key=lambda e: e.start)


def _with_generic(text: str, match: re.Match[str]) -> Element | None:
    run, end = match["run"], match.end("gen")
    joint = list(_JOINTS.finditer(run))
    known = _known_ending(run)
    name = known or (run[joint[-1].end() :] if joint else run)
    name = name.strip()
    level = _LEVEL_OF[match["gen"]]
    parts = ""
    if level == "state":
        name = next((s for s in _STATES if run.endswith(s)), "")
    if level == "ward" and match["num"]:
        name, end = name or match["gen"], match.end()
    if not name or _MORE.match(name) or len(name) < 2:
        return None
    start = match.start("run") + run.rindex(name) if name in run else match.start("gen")
    if level == "state":
        rest = re.match(r"\s*(မြောက်ပိုင်း|တောင်ပိုင်း|အရှေ့ပိုင်း|အနောက်ပိုင်း)", text[end:])
        if rest:
            parts, end = _PARTS[rest[1]], end + rest.end()
        return Element(start, end, _STATES[name], level, text[start:end], parts)
    return Element(start, end, name, level, text[start:end])


def _known_ending(run: str) -> str:
    """The longest known name that the run ends with."""
    known = areas()
    for length in range(min(len(run), known.longest_burmese), 1, -1):
        if run[-length:] in known.by_burmese and not _MORE.match(run[-length]):
            return run[-length:]
    return ""


def _known_before_particles(text: str) -> Iterator[Element]:
    for particle in _PARTICLE.finditer(text):
        end = particle.start()
        start = end
        while (
            start > 0 and "\u1000" <= text[start - 1] <= "\u109f" and text[start - 1] not in "၊။" and end - start < 24
        ):
            start -= 1
        name = _known_ending(text[start:end])
        # a short name is also the end of other words: it must begin the run
        if name and (len(name) >= 5 or len(name) == end - start):
            yield Element(end - len(name), end, name, "", name)
