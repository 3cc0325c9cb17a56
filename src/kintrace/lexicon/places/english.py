"""Places in English text: names with their generic words, names after words of place, and chains of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kintrace.lexicon.finding import word_set
from kintrace.lexicon.places.areas import areas
from kintrace.lexicon.places.chains import Element

_GENERICS: tuple[tuple[str, str], ...] = (
    ("village_tract", r"village[\s-]*tracts?"),
    (
        "site",
        r"(?:village\s+)?(?:IDP\s+|refugee\s+|displacement\s+|army\s+|labou?r\s+)?camps?(?:\s+for\s+(?:internally\s+)?displaced\s+(?:persons|"
        r"people))?",
    ),
    (
        "site",
        r"(?:jade\s+|gold\s+|amber\s+|rare[\s-]earth\s+|tin\s+)?(?:mines?|mining\s+(?:sites?|areas?|compounds?)|"
        r"worksites?)",
    ),
    (
        "site",
        r"(?:mountains?|hills?|valley|river|creek|stream|lake|dam|roads?|highway|bridge|gate|checkpoint|junction|"
        r"market|hospital|clinic|monastery|church|pagoda|(?:train\s+|railway\s+|police\s+|bus\s+)?station(?:\s+camp)?|"
        r"school|prison|airport|island|forest|pass|peak|tea\s?shop|base|outpost|plantation|quarry|pit|port|jetty|"
        r"bazaar|hotel)",
    ),
    ("village", r"(?:villages?|hamlets?)"),
    ("ward", r"(?:wards?|quarters?|sections?|neighbou?rhoods?)"),
    ("township", r"(?:townships?|sub-?townships?)"),
    ("town", r"(?:towns?|cit(?:y|ies)|capital)"),
    ("district", r"districts?"),
    ("state", r"(?:states?|regions?|divisions?|Union\s+Territory|Self-Administered\s+(?:Zone|Division))"),
)
_GENERIC = "|".join(rf"(?P<g{i}>(?i:{pattern}))" for i, (_, pattern) in enumerate(_GENERICS))
_CAP = r"[A-Z][a-zà-ÿ]*+(?:['’-][A-Za-z]?[a-zà-ÿ]+)*"
_GENERIC_CAP = (
    r"(?:Village|Tract|Ward|Quarter|Section|Neighbou?rhood|Township|Town|City|Capital|District|State|Region|"
    r"Division|Union\s+Territory|Self-Administered|Camp|IDP|"
    r"Mine|Mountain|Hill|Valley|River|Creek|Stream|Lake|Dam|Road|Highway|Bridge|Gate|Checkpoint|Junction|Market|"
    r"Hospital|Clinic|Monastery|Church|Pagoda|Train|Railway|Police|Bus|Station|School|Prison|Airport|Island|"
    r"Base|Hamlet)s?\b"
)
_NAME = rf"{_CAP}(?:\s+(?!{_GENERIC_CAP}){_CAP})*"
_DIRECTION = (
    r"(?:(?P<dir>[Nn]orth|[Ss]outh|[Ee]ast|[Ww]est)(?:ern)?|[Cc]entral|[Uu]pper|[Ll]ower|[Nn]orth-?[Ee]ast(?:ern)?|"
    r"[Nn]orth-?[Ww]est(?:ern)?|[Ss]outh-?[Ee]ast(?:ern)?|[Ss]outh-?[Ww]est(?:ern)?)"
)
_ASIDE = r"(?:\s*[(](?P<aside>[A-Z0-9][\w\s'’.-]{0,30})[)])?"
_NUMBERS = r"\d+(?:\s*,\s*\d+)*(?:\s+(?:and|&|or|to)\s+\d+)?"
_ELEMENT = re.compile(
    rf"(?:the\s+)?(?P<gnum>[Ww]ards?|[Ss]ections?|[Qq]uarters?|[Bb]locks?|Camps?(?=\s+\d))\s+(?:No\.?s?\s*)?[(]?(?P<num>{_NUMBERS})[)]?(?![\w%])"
    r"|(?P<lettered>(?:No\.?\s*\d+|[(][A-Z][\w-]{0,6}[)])\s+(?:[Ww]ard|[Qq]uarter|[Ss]ection))\b"
    rf"|(?:the\s+)?(?:{_DIRECTION}\s+)?(?P<name>{_NAME})(?:[\s-]+(?:{_GENERIC})(?![\w-])(?P<after>{_ASIDE}))?"
    rf"|(?:the\s+)?(?P<gof>village[\s-]tract|villages?|towns?|township|city|ward|district|hamlet|camp|mine)\s+(?:of|"
    rf"called|named)\s+(?P<nameof>{_CAP}(?:\s+(?!{_GENERIC_CAP}){_CAP})*+)(?!\s+{_GENERIC_CAP}|\s+(?:township|"
    rf"town|district|state|region))",
)
# Words between a place and the one that holds it.
_LINK = re.compile(
    r"\s*,\s*(?:(?:in|of)\s+)?(?:the\s+)?|\s+(?:in|of|at|within|under|near|outside|around)\s+(?:the\s+)?|\s*[(]\s*"
)
_OWNS = re.compile(r"['’]s\s+(?=[A-Z(])")
_PLACE_BEFORE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Aa]round|[Oo]utside|[Ii]nside|[Tt]owards?|[Rr]eached|[Ee]ntered|[Nn]earby|"
    r"[Bb]etween|[Bb]eyond)\s+(?:the\s+)?\Z"
)
_KNOWN_BEFORE = re.compile(
    r"\b(?:[Ff]rom|[Tt]o|[Oo]f|[Vv]ia|[Tt]hrough|[Ii]nto|[Aa]cross|[Ll]eft|[Bb]y)\s+(?:the\s+)?\Z"
)
_NEAR = re.compile(r"\b(?:[Nn]ear|[Aa]round|[Oo]utside|[Cc]lose\s+to|[Nn]ext\s+to)\s+(?:the\s+)?\Z")
_LEADING = word_set(
    "The A An In At On From To Of By For And But Or As If When While After Before Since During Near Around "
    "Outside Inside Towards Into Between With Without Under Over That This These Those There Their His Her Its "
    "Our They He She It We You I All Both Some Many Most Several Other Another Local Residents Villagers "
    "Soldiers Troops Junta Last Next Just Then Now Later Also Only Nearly About What Who Where Why How Not No "
    "Yes One Two Three Four Five Six Seven Eight Nine Ten Twelve Dozens Hundreds Meanwhile However According "
    "Asked Yesterday Today Tonight Because So Such Each Every"
)
_TITLES = word_set(
    "U Daw Ko Ma Maung Sai Nang Nan Naw Saw Mai Mi Lway Tar Salai Mahn Mr Mrs Ms Dr Colonel Col General Gen "
    "Major Maj Captain Capt Sergeant Sgt Lieutenant Lt Brigadier Commander Private Corporal Duwa Reverend Rev "
    "Pastor Father Sister Brother Bishop Sayadaw Saya Sayama Professor President Chairman Spokesman "
    "Spokesperson Spokeswoman Secretary Minister Officer Chief Uncle Aunt Auntie Headman Administrator"
)
_NOT_PLACES = word_set(
    "January February March April May June July August September October November December Jan Feb Mar Apr Jun "
    "Jul Aug Sept Sep Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday Myanmar Burma China "
    "Thailand India Bangladesh Burmese Chinese English Thai Bamar Buddhist Christian Muslim Land Cruiser "
    "Facebook Telegram God Grade Mile Light Infantry Battalion Ward Section Class School"
)
_ORGANISATION = re.compile(
    r"\s+(?:Army|Organi[sz]ation|Party|Council|Union|Front|Forces?|News|World|Times|Media|Group|Association|"
    r"Committee|Convention|Government|Herald|Agency|Network|Foundation|Journal|Post|Daily|Radio|Voice|"
    r"Progress|National|Nationalities|Independence|Liberation|Democratic|Defen[cs]e|Baptist|Human|Women|Youth|"
    r"Battalion|Brigade|Division|Command|Police|Military|Land|People|Federation|League|Solidarity|PDF|Law|"
    r"Act|Hotel)\b"
)
_PEOPLE_AFTER = re.compile(
    r"\s+(?:(?:young|old|ethnic|armed|local)\s+)?(?:wom[ae]n|m[ae]n|youths?|people|girls?|boys?|soldiers?|"
    r"troops|forces|fighters?|armed|side|army|rebels?|language|ethnic\w*|nationals?|community|communities|"
    r"population|civilians|famil(?:y|ies)|leaders?|party|groups?|organi[sz]ations?)\b"
)
_COUNCIL_OF = re.compile(r"\b(?:Council|Union|League|Government|Army|Party|Front)\s+of\s+(?:the\s+)?\Z")
# States called after a people, and one whose name is an outlet's.
_PEOPLES = frozenset(
    ["Kachin", "Kayah", "Karenni", "Kayin", "Karen", "Chin", "Mon", "Rakhine", "Arakan", "Shan", "Irrawaddy"]
)
_FUNCTION = re.compile(
    r"\s*(?:[,.;:)!?”\"—–]|\Z|(?:and|or|on|in|at|by|who|where|when|were|was|is|are|had|has|have|to|from|for|"
    r"as|after|before|since|during|while|with|but|that|which|said|because|last|this|yesterday|today|around|"
    r"about|near|late|early|they|he|she|it|the|a|fell|died|then|also|until|without|under|against|into|via|"
    r"told|between|according)\b)"
)
_COMMON_FIRST = word_set("Middle High Primary Nursery Police General Basic Welcome Public Central Local Private")
_AFTER_COMMA = re.compile(rf",\s+({_NAME})")
_SHORTEST_ALONE = 5  # shorter names of towns are also syllables of persons' names


def chains_in(text: str) -> Iterator[tuple[int, int, list[Element]]]:
    """Find chains of places: start and end of the words, and the elements, innermost first."""
    seen = _generic_names(text)
    at = 0
    while True:
        element = _next(text, at, seen)
        if element is None:
            return
        chain = _owned(text, element, seen)
        first, end = element.start, chain[0].end
        while True:
            link = _LINK.match(text, end)
            following = _element(text, link.end(), seen, linked=True) if link else None
            if link is None or following is None or not _holds(_widest(chain), following, link[0]):
                break
            chain.append(following)
            end = following.end
            if link[0].strip() == "(":
                end += text.startswith(")", end)
        near = _NEAR.search(text, max(0, first - 12), first)
        yield (near.start() if near else first), end, chain
        at = end


def _owned(text: str, element: Element, seen: frozenset[str]) -> list[Element]:
    """The place with its holder where that stands before it: "Kutkai Township's Lawk village"."""
    after = _OWNS.match(text, element.end)
    inside = re.match(r"(?P<holder>.+?)['’]s\b\s*", element.words)
    if after:
        holder, at = element, after.end()
    elif inside and areas().named(inside["holder"]):
        holder = Element(element.start, element.start + inside.end("holder"), inside["holder"], "", inside["holder"])
        at = element.start + inside.end()
    else:
        return [element]
    owned = _element(text, at, seen, linked=True)
    if owned is None or not _holds(owned, holder, ""):
        return [element]
    return [*_owned(text, owned, seen), holder]


def _widest(chain: list[Element]) -> Element:
    return max(chain, key=_rank)


def _generic_names(text: str) -> frozenset[str]:
    """Names that stand with a generic word somewhere in the text: there they are places everywhere in it."""
    names = set()
    for match in _ELEMENT.finditer(text):
        if match["name"] and _level(match):
            name = _own_name(match["name"])[0]
            if name and (_level(match) in ("village", "village_tract", "ward") or not areas().named(name)):
                names.add(name)
        elif match["nameof"]:
            names.add(match["nameof"])
    return frozenset(names)


def _next(text: str, at: int, seen: frozenset[str]) -> Element | None:
    for match in _ELEMENT.finditer(text, at):
        element = _checked(text, match, seen, linked=False)
        if element is not None:
            return element
    return None


def _element(text: str, at: int, seen: frozenset[str], linked: bool) -> Element | None:
    match = _ELEMENT.match(text, at)
    return _checked(text, match, seen, linked) if match else None


def _level(match: re.Match[str]) -> str:
    return next((level for i, (level, _) in enumerate(_GENERICS) if match[f"g{i}"]), "")


def _own_name(name: str) -> tuple[str, int]:
    """The name without the words of the sentence that stand before it, and how many code points those take."""
    skipped = 0
    while True:
        first, _, rest = name.partition(" ")
        if first not in _LEADING or not rest:
            return ("" if first in _LEADING else name), skipped
        kept = rest.lstrip()
        skipped += len(name) - len(kept)
        name = kept


def _checked(text: str, match: re.Match[str], seen: frozenset[str], linked: bool) -> Element | None:
    """The element that a match stands for; ``None``: it names no place."""
    if match["num"]:
        level = "site" if match["gnum"].startswith("Camp") else "ward"
        return Element(match.start("gnum"), match.end(), match[0], level, text[match.start("gnum") : match.end()])
    if match["lettered"]:
        return Element(match.start(), match.end(), match[0], "ward", match[0])
    if match["nameof"]:
        level = next((lv for lv, pat in _GENERICS if re.fullmatch(pat, match["gof"], re.IGNORECASE)), "village")
        return Element(match.start("gof"), match.end(), match["nameof"], level, text[match.start("gof") : match.end()])
    name, skipped = _own_name(match["name"])
    start = match.start("name") + skipped
    if not name or (name.split()[0] in _TITLES and len(name.split()) == 1):
        return None
    level = _level(match)
    if (
        match["dir"]
        and not skipped
        and level != "state"
        and areas().named(text[match.start("dir") : match.end("name")])
    ):
        # "North Okkalapa" is its name, not the north of Okkalapa
        start, name = match.start("dir"), text[match.start("dir") : match.end("name")]
        return Element(start, match.end() if level else match.end("name"), name, level, text[start : match.end()])
    if level:
        return _with_generic(text, match, start, name, level)
    return _alone(text, start, name, seen, linked, (match["dir"] or "").lower())


def _with_generic(text: str, match: re.Match[str], start: int, name: str, level: str) -> Element | None:
    name = re.sub(r"['’]s\Z", "", name)
    words = name.split()
    if words[0] in _NOT_PLACES | _COMMON_FIRST or any(
        w in ("Army", "Independence", "National", "Union") for w in words
    ):
        return None
    if level in ("site", "town", "village") and name.isupper():
        return None
    if _ORGANISATION.match(text, match.end()) or _COUNCIL_OF.search(text, max(0, start - 30), start):
        return None
    if level == "state" and not any(a.level == "state" for a in areas().named(name)):
        return None
    direction = (match["dir"] or "").lower()
    if direction and start == match.start("name"):
        start = match.start("dir")
    elif words[0].lower().removesuffix("ern") in ("north", "south", "east", "west") and len(words) > 1:
        direction, name = words[0].lower().removesuffix("ern"), " ".join(words[1:])
    aside = (match["aside"] or "").lower()
    parts = direction or next((p for p in ("north", "south", "east", "west") if aside.startswith(p)), "")
    return Element(start, match.end(), name, level, text[start : match.end()], parts)


def _alone(text: str, start: int, name: str, seen: frozenset[str], linked: bool, direction: str) -> Element | None:
    """A name without a generic word: known, or after a word of place, and no person or organisation."""
    words = name.split()
    end = start + len(name)
    before = text[max(0, start - 20) : start]
    if any(
        w in _NOT_PLACES or (w in _TITLES and i == 0 and w not in ("Sai", "Nang", "Nan", "Mai", "Naw", "Saw"))
        for i, w in enumerate(words)
    ):
        return None
    if (
        re.search(rf"\b(?:{'|'.join(_TITLES)})\.?\s+\Z", before)
        or _ORGANISATION.match(text, end)
        or (name.isupper() and len(name) > 1)
    ):
        return None
    known = areas().named(name)
    placed = bool(_PLACE_BEFORE.search(before)) or linked
    peoples = name in _PEOPLES
    if peoples and any(a.level == "state" for a in known) and not any(a.level != "state" for a in known):
        # a state's bare name is also a people's: "in Kachin" yes, "Kachin woman" no
        ok = (
            (placed or _KNOWN_BEFORE.search(before))
            and _FUNCTION.match(text, end)
            and not _PEOPLE_AFTER.match(text, end)
        )
        if not ok or before.endswith(("The ", "the ")):
            return None
    elif known:
        surely = placed or _KNOWN_BEFORE.search(before) or name in seen or _before_its_holder(text, end)
        if before.endswith(("The ",)) or (
            not surely and (len(name) < _SHORTEST_ALONE or len(words) > 1 or _exactly(name) is False)
        ):
            return None
    elif name not in seen and not (_PLACE_BEFORE.search(before) and _FUNCTION.match(text, end)):
        return None
    # a village that shares a town's name stays the village
    return Element(start, end, name, "village" if known and name in seen else "", text[start:end], direction)


def _before_its_holder(text: str, end: int) -> bool:
    """Whether a known place follows after a comma."""
    following = _AFTER_COMMA.match(text, end)
    return following is not None and bool(areas().named(following[1]))


def _exactly(name: str) -> bool:
    return any(a.name.lower() == name.lower() for a in areas().named(name))


_RANK = {"site": 0, "village": 1, "ward": 1, "village_tract": 2, "town": 3, "township": 4, "district": 5, "state": 6}


def _rank(element: Element) -> int:
    if element.level:
        return _RANK[element.level]
    known = areas().named(element.name)
    if not known:
        return 1
    return 6 if all(a.level == "state" for a in known) else 4


def _apart(inner: Element, outer: Element) -> bool:
    """Whether two known names lie in no common state: then they are two places of a list."""
    ours, theirs = ({a.pcode[:6] for a in areas().named(e.name)} for e in (inner, outer))
    return bool(ours and theirs) and ours.isdisjoint(theirs) and "" not in theirs


def _holds(inner: Element, outer: Element, link: str) -> bool:
    """Whether the second place can hold the first."""
    if link.strip() == "(":
        return bool(outer.level or areas().named(outer.name))
    if not inner.level and not outer.level and _apart(inner, outer):
        return False
    return _rank(outer) > _rank(inner) or (_rank(outer) == _rank(inner) == 1 and link.strip() in ("near", "of"))
