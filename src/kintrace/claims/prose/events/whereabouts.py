"""Where an act happened, from the words of its own sentence."""

from __future__ import annotations

import re
from dataclasses import replace

from kintrace.claims import vocabulary
from kintrace.claims.prose.discourse import Discourse
from kintrace.claims.prose.events.dating import aside, distance
from kintrace.claims.prose.events.finding import Event
from kintrace.claims.prose.events.telling import Told
from kintrace.claims.prose.text.sections import passing
from kintrace.claims.prose.text.words import Heard
from kintrace.lexicon.places import FoundPlace, gazetteer
from kintrace.model import Place, Precision


def place_of(event: Event, beside: list[Event]) -> FoundPlace | None:
    """The place that a sentence gives for one of its acts: in its own words first, then nearest; ``None``: none.

    Args:
        event: The act.
        beside: All acts of its sentence: what stands in the words of another act is the place of that.
    """
    heard = event.heard
    places = [p for p in heard.places if not (_route(heard, p) or _passed(heard, p) or aside(event, p.start, p.end))]
    if event.act not in _TAKEN_THERE:
        places = [p for p in places if not _whence(heard, p)]  # "a man from Hsipaw was sent back"
    inside = [p for p in places if event.start <= p.start < event.end]
    if inside:
        close = [p for p in inside if not _wide(p.place)] or inside
        arrived = _arrived(event, close)
        return arrived or next((p for p in close if not _whence(heard, p)), close[0])
    around = [p for p in places if not _wide(p.place) and not _of_speaker(heard, p) and not _cut_off(event, p)]
    around = [p for p in around if not _dateline(heard, p)] or around
    others = [(e.start, e.end) for e in beside if e.at > event.at and e.told is Told.DONE]
    around = [p for p in around if not any(s <= p.start < e for s, e in others)]
    around.sort(key=lambda p: (_whence(heard, p), distance(event, p.start, p.end)))
    return around[0] if around and distance(event, around[0].start, around[0].end) < 120 else None


# who is taken "from a village" was taken there; who gets free comes from it
_TAKEN_THERE = frozenset(("taken", "detained", "forcibly_recruited", "hostage", "missing", "weak_take"))


def scene_of(heard: Heard) -> FoundPlace | None:
    """The first place that a sentence tells of as a scene, and not as somebody's home or way; ``None``: none."""
    return next(
        (
            p
            for p in heard.places
            if not (
                _route(heard, p) or _passed(heard, p) or _wide(p.place) or _of_speaker(heard, p) or _whence(heard, p)
            )
            and not _dateline(heard, p)
        ),
        None,
    )


def _arrived(event: Event, places: list[FoundPlace]) -> FoundPlace | None:
    """Of somebody moved the place that they were brought to: "transferred from Insein prison to Hkamti prison"."""
    if event.act != "transferred":
        return None
    heard = event.heard
    return next((p for p in places if _TO.search(heard.words(max(heard.start, p.start - 30), p.start))), None)


_TO = re.compile(r"\b(?:to|into|at|in)\s+(?:(?:the|a|an)\s+)?(?:[a-z-]+\s+){0,3}(?:(?:at|in|of|near)\s+)?(?:the\s+)?\Z")


def _passed(heard: Heard, found: FoundPlace) -> bool:
    """Whether the place is only where somebody was bound, or is based: nothing is said to have happened there."""
    return passing(heard.words(max(heard.start, found.start - 60), found.start))


def _cut_off(event: Event, found: FoundPlace) -> bool:
    """Whether the place comes after the act in another statement of its sentence: "ten were freed; one is in Kale"."""
    return found.start >= event.end and bool(re.search(r"(?<!\d):|;", event.heard.words(event.end, found.start)))


def _wide(place: Place) -> bool:
    if _CITY.search(place.words):
        return False
    return place.pcode is not None and place.township is None and not place.within


# cities that the list of places knows as regions of the same name
_CITY = re.compile(r"(?:\A|\s)(?:Mandalay|Yangon|Rangoon|Nay\s?pyi\s?[Tt]aw)\Z")


def _of_speaker(heard: Heard, found: FoundPlace) -> bool:
    """Whether the place belongs to who is speaking: "a Lashio resident said", "said a man from Kale"."""
    after = heard.words(found.end, min(found.end + 40, heard.start + len(heard.text)))
    before = heard.words(max(heard.start, found.start - 60), found.start)
    return bool(
        re.match(r"\s+(?:\w+\s+){0,2}(?:said|told|says)\b", after)
        or re.search(r"\b(?:said|told|says)\b[^.;]*\b(?:of|from|in)\s+\Z", before)
    )


_LINE = re.compile(r"(?:\s*,[^.;:]{0,40})?(?:\s*\([A-Z][^)]{1,30}\))?\s*(?::|[—–]|--|\s-\s)")


def _dateline(heard: Heard, found: FoundPlace) -> bool:
    """Whether the place opens the sentence only to say where the report was filed: "Myitkyina: The army has"."""
    return found.start - heard.start <= 3 and bool(_LINE.match(heard.words(found.end, heard.start + len(heard.text))))


_WHENCE = vocabulary.expression("places.whence")


def _whence(heard: Heard, found: FoundPlace) -> bool:
    """Whether the place is where they, or a bus, came from: "passengers on a bus from Sittwe"."""
    return bool(_WHENCE.search(heard.words(max(heard.start, found.start - 40), found.start)))


def _route(heard: Heard, found: FoundPlace) -> bool:
    return found.place.words.lower().endswith(("road", "highway", "river"))


def narrowed(discourse: Discourse, n: int, found: FoundPlace) -> Place:
    """The place with the township that holds it, where its own chain names none.

    That is the one that its sentence names before it ("in Loikaw soldiers stopped a van at the checkpoint"), else the
    one of the report.

    Args:
        discourse: The document.
        n: Number of the sentence.
        found: The place.
    """
    home = discourse.sections[n].home
    if home is not None and _of_the_land(found.place, home.place):
        return replace(found.place, pcode=home.place.township, precision=Precision.WITHIN_TOWNSHIP)
    own = gazetteer().resolve(found.place.words, None)
    if own.township is not None or home is None:
        return found.place
    before = [
        p
        for p in discourse.heard[n].places
        if p.end <= found.start
        and p.place.township
        and not _of_speaker(discourse.heard[n], p)
        and not _passed(discourse.heard[n], p)
    ]
    if before and _held_elsewhere(found.place, home.place, before[-1].place):
        return gazetteer().resolve(found.place.words, before[-1].place)
    if found.place.pcode is not None:
        return found.place
    return gazetteer().resolve(found.place.words, home.place)


_LAND = re.compile(r"\b(?:river|stream|creek|mountain|hills?|valley|lake|forest|pass|peak)\Z", re.IGNORECASE)


def _of_the_land(place: Place, home: Place) -> bool:
    """Whether it is a stream or hill of which a town far off only shares the name."""
    apart = place.pcode is not None and home.township is not None and place.township != home.township
    return apart and not place.within and bool(_LAND.search(place.words))


def _held_elsewhere(place: Place, home: Place, here: Place) -> bool:
    """Whether a place has its township only from the report, and the sentence stands in another."""
    return (place.pcode is None or place.township == home.township) and here.township != home.township
