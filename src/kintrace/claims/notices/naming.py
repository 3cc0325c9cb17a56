"""The names in a notice without labels, each with the part it has: who is sought, whose child, whom to call."""

from __future__ import annotations

import re
from dataclasses import replace

from kintrace.claims.notices.burmese_names import burmese
from kintrace.claims.notices.latin_names import latin
from kintrace.claims.notices.named import ALIAS, FATHER, MOTHER, OTHER, PARENT, SOUGHT, Named

_AND_MY = re.compile(r"\s*(?:နဲ့|နှင့်|\+|၊)\s*\Z")


def names_in(text: str) -> list[Named]:
    """Find the names in a notice, in its order, each with its part.

    >>> text = "My brother Ko Tun Hla, 24, son of U Hla Maung, is missing. Call Ma Thida 09 000 000 011."
    >>> [(text[n.start : n.end], n.part) for n in names_in(text)]
    [('Ko Tun Hla', 'sought'), ('U Hla Maung', 'father'), ('Ma Thida', 'other')]
    """
    found = [*latin(text), *burmese(text)]
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


_BRACKETED = re.compile(r"\s*\(\s*(?P<alias>(?!ခေါ်?\s*\))[\u1000-\u103f\u104c-\u109f]{3,20})\s*\)(?!\s*နှစ်)")


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
