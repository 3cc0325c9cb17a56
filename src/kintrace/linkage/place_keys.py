"""Keys under which one place is found again, however it is spelled and in either script."""

from __future__ import annotations

import re
from functools import lru_cache

from kintrace.lexicon.names import sounds_of


def _pairs(told: str) -> dict[str, str]:
    return dict(pair.split(":") for pair in told.split())


_PARTS = re.compile(r"[,;၊။()\[\]/]|\s-\s")
_KINDS_EN = re.compile(
    r"\b(?:village[\s-]*tracts?|villages?|townships?|tsp|towns?|wards?|quarters?|districts?|states?|regions?|division|camp|near|"
    r"around|in|of|the|city|street|road|lane|block|section|mine|mines|area)\b\.?",
    re.I,
)
_KINDS_MY = ("ကျေးရွာအုပ်စု", "ကျေးရွာ", "မြို့နယ်", "ရပ်ကွက်", "မြို့", "ပြည်နယ်", "တိုင်းဒေသကြီး", "ခရိုင်", "အနီး", "ရွာ")
_COARSE_RIMES = _pairs("ain:in en:in e:i ai:i un:on awn:on o:o aw:o u:o eit:it et:it ait:it awt:ot ut:ot oi:i")
_COARSE_ONSETS = _pairs("b:p d:t g:k z:s sh:s th:t ch:ky hl:l ng:n ny:n")


@lru_cache(maxsize=50_000)
def place_keys(words: str) -> tuple[str, ...]:
    """Make the keys of the places that words name, ascending.

    Args:
        words: "Nan Si In village, Hpakant Tsp", in either script; Zawgyi already converted.

    >>> place_keys("Hpakant Township") == place_keys("ဖားကန့်မြို့နယ်") == place_keys("Phakant")
    True
    >>> place_keys("Seik Mu village tract, Hpakant") == place_keys("ဆိပ်မူကျေးရွာအုပ်စု၊ဖားကန့်")
    True
    """
    text = words
    for kind in _KINDS_MY:
        text = text.replace(kind, ",")
    keys = {_key(_KINDS_EN.sub(" ", part)) for part in _PARTS.split(text)}
    if any(" " in part.strip() and _is_burmese(part) for part in _PARTS.split(text)):
        keys |= {_key(word) for part in _PARTS.split(text) if _is_burmese(part) for word in part.split()}
    return tuple(sorted(keys - {""}))


def _key(part: str) -> str:
    return "-".join(_coarse(sound.onset, sound.rime) for sound in sounds_of(part))


def _coarse(onset: str, rime: str) -> str:
    bare_onset = onset.rstrip("w") or onset
    return f"{_COARSE_ONSETS.get(bare_onset, bare_onset)}{_COARSE_RIMES.get(rime, rime)}"


def _is_burmese(text: str) -> bool:
    return any("က" <= c <= "႟" for c in text)
