"""English words that say how many without a number: "several", "dozens", "a group of"."""

from __future__ import annotations

import re

from kintrace.model import Count

_SCALES = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1000, "lakh": 100_000, "million": 1_000_000}
_SCALE = r"(?P<scale>dozen|score|hundred|thousand|lakh|million)"
_MANY_OF = r"(?:(?:many|literally|several)\s+)?"
_WORDS: tuple[tuple[str, int, int | None], ...] = (
    (rf"(?:several|many)\s+{_SCALE}(?:\s+of)?", 3, None),
    (rf"a\s+few\s+{_SCALE.replace('scale', 'scale2')}(?:\s+of)?", 2, None),
    (rf"a\s+couple(?:\s+of)?\s+{_SCALE.replace('scale', 'scale3')}", 2, 2),
    (rf"{_MANY_OF}millions(?:\s+of)?", 2_000_000, None),
    (rf"{_MANY_OF}hundreds\s+of\s+thousands(?:\s+of)?", 200_000, None),
    (rf"{_MANY_OF}tens\s+of\s+thousands(?:\s+of)?", 20_000, None),
    (rf"{_MANY_OF}thousands(?:\s+of)?", 2000, None),
    (rf"{_MANY_OF}hundreds(?:\s+of)?", 200, None),
    (rf"{_MANY_OF}scores(?:\s+of)?", 40, None),
    (rf"{_MANY_OF}dozens(?:\s+of)?", 24, None),
    (r"tens\s+of", 20, None),
    (r"several(?:\s+of)?", 3, None),
    (r"(?:a\s+(?:great|good)\s+)?many(?:\s+of)?", 3, None),
    (r"a\s+(?:large\s+|small\s+|good\s+|growing\s+|unknown\s+)?number\s+of", 3, None),
    (r"(?:numerous|countless|scads\s+of|lots\s+of|a\s+lot\s+of|plenty\s+of|multiple)", 3, None),
    (r"(?:a\s+)?(?:large\s+|small\s+|whole\s+)?(?:group|crowd|band|handful|gang|mob|throng|bunch)\s+of", 3, None),
    (r"(?:quite\s+)?a\s+few", 2, None),
    (r"(?:(?:a|the)\s+couple(?:\s+of)?|a\s+pair\s+of)", 2, 2),
    (r"both(?:\s+the|\s+of)?", 2, 2),
    (r"some|various|other|more", 2, None),
    (r"(?:(?:the|a)\s+)?trio(?:\s+of)?", 3, 3),
    (r"the\s+(?:duo|pair)", 2, 2),
)
_ANY = re.compile("(?:" + "|".join(rf"(?P<v{i}>{words})" for i, (words, _, _) in enumerate(_WORDS)) + r")(?![\w-])")
_THEM = re.compile(r"\s+(?:them|whom|us|those|these|the|his|her|their|its|our)\b")
VAGUE_STARTS = frozenset(
    [
        "several",
        "many",
        "a",
        "the",
        "literally",
        "millions",
        "hundreds",
        "tens",
        "thousands",
        "scores",
        "dozens",
        "numerous",
        "countless",
        "scads",
        "lots",
        "plenty",
        "multiple",
        "large",
        "small",
        "whole",
        "group",
        "crowd",
        "band",
        "handful",
        "gang",
        "mob",
        "throng",
        "bunch",
        "quite",
        "both",
        "some",
        "various",
        "other",
        "more",
        "trio",
    ]
)


def vague_at(lower: str, start: int) -> tuple[Count, int, str] | None:
    """Read a vague word of number that begins here: its bounds, its end, and its last word.

    >>> count, end, word = vague_at("tens of thousands of people", 0); (count.min, count.max, word)
    (20000, None, 'thousands')
    """
    if start and lower[start - 1] in "-‐‑":
        return None
    m = _ANY.match(lower, start)
    if m is None:
        return None
    _, low, high = _WORDS[next(i for i in range(len(_WORDS)) if m[f"v{i}"] is not None)]
    scale = _SCALES[m["scale"] or m["scale2"] or m["scale3"] or ""] if (m["scale"] or m["scale2"] or m["scale3"]) else 1
    words = m[0].removesuffix(" of")
    end = m.start() + len(words) if _THEM.match(lower, m.end()) else m.end()
    return Count(low * scale, None if high is None else high * scale), end, words.split()[-1]
