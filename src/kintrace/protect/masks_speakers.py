"""Private people who speak are not named: witnesses, relatives, residents, fighters, whoever posts a notice.

Spokesmen, officials, organisations and outlets speak in public and stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial

from kintrace.lexicon import actors, places
from kintrace.model import Coding, Document, Speaker, SpeakerKind
from kintrace.protect.masks import Span, found_in

PUBLIC = frozenset({SpeakerKind.SPOKESPERSON, SpeakerKind.OFFICIAL, SpeakerKind.ORGANISATION, SpeakerKind.OUTLET})
# Whoever is known by name, or has put up a notice, is withheld with all the words that point to them.
_WHOLE = frozenset({SpeakerKind.NAMED_RESIDENT, SpeakerKind.NOTICE, SpeakerKind.LIST_KEEPER})
_TITLE = r"(?:U|Daw|Ko|Ma|Maung|Mg|Saw|Naw|Sai|Nang|Nan|Mai|Mi|Lum|Duwa|Sayadaw|Saya|Sayama|Mr|Mrs|Ms|Pastor|Father)\.?"
_CAPITALS = r"[A-Z][\w'’\-]*"
_NAME = re.compile(rf"{_CAPITALS}(?:[ \t]+{_CAPITALS})*")
_TITLED = re.compile(rf"{_TITLE}[ \t]+{_CAPITALS}")
_OPENERS = re.compile(r"^(?:An?|The|One|Another|Some|Two|Three|Several|Many|Local|My|Her|His|Their)[ \t]+")
_BURMESE_TITLE = re.compile(r"(?:ဦး|ဒေါ်|ကို|မောင်|မ|စိုင်း|နန်း|စော|နော်)[\u1000-\u109f]+")


def speaker_spans(document: Document, coding: Coding) -> list[Span]:
    """Stretches of a document that would name a private speaker."""
    return [
        span
        for speaker in coding.speakers
        if speaker.kind not in PUBLIC and speaker.words
        for span in found_in(document, partial(_spans_of, speaker=speaker))
    ]


def private_names(coding: Coding) -> tuple[str, ...]:
    """Names of private speakers, to keep them out of leads as well."""
    return tuple(n for s in coding.speakers if s.kind not in PUBLIC for n in (*names_in(s.words), *_all_of(s)))


def names_in(words: str) -> tuple[str, ...]:
    """Parts of a speaker's description that are a person's name, as far as their shape and our lists tell.

    >>> names_in("Ko Tun Tun, a shopkeeper"), names_in("a Hpakant woman")
    (('Ko Tun Tun',), ())
    """
    taken = [(p.start, p.end) for p in places.gazetteer().places_in(words)]
    taken += [(a.start, a.end) for a in actors.registry().actors_in(words)]
    found = []
    for match in _NAME.finditer(words):
        skip = _OPENERS.match(match[0])
        name = match[0][skip.end() :] if skip else match[0]
        start = match.end() - len(name)
        titled = _TITLED.match(name) is not None
        if name and (titled or (len(name.split()) > 1 and not any(s < match.end() and e > start for s, e in taken))):
            found.append(name)
    return (*found, *(m[0] for m in _BURMESE_TITLE.finditer(words)))


def occurrences(text: str, names: Iterable[str]) -> list[Span]:
    """Every stretch of a text that is one of the names, in any case."""
    alternatives = sorted({n.strip() for n in names if n.strip()}, key=lambda n: (-len(n), n))
    if not alternatives:
        return []
    patterns = (rf"(?<!\w){re.escape(n)}(?!\w)" if n.isascii() else re.escape(n) for n in alternatives)
    return [m.span() for m in re.finditer("|".join(patterns), text, re.I)]


def _spans_of(text: str, speaker: Speaker) -> list[Span]:
    names = [*_all_of(speaker), *names_in(speaker.words)]
    return occurrences(text, [*names, *(_untitled(n) for n in names)])


def _all_of(speaker: Speaker) -> tuple[str, ...]:
    return (speaker.words,) if speaker.kind in _WHOLE and _telling(speaker.words) else ()


def _telling(words: str) -> bool:
    """Whether words are more than a common noun: they hold a capital within, or Burmese letters."""
    return bool(re.search(r"[A-Z\u1000-\u109f]", words[1:])) or words[:1].isupper()


def _untitled(name: str) -> str:
    """A name without its title where at least two words are left, as later sentences often write it."""
    head, _, rest = name.partition(" ")
    return rest if re.fullmatch(_TITLE, head) and " " in rest else ""
