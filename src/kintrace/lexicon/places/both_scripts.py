"""Names of areas as they are written in the other script, or otherwise: what no spelling of syllables explains.

``Bhamo`` is no spelling of the Burmese ``ဗန်းမော်``: each script kept a name of its own. Such pairs have to be known.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from functools import cache

from kintrace.lexicon.places import shelves

_MOST = 8  # other names of one writing
_SHORTEST = 4  # Burmese letters of an area's name that may open a longer one
_KINDS = re.compile(r"\s*(?:township|tsp\.?|town|city|ward|quarter|village(?:\s*tract)?|မြို့နယ်|မြို့|ရပ်ကွက်|ကျေးရွာအုပ်စု)$", re.I)


def also_written(words: str) -> tuple[str, ...]:
    """Other ways in which an area of this name is written, in both scripts; empty where the words name none.

    A name that begins with that of an area ("ထားဝယ်ဈေး", Dawei market) comes back with the area's in Latin letters.

    >>> "Bhamo" in also_written("ဗန်းမော်"), "ဗန်းမော်" in also_written("BHAMO")
    (True, True)
    >>> also_written("Zaw Lin Htet")
    ()
    """
    own = _key(words)
    codes = _codes().get(own, ())
    others = {name for code in codes for name in _names()[code] if _key(name) != own}
    return tuple(sorted(others))[:_MOST] or _opened_by_area(words)


def _opened_by_area(words: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFC", words.strip())
    if not ("က" <= plain[:1] <= "ဪ"):
        return ()
    for end in range(len(plain) - 2, _SHORTEST - 1, -1):
        codes = _codes().get(plain[:end], ())
        if codes and "က" <= plain[end] <= "ဪ":
            latin = {n for code in codes for n in _names()[code] if n.isascii()}
            return tuple(f"{name} {plain[end:]}" for name in sorted(latin)[:_MOST])
    return ()


@cache
def _names() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for code, level, name in shelves.named_areas():
        if level in ("township", "town", "district", "state") and name and name not in found[code]:
            found[code].append(name)
    for wards in shelves.wards().values():
        for code, latin, burmese in wards:
            if latin and burmese:
                found[code] = [latin, burmese]
    return {code: tuple(names) for code, names in found.items()}


@cache
def _codes() -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = defaultdict(list)
    for code, names in _names().items():
        for name in names:
            found[_key(name)].append(code)
    return {key: tuple(codes) for key, codes in found.items()}


def _key(words: str) -> str:
    plain = unicodedata.normalize("NFC", _KINDS.sub("", words.strip()))
    if plain[:1] >= "က":
        return re.sub(r"\s+", "", plain)
    apart = unicodedata.normalize("NFD", plain.casefold())
    return "".join(c for c in apart if "a" <= c <= "z" or c.isdigit())
