"""Which encoding a text is in: a document, its paragraphs, a column of a table.

A name is too short to be sure of, so a column is decided from all its cells; and where a document or a column was
pasted together from both encodings, only the parts that are sure are decided.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from kintrace.lexicon.scripts.cleaning import CANNOT_TELL, LATIN, UNICODE, ZAWGYI, clean, clean_into
from kintrace.lexicon.scripts.codes import MYANMAR, UNSEEN
from kintrace.lexicon.scripts.evidence import evidence
from kintrace.lexicon.scripts.language import language_of
from kintrace.lexicon.scripts.layer import Layer
from kintrace.lexicon.scripts.leftovers import is_in_cham_font
from kintrace.model import OffsetMap

_WORDS = re.compile(f"[{MYANMAR}][{MYANMAR}{UNSEEN}]*")
_DROPPED = {ord(code): None for code in "\u00ad\u200c\u200d\u200e\u200f\u2060\ufeff"} | {0x200B: " "}
_SAMPLE = 20_000  # letters on which a decision rests; reading more changes none
_SHORT = 20  # letters of a single name; below it silence says nothing
_SURE = 3.5  # log-odds: on single names in both encodings fewer than one decision in a thousand is wrong
_DETECTOR_SHARE = 0.35  # the detector is sure of itself where it has no reason to be
_MOST_DETECTED = 16.0
_CELLS = 2_000  # of a long column that are looked at to decide on the whole
# What the other encoding alone writes, of a cell in a column that is sure.
_ONLY_IN = {
    UNICODE: re.compile(f"\u1039|[\u1060-\u109f]|(?<![{MYANMAR}])[\u1031\u103b]|[\u1036-\u1038]\u1031"),
    ZAWGYI: re.compile(
        "\u1031[\u102b\u102c\u1036-\u1038]|[\u103e\u103f]|[\u102b\u102c]\u103a|\u103a[\u1037\u1038\u1039]"
    ),
}
_MIXED = 0.35  # of the stronger side's evidence: a paragraph in the other encoding, not a slip


@dataclass(frozen=True, slots=True)
class Script:
    """How a text is encoded.

    Args:
        name: ``unicode``, ``zawgyi``, ``latin`` (no Burmese letters in it) or ``cannot_tell``.
        zawgyi_probability: What the decision rests on; ``None`` where there are no Burmese letters.
        language: A hint, ISO 639-3; see ``language_of``. ``None`` where there is none.
        mixed: Whether parts of the text speak for either encoding: decide on its parts.
    """

    name: str
    zawgyi_probability: float | None = None
    language: str | None = None
    mixed: bool = False


def decide(text: str) -> Script:
    """Decide on the encoding of a whole document. One name alone is rarely enough to tell.

    Lisu, Shan, Karen and Mon use codes that Zawgyi uses for other shapes; what only Zawgyi can write must be there
    before a text is taken for it. A document that is half and half cannot be told as a whole.

    >>> decide("Seen at the ferry").name
    'latin'
    """
    sample, letters = _sample(text)
    if not letters:
        return Script(LATIN, language=language_of(text[:_SAMPLE]))
    if is_in_cham_font(text):
        return Script(CANNOT_TELL, None)
    found = evidence(sample)
    odds = found.zawgyi - found.unicode + _DETECTOR_SHARE * _detected(sample)
    weaker, stronger = sorted((found.zawgyi, found.unicode))
    mixed = weaker > 2 * _SURE and weaker > _MIXED * stronger
    name = CANNOT_TELL if mixed else _decided(odds, found.zawgyi, letters)
    return Script(name, _probability(odds), language_of(sample) if name == UNICODE else _burmese(name), mixed)


def _sample(text: str) -> tuple[str, int]:
    """The Burmese words of a text, codes that print nothing left out, and how many letters they have."""
    words: list[str] = []
    letters = 0
    for match in _WORDS.finditer(text):
        words.append(match[0][:_SAMPLE].translate(_DROPPED))
        letters += len(words[-1])
        if letters >= _SAMPLE:
            break
    return " ".join(words), letters


def _decided(odds: float, for_zawgyi: float, letters: int) -> str:
    if odds >= _SURE:
        return ZAWGYI
    if odds <= -_SURE:
        return UNICODE
    # nothing that only Zawgyi writes, in a text too long for that to be chance: another language of the block
    return UNICODE if not for_zawgyi and letters >= _SHORT and odds < 0 else CANNOT_TELL


def _probability(odds: float) -> float:
    return 1 / (1 + math.exp(-max(-700.0, min(700.0, odds))))


def _burmese(name: str) -> str | None:
    return "mya" if name == ZAWGYI else None


def _detected(sample: str) -> float:
    """What myanmartools' model of Burmese makes of it, in log-odds, held within what one model can be sure of."""
    probability = float(_detector().get_zawgyi_probability(sample))
    if not 0 <= probability <= 1:  # it found nothing to judge
        return 0.0
    return max(-_MOST_DETECTED, min(_MOST_DETECTED, math.log(max(probability, 1e-9) / max(1 - probability, 1e-9))))


@cache
def _detector() -> Any:
    from myanmartools import ZawgyiDetector

    return ZawgyiDetector()


def decide_column(cells: Iterable[str]) -> Script:
    """Decide on a column of a table, or a list of names, from all its cells together.

    Where many hands filled it in both encodings, it is ``cannot_tell`` and ``mixed``: ``decide_cells`` tells which
    cells are sure by themselves.

    >>> decide_column(["Maran", "Lahpai"]).name
    'latin'
    """
    return decide("\n".join(cells))


def decide_cells(cells: Sequence[str]) -> list[Script]:
    """Decide on each cell of a column: what is sure by itself as such, the others as the column is.

    In a mixed column a cell that is not sure by itself stays ``cannot_tell``.

    >>> [script.name for script in decide_cells(["Maran", "Lahpai"])]
    ['latin', 'latin']
    """
    whole = decide_column(cells)
    return [_with_column(decide(cell), whole) for cell in cells]


def encodings_of(cells: Sequence[str]) -> list[str]:
    """Decide on the encoding of each of very many cells of a column, and on nothing else.

    As ``decide_cells`` does, but where the column is sure, only cells are looked at that show what the other encoding
    alone writes; and the detector is asked only where its word could change a decision.

    Returns:
        ``unicode``, ``zawgyi``, ``latin`` or ``cannot_tell`` for each cell.

    >>> encodings_of(["Maran", "Lahpai"])
    ['latin', 'latin']
    """
    telling = [cell for cell in cells if not cell.isascii()]
    whole = decide_column(telling[:: max(1, len(telling) // _CELLS)])
    other = _ONLY_IN.get(whole.name)
    return [LATIN if cell.isascii() else _encoding(cell, whole.name, other) for cell in cells]


def _encoding(cell: str, whole: str, other: re.Pattern[str] | None) -> str:
    if other and not other.search(cell):
        return whole
    sample, letters = _sample(cell)
    if not letters:
        return LATIN
    found = evidence(sample)
    odds = found.zawgyi - found.unicode
    if abs(odds) < _SURE + _DETECTOR_SHARE * _MOST_DETECTED:
        odds += _DETECTOR_SHARE * _detected(sample)
    weaker, stronger = sorted((found.zawgyi, found.unicode))
    mixed = weaker > 2 * _SURE and weaker > _MIXED * stronger
    own = CANNOT_TELL if mixed else _decided(odds, found.zawgyi, letters)
    return whole if own == CANNOT_TELL and not mixed and whole in (UNICODE, ZAWGYI) else own


def _with_column(own: Script, whole: Script) -> Script:
    if own.name != CANNOT_TELL or own.mixed or whole.name not in (UNICODE, ZAWGYI):
        return own
    return Script(whole.name, own.zawgyi_probability, whole.language)


def clean_column(cells: Sequence[str]) -> list[str]:
    """Clean the cells of a column, each in the encoding that ``decide_cells`` finds for it.

    >>> clean_column(["Maran\\u200b", "Lahpai"])
    ['Maran', 'Lahpai']
    """
    return [clean(cell, script.name)[0] for cell, script in zip(cells, decide_cells(cells), strict=True)]


def clean_lines(text: str) -> tuple[Script, str, OffsetMap]:
    """Clean a text that may come from many hands: each line surely in one encoding is cleaned as such.

    Returns:
        The decision on the whole text, the cleaned text, and the way back. A line that cannot be told by itself
        follows the whole; where the whole is mixed, it follows the sure lines beside it if they agree, and else is
        not converted.
    """
    whole = decide(text)
    lines = text.splitlines(keepends=True)
    layer = Layer()
    start = 0
    for line, name in zip(lines, _names(lines, whole), strict=True):
        clean_into(layer, line, start, name)
        start += len(line)
    return whole, *layer.finished()


def _names(lines: list[str], whole: Script) -> list[str]:
    if whole.name == LATIN:
        return [LATIN] * len(lines)
    own = [decide(line).name for line in lines]
    if not whole.mixed:
        return [name if name in (UNICODE, ZAWGYI) else whole.name for name in own]
    before = _carried(own)
    after = _carried(own[::-1])[::-1]
    return [
        name if name != CANNOT_TELL else _agreed(left, right)
        for name, left, right in zip(own, before, after, strict=True)
    ]


def _carried(names: list[str]) -> list[str]:
    """For each line the last sure decision up to it; empty where there is none."""
    found: list[str] = []
    last = ""
    for name in names:
        last = name if name in (UNICODE, ZAWGYI) else last
        found.append(last)
    return found


def _agreed(left: str, right: str) -> str:
    return left or right if left == right or not (left and right) else CANNOT_TELL
