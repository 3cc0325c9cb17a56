"""Who is hidden, known again where documents on their taking are gone; where they cannot be, nothing near is shown.

What somebody asks not to be found by lies in documents: their anchors. ``erase`` never takes the last of them. But one
copy of a casebook may hide somebody while another erases these documents, and a merge joins both. Then nobody can say
any more which later writing is of this person: linkage had said it, by words that are gone. The wish still stands, so
it fails closed. It keeps, as keyed digests, every key by which linkage would compare a writing with theirs: sounds of
names and parts of names, numbers of papers and telephones, parents, day and age, the taking itself for who has no name;
and their names as runs of words. Every document is left out whole, the taking too, that names somebody who shares one
of them, or somebody linked to one who does, whoever wrote it and whenever it comes in. Of the openings of syllables,
which strangers share as well, a third is wanted, or one and a whole syllable: every pair of writings of one name that
we tried, in two scripts, shares so much, and of strangers one pair in eight. That is rather too much: some others are
out of the leads too, until the wish is taken back or a document on the taking is taken in again, byte for byte.

The digests need the casebook's keys; from them nobody reads a name, though whoever has the keys can try a guess.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import PurePath

from kintrace.casework.contents import Contents
from kintrace.casework.hiding.later import PERHAPS_ONE, Course, mentions_in
from kintrace.lexicon.names import skeleton
from kintrace.linkage.blocking import reasons_to_compare
from kintrace.linkage.mentions import incident_records, name_key, person_records
from kintrace.linkage.records import PersonRecord
from kintrace.model import BLOCK, Anchor, Linked, NotToBeFound
from kintrace.protect import KeyRing
from kintrace.protect.masks.names import variants

Keys = Mapping[str, frozenset[str]]
_NAMELESS = BLOCK * 8
_LONGEST = 12  # words of a name that are looked for in a text
_WORD = re.compile(r"[^\W_]+")


def known_by(contents: Contents, linked: Linked, about: Iterable[Anchor], ring: KeyRing) -> tuple[tuple[str, ...], str]:
    """Give the digests by which somebody is known again, and the ISO day of their taking; empty: nobody said.

    Args:
        contents: All that the casebook holds.
        linked: Of it.
        about: Where their taking is told.
        ring: Of the casebook.
    """
    somebody = Course(contents.codings, contents.documents, linked).hidden(about)
    theirs = {ref: m for ref, m in contents.codings.items() if mentions_in(m).keys() & somebody.mentions}
    found = _keys_in(replace(contents, codings=theirs), only=somebody.mentions, whole=True)
    digest = _digest_of(ring)
    digests = {digest("key", key) for keys in found.values() for key in keys}
    digests |= {digest("same", name_key(name)) for name in somebody.names if name_key(name)}
    digests |= {digest("syllable", syllable) for name in somebody.names for syllable in skeleton(name)}
    for name in variants(somebody.names):
        words = _words(name)[:_LONGEST]
        digests |= {digest("first", words[0]), digest("words", " ".join(words))} if words else set()
    return tuple(sorted(digests)), somebody.since.isoformat() if somebody.since else ""


def is_lost(wish: NotToBeFound, contents: Contents, linked: Linked) -> bool:
    """Whether nobody can say any more who it is that is not to be found.

    It is so where every document on their taking is gone; where one is gone and those left tell of no day, or of a
    later one (they may be sightings); or where one is gone and the wish kept nothing to know them by.
    """
    left = [anchor for anchor in wish.about if _stands(anchor, contents)]
    if len(left) == len(wish.about):
        return False
    if not left or not wish.known_by:
        return True
    since = Course(contents.codings, contents.documents, linked).hidden(left).since
    return bool(wish.since) and (since is None or since.isoformat() > wish.since)


def known_again(
    contents: Contents, linked: Linked, wishes: Iterable[NotToBeFound], ring: KeyRing
) -> tuple[Contents, tuple[NotToBeFound, ...]]:
    """Leave out what may be told of those who cannot be known again, and give the wishes of all others.

    Args:
        contents: All that the casebook holds.
        linked: Of it.
        wishes: Who is not to be found.
        ring: Of the casebook.

    Returns:
        Contents without each document that may tell of somebody lost; they as they are where nobody is. And the wishes
        by which later writings are left out: where some documents on a taking are gone, with every mention of the same
        name in their place.
    """
    digest, wishes = _digest_of(ring), tuple(wishes)
    lost = tuple(wish for wish in wishes if is_lost(wish, contents, linked))
    others = tuple(_with_namesakes(wish, contents, digest) for wish in wishes if wish not in lost)
    if not lost:
        return contents, others
    seen = Contents(reads=contents.reads, lists=contents.lists)
    if all(wish.known_by for wish in lost):
        out = _near(contents, linked, {known for wish in lost for known in wish.known_by}, digest)
        seen.documents = {ref: d for ref, d in contents.documents.items() if ref not in out}
        seen.codings = {ref: c for ref, c in contents.codings.items() if ref not in out}
        there = {*seen.documents, *(ref for coding in seen.codings.values() for ref in mentions_in(coding))}
        seen.judgements = {ref: j for ref, j in contents.judgements.items() if {j.left, j.right} <= there}
    return seen, others


def file_names_shown(
    set_aside: Iterable[tuple[str, str, str]], wishes: Iterable[NotToBeFound], ring: KeyRing
) -> tuple[tuple[str, str, str], ...]:
    """Files that could not be read, without the names of those that name somebody hidden: they may tell of now.

    Args:
        set_aside: File name, place in it and reason of each.
        wishes: Who is not to be found.
        ring: The casebook's keys.
    """
    known, digest = {key for wish in wishes for key in wish.known_by}, _digest_of(ring)

    def shown(name: str) -> str:
        return _NAMELESS + PurePath(name).suffix if _names(name.replace("_", " "), known, digest) else name

    return tuple((shown(file), shown(where), why) for file, where, why in set_aside) if known else tuple(set_aside)


def _stands(anchor: Anchor, contents: Contents) -> bool:
    coding = contents.codings.get(anchor.document)
    return anchor.document in contents.documents and coding is not None and bool(coding.persons)


def _with_namesakes(wish: NotToBeFound, contents: Contents, digest: Callable[[str, str], str]) -> NotToBeFound:
    """A wish of which documents are gone: by those that are left, not all is found that was found by these."""
    if all(_stands(anchor, contents) for anchor in wish.about):
        return wish
    quotes = {p.ref: p.quote for c in contents.codings.values() for p in c.persons}
    same = tuple(
        Anchor(record.ref, record.list, quotes[record.ref].start, quotes[record.ref].end)
        for record in _records(contents)
        if any(digest("same", name_key(name)) in wish.known_by for name in record.names if name_key(name))
    )
    return replace(wish, about=(*wish.about, *same))


def _near(contents: Contents, linked: Linked, known: Collection[str], digest: Callable[[str, str], str]) -> set[str]:
    """Documents that may tell of somebody of whom only digests are known."""
    names = {r.ref: r.names for r in _records(contents)}
    meant = {m for m, keys in _keys_in(contents).items() if _meets(names[m], keys, known, digest)}
    meant = meant.union(*(p.mentions for p in linked.persons if meant & set(p.mentions)))
    pairs = [(pair.left, pair.right) for pair in linked.person_pairs if pair.probability >= PERHAPS_ONE]
    meant |= {other for pair in pairs for one, other in (pair, pair[::-1]) if one in meant}
    told = {c.document for c in contents.codings.values() if meant & {p.ref for p in c.persons}}
    named = {d.ref for d in contents.documents.values() if _names(f"{d.name} \n {d.text}", known, digest)}
    return told | named


def _meets(
    names: Iterable[str], keys: Iterable[str], known: Collection[str], digest: Callable[[str, str], str]
) -> bool:
    """Whether a mention may be of somebody of whom only digests are known."""
    keys = set(keys)
    openings = {key for key in keys if key.startswith("name ")}
    if any(digest("key", key) in known for key in keys - openings):
        return True
    shared = sum(digest("key", key) in known for key in openings)
    syllables = (syllable for name in names for syllable in skeleton(name))
    return bool(shared) and (3 * shared >= len(openings) or any(digest("syllable", s) in known for s in syllables))


def _records(contents: Contents) -> list[PersonRecord]:
    return person_records(tuple(contents.codings.values()), contents.documents, {})


def _keys_in(contents: Contents, only: Collection[str] | None = None, *, whole: bool = False) -> Keys:
    """For each person mention all by which it is compared; by its incidents those without a name, or (whole) all."""
    incidents = {r.ref: r for r in incident_records(tuple(contents.codings.values()), {})}
    suffered: dict[str, list[str]] = {}
    for coding in contents.codings.values():
        for incident in coding.incidents:
            for victim in incident.victims:
                suffered.setdefault(victim, []).append(incident.ref)
    return {
        r.ref: reasons_to_compare(
            r, [incidents[i] for i in suffered.get(r.ref, ())] if whole or not (r.names or r.group) else []
        )
        for r in _records(contents)
        if only is None or r.ref in only
    }


def _names(text: str, known: Collection[str], digest: Callable[[str, str], str]) -> bool:
    words = _words(text)
    first = {word for word in set(words) if digest("first", word) in known}
    return any(digest("words", run) in known for run in set(_runs(words, first)))


def _runs(words: list[str], first: Collection[str]) -> Iterator[str]:
    for at, word in enumerate(words):
        if word in first:
            yield from (" ".join(words[at:end]) for end in range(at + 1, min(at + _LONGEST, len(words)) + 1))


def _words(text: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFC", text).casefold())


def _digest_of(ring: KeyRing) -> Callable[[str, str], str]:
    made: dict[tuple[str, str], str] = {}

    def digest(kind: str, words: str) -> str:
        if (kind, words) not in made:
            made[kind, words] = ring.ref("nf", kind, words)
        return made[kind, words]

    return digest
