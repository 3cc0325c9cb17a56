"""Taking a name apart: whatever stands around it first, then each form into parts with soft roles."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from kintrace.lexicon.names.parsing.marks import comma_in, is_plain, marks_in
from kintrace.lexicon.names.parsing.nouns import Name, NameForm, Part, Relation
from kintrace.lexicon.names.parsing.relations import relations_in
from kintrace.lexicon.names.parsing.roles import Roles, male_probability, roles_of
from kintrace.lexicon.names.parsing.tokens import Token, tokens_in

MOST_LETTERS = 300  # nobody's name is longer, whatever was put into the field
_MOST_FORMS = 12
_QUOTES = tuple("“\"«‘„'`")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")


def parse(words: str) -> Name:
    """Take a name apart into forms, parts with soft roles, relatives and remarks.

    No title is ever taken off: "Naw" is a Karen woman's title and a Kachin second son's name, "Maung Maung" has none.

    Args:
        words: A name as written, in either script or both, Zawgyi already converted; may hold anything else.

    >>> name = parse("Duwa Maran Brang Aung (a) Ko Gyi")
    >>> [(p.text, p.role) for p in name.forms[0].parts]
    [('Duwa', 'honorific'), ('Maran', 'clan'), ('Brang', 'given'), ('Aung', 'given')]
    >>> [(f.words, f.kind) for f in name.forms[1:]]
    [('Ko Gyi', 'alias')]
    >>> parse("Maung Maung").forms[0].parts[0].role, parse("မသီတာနွယ်").forms[0].parts[0].roles[0]
    ('given', ('title', 0.93))
    """
    return _parse(words) if len(words) <= MOST_LETTERS else _cut(words)


def _cut(words: str) -> Name:
    found = _parse(words[:MOST_LETTERS])
    return Name(words, found.forms, found.relations, found.remarks | {"cut"}, found.male_probability)


@lru_cache(maxsize=20_000)
def _parse(words: str) -> Name:
    text, back = _even(words)
    if is_plain(text):
        only, said, _ = _form(words, text, 0, len(text), "main", back)
        return Name(words, (only,) if only else (), (), frozenset(), said)
    relations, about_others = relations_in(text)
    marks = marks_in(text, about_others)
    kept: dict[str, NameForm] = {}
    male: float | None = None
    for start, end, kind in marks.spans[:_MOST_FORMS]:
        written = text if text[start - 1 : start] in _QUOTES else marks.text
        form, said, swapped = _form(words, written, start, end, kind if kept else "main", back)
        if form is None or (form.kind == "nickname" and all(part.leading > 0.5 for part in form.parts)):
            continue  # an office in brackets is no nickname
        kept.setdefault(form.words.casefold(), form)
        male = said if male is None else male
        if swapped and form.kind == "main":
            marks.remarks.add("order_swapped")
    moved = tuple(Relation(r.kind, *_span(words, r.start, r.end, back)) for r in relations)
    return Name(words, tuple(kept.values()), moved, frozenset(marks.remarks), male)


def _form(
    words: str, text: str, start: int, end: int, kind: str, back: list[int] | None
) -> tuple[NameForm | None, float | None, bool]:
    """One form, what its titles say of sex, and whether its clan stands last, after a comma."""
    comma = comma_in(text, start, end)
    tokens = tokens_in(text, start, end)
    if not tokens:
        return None, None, False
    after = None if comma is None else next((n for n, t in enumerate(tokens) if t.start > comma), None)
    roles = roles_of(tokens, after)
    if after and roles[after][0][0] in ("given", "initial") and not _surname(roles[:after]):
        tokens, roles = tokens[:after], roles_of(tokens[:after])  # a place or another person, not this name
    male = male_probability(tokens, roles) if any(t.readings for t in tokens) else None
    parts = _parts(words, tokens, roles, back)
    a, b = parts[0].start, parts[-1].end
    swapped = len(parts) > 1 and parts[-1].role == "clan"
    return NameForm(words[a:b], a, b, parts, kind), male, swapped


def _surname(before_comma: list[Roles]) -> bool:
    """Whether only titles and a clan stand before the comma, so that the name itself follows it."""
    return all(roles[0][0] not in ("given", "birth_order") for roles in before_comma)


def _parts(words: str, tokens: list[Token], roles: list[Roles], back: list[int] | None) -> tuple[Part, ...]:
    """Parts by word; what follows the titles in Burmese is one part, blanks or not."""
    found: list[Part] = []
    last: Token | None = None
    for token, shares in zip(tokens, roles, strict=True):
        _, start, end = _span(words, token.start, token.end, back)
        if last is not None and last.burmese and token.burmese and found[-1].role == shares[0][0] == "given":
            start = found.pop().start
        found.append(Part(words[start:end], start, end, shares))
        last = token
    return tuple(found)


def _even(words: str) -> tuple[str, list[int] | None]:
    """NFC without unseen characters; and where each code point stood, ``None`` where nothing moved."""
    if words.isascii() or (_UNSEEN.search(words) is None and unicodedata.is_normalized("NFC", words)):
        return words, None
    out: list[str] = []
    back: list[int] = []
    at = 0
    while at < len(words):
        end = at + 1
        while end < len(words) and unicodedata.category(words[end])[0] == "M":
            end += 1
        composed = unicodedata.normalize("NFC", _UNSEEN.sub("", words[at:end]))
        # one code point for one where nothing was composed, so that offsets inside a syllable hold
        same = len(composed) == end - at
        out.append(composed)
        back += [at + n if same else at for n in range(len(composed))]
        at = end
    return "".join(out), [*back, len(words)]


def _span(words: str, start: int, end: int, back: list[int] | None) -> tuple[str, int, int]:
    if back is None:
        return words[start:end], start, end
    a, b = back[start], back[end]
    return words[a:b], a, b
