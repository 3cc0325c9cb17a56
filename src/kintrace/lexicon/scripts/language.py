"""A hint at the language, from letters that only one language of the script writes.

A hint, not a decision: names of one language stand in the texts of another, and Burmese, Rakhine and several others
share all their letters.
"""

from __future__ import annotations

import re

from kintrace.lexicon.scripts.codes import MYANMAR

_OWN = {
    "shn": "\u1022\u1075\u1078\u107a\u107c-\u1081\u1083-\u1086",
    "mnw": "\u105a-\u105f\u1035",
    "ksw": "\u1061-\u1064",
    "pwo": "\u1065-\u1068",
    "kjp": "\u106e-\u1070",
    "blk": "\uaa7b",
    "kht": "\uaa60-\uaa76",
}
_LISU = re.compile("[\ua4d0-\ua4ff]")
_COUNTS = {code: re.compile(f"[{letters}]") for code, letters in _OWN.items()}
_ALL = re.compile(f"[{MYANMAR}]")
_LEAST = 0.02  # of the letters: fewer are names or loans
_SOME = 0.2  # of a Latin text: a Lisu name in an English report is no Lisu text


def language_of(text: str) -> str | None:
    """The ISO 639-3 code of the language that a Unicode text hints at, ``mya`` where no other does.

    Returns:
        ``shn`` Shan, ``mnw`` Mon, ``ksw`` S'gaw Karen, ``pwo`` and ``kjp`` Western and Eastern Pwo, ``blk`` Pa'O,
        ``kht`` Khamti, ``lis`` Lisu in Fraser's letters, ``mya``; ``None`` where it is none of these scripts.

    Assumes: not Zawgyi, which uses the same codes for other things.

    >>> language_of("\u107c\u102d\u1030\u1004\u103a\u1038"), language_of("Maran")
    ('shn', None)
    """
    letters = len(_ALL.findall(text))
    if not letters:
        return "lis" if len(_LISU.findall(text)) > _SOME * len(text) else None
    found = {code: len(own.findall(text)) for code, own in _COUNTS.items()}
    best = max(found, key=lambda code: found[code])
    return best if found[best] >= max(1.0, _LEAST * letters) else "mya"
