"""Villages and wards that a text names once with what they are, and later by their bare name."""

from __future__ import annotations

import re
from dataclasses import replace

from kintrace.claims.prose.text.words import Heard
from kintrace.lexicon.places import FoundPlace

_LOCAL = re.compile(
    r"\A(?:near\s+)?(?P<name>[A-Z][\w’'-]*(?:\s+[A-Z][\w’'-]*){0,3})\s+(?:village(?:\s+tract)?|ward|quarter|town|camp)\b"
)
_SHORTEST = 4  # letters: shorter names are words and parts of names too often


def places_by_name(heard: tuple[Heard, ...]) -> tuple[Heard, ...]:
    """Add to each sentence the places of the document that it names without saying what they are.

    "Kan Thit village, Pauk Township" is in no gazetteer; "in Kan Thit" later in the text is the same village.

    Args:
        heard: The sentences of a document, in their order, with the places that each names by itself.
    """
    known: dict[str, FoundPlace] = {}
    for h in heard:
        for found in h.places:
            match = _LOCAL.match(found.place.words)
            if match is not None and found.place.township is not None and len(match["name"]) >= _SHORTEST:
                known.setdefault(match["name"], found)
    if not known:
        return heard
    named = "|".join(re.escape(n) for n in sorted(known, key=len, reverse=True))
    bare = re.compile(
        rf"\b(?:in|at|near|from|to|outside|of|reached|entered|left)\s+(?P<name>{named})(?![\w’'-]|\s+[A-Z])"
    )
    return tuple(_with_names(h, bare, known) for h in heard)


def _with_names(heard: Heard, bare: re.Pattern[str], known: dict[str, FoundPlace]) -> Heard:
    added = []
    for match in bare.finditer(heard.text):
        start, end = heard.start + match.start("name"), heard.start + match.end("name")
        taken = any(p.start < end and start < p.end for p in heard.places)
        taken = taken or any(a.start < end and start < a.end for a in heard.actors)
        first = known[match["name"]]
        if not taken and start != first.start:
            added.append(replace(first, start=start, end=end, place=replace(first.place, words=match["name"])))
    if not added:
        return heard
    return replace(heard, places=tuple(sorted((*heard.places, *added), key=lambda p: p.start)))
