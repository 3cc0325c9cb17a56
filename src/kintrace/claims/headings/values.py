"""From the words under a heading to a value: ages, dates, places, sides, counts, as lists and notices write them.

Every function gives ``None`` where the words settle nothing; nothing is guessed to fill a cell.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from kintrace.lexicon import numbers, scripts
from kintrace.model import NOWHERE, Actor, Count, Place, Precision, Sex, When

_OLDEST = 110
_SAID_OF_ONE = 60  # code points of a cell that is all on one side
_AGE = re.compile(
    r"(?P<about>~|about|around|approx\.?|approximately|c\.|circa|some|est\.?|အသက်)?\s*"
    r"(?P<low>[0-9]{1,3})(?:\s*(?:-|–|—|to|မှ)\s*(?P<high>[0-9]{1,3}))?\s*"
    r"(?P<unit>years?(?:[\s-]+old)?|yrs?\.?(?:\s+old)?|y\.?o\.?|y|years? of age|နှစ်|months?|mths?|လ|days?|weeks?|ရက်)?"
    r"\s*(?P<more>\+|ခန့်|ဝန်းကျင်|ကျော်|\?|~)?\s*(?:အရွယ်)?[.။]?",
    re.IGNORECASE,
)
_UNDER_A_YEAR = re.compile(r"m|လ|d|w|ရက်", re.IGNORECASE)
_EDTF = re.compile(
    r"[0-9X]{4}(?:-[0-9X]{2}){0,2}[~?%]?(?:/(?:\.\.|[0-9X]{4}(?:-[0-9X]{2}){0,2}[~?%]?))?|\.\./[0-9-]{4,10}"
)
_NUMERIC = re.compile(r"(?P<a>[0-9]{1,2})\s*[./-]\s*(?P<b>[0-9]{1,2})\s*[./-]\s*(?P<year>[0-9]{4}|[0-9]{2})")
_BRACKETED = re.compile(r"[()\[\]{}]")
_NEXT_SENTENCE = re.compile(r"(?<=[a-z])[.!?]\s+(?=[A-Z])|(?<=\S)\s*။\s*(?=\S)")
# a part that begins with a verb in -ing, or with who somebody was with, is no place
_TELLS = re.compile(r"\s*[,;–—-]\s+(?:\w+ing|while|when|where|who|with|after|before|on (?:his|her|their) way)\b")
_BETWEEN_PLACES = re.compile(r"\s*[,;၊/|\n]\s*")
_SHORT_FOR = {"tsp": "Township", "twp": "Township", "ts": "Township", "vt": "Village Tract", "vlg": "Village"}
_SHORT = re.compile(r"\b(tsp|twp|t/s|v/?t|vlg)\b\.?", re.IGNORECASE)
_LEADS = re.compile(r"(?:in|at|near|from|of|the|around|inside|outside|to|on|[0-9])+", re.IGNORECASE)
_COUNT = re.compile(r"(?P<low>[0-9][0-9,]{0,8})(?:\s*(?:-|–|to)\s*(?P<high>[0-9][0-9,]{0,8}))?")


def age_of(text: str) -> Count | None:
    """Years of age.

    >>> age_of("27 yrs"), age_of("25-30"), age_of("၁၇ နှစ်"), age_of("14 months").max
    (Count(min=27, max=27), Count(min=25, max=30), Count(min=17, max=17), 1)
    >>> age_of("2005") is None
    True
    """
    plain = _BRACKETED.sub("", scripts.to_ascii_digits(text)).strip()
    match = _AGE.fullmatch(plain)
    if match is None:
        return _age_within(text)
    low = int(match["low"])
    high = int(match["high"] or low)
    if match["unit"] and _UNDER_A_YEAR.match(match["unit"]):
        months = {"m": 12, "လ": 12, "w": 52}.get(match["unit"][0].lower(), 365)
        return Count(low // months, high // months, text)
    if not low <= high <= _OLDEST:
        return None
    if match["more"] in ("+", "ကျော်"):
        return Count(low, None, text)
    about = 2 if (match["about"] or "အသက်") != "အသက်" or match["more"] in ("ခန့်", "ဝန်းကျင်", "~", "?") else 0
    return Count(max(0, low - about), high + about, text)


_SPELLED = re.compile(
    rf"(?P<number>{numbers.ENGLISH}|{numbers.BURMESE})\s*(?:years?(?:\s+old)?|yrs?|နှစ်)?\s*(?:ခန့်|ပါ|ရှိ\w*)?\s*(?:/.*)?",
    re.IGNORECASE,
)


def _age_within(text: str) -> Count | None:
    from kintrace.lexicon import ages

    spelled = _SPELLED.fullmatch(text.strip())
    if spelled is not None and 0 < (years := numbers.value_of(spelled["number"])) <= _OLDEST:
        return Count(years, years, text)

    found = ages.ages_in(text)
    return Count(found[0].low, found[0].high, text) if found and found[0].high <= _OLDEST else None


def date_of(text: str, said_on: date | None, month_first: bool = False) -> When | None:
    """A date: EDTF as it stands, numbers (day first unless told otherwise), else as people write dates.

    Args:
        said_on: When the list or notice was published; ``None``: not known.
        month_first: Whether the column writes the month first.

    >>> date_of("2025-02-12~", None).edtf, date_of("30.9.25", None).edtf, date_of("09/30/2025", None).edtf
    ('2025-02-12~', '2025-09-30', '2025-09-30')
    """
    plain = scripts.to_ascii_digits(text.strip())
    if _EDTF.fullmatch(plain):
        try:
            return When(plain, text)
        except ValueError:
            return None
    numeric = _NUMERIC.fullmatch(plain)
    if numeric is not None:
        return _numeric(numeric, text, month_first)
    from kintrace.lexicon import dates

    found = dates.dates_in(text, said_on)
    return found[0].when if found else None


def _numeric(match: re.Match[str], text: str, month_first: bool) -> When | None:
    first, second = int(match["a"]), int(match["b"])
    dom, month = (second, first) if month_first else (first, second)
    if month > 12:
        dom, month = month, dom
    year = int(match["year"])
    year += 0 if year > 99 else 2000 if year < 60 else 1900
    try:
        return When(date(year, month, dom).isoformat(), text)
    except ValueError:
        return None


def month_comes_first(texts: Iterable[str]) -> bool:
    """Whether a column writes its numeric dates with the month first: some day says so, none says otherwise.

    >>> month_comes_first(["09/30/2025", "04/05/2025"]), month_comes_first(["04/05/2025"])
    (True, False)
    """
    firsts, seconds = [], []
    for text in texts:
        match = _NUMERIC.fullmatch(scripts.to_ascii_digits(text.strip()))
        if match is not None:
            firsts.append(int(match["a"]))
            seconds.append(int(match["b"]))
    return max(seconds, default=0) > 12 and max(firsts, default=0) <= 12


def place_of(text: str, near: Place | None = None) -> Place:
    """The place that a whole cell or labelled line names; its words are kept as they stand.

    The parts of "village, township" are read from the largest to the smallest, each within the one before. A part
    that no gazetteer holds lies in what holds it, and is not taken for it.

    Args:
        near: Place that holds it by another cell; ``None``: none is told.
    """
    from kintrace.lexicon import places

    gazetteer = places.gazetteer()
    text = _without_prose(text)
    parts = _place_parts(text)
    place, holder = NOWHERE, near
    for part in reversed(parts):
        place = gazetteer.resolve(part, holder)
        if place.pcode is None and holder is not None and holder.pcode is not None:
            place = with_pcode(place, holder.pcode)
        holder = place if place.pcode is not None else holder
    return replace(place, words=text, name=place.name or parts[0], within=tuple(parts[1:]) or place.within)


def _without_prose(text: str) -> str:
    """The place at the head of a line that goes on to tell something.

    >>> _without_prose("the gate in Kamaing, waiting for the bus to Myitkyina")
    'the gate in Kamaing'
    """
    place = _NEXT_SENTENCE.split(text, maxsplit=1)[0]
    told = _TELLS.search(place)
    return place[: told.start()] if told else place


def _place_parts(text: str) -> list[str]:
    """The places of a chain, smallest first: at commas, and where a name that is known follows others."""
    from kintrace.lexicon import places

    gazetteer = places.gazetteer()
    parts: list[str] = []
    for piece in filter(None, (_plain(p) for p in _BETWEEN_PLACES.split(text))):
        known = [f.start for f in gazetteer.places_in(piece) if f.place.pcode is not None and f.start > 0]
        blank = piece.rfind(" ") + 1
        if not known and blank and not piece.isascii() and gazetteer.resolve(piece[blank:], None).pcode is not None:
            known = [blank]
        ahead = piece[: known[0]].strip() if known else ""
        parts += [ahead, piece[known[0] :]] if ahead and not _LEADS.fullmatch(ahead) else [piece]
    return parts or [text]


def _plain(piece: str) -> str:
    """A place without marks over Latin letters, "Tsp" and the like written out."""
    bare = "".join(c for c in unicodedata.normalize("NFD", piece) if not "\u0300" <= c <= "\u036f")
    return _SHORT.sub(_written_out, bare).strip()


def _written_out(match: re.Match[str]) -> str:
    return _SHORT_FOR[match[1].casefold().replace("/", "")]


def with_pcode(place: Place, pcode: str) -> Place:
    """A place with the code that its list gives; a code that is none is left alone."""
    code = pcode.strip().upper()
    if place.pcode is not None and (place.pcode == code or place.pcode.startswith(code)):
        return place
    precision = Precision.WITHIN_STATE if len(code) < 9 else Precision.WITHIN_TOWNSHIP
    try:
        return replace(place, pcode=code, precision=precision if len(code) < 12 else Precision.WITHIN_TRACT)
    except ValueError:
        return place


def actors_of(text: str) -> tuple[Actor, ...]:
    """The sides or units that a cell names; its words with no code where the registry knows none of them."""
    from kintrace.lexicon import actors

    found = {f.code: Actor(text[f.start : f.end], f.code) for f in actors.registry().actors_in(text) if not f.generic}
    if len(found) == 1 and len(text.strip()) <= _SAID_OF_ONE:
        return (replace(next(iter(found.values())), words=text.strip()),)  # "four men in KIA uniform" is what was said
    return tuple(found.values()) or (Actor(text),)


def count_of(text: str) -> Count | None:
    """How many persons a cell counts.

    >>> count_of("12"), count_of("၂၀ ဦး"), count_of("40-60"), count_of("Maran")
    (Count(min=12, max=12), Count(min=20, max=20), Count(min=40, max=60), None)
    """
    plain = scripts.to_ascii_digits(text)
    match = _COUNT.match(plain.strip())
    if match is not None:
        low = int(match["low"].replace(",", ""))
        high = int((match["high"] or match["low"]).replace(",", ""))
        return Count(low, high, text) if low <= high else None
    from kintrace.lexicon import counts

    found = [c for c in counts.counts_in(text) if c.present]
    return replace(found[0].count, words=text) if found else None


def unnamed(text: str) -> tuple[Count, Sex] | None:
    """How many, and of what sex, where a cell for the name counts people and names none of them.

    >>> unnamed("5 women")[1], unnamed("Nang Hom Kham")
    (<Sex.FEMALE: 'f'>, None)
    """
    from kintrace.lexicon import counts

    found = [c for c in counts.counts_in(text) if c.present]
    if not found or found[0].start > 0 or found[0].noun is None or found[0].phrase_end < len(text.rstrip(" .။")):
        return None
    return replace(found[0].count, words=text), found[0].noun.sex
