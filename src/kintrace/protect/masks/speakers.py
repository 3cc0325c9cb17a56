"""Private people who speak are not named: witnesses, relatives, residents, fighters, whoever posts a notice.

Spokesmen, officials, organisations and outlets speak in public and stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import partial

from kintrace.lexicon import actors, places
from kintrace.model import Coding, Document, Speaker, SpeakerKind
from kintrace.protect.masks.names import TITLE, occurrences, variants
from kintrace.protect.masks.spans import Span, found_in
from kintrace.protect.masks.speech import (
    is_known,
    public_names,
    speech_names,
    told_contact_spans,
    witness_line_spans,
)

PUBLIC = frozenset({SpeakerKind.SPOKESPERSON, SpeakerKind.OFFICIAL, SpeakerKind.ORGANISATION, SpeakerKind.OUTLET})
# Whoever is known by name, or has put up a notice, is withheld with all the words that point to them.
_WHOLE = frozenset({SpeakerKind.NAMED_RESIDENT, SpeakerKind.NOTICE, SpeakerKind.LIST_KEEPER})
_CAPITALS = r"[A-Z][\w'’\-]*"
_NAME = re.compile(rf"{_CAPITALS}(?:\s+{_CAPITALS})*")
_TITLED = re.compile(rf"{TITLE}\s+{_CAPITALS}")
_OPENERS = re.compile(r"^(?:An?|The|One|Another|Some|Two|Three|Several|Many|Local|My|Her|His|Their)\s+")
_WHENCE = re.compile(r"\b(?:of|from|in|at|near)\s+\Z")  # a place that no list holds follows
_BURMESE_TITLE = re.compile(r"(?:ဦး|ဒေါ်|ကို|မောင်|မ|စိုင်း|နန်း|စော|နော်)[\u1000-\u109f]+")


def speaker_spans(document: Document, coding: Coding) -> list[Span]:
    """Stretches of a document that would name a private speaker whom the coder understood."""
    public = public_names(document.text)
    return [
        span
        for speaker in coding.speakers
        if speaker.kind not in PUBLIC and speaker.words
        for span in found_in(document, partial(_spans_of, speaker=speaker, public=public))
    ]


def speech_spans(document: Document, names: Iterable[str]) -> list[Span]:
    """Stretches that name somebody who speaks, whoever read it, and lines and sentences that say whom to tell.

    Args:
        document: Whose text it is.
        names: What ``heard_names`` found in it.
    """
    spans = found_in(document, lambda text: occurrences(text, names))
    spans += found_in(document, witness_line_spans)
    return spans if document.rows else [*spans, *found_in(document, told_contact_spans)]


def heard_names(document: Document, codings: Iterable[Coding], missing: Iterable[str]) -> tuple[str, ...]:
    """Names that stand beside a word of speech, with their parts.

    Args:
        document: To look in.
        codings: What was read from it; its public speakers and outlets stay.
        missing: Names of the missing persons whom it speaks of; they stay.
    """
    if document.rows:
        return ()  # a list has columns, not sentences; its speakers are its keepers
    theirs = tuple(missing)
    speakers = [s for c in codings for s in c.speakers]
    public = [s.words for s in speakers if s.kind in PUBLIC] + [s.told for s in speakers]
    kept = [*theirs, *(n for w in public for n in _NAME.findall(w)), document.outlet]
    found = speech_names(document.text, kept)
    if document.cleaned != document.text:
        found += speech_names(document.cleaned, kept)
    return variants(found, kept=kept)


def private_names(document: Document, coding: Coding) -> tuple[str, ...]:
    """Names of private speakers, to keep them out of leads as well."""
    public = public_names(document.text)
    names = (n for s in coding.speakers if s.kind not in PUBLIC for n in (*names_in(s.words), *_all_of(s)))
    return tuple(n for n in names if not is_known(n, public))


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
        if re.search(r"['’]s?$", name):
            continue  # "Seng Ra's mother" names the missing person, and not who speaks
        if not titled and _WHENCE.search(words, 0, start):
            continue
        if name and (titled or (len(name.split()) > 1 and not any(s < match.end() and e > start for s, e in taken))):
            found.append(name)
    return (*found, *(m[0] for m in _BURMESE_TITLE.finditer(words)))


def _spans_of(text: str, speaker: Speaker, public: frozenset[str]) -> list[Span]:
    names = [*_all_of(speaker), *names_in(speaker.words)]
    return occurrences(text, variants(n for n in names if not is_known(n, public)))


def _all_of(speaker: Speaker) -> tuple[str, ...]:
    return (speaker.words,) if speaker.kind in _WHOLE and _telling(speaker.words) else ()


def _telling(words: str) -> bool:
    """Whether words are more than a common noun: they hold a capital within, or Burmese letters."""
    return bool(re.search(r"[A-Z\u1000-\u109f]", words[1:])) or words[:1].isupper()
