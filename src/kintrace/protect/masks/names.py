"""The forms in which a text may write one name again: without its title, in part, over a line's end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import combinations

from kintrace.protect.masks.spans import Span

TITLE = r"(?:U|Daw|Ko|Ma|Maung|Mg|Saw|Naw|Sai|Nang|Nan|Mai|Mi|Lum|Duwa|Sayadaw|Saya|Sayama|Mr|Mrs|Ms|Pastor|Father)\.?"
_BURMESE = re.compile(r"[\u1000-\u109f]")
_BURMESE_TITLE = re.compile(r"^(?:ဦး|ဒေါ်|ကို|မောင်|မ|စိုင်း|နန်း|စော|နော်)(?=[\u1000-\u109f])")
_SHORTEST_BURMESE = 6  # code points; a shorter rest of a name is also the rest of common words


def variants(names: Iterable[str], kept: Iterable[str] = ()) -> tuple[str, ...]:
    """Every form of some names: whole, without title, every run of two words or more.

    Args:
        names: As written.
        kept: Names of others; a part of a name that is also a part of one of these is left out.

    >>> variants(["Ma Seng Nu Pan"])
    ('Ma Seng Nu Pan', 'Seng Nu Pan', 'Ma Seng Nu', 'Ma Seng', 'Seng Nu', 'Nu Pan')
    """
    whole = [n.strip() for n in names if n.strip()]
    others = {p for k in kept for p in _parts(k.casefold())}
    parts = {p for n in whole for p in _parts(n) if p.casefold() not in others}
    return tuple(sorted({*whole, *parts}, key=lambda n: (-len(n), n)))


def occurrences(text: str, names: Iterable[str], between: str = r"\s+") -> list[Span]:
    """Every stretch of a text that is one of the names, in any case.

    Args:
        text: To look in.
        names: Names or parts of names.
        between: What may stand between two words of a name.
    """
    alternatives = sorted({" ".join(n.split()) for n in names if n.strip()}, key=lambda n: (-len(n), n))
    if not alternatives:
        return []
    return [m.span() for m in re.finditer("|".join(_pattern(n, between) for n in alternatives), text, re.I)]


def untitled(name: str) -> str:
    """A name without its title.

    >>> untitled("Ko Tun Tun"), untitled("Seng Ra")
    ('Tun Tun', 'Seng Ra')
    """
    head, _, rest = name.partition(" ")
    if rest and re.fullmatch(TITLE, head):
        return rest
    return _BURMESE_TITLE.sub("", name)


def _pattern(name: str, between: str) -> str:
    if _BURMESE.search(name):
        return r"\s*".join(re.escape(w) for w in name.split())
    return r"(?<![^\W_])" + between.join(re.escape(w) for w in name.split()) + r"(?![^\W_])"


def _parts(name: str) -> set[str]:
    """Runs of two words or more, and the name without its title where that is more than a common syllable."""
    words = name.split()
    runs = {" ".join(words[a:b]) for a, b in combinations(range(len(words) + 1), 2) if b - a > 1}
    rest = untitled(name)
    if _BURMESE.search(name):
        return {r for r in (*runs, rest) if len(r) >= _SHORTEST_BURMESE}
    return runs
