"""The units that spelling is learned on: how a syllable opens and how it rhymes, as written in either script.

The medial ``w`` belongs to the rhyme in both scripts, because it changes the vowel that is spelled: Burmese writes
``htun`` with it, and ``lwin`` with the same sign.
"""

from __future__ import annotations

import re
from functools import lru_cache

_MEDIALS = "ျြှ"
_VOWEL_LETTERS = {"ဣ": "ိ", "ဤ": "ီ", "ဥ": "ု", "ဦ": "ူ", "ဧ": "ေ", "ဩ": "ော", "ဪ": "ော်"}
# Letters that sound alike to one who writes the name in Latin letters.
_ONSETS = str.maketrans("ခဂဃဆဈထဋဌဍဎဓဏဖဘဠဉရဿြ", "ကကကစဇတတတဒဒဒနပဗလညယသျ")
_FINALS = str.maketrans("ဏမဉပဒဓသဋဗဘဂခဇထဌဖညယ", "နနငတတတတတတတကကစတတတယယ")
_TONES = re.compile("[့း]")


@lru_cache(maxsize=50_000)
def of_burmese(syllable: str) -> tuple[str, str]:
    """Split a Burmese syllable into what opens it and what rhymes, as written.

    Args:
        syllable: One spoken syllable: no stacked letters, one consonant in front.

    >>> of_burmese("ထွန်း"), of_burmese("ဦး")
    (('ထ', 'ွန်း'), ('အ', 'ူး'))
    """
    first, rest = syllable[:1], syllable[1:]
    if first in _VOWEL_LETTERS:
        return "အ", _VOWEL_LETTERS[first] + rest
    onset = first + "".join(c for c in rest if c in _MEDIALS)
    rime = "".join(c for c in rest if c not in _MEDIALS)
    return onset, rime.replace("ါ", "ာ").replace("့်", "့်")


@lru_cache(maxsize=50_000)
def of_latin(syllable: str) -> tuple[str, str]:
    """Split a Latin syllable into its opening consonants and its rhyme.

    Args:
        syllable: Lower case letters without accents.

    >>> of_latin("kyaw"), of_latin("lwin"), of_latin("aung"), of_latin("kyi")
    (('ky', 'aw'), ('l', 'win'), ('', 'aung'), ('ky', 'i'))
    """
    at = next((i for i, c in enumerate(syllable) if c in "aeiou"), len(syllable))
    if at == len(syllable):
        vowel = syllable.find("y")
        return (syllable[:vowel], syllable[vowel:]) if vowel > 0 else (syllable, "")
    onset, rime = syllable[:at], syllable[at:]
    if len(onset) > 2 and onset.endswith("wh"):
        return f"{onset[:-2]}h", f"w{rime}"
    return (onset[:-1], f"w{rime}") if len(onset) > 1 and onset.endswith("w") else (onset, rime)


@lru_cache(maxsize=20_000)
def coarse_onset(onset: str) -> str:
    """The class of a Burmese opening: one for all letters that Latin spellings confuse.

    >>> coarse_onset("ဂျ") == coarse_onset("ကျ")
    True
    """
    return onset.translate(_ONSETS)


@lru_cache(maxsize=20_000)
def coarse_rime(rime: str) -> str:
    """The class of a Burmese rhyme: without tone and length, final letters by how they sound.

    >>> coarse_rime("ိမ့်") == coarse_rime("ိန်း")
    True
    """
    plain = _TONES.sub("", rime).replace("ီ", "ိ").replace("ူ", "ု").replace("ံ", "န်")
    return re.sub("(.)်", lambda m: f"{m[1].translate(_FINALS)}်", re.sub("[လရ]်", "", plain))
